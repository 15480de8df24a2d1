"""The program: its commands, its help, its version."""

from __future__ import annotations

import platform
import zlib

import click

from reportgen import __version__
from reportgen.cli.building import build
from reportgen.cli.checking import check
from reportgen.cli.doctoring import doctor
from reportgen.cli.drafting import draft
from reportgen.cli.history import history, ledger, resolve
from reportgen.cli.listing import list_, schema
from reportgen.cli.registering import register
from reportgen.cli.running import run, send
from reportgen.cli.scheduling import schedule
from reportgen.cli.starting import init
from reportgen.cli.words import words

# The same versions of these give the same bytes.
_DECISIVE = ("reportlab", "matplotlib", "pandas", "pikepdf", "babel")

_EXAMPLES = """\b
Examples:
  reportgen init my-briefing        lay out a small briefing of your own
  reportgen draft articles/         a first workspace out of a pile of documents
  cd my-briefing
  reportgen build                   config/briefing.yaml → out/….pdf
  reportgen check                   find every problem, build nothing
  reportgen list sections           what a briefing can hold
  reportgen run                     what cron calls: build and send what is due

\b
Exit codes:
  0  done                           4  drawing or checking the PDF failed
  2  command line or config         5  not everything was accepted by the mail server
  3  data                           74, 75  the ledger cannot be trusted; another run is at work
  1  a fault of reportgen itself    130  interrupted
"""


def versions() -> str:
    """One line with all the versions that decide the bytes of a PDF."""
    from importlib import metadata  # a third of the time that --help takes

    libraries = ", ".join(f"{name} {metadata.version(name)}" for name in _DECISIVE)
    return (
        f"reportgen {__version__} (Python {platform.python_version()}, {libraries}, zlib {zlib.ZLIB_RUNTIME_VERSION})"
    )


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(versions())
        context.exit()


@click.group(
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the versions that decide the bytes of a PDF.",
)
def program() -> None:
    """One YAML file in, one briefing PDF out, with every number traceable to its source."""


for command in (
    build,
    check,
    doctor,
    draft,
    history,
    init,
    ledger,
    list_,
    register,
    resolve,
    run,
    schedule,
    schema,
    send,
    words,
):
    program.add_command(command)
