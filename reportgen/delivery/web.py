"""Components as the HTML of a mail. Every text passes one door that escapes it; no link, script or remote picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Protocol

from reportgen.delivery.wording import Changes, said
from reportgen.language import Language
from reportgen.model.briefing import Bullet, Bullets, Callout, Component, Heading, KeyFigures, Prose, PullFact, Tile
from reportgen.model.passage import Amount, Passage, Words

_NEGATIVE = re.compile(r"\u2212[^\s<&]+")
# Mail programs drop style sheets; what must look right stands at the element.
_PAGE = "color:#1A1A1A;background:#FFFFFF"  # both, so that no dark mode changes one of them alone
_BODY = f"margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45;{_PAGE}"
_PAPER = f"max-width:640px;margin:0 auto;{_PAGE}"
_TITLE = "font-size:22px;line-height:1.25;margin:0 0 4px"
_OPENING = "margin:0 0 16px;color:#595959"
_HEADING = "font-size:17px;margin:20px 0 6px"
# Two tiles a row where there is room, one where there is not: a phone has none for two large numbers side by side.
_CELL = "display:inline-block;width:100%;max-width:306px;margin:0 8px 0 0;vertical-align:top"
_TILES = "margin:0 0 16px"
_TILE = "padding:8px 0;border-top:2px solid #12436D"
# The one mail program that lays out no inline blocks gets a table that others do not see.
_ROW, _NEXT, _END = (
    f"<!--[if mso]>{tags}<![endif]-->"
    for tags in (
        '<table role="presentation" width="100%"><tr><td width="50%" valign="top">',
        '</td><td width="50%" valign="top">',
        "</td></tr></table>",
    )
)
_LABEL = "font-size:13px;color:#595959"
_LEVEL = "font-size:19px;font-weight:bold"
_BOX = "border-left:4px solid #F46A25;padding:4px 12px;margin:16px 0"
_BOX_TITLE = "margin:4px 0"
_LIST = "margin:4px 0 12px;padding-left:20px"
_NEWS = "margin:16px 0 4px"
_SMALL = "font-size:13px;color:#595959;margin:4px 0"
_IMAGE = "width:100%;max-width:480px;height:auto;border:0"


class Shown(Protocol):
    """A picture with its words."""

    @property
    def title(self) -> str: ...

    @property
    def subtitle(self) -> str: ...

    @property
    def source(self) -> str: ...

    @property
    def alternative(self) -> str: ...


def as_html(
    title: str,
    opening: Iterable[str],
    components: Iterable[Component],
    picture: Shown | None,
    closing: Iterable[str],
    language: Language,
    changes: Changes | None = None,
) -> str:
    """The HTML part of a mail; the picture is `cid:chart`."""
    parts = [f'<h1 style="{_TITLE}">{escape(title)}</h1>']
    parts.append(f'<p style="{_OPENING}">{"<br>".join(map(escape, opening))}</p>')
    if changes:
        parts += _changed(changes)
    parts += (part for component in components for part in _parts(component, language))
    if picture:
        parts += _figure(picture)
    parts += (f'<p style="{_SMALL}">{escape(line)}</p>' for line in closing)
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language.code)}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light">'
        f"<title>{escape(title)}</title></head>\n"
        f'<body style="{_BODY}">\n<div style="{_PAPER}">\n{body}\n</div>\n</body>\n</html>\n'
    )


def _changed(changes: Changes) -> Iterator[str]:
    yield f'<p style="{_NEWS}"><strong>{escape(changes.heading)}</strong></p>'
    if changes.lines:
        yield f'<ul style="{_LIST}">{"".join(f"<li>{escape(line)}</li>" for line in changes.lines)}</ul>'


def _figure(picture: Shown) -> Iterator[str]:
    yield f'<h2 style="{_HEADING}">{escape(picture.title)}</h2>'
    yield f'<p style="{_SMALL}">{escape(picture.subtitle)}</p>'
    yield f'<img src="cid:chart" alt="{escape(picture.alternative)}" style="{_IMAGE}">'
    yield f'<p style="{_SMALL}">{escape(picture.source)}</p>'


def _parts(component: Component, language: Language) -> Iterator[str]:
    match component:
        case Heading(text=text):
            yield f'<h2 style="{_HEADING}">{_inline(text, language)}</h2>'
        case KeyFigures(tiles=tiles):
            yield _tiles(tiles, language)
        case Bullets(items=items):
            yield _list(items, language)
        case Prose(paragraphs=paragraphs):
            yield from (f"<p>{_inline(paragraph, language)}</p>" for paragraph in paragraphs)
        case PullFact(number=number, words=words):
            told = _inline(Passage((number,)), language)
            yield f'<p><span style="{_LEVEL}">{told}</span> {_inline(words, language)}</p>'
        case Callout(title=title, components=held):
            inner = "".join(part for each in held for part in _parts(each, language))
            head = f'<p style="{_BOX_TITLE}"><strong>{_inline(title, language)}</strong></p>'
            yield f'<div style="{_BOX}">{head}{inner}</div>'


def _tiles(tiles: tuple[Tile, ...], language: Language) -> str:
    """Two tiles a row on a desktop, one on a phone, without the style sheet that mail programs drop."""
    cells = [_tile(tile, language) for tile in tiles]
    rows = (f"{_ROW}{_NEXT.join(cells[start : start + 2])}{_END}" for start in range(0, len(cells), 2))
    return f'<div style="{_TILES}">{"".join(rows)}</div>'


def _tile(tile: Tile, language: Language) -> str:
    lines = "".join(f'<div style="{_LABEL}">{_inline(line, language)}</div>' for line in tile.lines)
    label = f'<div style="{_LABEL}">{_inline(tile.label, language)}</div>'
    level = f'<div style="{_LEVEL}">{_inline(tile.level, language)}</div>'
    return f'<div style="{_CELL}"><div style="{_TILE}">{label}{level}{lines}</div></div>'


def _list(items: Iterable[Bullet], language: Language) -> str:
    entries = (
        f"<li>{_inline(item.text, language)}{_list(item.children, language) if item.children else ''}</li>"
        for item in items
    )
    return f'<ul style="{_LIST}">{"".join(entries)}</ul>'


def _inline(passage: Passage, language: Language) -> str:
    """The passage as HTML, emphasis kept; all that language rules join is joined before anything is escaped."""
    whole = _kept_together(escape(said(passage, language)))
    first = passage.runs[0] if passage.runs else None
    if isinstance(first, Words | Amount) and first.emphasis:
        lead = _kept_together(escape(said(Passage((first,)), language)))
        if lead and whole.startswith(lead):
            return f"<strong>{lead}</strong>{whole[len(lead) :]}"
    return whole


def _kept_together(text: str) -> str:
    """A minus stays with its number: some browsers break a line after it."""
    return _NEGATIVE.sub(r'<span style="white-space:nowrap">\g<0></span>', text)
