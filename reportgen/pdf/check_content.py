"""What a page shows and how it is marked, read from its operators."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*\)"
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_WORD = rb"BDC|BMC|EMC|T[jJr]|['\"]|f\*?|F|S|s|B\*?|b\*?|sh|Do|q|Q|BI.*?\sID\s.*?\sEI"
_TOKEN = re.compile(
    # 1 to 4: a mark, a place and a text all in one, as in the cells of a long table
    rb"/(?!Artifact\b)\w+\s*<</MCID (\d+)>>\s*BDC\s+1 0 0 1 (\d+\.\d+) (\d+\.\d+) Tm\s+<((?:[0-9a-f]{2})+)> Tj\s+EMC\b"
    rb"|<<(.*?)>>\s*BDC"  # 5: the properties of a mark
    rb"|<([0-9A-Fa-f\s]+)>"  # 6: a string in hexadecimal
    rb"|(" + _STRING + rb")"  # 7: a string in letters
    rb"|/([^\s<>\[\]()/{}%]+)(?:\s+(" + _NUMBER + rb")\s+Tf\b)?"  # 8: a name, 9: the size of a font of that name
    rb"|(?<![^\s\]>)])(" + _WORD + rb")(?=[\s/<\[(]|$)"  # 10: an operator that matters here
    rb"|(?<![^\s\]>)])((?:" + _NUMBER + rb"\s+){6})(Tm|cm)\b"  # 11: six numbers, 12: what they place
    rb"|%[^\r\n]*",
    re.DOTALL,
)
_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_MARK = re.compile(rb"/MCID\s+(\d+)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_OCTAL = frozenset(b"%d" % digit for digit in range(8))
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_HIDDEN = re.compile(rb"(?<![\d.])3\s+Tr\b")
_TINY_PT = 1.0
_OUTSIDE_PT = 3.0
_ARTIFACT = -1


@dataclass(slots=True)
class Content:
    """A page's content: the codes shown in each font; marks in order with the texts, (font, codes), under each."""

    key: str
    codes: dict[str, set[int]] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)
    texts: dict[int, list[tuple[str, bytes]]] = field(default_factory=dict)
    is_empty: bool = True
    is_all_marked: bool = True
    is_mixed: bool = False
    has_inline_image: bool = False
    is_hidden: bool = False
    is_tiny: bool = False
    is_outside: bool = False


def read_content(page: pikepdf.Page) -> Content:
    """The content of a page; of one that cannot be read, nothing."""
    content = Content("{} {} R".format(*page.obj.objgen))
    try:
        page.contents_coalesce()
        stream = page.obj.get("/Contents")
        body = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""
        box = [float(side) for side in page.mediabox]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return content
    content.is_hidden = b"Tr" in body and _HIDDEN.search(body) is not None
    reader = _Reader(content, _properties(page), box)
    reader.read(body)
    for font, runs in reader.shown.items():
        content.codes.setdefault(font, set()).update(b"".join(runs))
    return content


def _properties(page: pikepdf.Page) -> dict[str, Any]:
    resources: Any = page.obj.get("/Resources", {})
    held: Any = resources.get("/Properties", {}) if isinstance(resources, pikepdf.Dictionary) else {}
    return {str(name).lstrip("/"): value.get("/MCID") for name, value in dict(held).items() if "/MCID" in value}


class _Reader:
    """Goes through a page's operators once."""

    def __init__(self, content: Content, properties: dict[str, Any], box: list[float]) -> None:
        self.content, self.properties = content, properties
        left, bottom, right, top = box
        self.within = left - _OUTSIDE_PT, bottom - _OUTSIDE_PT, right + _OUTSIDE_PT, top + _OUTSIDE_PT
        self.open: list[int | None] = []
        self.strings: list[bytes] = []
        self.shown: defaultdict[str, list[bytes]] = defaultdict(list)
        self.names: list[bytes] = []
        self.font, self.size, self.scale = "", 0.0, 1.0
        self.place: tuple[float, float] | None = None
        self.depth, self.is_moved_at = 0, 0

    def read(self, body: bytes) -> None:
        """Notes everything in the content."""
        for mark, x, y, cell, properties, code, letters, name, size, word, numbers, kind in _TOKEN.findall(body):
            if cell:
                self._cell(int(mark), (float(x), float(y)), bytes.fromhex(cell.decode()))
            elif code:
                digits = b"".join(code.split()).decode()
                self.strings.append(bytes.fromhex(digits if len(digits) % 2 == 0 else f"{digits}0"))
            elif word:
                self._operator(word)
            elif name:
                self.names.append(name)
                if size:
                    self.font, self.size = "/" + name.decode("latin-1"), float(size)
                    self.names.clear()
            elif properties:
                found = _MARK.search(properties)
                self._begin(int(found[1]) if found else None)
            elif numbers:
                self._move([float(each) for each in numbers.split()], kind)
            elif letters:
                self.strings.append(_ESCAPE.sub(_unescaped, letters[1:-1]))

    def _cell(self, mark: int, place: tuple[float, float], codes: bytes) -> None:
        content = self.content
        content.marks.append(mark)
        content.is_empty = False
        if self.open and _ARTIFACT in self.open:
            content.is_mixed = True
        if mark in content.texts:
            content.texts[mark].append((self.font, codes))
        else:
            content.texts[mark] = [(self.font, codes)]
        self.shown[self.font].append(codes)
        self.place, self.scale = place, 1.0
        left, bottom, right, top = self.within
        is_plain = left <= place[0] <= right and bottom <= place[1] <= top and self.size >= _TINY_PT
        if not is_plain and not self.is_moved_at:
            self._look(codes)
        if self.names:
            self.names.clear()

    def _operator(self, word: bytes) -> None:
        content = self.content
        if word in _SHOWS:
            self._show(b"".join(self.strings))
        elif word == b"EMC":
            if self.open:
                self.open.pop()
        elif word in (b"BMC", b"BDC"):
            held = self.properties.get(self.names[-1].decode("latin-1")) if word == b"BDC" and self.names else None
            self._begin(int(held) if held is not None else None)
        elif word in (b"q", b"Q"):
            self.depth += 1 if word == b"q" else -1
            self.is_moved_at = min(self.is_moved_at, self.depth)
        elif word != b"Tr":
            content.has_inline_image = content.has_inline_image or word.startswith(b"BI")
            self._paint()
        self.strings.clear()
        self.names.clear()

    def _begin(self, mark: int | None) -> None:
        inside = [each for each in self.open if each is not None]
        is_artifact = bool(self.names) and self.names[0] == b"Artifact"
        if mark is not None:
            self.content.marks.append(mark)
        self.content.is_mixed = self.content.is_mixed or bool(
            (is_artifact and any(each >= 0 for each in inside)) or (mark is not None and _ARTIFACT in inside)
        )
        self.open.append(_ARTIFACT if is_artifact else mark)
        self.names.clear()

    def _paint(self) -> None:
        self.content.is_empty = False
        self.content.is_all_marked = self.content.is_all_marked and bool(self.open)

    def _show(self, codes: bytes) -> None:
        self._paint()
        content = self.content
        content.codes.setdefault(self.font, set()).update(codes)
        mark = next((each for each in reversed(self.open) if each is not None), None)
        if mark is not None and mark >= 0:
            content.texts.setdefault(mark, []).append((self.font, codes))
        if not self.is_moved_at:
            self._look(codes)

    def _look(self, codes: bytes) -> None:
        if codes.strip():
            self.content.is_tiny = self.content.is_tiny or 0 < abs(self.size * self.scale) < _TINY_PT
            self.content.is_outside = self.content.is_outside or self._is_outside()

    def _is_outside(self) -> bool:
        if self.place is None:
            return False
        (x, y), (left, bottom, right, top) = self.place, self.within
        return not (left <= x <= right and bottom <= y <= top)

    def _move(self, numbers: list[float], kind: bytes) -> None:
        if kind == b"Tm":
            self.place, self.scale = (numbers[4], numbers[5]), max(abs(numbers[0]), abs(numbers[1]))
        elif numbers != [1, 0, 0, 1, 0, 0]:
            # From here to the end of this level a place on the page is more than the text's own.
            self.is_moved_at = self.is_moved_at or max(self.depth, 1)


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if sign[:1] in _OCTAL else _ESCAPED.get(sign, sign)
