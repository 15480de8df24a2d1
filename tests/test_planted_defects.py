"""Which of three checkers finds which planted defect; the answer is the table of `docs/pdf-check.md`.

After a change: `python -m tests.test_planted_defects` writes the table anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from reportgen.model.briefing import Prose, SourceList
from reportgen.model.passage import Mark, Passage
from reportgen.pdf import check
from tests.pdf import (
    sample,
    test_check,
    test_check_defects,
    test_check_language,
    test_check_links,
    test_check_structure,
)
from tests.pdf.reading import render_briefing, rendered
from tests.standards import failed_rules, findings, second_opinion
from tests.validators import FailedRule

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "pdf-check.md"
HEAD = "| planted defect | found as | veraPDF | second |\n|---|---|---|---|\n"
STANDARDS = ("ua1", "3a")
VALIDATORS = (failed_rules, second_opinion)
Plant = Callable[[pikepdf.Pdf], None]

# What was done, by the function that does it.
WORDS = {
    "drop_title": "no title",
    "drop_language": "no language",
    "drop_bookmarks": "no bookmarks",
    "lose_bookmark": "a bookmark that leads nowhere",
    "lose_link": "a link inside the file that leads nowhere",
    "change_link": "a link to a file of the machine",
    "add_script": "a script that runs on opening",
    "add_empty_page": "an empty page",
    "drop_font_file": "a font that is not embedded",
    "show_missing_glyph": "a character without a glyph",
    "repeat_mark": "two stretches of content with one number",
    "shuffle_parents": "a shuffled parent tree",
    "drop_annotation_reference": "a link whose tag has lost it (no OBJR)",
    "swap_order": "two elements swapped in the reading order",
    "cut_table": "one table cut in two",
    "drop_body": "a list item without a body",
    "name_file": "a file name for an alternative text",
    "drop_alternative": "a figure without an alternative text",
    "flatten_heading": "a heading tagged as a paragraph",
    "skip_heading": "a level of headings left out",
    "lose_content": "content that no tag reaches",
    "drop_tag_of_content": "content outside all tags",
    "drop_scope": "a header that does not say what it heads",
    "drop_cell": "a row of a table that lacks a cell",
    "misplace_cell": "a paragraph in place of a cell",
    "drop_description": "a link without a description",
    "drop_page_key": "a page that does not lead back to its tags",
    "share_mark": "content that belongs to two tags",
    "repeat_page_key": "two pages with one key to the tags",
    "name_lost_mark": "a tag whose content is not there",
    "empty_list": "a list without items",
    "misplace_item": "list items outside a list",
    "span_too_far": "a cell that spans a column too many",
    "reach_down": "a cell that spans a row too many",
    "flatten_headers": "a table without headers",
    "lengthen_alternative": "an alternative text of 480 characters",
    "repeat_caption": "an alternative text that repeats the caption",
    "say_picture": "an alternative text that says “Chart 1”",
    "drop_box": "a figure that does not say where it stands",
    "rename_bookmark": "a bookmark with other words than its heading",
    "wrong_language": "a language that is none",
    "wrong_language_of_words": "words in a language that is none",
    "hide_title": "the file's name shown in place of its title",
    "other_title": "two titles",
    "unmark": "tags, and the file does not say so",
    "drop_intent": "PDF/A without a colour profile",
    "drop_metadata": "no metadata",
    "claim_another_standard": "PDF 1.7 that claims to be PDF/UA-2",
    "claim_less": "tags, and no claim of PDF/UA",
    "drop_first_label": "page labels that begin late",
    "drop_tab_order": "the tab key against the reading order",
    "nest_artifact": "an artifact inside a tag",
    "drop_text_values": "a font without text values",
    "map_to_nothing": "characters with an empty text value",
    "map_to_private": "characters with a private text value",
    "hide_text": "invisible text",
    "shrink_text": "text too small to be seen",
    "move_text_out": "text outside the page",
    "lose_note": "a note that nothing can lead to",
    "misplace_caption": "a caption amid what it names",
    "attach_without_words": "an attachment without description and owner",
    "close_circle": "a tag below itself",
    "unname_link": "a link that starts a program",
    "call_pages_otherwise": "page labels that the contents do not know",
    "lose_language_of_words": "Russian words in an English file, their language lost",
    "call_russian_german": "Russian words that are called German",
    "describe_by_another_host": "a link described by another address",
    "lead_to_another_host": "a printed address that leads elsewhere",
    "describe_by_another_heading": "a link described by another heading",
    "describe_by_another_source": "a source mark described by another source",
}


class Planted(NamedTuple):
    """A spoilt file, the function that spoilt it, and the code under which our check names it."""

    name: str
    code: str
    sound: bytes
    plant: Plant


def planted() -> Iterator[Planted]:
    """All planted defects."""
    plain = rendered(Prose((Passage.of("Text ", Mark(("S01",))),)), SourceList()).pdf
    whole = render_briefing(sample.briefing(), sample.drawings()).pdf
    tagged = test_check_structure.some_of_all()
    yield from (Planted(plant.__name__, code, plain, plant) for plant, code in test_check.DEFECTS)
    for plant, code in (*test_check_structure.DEFECTS, *test_check_defects.DEFECTS):
        yield Planted(plant.__name__, code, tagged, plant)
    yield Planted("call_pages_otherwise", "contents-page", whole, test_check_defects.call_pages_otherwise)
    for plant in test_check_language.PLANTED:
        yield Planted(plant.__name__, "language-of-words", test_check_language.spoken(), plant)
    for plant in test_check_links.PLANTED:
        yield Planted(plant.__name__, "link-misdescribed", whole, plant)


def row(defect: Planted) -> str:
    """The defect's row of the table."""
    spoilt = test_check.spoilt(defect.sound, defect.plant)
    codes = {problem.code for problem in check(spoilt)}
    assert defect.code in codes, f"{defect.name}: {codes}"
    found = ["yes" if any(_finds(ask, spoilt, each) for each in STANDARDS) else "no" for ask in VALIDATORS]
    return f"| {WORDS[defect.name]} | `{defect.code}` | {found[0]} | {found[1]} |\n"


def _finds(ask: Callable[[bytes, str], tuple[FailedRule, ...]], spoilt: bytes, standard: str) -> bool:
    """Whether the validator finds a rule broken, or cannot read the file at all."""
    try:
        return bool(ask(spoilt, standard))
    except AssertionError:
        return True


def table() -> str:
    """The whole table."""
    return HEAD + "".join(map(row, planted()))


def test_every_defect_has_its_row() -> None:
    rows = [line.split("|")[1:3] for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    told = [(words.strip(), code.strip(" `")) for words, code in rows[1:]]
    assert told == [(WORDS[defect.name], defect.code) for defect in planted()]


@pytest.mark.long
def test_the_table_of_defects_is_what_three_checkers_find() -> None:
    for sound in {defect.sound for defect in planted()}:
        assert findings(test_check.spoilt(sound, lambda _: None), STANDARDS) == ()
    assert table() in DOCUMENT.read_text(encoding="utf-8")


if __name__ == "__main__":
    old = DOCUMENT.read_text(encoding="utf-8")
    new = re.sub(r"(?m)^\| (planted )?defect \|(.*\n)(\|.*\n)+", lambda _: table(), old, count=1)
    DOCUMENT.write_text(new, encoding="utf-8")
