"""Every PDF that a run of the tests builds, to be judged by the standards that it claims to follow."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_PARTS = {
    "ua": re.compile(rb"<pdfuaid:part>(\d)</pdfuaid:part>"),
    "a": re.compile(rb"<pdfaid:part>(\d)</pdfaid:part>"),
    "level": re.compile(rb"<pdfaid:conformance>(\w)</pdfaid:conformance>"),
}
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")


class Recorder:
    """Keeps what is built, each file once, with the test that built it first. `test` is the one that runs now."""

    def __init__(self) -> None:
        self.test = "nothing"
        self.at_once: Callable[[bytes], None] = lambda _: None
        self._kept: dict[str, tuple[str, bytes]] = {}

    def keep(self, pdf: bytes, test: str = "") -> None:
        """Takes a file, and does with a new one what is to be done at once."""
        digest = hashlib.sha256(pdf).hexdigest()
        if digest not in self._kept:
            self._kept[digest] = (test or self.test, pdf)
            self.at_once(pdf)

    def listening(self, finish: Callable[..., bytes]) -> Callable[..., bytes]:
        """The function that finishes a file, with what it gives kept here."""

        def finished(*arguments: Any, **options: Any) -> bytes:
            pdf = finish(*arguments, **options)
            self.keep(pdf)
            return pdf

        return finished

    def keep_files_below(self, folder: Path) -> None:
        """Takes the files that other processes wrote there, less those that a test has spoilt."""
        for path in sorted(folder.rglob("*.pdf")):
            if path.is_file() and is_untouched(content := path.read_bytes()):
                self.keep(content, str(path.relative_to(folder)))

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return iter(self._kept.values())

    def __len__(self) -> int:
        return len(self._kept)


def is_untouched(pdf: bytes) -> bool:
    """Whether the file is as reportgen wrote it: its identifier is the digest of what stands before the last part."""
    if not (start := _START.search(pdf)):
        return False
    at = int(start[1])
    return hashlib.md5(pdf[:at], usedforsecurity=False).hexdigest().encode() in pdf[at:]


def claims(pdf: bytes) -> tuple[str, ...]:
    """The standards that the file says it follows, by the names of `tests.standards`; none for an untagged one."""
    found = {key: match[1].decode() for key, pattern in _PARTS.items() if (match := pattern.search(pdf))}
    accessible = (f"ua{found['ua']}",) if "ua" in found else ()
    return (*accessible, f"{found['a']}{found['level'].lower()}") if "a" in found else accessible


RECORDER = Recorder()
