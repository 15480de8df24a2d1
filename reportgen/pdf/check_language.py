"""Proof-reads the languages of words: a voice that takes English for Russian cannot be understood.

A language is told from its letters: words in those of another script, and words with letters that it does not have.
What two languages write alike nobody can tell so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any

from reportgen.errors import Problem
from reportgen.language import lacked_letters, script_of, script_of_letter
from reportgen.pdf.check_objects import text
from reportgen.pdf.check_packed import MARK, PAGE
from reportgen.pdf.check_tree import Element, Tree, doubt

# Names are said in any language: so many words in a row, so many of them not written as names, are more than names.
_LEAST_WORDS, _LEAST_SMALL = 4, 3
_LEAST_OF_OWN_TAG = 3
_ALIEN_SHARE = 0.3
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
# An address, a file, a code: nothing that a language has.
_NO_WORDS = re.compile(r"[\w)][./@\\:_=#&?]+[\w…]")
_MOST_SHOWN = 60
_MOST_CELLS = 100
_NO_TEXTS: Mapping[int, Sequence[tuple[str, bytes]]] = MappingProxyType({})
_LEAST_LETTERS = 10  # of so many words in a row, with the spaces between them


def language_faults(tree: Tree) -> Iterator[Problem]:
    """Words that are plainly not of the language that their tag, or the file, says they are."""
    reader, languages = _Reader(tree), dict[int, str]()
    whole = text(tree.objects.root.get("/Lang")).strip()
    for element in tree.elements:
        own = text(element.node.get("/Lang")).strip() if "/Lang" in element.node else ""
        above = languages.get(id(element.parent), whole) if element.parent else whole
        language = languages[id(element)] = own or above
        if not (script_of(language) and reader.may_differ_anywhere(language)):
            continue
        if element.cells is not None:
            yield from reader.row(element, language)
        elif element.marks and reader.may_differ({where for where, _ in element.marks}, language):
            least = _LEAST_OF_OWN_TAG if own else 0
            found = strangers(reader.words(element.marks), language, least)
            yield from _told(language, found, partial(tree.place, element))


@dataclass(slots=True)
class _Reader:
    """Reads words of the tree, of those pages only that show letters which a language does not have."""

    tree: Tree
    _odd: dict[tuple[str, str], bool] = field(default_factory=dict)
    _anywhere: dict[str, bool] = field(default_factory=dict)
    _cells: dict[tuple[Any, ...], str] = field(default_factory=dict)
    cells_told: int = 0

    def may_differ_anywhere(self, language: str) -> bool:
        """Whether any page shows a letter that the language lacks."""
        if language not in self._anywhere:
            self._anywhere[language] = self.may_differ({page.key for page in self.tree.pages}, language)
        return self._anywhere[language]

    def may_differ(self, pages: set[str], language: str) -> bool:
        """Whether the pages show a letter that the language lacks."""
        return any(self._shows_odd(page, language) for page in pages)

    def _shows_odd(self, page: str, language: str) -> bool:
        key = page, language
        if key not in self._odd:
            content = self.tree.content(page)
            shown = content.codes.items() if content else ()
            self._odd[key] = any(
                _is_odd(letter, language)
                for font, codes in shown
                for letter in set(self.tree.codes(page, font).letters(codes))
            )
        return self._odd[key]

    def words(self, marks: Sequence[tuple[str, int]]) -> str:
        """What stands under the marks, but those that name a language themselves."""
        tree = self.tree
        return "".join(
            tree.said(where, mark)
            for where, mark in marks
            if (content := tree.content(where)) and mark not in content.spoken
        )

    def row(self, row: Element, language: str) -> Iterator[Problem]:
        """What is wrong in the plain cells of a row; of a long table no more than can be told."""
        where, page, texts = b"", "", _NO_TEXTS
        for parts in (row.cells or {}).values():
            if not parts[MARK]:
                continue  # an empty cell, which stands on no page
            if parts[PAGE] != where:
                where, page = parts[PAGE], f"{int(parts[PAGE])} 0 R"
                texts = self._texts(page, language)
            runs = texts.get(int(parts[MARK]), ())
            if self.cells_told >= _MOST_CELLS or sum([len(codes) for _, codes in runs]) < _LEAST_LETTERS:
                continue
            # A long table says the same again and again.
            key = language, *((id(self.tree.codes(page, font)), codes) for font, codes in runs)
            if key not in self._cells:
                self._cells[key] = strangers(self.tree.said(page, int(parts[MARK])), language)
            if found := self._cells[key]:
                self.cells_told += 1
                yield from _told(language, found, partial(self.tree.place, row))

    def _texts(self, page: str, language: str) -> Mapping[int, Sequence[tuple[str, bytes]]]:
        """The texts of a page by their marks; none where no letter is foreign to the language."""
        content = self.tree.content(page)
        if content is None or not self._shows_odd(page, language):
            return _NO_TEXTS
        if not content.spoken:
            return content.texts
        return {mark: runs for mark, runs in content.texts.items() if mark not in content.spoken}


def _told(language: str, found: str, place: Callable[[], str]) -> Iterator[Problem]:
    if found:
        shown = found if len(found) <= _MOST_SHOWN else found[: _MOST_SHOWN - 1].rstrip() + "…"
        message = f"“{shown}” is marked as '{language}' and written in another language"
        yield doubt("language-of-words", place(), message, "name the language of these words")


def strangers(said: str, language: str, least_of_own: int = 0) -> str:
    """The first words that are not of the language; empty when all may be.

    With `least_of_own` so many words of another script are enough when there is none of the language's own.
    """
    script, runs, has_own = script_of(language), [list[str]()], False
    words = [word for token in said.split() for word in _words(token)] if script else []
    alien = set(lacked_letters(language))
    for word in words:
        if any(script_of_letter(letter) == script for letter in word):
            has_own = True
            runs.append([])
        elif script_of_letter(word[0]):
            runs[-1].append(word)
    for run in runs:
        if len(run) >= _LEAST_WORDS and _small(run) >= _LEAST_SMALL:
            return " ".join(run)
        if least_of_own and not has_own and len(run) >= least_of_own and _small(run):
            return " ".join(run)
    odd = [word for word in words if alien & set(word.lower()) and not word[0].isupper()]
    return " ".join(words) if len(odd) >= max(_LEAST_SMALL, _ALIEN_SHARE * len(words)) else ""


def _words(token: str) -> list[str]:
    return [] if _NO_WORDS.search(token) else _WORD.findall(token)


def _small(words: Sequence[str]) -> int:
    return sum(len(word) > 1 and not word[0].isupper() for word in words)


def _is_odd(letter: str, language: str) -> bool:
    script = script_of_letter(letter)
    return bool(script) and (script != script_of(language) or letter.lower() in lacked_letters(language))
