"""reportgen: one YAML file in, one briefing PDF out, with every number traceable to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "build"]

if TYPE_CHECKING:
    from reportgen.pipeline import build


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that `reportgen --help` and `--version` stay light.
    if name == "build":
        from reportgen.pipeline import build

        return build
    raise AttributeError(f"module 'reportgen' has no attribute {name!r}")
