"""The standards that a file may follow: how it can be read by everybody, and how it keeps for good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Standard:
    """What a PDF claims to be. `accessible` is the part of ISO 14289 (PDF/UA), `archival` the part of ISO 19005
    (PDF/A), 0 for none; only the archival parts 3 and 4f may hold attachments of any kind.
    """

    name: str
    accessible: Literal[0, 1, 2]
    archival: Literal[0, 2, 3, 4]

    @property
    def version(self) -> str:
        """The version of PDF that it is written in."""
        return "2.0" if self.accessible == 2 else "1.7"

    @property
    def is_tagged(self) -> bool:
        """Whether the file has a structure tree; without one it is good for comparison only."""
        return self.accessible > 0

    @property
    def may_attach(self) -> bool:
        """Whether files may be attached."""
        return self.archival in (3, 4)

    @property
    def must_attach(self) -> bool:
        """Whether a file without attachments would not be what it claims to be."""
        return self.archival == 4


DEFAULT = Standard("ua-1,a-3a", 1, 3)
UNTAGGED = Standard("none", 0, 0)
STANDARDS: Mapping[str, Standard] = MappingProxyType(
    {each.name: each for each in (DEFAULT, Standard("ua-1,a-2a", 1, 2), Standard("ua-2,a-4f", 2, 4), UNTAGGED)}
)
