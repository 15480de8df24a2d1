"""Messages (.eml) by the standard library: the text of the letter, its subject, sender and day."""

from __future__ import annotations

import datetime
import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from reportgen.errors import DataError
from reportgen.inputs.decoding import decode_document
from reportgen.inputs.document_text import DocumentText, one_line
from reportgen.inputs.findings import Findings
from reportgen.inputs.web_page import read_web_page
from reportgen.model.period import Period

_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $.*\Z", re.MULTILINE | re.DOTALL)
# Where an answer begins to repeat what it answers.
_ANSWERED = re.compile(
    r"^(?:-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение)|"
    r"on .{5,80} wrote:|.{5,80} (?:пишет|написал|написала):|am .{5,80} schrieb .{2,60}:)\s*.*\Z",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_FORWARDED = re.compile(r"^(?:fwd?|re|aw|wg|отв|пересл)\s*:\s*", re.IGNORECASE)


def read_mail(content: bytes, findings: Findings) -> DocumentText:
    """The plain text of a message, else its HTML; quoted letters and signatures are left out, attachments not read.

    Raises DataError for bytes that are no message.
    """
    try:
        return _read(content, findings)
    except DataError:
        raise
    except Exception as fault:
        # The standard library's parser of headers has many ways to fail on what no mail program writes.
        reason = f"{type(fault).__name__}: {fault}".partition("\n")[0][:120]
        raise findings.fatal("bad_document", f"cannot be read as a message ({reason})", _EXPORT) from None


_EXPORT = "export it from the mail program as .eml, or name it .txt"


def _read(content: bytes, findings: Findings) -> DocumentText:
    message = BytesParser(policy=policy.default).parsebytes(content)
    if not isinstance(message, EmailMessage) or not any(message.get(name) for name in ("from", "subject", "date")):
        raise findings.fatal("bad_document", "is no mail message: it has neither From, Subject nor Date", _EXPORT)
    body = message.get_body(("plain", "html"))
    found = _body(body, findings) if isinstance(body, EmailMessage) else DocumentText("")
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    if attached:
        findings.note("attachments", f"what is attached was not read: {', '.join(map(one_line, attached))}")
    day = _day(message)
    subject = one_line(str(message.get("subject") or ""))
    while (shorter := _FORWARDED.sub("", subject)) != subject:
        subject = shorter
    sender = message.get("from")
    names = [each.display_name or each.addr_spec for each in sender.addresses] if sender is not None else []
    return DocumentText(
        found.text, subject, Period(day, day) if day else found.published, found.language, ", ".join(names), found.url
    )


def _body(part: EmailMessage, findings: Findings) -> DocumentText:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    if part.get_content_type() == "text/html":
        return read_web_page(raw, findings, charset)
    text = decode_document(raw, findings, charset).replace("\r\n", "\n")
    text = _SIGNATURE.sub("", _ANSWERED.sub("", text))
    return DocumentText(_QUOTED.sub("", text).strip())


def _day(message: EmailMessage) -> datetime.date | None:
    time = getattr(message.get("date"), "datetime", None)
    return time.date() if isinstance(time, datetime.datetime) else None
