"""Schedule, mail and watching in a config: what is taken, and what is refused with its key and line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reportgen.config.cron import read_duration
from tests.config.workspace import GOOD, faults, load

FULL = (
    GOOD
    + """\
parameters:
  region: {default: North}
schedule: {cron: "0 7 * * MON", timezone: Europe/Minsk, max_age: 3d, not_before: 2026-03-01}
email:
  from: Desk <desk@example.org>
  reply_to: answers@example.org
  subject: "{title}: {as_of}"
  unsubscribe: https://example.org/leave
  link: https://example.org/files
  allow_domains: [Example.ORG, приклад.test]
  smtp:
    {host: smtp.example.org, security: implicit, user: desk, password: {command: [pass, show, mail]}, per_minute: 30}
  recipients:
    - Board <board@example.org>
    - {to: [a@example.org, b@example.org], language: en, sections: [section], parameters: {region: South}}
    - {to: [c@example.org, d@example.org], together: true, cc: [e@example.org], bcc: [f@приклад.test]}
watch: {operator: ops@example.org, ping: "https://checks.example.org/x", metrics: state/reportgen.prom}
"""
)


def test_everything_that_can_be_said_of_mail(folder: Path) -> None:
    config = load(folder, FULL)
    email, watch, schedule = config.email, config.watch, config.schedule
    assert email is not None
    assert schedule is not None
    assert (schedule.max_age, schedule.not_before) == ("3d", datetime.date(2026, 3, 1))
    assert [each.address.mailbox for each in email.recipients] == [
        "board@example.org",
        "a@example.org",
        "b@example.org",
        "c@example.org",
    ]
    assert email.recipients[1].parameters == (("region", "South"),)
    assert email.recipients[1].sections == ("section",)
    together = email.recipients[3]
    assert [each.mailbox for each in (*together.beside, *together.cc, *together.bcc)] == [
        "d@example.org",
        "e@example.org",
        "f@xn--80aikifvh.test",
    ]
    assert email.allow_domains == ("example.org", "xn--80aikifvh.test")
    assert (email.subject, email.unsubscribe, email.link) == (
        "{title}: {as_of}",
        "https://example.org/leave",
        "https://example.org/files",
    )
    assert email.smtp is not None
    assert email.smtp.password is not None
    assert email.smtp.password.command == ("pass", "show", "mail")
    assert watch.metrics == folder / "state" / "reportgen.prom"
    assert watch.operator is not None
    assert (watch.operator.mailbox, watch.ping) == ("ops@example.org", "https://checks.example.org/x")


def test_recipients_from_a_table(folder: Path) -> None:
    text = GOOD + "email: {from: a@b.example, recipients: {table: sales, address: mail}}\n"
    email = load(folder, text).email
    assert email is not None
    assert email.table is not None
    assert (email.table.table, email.table.address, email.recipients) == ("sales", "mail", ())


MAIL = "email: {from: a@b.example, recipients: [a@b.example], "
TO = "email: {from: a@b.example, recipients: [{to: a@b.example, "
WHEN = "schedule: {cron: 0 7 * * MON, timezone: Europe/Minsk, "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            MAIL + "smtp: {host: x.example, security: none}}",
            "email.smtp.security: without TLS mail goes",
        ),
        (
            MAIL + "smtp: {host: x.example, security: ssl}}",
            "email.smtp.security: the text 'ssl' is none",
        ),
        (
            MAIL + "smtp: {host: x.example, password: hunter2}}",
            "email.smtp.password: expected a group of keys, found a text that is not repeated here",
        ),
        (MAIL + "smtp: {host: x.example, user: u, password: {}}}", "one place is wanted; write env, path or command"),
        (MAIL + "smtp: {host: x.example, password: {env: X}}}", "a password or token needs a user"),
        (MAIL + 'subject: "x\\r\\nBcc: evil@evil.test"}', "email.subject: the text holds U+000D (carriage return)"),
        (MAIL + 'subject: "x\\u202Ey"}', "email.subject: the text holds U+202E"),
        (MAIL + 'subject: "{titel}"}', "email.subject: unknown placeholder '{titel}'; known: {title}"),
        (MAIL + "reply_to: a@}", "email.reply_to: 'a@' lacks a domain"),
        (MAIL + "unsubscribe: 'javascript:alert(1)'}", "email.unsubscribe: 'javascript:alert(1)' is not the address"),
        (MAIL + "unsubscribe: 'mailto:a@b.example?x=<'}", "email.unsubscribe:"),
        (MAIL + "allow_domains: [c.example]}", "email.recipients[0]: 'b.example' is not among the allowed domains"),
        (MAIL + "allow_domains: [c]}", "email.allow_domains[0]: 'c' is not a full domain"),
        ("email: {from: a@b.example, recipients: {table: sale}}", "there is no table 'sale' under data.tables"),
        (TO + "sections: [trade]}]}", "no section 'trade'"),
        (TO + "parameters: {x: 1}}]}", "no parameter 'x'"),
        ("email: {from: a@b.example, recipients: [{to: [a@b.example, b@b.example], cc: [c@b.example]}]}", "together"),
        (
            "email: {from: a@b.example, recipients: [{to: a@b.example, cc: ['a;b@b.example']}]}",
            "cc[0]: 'a;b@b.example'",
        ),
        ("watch: {ping: 'ftp://x.example'}", "watch.ping: 'ftp://x.example' is not the address of a page"),
        ("watch: {metrics: out/x.txt}", "watch.metrics: 'out/x.txt' does not end in .prom"),
        ("watch: {operator: ops}", "watch.operator: 'ops' lacks an @"),
        (
            "schedule: {cron: 0 7 * * MON, timezone: Europe/Minsk, max_age: soon}",
            "schedule.max_age: 'soon' is not a span",
        ),
        (
            "schedule: {cron: 0 7 * * MON, timezone: Europe/Minsk, not_before: soon}",
            "schedule.not_before: expected a date",
        ),
    ],
)
def test_what_is_refused(folder: Path, text: str, told: str) -> None:
    (fault,) = faults(folder, GOOD + text + "\n")
    assert fault.startswith("a.yaml:12:")
    assert told in fault
    assert "hunter2" not in fault


@pytest.mark.parametrize(("text", "hours"), [("90m", 1.5), ("24h", 24), ("3d", 72), ("1w", 168)])
def test_spans(text: str, hours: float) -> None:
    assert read_duration(text) == datetime.timedelta(hours=hours)


def test_folders_that_get_the_pdf(folder: Path) -> None:
    text = GOOD + "folders: [share, {to: 's3://bucket/board', language: en, sections: [section]}, share]\n"
    found = load(folder, text).folders
    assert [(each.to, each.sections) for each in found] == [
        (str(folder / "share"), ()),
        ("s3://bucket/board", ("section",)),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("folders: ['ftp://x.example/a']", "folders[0]: 'ftp' is no kind of store; write a folder, or one of s3, sftp"),
        ("folders: ['sftp://me:hunter2@x.example/a']", "folders[0]: a password stands in the address"),
        ("folders: [{to: a, sections: [trade]}]", "folders[0].sections[0]: the briefing has no section 'trade'"),
        ('folders: ["a\\u202Eb"]', "folders[0]: the text holds U+202E"),
    ],
)
def test_folders_that_are_refused(folder: Path, text: str, told: str) -> None:
    (fault,) = faults(folder, GOOD + text + "\n")
    assert told in fault
    assert "hunter2" not in fault


def listed(folder: Path, *entries: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Who stands in the list, with their parameters, when the recipients are `entries`."""
    text = FULL[: FULL.index("  allow_domains")] + "  recipients:\n" + "".join(f"    - {entry}\n" for entry in entries)
    email = load(folder, text).email
    assert email is not None
    return [(each.address.mailbox, each.parameters) for each in email.recipients]


def test_an_address_with_two_parameters_stands_in_the_list_twice(folder: Path) -> None:
    north, south = (f"{{to: a@example.org, parameters: {{region: {name}}}}}" for name in ("North", "South"))
    assert listed(folder, north, south, north.replace("a@", "A@")) == [
        ("a@example.org", (("region", "North"),)),
        ("a@example.org", (("region", "South"),)),
    ]


def test_whoever_stands_beside_an_address_listed_twice_is_not_forgotten(folder: Path) -> None:
    again = "{to: a@example.org, cc: [b@example.org]}"
    assert listed(folder, "a@example.org", "A@example.org", again) == [("a@example.org", ()), ("a@example.org", ())]
