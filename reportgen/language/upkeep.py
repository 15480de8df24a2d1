"""Keeps a catalogue in step with the program: what is missing, what is stale, what would not print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.language.catalogue import GENDER, Message, read_messages
from reportgen.language.extraction import Origin
from reportgen.language.language import GENDERS, SLOT
from reportgen.language.numbers import plural_categories

# CLDR's categories as gettext writes them; programs that edit catalogues want a formula, this one uses CLDR itself.
_EXAMPLES = {"one": "1, 21", "few": "2, 3, 4", "many": "5, 11, 0", "other": "1.5", "two": "2", "zero": "0"}

_ALWAYS = frozenset({"low_number", "high_number"})

# The forms of names, which the words of a workspace give: Беларусь, Беларуси, Беларусью.
_CASES = frozenset({"genitive", "dative", "accusative", "instrumental", "prepositional"})


def untranslated(path: Path) -> int:
    """How many messages of the catalogue wait for a translation."""
    return sum(not any(each.forms) or each.is_fuzzy for each in read_messages(path) if each.id)


def findings(path: Path, origins: Mapping[str, Origin]) -> Iterator[str]:
    """What is wrong with the catalogue: `place: fact; remedy`, one for each message."""
    own = tuple(read_messages(path))
    known = {each.plural or each.id for each in own if not each.context}
    contexts = {each.context for each in own}
    for key, origin in origins.items():
        if key not in known:
            fact = f"{path.name}: “{key}” ({origin.place}) is missing"
            yield f"{fact}; add it with `reportgen words --update`, then translate it"
    for message in own:
        if message.id:
            yield from (
                f"{path.name}:{message.line}: {fact}" for fact in _faults(message, path.stem, origins, contexts)
            )


def _faults(message: Message, code: str, origins: Mapping[str, Origin], contexts: set[str]) -> Iterator[str]:
    key = message.plural or message.id
    if not any(message.forms) or message.is_fuzzy:
        yield f"“{key}” is not translated; fill in msgstr"
        return
    if not message.context and key not in origins:
        yield f"“{key}” is in the program no longer; remove it with `reportgen words --update`"
        return
    wanted = len(plural_categories(code.replace("-", "_"))) if message.plural else 1
    if len([form for form in message.forms if form]) != wanted:
        yield f"“{key}” has not {wanted} forms; fill in each msgstr"
    if message.context == GENDER and message.forms[0] not in GENDERS:
        yield f"“{key}” has the gender “{message.forms[0]}”; write one of {', '.join(GENDERS)}"
    for form in message.forms if not message.context else ():
        yield from _faults_of_form(message, form, contexts)


def _faults_of_form(message: Message, form: str, contexts: set[str]) -> Iterator[str]:
    known = _slots(message.id) | _slots(message.plural)
    if strange := _slots(form) - known - _ALWAYS:
        # A frame may use what others of its family have, such as the measure that a verb agrees with.
        asked = ", ".join(sorted(strange - {"measure", "speaker"}))
        if asked:
            yield f"“{form}” has the slot {asked}, which its English does not have; correct it"
    lost = known - _slots(form) - ({"low"} if "low_number" in _slots(form) else set())
    if lost:
        yield f"“{form}” lacks the slot {', '.join(sorted(lost))}; add it"
    if re.search(r"\d", SLOT.sub("", form)):
        yield f"“{form}” has a digit of its own; numbers come in slots"
    for slot in SLOT.finditer(form):
        if slot[2] and "|" not in slot[2] and slot[2] not in contexts | _CASES:
            yield f"“{form}” asks for the form “{slot[2]}”, for which there is no entry with this msgctxt"


def _slots(frame: str) -> set[str]:
    return {slot[1] for slot in SLOT.finditer(frame)}


def updated(path: Path, origins: Mapping[str, Origin]) -> str:
    """The catalogue's text with every message of the program in the program's order, translations kept."""
    own = tuple(read_messages(path)) if path.exists() else ()
    code = path.stem
    categories = plural_categories(code.replace("-", "_"))
    plain = {each.plural or each.id: each for each in own if not each.context}
    entries = [_header(code, categories)]
    for key, origin in origins.items():
        message = plain.get(key)
        forms = message.forms if message else ("",)
        if origin.message.plural and len(forms) == 1:
            forms = forms * len(categories)
        is_fuzzy = bool(message and message.is_fuzzy)
        kept = Message(origin.message.id, forms, plural=origin.message.plural, is_fuzzy=is_fuzzy)
        entries.append(_entry(kept, origin.place))
        entries += [_entry(each) for each in own if each.context and each.id == key]
    others = [each for each in own if each.context and each.id not in origins]
    return "\n".join([*entries, *map(_entry, others)])


def _header(code: str, categories: Sequence[str]) -> str:
    forms = "; ".join(f"{place} = {name} ({_EXAMPLES.get(name, '')})" for place, name in enumerate(categories))
    # The formula serves the programs that edit catalogues; it knows no fractions.
    return (
        f'# Plural forms by CLDR: {forms}\nmsgid ""\nmsgstr ""\n"Language: {code}\\n"\n'
        f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals={len(categories)}; plural=0;\\n"\n'
    )


def _entry(message: Message, place: str = "") -> str:
    lines = [f"#: {place}"] if place else []
    lines += ["#, fuzzy"] if message.is_fuzzy else []
    if message.context:
        lines.append(f"msgctxt {_quoted(message.context)}")
    lines.append(f"msgid {_quoted(message.id)}")
    if message.plural:
        lines.append(f"msgid_plural {_quoted(message.plural)}")
        lines += [f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(message.forms)]
    else:
        lines.append(f"msgstr {_quoted(message.forms[0])}")
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
