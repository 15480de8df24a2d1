"""`reportgen build`."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.arguments import config_file, day, parameters
from reportgen.cli.faults import speaking
from reportgen.cli.progress import progress
from reportgen.cli.voice import SHOWN_IN_A_BUILD, Voice, as_facts, tally
from reportgen.model.standard import STANDARDS

if TYPE_CHECKING:
    from reportgen.pipeline import Built

_EXAMPLES = """\b
Examples:
  reportgen build                                 the only config in config/
  reportgen build config/board.yaml -o board.pdf
  reportgen build --as-of 2025-05-02              what was known on that day
  reportgen build --pdf-standard ua-2,a-4f        PDF 2.0
  reportgen build -o - | lpr
"""


@click.command(epilog=_EXAMPLES)
@click.argument("config", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", help="Where to write the PDF; - is standard output.")
@click.option("-P", "pairs", multiple=True, metavar="KEY=VALUE", help="Set a parameter of the config; repeatable.")
@click.option("--as-of", callback=day, metavar="YYYY-MM-DD", help="Leave out what was published after this day.")
@click.option("--language", metavar="CODE", help="Language of the briefing, as en; all: every one declared.")
@click.option("--dry-run", is_flag=True, help="Do everything but write the file.")
@click.option("--force", is_flag=True, help="Build in spite of errors in the data.")
@click.option("--no-cache", is_flag=True, help="Draw every chart anew.")
@click.option(
    "--pdf-standard",
    type=click.Choice(tuple(STANDARDS), case_sensitive=False),
    help="What the PDF follows (UA: accessible, A: archival); default: the config's pdf.standard, else ua-1,a-3a.",
)
@speaking
def build(
    voice: Voice,
    config: Path | None,
    output: str | None,
    pairs: tuple[str, ...],
    as_of: datetime.date | None,
    language: str | None,
    dry_run: bool,
    force: bool,
    no_cache: bool,
    pdf_standard: str | None,
) -> int:
    """Build the briefing of CONFIG into a PDF.

    Without CONFIG: the only YAML file in the folder config/.
    """
    to_stdout = output == "-"
    if to_stdout and voice.as_json:
        raise click.UsageError("--json and -o - both want standard output; choose one")
    if to_stdout and sys.stdout.isatty():
        raise click.UsageError("a PDF on a terminal is noise; send it on with a pipe, or name a file with -o")
    from reportgen import pipeline

    path = config_file(config)
    if language == "all" and output is not None:
        raise click.UsageError("--language all writes one file a language, to the names that the config gives; omit -o")
    codes = pipeline.languages_of(path, parameters(pairs)) if language == "all" else (language,)
    for code in codes:
        with progress(voice.shows_progress) as show:
            built = pipeline.build(
                path,
                output=output,
                as_of=as_of,
                language=code,
                parameters=parameters(pairs),
                dry_run=dry_run,
                force=force,
                no_cache=no_cache,
                pdf_standard=pdf_standard,
                on_stage=show,
            )
        if to_stdout and not dry_run:
            sys.stdout.buffer.write(built.pdf)
            sys.stdout.buffer.flush()
        elsewhere = f"reportgen check {path}" + (f" --as-of {as_of}" if as_of else "")
        _tell(voice, built, elsewhere, to_stderr=to_stdout, is_written=not dry_run)
    return 0


def _tell(voice: Voice, built: Built, elsewhere: str, *, to_stderr: bool, is_written: bool) -> None:
    if not voice.as_json:
        voice.problems(built.problems, at_most=SHOWN_IN_A_BUILD, more=f" ({elsewhere})")
    if voice.hears("debug"):
        seconds = ", ".join(f"{stage} {used:.2f} s" for stage, used in built.seconds.items())
        click.echo(seconds, err=True)
    facts = {
        "path": str(built.path) if built.path else None,
        "written": is_written,
        "pages": built.pages,
        "size_bytes": built.size_bytes,
        "sha256": built.sha256,
        "seconds": {stage: round(used, 3) for stage, used in built.seconds.items()},
        "problems": as_facts(built.problems),
    }
    voice.result(closing_line(built, is_written=is_written), facts, to_stderr=to_stderr)


def closing_line(built: Built, *, is_written: bool) -> str:
    """`out/briefing.pdf: 10 pages, 312 kB, 2.1 s; 3 warnings`."""
    place = str(built.path) if built.path else "standard output"
    pages = "1 page" if built.pages == 1 else f"{built.pages} pages"
    seconds = f"{sum(built.seconds.values()):.1f} s"
    fate = "" if is_written else "; not written (--dry-run)"
    return f"{place}: {pages}, {size_text(built.size_bytes)}, {seconds}; {tally(built.problems)}{fate}"


def size_text(size_bytes: int) -> str:
    """`312 kB` or `1.4 MB`."""
    return f"{size_bytes / 1e6:.1f} MB" if size_bytes >= 999_500 else f"{max(1, round(size_bytes / 1e3))} kB"
