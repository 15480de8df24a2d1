"""Unquoted words by the core schema of YAML 1.2 (§10.3.2), refusing what two readers would read differently."""

from __future__ import annotations

import math
import re

from reportgen.strict_yaml.node import Scalar

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class RefusedScalarError(Exception):
    """A word that is not read: `fact` says why, `remedy` what to do."""

    def __init__(self, fact: str, remedy: str) -> None:
        self.fact = fact
        self.remedy = remedy
        super().__init__(fact)


def resolve(word: str, max_digits: int) -> Scalar:
    """The value of an unquoted word: null, true or false, a number, else the text itself (so `no` is a text).

    Raises RefusedScalarError for 010 (eight or ten?), infinities, and numbers that no field can hold.
    """
    if word in _NULL:
        return None
    if word in _BOOLEAN:
        return _BOOLEAN[word]
    if word[0] not in "+-.0123456789":
        return word
    if _NOT_FINITE.fullmatch(word):
        raise RefusedScalarError(f"{word} is not a number that can be used", "write a number, or quotes around a text")
    if _OCTAL.fullmatch(word):
        return int(_short(word, max_digits)[2:], 8)
    if _HEXADECIMAL.fullmatch(word):
        return int(_short(word, max_digits)[2:], 16)
    return _decimal(word, max_digits)


def _decimal(word: str, max_digits: int) -> Scalar:
    if not _FLOAT.fullmatch(word):
        return word
    if _LEADING_ZERO.match(word):
        raise RefusedScalarError(
            f"{word[:40]} starts with a zero, which some programs read as octal",
            "put quotes around it if it is a text or a code, or leave the zero out",
        )
    if _INTEGER.fullmatch(word):
        return int(_short(word, max_digits))
    value = float(word)
    mantissa = re.split("[eE]", word)[0]
    if math.isinf(value) or (value == 0 and re.search("[1-9]", mantissa)):
        raise RefusedScalarError(
            f"{word[:40]} is too large or too small for a number", "put quotes around it if it is a text"
        )
    return value


def _short(word: str, max_digits: int) -> str:
    digits = len(word.lstrip("+-"))
    if digits > max_digits:
        raise RefusedScalarError(
            f"a whole number of {digits:,} digits is too large (at most {max_digits})",
            "put quotes around it if it is a text",
        )
    return word
