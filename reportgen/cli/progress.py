"""The moving line on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WORDS = {
    "config": "reading the config",
    "data": "reading the data",
    "compose": "composing",
    "draw": "drawing the charts",
    "render": "laying out the pages",
    "check": "checking the file",
    "write": "writing",
}


@contextmanager
def progress(is_shown: bool) -> Iterator[Callable[[str], None]]:
    """What to call with the name of each stage as it begins; the line is gone when the work ends, however it ends."""
    if not is_shown:
        yield lambda _: None
        return

    def show(stage: str) -> None:
        place = list(WORDS).index(stage) + 1
        sys.stderr.write(f"\r\x1b[K[{place}/{len(WORDS)}] {WORDS[stage]} …")
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
