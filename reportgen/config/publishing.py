"""The config as it may be given away with a briefing: what it is made of, not who gets it or how it is reached."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.strict_yaml import Plain, parse_yaml, plain
from reportgen.strict_yaml.writing import write_yaml

# Only what is named here is told, so that a key of tomorrow is not given away by oversight.
_PUBLIC = ("version", "briefing", "data", "sections", "theme", "pdf", "output")
_HEAD = "# The config of this briefing, without addresses, schedule, parameters and databases' addresses.\n"
_LOGIN = re.compile(r"(?<=://)[^/@\s]*@")
_SECRET = re.compile(r"(?i)([?&;](?:[\w-]*(?:token|key|secret|password|passwd|pwd|signature|sig))=)[^&;#\s]+")


def public_config(path: Path) -> str:
    """The YAML of a sound config, without comments, which may hold anything. `{name}` stands for a parameter's value.

    Raises OSError when the file cannot be read.
    """
    node = parse_yaml(path.read_bytes(), str(path)).node
    values = plain(node) if node else {}
    groups = values if isinstance(values, dict) else {}
    kept: dict[str, Plain] = {key: _without_secrets(groups[key]) for key in _PUBLIC if key in groups}
    data = kept.get("data")
    tables = data.get("tables") if isinstance(data, dict) else None
    for table in tables.values() if isinstance(tables, dict) else ():
        if isinstance(table, dict):
            table.pop("url", None)
    return _HEAD + write_yaml(kept)


def _without_secrets(value: Plain) -> Plain:
    """The value with logins and keys taken out of the addresses in its texts."""
    match value:
        case dict():
            return {key: _without_secrets(each) for key, each in value.items()}
        case list():
            return [_without_secrets(each) for each in value]
        case str():
            return _SECRET.sub(r"\1…", _LOGIN.sub("", value))
    return value
