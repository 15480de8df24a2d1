"""Pictures from the workspace: PNG and JPEG, their size known from the header before anything is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from reportgen.pdf.blocks import Block
from reportgen.pdf.surface import Surface
from reportgen.pdf.tag import Tag

MOST_PIXELS = 40_000_000
MOST_BYTES = 50_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZELESS = {0xC4, 0xC8, 0xCC}  # Huffman tables, a reserved marker, arithmetic coding: in the range of frame headers


@dataclass(frozen=True, slots=True)
class PixelSize:
    """Width and height in pixels."""

    wide: int
    high: int


def pixel_size(path: Path) -> PixelSize:
    """The size of a sound PNG or JPEG; a too large one is refused by its header, before it is decoded.

    Raises ValueError with the reason it cannot be used.
    """
    if not path.is_file():
        raise ValueError("there is no such file")
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    with path.open("rb") as file:
        start = file.read(24)
        if start.startswith(_PNG) and len(start) == 24:
            size = PixelSize(*struct.unpack(">II", start[16:24]))
        elif start.startswith(b"\xff\xd8"):
            file.seek(2)
            size = _jpeg_size(file)
        else:
            raise ValueError("it is neither a PNG nor a JPEG")
    if size.wide * size.high > MOST_PIXELS or not (size.wide and size.high):
        raise ValueError(f"it has {size.wide} × {size.high} pixels, the limit is {MOST_PIXELS // 1_000_000} million")
    _decode(path)
    return size


def _decode(path: Path) -> None:
    """Reads the picture once, so that a damaged one is found before anything is drawn."""
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            picture.load()
    except Exception as fault:  # Pillow raises many kinds for damaged files
        raise ValueError(f"it is damaged ({fault})") from fault


def _jpeg_size(file: BinaryIO) -> PixelSize:
    while len(marker := file.read(4)) == 4 and marker[0] == 0xFF:
        kind, length = marker[1], struct.unpack(">H", marker[2:4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in _SIZELESS:
            high, wide = struct.unpack(">HH", file.read(5)[1:5])
            return PixelSize(wide, high)
        file.seek(length - 2, 1)
    raise ValueError("it is a JPEG without a readable size")


def _readable(path: Path) -> ImageReader:
    """The picture for ReportLab: as it is where a page may hold it so, else in RGB; print colours need a profile."""
    with Image.open(path, formats=("PNG", "JPEG")) as picture:
        if picture.mode in ("RGB", "RGBA", "L", "LA", "P", "1"):
            return ImageReader(str(path))
        return ImageReader(picture.convert("RGB"))


class Photograph(Block):
    """A picture scaled to a width, shrunk when it would be higher than `highest_pt`."""

    def __init__(
        self, path: Path, size: PixelSize, tag: Tag | None, *, width_pt: float | None, highest_pt: float
    ) -> None:
        self.path, self.size, self.tag = path, size, tag
        self.width_pt, self.highest_pt = width_pt, highest_pt

    def width_in(self, width: float) -> float:
        """Its own width in a column of this width."""
        return min(self.width_pt or width, width, self.highest_pt * self.size.wide / self.size.high)

    def height(self, width: float) -> float:
        """The height that keeps its proportions."""
        return self.width_in(width) * self.size.high / self.size.wide

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws it at the left."""
        surface.enter(self.tag)
        surface.leave_text()
        height = self.height(width)
        surface.enclose(self.tag, (x, top - height, x + self.width_in(width), top))
        surface.canvas.drawImage(_readable(self.path), x, top - height, self.width_in(width), height, mask="auto")
