"""`reportgen words`: what the catalogues of the languages lack, and their upkeep, for translators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.faults import speaking
from reportgen.cli.lists import tell_lines
from reportgen.cli.voice import Voice
from reportgen.errors import ConfigError, error

if TYPE_CHECKING:
    from reportgen.language.extraction import Origin

_EXAMPLES = """\b
Examples:
  reportgen words                 what is missing or stale in each language
  reportgen words be --update     write every message of the program into be.po
  reportgen words pl --update     begin a new language
"""


@click.command(epilog=_EXAMPLES)
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]…")
@click.option("--update", is_flag=True, help="Write every message of the program into the catalogues.")
@speaking
def words(voice: Voice, languages: tuple[str, ...], update: bool) -> int:
    """Say what the catalogues of LANGUAGE (default: all) lack: messages missing, stale, or that would not print."""
    from reportgen.language.extraction import messages
    from reportgen.language.language import catalogue_path
    from reportgen.language.language import languages as known
    from reportgen.language.upkeep import findings

    origins = messages()
    paths = [catalogue_path(code) for code in languages or known()[1:]]
    if update:
        tell_lines(voice, *_update(paths, origins))
        return 0
    _refuse_missing(paths)
    found = [line for path in paths for line in findings(path, origins)]
    tell_lines(voice, found or [f"{len(origins)} messages, all translated"], {"findings": found})
    return 3 if found else 0


def _update(paths: Sequence[Path], origins: Mapping[str, Origin]) -> tuple[list[str], dict[str, Any]]:
    """Writes the catalogues; where they are and how many of their messages wait, for people and as facts."""
    from reportgen.language.upkeep import untranslated, updated
    from reportgen.output import write_whole

    for path in paths:
        write_whole(path, updated(path, origins).encode())
    waiting = {str(path): untranslated(path) for path in paths}
    lines = [f"{path}: {n} of {len(origins)} messages to translate" for path, n in waiting.items()]
    return lines, {"untranslated": waiting}


def _refuse_missing(paths: Sequence[Path]) -> None:
    missing = [path.stem for path in paths if not path.exists()]
    remedy = "begin one with `reportgen words {} --update`"
    if missing:
        raise ConfigError(
            error("language", code, "there is no catalogue of this language yet", remedy.format(code))
            for code in missing
        )
