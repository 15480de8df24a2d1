"""Markdown reduced to plain text whose sentences are clean: markers go, words stay."""

from __future__ import annotations

import html
import re

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:\*[ \t]*){3,}$| {0,3}(?:-[ \t]*){3,}$| {0,3}(?:_[ \t]*){3,}$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|([0-9]{1,2})[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:[ \t]*\S+")
_TABLE_LINE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")

_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`]+)\1(?!`)")
# Addresses are dropped with the link: a document's text is quoted, never followed.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?\)")
_REFERENCE = re.compile(r"!?\[([^\[\]]+)\]\[[^\[\]]*\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_STARS = re.compile(r"(?<![\\*0-9])(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])\1(?!\*)")
_UNDERSCORES = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_]*[^\s_\\])\1(?!\w)")
_STRUCK = re.compile(r"~~(?=[^\s~])([^~]*[^\s~])~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain_text(markdown: str) -> str:
    """The text: paragraphs, list items and table rows on one line each, a blank line between; headings as `## …`."""
    paragraphs = _Paragraphs()
    is_code = False
    for raw in _without_comments(markdown).splitlines():
        line = _QUOTE.sub("", raw, count=1) if raw.lstrip().startswith(">") else raw
        if _FENCE.match(line):
            is_code = not is_code
            paragraphs.close()
        elif is_code:
            paragraphs.lines.append(line)
        else:
            _take(line, paragraphs)
    paragraphs.close()
    return "\n\n".join(paragraphs.done)


class _Paragraphs:
    """The paragraphs read so far, and the lines of the one being read."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.lines: list[str] = []
        self.is_item = False

    def close(self, prefix: str = "") -> None:
        """Ends the paragraph; `prefix` marks a heading."""
        if words := " ".join(_inline(" ".join(self.lines)).split()):
            self.done.append(prefix + words)
        self.lines.clear()
        self.is_item = False

    def add(self, text: str, prefix: str = "") -> None:
        """Adds a paragraph of its own."""
        self.close()
        self.lines.append(text)
        self.close(prefix)


def _take(line: str, paragraphs: _Paragraphs) -> None:
    if paragraphs.lines and _UNDERLINE.match(line):
        paragraphs.close("# " if "=" in line else "## ")
    elif not line.strip() or _RULE.match(line) or _DEFINITION.match(line) or _TABLE_LINE.fullmatch(line):
        paragraphs.close()
    elif heading := _HEADING.match(line):
        paragraphs.add(heading[2] or "", f"{heading[1]} ")
    elif line.lstrip().startswith("|"):
        paragraphs.add("; ".join(_table_cells(line)))
    else:
        item = _ITEM.match(line)
        # A number that a line break has put first ("in\n13. Then") begins no list; only 1 interrupts a paragraph.
        if item and (item[1] in (None, "1") or paragraphs.is_item or not paragraphs.lines):
            paragraphs.close()
            paragraphs.is_item = True
            line = line[item.end() :]
        paragraphs.lines.append(line)


def _table_cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _inline(text: str) -> str:
    text = _CODE.sub(r"\2", text)
    text = _AUTOLINK.sub(r"\1", _REFERENCE.sub(r"\1", _LINK.sub(r"\1", _LINK.sub(r"\1", text))))
    for _ in range(3):  # emphasis within emphasis, from the inside out
        text = _UNDERSCORES.sub(r"\2", _STARS.sub(r"\2", text))
    text = _ESCAPE.sub(r"\1", _STRUCK.sub(r"\1", text))
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _without_comments(text: str) -> str:
    kept: list[str] = []
    while True:
        before, opening, rest = text.partition("<!--")
        comment, closing, after = rest.partition("-->")
        if not closing:
            return "".join([*kept, before, opening, comment])
        kept.append(before)
        text = after
