"""Plain values as YAML that reads back as the same values."""

from __future__ import annotations

from typing import Any

import yaml

from reportgen.strict_yaml.node import Plain

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 110


def write_yaml(values: Plain) -> str:
    """The values in their order, short groups on one line."""
    text: str = yaml.dump(
        values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, default_flow_style=None, width=_WIDTH
    )
    return text
