"""The check finds what is wrong with a file, and only that."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from reportgen.model.briefing import Prose, SourceList
from reportgen.model.passage import Mark, Passage
from reportgen.pdf import check
from tests.pdf.reading import opened, rendered

P = Passage.of


@pytest.fixture(scope="module")
def sound() -> bytes:
    return rendered(Prose((P("Text ", Mark(("S01",))),)), SourceList()).pdf


def spoilt(pdf: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with something done to it."""
    target = io.BytesIO()
    with opened(pdf) as document:
        spoil(document)
        document.save(target)
    return target.getvalue()


def drop_title(document: pikepdf.Pdf) -> None:
    del document.docinfo["/Title"]
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def drop_language(document: pikepdf.Pdf) -> None:
    del document.Root["/Lang"]


def drop_bookmarks(document: pikepdf.Pdf) -> None:
    del document.Root["/Outlines"]


def lose_bookmark(document: pikepdf.Pdf) -> None:
    document.Root.Outlines.First.Dest = pikepdf.String("nowhere")


def lose_link(document: pikepdf.Pdf) -> None:
    link = next(link for link in document.pages[0].Annots if "/Dest" in link)
    link.Dest = pikepdf.String("nowhere")


def change_link(document: pikepdf.Pdf) -> None:
    links = [link for page in document.pages for link in page.get("/Annots", ()) if "/A" in link]
    links[0].A.URI = pikepdf.String("file:///etc/passwd")


def add_script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def add_empty_page(document: pikepdf.Pdf) -> None:
    document.add_blank_page()


def drop_font_file(document: pikepdf.Pdf) -> None:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
            del entry["/FontFile2"]


def show_missing_glyph(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"/Artifact BMC BT /F1+0 10 Tf 1 0 0 1 9 9 Tm <00> Tj ET EMC")


DEFECTS = [
    (drop_title, "no-title"),
    (drop_language, "no-language"),
    (drop_bookmarks, "no-bookmarks"),
    (lose_bookmark, "bookmark-lost"),
    (lose_link, "link-lost"),
    (change_link, "link-kind"),
    (add_script, "script"),
    (add_empty_page, "empty-page"),
    (drop_font_file, "font-not-embedded"),
    (show_missing_glyph, "glyph-missing"),
]


@pytest.mark.parametrize(("spoil", "code"), DEFECTS)
def test_one_fault_is_one_finding(sound: bytes, spoil: Callable[[pikepdf.Pdf], None], code: str) -> None:
    assert {problem.code for problem in check(spoilt(sound, spoil))} == {code}


def test_a_sound_file_passes_also_after_another_program_wrote_it(sound: bytes) -> None:
    assert check(sound) == ()
    assert check(spoilt(sound, lambda _: None)) == ()


@pytest.mark.parametrize("junk", [b"", b"not a pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_one_finding(junk: bytes) -> None:
    assert [problem.code for problem in check(junk)] == ["unreadable"]


def test_what_is_no_pdf_is_told_in_words() -> None:
    assert str(check(b"hello")[0]) == "file: it is not a PDF; build or fetch it again"
    assert "it is cut off or damaged beyond repair (unable to find trailer" in str(check(b"%PDF-1.7\n")[0])


def test_a_font_that_is_not_embedded_is_told_once() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=0)
    for _ in range(3):
        canvas.drawString(72, 700, "Text")
        canvas.showPage()
    canvas.save()
    told = [str(problem) for problem in check(target.getvalue()) if problem.code == "font-not-embedded"]
    assert [each.split(";")[0] for each in told] == ["page 1: the font Helvetica is not embedded"]


def test_a_file_that_had_to_be_mended_is_named(sound: bytes) -> None:
    (problem,) = check(sound + b"\n" * 3000)
    assert str(problem) == (
        "file: it is damaged, and readers that do not mend it refuse it (can't find startxref); "
        "build or fetch it again, or mend it with qpdf"
    )


def test_a_file_without_tags_is_named_unless_it_may_have_none(sound: bytes) -> None:
    def untag(document: pikepdf.Pdf) -> None:
        del document.Root["/StructTreeRoot"]

    plain = spoilt(sound, untag)
    assert check(plain) == ()
    assert [problem.code for problem in check(plain, may_be_untagged=False)] == ["untagged"]


@pytest.mark.parametrize("mode", list(pikepdf.ObjectStreamMode))
@pytest.mark.parametrize("is_linear", [False, True])
def test_a_file_may_be_written_in_any_way(sound: bytes, mode: pikepdf.ObjectStreamMode, *, is_linear: bool) -> None:
    target = io.BytesIO()
    with opened(sound) as document:
        document.save(target, object_stream_mode=mode, linearize=is_linear)
    assert check(target.getvalue()) == ()


def test_half_a_file_is_found_out(sound: bytes) -> None:
    assert check(sound[: len(sound) // 2])
