"""Files that go with a PDF, inside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relationship(StrEnum):
    """What an attached file is to the document (ISO 32000-2, 7.11.3)."""

    DATA = "Data"
    SOURCE = "Source"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file. `name` is what the reader's attachments panel shows, `media_type` its MIME type.

    `components` are the ids of the charts, tiles and tables that it belongs to; none: to the document as a whole.
    """

    name: str
    media_type: str
    content: bytes
    description: str
    relationship: Relationship
    components: tuple[str, ...] = ()
