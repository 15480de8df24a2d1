"""The words of one language: a gettext catalogue (.po) as text, read without a library and without compiling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from reportgen.errors import ConfigError, error

# Contexts with a meaning of their own; every other one is a grammatical form that frames ask for: {partner:genitive}.
GENDER = "gender"
LANGUAGE = "language"

# A word, or with a form before it (`in+`) a frame, as it reads after a vowel.
AFTER_VOWEL = "+"

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s+(".*")$')

_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One entry: its English words (two for a plural), its translations, one for each plural form."""

    id: str
    forms: Forms
    context: str = ""
    plural: str = ""
    line: int = 0
    is_fuzzy: bool = False


@dataclass(frozen=True)
class Catalogue:
    """Messages by context and English words. Looking up costs one step in a mapping; nothing is ever missing twice."""

    messages: Mapping[tuple[str, str], Forms] = field(default_factory=dict)

    @classmethod
    def of(cls, *groups: Iterator[Message] | tuple[Message, ...]) -> Catalogue:
        """The messages that are translated; a later group wins. A plural is found under both its English forms."""
        found: dict[tuple[str, str], Forms] = {}
        for message in (each for group in groups for each in group):
            if any(message.forms) and message.id and not message.is_fuzzy:
                found[message.context, message.id] = message.forms
                if message.plural:
                    found[message.context, message.plural] = message.forms
        return cls(found)

    def forms(self, message: str, context: str = "") -> Forms | None:
        """The translations of a message, one for each plural form; None when there is none."""
        return self.messages.get((context, message))

    def get(self, message: str, context: str = "") -> str | None:
        """The translation of a message; None when there is none."""
        forms = self.messages.get((context, message))
        return forms[0] if forms else None

    @cached_property
    def inflected(self) -> Mapping[tuple[str, str], str]:
        """Grammatical forms by context and translated words: ("genitive", "Беларусь") → "Беларуси"."""
        found: dict[tuple[str, str], str] = {}
        for (context, message), forms in self.messages.items():
            if context:
                found.setdefault((context, message), forms[0])
                if own := self.messages.get(("", message)):
                    found.setdefault((context, own[0]), forms[0])
        return found

    @cached_property
    def printed(self) -> frozenset[str]:
        """Every text that the catalogue can print."""
        return frozenset(form for (context, _), forms in self.messages.items() for form in forms if context != GENDER)


def read_messages(path: Path) -> Iterator[Message]:
    """The entries of a .po file, in its order, the header left out. Raises ConfigError that names a faulty line."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ConfigError(error("catalogue", str(path), "this is no UTF-8", "save it in UTF-8")) from None
    except OSError as fault:
        fact = f"cannot be read ({fault.strerror})"
        raise ConfigError(error("catalogue", str(path), fact, "check the file and its permissions")) from fault
    return parse_messages(text, str(path))


def parse_messages(text: str, place: str = "") -> Iterator[Message]:
    """The entries of the text of a .po file; `place` names it in messages. Raises ConfigError for a faulty line."""
    entry = _Entry()
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if line.startswith("#"):
            if entry.has_forms:
                yield entry.message()
                entry = _Entry()
            entry.is_fuzzy = entry.is_fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif line:
            if entry.has_forms and line.startswith(("msgctxt", "msgid ")):
                yield entry.message()
                entry = _Entry()
            if not entry.take(line, number):
                fact = f"this is no line of a catalogue: {line[:60]}"
                raise ConfigError(error("catalogue", f"{place}:{number}", fact, "correct the line"))
    if entry.has_forms:
        yield entry.message()


class _Entry:
    """Gathers the lines of one entry."""

    def __init__(self) -> None:
        self.parts: dict[str, list[str]] = {}
        self.key = ""
        self.line = 0
        self.is_fuzzy = False

    @property
    def has_forms(self) -> bool:
        return any(key.startswith("msgstr") for key in self.parts)

    def take(self, line: str, number: int) -> bool:
        """Adds a line; False when it is none of a catalogue's."""
        found = _KEYWORD.fullmatch(line)
        if found:
            self.key = found[1] + (found[2] or "")
            self.line = self.line or number
        elif not (self.key and line.startswith('"') and line.endswith('"') and len(line) > 1):
            return False
        words = (found[3] if found else line)[1:-1]
        if "\\" in words:
            words = _ESCAPED.sub(lambda sign: _ESCAPES.get(sign[1], sign[1]), words)
        self.parts.setdefault(self.key, []).append(words)
        return True

    def message(self) -> Message:
        text = {key: "".join(parts) for key, parts in self.parts.items()}
        forms = tuple(text[key] for key in sorted(text) if key.startswith("msgstr"))
        return Message(
            text.get("msgid", ""),
            forms,
            text.get("msgctxt", ""),
            text.get("msgid_plural", ""),
            self.line,
            self.is_fuzzy,
        )
