"""Elements read from object streams are what qpdf reads there."""

from __future__ import annotations

import io

import pikepdf
import pytest

from reportgen.pdf.check_objects import read_objects
from reportgen.pdf.check_packed import packed_elements
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
    assert set(cells) <= set(elements)
    assert elements == {reference: slowly.by_reference[reference] for reference in elements}
    assert not {f"{number} {generation} R" for number, generation in others} & set(elements)


def test_both_ways_of_reading_give_the_same_objects(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        assert read_objects(document, made).by_reference == read_objects(document).by_reference


@pytest.mark.parametrize("mode", ["disable", "preserve", "generate"])
def test_a_file_of_another_program_is_read_as_qpdf_reads_it(made: bytes, mode: str) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        document.save(saved, object_stream_mode=pikepdf.ObjectStreamMode[mode])
    with pikepdf.open(saved) as document:
        quick, slowly = (read_objects(document, pdf).by_reference for pdf in (saved.getvalue(), b""))
    assert {key: value for key, value in quick.items() if key in slowly} == slowly


def test_a_file_with_something_added_behind_its_end_is_left_to_qpdf(made: bytes) -> None:
    longer = made + made[made.rindex(b"startxref") :].replace(b"startxref", b"startxref ")
    with pikepdf.open(io.BytesIO(longer + b"% more")) as document:
        assert packed_elements(document, longer + b"% more") is None
