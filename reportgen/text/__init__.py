"""Documents → cited sentences: splitting, routing to topics, summaries, digests."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.text.cited import CitedSentence
    from reportgen.text.commitments import FoundCommitment, find_commitments
    from reportgen.text.detection import detect_language
    from reportgen.text.digests import Digest, digest, key_sentences
    from reportgen.text.matching import Topic
    from reportgen.text.observing import as_observations
    from reportgen.text.quantities import FoundQuantity, find_quantities
    from reportgen.text.routing import Context, RoutedSentence, Routing, route
    from reportgen.text.sentences import clean_sentences, split_sentences
    from reportgen.text.statements import FoundStatement, find_statements
    from reportgen.text.summaries import summarize

# Loaded on first use, so that listing the sections or narrating figures does not read what documents need.
_HOMES = {
    "CitedSentence": "cited",
    "Context": "routing",
    "Digest": "digests",
    "FoundCommitment": "commitments",
    "FoundQuantity": "quantities",
    "FoundStatement": "statements",
    "RoutedSentence": "routing",
    "Routing": "routing",
    "Topic": "matching",
    "as_observations": "observing",
    "clean_sentences": "sentences",
    "detect_language": "detection",
    "digest": "digests",
    "find_commitments": "commitments",
    "find_quantities": "quantities",
    "find_statements": "statements",
    "key_sentences": "digests",
    "route": "routing",
    "split_sentences": "sentences",
    "summarize": "summaries",
}

__all__ = [
    "CitedSentence",
    "Context",
    "Digest",
    "FoundCommitment",
    "FoundQuantity",
    "FoundStatement",
    "RoutedSentence",
    "Routing",
    "Topic",
    "as_observations",
    "clean_sentences",
    "detect_language",
    "digest",
    "find_commitments",
    "find_quantities",
    "find_statements",
    "key_sentences",
    "route",
    "split_sentences",
    "summarize",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"reportgen.text.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'reportgen.text' has no attribute {name!r}")
