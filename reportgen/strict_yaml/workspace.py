"""The folder that a briefing may read: paths of a config, followed to files inside it."""

from __future__ import annotations

import errno
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from reportgen.strict_yaml import quoted
from reportgen.strict_yaml.refusal import RefusedError
from reportgen.strict_yaml.report import nearest

MATCHES_LIMIT = 2_000
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WILDCARD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Workspace:
    """`folder` is where the config stands, and what its paths start from; nothing outside `root` is read."""

    root: Path
    folder: Path

    def file(self, text: str) -> Path:
        """The one file that a path names, links followed. Raises RefusedError."""
        if self._is_pattern(text):
            raise RefusedError(f"{quoted(text)} is a pattern, and one file is wanted", "write the name of a file")
        (path,) = self.files(text)
        return path

    def files(self, text: str) -> tuple[Path, ...]:
        """The files that a path or a pattern (`*.md`) names, in the order of their names. Raises RefusedError."""
        self._refuse_odd(text)
        try:
            return self._matches(text) if self._is_pattern(text) else (self._inside(self.folder / text, text),)
        except (OSError, ValueError, RuntimeError) as fault:
            raise _unreadable(text, fault) from fault

    def files_or_folder(self, text: str, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
        """The same, where a folder stands for all files in it that have one of the endings. Raises RefusedError."""
        self._refuse_odd(text)
        try:
            folder = (self.folder / text).resolve()
            if not folder.is_dir() or not folder.is_relative_to(self.root):
                return self.files(text)
            return self._files_in(folder, text, suffixes)
        except (OSError, ValueError, RuntimeError) as fault:
            raise _unreadable(text, fault) from fault

    def _files_in(self, folder: Path, text: str, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
        found = sorted(path for path in folder.iterdir() if _is_wanted(path) and path.suffix.lower() in suffixes)
        if not found:
            raise RefusedError(f"the folder {quoted(text)} holds none of {', '.join(suffixes)}", "put some there")
        if len(found) > MATCHES_LIMIT:
            raise RefusedError(f"{quoted(text)} holds more than {MATCHES_LIMIT:,} files", "name a pattern")
        return tuple(dict.fromkeys(self._inside(path, text) for path in found))

    def _is_pattern(self, text: str) -> bool:
        if not _WILDCARD.search(text):
            return False
        try:
            return not self.folder.joinpath(text).is_file()  # a file may be called `sales [2025].csv`
        except (OSError, ValueError):
            return True

    def _refuse_odd(self, text: str) -> None:
        if not text.strip() or any(not letter.isprintable() for letter in text):
            raise RefusedError(f"{quoted(text)} is no path: it is blank or holds an invisible character", "correct it")
        if _URL.match(text) and not re.match(r"[A-Za-z]:[\\/]", text):
            raise RefusedError(f"{quoted(text)} is an address, not a file", "download it into the workspace")
        if text.startswith(("/", "~", "\\")) or re.match(r"[A-Za-z]:", text):
            raise RefusedError(f"{quoted(text)} is not relative to the config", "write a path such as ../data/x.csv")

    def _inside(self, path: Path, text: str) -> Path:
        target = path.resolve()
        if not target.is_relative_to(self.root):
            raise RefusedError(
                f"{quoted(text)} lies outside the workspace {self.root.name}/", "copy the file into the workspace"
            )
        if target.is_file():
            return target
        if target.exists():
            raise RefusedError(f"{quoted(text)} is not a file", "name a file")
        raise RefusedError(f"there is no file {quoted(text)}", _near(target))

    def _matches(self, text: str) -> tuple[Path, ...]:
        parts = text.split("/")
        first = next(index for index, part in enumerate(parts) if _WILDCARD.search(part))
        pattern = "/".join(parts[first:])
        if parts.count("**") > 1:
            raise RefusedError(f"{quoted(text)} has '**' twice", "write it once, and only where folders vary")
        if ".." in parts[first:]:
            raise RefusedError(f"{quoted(text)} has '..' after a wildcard", "write '..' only at the start")
        if not self.folder.joinpath(*parts[:first]).resolve().is_relative_to(self.root):
            raise RefusedError(f"{quoted(text)} lies outside the workspace", "copy the files into the workspace")
        found = self.folder.joinpath(*parts[:first]).glob(pattern)
        names = list(itertools.islice((path for path in found if _is_wanted(path)), MATCHES_LIMIT + 1))
        if not names:
            raise RefusedError(f"no file matches {quoted(text)}", "correct the pattern, or add the files")
        if len(names) > MATCHES_LIMIT:
            raise RefusedError(f"{quoted(text)} matches more than {MATCHES_LIMIT:,} files", "narrow it")
        return tuple(dict.fromkeys(self._inside(path, text) for path in sorted(names)))


def workspace_of(config: Path) -> Workspace:
    """The workspace of a config: the parent of a folder named `config`, else the config's own folder."""
    folder = config.absolute().parent.resolve()
    root = folder.parent if folder.name == "config" else folder
    # The root of the disk is no fence at all.
    return Workspace(folder if root == root.parent else root, folder)


def _is_wanted(path: Path) -> bool:
    return not path.name.startswith(".") and path.is_file()


def _near(missing: Path) -> str:
    folder = missing.parent
    if not folder.is_dir():
        return f"there is no folder {quoted(folder.name)} either"
    names = [path.name for path in itertools.islice(folder.iterdir(), MATCHES_LIMIT) if path.is_file()]
    near = nearest(missing.name, sorted(names))
    return f"did you mean {quoted(near)}?" if near else "add it, or correct the path"


def _unreadable(text: str, fault: Exception) -> RefusedError:
    if isinstance(fault, OSError) and fault.errno == errno.EACCES:
        return RefusedError(f"{quoted(text)} may not be read", "change its permissions")
    if isinstance(fault, OSError) and fault.errno == errno.ENAMETOOLONG:
        return RefusedError(f"{quoted(text)} is too long for a file name", "shorten it")
    return RefusedError(f"{quoted(text)} cannot be followed to a file", "correct the path")
