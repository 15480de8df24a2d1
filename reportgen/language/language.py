"""One language: its words, and the wording of every value that a passage may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from reportgen.language.dates import day_text, period_text
from reportgen.language.numbers import EN_DASH, NO_BREAK_SPACE, number, unit_frame
from reportgen.language.vocabulary import flow_message, measure_message, status_message, unit_messages
from reportgen.model.facts import Qualifier, Unit
from reportgen.model.passage import Amount, Date, Form, Mark, Name, Passage, Quotation, Reference, Run, Words
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity

_SLOT = re.compile(r"\{(\w+)\}")

_QUALIFIED = {
    Qualifier.EXACT: "{x}",
    Qualifier.ALMOST: "almost {x}",
    Qualifier.OVER: "over {x}",
    Qualifier.ABOUT: "about {x}",
    Qualifier.UNDER: "under {x}",
}


@dataclass(frozen=True, slots=True)
class Language:
    """The wording of values. `code` is the BCP 47 tag, `locale` the CLDR name, `catalogue` maps English frames."""

    code: str
    locale: str
    catalogue: Mapping[str, str] = field(default_factory=dict, hash=False)

    def words(self, message: str) -> str:
        """The message in this language; messages are written in English at the place of use and translated whole."""
        return self.catalogue.get(message, message)

    def plural(self, one: str, many: str, number: int) -> str:
        """The message that fits the number, in this language; both are written in English at the place of use."""
        return self.words(one if number == 1 else many)

    def passage(self, frame: str, **runs: Run | Passage | str) -> Passage:
        """The frame in this language with its `{slots}` filled: a string stands for `Words`.

        Raises KeyError for a slot without a run.
        """
        text = self.words(frame)
        parts: list[Run | Passage | str] = []
        position = 0
        for slot in _SLOT.finditer(text):
            if literal := text[position : slot.start()]:
                parts.append(literal)
            parts.append(runs[slot[1]])
            position = slot.end()
        if literal := text[position:]:
            parts.append(literal)
        return Passage.of(*parts)

    def quantity(self, quantity: Quantity, form: Form = Form.FULL) -> str:
        """The quantity in words: qualifier, sign, number or band, unit."""
        if form is Form.MAGNITUDE:
            low, high = sorted((abs(quantity.low), abs(quantity.high)))
        else:
            low, high = quantity.low, quantity.high
        digits = [self._digits(quantity, value, form) for value in (low, high)]
        if digits[0] == digits[1] or (quantity.is_derived and quantity.is_band):
            text = self._with_unit(quantity, self._digits(quantity, (low + high) / 2, form), form)
        elif form is Form.FULL and quantity.qualifier is Qualifier.EXACT:
            ends = [self._with_unit(quantity, digit, form) for digit in digits]
            return self.words("between {low} and {high}").format(low=ends[0], high=ends[1])
        else:
            text = self._with_unit(quantity, EN_DASH.join(digits), form)
        return self.words(_QUALIFIED[quantity.qualifier]).replace(" ", NO_BREAK_SPACE).format(x=text)

    def _digits(self, quantity: Quantity, value: Decimal, form: Form) -> str:
        signed = form is Form.SIGNED
        return number(value, quantity.decimals, self.locale, pad=quantity.is_derived, signed=signed)

    def _with_unit(self, quantity: Quantity, digits: str, form: Form) -> str:
        if form is Form.BARE:
            return digits
        sign = digits[0] if digits[0] in "+\u2212" else ""
        frame = self.words(unit_frame(quantity.unit.code, quantity.unit.scale))
        # The sign goes before a leading currency symbol: −$5.4 million.
        return sign + frame.format(n=digits[len(sign) :])

    def date(self, date: Date) -> str:
        """The day or period in words."""
        if isinstance(date.value, Period):
            return period_text(date.value, self.locale, date.form)
        return day_text(date.value, self.locale, date.form)

    def label(self, at: str | datetime.date | Period) -> str:
        """A category or time label as charts and tables print it."""
        return at if isinstance(at, str) else self.date(Date(at))

    def run(self, run: Run) -> str:
        """The run as plain text; empty for marks and references, whose numbers only the document knows."""
        match run:
            case Words(text=text) | Name(text=text):
                return text
            case Amount(quantity=quantity, form=form):
                return self.quantity(quantity, form)
            case Date():
                return self.date(run)
            case Quotation(text=text, marks=True):
                return self.quoted(text)
            case Quotation(text=text):
                return text
            case Mark() | Reference():
                return ""

    def measure(self, indicator: str, dimensions: Mapping[str, str]) -> str:
        """What a number measures, as at the head of a column: "Exports"."""
        return self.words(measure_message(indicator, dimensions))

    def unit(self, unit: Unit) -> str:
        """The unit's name as in a header: "million US dollars"."""
        scale, name = unit_messages(unit.code, unit.scale)
        return self.words(scale).replace("{unit}", self.words(name))

    def status(self, key: str) -> str:
        """How an undertaking stands, in a word: "Running"."""
        return self.words(status_message(key))

    def flow(self, key: str) -> str:
        """The direction of trade, in a word: "Exports"."""
        return self.words(flow_message(key))

    def text(self, passage: Passage) -> str:
        """The passage as plain text, for alternative texts, bookmarks and metadata."""
        return re.sub(r"[ \u00a0]+([.,;:])", r"\1", "".join(self.run(run) for run in passage.runs)).strip()

    def quoted(self, text: str) -> str:
        """The text in this language's quotation marks."""
        return self.words("“{x}”").replace("{x}", text)


_LOCALES = {"en": "en"}


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue of words."""
    return tuple(_LOCALES)


@cache
def language(code: str) -> Language:
    """The language of a BCP 47 code. Raises KeyError for one without a catalogue."""
    return Language(code, _LOCALES[code])
