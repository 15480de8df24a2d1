"""What a piece of the page is: an immutable node of the story that survives every split."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count


class Role(StrEnum):
    """PDF's own names of structure types (ISO 32000-1, 14.8.4; a title has a type of its own from PDF 2.0 on)."""

    DOCUMENT = "Document"
    TITLE = "Title"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    HEAD = "THead"
    ROWS = "TBody"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    CAPTION = "Caption"
    NOTE = "Note"
    REFERENCE = "Reference"
    LINK = "Link"
    QUOTE = "Quote"
    SPAN = "Span"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    DIVISION = "Div"


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A node of the structure tree; two nodes are the same only if they are one object.

    What carries no tag at all is an artifact: page furniture, rules, repeated table headers. `scope` is Row or
    Column for a header cell; `span` the number of columns a cell covers; `numbering` how a list is labelled
    (Disc, Decimal, or Unordered for another sign). `identifier` is the name of the place that it is, `target` the
    name of the place that it refers to. `serial` grows from tag to tag, in the order of the story.
    """

    role: Role
    parent: Tag | None = None
    alternative: str = ""
    language: str = ""
    scope: str = ""
    span: int = 1
    numbering: str = ""
    identifier: str = ""
    target: str = ""
    serial: int = field(default_factory=count().__next__)

    def child(
        self,
        role: Role,
        *,
        alternative: str = "",
        language: str = "",
        scope: str = "",
        span: int = 1,
        numbering: str = "",
        identifier: str = "",
        target: str = "",
    ) -> Tag:
        """A new node below this one."""
        return Tag(role, self, alternative, language, scope, span, numbering, identifier, target)
