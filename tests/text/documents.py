"""Documents made by hand for the tests of the text room."""

from __future__ import annotations

from reportgen.model.dataset import Document
from reportgen.model.period import Period


def document(name: str, text: str, *, day: str = "2025-05-02", language: str = "en", title: str = "") -> Document:
    """A document whose source has the document's name."""
    published = Period.parse(day) if day else None
    return Document(name, f"data/{name}.md", name.upper(), title, published, language, text)
