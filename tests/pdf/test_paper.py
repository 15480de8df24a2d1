"""Paper and furniture: sizes, a section on turned paper, headers and footers with what the page says of itself."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from reportgen.errors import RenderError
from reportgen.language import language
from reportgen.model.briefing import Briefing, Orientation, Prose, Section
from reportgen.model.passage import Name, Passage, Words
from reportgen.pdf import render
from reportgen.pdf.front import contents
from reportgen.pdf.story import chapters, outline
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.typesetter import typesetter
from reportgen.theme import MILLIMETRE_PT, Band, Page, Theme, default_theme
from tests.pdf import sample
from tests.pdf.reading import character_boxes, opened, page_texts

THEME = default_theme()
LETTER = replace(THEME.page, width_pt=612, height_pt=792)


def section(name: str, orientation: Orientation | None = None, paragraphs: int = 1) -> Section:
    text = Passage.of(Words(f"What {name} has to say, at some length. " * 12))
    return Section(name, Passage.of(Name(name.title())), (Prose((text,) * paragraphs),), (), orientation)


def briefing(*sections: Section, **meta: str) -> Briefing:
    made = sample.short()
    return replace(made, sections=sections, meta=replace(made.meta, **meta))  # type: ignore[arg-type]  # texts only


def made(of: Briefing, theme: Theme = THEME, code: str = "en") -> bytes:
    return render(of, {}, theme, language(code)).pdf


def papers(pdf: bytes) -> list[str]:
    """How each page lies, with its size in whole points."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sizes = [tuple(round(float(number)) for number in page.mediabox[2:]) for page in document.pages]
    return [f"{wide}×{high}" for wide, high in sizes]


def test_a_turned_section_has_pages_of_its_own_and_then_the_paper_turns_back() -> None:
    pdf = made(briefing(section("one"), section("two", "landscape"), section("three"), section("four")))
    assert papers(pdf) == ["595×842", "842×595", "595×842"]
    first, second, third = page_texts(pdf)
    assert "One" in first
    assert "What two has" in second
    assert "What three has" in third
    assert "What four has" in third
    assert ("Page 2 of 3" in second, "Page 3 of 3" in third) == (True, True)


def test_neighbours_on_turned_paper_share_it() -> None:
    pdf = made(briefing(section("one"), section("two", "landscape"), section("three", "landscape")))
    assert papers(pdf) == ["595×842", "842×595"]


def test_a_briefing_may_begin_with_a_turned_section() -> None:
    pdf = made(briefing(section("one", "landscape"), section("two")))
    assert papers(pdf) == ["842×595", "595×842"]
    assert "Contents" in page_texts(pdf)[0]


def test_a_turned_section_that_begins_a_page_leaves_the_title_upright() -> None:
    pdf = made(briefing(replace(section("one", "landscape"), new_page=True), section("two")))
    assert papers(pdf) == ["595×842", "842×595", "595×842"]


@pytest.mark.parametrize(("page", "expected"), [(LETTER, "612×792"), (LETTER.turned("landscape"), "792×612")])
def test_the_whole_document_has_the_themes_paper(page: Page, expected: str) -> None:
    pdf = made(briefing(section("one"), section("two", paragraphs=20)), replace(THEME, page=page))
    assert set(papers(pdf)) == {expected}


def test_a_portrait_section_in_a_landscape_theme() -> None:
    theme = replace(THEME, page=THEME.page.turned("landscape"))
    assert papers(made(briefing(section("one"), section("two", "portrait")), theme)) == ["842×595", "595×842"]


def test_all_text_stays_between_the_margins_of_its_own_page() -> None:
    pdf = made(briefing(section("one", paragraphs=9), section("two", "landscape", 14), section("three")))
    with opened(pdf) as document:
        widths = [float(page.mediabox[2]) for page in document.pages]
    margin = THEME.page.margin_left_pt
    reach: dict[int, tuple[float, float]] = {}
    for page, _, (left, _, right, _) in character_boxes(pdf):
        low, high = reach.get(page, (left, right))
        reach[page] = (min(low, left), max(high, right))
    assert len(reach) == len(widths)
    for (low, high), width in zip(reach.values(), widths, strict=True):
        assert low >= margin - 1
        assert width - margin - 60 < high <= width - margin + 1


def test_bookmarks_and_links_lead_to_the_turned_page() -> None:
    with opened(made(briefing(section("one"), section("two", "landscape"), section("three")))) as document:
        places = document.Root.Names.Dests
        while "/Kids" in places:
            places = places.Kids[0]
        names = {bytes(places.Names[at]).decode(): places.Names[at + 1] for at in range(0, len(places.Names), 2)}
        found = {name: target if isinstance(target, pikepdf.Array) else target.D for name, target in names.items()}
        at = {
            name: [page.obj.objgen for page in document.pages].index(place[0].objgen) for name, place in found.items()
        }
    assert (at["section-one"], at["section-two"], at["section-three"]) == (0, 1, 2)
    heights = {name: float(place[3]) for name, place in found.items()}
    assert heights["section-two"] <= 595


BANDS = replace(
    THEME,
    header=Band("{section}", "{title}", "{marking}"),
    footer=Band({"en": "Issue {edition}", "ru": "Выпуск {edition}"}, "{page}/{pages}", "{as_of}"),
)


def test_fields_say_what_the_page_is() -> None:
    pdf = made(
        briefing(section("one"), section("two", "landscape"), title="A title", marking="Secret", edition="7"), BANDS
    )
    first, second = page_texts(pdf)
    assert "Issue 7" in first
    assert "1/2" in first
    assert second.startswith("Two A title Secret")
    assert "2/2" in second


def test_a_band_follows_the_language() -> None:
    pdf = made(briefing(section("one"), edition="7"), BANDS, "ru")
    assert "Выпуск 7" in page_texts(pdf)[0]


def test_a_text_whose_fields_are_empty_is_left_out() -> None:
    pdf = made(briefing(section("one"), edition=""), BANDS)
    assert "Issue" not in page_texts(pdf)[0]


def test_a_running_section_is_named_until_the_next_begins() -> None:
    pdf = made(briefing(section("one", paragraphs=30), section("two")), BANDS)
    heads = [text.split()[0] for text in page_texts(pdf)[1:]]
    assert heads[0] == "One"
    assert heads[-1] == "Two"


def test_a_long_title_gives_way_to_the_marking() -> None:
    theme = replace(THEME, header=Band("{title}", "", "{marking}"))
    pdf = made(
        briefing(section("one"), section("two", "landscape"), title="Wording " * 40, marking="For official use"), theme
    )
    second = page_texts(pdf)[1]
    assert "… For official use" in second


def test_characters_of_the_themes_own_words_are_examined() -> None:
    theme = replace(THEME, footer=Band("漢", "", ""))
    with pytest.raises(RenderError, match="the theme's footer"):
        made(briefing(section("one")), theme)


def test_turning_keeps_the_margins_at_their_sides() -> None:
    page = replace(THEME.page, margin_left_pt=30 * MILLIMETRE_PT)
    turned = page.turned("landscape")
    assert (turned.width_pt, turned.height_pt, turned.margin_left_pt) == (
        page.height_pt, page.width_pt, page.margin_left_pt,
    )  # fmt: skip
    assert page.turned(None) is page
    assert turned.turned("portrait") == page


def test_contents_of_unequal_titles_stand_on_one_line_each() -> None:
    def height(*names: str) -> float:
        setter = typesetter(briefing(*map(section, names)), {}, THEME, language("en"))
        document = Tag(Role.DOCUMENT)
        return contents(setter, outline(chapters(setter, document)), document).height(THEME.page.text_width_pt)

    short = [f"name {letter}" for letter in "abcdefghijkl"]
    long = "what a section of a rather long name is called"
    assert height(long, *short[1:]) == height(*short)
    assert height(*(f"{long} {letter}" for letter in "abcdefghijkl")) > height(*short)
