"""The one door through which a passage becomes print.

There is no markup on the far side: a run becomes pieces of literal text, each with its font, colour, link and tag, so
`<b>`, `&`, `$5` or `{x}` in data can be nothing but characters. What cannot be printed is refused here, by name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.errors import Problem, error
from reportgen.language import Language
from reportgen.model.passage import Amount, Date, Mark, Name, Passage, Quotation, Reference, Run, Words
from reportgen.pdf.fonts import NO_BREAK_SPACE, Fonts
from reportgen.pdf.styles import Style
from reportgen.pdf.tag import Role, Tag

ZERO_WIDTH_SPACE = "\u200b"
# The numbers of so many sources stay on one line.
SOURCES_TOGETHER = 3
LONGEST_HELD_WORD = 14
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\]+", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\v\f\u0085\u2028\u2029]+")
# Invisible and without effect on left-to-right text in these fonts; the zero-width space stays, it allows a break.
_DROPPED = re.compile("[\u00ad\u200c\u200d\u2060\ufeff\ufe0e\ufe0f]")
# Nobody types in what is longer, and the link holds the whole address.
PRINTED_ADDRESS_LIMIT = 36
_JOINT = re.compile(r"((?<!:)(?<!:/)[/?&=_.-]+)(?!/)")
_NUMERAL = re.compile(r"[+\u2212]?[$€£₽]?\d[\d.,\u00a0\u202f]*(?:[\u2013][+\u2212]?\d[\d.,]*)?%?")


@dataclass(frozen=True, slots=True)
class Record:
    """A run as it is worded in this document, to be noted when it is drawn."""

    id: str
    text: str
    run: Amount | Date | Quotation


@dataclass(frozen=True, slots=True)
class Piece:
    """Literal text in one font. `link` is `#destination` or a safe address; `record` is noted when it is drawn.

    A word may be divided by the rules of `language`, none where it is empty: when it is wider than a line, and when
    it `is_divisible` also to fill a line.
    """

    text: str
    font: str
    size_pt: float
    colour: str
    tag: Tag | None = None
    link: str = ""
    record: Record | None = None
    is_mark: bool = False
    language: str = ""
    is_divisible: bool = False


@dataclass
class Door:
    """Turns passages into pieces for one document, and collects everything that cannot be printed.

    `labels` maps component ids to "Figure 2"; `places` maps source ids to their number in the list of sources,
    `titles` to words that a link to them is described by.
    """

    fonts: Fonts
    language: Language
    link_colour: str
    labels: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    has_source_list: bool = True
    problems: list[Problem] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _reasons: dict[tuple[str, str], str] = field(default_factory=dict)

    def pieces(self, passage: Passage, style: Style, place: str, tag: Tag | None) -> tuple[Piece, ...]:
        """The passage as pieces in the given style; `place` says where it stands, for messages and records."""
        made: list[Piece] = []
        for run in passage.runs:
            if isinstance(run, Mark) and made and _is_short_word(made):
                # A mark does not begin a line, unless that made one long word of it.
                made[-1] = replace(made[-1], text=made[-1].text[:-1] + NO_BREAK_SPACE)
            made += self._run(run, style, place, tag)
        return tuple(made)

    def literal(
        self,
        text: str,
        style: Style,
        place: str,
        tag: Tag | None,
        *,
        link: str = "",
        emphasis: bool = False,
        language: str = "",
    ) -> tuple[Piece, ...]:
        """Plain text as pieces: a title, an address, our own words; `language` when it is not the document's."""
        colour = self.link_colour if link else style.colour
        spoken = "" if link else language or self.language.code
        font = style.font(emphasis=emphasis)
        template = Piece("", font, style.size_pt, colour, tag, link, language=spoken, is_divisible=style.is_divisible)
        return tuple(self._set(text, template, place))

    def address(
        self, url: str, style: Style, place: str, tag: Tag | None, *, limit: int = PRINTED_ADDRESS_LIMIT
    ) -> tuple[Piece, ...]:
        """A web or mail address: a link if its kind is safe, plain text if not; it may break after its joints.

        What is printed is shortened to about `limit` characters, but not its host; the link is whole.
        """
        link = url if _SAFE_ADDRESS.fullmatch(url) else ""
        link_tag = tag.child(Role.LINK, alternative=url) if tag and link else tag
        return self.literal(
            _JOINT.sub("\\1" + ZERO_WIDTH_SPACE, _printed(url, limit) if link else url),
            style,
            place,
            link_tag,
            link=link,
        )

    def _run(self, run: Run, style: Style, place: str, tag: Tag | None) -> Iterator[Piece]:
        match run:
            case Words(text=text, emphasis=emphasis):
                return iter(self.literal(text, style, place, tag, emphasis=emphasis))
            case Name():
                inner = _in_language(tag, run.language, self.language.code)
                text = self.language.run(run)  # as in bookmarks and alternative texts
                return iter(self.literal(text, style, place, inner, emphasis=run.emphasis, language=run.language))
            case Amount() | Date() | Quotation():
                return self._recorded(run, style, place, tag)
            case Mark():
                return self._mark(run, style, place, tag)
            case Reference():
                return self._reference(run, style, place, tag)

    def _recorded(self, run: Amount | Date | Quotation, style: Style, place: str, tag: Tag | None) -> Iterator[Piece]:
        text = self.language.run(run)
        number = self._counts[place] = self._counts.get(place, 0) + 1
        emphasis = isinstance(run, Amount) and run.emphasis
        spoken = ""
        if isinstance(run, Quotation):
            spoken = run.language or self.language.code
            inner = tag.child(Role.QUOTE) if tag and run.marks else tag
            tag = _in_language(inner, run.language, self.language.code)
        record = Record(f"{place} #{number}", text, run)
        font = style.font(emphasis=emphasis)
        template = Piece(
            "", font, style.size_pt, style.colour, tag, "", record, language=spoken, is_divisible=style.is_divisible
        )
        if isinstance(run, Amount) and style.number_size_pt:
            yield from self._enlarged(text, template, style, place)
        else:
            yield from self._set(text, template, place)

    def _enlarged(self, text: str, template: Piece, style: Style, place: str) -> Iterator[Piece]:
        # In large type a line may end between qualifier, number and unit; in running text it may not.
        text = text.replace(NO_BREAK_SPACE, " ")
        position = 0
        for numeral in _NUMERAL.finditer(text):
            yield from self._set(text[position : numeral.start()], template, place)
            large = replace(template, size_pt=style.number_size_pt, font=style.font(emphasis=True))
            yield from self._set(numeral[0], large, place)
            position = numeral.end()
        yield from self._set(text[position:], template, place)

    def _mark(self, run: Mark, style: Style, place: str, tag: Tag | None) -> Iterator[Piece]:
        template = Piece("", style.font(), style.size_pt, style.colour, tag, is_mark=True)
        yield from self._set("[", template, place)
        for position, source in enumerate(run.sources):
            number = self.places.get(source)
            if number is None:
                remedy = "add it to the sources or take the mark out"
                self._add(error("source-unlisted", place, f"source '{source}' is cited but not listed", remedy))
                continue
            if position:
                space = NO_BREAK_SPACE if len(run.sources) <= SOURCES_TOGETHER else " "
                yield from self._set(f",{space}", template, place)
            destination = source_destination(number)
            inner = tag.child(Role.REFERENCE, target=destination) if tag and self.has_source_list else tag
            linked = self._linked(template, destination, self.titles.get(source, ""), inner)
            yield from self._set(str(number), linked, place)
        yield from self._set("]", template, place)

    def _reference(self, run: Reference, style: Style, place: str, tag: Tag | None) -> Iterator[Piece]:
        label = self.labels.get(run.target)
        if label is None:
            known = ", ".join(self.labels) or "none"
            message = f"there is no figure or table with the id '{run.target}' to refer to"
            self._add(error("reference-unknown", place, message, f"known ids: {known}"))
            return
        template = Piece("", style.font(), style.size_pt, style.colour, tag)
        destination = component_destination(run.target)
        inner = tag.child(Role.REFERENCE, target=destination) if tag else None
        yield from self._set(label, self._linked(template, destination, label, inner), place)

    def _linked(self, template: Piece, destination: str, description: str, tag: Tag | None) -> Piece:
        if destination.startswith("source-") and not self.has_source_list:
            return template
        inner = tag.child(Role.LINK, alternative=description) if tag else None
        return replace(template, colour=self.link_colour, link=f"#{destination}", tag=inner)

    def _set(self, text: str, template: Piece, place: str) -> Iterator[Piece]:
        if not text.isascii() or not text.isprintable() or "  " in text:
            text = unicodedata.normalize("NFC", _DROPPED.sub("", _WHITE.sub(" ", text)))
            self.examine(text, template.font, place)
        t = template
        for part, font in self.fonts.spans(text, t.font) if text else ():
            # Not `replace`, which takes three times as long: a long table has tens of thousands of pieces.
            yield Piece(part, font, t.size_pt, t.colour, t.tag, t.link, t.record, t.is_mark, t.language, t.is_divisible)

    def examine(self, text: str, font: str, place: str) -> None:
        """Notes every character of the text that cannot be printed in the font or its fallback."""
        if text.isascii() and text.isprintable():
            return
        for character in dict.fromkeys(text):
            reason = self._reasons.get((character, font))
            if reason is None:
                reason = self._reasons[character, font] = self._refusal(character, font)
            if reason:
                self._add(_unprintable(character, reason, text, place))

    def _refusal(self, character: str, font: str) -> str:
        if character == ZERO_WIDTH_SPACE:
            return ""
        if unicodedata.category(character) in ("Cc", "Cf"):
            return "is a control character"
        if unicodedata.bidirectional(character) in ("R", "AL"):
            return "belongs to a script written from right to left, which is not supported"
        return "is not in the fonts" if self.fonts.lacks(character, font) else ""

    def _add(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def source_destination(number: int) -> str:
    """The name of the place in the file where a source is listed."""
    return f"source-{number}"


def component_destination(identifier: str) -> str:
    """The name of the place in the file where a figure or table stands."""
    return f"component-{identifier}"


def shortened(text: str, limit: int = 60) -> str:
    """The beginning of a long text, for messages."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _is_short_word(made: list[Piece]) -> bool:
    text = "".join(piece.text for piece in made[-2:])
    word = text.rstrip(" ").rsplit(" ", 1)[-1]
    return text.endswith(" ") and len(word) <= LONGEST_HELD_WORD and NO_BREAK_SPACE not in word


def _printed(address: str, limit: int) -> str:
    """An address as it is printed: without scheme and "www.", cut at a joint when it is long."""
    bare = re.sub(r"^(?:https?://(?:www\.)?|mailto:)", "", address, flags=re.IGNORECASE).rstrip("/")
    if len(bare) <= limit:
        return bare
    host, *path = bare.split("/")
    shown = host[:PRINTED_ADDRESS_LIMIT]
    for part in path:
        if len(shown) + len(part) + 3 > limit:
            break
        shown = f"{shown}/{part}"
    return f"{shown}/…"


def _in_language(tag: Tag | None, language: str, own: str) -> Tag | None:
    return tag.child(Role.SPAN, language=language) if tag and language and language != own else tag


def _unprintable(character: str, reason: str, text: str, place: str) -> Problem:
    name = unicodedata.name(character, "no name")
    shown = shortened("".join(c if c.isprintable() else "\ufffd" for c in text))
    message = f"the character U+{ord(character):04X} ({name}) {reason}; it stands in “{shown}”"
    return error("character", place, message, "take it out of the text or write it another way")
