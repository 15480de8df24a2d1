"""Words, numbers and dates of the briefing's language; the only room that words a value."""

from __future__ import annotations

from reportgen.language.language import Language, language, languages, letters_of
from reportgen.language.scripts import lacked_letters, may_be_written, script_of, script_of_letter

__all__ = [
    "Language",
    "lacked_letters",
    "language",
    "languages",
    "letters_of",
    "may_be_written",
    "script_of",
    "script_of_letter",
]
