"""The section types by name. Adding one: write its module with a `TYPE`, and name it here."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from reportgen.sections import (
    commitments,
    commodities,
    comparison,
    cooperation,
    data_notes,
    free,
    key_figures,
    sources,
    statements,
    summary,
    timeline,
    trade,
    transit,
    trend,
    weight,
    year_to_date,
)
from reportgen.sections.free_options import COMPONENT_OPTIONS
from reportgen.sections.types import Context, Options, SectionType

__all__ = ["Context", "Options", "SectionType", "component_types", "section_types"]


def section_types() -> Mapping[str, SectionType]:
    """Every section type by the name used in the YAML, in the order in which `list sections` shows them."""
    modules = (
        key_figures,
        summary,
        trade,
        trend,
        year_to_date,
        commodities,
        weight,
        transit,
        cooperation,
        statements,
        commitments,
        timeline,
        comparison,
        free,
        data_notes,
        sources,
    )
    return {module.TYPE.name: module.TYPE for module in modules}


def component_types() -> Mapping[str, type[msgspec.Struct]]:
    """The options of each component of the free `section`, by the name used in the YAML."""
    return COMPONENT_OPTIONS
