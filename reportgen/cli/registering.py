"""`reportgen register`."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import click

from reportgen.cli.arguments import config_file, day, parameters
from reportgen.cli.faults import speaking
from reportgen.cli.voice import Voice, count
from reportgen.output import write_whole

_EXAMPLES = """\b
Examples:
  reportgen register -o data/register.csv    after an edition has gone out
  reportgen register --as-of 2025-05-02      the register as it could have been on that day

The next edition names that file under data.tables, and the table in its section:
  commitments: {previous: register}
The same for what was said, with `reportgen register --statements -o data/said.csv`:
  statements: {previous: said}
"""


@click.command(epilog=_EXAMPLES)
@click.argument("file", required=False, metavar="[CONFIG]", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; default: print it.")
@click.option("-P", "pairs", multiple=True, metavar="KEY=VALUE", help="Set a parameter of the config; repeatable.")
@click.option("--as-of", callback=day, metavar="YYYY-MM-DD", help="Leave out what was published after this day.")
@click.option("--statements", "is_said", is_flag=True, help="The register of what was said, not of what is owed.")
@speaking
def register(
    voice: Voice,
    file: Path | None,
    output: Path | None,
    pairs: tuple[str, ...],
    as_of: datetime.date | None,
    *,
    is_said: bool,
) -> int:
    """Print the register of commitments, or of statements, of this edition as CSV, for the next one to compare with.

    Each keeps its number from edition to edition; the next edition tells what is new and what has changed.
    """
    from reportgen import pipeline
    from reportgen.sections.carrying import REGISTER_COLUMNS
    from reportgen.sections.remembering_statements import STATEMENT_COLUMNS

    kind, columns = ("statements", STATEMENT_COLUMNS) if is_said else ("commitments", REGISTER_COLUMNS)
    rows = pipeline.register(config_file(file), as_of=as_of, parameters=parameters(pairs), kind=kind)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    if output is None:
        if voice.as_json:
            voice.result("", {"rows": list(rows)})
        else:
            click.echo(stream.getvalue(), nl=False)
        return 0
    write_whole(output, stream.getvalue().encode())
    voice.result(
        f"{output}: {count(len(rows), 'statement' if is_said else 'undertaking')}",
        {"path": str(output), "rows": list(rows)},
    )
    return 0
