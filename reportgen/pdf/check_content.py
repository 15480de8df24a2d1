"""What a page shows and how it is marked, read from its operators."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*\)"
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_WORD = rb"BDC|BMC|EMC|T[jJr]|['\"]|f\*?|F|S|s|B\*?|b\*?|sh|Do|q|Q|BI.*?\sID\s.*?\sEI"
_TOKEN = re.compile(
    rb"<<(.*?)>>\s*BDC"  # 1: the properties of a mark
    rb"|<([0-9A-Fa-f\s]+)>"  # 2: a string in hexadecimal
    rb"|(" + _STRING + rb")"  # 3: a string in letters
    rb"|/([^\s<>\[\]()/{}%]+)(?:\s+(" + _NUMBER + rb")\s+Tf\b)?"  # 4: a name, 5: the size of a font of that name
    # 6: an operator that matters here; before it perhaps a rectangle, of which a table has one for each row
    rb"|(?<![^\s\]>)])(?:(?:" + _NUMBER + rb"\s+){4}re\s+)?(" + _WORD + rb")(?=[\s/<\[(]|$)"
    rb"|(?<![^\s\]>)])((?:" + _NUMBER + rb"\s+){6})(Tm|cm)\b"  # 7: six numbers, 8: what they place
    rb"|%[^\r\n]*",
    re.DOTALL,
)
# Mark, place and text all in one, as in the cells of a long table: the mark's number, x, y, and the codes.
_CELL = re.compile(
    rb"/(?!Artifact\b)\w+\s*<</MCID (\d+)>>\s*BDC\s+1 0 0 1 (\d+\.\d+) (\d+\.\d+) Tm\s+"
    rb"<((?:[0-9a-f]{2})+)> Tj\s+EMC\b"
)
_GROUPS = _CELL.groups + 1
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
    """A page's content: the codes shown in each font; marks in order with the texts, (font, codes), under each.

    `spoken` are the marks that name a language of their own.
    """

    key: str
    codes: dict[str, set[int]] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)
    texts: dict[int, list[tuple[str, bytes]]] = field(default_factory=dict)
    spoken: set[int] = field(default_factory=set)
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
        # What looks like a cell may stand in a string in letters, in a remark or in an image.
        is_clear = not any(sign in body for sign in (b"(", b"%", b"BI"))
        parts = _CELL.split(body) if is_clear else [body]
        others, begin = parts[::_GROUPS], 0
        for at, other in enumerate(others):
            if other != b"\n" and not other.isspace():
                if begin < at:
                    self._cells(*(parts[begin * _GROUPS + n : at * _GROUPS : _GROUPS] for n in range(1, _GROUPS)))
                begin = at
                self._tokens(other)
        if begin < len(others) - 1:
            self._cells(*(parts[begin * _GROUPS + n :: _GROUPS] for n in range(1, _GROUPS)))

    def _cells(self, marks: list[bytes], xs: list[bytes], ys: list[bytes], texts: list[bytes]) -> None:
        """Notes one cell after the other, each with its mark, its place and its text."""
        content, font = self.content, self.font
        numbers, codes = list(map(int, marks)), list(map(unhexlify, texts))
        content.marks += numbers
        content.is_empty = False
        content.is_mixed = content.is_mixed or _ARTIFACT in self.open
        if content.texts.keys().isdisjoint(numbers) and len(set(numbers)) == len(numbers):
            content.texts.update(zip(numbers, ([(font, shown)] for shown in codes), strict=True))
        else:
            for mark, shown in zip(numbers, codes, strict=True):
                content.texts.setdefault(mark, []).append((font, shown))
        self.shown[font] += codes
        across, up, (left, bottom, right, top) = list(map(float, xs)), list(map(float, ys)), self.within
        self.scale = 1.0
        is_inside = left <= min(across) and max(across) <= right and bottom <= min(up) and max(up) <= top
        if not self.is_moved_at and (not is_inside or self.size < _TINY_PT):
            for self.place, shown in zip(zip(across, up, strict=True), codes, strict=True):
                self._look(shown)
        self.place = across[-1], up[-1]
        self.names.clear()

    def _tokens(self, body: bytes) -> None:
        for properties, code, letters, name, size, word, numbers, kind in _TOKEN.findall(body):
            if code:
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
                self._note_language(properties)
            elif numbers:
                self._move([float(each) for each in numbers.split()], kind)
            elif letters:
                self.strings.append(_ESCAPE.sub(_unescaped, letters[1:-1]))

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

    def _note_language(self, properties: bytes) -> None:
        """Words may name their language where they stand instead of in the tree; then it is not the tree's to name."""
        mark = next((each for each in reversed(self.open) if each is not None), None)
        if mark is not None and b"/Lang" in properties:
            self.content.spoken.add(mark)

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
