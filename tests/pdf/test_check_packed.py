"""Elements read from object streams are what qpdf reads there."""

from __future__ import annotations

import io

import pikepdf
import pytest

from reportgen.pdf.check_content import read_content
from reportgen.pdf.check_objects import read_objects
from reportgen.pdf.check_packed import KIND, MARK, PAGE, SPAN, node_of, packed_elements
from reportgen.pdf.check_structure import structure_faults
from reportgen.pdf.check_tables import table_faults
from reportgen.pdf.check_tree import Element
from reportgen.pdf.check_walk import read_tree
from tests.pdf.reading import rendered
from tests.pdf.sample import levels


@pytest.fixture(scope="module")
def made() -> bytes:
    return rendered(levels(300)).pdf


def test_elements_read_from_the_bytes_are_those_that_qpdf_reads(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        found = packed_elements(document, made)
        slowly = read_objects(document)
    assert found is not None
    elements, others = found
    cells = [reference for reference, each in slowly.by_reference.items() if "/S" in each and each["/S"] == "/TD"]
    assert cells
    read = {f"{number} 0 R": node_of(parts) for number, parts in elements.items()}
    assert set(cells) <= set(read)
    assert read == {reference: slowly.by_reference[reference] for reference in read}
    assert {len(parts) for parts in elements.values()} == {SPAN + 2}
    assert not {f"{number} {generation} R" for number, generation in others} & set(read)


def test_both_ways_of_reading_give_the_same_objects(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        quick, slowly = read_objects(document, made), read_objects(document)
        assert quick.packed
        assert {key: quick.get(key) for key in slowly.by_reference} == slowly.by_reference
        assert quick.get("999999 0 R") is None


def test_both_ways_of_reading_give_the_same_tree(made: bytes) -> None:
    """Rows of plain cells are kept as bytes, and are elements like all others for who asks."""
    with pikepdf.open(io.BytesIO(made)) as document:
        quickly, slowly = (read_objects(document, pdf) for pdf in (made, b""))
        pages = [read_content(page) for page in document.pages]
        quick, slow = read_tree(quickly, pages), read_tree(slowly, pages)
        rows = [row for row in quick.elements if row.cells is not None]
        assert len(rows) > 290
        assert len(quick.elements) < len(slow.elements) / 2
        assert [_told(each) for top in quick.elements[:1] for each in top.walk()] == list(map(_told, slow.elements))
        assert {key: (owned.marks, owned.keys) for key, owned in quick.marks.items()} == {
            key: (owned.marks, owned.keys) for key, owned in slow.marks.items()
        }
        page = next(iter(quick.marks))
        owned, others = quick.marks[page], slow.marks[page]
        assert [_told(owned.element(at)) for at in range(len(owned.marks))] == list(map(_told, others.elements))
        assert quick.text(rows[3]) == slow.text(next(each for each in slow.elements if each.key == rows[3].key))


def _told(element: Element) -> tuple[str, str, list[tuple[str, int]], str]:
    return element.role, element.key, list(element.marks), element.parent.key if element.parent else ""


@pytest.mark.parametrize("mode", ["disable", "preserve", "generate"])
def test_a_file_of_another_program_is_read_as_qpdf_reads_it(made: bytes, mode: str) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        document.save(saved, object_stream_mode=pikepdf.ObjectStreamMode[mode])
    with pikepdf.open(saved) as document:
        quick, slowly = (read_objects(document, pdf) for pdf in (saved.getvalue(), b""))
        assert {key: quick.get(key) for key in slowly.by_reference} == slowly.by_reference


def test_a_file_with_something_added_behind_its_end_is_left_to_qpdf(made: bytes) -> None:
    longer = made + made[made.rindex(b"startxref") :].replace(b"startxref", b"startxref ")
    with pikepdf.open(io.BytesIO(longer + b"% more")) as document:
        assert packed_elements(document, longer + b"% more") is None


@pytest.mark.parametrize(
    ("part", "value", "codes"),
    [
        (MARK, b"1", {"mark-shared", "parent-tree", "reading-order"}),
        (MARK, b"900", {"tag-without-content", "content-lost", "reading-order"}),
        (PAGE, b"999999", {"tag-without-content", "content-lost"}),
        (SPAN, b"2", {"table-uneven"}),
        (KIND, b"TH", {"table-headers"}),
        (KIND, b"P", {"nesting"}),
    ],
)
def test_a_defect_of_one_plain_cell_is_found(made: bytes, part: int, value: bytes, codes: set[str]) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        objects = read_objects(document, made)
        pages = [read_content(page) for page in document.pages]
        number = next(number for number, parts in objects.packed.items() if parts[KIND] == b"TD" and parts[MARK] > b"2")
        parts = list(objects.packed[number])
        parts[part] = value
        objects.packed[number] = tuple(parts)
        tree = read_tree(objects, pages)
        assert {each.code for each in (*structure_faults(tree), *table_faults(tree))} == codes


def test_a_cell_in_two_rows_is_found(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        objects = read_objects(document, made)
        pages = [read_content(page) for page in document.pages]
        first, second = [number for number, parts in objects.packed.items() if parts[KIND] == b"TR"][4:6]
        objects.packed[second] = objects.packed[first]
        tree = read_tree(objects, pages)
        assert tree.is_circular
        assert "tags-circular" in {each.code for each in structure_faults(tree)}
