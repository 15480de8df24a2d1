"""Defects planted in a good file, beyond those of `test_check_structure`, each of which the check names."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from reportgen.pdf import check
from reportgen.pdf.check import _few
from reportgen.pdf.check_tree import fault
from tests.pdf import sample
from tests.pdf.reading import render_briefing
from tests.pdf.test_check import spoilt
from tests.pdf.test_check_structure import nodes, sound
from tests.pdf.tree import kids_of, marked_texts

__all__ = ["sound"]  # the fixture


def share_mark(document: pikepdf.Pdf) -> None:
    first, second = [node for node in nodes(document, "P") if isinstance(node.get("/K"), int)][:2]
    second.K = first.K


def repeat_page_key(document: pikepdf.Pdf) -> None:
    document.add_blank_page()
    document.pages[-1].obj.StructParents = document.pages[0].obj.StructParents


def name_lost_mark(document: pikepdf.Pdf) -> None:
    nodes(document, "TD")[0].K = 900


def empty_list(document: pikepdf.Pdf) -> None:
    nodes(document, "L")[0].K = pikepdf.Array([])


def span_too_far(document: pikepdf.Pdf) -> None:
    nodes(document, "TD")[0].A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=2)


def reach_down(document: pikepdf.Pdf) -> None:
    nodes(document, "TD")[0].A = pikepdf.Dictionary(O=pikepdf.Name.Table, RowSpan=2)


def flatten_headers(document: pikepdf.Pdf) -> None:
    for node in nodes(document, "TH"):
        node.S = pikepdf.Name.TD


def lengthen_alternative(document: pikepdf.Pdf) -> None:
    nodes(document, "Figure")[0].Alt = pikepdf.String("A column for each year. " * 20)


def repeat_caption(document: pikepdf.Pdf) -> None:
    figure = nodes(document, "Figure")[0]
    caption = next(kid for kid in kids_of(figure.P) if kid.S == "/P")
    caption.ActualText = pikepdf.String("")
    nodes(document, "Figure")[0].Alt = pikepdf.String(_text(document, caption))


def _text(document: pikepdf.Pdf, node: Any) -> str:
    texts = marked_texts(document.pages[0])
    return "".join(texts[kid] for kid in kids_of(node) if isinstance(kid, int)).strip()


def say_picture(document: pikepdf.Pdf) -> None:
    nodes(document, "Figure")[0].Alt = pikepdf.String("Chart 1")


def drop_box(document: pikepdf.Pdf) -> None:
    del nodes(document, "Figure")[0]["/A"]


def rename_bookmark(document: pikepdf.Pdf) -> None:
    document.Root.Outlines.First.Title = pikepdf.String("Another title")


def wrong_language(document: pikepdf.Pdf) -> None:
    document.Root.Lang = pikepdf.String("english")


def wrong_language_of_words(document: pikepdf.Pdf) -> None:
    nodes(document, "P")[0].Lang = pikepdf.String("r")


def hide_title(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def other_title(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "Quite another"


def unmark(document: pikepdf.Pdf) -> None:
    del document.Root["/MarkInfo"]


def drop_intent(document: pikepdf.Pdf) -> None:
    del document.Root["/OutputIntents"]


def drop_metadata(document: pikepdf.Pdf) -> None:
    del document.Root["/Metadata"]


def claim_another_standard(document: pikepdf.Pdf) -> None:
    body = document.Root.Metadata.read_bytes()
    document.Root.Metadata.write(body.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"))


def claim_less(document: pikepdf.Pdf) -> None:
    body = document.Root.Metadata.read_bytes()
    document.Root.Metadata.write(body.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def drop_first_label(document: pikepdf.Pdf) -> None:
    document.Root.PageLabels.Nums[0] = 3


def call_pages_otherwise(document: pikepdf.Pdf) -> None:
    document.Root.PageLabels.Nums[1].St = 7


def drop_tab_order(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj["/Tabs"]


def nest_artifact(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    body = page.Contents.read_bytes()
    at = body.index(b" Tj", body.index(b">>BDC"))
    page.Contents.write(body[:at] + b" Tj /Artifact BMC EMC" + body[at + 3 :])


def drop_text_values(document: pikepdf.Pdf) -> None:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
            del entry["/ToUnicode"]


def map_to_nothing(document: pikepdf.Pdf) -> None:
    _remap(document, b"0000")


def map_to_private(document: pikepdf.Pdf) -> None:
    _remap(document, b"E000")


def _remap(document: pikepdf.Pdf, value: bytes) -> None:
    font = next(each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each)
    lines = font.ToUnicode.read_bytes().splitlines()
    changed = [
        b"%s <%s>" % (line.split()[0], value) if b"> <" in line and b"FF" not in line else line for line in lines
    ]
    font.ToUnicode.write(b"\n".join(changed))


def hide_text(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"/Artifact BMC BT 3 Tr /F1+0 10 Tf 1 0 0 1 9 9 Tm <01> Tj ET EMC")


def shrink_text(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"/Artifact BMC BT /F1+0 0.2 Tf 1 0 0 1 9 9 Tm <01> Tj ET EMC")


def move_text_out(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"/Artifact BMC BT /F1+0 9 Tf 1 0 0 1 -900 9 Tm <01> Tj ET EMC")


def lose_note(document: pikepdf.Pdf) -> None:
    del nodes(document, "Note")[0]["/ID"]


def misplace_caption(document: pikepdf.Pdf) -> None:
    table = nodes(document, "Table")[0]
    caption, *others = table.K
    table.K = pikepdf.Array([others[0], caption, *others[1:]])


def attach_without_words(document: pikepdf.Pdf) -> None:
    document.attachments["data.csv"] = b"a,b\n1,2\n"


def close_circle(document: pikepdf.Pdf) -> None:
    section = nodes(document, "Sect")[0]
    section.K.append(section)


def unname_link(document: pikepdf.Pdf) -> None:
    link = document.pages[0].Annots[0]
    link.A = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))


def misplace_item(document: pikepdf.Pdf) -> None:
    nodes(document, "L")[0].S = pikepdf.Name.Div


DEFECTS = [
    (share_mark, "mark-shared"),
    (repeat_page_key, "parent-tree"),
    (name_lost_mark, "tag-without-content"),
    (empty_list, "nesting"),
    (misplace_item, "nesting"),
    (span_too_far, "table-uneven"),
    (reach_down, "table-uneven"),
    (flatten_headers, "table-headers"),
    (lengthen_alternative, "poor-alternative"),
    (repeat_caption, "poor-alternative"),
    (say_picture, "poor-alternative"),
    (drop_box, "figure-box"),
    (rename_bookmark, "outline"),
    (wrong_language, "language-code"),
    (wrong_language_of_words, "language-code"),
    (hide_title, "title-hidden"),
    (other_title, "metadata"),
    (unmark, "not-marked"),
    (drop_intent, "no-output-intent"),
    (drop_metadata, "metadata"),
    (claim_another_standard, "claim"),
    (claim_less, "no-claim"),
    (drop_first_label, "page-labels"),
    (drop_tab_order, "tab-order"),
    (nest_artifact, "artifact-inside"),
    (drop_text_values, "no-text-value"),
    (map_to_nothing, "no-text-value"),
    (map_to_private, "private-character"),
    (hide_text, "hidden-text"),
    (shrink_text, "hidden-text"),
    (move_text_out, "hidden-text"),
    (lose_note, "note-lost"),
    (misplace_caption, "caption-place"),
    (attach_without_words, "attachment"),
    (close_circle, "tags-circular"),
    (unname_link, "script"),
]


@pytest.mark.parametrize(("plant", "code"), DEFECTS)
def test_a_planted_defect_is_named(sound: bytes, plant: Callable[[pikepdf.Pdf], None], code: str) -> None:
    assert code in {problem.code for problem in check(spoilt(sound, plant))}


def test_the_contents_print_what_pages_are_called() -> None:
    whole = render_briefing(sample.briefing(), sample.drawings()).pdf
    assert check(whole) == ()
    told = check(spoilt(whole, call_pages_otherwise))
    assert {problem.code for problem in told} == {"contents-page"}
    assert told[0].message.endswith("to page 1; it stands on page 7")


def test_places_are_told_by_page_heading_and_element(sound: bytes) -> None:
    (problem,) = check(spoilt(sound, say_picture))
    assert str(problem) == (
        "page 1, under “Third level”, figure: its alternative text says only “Chart 1”; "
        "say in a sentence what the picture shows"
    )


def test_many_of_one_kind_are_counted() -> None:
    told = list(_few(fault("nesting", f"page {number}", "LI stands outside L") for number in range(1, 21)))
    assert len(told) == 8
    assert told[-1].message == "LI stands outside L (and 12 more of this kind)"


def test_a_locked_file_is_told_as_one(sound: bytes) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound)) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert [problem.code for problem in check(target.getvalue())] == ["encrypted"]
