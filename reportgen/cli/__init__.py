"""The command line: arguments → one use case → exit code; the only room that prints."""

from __future__ import annotations

import sys
from typing import NoReturn

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the program and leaves with its exit code."""
    from reportgen.cli.faults import listen_for_sigterm, run
    from reportgen.cli.program import program

    listen_for_sigterm()
    sys.exit(run(program, arguments))
