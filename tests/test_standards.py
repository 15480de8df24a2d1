"""What reportgen makes is accessible (PDF/UA-1) and archival (PDF/A-3a), say two validators that are not ours."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from reportgen import build
from tests.pdf import sample
from tests.pdf.reading import opened, render_briefing, rendered
from tests.standards import STANDARDS, FailedRule, failed_rules, second_opinion

CONFIGS = Path(__file__).parent.parent / "config"

MADE: dict[str, Callable[[], bytes]] = {
    "reference briefing": lambda: build(CONFIGS / "astrakhan.yaml", output="-").pdf,
    "starter": lambda: build(CONFIGS / "starter.yaml", output="-").pdf,
    "hard cases": lambda: render_briefing(sample.briefing(), sample.drawings()).pdf,
    "300 rows": lambda: rendered(sample.levels(300)).pdf,
}


@pytest.fixture(scope="module", params=MADE)
def made(request: pytest.FixtureRequest) -> bytes:
    return MADE[request.param]()


@pytest.fixture(scope="module")
def sound() -> bytes:
    return rendered(sample.chart(), drawings=sample.drawings()).pdf


def told(rules: tuple[FailedRule, ...]) -> list[str]:
    """The findings as a person reads them."""
    return [str(rule) for rule in rules]


@pytest.mark.parametrize("standard", STANDARDS)
def test_verapdf_finds_nothing(made: bytes, standard: str) -> None:
    assert told(failed_rules(made, standard)) == []


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_second_validator_finds_nothing(made: bytes, standard: str) -> None:
    assert told(second_opinion(made, standard)) == []


def take_fonts_out(document: pikepdf.Pdf) -> None:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
            del entry["/FontFile2"]


def leave_figures_undescribed(document: pikepdf.Pdf) -> None:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == pikepdf.Name.Figure:
            del entry["/Alt"]


def forget_colours(document: pikepdf.Pdf) -> None:
    del document.Root["/OutputIntents"]


def untag(document: pikepdf.Pdf) -> None:
    del document.Root["/StructTreeRoot"]


def damaged(pdf: bytes, damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with something taken from it."""
    target = io.BytesIO()
    with opened(pdf) as document:
        damage(document)
        document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("damage", "standard", "clauses", "second"),
    [
        (take_fonts_out, "ua1", ["7.21.4.1-1"], ["FONT-EMBEDDING"]),
        (take_fonts_out, "3a", ["6.2.11.4.1-1"], ["FONT-EMBEDDING"]),
        (leave_figures_undescribed, "ua1", ["7.3-1"], ["FIGURE-ALTERNATIVE-TEXT"]),
        (leave_figures_undescribed, "3a", [], []),  # an archive need not describe its figures
        (untag, "ua1", ["7.1-11", "7.1-3", "7.18.5-1"], ["LINK-LINK-TAG", "STRUCT-TREE-ROOT"]),
        (untag, "3a", ["6.7.3.3-1"], ["STRUCT-TREE-ROOT"]),
        (forget_colours, "ua1", [], []),
        (forget_colours, "3a", ["6.2.10-2", "6.2.4.3-2"], ["DEVICE-RGB", "TRANSPARENCY-GROUP-CS"]),
    ],
)
def test_both_validators_find_damage(
    sound: bytes, damage: Callable[[pikepdf.Pdf], None], standard: str, clauses: list[str], second: list[str]
) -> None:
    spoilt = damaged(sound, damage)
    assert [rule.clause for rule in failed_rules(spoilt, standard)] == clauses
    prefix = {"ua1": "PDFUA1", "3a": "PDFA3A"}[standard]
    assert [rule.clause for rule in second_opinion(spoilt, standard)] == [f"{prefix}-{name}-001" for name in second]


def test_verapdf_finds_a_wrong_length(sound: bytes, tmp_path: Path) -> None:
    """The second validator's finding on lengths is passed over, so the first must have it."""
    path = tmp_path / "short.pdf"
    number = re.search(rb"/Length (\d+)\n>>\nstream", sound)
    assert number
    shorter = str(int(number[1]) - 1).rjust(len(number[1]), "0").encode()
    path.write_bytes(sound[: number.start(1)] + shorter + sound[number.end(1) :])
    (rule,) = failed_rules(path, "3a")
    assert rule.clause == "6.1.7.1-1"
    assert "value of the Length key" in str(rule)
