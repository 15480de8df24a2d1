"""Python's search for circles of objects, put off."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """A stage that makes very many objects and few circles of them; also to be written as its decorator.

    A fifth of the time of 20,000 rows went into the search.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()
