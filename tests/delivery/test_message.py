"""A message as a mail client's parser and as the wire see it: headers, names, files, and nothing smuggled in."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest

from reportgen.config.addresses import read_address
from reportgen.delivery.letter import Letter
from reportgen.delivery.message import file_name, heading_of, make_body, make_message, message_id
from reportgen.delivery.plan import Group, Mail, Variant
from tests.delivery.build import NOW, PDF, SLOT, group, letter, mail

ID = "<0123456789abcdef@example.test>"


def wire(written: Letter | None = None, to: Group | None = None, order: Mail | None = None) -> bytes:
    to = to or group("a@one.test")
    written = written or letter()
    return make_message(order or mail(None, to), written, make_body(written, PDF), heading_of(to), ID, NOW)


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


def test_the_headers_that_a_reader_and_a_machine_need() -> None:
    message = parsed(wire())
    assert dict(message.items()) == {
        "From": "Harbour desk <desk@example.test>",
        "To": "a@one.test",
        "Subject": "Harbour traffic, 2 March 2026",
        "Date": "Mon, 02 Mar 2026 04:00:00 +0000",
        "Message-ID": ID,
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<mailto:desk@example.test?subject=unsubscribe>",
        "Content-Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": message["Content-Type"],
    }


def test_the_parts_stand_as_mail_programs_expect_them() -> None:
    kinds = [part.get_content_type() for part in parsed(wire()).walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    picture = next(part for part in parsed(wire()).walk() if part.get_content_type() == "image/png")
    assert (picture["Content-ID"], picture.get_content_disposition()) == ("<chart>", "inline")


def test_the_same_message_has_the_same_bytes_in_lines_that_servers_take() -> None:
    content = wire()
    assert content == wire()
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    "name",
    [
        "Посольство Беларуси",
        "Ўладзімір Ёлкін",
        "Müller, Jürgen",
        'O\'Brien "Bob" \\ Sons',
        "a" * 70,
        "Ж" * 60,
        "=?utf-8?q?x?=",
        "Посольство Республики Беларусь в Российской Федерации, отдел торговли",
    ],
)
def test_names_of_all_letters_arrive_as_they_are(name: str) -> None:
    address = replace(read_address("x@one.test"), name=name)
    to = Group((address,), Variant("en"), cc=(replace(address, local="y"),))
    # The decoder of old: the new parser leaves spaces between the words of a long name (RFC 2047 §6.2).
    message = message_from_bytes(wire(to=to), policy=policy.compat32)
    ((shown, mailbox),) = getaddresses([str(message["To"]).replace("\r\n", "")])
    assert (str(make_header(decode_header(shown))), mailbox) == (name, "x@one.test")
    assert b"<y@one.test>" in wire(to=to)
    assert parsed(wire(to=to))["To"].addresses[0].addr_spec == "x@one.test"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Отчёт – Гродно 2026-03-02", "Отчёт – Гродно 2026-03-02.pdf"),
        ("a/b\\c: d", "a-b-c- d.pdf"),
        ("x\r\nBcc: evil@evil.test", "x Bcc- evil@evil.test.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
    ],
)
def test_the_file_has_a_readable_name_and_no_other(title: str, name: str) -> None:
    written = replace(letter(), file_name=title)
    assert file_name(written) == name
    (attachment,) = parsed(wire(written)).iter_attachments()
    assert attachment.get_filename() == name
    assert attachment.get_content() == PDF
    assert attachment.get_content_type() == "application/pdf"


@pytest.mark.parametrize("subject", ["x\r\nBcc: evil@evil.test", "x\nBcc: evil@evil.test", "x\u202ecod", "ж" * 200])
def test_a_subject_stays_one_header(subject: str) -> None:
    message = parsed(wire(replace(letter(), subject=subject)))
    assert "Bcc" not in message
    assert message["Subject"] == re.sub(r"[\r\n]+", " ", subject).replace("\u202e", "")


def test_a_body_that_tries_to_end_the_message_is_text() -> None:
    evil = "one\r\n.\r\nMAIL FROM:<evil@evil.test>\r\n.\n\n.\r\n"
    written = replace(letter(), text=evil, html=f"<p>{evil}</p>")
    body = parsed(wire(written)).get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == evil.replace("\r\n", "\n")


def test_those_who_get_it_unseen_are_not_in_it() -> None:
    unseen = replace(group("a@one.test"), bcc=(read_address("secret@one.test"),))
    assert b"secret" not in wire(to=unseen)


def test_answers_and_farewells_go_where_the_config_says() -> None:
    order = replace(
        mail(None, group("a@one.test")),
        reply_to=read_address("Desk <answers@example.test>"),
        unsubscribe="https://example.test/leave",
    )
    message = parsed(wire(order=order))
    assert message["Reply-To"] == "Desk <answers@example.test>"
    assert message["List-Unsubscribe"] == "<https://example.test/leave>"


def test_a_message_is_known_by_briefing_slot_variant_and_recipient() -> None:
    one = group("a@one.test")
    names = {
        message_id("ledger", "board", SLOT, one, "example.test"),
        message_id("other", "board", SLOT, one, "example.test"),
        message_id("ledger", "staff", SLOT, one, "example.test"),
        message_id("ledger", "board", "2026-03-09T04:00:00Z", one, "example.test"),
        message_id("ledger", "board", SLOT, group("b@one.test"), "example.test"),
        message_id("ledger", "board", SLOT, group("a@one.test", region="North"), "example.test"),
        message_id("ledger", "board", SLOT, group("a@one.test", language="ru"), "example.test"),
    }
    assert len(names) == 7
    assert message_id("ledger", "board", SLOT, one, "example.test") in names


def test_a_message_without_its_file_says_where_it_lies() -> None:
    body = make_body(letter(), None, "The PDF lies at <out/a.pdf>")
    message = parsed(make_message(mail(None), letter(), body, "{}", ID, NOW))
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().startswith("The PDF lies at <out/a.pdf>")
    assert "The PDF lies at &lt;out/a.pdf&gt;" in html.get_content()


def test_a_letter_comes_back_from_the_ledger_as_it_was() -> None:
    assert Letter.from_json(letter().to_json()) == letter()
    bare = replace(letter(), picture=None)
    assert Letter.from_json(bare.to_json()) == bare


def test_dates_are_told_in_utc() -> None:
    minsk = NOW.astimezone(datetime.timezone(datetime.timedelta(hours=3)))
    content = make_message(mail(None), letter(), make_body(letter(), None), "{}", ID, minsk)
    assert parsed(content)["Date"].datetime == NOW
