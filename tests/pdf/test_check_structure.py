"""Defects planted in the tags, most of which validators of the standards let pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from reportgen.model.briefing import Align, Bullet, Bullets, Column, Heading, Prose, Row, SourceList, Table
from reportgen.model.passage import Mark, Name, Passage
from reportgen.pdf import check
from tests.pdf import sample
from tests.pdf.reading import rendered
from tests.pdf.test_check import spoilt
from tests.pdf.tree import kids_of

P = Passage.of


@pytest.fixture(scope="module")
def sound() -> bytes:
    return some_of_all()


def some_of_all() -> bytes:
    """A file with one of each that a defect can be planted in."""
    rows = tuple(Row((P(Name(f"key {n}")), P(Name(str(n))))) for n in range(6))
    return rendered(
        Prose((P("First "), P("Second ", Mark(("S01",)), " and ", Mark(("S02",))))),
        Heading(P("Second level")),
        Heading(P("Third level"), 3),
        Bullets((Bullet(P("one")), Bullet(P("two")))),
        Table("t", P("Table"), (Column(P("A")), Column(P("B"), Align.RIGHT)), rows),
        sample.chart(),
        SourceList(),
        drawings=sample.drawings(),
    ).pdf


def nodes(document: pikepdf.Pdf, role: str) -> list[Any]:
    """The structure elements of a role, in order."""

    def walk(node: Any) -> Iterator[Any]:
        for kid in kids_of(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from walk(kid)

    return [node for node in walk(document.Root.StructTreeRoot) if f"/{role}" == node.S]


def replaced(document: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    page = document.pages[0]
    content = page.Contents.read_bytes()
    assert old in content
    page.Contents.write(content.replace(old, new, 1))


def repeat_mark(document: pikepdf.Pdf) -> None:
    replaced(document, b"<</MCID 3>>", b"<</MCID 2>>")


def shuffle_parents(document: pikepdf.Pdf) -> None:
    entry = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)[0]
    entry[0], entry[1] = entry[1], entry[0]


def drop_annotation_reference(document: pikepdf.Pdf) -> None:
    link = nodes(document, "Link")[0]
    link.K = pikepdf.Array([kid for kid in kids_of(link) if isinstance(kid, int)])


def swap_order(document: pikepdf.Pdf) -> None:
    section = nodes(document, "Sect")[0]
    kids = list(section.K)
    kids[1], kids[2] = kids[2], kids[1]
    section.K = pikepdf.Array(kids)


def cut_table(document: pikepdf.Pdf) -> None:
    table, section = nodes(document, "Table")[0], nodes(document, "Sect")[0]
    body = nodes(document, "TBody")[0]
    rows = list(body.K)
    body.K = pikepdf.Array(rows[:3])
    second = document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Table, P=section, K=pikepdf.Array(rows[3:])))
    at = next(index for index, kid in enumerate(section.K) if kid.objgen == table.objgen)
    section.K.insert(at + 1, second)


def drop_body(document: pikepdf.Pdf) -> None:
    nodes(document, "LBody")[0].S = pikepdf.Name.Lbl


def name_file(document: pikepdf.Pdf) -> None:
    nodes(document, "Figure")[0].Alt = pikepdf.String("chart_1.png")


def drop_alternative(document: pikepdf.Pdf) -> None:
    del nodes(document, "Figure")[0]["/Alt"]


def flatten_heading(document: pikepdf.Pdf) -> None:
    nodes(document, "H3")[0].S = pikepdf.Name.P


def skip_heading(document: pikepdf.Pdf) -> None:
    nodes(document, "H2")[0].S = pikepdf.Name.H3


def lose_content(document: pikepdf.Pdf) -> None:
    section = nodes(document, "Sect")[0]
    section.K = pikepdf.Array([kid for kid in section.K if kid.S != "/P"])


def drop_tag_of_content(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"BT /F1+0 10 Tf 1 0 0 1 9 9 Tm <01> Tj ET")


def drop_scope(document: pikepdf.Pdf) -> None:
    del nodes(document, "TH")[0]["/A"]


def drop_cell(document: pikepdf.Pdf) -> None:
    row = nodes(document, "TR")[2]
    row.K = pikepdf.Array(list(row.K)[:1])


def misplace_cell(document: pikepdf.Pdf) -> None:
    nodes(document, "TD")[0].S = pikepdf.Name.P


def drop_description(document: pikepdf.Pdf) -> None:
    del document.pages[0].Annots[0]["/Contents"]


def drop_page_key(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj["/StructParents"]


DEFECTS = [
    (repeat_mark, "mark-repeated"),
    (shuffle_parents, "parent-tree"),
    (drop_annotation_reference, "link-untagged"),
    (swap_order, "reading-order"),
    (cut_table, "table-cut"),
    (drop_body, "nesting"),
    (name_file, "no-alternative"),
    (drop_alternative, "no-alternative"),
    (flatten_heading, "outline"),
    (skip_heading, "heading-skipped"),
    (lose_content, "content-lost"),
    (drop_tag_of_content, "content-untagged"),
    (drop_scope, "table-headers"),
    (drop_cell, "table-uneven"),
    (misplace_cell, "nesting"),
    (drop_description, "link-undescribed"),
    (drop_page_key, "parent-tree"),
]


@pytest.mark.parametrize(("plant", "code"), DEFECTS)
def test_a_planted_defect_is_found(sound: bytes, plant: Callable[[pikepdf.Pdf], None], code: str) -> None:
    assert check(sound) == ()
    assert code in {problem.code for problem in check(spoilt(sound, plant))}


def test_a_file_without_tags_is_not_judged_by_them(sound: bytes) -> None:
    def drop_tags(document: pikepdf.Pdf) -> None:
        del document.Root["/StructTreeRoot"]

    assert check(spoilt(sound, drop_tags)) == ()
