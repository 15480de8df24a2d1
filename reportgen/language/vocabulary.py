"""The fixed vocabulary of data in words: measures, flows, statuses. Each entry is a message to be translated whole."""

from __future__ import annotations

from collections.abc import Mapping

# (indicator, flow) → the measure's name at the head of a sentence, a column or a tile.
_MEASURES = {
    ("trade_value", "turnover"): "Turnover",
    ("trade_value", "export"): "Exports",
    ("trade_value", "import"): "Imports",
    ("trade_value", "balance"): "Balance",
    ("trade_growth", "turnover"): "Growth of turnover",
    ("trade_growth", "export"): "Growth of exports",
    ("trade_growth", "import"): "Growth of imports",
    ("trade_change", "turnover"): "Change in turnover",
    ("trade_change", "export"): "Change in exports",
    ("trade_volume", "export"): "Deliveries (exports)",
    ("trade_volume", "import"): "Deliveries (imports)",
    ("cargo", ""): "Cargo",
    ("cargo_growth", ""): "Growth of cargo",
}

_STATUSES = {
    "offered": "Offered",
    "intended": "Intended",
    "agreed": "Agreed",
    "planned": "Planned",
    "running": "Running",
    "done": "Done",
    "stalled": "Stalled",
    "missed": "Missed",
    "ended": "Ended",
    "discussed": "Discussed",
    "announced": "Announced",
    "open": "Open",
}

# A catalogue's own alphabet, in the order of its dictionaries; letters in brackets differ least.
ALPHABET = "alphabet"

# The letters after which a following word may change its first one, as «у» becomes «ў» in Belarusian.
VOWELS = "vowels"

_FLOWS = {"export": "Exports", "import": "Imports", "turnover": "Turnover", "balance": "Balance", "transit": "Transit"}


_UNITS = {
    "USD": "US dollars",
    "EUR": "euros",
    "RUB": "Russian roubles",
    "BYN": "Belarusian roubles",
    "%": "percent",
    "pp": "percentage points",
    "times": "times",
    "t": "tonnes",
    "t/year": "tonnes a year",
    "m": "metres",
}

# A count has no unit to name beside its power of ten.
_COUNTS = {0: "number", 3: "thousand", 6: "million", 9: "billion"}

_SCALES = {0: "{unit}", 3: "thousand {unit}", 6: "million {unit}", 9: "billion {unit}"}


def unit_messages(code: str, scale: int) -> tuple[str, str]:
    """The frame of the power of ten and the unit's name, as in a table's header: "million {unit}", "US dollars"."""
    if code == "units":
        return "{unit}", _COUNTS.get(scale, "number")
    return _SCALES.get(scale, "{unit}"), _UNITS.get(code, code)


def measure_message(indicator: str, dimensions: Mapping[str, str]) -> str:
    """The measure's name as an English message; an analyst's own indicator reads as its name with spaces."""
    flow = dimensions.get("flow", "")
    known = _MEASURES.get((indicator, flow)) or _MEASURES.get((indicator, ""))
    return known or sentence_case(indicator)


def status_message(status: str) -> str:
    """A status key as an English message."""
    return _STATUSES.get(status) or sentence_case(status)


def flow_message(flow: str) -> str:
    """A flow key as an English message."""
    return _FLOWS.get(flow) or sentence_case(flow)


def sentence_case(key: str) -> str:
    """`city_loans` as `City loans`."""
    words = key.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def all_messages() -> tuple[str, ...]:
    """Every message of this vocabulary, for those who translate it."""
    groups = (_MEASURES, _STATUSES, _FLOWS, _UNITS, _COUNTS, _SCALES)
    return tuple(dict.fromkeys(word for group in groups for word in group.values()))
