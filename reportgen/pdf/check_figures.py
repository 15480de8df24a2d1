"""Proof-reads the words that stand for pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.errors import Problem
from reportgen.pdf.check_objects import text
from reportgen.pdf.check_tables import attributes
from reportgen.pdf.check_tree import Element, Tree, doubt, fault

_FILE_NAME = re.compile(r"[\w\-. /\\]+\.(png|jpe?g|svg|pdf|gif|tiff?|webp|bmp|eps)", re.IGNORECASE)
_EMPTY_WORDS = re.compile(r"(a |the )?(image|picture|figure|chart|graph|graphic|photo|diagram|img|logo)[ _.-]*\d*")
_LONGEST = 250
_MOST_BESIDE = 20
_DESCRIBE = "say in a sentence what the picture shows"


def figure_faults(tree: Tree) -> Iterator[Problem]:
    """What is wrong with the alternative texts and boxes of figures."""
    for element in tree.elements:
        if element.role not in ("Figure", "Formula"):
            continue
        place = tree.place(element)
        words = " ".join(text(element.node.get("/Alt")).split())
        if not words and not text(element.node.get("/ActualText")).strip():
            yield fault("no-alternative", place, "it has no alternative text", _DESCRIBE)
        elif _FILE_NAME.fullmatch(words):
            yield fault("no-alternative", place, f"its alternative text is a file name, '{words}'", _DESCRIBE)
        else:
            yield from _wording(tree, element, words, place)
        if "/BBox" not in attributes(tree, element):
            yield fault("figure-box", place, "it does not say which part of the page it takes up")


def _wording(tree: Tree, element: Element, words: str, place: str) -> Iterator[Problem]:
    if _EMPTY_WORDS.fullmatch(words.casefold()):
        yield doubt("poor-alternative", place, f"its alternative text says only “{words}”", _DESCRIBE)
    elif len(words) > _LONGEST:
        message = f"its alternative text has {len(words)} characters, too many to be heard in one go"
        yield doubt("poor-alternative", place, message, f"keep to {_LONGEST} and put the rest into the text")
    elif words.casefold() in _neighbours(tree, element):
        message = "its alternative text repeats its caption, which is read out anyway"
        yield doubt("poor-alternative", place, message, _DESCRIBE)


def _neighbours(tree: Tree, element: Element) -> set[str]:
    """What stands beside the figure and inside it, with and without a label such as “Figure 2”."""
    beside = element.parent.kids if element.parent else []
    near = (each for each in (*beside, *element.kids) if each is not element and each.role != "Table")
    said = {tree.text(each).casefold() for each in near} if len(beside) < _MOST_BESIDE else set()
    return {each for words in said for each in (words, re.sub(r"^\w+ \d+[.:]? +", "", words)) if each}
