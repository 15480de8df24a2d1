"""How a rule says no."""

from __future__ import annotations


class RefusedError(Exception):
    """A value that a rule does not take: `fact` says why, `remedy` what to write; the caller knows the place."""

    def __init__(self, fact: str, remedy: str) -> None:
        self.fact = fact
        self.remedy = remedy
        super().__init__(fact)
