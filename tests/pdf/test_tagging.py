"""The structure tree: what a reader that cannot see is given."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest

from reportgen.model.briefing import Align, Bullet, Bullets, Callout, Column, Heading, Prose, Row, SourceList, Table
from reportgen.model.passage import Mark, Name, Passage, Quotation, Reference
from reportgen.model.standard import DEFAULT, UNTAGGED
from tests.pdf import sample
from tests.pdf.reading import opened, render_briefing, rendered
from tests.pdf.tree import Element, kids_of, marked_texts, tree

P = Passage.of


@pytest.fixture(scope="module")
def document() -> Iterator[pikepdf.Pdf]:
    with opened(render_briefing(sample.briefing(), sample.drawings()).pdf) as opened_file:
        yield opened_file


@pytest.fixture(scope="module")
def root(document: pikepdf.Pdf) -> Element:
    return tree(document)


def section(*components: object, **drawings: object) -> Element:
    """The section of a briefing with these components."""
    pdf = rendered(*components, drawings=drawings or None).pdf  # type: ignore[arg-type]  # components, drawings
    with opened(pdf) as file:
        return tree(file).all("Sect")[0]


def test_the_file_says_that_it_is_tagged_accessible_and_archival(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked is True
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == "Belarus – Astrakhan Region"
    assert document.Root.OutputIntents[0].DestOutputProfile.N == 3
    assert all(page.obj.Tabs == "/S" for page in document.pages)


def test_sections_are_read_in_the_order_of_the_briefing(root: Element) -> None:
    titles = [element.all("H1")[0].text() for element in root.all("Sect")]
    assert titles == [sample_section.title.runs[0].text for sample_section in sample.briefing().sections]  # type: ignore[union-attr]  # titles are words


def test_headings_are_the_bookmarks_and_skip_no_level(document: pikepdf.Pdf, root: Element) -> None:
    headings = [element for element in root.walk() if element.role in ("H1", "H2", "H3")]
    levels = [int(element.role[1]) for element in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))

    def titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for item in items:
            yield item.title
            yield from titles(item.children)

    with document.open_outline() as outline:
        assert list(titles(outline.root)) == [heading.text().strip() for heading in headings]


def test_every_mark_is_in_the_tree_once_and_the_parent_tree_finds_its_element(document: pikepdf.Pdf) -> None:
    numbers = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    for page in document.pages:
        parents = numbers[int(page.obj.StructParents)]
        marks = marked_texts(page)
        assert sorted(marks) == list(range(len(parents)))
        for mark in marks:
            kids = [kid for kid in kids_of(parents[mark]) if not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid]
            own = parents[mark].Pg.objgen == page.objgen
            found = [kid for kid in kids if (kid == mark if own and isinstance(kid, int) else False)]
            referred = [kid for kid in kids if not isinstance(kid, int) and mark == kid.MCID and kid.Pg == page.obj]
            assert len(found) + len(referred) == 1


def test_every_link_is_in_the_tree_with_its_annotation_and_a_description(document: pikepdf.Pdf, root: Element) -> None:
    numbers = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    annotations = [link for page in document.pages for link in page.get("/Annots", ())]
    for link in annotations:
        assert str(link.Contents).strip()
        assert link.F == 4
        element = numbers[int(link.StructParent)]
        assert element.S == "/Link"
        assert any(isinstance(k, pikepdf.Dictionary) and k.get("/Obj") == link for k in kids_of(element))
    assert sum(element.annotations for element in root.all("Link")) == len(annotations)


def test_the_text_in_tag_order_is_the_briefing_s_own() -> None:
    words = ["One two three.", "Four “five 5” [1] six."]
    prose = Prose(
        (P(Name(words[0])), P("Four ", Quotation("five 5", sample.cite(), marks=True), " ", Mark(("S01",)), " six."))
    )
    found = section(prose, SourceList())
    assert [element.text() for element in found.all("P")] == words
    assert found.all("P")[1].outline() == "P(Quote Reference(Link))"


def test_tables_have_one_element_however_many_pages_they_span() -> None:
    rows = tuple(Row((P(Name(f"row {n}")), P(Name(str(n))))) for n in range(150))
    component = Table("t", P("Title"), (Column(P("Key")), Column(P("Worth"), Align.DECIMAL)), rows)
    found = section(component)
    assert len(found.all("Table")) == len(found.all("THead")) == len(found.all("TBody")) == 1
    table = found.all("Table")[0]
    assert len(table.all("TR")) == 151
    assert Counter(len(row.all("TH")) for row in table.all("TR")) == {1: 150, 2: 1}
    assert [str(cell.attributes["/Scope"]) for cell in table.all("TH")[:3]] == ["/Column", "/Column", "/Row"]
    assert table.all("TR")[150].text() == "row 149 149"
    assert table.all("Caption")[0].text() == "Table 1. Title"


def test_group_rows_span_the_table_and_empty_cells_exist() -> None:
    rows = (Row((P("Group"),), is_group=True), Row((P("a"), P(), P("b"))))
    columns = (Column(P("A")), Column(P("B")), Column(P("C")))
    table = section(Table("t", P("Title"), columns, rows)).all("Table")[0]
    assert int(table.all("TH")[3].attributes["/ColSpan"]) == 3
    assert table.all("TR")[2].outline() == "TR(TH TD TD)"


def test_a_cell_cut_by_a_page_s_end_is_one_cell() -> None:
    words = " ".join(f"w{n}" for n in range(2500))
    rows = (Row((P("key"), P(Name(words)))),)
    cells = section(Table("t", P("Title"), (Column(P("A")), Column(P("B"))), rows)).all("TD")
    assert [cell.text() for cell in cells] == [words]


def test_lists_have_labels_and_bodies_and_nest_in_bodies() -> None:
    found = section(Bullets((Bullet(P("one"), (Bullet(P("two")),)), Bullet(P("three")))))
    assert found.all("L")[0].outline() == "L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody))"
    assert found.all("LBody")[0].text() == "one – two"


def test_figures_have_an_alternative_a_box_and_their_caption_beside_them() -> None:
    chart = sample.chart()
    found = section(chart, turnover=sample.drawings()["turnover"])
    figure = found.all("Figure")[0]
    assert figure.alternative == chart.alternative
    assert [float(number) for number in figure.attributes["/BBox"]][2] > 500
    assert "not published" in figure.text()
    assert "Figure 1. Turnover peaked" in found.text().replace("\u00a0", " ")


def test_words_in_another_language_say_so() -> None:
    found = section(Prose((P("Said: ", Name("Добрый день", language="ru"), "."),)))
    assert [(span.text(), span.language) for span in found.all("Span")] == [("Добрый день", "ru")]


def test_the_contents_link_to_every_section(root: Element) -> None:
    items = root.all("TOCI")
    assert len(items) == len(sample.briefing().sections)
    assert all(item.all("Link")[0].annotations == 1 for item in items)
    assert items[2].text().startswith("Trade in goods")


def test_references_are_tagged_and_described() -> None:
    found = section(sample.levels(), Prose((P("See ", Reference("levels"), "."),)))
    assert found.all("Reference")[0].outline() == "Reference(Link)"
    assert found.all("Reference")[0].all("Link")[0].alternative == "Table\u00a01"


def test_furniture_and_repeated_headers_are_not_read(root: Element) -> None:
    text = root.text()
    assert "Page 1 of" not in text
    assert ", continued" not in text
    assert text.count("For official use") == 1


def test_tags_change_nothing_that_is_seen() -> None:
    tagged, untagged = (
        render_briefing(sample.briefing(), sample.drawings(), standard=standard).pdf for standard in (DEFAULT, UNTAGGED)
    )
    with opened(untagged) as file:
        assert "/StructTreeRoot" not in file.Root
    pages = [[page.render(scale=0.6).to_numpy() for page in pypdfium2.PdfDocument(pdf)] for pdf in (tagged, untagged)]
    assert len(pages[0]) == len(pages[1])
    assert all((one == other).all() for one, other in zip(*pages, strict=True))


def test_titles_inside_a_box_are_no_headings() -> None:
    found = section(Callout(P("Box"), (Heading(P("Inner"), 3), sample.card("Card"))))
    assert [element.role for element in found.walk() if element.role in ("H2", "H3")] == []
    assert "Inner" in found.text()
