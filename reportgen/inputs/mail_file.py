"""Messages (.eml) by the standard library: the text of the letter, its subject, sender and day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from reportgen.errors import DataError
from reportgen.inputs.decoding import decode_document, reread_stray
from reportgen.inputs.document_text import DocumentText, one_line
from reportgen.inputs.findings import Findings
from reportgen.inputs.letters import is_forwarded, own_words, subject_alone
from reportgen.inputs.web_page import read_web_page
from reportgen.model.period import Period

_EXPORT = "export it from the mail program as .eml, or name it .txt"
_DEPTH_LIMIT = 3  # of messages attached to messages


def read_mail(content: bytes, findings: Findings) -> DocumentText:
    """The plain text of a message, else its HTML, then what messages attached to it say.

    Letters that it answers and signatures are left out; a forwarded letter is kept, and is its sender's, of its day.
    Other attachments are not read. Raises DataError for bytes that are no message.
    """
    try:
        return _read(content, findings)
    except DataError:
        raise
    except Exception as fault:
        # The standard library's parser of headers has many ways to fail on what no mail program writes.
        reason = f"{type(fault).__name__}: {fault}".partition("\n")[0][:120]
        raise findings.fatal("bad_document", f"cannot be read as a message ({reason})", _EXPORT) from None


def _read(content: bytes, findings: Findings) -> DocumentText:
    message = BytesParser(policy=policy.default).parsebytes(content)
    if not isinstance(message, EmailMessage) or not any(message.get(name) for name in ("from", "subject", "date")):
        raise findings.fatal("bad_document", "is no mail message: it has neither From, Subject nor Date", _EXPORT)
    found = _letter(message, findings)
    inner = [_letter(each, findings) for each in _messages(message)]
    text = "\n\n".join(each.text for each in (found, *inner) if each.text)
    attached = [_name(part) for part in message.iter_attachments() if part.get_content_type() != "message/rfc822"]
    if not text.strip() and attached:
        only = f"holds no text, only what is attached: {', '.join(attached)}"
        raise findings.fatal("empty_document", only, "save what is attached beside it, and take the message away")
    if attached:
        findings.note("attachments", f"what is attached was not read: {', '.join(attached)}")
    if not found.text and inner:
        found = inner[0]
    return replace(found, text=text)


def _name(part: EmailMessage) -> str:
    return one_line(reread_stray(part.get_filename() or part.get_content_type()))


def _messages(message: EmailMessage, depth: int = _DEPTH_LIMIT) -> Iterator[EmailMessage]:
    """The messages attached to one, and to these."""
    for part in message.iter_attachments():
        inner = part.get_content() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, EmailMessage) and depth:
            yield inner
            yield from _messages(inner, depth - 1)


def _letter(message: EmailMessage, findings: Findings) -> DocumentText:
    subject = _raw(message, "subject") or one_line(str(message.get("subject") or ""))
    body = message.get_body(("plain", "html"))
    found = _body(body, findings) if isinstance(body, EmailMessage) else DocumentText("")
    words = own_words(found.text, is_passed_on=is_forwarded(subject))
    day = words.published or _day(message) or found.published
    author = words.author or _sender(message)
    return replace(found, text=words.text, title=subject_alone(subject), published=day, author=author)


def _raw(message: EmailMessage, name: str) -> str:
    """A field of the head that was written in bytes of some encoding, against the rules; empty for any other."""
    value = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return one_line(read) if (read := reread_stray(value)) != value else ""


def _sender(message: EmailMessage) -> str:
    if raw := _raw(message, "from"):
        return " ".join(parseaddr(raw)).partition("@")[0].rpartition(" ")[0] or raw
    sender = message.get("from")
    names = [each.display_name or each.addr_spec for each in sender.addresses] if sender is not None else []
    return one_line(", ".join(names))


def _body(part: EmailMessage, findings: Findings) -> DocumentText:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    if part.get_content_type() == "text/html":
        return read_web_page(raw, findings, charset)
    return DocumentText(decode_document(raw, findings, charset).replace("\r\n", "\n"))


def _day(message: EmailMessage) -> Period | None:
    time = getattr(message.get("date"), "datetime", None)
    return Period(time.date(), time.date()) if isinstance(time, datetime.datetime) else None
