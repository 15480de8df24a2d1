"""The words of a letter: what it answers is left out, what it passes on is kept, with whose and of when that is."""

from __future__ import annotations

import re

from reportgen.inputs.datelines import dateline_day
from reportgen.inputs.document_text import DocumentText, one_line

_QUOTED, _QUOTE_SIGN = re.compile(r"^>.*$", re.MULTILINE), re.compile(r"^(?:>\s?)+", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $.*\Z", re.MULTILINE | re.DOTALL)
# Where an answer begins to repeat what it answers.
_ANSWERED = re.compile(
    r"^(?:on .{5,80} wrote:|.{5,80} (?:пишет|написал|написала):|am .{5,80} schrieb .{2,60}:)",
    re.IGNORECASE | re.MULTILINE,
)
_ORIGINAL = re.compile(
    r"^[>\s]*-{2,}\s*(?:original message|исходное сообщение|ursprüngliche nachricht).*$", re.IGNORECASE | re.MULTILINE
)
_PASSED_ON = re.compile(
    r"^[>\s]*(?:-{2,}\s*(?:forwarded message|пересылаемое сообщение|перенаправленное сообщение|"
    r"weitergeleitete nachricht)\b.*|begin forwarded message:|начало переадресованного сообщения:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = re.compile(
    r"[>\s*]*(?P<name>from|date|sent|subject|to|cc|reply-to|от|от кого|дата|отправлено|тема|кому|копия|von|datum|"
    r"gesendet|betreff|an)\s*:\**(?P<value>.*)",
    re.IGNORECASE,
)
_SENDER, _DAY = frozenset({"from", "от", "от кого", "von"}), frozenset({"date", "sent", "дата", "отправлено", "datum"})
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[^\s<>]+@[^\s<>]+[>\])]?")
_FORWARDED = re.compile(r"^(?:fwd?|wg|пересл|fw)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:fwd?|re|aw|wg|отв|пересл)\s*:\s*", re.IGNORECASE)


def is_forwarded(subject: str) -> bool:
    """Whether the subject says that the letter passes on another."""
    return bool(_FORWARDED.match(subject))


def subject_alone(subject: str) -> str:
    """The subject without its "Fwd: Re: "."""
    while (shorter := _PREFIX.sub("", subject)) != subject:
        subject = shorter
    return subject


def own_words(text: str, *, is_passed_on: bool = False) -> DocumentText:
    """What a letter says, and the forwarded letter in it with that one's sender and day.

    `is_passed_on`: the letter forwards what stands under its "Original Message".
    """
    marks = [_PASSED_ON, _ORIGINAL] if is_passed_on else [_PASSED_ON]
    found = [match for mark in marks if (match := mark.search(text))]
    if not found:
        return DocumentText(_said(text) or _said(_QUOTE_SIGN.sub("", text)))
    first = min(found, key=lambda match: match.start())
    cover = _said(text[: first.start()])
    passed = _passed_on(_QUOTE_SIGN.sub("", text[first.end() :]))
    inner = own_words(passed.text)  # which may be an answer, or pass on another
    words = "\n\n".join(part for part in (cover, inner.text) if part)
    return DocumentText(words, published=inner.published or passed.published, author=inner.author or passed.author)


def _said(text: str) -> str:
    for mark in (_ANSWERED, _ORIGINAL):
        if match := mark.search(text):
            text = text[: match.start()]
    return _QUOTED.sub("", _SIGNATURE.sub("", text)).strip()


def _passed_on(text: str) -> DocumentText:
    """The forwarded letter behind the lines of its head."""
    lines = text.strip().split("\n")
    head: dict[str, str] = {}
    for number, line in enumerate(lines):
        match = _HEAD.match(line)
        if not match and line.strip():
            break
        if match:
            head[match["name"].lower()] = match["value"].strip()
        elif head:
            number += 1  # noqa: PLW2901 (the blank line that ends the head is of it)
            break
    sender = next((_ADDRESS.sub("", head[name]) for name in head if name in _SENDER), "")
    day = next((found for name in head if name in _DAY and (found := dateline_day(head[name]))), None)
    return DocumentText("\n".join(lines[number:]), published=day, author=one_line(sender).strip(' "'))
