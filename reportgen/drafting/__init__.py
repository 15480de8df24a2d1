"""A pile of articles → a first workspace: sources, figures, commitments and statements, each with its sentence."""

from __future__ import annotations

from reportgen.drafting.draft import Draft, make_draft
from reportgen.drafting.pile import Pile, read_pile

__all__ = ["Draft", "Pile", "make_draft", "read_pile"]
