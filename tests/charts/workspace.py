"""Charts as a user gets them: a CSV and some YAML in a folder, built whole."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from reportgen.errors import Problem, ReportgenError
from reportgen.pipeline import Built, build

Row = tuple[str, Sequence[str]]

LETTERS = "abcdefghi"
LONG = ("A label that goes on for two hundred characters and still has something to say about its subject " * 3)[:200]
STRANGE = ("$x_1$ and $y_2$", "50% of_all ^2", "a & b <i> \\frac", "#5: {x} [y]", "=SUM(A1)", "C:\\temp_dir")
CYRILLIC = ("Машины и оборудование", "Пищевые продукты", "Ўсё астатняе", "Щебень и ёлки", "Рыба", "Лифты")
PLAIN = ("Food", "Machinery", "Timber", "Fish", "Glass", "Lifts")


def rows(labels: Sequence[str], number: Callable[[int, int], object]) -> list[Row]:
    """A row for each label with nine numbers: `number(row, column)`."""
    return [(label, [str(number(row, column)) for column in range(len(LETTERS))]) for row, label in enumerate(labels)]


def _wave(row: int, column: int) -> float:
    return round(30 + 9 * math.sin(row / 2 + column) + 4 * column + row % 7, 1)


def _swing(row: int, column: int) -> float:
    return round(40 * math.sin(row * 1.3 + column), 1)


YEARS = [str(2016 + n) for n in range(9)]
DAYS = [f"{2019 + n // 336}-{n % 336 // 28 + 1:02d}-{n % 28 + 1:02d}" for n in range(2000)]

ODD: dict[str, list[Row]] = {
    "ordinary": rows(YEARS, _wave),
    "names": rows(PLAIN, _wave),
    "one point": rows(["2024"], lambda *_: 47),
    "one name": rows(["Food"], lambda *_: 47),
    "two thousand days": rows(DAYS, _wave),
    "two thousand names": rows([f"Name {n}" for n in range(2000)], _wave),
    "all equal": rows(YEARS, lambda *_: 5),
    "all zero": rows(YEARS, lambda *_: 0),
    "all negative": rows(YEARS, lambda *at: -_wave(*at)),
    "names, negative": rows(PLAIN, lambda *at: -_wave(*at)),
    "both signs": rows(YEARS, _swing),
    "names, both signs": rows(PLAIN, _swing),
    "not numbers": rows(PLAIN, lambda row, _: ("inf", "-Infinity", "NaN", "1e400", "many", 3)[row]),
    "a few gaps": rows(YEARS, lambda row, column: "" if (row + column) % 4 == 1 else _wave(row, column)),
    "nothing known": rows(YEARS, lambda *_: ""),
    "long labels": rows([f"{n} {LONG}"[:200] for n in range(6)], _wave),
    "strange labels": rows(STRANGE, _wave),
    "Cyrillic": rows(CYRILLIC, _wave),
    "thirty names": rows([f"Category number {n}" for n in range(30)], _wave),
    "months": rows([f"{2020 + n // 12}-{n % 12 + 1:02d}" for n in range(40)], _wave),
    "huge": rows(YEARS, lambda row, column: (row + column + 1) * 10**13),
    "tiny": rows(YEARS, lambda row, column: f"{(row + column + 1) / 10**8:.9f}"),
    "one giant": rows(PLAIN, lambda row, _: 10**9 if row == 2 else row + 1),
    "parts of years": rows(["2022", "2023", "2024", "2025-01/2025-03"], _wave),
}

# Every kind's YAML with as few series as it takes, and with nine.
FEW = {
    "columns": {"value": "a"},
    "lines": {"value": ["a", "b", "c"]},
    "indexed": {"value": ["a", "b"]},
    "area": {"value": ["a", "b"]},
    "stacked": {"value": ["a", "b", "c"]},
    "shares": {"value": ["a", "b", "c"]},
    "grouped": {"value": ["a", "b"]},
    "mirrored": {"value": ["a", "b"]},
    "ranking": {"value": "a"},
    "range": {"value": "low", "high": "high"},
    "bullet": {"value": ["a", "b"]},
    "dumbbell": {"value": ["a", "b"]},
    "slope": {"value": ["a", "b"], "height_pt": 220},
    "waterfall": {"value": ["a", "b"]},
    "sharebar": {"value": "a", "height_pt": 110},
    "heatmap": {"value": ["a", "b", "c"]},
    "multiples": {"value": ["a", "b", "c"]},
    "scatter": {"value": ["a", "b"]},
    "timeline": {"note": "note"},
    "sparkline": {"value": "a"},
}


def write(folder: Path, kind: str, found: Sequence[Row], language: str = "en", **options: object) -> Path:
    """A workspace with one chart of that kind over the rows; the config's path."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "config").mkdir(exist_ok=True)
    with (folder / "data" / "given.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["label", *LETTERS, "low", "high", "note", "unit", "multiplier"])
        for label, numbers in found:
            high = numbers[1] if numbers[1] != numbers[0] else numbers[2]
            writer.writerow([label, *numbers, numbers[0], high, f"What happened at {label}"[:200], "USD", 6])
    chart = {"kind": kind, "data": "given", "label": "label", **FEW[kind], **options}
    config = {
        "version": 1,
        "briefing": {"title": "Odd", "as_of": "2026-01-31", "language": language},
        "data": {"tables": {"given": {"file": "../data/given.csv"}}},
        "sections": [{"section": {"title": "Ours", "components": [{"chart": chart}]}}],
    }
    path = folder / "config" / "odd.yaml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def built(folder: Path, kind: str, found: Sequence[Row], language: str = "en", **options: object) -> Built:
    """The briefing with that chart. Raises ReportgenError with what is wrong."""
    return build(write(folder, kind, found, language, **options), dry_run=True, no_cache=True)


def refusal(fault: ReportgenError) -> tuple[Problem, ...]:
    """The problems a refusal tells."""
    return tuple(fault.problems)
