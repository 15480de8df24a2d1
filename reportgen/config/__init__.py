"""The YAML file → a frozen `BriefingConfig` with every problem told at once; and its JSON Schema."""

from __future__ import annotations

from reportgen.config.briefing_config import BriefingConfig, DataConfig, EmailConfig, LookConfig, RecipientConfig
from reportgen.config.entries import Registry, SectionEntry
from reportgen.config.loading import load_config

__all__ = [
    "BriefingConfig",
    "DataConfig",
    "EmailConfig",
    "LookConfig",
    "RecipientConfig",
    "Registry",
    "SectionEntry",
    "load_config",
]
