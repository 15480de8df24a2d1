"""What a theme must keep beyond its shape: contrast, lightness in grey, room on the page, fields of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportgen.strict_yaml import ListNode, MapNode, Node, ScalarNode, quoted
from reportgen.strict_yaml.places import node_at
from reportgen.strict_yaml.refusal import RefusedError
from reportgen.strict_yaml.report import Report, nearest
from reportgen.strict_yaml.texts import check_line
from reportgen.theme.contrast import (
    GREY_STEP,
    MARK_CONTRAST,
    TEXT_CONTRAST,
    WHITE,
    contrast,
    is_colour,
    lightness,
    nearest_with,
)
from reportgen.theme.look import MILLIMETRE_PT, Palette, Theme
from reportgen.theme.shape import FIELDS

LEAST_TEXT_MM = (100, 120)  # the shorter and the longer side of what the margins leave
LEAST_LINE = 1.15  # of the type size: closer lines touch
HEADER_ROOM_MM, FOOTER_ROOM_MM = 13, 10

_BRACED = re.compile(r"\{([^{}]*)\}")
_ON_TINT = ("text", "text_secondary", "accent")


@dataclass(frozen=True, slots=True)
class Written:
    """The keys of a theme as they stand in a file; `path` is the key above them."""

    root: MapNode
    path: str
    report: Report

    def name(self, *keys: str | int) -> str:
        """The full name of a key: `theme.colours.series[1]`."""
        dotted = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
        return f"{self.path}{dotted}".lstrip(".")

    def has(self, *keys: str | int) -> bool:
        """Whether it stands in the file."""
        node: Node = self.root
        for key in keys:
            if isinstance(node, MapNode) and key in node.entries:
                node = node.entries[str(key)].value
            elif isinstance(node, ListNode) and isinstance(key, int) and key < len(node.items):
                node = node.items[key]
            else:
                return False
        return True

    def error(self, keys: tuple[str | int, ...], fact: str, remedy: str) -> None:
        """Reports a fault at the key, or the nearest one above it."""
        self.report.error(node_at(self.root, *keys), self.name(*keys), fact, remedy, "theme")

    def warning(self, keys: tuple[str | int, ...], fact: str, remedy: str) -> None:
        """Reports what the build survives."""
        self.report.warning(node_at(self.root, *keys), self.name(*keys), fact, remedy, "theme")


def misformed_colours(written: Written) -> Iterator[tuple[str | int, ...]]:
    """The keys whose value is no colour, each reported."""
    colours = node_at(written.root, "colours") if written.has("colours") else None
    for keys, node in _texts(colours, ("colours",)) if colours else ():
        if not is_colour(str(node.value)):
            written.error(keys, f"{quoted(str(node.value))} is not a colour", 'write one such as "#12436D"')
            yield keys


def check_colours(written: Written, palette: Palette) -> None:
    """Text 4.5:1 on paper and tint, marks 3:1 on paper; neighbouring series apart in grey."""
    for name in ("text", "text_secondary", "accent", "marking"):
        colour = getattr(palette, name)
        if written.has("colours", name):
            _check_contrast(written, ("colours", name), colour, TEXT_CONTRAST, "text")
        if name in _ON_TINT and (written.has("colours", name) or written.has("colours", "tint")):
            _check_on_tint(written, name, colour, palette.tint)
    if written.has("colours", "context"):
        _check_contrast(written, ("colours", "context"), palette.context, MARK_CONTRAST, "marks")
    if written.has("colours", "series"):
        for index, colour in enumerate(palette.series):
            _check_contrast(written, ("colours", "series", index), colour, MARK_CONTRAST, "marks")
    _check_grey(written, palette)


def _check_contrast(written: Written, keys: tuple[str | int, ...], colour: str, least: float, what: str) -> None:
    ratio = contrast(colour)
    if ratio < least:
        better = nearest_with(colour, lambda mix: contrast(mix) >= least)
        fact = f"{colour} has a contrast of {_shown(ratio)}:1 on white; {what} wants {least:g}:1"
        written.error(keys, fact.replace("marks wants", "marks want"), f'darken it, to "{better}" for instance')


def _check_on_tint(written: Written, name: str, colour: str, tint: str) -> None:
    ratio = contrast(colour, tint)
    if ratio >= TEXT_CONTRAST or contrast(colour) < TEXT_CONTRAST:
        return  # what is too pale on white has been told
    keys = ("colours", "tint") if written.has("colours", "tint") else ("colours", name)
    fact = f"{name} {colour} has a contrast of {_shown(ratio)}:1 on the tint {tint}; text wants {TEXT_CONTRAST:g}:1"
    if keys[1] == "tint":
        better = nearest_with(tint, lambda mix: contrast(colour, mix) >= TEXT_CONTRAST) or WHITE
        written.error(keys, fact, f'lighten the tint, to "{better}" for instance')
    else:
        better = nearest_with(colour, lambda mix: contrast(mix, tint) >= TEXT_CONTRAST) or "#000000"
        written.error(keys, fact, f'darken it, to "{better}" for instance')


def _check_grey(written: Written, palette: Palette) -> None:
    """Neighbours, and what is highlighted against what steps back, must differ in lightness."""
    if written.has("colours", "series"):
        for index, (one, other) in enumerate(pairwise(palette.series)):
            _check_step(written, ("colours", "series", index + 1), (f"series[{index}]", one), other)
    if written.has("colours", "context") or written.has("colours", "series") or written.has("colours", "accent"):
        key = next(key for key in ("context", "series", "accent") if written.has("colours", key))
        _check_step(written, ("colours", key), ("series[0]", palette.series[0]), palette.context, "context ")


def _check_step(
    written: Written, keys: tuple[str | int, ...], first: tuple[str, str], other: str, name: str = ""
) -> None:
    step = abs(lightness(first[1]) - lightness(other))
    if step < GREY_STEP and contrast(other) >= MARK_CONTRAST:
        fact = f"in grey print {name}{other} looks like {first[0]} {first[1]}: their lightness differs by {step:.0f}"
        written.warning(keys, fact, f"let it differ by {GREY_STEP:.0f} of 100: dark and light by turns")


def check_fonts_and_sizes(written: Written, theme: Theme) -> None:
    """Lines far enough apart for their type."""
    sizes = theme.sizes
    if sizes.grid_pt < sizes.body_pt * LEAST_LINE:
        key = "line" if written.has("sizes", "line") else "body"
        fact = f"lines of {sizes.body_pt:g} points stand {sizes.grid_pt:g} points apart, and would touch"
        written.error(("sizes", key), fact, f"write a line of at least {sizes.body_pt * LEAST_LINE:.1f}")


def check_page(written: Written, theme: Theme) -> None:
    """Room for text between the margins, and for header and footer in them."""
    page = theme.page
    wide, high = page.text_width_pt / MILLIMETRE_PT, page.text_height_pt / MILLIMETRE_PT
    short, long = sorted((wide, high))
    if short < LEAST_TEXT_MM[0] or long < LEAST_TEXT_MM[1]:
        keys = ("page", "margins") if written.has("page", "margins") else ("page",)
        remedy = f"leave {LEAST_TEXT_MM[0]} × {LEAST_TEXT_MM[1]} mm at least"
        written.error(keys, f"the margins leave {wide:.0f} × {high:.0f} mm for the text", remedy)
    rooms = (
        ("header", "top", page.margin_top_pt, HEADER_ROOM_MM),
        ("footer", "bottom", page.margin_bottom_pt, FOOTER_ROOM_MM),
    )
    for band, side, margin, least in rooms:
        texts = getattr(theme, band)
        if (texts.left or texts.centre or texts.right) and margin < least * MILLIMETRE_PT - 0.01:
            fact = f"{margin / MILLIMETRE_PT:.0f} mm is too little for the {band} that stands in it"
            written.error(("page", "margins", side), fact, f"write {least} or more, or leave the {band}'s texts empty")


def check_bands(written: Written, languages: tuple[str, ...]) -> None:
    """One-line texts whose fields are known, for languages that there are."""
    for band in ("header", "footer"):
        if not written.has(band):
            continue
        for keys, node in _texts(node_at(written.root, band), (band,)):
            _check_text(written, keys, str(node.value))
            if len(keys) > 2 and keys[2] not in languages:
                known = ", ".join(languages)
                written.error(keys, f"there is no language {quoted(str(keys[2]))}", f"use one of {known}")


def _check_text(written: Written, keys: tuple[str | int, ...], text: str) -> None:
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    for name in _BRACED.findall(text):
        if name not in FIELDS:
            near = nearest(name, FIELDS)
            remedy = f"did you mean '{{{near}}}'? Known: {known}" if near else f"known: {known}"
            written.error(keys, f"unknown field {quoted('{' + name + '}')}", remedy)
    if set("{}") & set(_BRACED.sub("", text)):
        written.error(keys, "a brace is not closed", f"write a field as one of {known}")
    if text:
        try:
            check_line(text)
        except RefusedError as refusal:
            written.error(keys, refusal.fact, refusal.remedy)


def _texts(node: Node, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], ScalarNode]]:
    """Every text below the node with its keys."""
    match node:
        case MapNode(entries=entries):
            for name, entry in entries.items():
                yield from _texts(entry.value, (*keys, name))
        case ListNode(items=items):
            for index, item in enumerate(items):
                yield from _texts(item, (*keys, index))
        case ScalarNode(value=str()):
            yield keys, node


def _shown(ratio: float) -> str:
    """Two digits that are not rounded up to what is wanted."""
    return f"{int(ratio * 100) / 100:.2f}"
