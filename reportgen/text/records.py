"""What was said and what is owed, as rows of the tables that a briefing reads; each with what a reviewer should ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.dataset import Document, Sentence
from reportgen.model.facts import Citation
from reportgen.text.cited import citation_of
from reportgen.text.commitments import FoundCommitment, find_commitments
from reportgen.text.statements import find_statements
from reportgen.text.stories import Outlets, Story, told_once

Row = dict[str, str]

COMMITMENTS = ("id", "debtor", "creditor", "what", "due", "status", "made_on", "evidence", "source", "review")
STATEMENTS = ("speaker", "role", "date", "topic", "modality", "statement", "source", "review")

VERBATIM = "verbatim"
"""The modality of a statement in the source's own words: a whole sentence, which needs no verb before it."""

_SPEAKERS_OWN = re.compile(r"(?:i|we|my|our|я|мы|ich|wir)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|it|his|her|он|она|они|оно|er|sie)\b", re.IGNORECASE)
_FEWEST_WORDS, _MOST_NAME_WORDS = 5, 6
_PREDICATE = re.compile(r"\s+(?:is|are|was|were|has|have|had|be|been|to\s+be|и|and)(?=\s|$)", re.IGNORECASE)
_PASSIVE = re.compile(r"\s+(?:is|are|was|were|has\s+been|have\s+been)\s", re.IGNORECASE)
_OUTCOMES = frozenset({"agreed", "done", "missed"})
_CIRCUMSTANCE = re.compile(
    r"(?:at|on|in|by|for|from|after|before|during|with|under|until|about|as|на|в|во|по|до|после|при|для|с|со|из|за|к|"
    r"об?|первые|bei|am|im|nach|vor)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Record:
    """A row by its columns, and the sentence that it rests on."""

    row: Row
    citation: Citation


@dataclass(frozen=True, slots=True)
class Telling:
    """The stories of the pile: which sentences of which document are read, and where else each one stands."""

    documents: tuple[Document, ...]
    kept: frozenset[tuple[str, int]]
    outlets: Outlets

    @classmethod
    def of(cls, stories: Sequence[Story]) -> Telling:
        """Every document of the stories, with the sentences that are told once."""
        located, outlets = told_once(stories)
        documents = tuple(each for story in stories for each in (story.document, *story.others))
        return cls(documents, frozenset((place.document.id, place.sentence.number) for place in located), outlets)

    def reads(self, document: Document, sentence: Sentence) -> bool:
        """Whether the sentence belongs to the article and was not read in another outlet already."""
        return (document.id, sentence.number) in self.kept

    def elsewhere(self, document: Document, sentence: Sentence) -> tuple[Citation, ...]:
        """The other outlets that print the sentence."""
        return self.outlets.get((document.id, sentence.number), ())

    def sources(self, document: Document, sentence: Sentence) -> str:
        """The sources of the sentence, joined as tables join them."""
        also = [citation.source for citation in self.elsewhere(document, sentence)]
        return ";".join(dict.fromkeys([document.source, *also]))


def commitment_records(telling: Telling) -> Iterator[Record]:
    """One row an undertaking, in the order of the texts; of equal ones in one text the first."""
    number = 0
    for document in telling.documents:
        seen: set[str] = set()
        for found in find_commitments(document):
            if not telling.reads(document, found.sentence) or len(found.what.split()) < 2 or found.what in seen:
                continue
            seen.add(found.what)
            number += 1
            row = {"id": f"K{number:02}", **_commitment_row(found, document, telling)}
            yield Record(row, citation_of(document.source, document.file, found.sentence))


def _commitment_row(found: FoundCommitment, document: Document, telling: Telling) -> Row:
    is_own = bool(_SPEAKERS_OWN.match(found.debtor))
    debtor = (found.speaker if is_own else _named(found)) or (found.debtor if is_own else "")
    # Without a subject the rest of the sentence says too little to stand alone.
    what = found.what if debtor else found.sentence.text.rstrip(".")
    doubts = [
        f"'{found.debtor}', said by {found.speaker or 'whom?'}" if is_own else "",
        "" if debtor else "who owes it?",
        "who is meant?" if debtor and _PRONOUN.match(debtor) else "",
        "" if found.deadline else "no date found",
        "the text says that it will not" if found.is_negated else "",
    ]
    return {
        "debtor": debtor or "?",
        "creditor": found.addressee,
        "what": _capitalised(f"not: {what}" if found.is_negated else what),
        "due": str(found.deadline or ""),
        "status": found.status,
        "made_on": str(document.published or ""),
        "evidence": found.sentence.text,
        "source": telling.sources(document, found.sentence),
        "review": "; ".join(["check", *filter(None, doubts)]),
    }


def _named(found: FoundCommitment) -> str:
    """Who is to act, where the words before the verb name somebody; empty for a passive or a circumstance."""
    name = _PREDICATE.split(found.debtor, maxsplit=1)[0].strip(" ,")
    if not name or _CIRCUMSTANCE.match(name) or len(name.split()) > _MOST_NAME_WORDS:
        return ""
    is_acted_on = found.modality in _OUTCOMES and _PASSIVE.match(found.sentence.text.partition(name)[2])
    return "" if is_acted_on else name


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def statement_records(telling: Telling) -> Iterator[Record]:
    """One row a sentence that a named person said, in the order of the texts, in the text's own words."""
    for document in telling.documents:
        for found in find_statements(document):
            words = found.sentence.text
            if not found.speaker or not telling.reads(document, found.sentence) or len(words.split()) < _FEWEST_WORDS:
                continue
            doubts = ["who is meant?" if _PRONOUN.match(found.speaker) else "", "put into indirect speech"]
            row = {
                "speaker": found.speaker,
                "role": found.role,
                "date": str(document.published or ""),
                "modality": VERBATIM,
                "statement": words,
                "source": telling.sources(document, found.sentence),
                "review": "; ".join(["check", *filter(None, doubts)]),
            }
            yield Record(row, citation_of(document.source, document.file, found.sentence))
