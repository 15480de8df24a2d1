"""Words, numbers and dates of the briefing's language; the only room that words a value."""

from __future__ import annotations

from reportgen.language.language import Language, language, languages, letters_of

__all__ = ["Language", "language", "languages", "letters_of"]
