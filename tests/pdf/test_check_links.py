"""What links say of where they lead."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest

from reportgen.pdf import check
from reportgen.pdf.check_links import _host, _same
from tests.pdf import sample
from tests.pdf.reading import render_briefing
from tests.pdf.test_check import spoilt


@cache
def whole() -> bytes:
    return render_briefing(sample.briefing(), sample.drawings()).pdf


def links(document: pikepdf.Pdf) -> list[Any]:
    return [each for page in document.pages for each in page.obj.get("/Annots", [])]


def describe_by_another_host(document: pikepdf.Pdf) -> None:
    link = next(each for each in links(document) if "/URI" in each.get("/A", {}))
    link.Contents = pikepdf.String("https://other.example/page")


def lead_to_another_host(document: pikepdf.Pdf) -> None:
    link = next(each for each in links(document) if "/URI" in each.get("/A", {}))
    link.A.URI = pikepdf.String("https://other.example/page")
    link.Contents = pikepdf.String("A page of the agency")


def describe_by_another_heading(document: pikepdf.Pdf) -> None:
    first, *_, last = [each for each in document.pages[0].Annots if str(each.get("/Dest", "")).startswith("section-")]
    first.Contents = last.Contents


def describe_by_another_source(document: pikepdf.Pdf) -> None:
    cited = [each for each in links(document) if str(each.get("/Dest", "")).startswith("source-")]
    goals = [str(each.Dest) for each in cited]
    repeated = next(each for each, goal in zip(cited, goals, strict=True) if goals.count(goal) > 1)
    other = next(each for each, goal in zip(cited, goals, strict=True) if goal != str(repeated.Dest))
    repeated.Contents = other.Contents


PLANTED = [describe_by_another_host, lead_to_another_host, describe_by_another_heading, describe_by_another_source]


@pytest.mark.parametrize("plant", PLANTED)
def test_a_link_that_says_otherwise_is_named(plant: Callable[[pikepdf.Pdf], None]) -> None:
    assert check(whole()) == ()
    assert {each.code for each in check(spoilt(whole(), plant))} == {"link-misdescribed"}


def test_the_finding_tells_both_places() -> None:
    told = str(check(spoilt(whole(), describe_by_another_host))[0])
    assert "a link's description names other.example; it leads to " in told
    assert told.endswith("; let its words, its description and its target agree")


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ("https://www.agency.example/a?b", "agency.example"),
        ("agency.example/…", "agency.example"),
        ("www.agency.example", "agency.example"),
        ("MAILTO:desk@agency.example?subject=a", "agency.example"),
        ("пример.рф/новости", "xn--e1afmkfd.xn--p1ai"),
        ("Node.js", ""),
        ("table.csv", ""),
        ("see agency.example/a", ""),
        ("https://[broken", ""),
        ("Trade", ""),
    ],
)
def test_hosts(said: str, host: str) -> None:
    assert _host(said) == host


def test_a_host_within_another_is_the_same() -> None:
    assert _same("agency.example", "en.agency.example")
    assert not _same("agency.example", "anotheragency.example")
