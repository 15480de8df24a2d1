"""From what went wrong to an exit code, with a word to the person."""

from __future__ import annotations

import errno
import functools
import os
import signal
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

import click

from reportgen.cli.voice import LEVELS, Voice
from reportgen.errors import ReportgenError, error

OUR_FAULT = 1
USAGE = 2
INTERRUPTED = 130
BROKEN_PIPE = 128 + 13  # as a shell reports a program that SIGPIPE ended
TERMINATED = 128 + 15
OUTPUT_REFUSED = 4
_REFUSALS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class Terminated(BaseException):
    """SIGTERM arrived; a BaseException, so that nothing but the clean-up holds it back."""


class ClosedPipe(BaseException):
    """Nobody reads standard output any more; a BaseException, because click makes another end of a BrokenPipeError."""


class RefusedOutput(BaseException):
    """Standard output takes nothing more, as on a full disk; a BaseException like the one above."""


def speaking(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command `--json`, `--quiet`, `--log-level` and its first argument, the `Voice`; tells what stops it."""

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object on standard output.")
    @click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
    @click.option(
        "--log-level",
        type=click.Choice(LEVELS),
        default="warning",
        show_default=True,
        help="How much to tell; debug adds times and traces.",
    )
    @functools.wraps(command)
    def run(*, as_json: bool, quiet: bool, log_level: str, **options: Any) -> int:
        voice = Voice(as_json, quiet, log_level)
        try:
            return command(voice, **options)
        except ReportgenError as fault:
            if voice.hears("debug"):
                traceback.print_exc()
            return voice.failure(fault.problems, fault.exit_code)
        except BrokenPipeError as fault:
            raise ClosedPipe from fault
        except click.ClickException:
            raise
        except OSError as fault:
            if _is_refused_output(fault):
                raise RefusedOutput(fault.strerror) from fault
            return _our_fault(voice, fault)
        except Exception as fault:
            return _our_fault(voice, fault)

    return run


def run(program: click.Command, arguments: list[str] | None) -> int:
    """The exit code of the program; what stops it outside a command is told here."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        result = program.main(arguments, prog_name="reportgen", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as fault:
        return _usage(fault, as_json="--json" in arguments)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; an existing output is untouched", err=True)
        return INTERRUPTED
    except Terminated:
        return TERMINATED
    except (ClosedPipe, BrokenPipeError):
        _drop_output()
        return BROKEN_PIPE
    except (RefusedOutput, OSError) as fault:
        if isinstance(fault, OSError) and not _is_refused_output(fault):
            raise
        _drop_output()
        reason = fault.strerror if isinstance(fault, OSError) else str(fault)
        click.echo(f"standard output: it takes nothing more ({reason}); see to the disk or write to a file", err=True)
        return OUTPUT_REFUSED
    return result if isinstance(result, int) else 0


def _usage(fault: click.ClickException, *, as_json: bool) -> int:
    if as_json:
        problem = error("usage", "command line", fault.format_message(), "see reportgen --help")
        Voice(as_json=True).failure([problem], USAGE)
    else:
        fault.show()
    return USAGE


def _our_fault(voice: Voice, fault: Exception) -> int:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    module = last.filename.replace("\\", "/").rsplit("/", 2)
    place = f"{'/'.join(module[-2:])}, line {last.lineno}"
    what = f"{type(fault).__name__}: {fault}".strip(": ")
    if voice.hears("debug"):
        traceback.print_exc()
    problem = error(
        "our-fault",
        "reportgen",
        f"this is a fault of the program, not yours: {what} ({place})",
        "please report this line with what `reportgen --version` prints and, if you may, the config;"
        " --log-level debug shows where it happened",
    )
    return voice.failure([problem], OUR_FAULT)


def listen_for_sigterm() -> None:
    """Makes SIGTERM end the program by way of its clean-up."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise Terminated

    signal.signal(signal.SIGTERM, stop)


def _is_refused_output(fault: OSError) -> bool:
    """Whether a stream refused: a file would be named, and its writers tell of it themselves."""
    return fault.errno in _REFUSALS and fault.filename is None


def _drop_output() -> None:
    """Points standard output at nothing, so that Python's own flush at exit meets no broken pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
