"""The reference briefing, built once and read as a stranger would: its text, pages, fonts, links and bytes."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reportgen import build
from reportgen.pipeline import Built

CONFIG = Path(__file__).parent.parent / "config" / "astrakhan.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(CONFIG, output=tmp_path_factory.mktemp("out") / "briefing.pdf")


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Built:
    output = tmp_path_factory.mktemp("out") / "earlier.pdf"
    return build(CONFIG, output=output, as_of=datetime.date(2025, 5, 2))


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, white space folded."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "-").split()) for page in document]
    finally:
        document.close()


@pytest.fixture(scope="module")
def text(built: Built) -> str:
    return " ".join(page_texts(built.pdf))


@pytest.mark.parametrize(
    "fact",
    [
        "Turnover reached almost $47 million in 2024, 13% more than in 2023",
        "about 24% below the 2022 peak of $62 million",
        "between $12.3 million and $13 million a year from 2022 to 2024",
        "over $9 million in January–February 2025, 72% more than in January–February 2024",
        "Exports stood at about $2 million in January–February 2025, about twice as much",
        "over 240 thousand tonnes in 2024 against a plan of 850 thousand tonnes",
        "Exports are goods from Belarus to Astrakhan Region",
        "For official use",
        "Aluminium rods and profiles",
        "cement, concrete or artificial stone",
        "Sulphur",
        "Flat-rolled steel",
        "Tomatoes",
        "Undisclosed goods",
        "Babushkina Krynka",
        "Mogilevliftmash",
        "Igor Babushkin",
        "Alexander Lukashenko",
        "2 May 2025",
        "Minsk",
        "Knowledge date: 31 January 2026",
    ],
)
def test_the_text_holds(text: str, fact: str) -> None:
    assert fact in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "heading",
    ["Key figures", "In brief", "Trade over the years", "Data notes", "Sources", "Contents"],
)
def test_the_sections_are_there(text: str, heading: str) -> None:
    assert heading in text


def test_contradictions_are_shown_with_both_values(text: str) -> None:
    notes = text[text.index("Quantities for which sources differ") :]
    for values in (r"13% \[[\d, ]+\]; 10% \[", r"65 \[[\d, ]+\]; 70 \[", r"850 tonnes", r"8% \[[\d, ]+\]; 70% \["):
        assert re.search(values, notes), values


def test_it_has_eight_to_twelve_pages_none_of_them_empty(built: Built) -> None:
    pages = page_texts(built.pdf)
    assert 8 <= len(pages) <= 12
    assert all(len(page) > 600 for page in pages[:-1])
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


def fonts(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            yield item


def test_only_embedded_fonts_and_no_raster_image(built: Built) -> None:
    with pikepdf.open(io.BytesIO(built.pdf)) as document:
        descriptors = list(fonts(document))
        assert descriptors
        assert all("/FontFile2" in descriptor for descriptor in descriptors)
        named = {
            str(item.BaseFont)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        }
        assert not [name for name in named if "PTS" not in name and "DejaVu" not in name]
        subtypes = [item.get("/Subtype") for item in document.objects if isinstance(item, (pikepdf.Stream))]
        assert "/Image" not in subtypes


def test_sources_are_linked_and_sections_bookmarked(built: Built) -> None:
    with pikepdf.open(io.BytesIO(built.pdf)) as document:
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles[:2] == ["Key figures", "In brief"]
        assert titles[-1] == "Sources"
        links = [note for page in document.pages for note in page.get("/Annots", [])]
        assert len(links) > 100
        assert document.docinfo["/Title"] == "Belarus – Astrakhan Region"
        assert document.Root.Lang == "en"


def test_what_was_published_later_is_left_out_and_said(earlier: Built) -> None:
    told = " ".join(page_texts(earlier.pdf)).replace("\u00a0", " ")
    assert "Knowledge date: 2 May 2025" in told
    assert "Records published later were left out" in told
    assert "356" not in told
    assert "over 240 thousand tonnes" not in told  # published on 3 May 2025
    assert "almost $47 million" in told
    assert any(problem.code == "after_as_of" for problem in earlier.problems)


def test_the_same_input_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    again = build(CONFIG, output=tmp_path / "again.pdf")
    assert again.sha256 == built.sha256


def test_nothing_unknown_is_printed_as_zero(text: str) -> None:
    assert not re.search(r"(?<![\d.,])\$0(?![\d.,])|(?<![\d.,–])0 (million|thousand)", text)
