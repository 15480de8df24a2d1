"""Names in observations that look like a slip of the pen: a rare one a letter away from a frequent one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from reportgen.errors import Problem, warning
from reportgen.model.facts import Observation

# Two is a habit; one is a slip. A name has to be seen this often to make a rare one doubtful.
_FREQUENT = 4
_SHORTEST = 5
# A column of more different values holds identifiers or texts, not names that recur.
_MOST = 500


def find_misspellings(observations: Iterable[Observation]) -> Iterator[Problem]:
    """A warning for each indicator or dimension value that occurs once and is one slip from one that many rows have.

    One slip is a letter more, less, other, or two swapped (Damerau's distance of one). Names with digits are passed
    over: `Route 1` and `Route 2` are two names.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, str], Observation] = {}
    for observation in observations:
        for column, name in (("indicator", observation.indicator), *observation.dimensions.items()):
            seen[column][name] += 1
            first.setdefault((column, name), observation)
    for column, counts in seen.items():
        if len(counts) > _MOST:
            continue
        frequent = [name for name, count in counts.items() if count >= _FREQUENT]
        for name in (name for name, count in counts.items() if count == 1 and _is_word(name)):
            meant = next((other for other in frequent if is_one_slip(name, other)), None)
            if meant:
                place = f"{first[column, name].citation.locator}, column {column}"
                fact = f"'{name}' occurs only here and is a letter away from '{meant}' ({counts[meant]} rows)"
                yield warning("near_name", place, fact, "correct it, or leave it if it is another thing")


def is_one_slip(name: str, other: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbour turns one into the other."""
    if abs(len(name) - len(other)) > 1 or name == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))
    rest, others = name[start:], other[start:]
    if len(rest) == len(others):
        swapped = len(rest) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:]
        return rest[1:] == others[1:] or swapped
    return rest[1:] == others or rest == others[1:]


def _is_word(name: str) -> bool:
    return len(name) >= _SHORTEST and not any(letter.isdigit() for letter in name)
