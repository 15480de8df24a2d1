"""The finished file: front page, furniture, navigation, metadata, the same bytes every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image as Picture

from reportgen.errors import RenderError
from reportgen.language import language
from reportgen.model.briefing import (
    Bullet,
    Bullets,
    Callout,
    Card,
    Heading,
    Image,
    KeyFigures,
    Note,
    Prose,
    Section,
    SourceList,
    Statement,
    Tile,
)
from reportgen.model.facts import Source
from reportgen.model.passage import Amount, Date, Name, Passage, Quotation
from reportgen.pdf import Rendering, check, render
from tests.pdf import sample
from tests.pdf.reading import EN, THEME, character_boxes, opened, page_texts, render_briefing, rendered, text

P = Passage.of
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def whole() -> Rendering:
    return render_briefing(sample.briefing(), sample.drawings())


@pytest.fixture(scope="module")
def pages(whole: Rendering) -> list[str]:
    return page_texts(whole.pdf)


def test_every_component_is_rendered_and_the_file_passes_its_check(whole: Rendering) -> None:
    assert check(whole.pdf) == ()
    assert 5 <= whole.pages <= 9


def test_the_first_page_serves_the_reader_in_a_hurry(pages: list[str]) -> None:
    for part in (
        "For official use",
        "Belarus – Astrakhan Region",
        "Trade and economic partnership",
        "As of 31 January 2026",
        "Period covered 2017–2025",
        "Edition No. 3",
        "Next edition 30 April 2026",
        "Contact Trade analysis desk, desk@example.org",
        "imports are what Belarus buys there.",
        "almost $47 million",
        "Trade is recovering. Turnover reached almost $47 million in 2024",
        "Read with care",
    ):
        assert part in pages[0], part


def test_the_contents_name_the_page_of_every_section(whole: Rendering, pages: list[str]) -> None:
    listing = next(page for page in pages if "Contents" in page)
    with opened(whole.pdf) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        places = pikepdf.NameTree(document.Root.Names.Dests)
        for section in sample.briefing().sections:
            page = numbers[places[f"section-{section.id}"][0].objgen]
            assert f"{EN.text(section.title)} {page}" in listing


def test_pages_are_numbered_and_marked(pages: list[str]) -> None:
    total = len(pages)
    assert all(f"Page {number} of {total}" in page for number, page in enumerate(pages, 1))
    assert all("For official use" in page and "As of 31 January 2026" in page for page in pages)
    assert all(page.startswith("Belarus – Astrakhan Region For official use") for page in pages[1:])


def test_figures_and_tables_are_numbered_in_order_and_referred_to(pages: list[str]) -> None:
    joined = " ".join(pages)
    assert [joined.index(f"{label}.") for label in ("Figure 1", "Table 1", "Figure 2", "Table 2", "Table 3")]
    assert "(Figure 1)." in joined
    assert "See Table 1." in joined


def test_an_empty_section_says_so(pages: list[str]) -> None:
    assert "Comparison with other regions No data for this section." in " ".join(pages)


def test_bookmarks_follow_the_headings(whole: Rendering) -> None:
    with opened(whole.pdf) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root][:3] == ["Key figures", "Summary", "Trade in goods"]
        nested = {item.title: [child.title for child in item.children] for item in outline.root}
        assert nested["Year to date"] == ["Weight in trade with Russia"]
        assert nested["Cooperation areas"] == [
            "Lifts",
            "Agricultural machinery and the service centre",
            "Ports and transit",
            "Other areas",
        ]


def test_links_lead_to_sources_figures_sections_and_the_web(whole: Rendering) -> None:
    goals, addresses = set(), set()
    with opened(whole.pdf) as document:
        for page in document.pages:
            for link in page.get("/Annots", ()):
                if "/A" in link:
                    addresses.add(str(link.A.URI))
                else:
                    goals.add(str(link.Dest))
        places = pikepdf.NameTree(document.Root.Names.Dests)
        assert goals <= set(places)
        assert places["component-turnover"][0].Type == "/Page"
    assert {"source-1", "component-turnover", "component-levels", "section-trade"} <= goals
    assert len(addresses) == 24
    assert all(address.startswith("https://example.org/") for address in addresses)


def test_letters_beyond_ascii_in_an_address_are_escaped() -> None:
    briefing = replace(
        sample.short(SourceList()), sources=(Source("S", "A", "B", None, "https://ex.org/й?a=%20", "en"),)
    )
    with opened(render_briefing(briefing).pdf) as document:
        assert [str(link.A.URI) for link in document.pages[0].Annots if "/A" in link] == ["https://ex.org/%D0%B9?a=%20"]


def test_metadata(whole: Rendering) -> None:
    with opened(whole.pdf) as document:
        info = document.docinfo
        assert info["/Title"] == "Belarus – Astrakhan Region"
        assert info["/Author"] == "Trade analysis desk, desk@example.org"
        assert info["/Subject"] == "Trade and economic partnership"
        assert info["/Keywords"] == "trade, Belarus"
        assert str(info["/CreationDate"]).startswith("D:20260131")
        assert document.Root.Lang == "en"
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        assert document.pdf_version == "1.7"


def test_every_font_is_one_of_the_theme_and_embedded(whole: Rendering) -> None:
    names = set()
    with opened(whole.pdf) as document:
        for entry in document.objects:
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font":
                names.add(str(entry.BaseFont).split("+")[1])
                assert "/FontFile2" in entry.FontDescriptor
    assert names <= {"PTSerif-Regular", "PTSerif-Bold", "PTSerif-Italic", "PTSans-Regular", "PTSans-Bold", "DejaVuSans"}
    assert b"Helvetica" not in whole.pdf
    assert b"ASCII85" not in whole.pdf


def test_runs_say_on_which_page_each_value_was_drawn(whole: Rendering, pages: list[str]) -> None:
    assert len({run.id for run in whole.runs}) == len(whole.runs)
    for run in whole.runs:
        assert " ".join(run.text.replace("\u00a0", " ").split()) in pages[run.page - 1]
    kinds = {type(run.run) for run in whole.runs}
    assert kinds == {Amount, Date, Quotation}
    first = next(run for run in whole.runs if run.text == "almost\u00a0$47\u00a0million")
    assert first.run == Amount(sample.T24)
    assert first.id == "section 'key', component 1 (keyfigures), tile 1, level #1"


def test_nothing_leaves_the_margins(whole: Rendering) -> None:
    page = THEME.page
    for _, character, (left, bottom, right, top) in character_boxes(whole.pdf):
        assert left >= page.margin_left_pt - 1, character
        assert right <= page.width_pt - page.margin_right_pt + 1, character
        assert 14 < bottom <= top < page.height_pt - 14


def test_no_page_but_the_last_is_half_empty(whole: Rendering) -> None:
    lowest: dict[int, float] = {}
    for number, _, (_, bottom, _, _) in character_boxes(whole.pdf):
        if bottom > THEME.page.margin_bottom_pt - 5:
            lowest[number] = min(lowest.get(number, 999), bottom)
    assert all(lowest[number] < THEME.page.height_pt * 0.42 for number in range(1, whole.pages))


def test_the_same_briefing_gives_the_same_bytes_in_any_process(whole: Rendering, tmp_path: Path) -> None:
    program = (
        "import sys; from tests.pdf import sample; from tests.pdf.reading import render_briefing; "
        "open(sys.argv[1], 'wb').write(render_briefing(sample.briefing(), sample.drawings()).pdf)"
    )
    for seed, zone in (("1", "Asia/Tokyo"), ("77", "America/Lima")):
        target = tmp_path / f"{seed}.pdf"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", program, target], cwd=ROOT, env=environment, check=True)
        assert target.read_bytes() == whole.pdf


def test_a_given_moment_dates_the_file_and_the_machine_s_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1100000000")
    moment = datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)
    pdf = render(sample.short(Note(P("x"))), {}, THEME, EN, moment=moment).pdf
    with opened(pdf) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20010909014640")
        with document.open_metadata() as metadata:
            assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"] == "2001-09-09T01:46:40+00:00"


def test_no_path_of_this_machine_is_in_the_file(whole: Rendering) -> None:
    assert str(ROOT).encode() not in whole.pdf
    with opened(whole.pdf) as document:
        streams = [o.read_bytes() for o in document.objects if isinstance(o, pikepdf.Stream)]
    assert not any(str(ROOT).encode() in stream for stream in streams)


def test_data_that_looks_like_markup_is_printed_as_it_stands() -> None:
    data = 'A <b> & "$5" <img src="http://127.0.0.1/x.png"/> {x} &amp; </para>'
    assert data in text(rendered(Prose((P(Name(data)),)), Heading(P(Name(data)))).pdf)


def test_cyrillic_and_fallback_characters_can_be_read_back() -> None:
    data = "Беларусь, Астраханская область: ў, ₽, №, → ▲ ½"
    assert data in text(rendered(Prose((P(Name(data)),))).pdf)


def test_all_unprintable_characters_are_told_at_once_with_their_places() -> None:
    title = replace(sample.short(Prose((P(Name("漢")),)), Note(P(Name("\u202e")))))
    with pytest.raises(RenderError) as caught:
        render_briefing(replace(title, meta=replace(title.meta, title="字")))
    assert caught.value.exit_code == 4
    assert [problem.where for problem in caught.value.problems] == [
        "title",
        "section 'one', component 1 (prose), paragraph 1",
        "section 'one', component 2 (note)",
    ]


def test_long_texts_flow_over_pages_without_losing_a_word() -> None:
    words = [f"w{n:05}" for n in range(3000)]
    pdf = rendered(Prose((P(Name(" ".join(words))),))).pdf
    assert re.findall(r"w\d{5}", text(pdf)) == words


def test_a_word_of_500_characters_is_broken_and_stays_in_the_column() -> None:
    pdf = rendered(Prose((P(Name("x" * 500)),)), Callout(P("Title"), (Note(P(Name("ж" * 500))),))).pdf
    boxes = character_boxes(pdf)
    assert sum(character == "x" for _, character, _ in boxes) == 500
    assert sum(character == "ж" for _, character, _ in boxes) == 500
    assert max(box[2] for _, _, box in boxes) <= THEME.page.width_pt - THEME.page.margin_right_pt + 1


def test_long_titles_wrap() -> None:
    briefing = sample.short(Note(P("x")), title="Long title " * 27, subtitle="Sub " * 75, contact="Contact " * 40)
    pdf = render_briefing(briefing).pdf
    assert text(pdf).count("Long title") >= 27
    assert max(box[2] for _, _, box in character_boxes(pdf)) <= THEME.page.width_pt - THEME.page.margin_right_pt + 1


def test_a_tall_callout_and_a_tall_card_are_divided() -> None:
    long = P(Name("word " * 1500))
    pdf = rendered(Callout(P("Box"), (Prose((long,)),)), replace(sample.card("Lifts"), facts=(long,))).pdf
    assert text(pdf).count("word") == 3000


def test_deeply_nested_bullets_stay_readable() -> None:
    bullet = Bullet(P("deepest"))
    for _ in range(30):
        bullet = Bullet(P("level"), (bullet,))
    assert "deepest" in text(rendered(Bullets((bullet,))).pdf)


def test_what_is_empty_leaves_no_empty_tags_bullets_or_bookmarks() -> None:
    tile = Tile(P(), P())
    components = (
        Heading(P()),
        Prose((P(), P(Name(" ")))),
        Bullets((Bullet(P()), Bullet(P(), (Bullet(P("inner")),)))),
        Card(P(), P(), (P(),)),
        Statement(P(), P(), P(), (P(),)),
        KeyFigures((tile,)),
        Callout(P(), ()),
        Note(P()),
        SourceList(),
    )
    briefing = sample.short(*components)
    bare = Source("S", "", "", None, "", "en")
    pdf = render_briefing(replace(briefing, sections=(*briefing.sections, Section("x", P(), ())), sources=(bare,))).pdf
    assert check(pdf) == ()
    assert "inner" in text(pdf)
    assert "x No data for this section." in text(pdf)


def test_sections_without_a_list_of_sources_and_without_components() -> None:
    briefing = replace(sample.short(), sections=(Section("a", P("A"), ()), Section("b", P("B"), ())))
    assert "A No data for this section. B No data" in text(render_briefing(briefing).pdf)


def test_ids_used_twice_are_refused() -> None:
    with pytest.raises(RenderError, match="component 'turnover': the id is used 2 times"):
        rendered(sample.chart(), sample.chart(), drawings=sample.drawings())


def test_a_picture_and_a_logo_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    Picture.new("RGBA", (300, 200), (10, 80, 120, 128)).save(path)
    briefing = sample.short(Image("p", str(path), "A blue field", 200, P("A field")), marking="Draft")
    pdf = render(briefing, {}, replace(THEME, logo=path), language("en")).pdf
    assert "Figure 1. A field" in text(pdf)
    assert check(pdf, may_hold_pictures=True) == ()
    assert [problem.code for problem in check(pdf)] == ["raster"]


def test_a_picture_in_print_colours_is_set_in_those_of_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "print.jpg"
    Picture.new("CMYK", (30, 20), (10, 80, 120, 28)).save(path)
    with opened(rendered(Image("p", str(path), "Alternative")).pdf) as document:
        images = [o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        assert [image.ColorSpace for image in images] == ["/DeviceRGB"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no such file"),
        (b"GIF89a" + b"\0" * 30, "it is neither a PNG nor a JPEG"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2, "it has 60000 × 60000 pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (6).to_bytes(4, "big") * 2, "it is damaged"),
        (b"\xff\xd8\xff\xe0\x00\x04ab", "it is a JPEG without a readable size"),
    ],
)
def test_pictures_that_cannot_be_used_are_named(content: bytes | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RenderError) as caught:
        rendered(Image("p", str(path), "Alternative"))
    assert f"section 'one', image 'p': 'picture.png' cannot be used: {reason}" in str(caught.value)


def test_the_next_edition_and_other_facts_may_be_missing() -> None:
    words = text(render_briefing(sample.short(Note(P("x")), as_of=date(2025, 5, 2))).pdf)
    assert "As of 2 May 2025" in words
    assert "Next edition" not in words


def test_contents_higher_than_a_page_go_on_on_the_next() -> None:
    title = "A section whose title takes several lines of a narrow column of the contents, and then some more"
    sections = tuple(Section(f"s{n}", P(Name(f"{n}: {title}")), (Note(P("x")),)) for n in range(90))
    pdf = render_briefing(replace(sample.short(), sections=sections)).pdf
    assert check(pdf) == ()
    with opened(pdf) as document:
        assert sum("Contents" in page or "several lines" in page for page in page_texts(pdf)[:3]) >= 2
        assert len(list(pikepdf.NameTree(document.Root.Names.Dests))) == 90
