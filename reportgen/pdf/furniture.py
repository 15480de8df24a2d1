"""Running headers and footers: the theme's texts with what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.model.passage import Date
from reportgen.pdf.lines import natural_width
from reportgen.pdf.styles import Side, Style
from reportgen.pdf.surface import Surface
from reportgen.pdf.text import Text
from reportgen.pdf.typesetter import Typesetter
from reportgen.theme import Band, Page

FURNITURE_GAP_PT = 18.0
TEXT_GAP_PT = 14.0
ELLIPSIS = "…"

_FIELD = re.compile(r"\{(\w+)\}")
_SIDES: tuple[tuple[str, Side], ...] = (("left", "left"), ("centre", "center"), ("right", "right"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands in the document; `section` is the title of the first that begins on it, or runs over it."""

    number: int
    total: int
    section: str


def examine_furniture(setter: Typesetter) -> None:
    """Notes characters of the theme's own words that no font has; what its fields bring stands on the pages too."""
    for name, band in (("header", setter.theme.header), ("footer", setter.theme.footer)):
        for side, _ in _SIDES:
            words = _FIELD.sub("", _worded(setter, getattr(band, side)))
            setter.literal(words, setter.styles.furniture, f"the theme's {name}", None)


def draw_furniture(surface: Surface, setter: Typesetter, page: Page, place: Place) -> None:
    """Draws the footer and, from page two on, the header with the rule under it: artifacts, all of it."""
    style = setter.styles.furniture
    with surface.furniture():
        header = _texts(setter, setter.theme.header, place) if place.number > 1 else []
        if header:
            top = page.height_pt - page.margin_top_pt + FURNITURE_GAP_PT + style.leading_pt / 2
            _draw(surface, setter, header, page, top)
            rule = top - style.leading_pt - 2
            surface.rule(page.margin_left_pt, rule, page.text_width_pt, setter.theme.palette.rule, 0.5)
        _draw(
            surface, setter, _texts(setter, setter.theme.footer, place), page, page.margin_bottom_pt - FURNITURE_GAP_PT
        )


_Placed = tuple[str, str, Style]


def _texts(setter: Typesetter, band: Band, place: Place) -> list[_Placed]:
    """Side, text and style of what stands in the band; a text whose fields are all empty is left out."""
    values, found = _values(setter, place), []
    for side, align in _SIDES:
        frame = _worded(setter, getattr(band, side))
        fields = _FIELD.findall(frame)
        if not frame or (fields and not any(values.get(name) for name in fields)):
            continue
        text = _FIELD.sub(lambda match: values.get(match[1], match[0]), frame)
        if "page" in fields or "pages" in fields:
            text = text.replace(" ", "\u00a0")
        style = setter.styles.marking if frame == "{marking}" else setter.styles.furniture
        found.append((side, text, replace(style, align=align)))
    return found


def _worded(setter: Typesetter, text: str | Mapping[str, str]) -> str:
    """The text in the briefing's language: its own for it, else the catalogue's, else as it is written."""
    if isinstance(text, str):
        return setter.language.words(text) if text else ""
    return text.get(setter.language.code) or next(iter(text.values()), "")


def _values(setter: Typesetter, place: Place) -> dict[str, str]:
    meta = setter.briefing.meta
    return {
        "title": meta.title,
        "section": place.section,
        "page": str(place.number),
        "pages": str(place.total),
        "as_of": setter.language.date(Date(meta.as_of)),
        "edition": meta.edition,
        "marking": meta.marking,
    }


def _draw(surface: Surface, setter: Typesetter, texts: list[_Placed], page: Page, top: float) -> None:
    """Each text on one line; the one at the left, usually the title, gives way when they are too long together."""
    room = page.text_width_pt
    for side, text, style in reversed(texts):
        others = len(texts) - 1
        most = page.text_width_pt * (1.0 if not others else 0.6 if side == "left" else 0.45)
        line = _fitted(setter, text, style, min(room, most) if side != "left" else room)
        line.draw(surface, page.margin_left_pt, top, page.text_width_pt)
        used = natural_width(line.pieces, setter.fonts) + TEXT_GAP_PT
        room -= used if side == "right" else room / 2 + used / 2 if side == "centre" else 0


def _fitted(setter: Typesetter, text: str, style: Style, room: float) -> Text:
    """The text, cut short with an ellipsis until it stands in the room."""
    line = setter.literal(text, style, "header or footer", None)
    while natural_width(line.pieces, setter.fonts) > room and len(text) > 1:
        text = text.removesuffix(ELLIPSIS)[: -max(1, len(text) // 20)].rstrip() + ELLIPSIS
        line = setter.literal(text, style, "header or footer", None)
    return line
