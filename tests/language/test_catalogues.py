"""The catalogues: complete, in step with the program, readable by their own reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ConfigError
from reportgen.language import language, languages
from reportgen.language.catalogue import Catalogue, Message, parse_messages, read_messages
from reportgen.language.extraction import Origin, messages
from reportgen.language.language import CATALOGUES
from reportgen.language.upkeep import findings, untranslated, updated

ORIGINS = messages()
OTHERS = [code for code in languages() if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_is_translated_and_none_is_stale(code: str) -> None:
    assert list(findings(CATALOGUES / f"{code}.po", ORIGINS)) == []


@pytest.mark.parametrize(
    "message",
    [
        "{measure} reached {level} in {period}.",  # chosen by a condition
        "said that {clause}",  # from a table
        "Where it stands:",  # through a parameter
        "By {measure} {name} stands first of the {total} that have a figure for {period}: {value}.",  # returned
        "Page {page} of {pages}",
        "no data",
        "thousand {unit}",
    ],
)
def test_messages_are_found_in_the_source(message: str) -> None:
    assert message in ORIGINS


def test_one_and_many_are_one_message() -> None:
    assert ORIGINS["{n} are done"].message.id == "{n} is done"
    assert "{n} is done" not in ORIGINS


def test_names_of_columns_are_no_messages() -> None:
    assert not {"debtor", "hs_chapter", "made_on"} & set(ORIGINS)


SAMPLE = """# A comment
msgid ""
msgstr "Language: xx\\n"

#, fuzzy
msgid "old"
msgstr "veraltet"

msgctxt "in"
msgid "May"
msgstr "im \\"Mai\\""

msgid "{n} row"
msgid_plural "{n} rows"
msgstr[0] "{n} Zeile"
msgstr[1] "{n} "
"Zeilen"
"""


def test_a_catalogue_is_read() -> None:
    found = Catalogue.of(parse_messages(SAMPLE))
    assert found.get("May", "in") == 'im "Mai"'
    assert found.get("old") is None
    assert found.forms("{n} rows") == found.forms("{n} row") == ("{n} Zeile", "{n} Zeilen")


def test_a_faulty_line_is_named() -> None:
    with pytest.raises(ConfigError, match=r"xx\.po:2: this is no line of a catalogue"):
        list(parse_messages('msgid "a"\nmsgstr a', "xx.po"))


def found_in(tmp_path: Path, text: str, *known: Message) -> list[str]:
    path = tmp_path / "ru.po"
    path.write_text(text, encoding="utf-8")
    return [each.partition(": ")[2] for each in findings(path, {m.plural or m.id: Origin(m, "x.py") for m in known})]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("", "“Due {day}” (x.py) is missing"),
        ('msgid "Due {day}"\nmsgstr ""', "is not translated"),
        ('msgid "Due {day}"\nmsgstr "Срок"', "lacks the slot day"),
        ('msgid "Due {day}"\nmsgstr "Срок {day} {when}"', "has the slot when"),
        ('msgid "Due {day}"\nmsgstr "Срок 1 {day}"', "has a digit"),
        ('msgid "Due {day}"\nmsgstr "Срок {day:till}"', "asks for the form “till”"),
        ('msgid "Due {day}"\nmsgstr "Срок {day}"\n\nmsgid "Gone"\nmsgstr "Нет"', "in the program no longer"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, fact: str) -> None:
    assert any(fact in line for line in found_in(tmp_path, text, Message("Due {day}", ("",))))


def test_an_update_keeps_translations_and_adds_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text('msgid "May"\nmsgstr "май"\n\nmsgctxt "in"\nmsgid "May"\nmsgstr "мае"\n', encoding="utf-8")
    known = {key: Origin(Message(key, ("",)), "x.py") for key in ("New", "May")}
    found = Catalogue.of(parse_messages(updated(path, known)))
    assert (found.get("May"), found.get("May", "in"), found.get("New")) == ("май", "мае", None)
    assert 'msgid "New"' in updated(path, known)


def test_an_update_keeps_a_doubtful_translation_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text('#, fuzzy\nmsgid "May"\nmsgstr "мой"\n', encoding="utf-8")
    path.write_text(updated(path, {"May": Origin(Message("May", ("",)), "x.py")}), encoding="utf-8")
    assert untranslated(path) == 1


def test_a_catalogue_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes('msgid "May"\nmsgstr "май"\n'.encode("cp1251"))
    with pytest.raises(ConfigError, match=r"ru\.po: this is no UTF-8; save it in UTF-8"):
        read_messages(path)


def test_every_listed_language_is_loaded_once() -> None:
    assert language("ru") is language("ru")
