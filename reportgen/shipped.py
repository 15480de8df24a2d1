"""Finds what ships with the package: fonts, the mark, the reference workspace, the starter."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `shipped("assets", "fonts")`.

    An installed wheel carries the top-level folders in `reportgen/shipped_files`; an editable checkout has them
    beside the package. Raises FileNotFoundError with the name when neither has it.
    """
    for root in (_PACKAGE / "shipped_files", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation of reportgen; install it again")
