"""Briefing and drawings in, PDF out. The only room that imports reportlab and pikepdf."""

from __future__ import annotations

from reportgen.pdf.check import check
from reportgen.pdf.document import Drawn, Rendering, render
from reportgen.pdf.surface import DrawnRun

__all__ = ["Drawn", "DrawnRun", "Rendering", "check", "render"]
