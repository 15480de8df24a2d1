"""The name of the finished file: a template with a few placeholders that cannot leave the workspace."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from reportgen.strict_yaml import quoted
from reportgen.strict_yaml.refusal import RefusedError

NAME_LIMIT = 255  # bytes of one file or folder name on the usual file systems
VALUE_LIMIT = 100  # bytes of a value put into a name, so that a long title leaves room for the rest
PLACEHOLDERS = ("slug", "as_of", "date", "language", "title", "edition")

_BRACED = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = frozenset('/\\<>:"|?*%{}')


def check_template(template: str) -> None:
    """Raises RefusedError when an output template is no relative path to a PDF, or has an unknown placeholder."""
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    for name in _BRACED.findall(template):
        if name not in PLACEHOLDERS:
            raise RefusedError(f"unknown placeholder {quoted('{' + name + '}')}", f"known: {known}")
    literal = _BRACED.sub("x", template)
    if bad := next((letter for letter in literal if letter in _FORBIDDEN - {"/"} or not letter.isprintable()), None):
        shown = bad if bad.isprintable() else f"U+{ord(bad):04X}"
        raise RefusedError(f"the name holds {shown}", f"use letters, digits, '-', '_', '.', '/' and {known}")
    _check_path(literal)


def _check_path(literal: str) -> None:
    example = "write one such as out/{slug}.pdf, or use -o"
    if literal.startswith(("/", "~")):
        raise RefusedError("the path is not relative to the workspace", example)
    parts = literal.split("/")
    if ".." in parts:
        raise RefusedError("the path leaves the workspace by '..'", example)
    if not parts[-1].lower().endswith(".pdf") or parts[-1].startswith("."):
        raise RefusedError("the name must end in .pdf and have something before it", example)
    if any(len(part.encode()) > NAME_LIMIT for part in parts):
        raise RefusedError(f"a name in it is longer than {NAME_LIMIT} bytes", "shorten it")


def fill_template(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders replaced by the values, made safe for a file name."""
    return _BRACED.sub(lambda match: file_name_part(values[match[1]]), template)


def file_name_part(text: str) -> str:
    """The text without separators, dots at its ends, control and direction characters; at most VALUE_LIMIT bytes."""
    spaced = re.sub(r"\s+", " ", text)
    visible = "".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cf", "Cs", "Co", "Cn"))
    replaced = "".join("-" if letter in _FORBIDDEN or not letter.isprintable() else letter for letter in visible)
    single = re.sub(r"\.{2,}", ".", re.sub(r"-{2,}", "-", replaced))
    cut = single.strip(" .-").encode()[:VALUE_LIMIT].decode(errors="ignore").strip(" .-")
    return cut or "untitled"


def slug(text: str) -> str:
    """The text in small letters, digits and hyphens: `Belarus – Astrakhan` → `belarus-astrakhan`."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", bare).strip("-") or "briefing"
