"""The YAML file → a frozen `BriefingConfig` with every problem told at once; and its JSON Schema."""

from __future__ import annotations

from reportgen.config.briefing_config import (
    BriefingConfig,
    DataConfig,
    EmailConfig,
    RecipientConfig,
    WatchConfig,
)
from reportgen.config.entries import Registry, SectionEntry, shipped_registry
from reportgen.config.loading import load_config
from reportgen.config.schema import json_schema, theme_schema

__all__ = [
    "BriefingConfig",
    "DataConfig",
    "EmailConfig",
    "RecipientConfig",
    "Registry",
    "SectionEntry",
    "WatchConfig",
    "json_schema",
    "load_config",
    "shipped_registry",
    "theme_schema",
]
