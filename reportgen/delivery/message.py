"""A letter as an RFC 5322 message: the body once for an edition, the headers for each recipient."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from reportgen.config.addresses import Address
from reportgen.config.output import file_name_part
from reportgen.delivery.letter import Letter, visible
from reportgen.delivery.plan import Group, Mail

# Seven bits and CRLF: what every server takes, and nothing in a body can end the message early.
_POLICY = policy.SMTP.clone(max_line_length=78, cte_type="7bit")
_PRINTABLE = "quoted-printable"
_NEXT = ",\r\n "
_WORD_LIMIT = 70
NO_HEADING = ""  # of a delivery that is no message


@dataclass(frozen=True, slots=True)
class Body:
    """The MIME part of a message from its first header on, in CRLF and seven bits."""

    content: bytes


def make_body(letter: Letter, pdf: bytes | None, note: str = "") -> Body:
    """Text, HTML with its chart, and the PDF under a readable name; without `pdf`, the `note` says where it is.

    The same arguments give the same bytes.
    """
    message = EmailMessage(_POLICY)
    message.set_content(_with_note(letter.text, note), cte=_PRINTABLE)
    message.add_alternative(_with_html_note(letter.html, note), subtype="html", cte=_PRINTABLE)
    if letter.picture:
        part = message.get_payload()[1]  # type: ignore[index]  # add_alternative made it a list of two
        assert isinstance(part, EmailMessage)  # noqa: S101 (narrows for mypy)
        name = "chart.png"
        part.add_related(letter.picture.png, "image", "png", cid="<chart>", disposition="inline", filename=name)
    if pdf is not None:
        name = file_name(letter)
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
        # Older Outlook reads the name of the type, not that of the disposition.
        message.get_payload()[-1].set_param("name", name)  # type: ignore[index,union-attr]  # the part just added
    _name_boundaries(message, hashlib.sha256(letter.to_json() + (pdf or b"")).hexdigest()[:24])
    return Body(message.as_bytes())


def file_name(letter: Letter) -> str:
    """The attachment's name: the title and the day, without what a file name cannot hold."""
    return f"{file_name_part(letter.file_name)}.pdf"


def _with_note(text: str, note: str) -> str:
    return f"{note}\n\n{text}" if note else text


def _with_html_note(html: str, note: str) -> str:
    from html import escape  # noqa: PLC0415 (only for the rare message without its file)

    return html.replace("<h1", f"<p><strong>{escape(note)}</strong></p>\n<h1", 1) if note else html


def _name_boundaries(message: EmailMessage, seed: str) -> None:
    """Boundaries from the content instead of from chance."""
    parts = (part for part in message.walk() if part.is_multipart())
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{seed}_{number}")


def message_id(ledger_id: str, briefing: str, slot: str, group: Group, domain: str) -> str:
    """The Message-ID of one message: the same whenever it is sent, so that a copy can be told as one."""
    named = [address.key for address in (*group.to, *group.cc, *group.bcc)]
    known = json.dumps([ledger_id, briefing, slot, group.variant.key, named])
    return f"<{hashlib.sha256(known.encode()).hexdigest()[:32]}@{domain}>"


def make_message(
    mail: Mail, letter: Letter, body: Body, heading: str, message_id: str, date: datetime.datetime
) -> bytes:
    """The whole message for one recipient. `heading` is what `heading_of` gave for its group."""
    lines = json.loads(heading)
    people = [address_header("From", (mail.sender,))]
    people += (address_header(name, [Address(*each) for each in lines[name]]) for name in ("To", "Cc") if name in lines)
    if mail.reply_to:
        people.append(address_header("Reply-To", (mail.reply_to,)))
    headers = EmailMessage(_POLICY)
    headers["Subject"] = visible(letter.subject)
    headers["Date"] = format_datetime(date)
    headers["Message-ID"] = message_id
    headers["Auto-Submitted"] = "auto-generated"
    headers["List-Unsubscribe"] = f"<{unsubscribe_address(mail)}>"
    headers["Content-Language"] = letter.language
    return b"".join(people) + bytes(headers).removesuffix(b"\r\n") + body.content


def address_header(name: str, addresses: Iterable[Address]) -> bytes:
    """A header of addresses, one a line. The standard library folds a long name with a comma into its address."""
    written = (f"{_display(visible(each.name))}<{each.mailbox}>" if each.name else each.mailbox for each in addresses)
    return f"{name}: {_NEXT.join(written)}\r\n".encode("ascii")


def _display(name: str) -> str:
    """A name before an address: as it is, in quotes, or as encoded words of RFC 2047, with the space after it."""
    if name.isascii() and "=?" not in name:
        plain = re.sub(r'(["\\])', r"\\\1", name)
        return f"{name} " if re.fullmatch(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+", name) else f'"{plain}" '
    return Header(name, "utf-8", maxlinelen=_WORD_LIMIT).encode(linesep="\r\n") + "\r\n "


def heading_of(group: Group) -> str:
    """The To and Cc lines of a group as JSON, for the ledger; those who get it unseen are not in it."""
    lines = {"To": group.to, "Cc": group.cc}
    found = {name: [(each.name, each.local, each.domain) for each in line] for name, line in lines.items() if line}
    return json.dumps(found, ensure_ascii=False)


def unsubscribe_address(mail: Mail) -> str:
    """Where one leaves the list: the config's address or page, else a mail to whoever gets the answers."""
    answered = mail.reply_to or mail.sender
    return mail.unsubscribe or f"mailto:{answered.mailbox}?subject={quote('unsubscribe')}"
