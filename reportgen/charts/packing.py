"""A drawing as bytes and back: plain data of known shape, never code."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import msgspec

from reportgen.model.drawing import (
    Brush,
    Colour,
    DisplayList,
    DrawingOperation,
    ImageOperation,
    PathOperation,
    Pen,
    Segment,
    TextOperation,
)
from reportgen.theme import Theme

_NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}


class _Path(msgspec.Struct, tag="path", array_like=True, frozen=True):
    """Segments as their letters in a row, and their numbers in a row."""

    letters: str
    numbers: list[float]
    pen: Pen | None
    brush: Brush | None
    clip_letters: str
    clip_numbers: list[float]


class _Text(msgspec.Struct, tag="text", array_like=True, frozen=True):
    text: str
    font: str
    colour: Colour
    numbers: tuple[float, float, float, float, float, float]


class _Image(msgspec.Struct, tag="image", array_like=True, frozen=True):
    box: tuple[float, float, float, float]
    size: tuple[int, int]
    rgba: bytes
    clip_letters: str
    clip_numbers: list[float]


class _Drawing(msgspec.Struct, array_like=True, frozen=True):
    width_pt: float
    height_pt: float
    operations: list[_Path | _Text | _Image]


_DECODER = msgspec.msgpack.Decoder(_Drawing)


def pack(drawing: DisplayList) -> bytes:
    """The drawing as bytes; equal drawings give equal bytes."""
    operations = [_packed(operation) for operation in drawing.operations]
    return msgspec.msgpack.encode(_Drawing(drawing.width_pt, drawing.height_pt, operations))


def unpack(content: bytes, theme: Theme) -> DisplayList | None:
    """The drawing; None for bytes that hold none that this theme can show."""
    try:
        found = _DECODER.decode(content)
        operations = tuple(_unpacked(operation, theme) for operation in found.operations)
    except (msgspec.DecodeError, ValueError):
        return None
    return DisplayList(found.width_pt, found.height_pt, operations)


def _packed(operation: DrawingOperation) -> _Path | _Text | _Image:
    if isinstance(operation, PathOperation):
        return _Path(*_row(operation.segments), operation.pen, operation.brush, *_row(operation.clip))
    if isinstance(operation, TextOperation):
        each = operation
        numbers = (each.x, each.y, each.size_pt, each.width_pt, each.angle_deg, each.alpha)
        return _Text(each.text, each.font, each.colour, numbers)
    box = (operation.x, operation.y, operation.width_pt, operation.height_pt)
    return _Image(box, (operation.pixels_wide, operation.pixels_high), operation.rgba, *_row(operation.clip))


def _row(segments: tuple[Segment, ...]) -> tuple[str, list[float]]:
    return "".join(letter for letter, *_ in segments), [number for _, *numbers in segments for number in numbers]


def _unpacked(operation: _Path | _Text | _Image, theme: Theme) -> DrawingOperation:
    """Raises ValueError for what no recorder writes."""
    if isinstance(operation, _Path):
        segments = tuple(_segments(operation.letters, operation.numbers))
        clip = tuple(_segments(operation.clip_letters, operation.clip_numbers))
        return PathOperation(segments, operation.pen, operation.brush, clip)
    if isinstance(operation, _Text):
        if operation.font not in theme.fonts:
            raise ValueError("an unknown font")
        x, y, size, width, angle, alpha = _finite(operation.numbers)
        return TextOperation(operation.text, x, y, operation.font, size, operation.colour, width, angle, alpha)
    wide, high = operation.size
    if len(operation.rgba) != 4 * wide * high:
        raise ValueError("an image of another size")
    clip = tuple(_segments(operation.clip_letters, operation.clip_numbers))
    x, y, width, height = _finite(operation.box)
    return ImageOperation(x, y, width, height, wide, high, operation.rgba, clip)


def _segments(letters: str, numbers: list[float]) -> Iterator[Segment]:
    if not set(letters) <= set(_NUMBERS) or sum(_NUMBERS[letter] for letter in letters) != len(numbers):
        raise ValueError("a path without its numbers")
    rest = iter(_finite(numbers))
    return ((letter, *itertools.islice(rest, _NUMBERS[letter])) for letter in letters)


def _finite(numbers: list[float] | tuple[float, ...]) -> list[float] | tuple[float, ...]:
    if not all(map(math.isfinite, numbers)):
        raise ValueError("a number that is none")
    return numbers
