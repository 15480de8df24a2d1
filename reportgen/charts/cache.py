"""Drawings kept on disk, found again by what they were made from; a hit loads no drawing library.

The cache may always be deleted, moved or lost. What cannot be read there is drawn anew, what cannot be written is not.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import reportgen
from reportgen.charts.packing import pack, unpack
from reportgen.language import Language
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import DisplayList
from reportgen.theme import Theme

MOST_BYTES = 64_000_000
SUFFIX = ".chart"
_DIGEST_BYTES = 32
_SWEPT_TO = 0.75  # after a sweep there is room for a while
# Whose source decides what a drawing looks like: an editable installation changes without a new version.
_ROOMS = ("charts", "language", "model")


class DrawingCache:
    """A folder of drawings. Several processes may share it; each entry is written whole or not at all."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder, self.most_bytes = folder, most_bytes
        self._setting: tuple[Theme, Language, bytes] | None = None

    def key(self, spec: ChartSpec, theme: Theme, language: Language) -> str:
        """A name for everything that the drawing depends on."""
        if self._setting is None or self._setting[0] is not theme or self._setting[1] is not language:
            self._setting = (theme, language, _digest_of_setting(theme, language))
        # A spec's repr tells "2024" from the year 2024 and 1.0 from 1.00, as the drawing does.
        return hashlib.sha256(self._setting[2] + repr(spec).encode()).hexdigest()

    def get(self, key: str, theme: Theme) -> DisplayList | None:
        """The drawing of that name; None when there is none or it is damaged."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        digest, payload = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        drawing = unpack(payload, theme) if hashlib.sha256(payload).digest() == digest else None
        with contextlib.suppress(OSError):
            # Its time tells when it was last of use; a damaged one is of none.
            os.utime(path) if drawing else path.unlink()
        return drawing

    def put(self, key: str, drawing: DisplayList) -> None:
        """Keeps the drawing, and throws out those longest unused when there are too many."""
        payload = pack(drawing)
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(self._path(key), hashlib.sha256(payload).digest() + payload)
            self._sweep()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{SUFFIX}"

    def _sweep(self) -> None:
        entries = []
        for path in self.folder.iterdir():
            with contextlib.suppress(OSError):  # another process may just have thrown it out
                found = path.stat()
                entries.append((found.st_mtime_ns, found.st_size, path))
        size = sum(each for _, each, _ in entries)
        if size <= self.most_bytes:
            return
        for _, each, path in sorted(entries):
            if size <= self.most_bytes * _SWEPT_TO:
                return
            with contextlib.suppress(OSError):
                path.unlink()
            size -= each


def user_cache() -> DrawingCache | None:
    """The cache of the person who runs this: in `$XDG_CACHE_HOME`, else in `~/.cache`. None for one without a home."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    with contextlib.suppress(RuntimeError):
        root = named if named.is_absolute() else Path.home() / ".cache"
        return DrawingCache(root / "reportgen" / "charts")
    return None


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _digest_of_setting(theme: Theme, language: Language) -> bytes:
    """What drawings of one briefing have in common: look, words, and the code that draws."""
    fonts = [(name, path.name, path.stat().st_size, path.stat().st_mtime_ns) for name, path in theme.fonts.items()]
    look = (theme.text, theme.display, theme.palette, theme.sizes)
    parts = (_digest_of_code(), fonts, look, language)
    return hashlib.sha256(repr(parts).encode()).digest()


@cache
def _digest_of_code() -> str:
    digest = hashlib.sha256()
    root = Path(reportgen.__file__).parent
    for path in sorted(path for room in _ROOMS for path in (root / room).rglob("*.py")):
        digest.update(path.read_bytes())
    versions = [platform.python_version(), *(version(name) for name in ("matplotlib", "numpy", "babel"))]
    return f"{digest.hexdigest()} {reportgen.__version__} {versions}"
