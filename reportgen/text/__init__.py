"""Documents → cited sentences: splitting, routing to topics, summaries, digests."""

from __future__ import annotations

from reportgen.text.cited import CitedSentence
from reportgen.text.digest import Digest, digest, key_sentences
from reportgen.text.matching import Topic
from reportgen.text.routing import Context, RoutedSentence, Routing, route
from reportgen.text.sentences import clean_sentences, split_sentences
from reportgen.text.summarize import summarize
from reportgen.text.words import detect_language

__all__ = [
    "CitedSentence",
    "Context",
    "Digest",
    "RoutedSentence",
    "Routing",
    "Topic",
    "clean_sentences",
    "detect_language",
    "digest",
    "key_sentences",
    "route",
    "split_sentences",
    "summarize",
]
