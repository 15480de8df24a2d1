"""What a mail says is what the PDF prints: key figures, summary, one chart; no markup of anybody's passes."""

from __future__ import annotations

import datetime
import html.parser
import re

import pytest

from reportgen.delivery.letter import Closing, Picture, leading_chart, subject_line, visible, write_letter
from reportgen.language import language
from reportgen.model.briefing import (
    Briefing,
    Bullet,
    Bullets,
    Callout,
    Chart,
    KeyFigures,
    Meta,
    Prose,
    Section,
    Tile,
)
from reportgen.model.chart import ChartSpec
from reportgen.model.passage import Mark, Name, Passage, Words

EN = language("en")
EVIL = "AT&T <b>bold</b> <script>alert(1)</script> <img src=http://x.test/a.png>"


def said(text: str) -> Passage:
    return Passage.of(Name(text))


CHART = Chart(
    "calls", ChartSpec("columns", (), 100, 50), said("Calls fell"), said("Calls, number"), said("Source: S1"), "Columns"
)


def briefing(*sections: Section, title: str = "Harbour traffic") -> Briefing:
    day = datetime.date(2026, 3, 2)
    return Briefing(Meta(title, "Vessels", "en", day, contact="Desk", marking="Internal"), sections, ())


FIGURES = Section(
    "key_figures", said("Key figures"), (KeyFigures((Tile(said("Calls, 2024"), said("131"), (said("−13%"),)),)),)
)
BULLET = Bullet(
    Passage.of(Words("Where it stands: ", emphasis=True), Name("Calls fell"), Words("\u00a0"), Mark(("S1",))),
    (Bullet(said("below")),),
)
SUMMARY = Section("summary-2", said("In brief"), (Bullets((BULLET,)),))
TREND = Section("trend", said("Trend"), (CHART, Prose((said("Prose of the trend."),))))


def test_the_text_part_reads_as_a_letter() -> None:
    picture = Picture(b"png", "Calls fell", "Calls, number", "Source: S1", "Columns")
    letter = write_letter(briefing(FIGURES, SUMMARY, TREND), EN, picture, "{title}", Closing("Desk", "Leave: x"))
    assert letter.text == (
        "Harbour traffic\n===============\nVessels\nAs of 2\u00a0March\u00a02026\n\n"
        "Calls, 2024: 131, −13%\n\n"
        "In brief\n\n"
        "- Where it stands: Calls fell\n  - below\n\n"
        "Chart: Calls fell\n\n"
        "The full briefing is attached as a PDF.\n\nInternal\n\nQuestions: Desk\n\nLeave: x\n"
    )


def test_a_briefing_without_figures_is_led_in_by_its_first_texts() -> None:
    letter = write_letter(briefing(TREND), EN, None, "{title}", Closing())
    assert "Prose of the trend." in letter.text
    assert "cid:chart" not in letter.html


class Tags(html.parser.HTMLParser):
    """The tags and the text of a page, as a browser takes it apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str | None] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_data_are_never_markup() -> None:
    sections = (
        Section("key_figures", said(EVIL), (KeyFigures((Tile(said(EVIL), said(EVIL), (said(EVIL),)),)),)),
        Section("summary", said(EVIL), (Bullets((Bullet(said(EVIL)),)), Callout(said(EVIL), (Prose((said(EVIL),)),)))),
    )
    picture = Picture(b"png", EVIL, EVIL, EVIL, EVIL + '"')
    letter = write_letter(briefing(*sections, title=EVIL), EN, picture, "{title}", Closing(EVIL, EVIL))
    page = Tags(letter.html)
    assert not {"script", "b", "a", "link", "style"} & set(page.tags)
    assert page.sources == ["cid:chart"]
    assert page.text.count(EVIL) >= 10


def test_emphasis_is_kept() -> None:
    letter = write_letter(briefing(SUMMARY), EN, None, "{title}", Closing())
    plain = re.sub(r' style="[^"]*"', "", letter.html)
    assert "<li><strong>Where it stands:</strong> Calls fell<ul><li>below</li></ul></li>" in plain


def test_the_first_chart_goes_into_the_mail() -> None:
    assert leading_chart(briefing(FIGURES, TREND)) is CHART
    assert leading_chart(briefing(FIGURES)) is None


@pytest.mark.parametrize(
    ("template", "subject"),
    [
        ("{title}, {as_of}", "Harbour traffic, 2\u00a0March\u00a02026"),
        ("[{language}] {title}", "[en] Harbour traffic"),
        ("{title!r} {x.__class__}", "{title!r} {x.__class__}"),
    ],
)
def test_subjects(template: str, subject: str) -> None:
    assert subject_line(template, briefing(), EN) == subject.replace("\u00a0", " ")


def test_what_cannot_be_seen_is_not_sent() -> None:
    assert visible("a\r\nb\u202ec\u200bd\x00") == "a bcd"


def test_key_figures_stand_side_by_side_only_where_there_is_room() -> None:
    letter = write_letter(briefing(FIGURES), EN, None, "{title}", Closing())
    seen_by_most = re.sub(r"<!--\[if mso\]>.*?<!\[endif\]-->", "", letter.html)
    assert "<table" not in seen_by_most
    assert "display:inline-block;width:100%;max-width:306px" in seen_by_most
    assert letter.html.count("<table") == letter.html.count("</table>") == 1
