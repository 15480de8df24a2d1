"""`reportgen check`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from reportgen.cli.arguments import config_file, day, parameters
from reportgen.cli.faults import speaking
from reportgen.cli.progress import progress
from reportgen.cli.voice import Voice, as_facts, count, tally
from reportgen.errors import DataError, Problem, RenderError, ReportgenError, Severity

_EXAMPLES = """\b
Examples:
  reportgen check                     the only config in config/
  reportgen check config/board.yaml
  reportgen check out/board.pdf       proof-read a finished PDF
"""


@click.command(epilog=_EXAMPLES)
@click.argument("file", required=False, metavar="[CONFIG|PDF]", type=click.Path(path_type=Path))
@click.option("-P", "pairs", multiple=True, metavar="KEY=VALUE", help="Set a parameter of the config; repeatable.")
@click.option("--as-of", callback=day, metavar="YYYY-MM-DD", help="Leave out what was published after this day.")
@click.option("--language", metavar="CODE", help="Language of the briefing, as en.")
@speaking
def check(
    voice: Voice, file: Path | None, pairs: tuple[str, ...], as_of: datetime.date | None, language: str | None
) -> int:
    """Find every problem of CONFIG and its data and build nothing, or proof-read a PDF.

    Without an argument: the only YAML file in the folder config/.
    """
    from reportgen import pipeline

    path = config_file(file)
    if path.suffix.lower() == ".pdf":
        problems = pipeline.check_pdf(path)
        return _conclude(voice, str(path), problems, RenderError)
    with progress(voice.shows_progress) as show:
        checked = pipeline.check(path, as_of=as_of, language=language, parameters=parameters(pairs), on_stage=show)
    contents = ", ".join(count(number, noun) for noun, number in checked.contents.items())
    return _conclude(voice, f"{path}: {contents}", checked.problems, DataError if checked.is_drawable else RenderError)


def _conclude(voice: Voice, subject: str, problems: tuple[Problem, ...], fatal: type[ReportgenError]) -> int:
    closing = f"{subject}; {tally(problems, with_notes=True)}"
    if any(problem.severity is Severity.ERROR for problem in problems):
        return voice.failure(problems, fatal.exit_code, closing, with_notes=True)
    if not voice.as_json:
        voice.problems(problems, with_notes=True)
    voice.result(closing, {"problems": as_facts(problems)})
    return 0
