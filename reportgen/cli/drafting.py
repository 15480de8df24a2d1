"""`reportgen draft`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.faults import speaking
from reportgen.cli.listing import schema_text
from reportgen.cli.starting import SCHEMA, refuse_taken
from reportgen.cli.voice import Voice, as_facts, count
from reportgen.errors import ConfigError, Severity, error
from reportgen.output import write_whole

_EXAMPLES = """\b
Examples:
  reportgen draft articles/                  a folder → draft/
  reportgen draft *.html notes.docx -o may   several files → may/
  cd draft && reportgen build                see what was found
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="FILES…", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    default="draft",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The new folder. [default: draft]",
)
@click.option("--force", is_flag=True, help="Use a folder that holds other files; none of them is overwritten.")
@speaking
def draft(voice: Voice, paths: tuple[Path, ...], folder: Path, force: bool) -> int:
    """Make a first workspace from documents: sources, figures, commitments, statements, and a config that builds.

    FILES are texts (.md, .txt), web pages (.html), .docx, .pdf, .eml, or folders of them. Each row has its sentence and
    is marked for review; files that cannot be read are told and left out.
    """
    from reportgen.drafting import make_draft, read_pile
    from reportgen.language import languages

    if not paths:
        remedy = "name some, or a folder of them: reportgen draft articles/"
        raise ConfigError(error("draft-nothing", "command line", "no documents are named", remedy))
    pile = read_pile(paths)
    made = make_draft(pile.documents, tuple(languages()))
    files = {**made.files, SCHEMA: schema_text().encode()}
    refuse_taken(folder, files, force=force)
    for path, content in files.items():
        write_whole(folder / path, content)
    voice.problems(pile.problems, with_notes=True)
    _tell_folded(voice, made.folded)
    left_out = sum(problem.severity is Severity.ERROR for problem in pile.problems)
    contents = ", ".join(count(number, noun) for noun, number in made.counts.items())
    skipped = f"; {count(left_out, 'file')} left out" if left_out else ""
    step = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    line = f"{folder}: {contents}{skipped}; every row is for review; next: {step}reportgen build"
    facts = {"path": str(folder), "files": [path.as_posix() for path in files], "counts": dict(made.counts)}
    voice.result(line, {**facts, "problems": as_facts(pile.problems)})
    return 0


def _tell_folded(voice: Voice, folded: tuple) -> None:  # type: ignore[type-arg]  # stories; their room loads late
    if voice.as_json or voice.is_quiet:
        return
    for story in folded:
        others = ", ".join(each.id for each in story.others)
        click.echo(f"note: {story.document.id} tells the same story as {others}; it is read once", err=True)
