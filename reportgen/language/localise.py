"""A briefing's names and texts of the data in its language; what has no translation is tagged and named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from reportgen.language.language import Language
from reportgen.model.briefing import Meta
from reportgen.model.chart import Point, Series, TimelineEvent
from reportgen.model.dataset import Dataset
from reportgen.model.facts import Source
from reportgen.model.passage import Amount, Date, Mark, Name, Quotation, Reference, Words
from reportgen.model.period import Period

_Value = TypeVar("_Value")

# What these hold is no text of the data.
_WORDED = (str, int, float, Words, Amount, Date, Mark, Reference, Period, Source, Meta)


def localised(value: _Value, language: Language, dataset: Dataset, data_language: str) -> tuple[_Value, list[str]]:
    """The value with every name and text of the data in the language, and the texts that have no translation.

    Those keep their words, tagged with the language of the data.
    """
    walk = _Walk(language, data_language, _texts(dataset))
    return walk.of(value), list(walk.missing)


def _texts(dataset: Dataset) -> frozenset[str]:
    """Everything that the tables and observations say in words."""
    found: set[str] = set()
    for table in dataset.tables.values():
        for row in table.rows:
            for cell in row.cells:
                if isinstance(cell, str):
                    found |= {cell.strip(), *(part.strip() for part in cell.split(";"))}
    for item in dataset.observations:
        found |= {item.statement, *(value for _, value in item.dimensions.items())}
    return frozenset(text for text in found if any(map(str.isalpha, text)))


# «Н. Кочанова»: a line never ends between the initial and the name.
_INITIAL = re.compile(r"(?<!\w)([^\W\d_]\.) (?=[^\W\d_])")


# «78 лифтов»: nor between a number and what it counts, nor before a dash.
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_]|—)")


def _bound(text: str) -> str:
    return _COUNTED.sub("\u00a0", _INITIAL.sub("\\1\u00a0", text))


class _Walk:
    """Goes through a value of the briefing."""

    def __init__(self, language: Language, data_language: str, texts: frozenset[str]) -> None:
        self._language = language
        self._data_language = data_language
        self._texts = texts
        self.missing: dict[str, None] = {}

    def of(self, value: _Value) -> _Value:
        """The value with its texts translated; the same object when there are none."""
        if isinstance(value, tuple):
            made = tuple(map(self.of, value))
            return made if any(a is not b for a, b in zip(made, value, strict=True)) else value  # type: ignore[return-value]  # a tuple for a tuple
        if isinstance(value, _WORDED) or not is_dataclass(value):
            return value
        if isinstance(value, Name | Quotation):
            return self._run(value)  # type: ignore[return-value]  # a run for a run of the same kind
        changed = self._changed(value)
        return replace(value, **changed) if changed else value  # type: ignore[type-var]  # a dataclass, as tested above

    def _changed(self, value: object) -> dict[str, object]:
        """The fields that read otherwise in the language."""
        changed: dict[str, object] = {}
        plain = _plain_fields(value)
        for field in fields(value):  # type: ignore[arg-type]  # a dataclass, as the caller tested
            old = getattr(value, field.name)
            new = self._name(old) if field.name in plain and isinstance(old, str) else self.of(old)
            if new is not old and new != old:
                changed[field.name] = new
        return changed

    def _run(self, run: Name | Quotation) -> Name | Quotation:
        if run.language and run.language != self._data_language and not self._language.knows(run.text):
            return run
        words = self._language.name(run.text)
        if words != run.text:
            return replace(run, text=_bound(words), language="")
        if isinstance(run, Name) and _bound(words) != words:
            run = replace(run, text=_bound(words))
        if run.language or (words in self._texts and not self._language.knows(words)):
            # A quotation from a document of another language comes tagged, and nobody is to translate it.
            if isinstance(run, Name) or not run.language:
                self.missing[words] = None
            return replace(run, language=self._data_language)
        return run

    def _name(self, text: str) -> str:
        words = self._language.name(text)
        if words == text and text in self._texts and not self._language.knows(text):
            self.missing[text] = None
        return words


def _plain_fields(value: object) -> Iterable[str]:
    """The fields that hold names as plain text."""
    match value:
        case Series():
            return ("label",)
        case Point():
            return ("at", "note")
        case TimelineEvent():
            return ("level",)
    return ()
