"""Line breaking: pieces of text into lines that never pass the width.

A word is divided only to mend a line that would be much shorter than the others, or when it is wider than a line; in a
text of two lines, such as a cell of a table or a bullet, not where two lines hold the words whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.language.hyphenation import SOFT_HYPHEN, divisions
from reportgen.pdf.fonts import NO_BREAK_SPACE, Fonts
from reportgen.pdf.pieces import ZERO_WIDTH_SPACE, Piece

SLACK_PT = 0.01
# A line that reaches so far is left as it is.
FULL_LINE = 0.8
# So many lines in a row may end with a hyphen.
MOST_HYPHENS = 2
# A text of so many lines is rather set without a hyphen.
FEW_LINES = 2
_TOKEN = re.compile(r" +|\u200b|[^ \u200b]+")
# Words with one space between them and no other place for a break: one line of these needs no closer look.
_PLAIN = re.compile(r"[^ \u200b/—-]+(?: [^ \u200b/—-]+)*")
# A break is allowed after a hyphen or slash between letters, and after a dash between words.
_JOINT = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])|(?<=\w—)(?=\w)")
_WORD = re.compile(r"(?<![^ («“„])[^\W\d_]+(?:['’ʼ][^\W\d_]+)*(?![\w@/&-])")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line in one piece's font; `x` counts from the line's beginning."""

    text: str
    piece: Piece
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `width` is without the space that ends it. `size_pt` is its largest type.

    One that ends inside a word has a soft hyphen at its end, so that who copies the text gets the whole word.
    """

    segments: tuple[Segment, ...]
    width: float
    size_pt: float

    @property
    def is_divided(self) -> bool:
        """Whether it ends with a hyphen that is not in the text."""
        return self.segments[-1].text.endswith(SOFT_HYPHEN)


@dataclass(slots=True)
class _Atom:
    """What is never broken unless it alone is wider than a line, and the space after it."""

    parts: list[tuple[str, Piece, float]]
    width: float = 0.0
    space: tuple[Piece, float] | None = None


def break_lines(pieces: Sequence[Piece], width: float, fonts: Fonts) -> tuple[Line, ...]:
    """Greedy lines no wider than `width` points. Empty for no text."""
    if line := _only_line(pieces, width, fonts):
        return (line,)
    lines = _greedy(pieces, width, fonts, may_divide=True)
    if len(lines) == FEW_LINES and lines[0].is_divided:
        whole = _greedy(pieces, width, fonts, may_divide=False)
        return whole if len(whole) == FEW_LINES else lines
    return lines


def _greedy(pieces: Sequence[Piece], width: float, fonts: Fonts, *, may_divide: bool) -> tuple[Line, ...]:
    """The lines; without `may_divide` only words wider than a line are divided."""
    lines: list[Line] = []
    current = _Builder()
    atoms = list(_fitting(_atoms(pieces, fonts), width, fonts))
    for number, whole in enumerate(atoms, 1):
        atom = whole
        if current.parts and current.right + atom.width > width + SLACK_PT:
            is_last = number == len(atoms)
            is_wanted = may_divide and not is_last and _is_short(current, width, lines)
            if is_wanted and (halves := _halves(atom, current, width, fonts)):
                current.add(halves[0].parts, halves[0].width)
                atom = halves[1]
            lines.append(current.line(fonts, is_inside_word=current.waiting is None))
            current = _Builder()
        if atom.parts and atom.width <= width + SLACK_PT:
            current.add(atom.parts, atom.width)
        elif atom.parts:
            current = _force(atom, current, width, fonts, lines)
        current.space(atom.space)
    if current.parts:
        lines.append(current.line(fonts))
    return tuple(lines)


def _only_line(pieces: Sequence[Piece], width: float, fonts: Fonts) -> Line | None:
    """The line of a text that plainly needs one: most cells of a long table."""
    if len(pieces) != 1 or not _PLAIN.fullmatch(pieces[0].text):
        return None
    piece = pieces[0]
    size, font = piece.size_pt, piece.font
    needed = fonts.width(piece.text, font) * size
    if needed > width + SLACK_PT:
        return None
    whole = needed + fonts.width(" ", font) * size
    return Line((Segment(piece.text + " ", piece, 0.0, whole),), needed, size)


def _is_short(current: _Builder, width: float, lines: Sequence[Line]) -> bool:
    """Whether the line wants filling, and the lines above it do not end with too many hyphens already."""
    full = current.right - (current.waiting[1] if current.waiting else 0.0)
    above = lines[-MOST_HYPHENS:]
    return full < width * FULL_LINE and not (len(above) == MOST_HYPHENS and all(line.is_divided for line in above))


def _halves(
    atom: _Atom, current: _Builder, width: float, fonts: Fonts, *, is_needed: bool = False
) -> tuple[_Atom, _Atom] | None:
    """The atom divided with a hyphen as late as the line has room; None when no word of it may be divided there.

    What begins with a capital may be a name, and stays whole unless it is wider than a line (`is_needed`).
    """
    room = width + SLACK_PT - current.right
    for index in reversed(range(len(atom.parts))):
        text, piece, _ = atom.parts[index]
        before = sum(part[2] for part in atom.parts[:index])
        if not piece.language or not (piece.is_divisible or is_needed) or before >= room:
            continue
        for at in _places(text, piece.language, is_needed=is_needed):
            head = text[:at] + SOFT_HYPHEN
            if before + fonts.width(head, piece.font) * piece.size_pt <= room:
                return _parted(atom, index, head, text[at:], fonts)
    return None


def _places(text: str, language: str, *, is_needed: bool) -> Iterator[int]:
    """Where the words of the text may be divided, the last place first."""
    for word in reversed(list(_WORD.finditer(text))):
        if is_needed or word[0].islower():
            yield from (word.start() + at for at in reversed(divisions(word[0], language)))


def _parted(atom: _Atom, index: int, head: str, tail: str, fonts: Fonts) -> tuple[_Atom, _Atom]:
    first, second = _Atom(atom.parts[:index]), _Atom([], space=atom.space)
    first.width = sum(part[2] for part in first.parts)
    _extend(first, head, atom.parts[index][1], fonts)
    _extend(second, tail, atom.parts[index][1], fonts)
    for part in atom.parts[index + 1 :]:
        _extend(second, part[0], part[1], fonts)
    return first, second


def extents(pieces: Sequence[Piece], fonts: Fonts) -> tuple[float, float]:
    """The width of the longest part that should not be broken, and of the whole text on one line."""
    if len(pieces) == 1 and _PLAIN.fullmatch(pieces[0].text):
        piece = pieces[0]
        size, font, text = piece.size_pt, piece.font, piece.text
        total = fonts.width(text, font) * size
        return (max(fonts.width(word, font) for word in text.split(" ")) * size if " " in text else total), total
    longest, total, space = 0.0, 0.0, 0.0
    for atom in _atoms(pieces, fonts):
        total += space + atom.width
        space = atom.space[1] if atom.space else 0.0
        longest = max(longest, atom.width)
    return longest, total


def word_widths(pieces: Sequence[Piece], fonts: Fonts) -> tuple[tuple[float, float], ...]:
    """The width of each part that should not be broken, and of the space behind it."""
    return tuple((atom.width, atom.space[1] if atom.space else 0.0) for atom in _atoms(pieces, fonts))


def natural_width(pieces: Sequence[Piece], fonts: Fonts) -> float:
    """The width of the text on one line."""
    return extents(pieces, fonts)[1]


def least_width(pieces: Sequence[Piece], fonts: Fonts) -> float:
    """The width of the longest part that should not be broken."""
    return extents(pieces, fonts)[0]


@dataclass(slots=True)
class _Builder:
    """The line being filled; a space waits until something follows it."""

    parts: list[tuple[str, Piece, float]]
    right: float = 0.0
    waiting: tuple[Piece, float] | None = None

    def __init__(self) -> None:
        self.parts, self.right, self.waiting = [], 0.0, None

    def add(self, parts: list[tuple[str, Piece, float]], width: float) -> None:
        if self.waiting and self.parts:
            self.parts.append((" ", *self.waiting))
        self.waiting = None
        self.parts.extend(parts)
        self.right += width

    def space(self, space: tuple[Piece, float] | None) -> None:
        if space and self.parts and not self.waiting:
            self.waiting = space
            self.right += space[1]

    def line(self, fonts: Fonts, *, is_inside_word: bool = False) -> Line:
        width = self.right - (self.waiting[1] if self.waiting else 0.0)
        if not is_inside_word:  # who extracts the text finds words apart, in the next line or the next cell
            piece = self.waiting[0] if self.waiting else self.parts[-1][1]
            self.parts.append((" ", piece, fonts.width(" ", piece.font) * piece.size_pt))
        segments: list[Segment] = []
        words: list[str] = []
        x, start, last = 0.0, 0.0, self.parts[0][1]
        for text, piece, advance in self.parts:
            if piece is not last:
                segments.append(Segment("".join(words), last, start, x - start))
                start, words, last = x, [], piece
            words.append(text)
            x += advance
        segments.append(Segment("".join(words), last, start, x - start))
        return Line(tuple(segments), width, max(segment.piece.size_pt for segment in segments))


def _atoms(pieces: Sequence[Piece], fonts: Fonts) -> Iterator[_Atom]:
    atom = _Atom([])
    for piece in pieces:
        for token in _TOKEN.findall(piece.text):
            if token[0] == " ":
                atom.space = (piece, fonts.width(" ", piece.font) * piece.size_pt)
                yield atom
                atom = _Atom([])
            elif token == ZERO_WIDTH_SPACE:
                yield atom
                atom = _Atom([])
            else:
                *closed, rest = _JOINT.split(token) if not token.isalpha() else (token,)
                for part in closed:
                    _extend(atom, part, piece, fonts)
                    yield atom
                    atom = _Atom([])
                _extend(atom, rest, piece, fonts)
    if atom.parts:
        yield atom


def _fitting(atoms: Iterable[_Atom], width: float, fonts: Fonts) -> Iterator[_Atom]:
    """The atoms, those wider than a line divided at their no-break spaces: better than between two letters."""
    for atom in atoms:
        if atom.width <= width + SLACK_PT:
            yield atom
            continue
        part = _Atom([])
        for text, piece, _ in atom.parts:
            *closed, rest = text.split(NO_BREAK_SPACE)
            for word in closed:
                _extend(part, word, piece, fonts)
                part.space = (piece, fonts.width(" ", piece.font) * piece.size_pt)
                yield part
                part = _Atom([])
            _extend(part, rest, piece, fonts)
        part.space = atom.space
        yield part


def _extend(atom: _Atom, text: str, piece: Piece, fonts: Fonts) -> None:
    width = fonts.width(text, piece.font) * piece.size_pt
    atom.parts.append((text, piece, width))
    atom.width += width


def _force(atom: _Atom, current: _Builder, width: float, fonts: Fonts, lines: list[Line]) -> _Builder:
    """Breaks an atom wider than the line: with hyphens where its words may be divided, else between two characters."""
    while atom.width > width - current.right + SLACK_PT:
        halves = _halves(atom, current, width, fonts, is_needed=True)
        if halves is None:
            break
        current.add(halves[0].parts, halves[0].width)
        lines.append(current.line(fonts, is_inside_word=True))
        current, atom = _Builder(), halves[1]
    for text, piece, _ in atom.parts:
        for character in text:
            advance = fonts.width(character, piece.font) * piece.size_pt
            if current.parts and current.right + advance > width + SLACK_PT:
                lines.append(current.line(fonts, is_inside_word=current.waiting is None))
                current = _Builder()
            current.add([(character, piece, advance)], advance)
    return current
