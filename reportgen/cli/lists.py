"""Answers of several lines: each made safe for a terminal by itself, or all as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click

from reportgen.cli.voice import Voice, plain


def tell_lines(voice: Voice, lines: Iterable[str], facts: Mapping[str, Any]) -> None:
    """The lines on standard output, or with `--json` the facts; nothing with `--quiet`."""
    if voice.as_json:
        voice.result("", facts)
    elif not voice.is_quiet:
        for line in lines:
            click.echo(plain(line))
