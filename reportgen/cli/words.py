"""`reportgen words`: what the catalogues of the languages lack, and their upkeep, for translators."""

from __future__ import annotations

import click

from reportgen.cli.faults import speaking
from reportgen.cli.lists import tell_lines
from reportgen.cli.voice import Voice

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
    from reportgen.language.language import CATALOGUES
    from reportgen.language.upkeep import findings, updated
    from reportgen.output import write_whole

    origins = messages()
    paths = [CATALOGUES / f"{code}.po" for code in languages] or sorted(CATALOGUES.glob("*.po"))
    if update:
        for path in paths:
            write_whole(path, updated(path, origins).encode())
    found = [line for path in paths for line in findings(path, origins)]
    tell_lines(voice, found or [f"{len(origins)} messages, all translated"], {"findings": found})
    return 3 if found else 0
