"""The day and the moment that a build takes for its own; SOURCE_DATE_EPOCH overrules the clock."""

from __future__ import annotations

import datetime
import os

from reportgen.errors import ConfigError, error

VARIABLE = "SOURCE_DATE_EPOCH"


def source_moment() -> datetime.datetime | None:
    """The moment of SOURCE_DATE_EPOCH (reproducible-builds.org) in UTC; None when it is not set.

    Raises ConfigError when it is no number of seconds.
    """
    text = os.environ.get(VARIABLE, "").strip()
    if not text:
        return None
    try:
        if text.isascii() and text.isdecimal():
            return datetime.datetime.fromtimestamp(int(text), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        pass
    fact = f"'{text[:40]}' is no number of seconds since 1970"
    raise ConfigError(error("source-date", VARIABLE, fact, "unset it, or set it to one such as 1767225600"))


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH, else of the machine's clock in its zone."""
    moment = source_moment()
    return moment.date() if moment else datetime.datetime.now().astimezone().date()
