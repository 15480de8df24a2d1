"""Every mistake has its own message, with its line, its key and what to do; all come at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import ConfigError
from tests.config.workspace import GOOD, faults, load

SIX = """\
version: 1
briefing:
  titel: Weekly briefing
  as_of: 2026-02-30
data:
  tables:
    sales: {file: ../data/sale.csv}
sections:
  - trades: {from: 2017}
  - summary: {sentences: five}
output: "{titel}.pdf"
"""


SIX_MESSAGES = """\
a.yaml:3:3: briefing: unknown key 'titel'; did you mean 'title'? Known: title, subtitle, language, languages, \
reporter, partner, as_of, contact, marking, edition, next_edition
a.yaml:4:10: briefing.as_of: 2026-02-30 is not a day of the calendar; correct it
a.yaml:7:19: data.tables.sales.file: there is no file '../data/sale.csv'; did you mean 'sales.csv'?
a.yaml:9:5: sections[0]: unknown section 'trades'; did you mean 'trade'? Known: key_figures, summary, trade, \
cooperation, section, sources
a.yaml:10:26: sections[1].summary.sentences: expected a whole number, found the text 'five'; correct it
a.yaml:11:9: output: unknown placeholder '{titel}'; known: {slug}, {as_of}, {date}, {language}, {title}, {edition}
"""


def test_six_mistakes_give_six_messages(folder: Path) -> None:
    assert faults(folder, SIX) == SIX_MESSAGES.splitlines()


def with_briefing(line: str) -> str:
    return GOOD.replace("  title: Weekly briefing\n", f"  title: Weekly briefing\n  {line}\n")


def with_section(text: str) -> str:
    return GOOD + f"  - {text}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("version: 1", "version: 2"), "1:10: version: expected 1, found the number 2"),
        (GOOD.replace("version: 1", "version: 1.0"), "1:10: version: expected 1, found the number 1.0"),
        (GOOD.replace("version: 1\n", ""), "1:1: the key 'version' is missing"),
        (GOOD + "recipient: boss@example.test\n", "12:1: unknown key 'recipient'; did you mean 'email.recipients'?"),
        (GOOD + "on: {cron: x}\n", "12:1: unknown key 'on'; "),
        (GOOD + "null: x\n", "12:1: the key 'null' would be read as nothing"),
        (GOOD + "threshold: 1e999\n", "12:12: 1e999 is too large"),
        (GOOD.replace("Weekly briefing", "010"), "3:10: 010 starts with a zero"),
        (
            GOOD.replace("Weekly briefing", "2026"),
            "3:10: briefing.title: expected a text or a group of keys, found the",
        ),
        (GOOD.replace("Weekly briefing", '"a\\r\\nBcc: x"'), "3:10: briefing.title: the text holds U+000D (carriage"),
        (GOOD.replace("Weekly briefing", '"a\\nb"'), "3:10: briefing.title: the text holds U+000A (line break)"),
        (
            GOOD.replace("Weekly briefing", '"a\\u202Efdp.exe"'),
            "3:10: briefing.title: the text holds U+202E (right-to-",
        ),
        (
            GOOD.replace("Weekly briefing", "x" * 3000),
            "3:10: briefing.title: a text of 3,000 characters; the limit is 300",
        ),
        (GOOD.replace("Weekly briefing", "' '"), "3:10: briefing.title: the text is blank"),
        (GOOD.replace("Weekly briefing", "''"), "3:10: briefing.title: the text is empty"),
        (
            GOOD.replace("Weekly briefing", "{ru: Да}"),
            "3:10: briefing.title: there is no text in the briefing's language, en",
        ),
        (
            GOOD.replace("Weekly briefing", "{en: a, EN: b}"),
            "3:18: briefing.title.EN: 'EN' is not the code of a language",
        ),
        (with_briefing("language: no"), "4:13: briefing.language: there is no language 'no'; use one of en"),
        (with_briefing("as_of: 2026-1-31"), "4:10: briefing.as_of: expected a date such as 2026-01-31, found the text"),
        (
            with_briefing("as_of: 20260131"),
            "4:10: briefing.as_of: expected a date such as 2026-01-31, found the number",
        ),
        (with_briefing("as_of: 0001-01-01"), "4:10: briefing.as_of: 0001-01-01 is out of range; write a day from 1900"),
        (with_briefing("partner:\n    name: x"), "5:5: briefing.partner: expected a text, found a group of keys"),
        (
            GOOD.replace("sales: {file", "sales: {fil"),
            "6:13: data.tables.sales: unknown key 'fil'; did you mean 'file'?",
        ),
        (GOOD.replace("sales.csv}", "sales.csv, filter: x}"), "data.tables.sales: unknown key 'filter'"),
        (
            GOOD.replace("file: ../data/sales.csv", "sql: SELECT 1"),
            "6:12: data.tables.sales: sql and url belong together",
        ),
        (GOOD.replace("sales.csv}", "sales.csv, sql: x, url: y}"), "data.tables.sales: a table is either a file or a"),
        (GOOD.replace("sales.csv}", "sales.csv, encoding: utf-99}"), "there is no text encoding 'utf-99'"),
        (GOOD.replace("sales.csv}", "sales.csv, decimal: ;}"), "the text ';' is none of the choices; known: ',', '.'"),
        (
            with_section(f"trade: {{title: {'x' * 3000}}}"),
            "12:20: sections[1].trade.title: a text of 3,000 characters; the",
        ),
        (
            with_section('trade: {title: {en: "a\\nb"}}'),
            "12:25: sections[1].trade.title.en: the text holds U+000A (line",
        ),
        (with_section("7"), "12:5: sections[1]: expected the name of a section, found the number 7"),
        (with_section("{}"), "12:5: sections[1]: expected the name of a section, found a group of keys"),
        (with_section("trade: 5"), "12:12: sections[1].trade: expected a group of keys, found the number 5"),
        (
            with_section("trade:\n    from: 2017"),
            "13:5: sections[1]: 'from' stands beside 'trade', not below it; indent",
        ),
        (
            with_section("trade: {}\n    summary: {}"),
            "13:5: sections[1]: one entry holds 2 keys: trade, summary; start",
        ),
        (with_section("trade: {from: 1066}"), "12:19: sections[1].trade.from: must be at least 1900, found 1066"),
        (
            with_section("trade: {style: pie}"),
            "sections[1].trade.style: the text 'pie' is none of the choices; known: col",
        ),
        (with_section("cooperation"), "12:5: sections[1].cooperation: the key 'topics' is missing"),
        (with_section("cooperation: {topics: x}"), "topics: expected a list, found the text 'x'; put it in square br"),
        (
            with_section("cooperation: {topics: []}"),
            "sections[1].cooperation.topics: there is nothing in it; write at le",
        ),
        (
            with_section("section: {title: x, components: [{tabel: {}}]}"),
            "components[0]: unknown component 'tabel'; did",
        ),
        (
            GOOD.replace("data: sales}", "data: sale}"),
            "there is no table 'sale' under data.tables; did you mean 'sales'?",
        ),
        (GOOD.partition("sections:")[0], "1:1: the key 'sections' is missing"),
        (GOOD.partition("sections:")[0] + "sections: []\n", "7:11: sections: there is nothing in it"),
        (GOOD + "schedule: {at: 12:30:45}\n", "12:12: schedule: unknown key 'at'; known: cron, timezone"),
        (GOOD + "schedule: {cron: 0 9 31 2 *, timezone: Europe/Rome}\n", "12:18: schedule.cron: never due"),
        (
            GOOD + "schedule: {cron: 0 9 * * *, timezone: ../../etc/passwd}\n",
            "schedule.timezone: there is no time zone",
        ),
        (GOOD + "schedule: {cron: 0 9 * * *, timezone: Europe/Minks}\n", "did you mean 'Europe/Minsk'?"),
        (GOOD + "schedule: {cron: 0 9 * * *, timezone: Minsk}\n", "did you mean 'Europe/Minsk'?"),
        (GOOD + "schedule: {cron: 0 9 * * *, timezone: Europe}\n", "there is no time zone 'Europe'"),
        (GOOD + "email: {from: a@b.example, recipients: []}\n", "12:40: email.recipients: there is nothing in it"),
        (GOOD + "email: {from: a@b.example, recipients: [a@]}\n", "12:41: email.recipients[0]: 'a@' lacks a domain"),
        (
            GOOD + "email: {from: a@b.example, recipients: [{to: 'a;b@c.example'}]}\n",
            "email.recipients[0].to: 'a;b@c.exa",
        ),
        (GOOD + "email: {from: a, recipients: [a@b.example]}\n", "12:15: email.from: 'a' lacks an @"),
        (
            GOOD.replace("file: ../data/sales.csv", "sql: SELECT 1, url: x.db"),
            "'x.db' is not the address of a database",
        ),
        (
            with_section("section: {title: x, components: [image: {file: no.png}]}"),
            "components[0].image.file: there is no file",
        ),
        (
            GOOD + "email: {from: a@b.example, recipients: [a@b.example], smtp: {host: 'a b'}}\n",
            "'a b' is not the name of a",
        ),
        (GOOD + "theme: {colours: {accent: red}}\n", "12:27: theme.colours.accent: 'red' is not a colour"),
        (GOOD + "theme: {accent: red}\n", "12:9: theme: unknown key 'accent'; did you mean 'colours.accent'?"),
        (GOOD + "theme: plian\n", "12:8: theme: unknown theme 'plian'; did you mean 'plain'? Known: default, plain"),
        ("- a\n- b\n", "1:1: expected keys such as 'version:', found a list"),
        ("", "1:1: the file is empty"),
    ],
)
def test_a_mistake_is_told_with_line_key_and_remedy(folder: Path, text: str, told: str) -> None:
    found = faults(folder, text)
    assert any(told in fault for fault in found), found
    assert all(fault.startswith("a.yaml:") and "; " in fault for fault in found)


def test_a_thousand_recipients_are_taken_for_a_mistake(folder: Path) -> None:
    listed = "".join(f"    - u{number}@example.test\n" for number in range(1000))
    text = GOOD + f"email:\n  from: desk@example.test\n  recipients:\n{listed}"
    (fault,) = faults(folder, text)
    assert "email.recipients: 1,000 recipients are more than recipient_limit, 100" in fault
    assert faults(folder, text + "  recipient_limit: 1000\n") == []


def test_one_refused_text_does_not_hide_the_other_mistakes(folder: Path) -> None:
    text = GOOD.replace("Weekly briefing", "010") + "email: {from: x, recipients: [a@b.example], limit: 5}\n"
    assert len(faults(folder, text)) == 3


def test_messages_never_show_an_invisible_character(folder: Path) -> None:
    text = (
        GOOD
        + '"o\\u202Eutput": x\noutput: "a\\u0007.pdf"\nemail: {from: "a\\u202E@b.example", recipients: [a@b.example]}\n'
    )
    found = faults(folder, text)
    assert len(found) == 3
    assert all(fault.isprintable() for fault in found)


def test_a_title_too_long_is_told_once(folder: Path) -> None:
    assert len(faults(folder, GOOD.replace("Weekly briefing", "x" * 3000))) == 1


def test_a_title_of_three_hundred_characters_is_fine(folder: Path) -> None:
    assert faults(folder, GOOD.replace("Weekly briefing", "Ж" * 300)) == []


def test_markup_and_braces_are_only_text(folder: Path) -> None:
    for title in ("<img src='../img/ok.png'/>", "{title.__class__}", "{title}", "${SMTP_PASSWORD}", "$5 & <b>"):
        assert load(folder, GOOD.replace("Weekly briefing", f'"{title}"')).briefing.title == title


def test_of_ten_thousand_mistakes_the_first_hundred_are_told_at_once(folder: Path) -> None:
    text = GOOD + "".join(f"kee{number}: x\n" for number in range(10_000))
    start = time.process_time()
    found = faults(folder, text)
    assert len(found) == 101
    assert "there may be more problems" in found[-1]
    assert time.process_time() - start < 2


LANGUAGE_OF_CONFIGS = """
version briefing title language data tables file sections trade from section components table output email recipients
to schedule cron timezone parameters type default choices theme accent sources 1 2017 no true null {x} *.md
../data/sales.csv a@b.example 2026-01-31 integer ~ 1.5
"""
WORDS = st.sampled_from(LANGUAGE_OF_CONFIGS.split())
VALUES = st.recursive(
    WORDS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def flow(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{key if key.isalpha() else repr(key)}: {flow(item)}" for key, item in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return str(value) if str(value).isalnum() else '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(WORDS, VALUES, max_size=6))
def test_whatever_is_written_gives_a_config_or_its_problems(folder: Path, keys: dict[str, object]) -> None:
    text = GOOD + "".join(f"{flow(key)}: {flow(value)}\n" for key, value in keys.items())
    try:
        load(folder, text)
    except ConfigError as failure:
        assert all("a.yaml" in problem.where or problem.where.startswith("-P") for problem in failure.problems)
