"""One language: its words, and the wording of every value that a passage may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel.core import Locale

from reportgen.errors import ConfigError, error
from reportgen.language.catalogue import AFTER_VOWEL, GENDER, LANGUAGE, Catalogue, Message, read_messages
from reportgen.language.collation import SortKey, sort_key
from reportgen.language.dates import day_text, period_text
from reportgen.language.harmonized import chapter_message
from reportgen.language.numbers import (
    EN_DASH,
    NO_BREAK_SPACE,
    SINGULAR_FRAMES,
    is_known,
    number,
    plural_form,
    unit_frame,
)
from reportgen.language.vocabulary import ALPHABET, VOWELS, flow_message, measure_message, status_message, unit_messages
from reportgen.model.facts import Qualifier, Unit
from reportgen.model.passage import Amount, Date, Form, Mark, Name, Passage, Quotation, Reference, Run, Words
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity

CATALOGUES = Path(__file__).parent / "catalogues"
ENGLISH = "en"

# {level}, {period:in} (a grammatical form), {measure:вырос|выросла|выросло|выросли} (by gender or number).
SLOT = re.compile(r"\{(\w+)(?::([^{}]*))?\}")

_FIRST_WORD = re.compile(r" (\w+) ")

GENDERS = ("m", "f", "n", "p")

QUALIFIED = {
    Qualifier.EXACT: "{x}",
    Qualifier.ALMOST: "almost {x}",
    Qualifier.OVER: "over {x}",
    Qualifier.ABOUT: "about {x}",
    Qualifier.UNDER: "under {x}",
}

QUOTED = "“{x}”"

_LONGEST_NAME = 60  # letters; what is longer is a text of the data, and nobody looks for it in documents

_Filling = Run | Passage | str


@dataclass(frozen=True, slots=True)
class Language:
    """The wording of values. `code` is the BCP 47 tag, `locale` the CLDR name, `catalogue` the words.

    `elsewhere` holds what every catalogue of the workspace calls a name or a term of the data, by its small letters.
    """

    code: str
    locale: str
    catalogue: Catalogue = field(default_factory=Catalogue, hash=False)
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def words(self, message: str) -> str:
        """The message in this language; messages are written in English at the place of use and translated whole."""
        return self.catalogue.get(message) or message

    def plural(self, one: str, many: str, number: int) -> str:
        """The message that fits the number, in this language; both are written in English at the place of use."""
        forms = self.catalogue.forms(many)
        if forms and len(forms) > 1:
            return self._fitting(forms, Decimal(number), 0)
        return self.words(one if number == 1 else many)

    def passage(self, frame: str, **runs: _Filling) -> Passage:
        """The frame in this language with its `{slots}` filled: a string stands for `Words`.

        Raises KeyError for a slot without a run.
        """
        text = self._frame(frame, runs)
        parts: list[_Filling] = []
        position = 0
        for slot in SLOT.finditer(text):
            if literal := self._joined(parts, text[position : slot.start()]):
                parts.append(literal)
            filling = self._inflected(runs[slot[1]], slot[2] or "")
            parts.append(self._after_vowel(filling) if self._ends_in_vowel(parts) else filling)
            position = slot.end()
        if literal := self._joined(parts, text[position:]):
            parts.append(literal)
        return Passage.of(*parts)

    def _after_vowel(self, filling: _Filling) -> _Filling:
        """The filling as it reads after a vowel: a date's form, or the first word of the data's own text."""
        match filling:
            case Date(case=case) if case:
                return replace(filling, case=case + AFTER_VOWEL)
            case Name(language="") | Quotation(language="", marks=False):
                first, space, rest = self.name(filling.text).partition(" ")
                changed = self.catalogue.get(first, AFTER_VOWEL) if space else None
                return replace(filling, text=f"{changed} {rest}") if changed else filling
            case Passage(runs=(Name() | Quotation() as first_run, *others)):
                return Passage.of(self._after_vowel(first_run), *others)
        return filling

    def _joined(self, parts: list[_Filling], literal: str) -> str:
        """The words after the parts: no second full stop after an abbreviation, «ў» for «у» after a vowel."""
        if not parts:
            return literal
        if literal.startswith(".") and self.text(Passage.of(parts[-1])).endswith("."):
            return literal[1:]
        first = _FIRST_WORD.match(literal)
        changed = self.catalogue.get(first[1], AFTER_VOWEL) if first else None
        if first and changed and self._ends_in_vowel([*parts, " "]):
            return f" {changed}{literal[first.end(1) :]}"
        return literal

    def filled(self, frame: str, **runs: _Filling) -> str:
        """The frame in this language with its slots filled, as plain text: for alternative texts and labels."""
        return self.text(self.passage(frame, **runs))

    def _ends_in_vowel(self, parts: list[_Filling]) -> bool:
        """Whether the words before end in a vowel and a space, on which the next word may depend."""
        vowels = self.catalogue.get(VOWELS)
        if not vowels or not parts:
            return False
        tail = self.text(Passage.of("-", *parts[-2:], "-"))[:-1]
        return tail.endswith((" ", "\u00a0")) and tail.rstrip()[-1:].casefold() in vowels

    def _frame(self, frame: str, runs: Mapping[str, _Filling]) -> str:
        """The frame's translation; the one that fits its number where the language has several."""
        forms = self.catalogue.forms(frame)
        if not forms:
            return frame
        amount = runs.get("n") or next((run for run in runs.values() if isinstance(run, Amount)), None)
        if len(forms) == 1 or not isinstance(amount, Amount):
            return forms[0]
        return self._fitting(forms, amount.quantity.high, amount.quantity.decimals)

    def _fitting(self, forms: tuple[str, ...], value: Decimal, decimals: int, *, pad: bool = False) -> str:
        return forms[min(plural_form(value, decimals, self.locale, pad=pad), len(forms) - 1)] or forms[0]

    def _inflected(self, run: _Filling, form: str) -> _Filling:
        """The run in the grammatical form, or the alternative that agrees with it."""
        if "|" in form:
            return self._agreeing(run, tuple(form.split("|")))
        match run:
            case Passage(runs=runs) if form:
                return Passage.of(*(self._inflected(each, form) for each in runs))
            case Name(text=text) if form:
                return replace(run, text=self.inflected(text, form))
            case Amount() | Date() if form:
                return replace(run, case=form)
        return run

    def _agreeing(self, run: _Filling, alternatives: tuple[str, ...]) -> str:
        if isinstance(run, Passage):
            run = run.runs[0] if run.runs else ""
        if isinstance(run, Amount):
            quantity = run.quantity
            return self._fitting(alternatives, quantity.high, quantity.decimals, pad=quantity.is_derived)
        gender = self.inflected(run if isinstance(run, str) else self.run(run), GENDER)
        place = GENDERS.index(gender) if gender in GENDERS else 0
        return alternatives[min(place, len(alternatives) - 1)]

    def inflected(self, text: str, form: str) -> str:
        """A name or word, English or in this language, in the grammatical form; as it is when the form is unknown."""
        known = self.catalogue.inflected
        if found := known.get((form, text)):
            return found
        # A word of our own may stand within a sentence.
        found = known.get((form, text[:1].upper() + text[1:]), "")
        return found[:1].lower() + found[1:] or self.name(text)

    def name(self, text: str) -> str:
        """A name or a text of the data in this language; as it is when the catalogues do not have it."""
        found = self.catalogue.get(text)
        if found is None and text[:1].isupper():
            # A common noun of the data at the head of a line.
            found = self.catalogue.get(text[:1].lower() + text[1:])
            return found[:1].upper() + found[1:] if found else text
        return found or text

    def is_common(self, text: str) -> bool:
        """Whether the catalogue's forms of a name begin small, as common nouns do: «астраханских портов»."""
        forms = ((form, own) for (form, name), own in self.catalogue.inflected.items() if name == text)
        return any(own[:1].islower() for form, own in forms if form != GENDER)

    def knows(self, text: str) -> bool:
        """Whether the words are this language's own: translated, or a translation."""
        return self.catalogue.forms(text) is not None or text in self.catalogue.printed

    def quantity(self, quantity: Quantity, form: Form = Form.FULL, case: str = "") -> str:
        """The quantity in words: qualifier, sign, number or band, unit."""
        if form is Form.MAGNITUDE:
            low, high = sorted((abs(quantity.low), abs(quantity.high)))
        else:
            low, high = quantity.low, quantity.high
        digits = [self._digits(quantity, value, form) for value in (low, high)]
        if digits[0] == digits[1] or (quantity.is_derived and quantity.is_band):
            middle = (low + high) / 2
            text = self._with_unit(quantity, self._digits(quantity, middle, form), middle, form)
        elif form is Form.FULL and quantity.qualifier is Qualifier.EXACT:
            ends = [self._with_unit(quantity, digit, end, form) for digit, end in zip(digits, (low, high), strict=True)]
            between = self.words("between {low} and {high}")
            return between.format(low=ends[0], high=ends[1], low_number=digits[0], high_number=digits[1])
        else:
            # A dash beside a minus would be read as another minus.
            digits[1] = digits[1].lstrip("+") if low > 0 else digits[1]
            text = self._with_unit(quantity, (EN_DASH if low >= 0 else "…").join(digits), high, form)
        qualified = QUALIFIED[quantity.qualifier]
        contexts = (case, quantity.unit.code if form is not Form.BARE else "")
        found = (self.catalogue.get(qualified, context) for context in contexts if context)
        frame = next(filter(None, found), None) or self.words(qualified)
        before, word = frame.partition("{x}")[0].rstrip(), text.partition(NO_BREAK_SPACE)[0]
        changed = self.catalogue.get(word, AFTER_VOWEL)
        if changed and before[-1:] and before[-1:] in (self.catalogue.get(VOWELS) or ""):
            text = changed + text[len(word) :]
        return frame.replace(" ", NO_BREAK_SPACE).format(x=text)

    def _digits(self, quantity: Quantity, value: Decimal, form: Form) -> str:
        signed = form is Form.SIGNED
        return number(value, quantity.decimals, self.locale, pad=quantity.is_derived, signed=signed)

    def _with_unit(self, quantity: Quantity, digits: str, value: Decimal, form: Form) -> str:
        if form is Form.BARE:
            return digits
        sign = digits[0] if digits[0] in "+\u2212" else ""
        frame, unit = unit_frame(quantity.unit.code, quantity.unit.scale)
        forms = self.catalogue.forms(frame)
        if forms:
            frame = self._fitting(forms, value, quantity.decimals, pad=quantity.is_derived)
        elif digits[len(sign) :] == "1":
            frame = SINGULAR_FRAMES.get(frame, frame)
        frame, unit = frame.replace(" ", NO_BREAK_SPACE), self.name(unit).replace(" ", NO_BREAK_SPACE)
        if frame.startswith(("$", "{unit}")):  # the sign goes before a leading currency: −$5.4 million
            return sign + frame.format(n=digits[len(sign) :], unit=unit)
        return frame.format(n=digits, unit=unit)

    def date(self, date: Date) -> str:
        """The day or period in words."""
        if isinstance(date.value, Period):
            return period_text(date.value, self.locale, date.form, self.catalogue, date.case)
        return day_text(date.value, self.locale, date.form, self.catalogue, date.case)

    def label(self, at: str | datetime.date | Period) -> str:
        """A category or time label as charts and tables print it."""
        return self.name(at) if isinstance(at, str) else self.date(Date(at))

    def run(self, run: Run) -> str:
        """The run as plain text; empty for marks and references, whose numbers only the document knows."""
        match run:
            case Words(text=text):
                return text
            case Name(text=text, language=tag):
                return text if tag else self.name(text)
            case Amount(quantity=quantity, form=form, case=case):
                return self.quantity(quantity, form, case)
            case Date():
                return self.date(run)
            case Quotation(text=text, marks=marks, language=tag):
                words = text if tag else self.name(text)
                return self.quoted(words) if marks else words
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

    def chapter(self, code: str) -> str:
        """The short name of the Harmonized System's chapter: "Fertilizers" for 31 or 3104; empty for no chapter."""
        message = chapter_message(code)
        return self.words(message) if message else ""

    def in_language(self, code: str) -> str:
        """A remark on a foreign text: "Russian", «англ.»; by CLDR for a language that the catalogue does not name."""
        base = code.partition("-")[0].lower()
        own = self.catalogue.get(code, LANGUAGE) or self.catalogue.get(base, LANGUAGE)
        return own or Locale.parse(self.locale).languages.get(base, code)

    def text(self, passage: Passage) -> str:
        """The passage as plain text, for alternative texts, bookmarks and metadata."""
        return re.sub(r"[ \u00a0]+([.,;:])", r"\1", "".join(self.run(run) for run in passage.runs)).strip()

    def quoted(self, text: str) -> str:
        """The text in this language's quotation marks."""
        return self.words(QUOTED).replace("{x}", text)

    def sort_key(self, text: str) -> SortKey:
        """The text's place in the order of this language's alphabet."""
        return sort_key(text, self.catalogue.get(ALPHABET) or "")

    def place_of(self, name: str) -> SortKey:
        """The place of a name of the data in lists: by what is printed for it."""
        return self.sort_key(self.name(name))

    def everywhere(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words, and what the workspace's catalogues call them in other languages; none twice."""
        return tuple(dict.fromkeys(name for word in words for name in (word, *self.elsewhere.get(word.casefold(), ()))))

    def with_names(self, catalogues: Iterable[Iterable[Message]]) -> Language:
        """The language with what each of the catalogues calls the names and terms of the data."""
        groups: dict[str, dict[str, None]] = {}
        for message in (each for catalogue in catalogues for each in catalogue):
            if not message.context and not message.is_fuzzy and len(message.id) <= _LONGEST_NAME:
                groups.setdefault(message.id, {message.id: None}).update(dict.fromkeys(filter(None, message.forms)))
        found = {name.casefold(): tuple(group) for group in groups.values() for name in group}
        return replace(self, elsewhere=found)

    def with_words(self, messages: Iterable[Message]) -> Language:
        """The language with a workspace's own words: names, terms and texts of its data."""
        own = Catalogue.of(tuple(messages))
        return replace(self, catalogue=Catalogue({**self.catalogue.messages, **own.messages}))


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue of words, English first."""
    return ENGLISH, *sorted(path.stem for path in CATALOGUES.glob("*.po"))


def catalogue_path(code: str) -> Path:
    """Where the program keeps the words of a language, whether it has any yet.

    Raises ConfigError for a code that CLDR does not know: it would have no numbers, months or plural forms.
    """
    if code == ENGLISH or not is_known(code):
        fact = "the messages are English" if code == ENGLISH else f"CLDR knows no language '{code}'"
        raise ConfigError(
            error("language", "words", fact, "give the code of another language, such as pl, de or pt-BR")
        )
    return CATALOGUES / f"{code}.po"


def letters_of(code: str) -> str:
    """The letters of the language's alphabet, small and capital; none for English, whose letters every font has.

    Raises KeyError for a language without a catalogue.
    """
    alphabet = "".join(filter(str.isalpha, language(code).catalogue.get(ALPHABET) or ""))
    return alphabet + "".join(letter.upper() for letter in alphabet)


@cache
def language(code: str) -> Language:
    """The language of a BCP 47 code. Raises KeyError for one without a catalogue, ConfigError for a faulty one."""
    if code not in languages():
        raise KeyError(code)
    if code == ENGLISH:
        return Language(code, ENGLISH)
    return Language(code, code.replace("-", "_"), Catalogue.of(read_messages(CATALOGUES / f"{code}.po")))
