"""The log of a run: one JSON object a line, in a file or on standard error."""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from reportgen.errors import ConfigError, error

Log = Callable[[str, Mapping[str, object]], None]


@contextlib.contextmanager
def journal(place: str | None) -> Iterator[Log]:
    """A function that logs an event with its facts; `place` is a file to append to, `-` standard error, None nothing.

    Raises ConfigError when the file cannot be opened.
    """
    if place is None:
        yield lambda _event, _facts: None
    elif place == "-":
        yield _writer(sys.stderr)
    else:
        try:
            # The first run makes the ledger's folder, in which a log may well lie, later than this.
            Path(place).parent.mkdir(parents=True, exist_ok=True)
            stream = open(place, "a", encoding="utf-8")  # noqa: PTH123, SIM115 - closed below, the place is a name
        except OSError as fault:
            fact = f"the log cannot be opened ({fault.strerror})"
            raise ConfigError(error("log", place, fact, "name a file in a folder that can be written")) from fault
        with stream:
            yield _writer(stream)


def _writer(stream: TextIO) -> Log:
    def write(event: str, facts: Mapping[str, object]) -> None:
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": now, "event": event, **facts}, ensure_ascii=True, default=str)
        stream.write(line + "\n")
        stream.flush()

    return write
