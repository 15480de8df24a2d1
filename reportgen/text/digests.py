"""Documents → for each topic the cited sentences that matter, and what no topic wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.dataset import Document
from reportgen.text.cited import CitedSentence
from reportgen.text.editing import Candidate, Editor, freshness
from reportgen.text.locating import cited
from reportgen.text.matching import Topic, matcher
from reportgen.text.rivals import about_others
from reportgen.text.routing import Context, RoutedSentence, Routing, route
from reportgen.text.stories import Story, fold, told_once
from reportgen.text.weights import centroid_scores

STRONG = 0.7  # evidence for a topic beyond which more counts no more
BORROWED = 0.8  # what a sentence counts that is on the topic only by its neighbours


@dataclass(frozen=True, slots=True)
class Digest:
    """Topic id → its sentences, newest document first and in natural order inside each; for every topic asked.

    `unrouted` holds the sentences that no topic wanted, `off_subject` the ids of the documents left out, `folded` the
    stories that several documents tell.
    """

    topics: Mapping[str, tuple[CitedSentence, ...]]
    unrouted: tuple[CitedSentence, ...] = ()
    off_subject: tuple[str, ...] = ()
    folded: tuple[Story, ...] = ()


def digest(
    documents: Sequence[Document],
    topics: Sequence[Topic],
    sentences_per_topic: int = 3,
    *,
    language: str = "",
    subjects: Sequence[Topic] = (),
    is_shared: bool = False,
    words_per_topic: int | None = None,
) -> Digest:
    """For each topic at most `sentences_per_topic` sentences over all documents; none stands in two topics.

    A fact that several documents state, or a story that several outlets print, is one sentence with several citations.
    `language` prefers sentences in the briefing's language; with `subjects` a document counts only when it names each
    of them; `is_shared` lets a sentence stand in several topics.
    """
    editor, stories, off_subject = _editor(documents, language, subjects)
    routing = _routed(editor, topics, is_shared=is_shared)
    picked = {
        topic.id: editor.pick(_candidates(routing.topics[topic.id], editor), sentences_per_topic, words_per_topic)
        for topic in topics
    }
    unrouted = tuple(cited(editor.located[each.index], 0.0) for each in routing.unrouted)
    return Digest(picked, unrouted, off_subject, tuple(story for story in stories if story.others))


def key_sentences(
    documents: Sequence[Document],
    count: int = 5,
    *,
    topics: Sequence[Topic] = (),
    language: str = "",
    subjects: Sequence[Topic] = (),
    without: Sequence[CitedSentence] = (),
) -> tuple[CitedSentence, ...]:
    """The `count` sentences that a reader with one minute needs, newest document first.

    With `topics` the topics take turns, in their order, and so stand the sentences. `without` names sentences that
    the briefing already prints elsewhere; the rest is as for `digest`.
    """
    editor, *_ = _editor(documents, language, subjects)
    editor.skip(without)
    if not topics:
        return editor.pick(_all_candidates(editor), count)
    routing = _routed(editor, topics, is_shared=False)
    candidates = [_candidates(routing.topics[topic.id], editor) for topic in topics]
    picked: list[list[CitedSentence]] = [[] for _ in topics]
    left, found = count, True
    while left > 0 and found:
        found = False
        for own, topic_candidates in zip(picked, candidates, strict=True):
            one = editor.pick(topic_candidates, 1) if left else ()
            own.extend(one)
            left -= len(one)
            found = found or bool(one)
    return tuple(sentence for own in picked for sentence in own)


def _editor(
    documents: Sequence[Document], language: str, subjects: Sequence[Topic]
) -> tuple[Editor, tuple[Story, ...], tuple[str, ...]]:
    kept, off_subject = on_subject(documents, subjects)
    stories = fold(kept)
    located, outlets = told_once(stories)
    editor = Editor(located, freshness(kept), language, subjects, outlets)
    editor.pass_over(about_others(located, subjects))
    return editor, stories, off_subject


def _routed(editor: Editor, topics: Sequence[Topic], *, is_shared: bool) -> Routing:
    contexts = [Context(place.document.id, place.title, place.headings, place.language) for place in editor.located]
    return route([place.sentence for place in editor.located], topics, contexts=contexts, is_shared=is_shared)


def _candidates(routed: Sequence[RoutedSentence], editor: Editor) -> list[Candidate]:
    middle = centroid_scores([editor.vectors[each.index] for each in routed])
    return [
        Candidate(
            each.index,
            editor.worth(each.index) * (0.5 * _relevance(each) + 0.2 * near + editor.bonus(each.index)),
            is_borrowed=each.own <= 0,
        )
        for each, near in zip(routed, middle, strict=True)
    ]


def _relevance(routed: RoutedSentence) -> float:
    strength = min(routed.score / STRONG, 1.0)
    return strength if routed.own > 0 else BORROWED * strength


def _all_candidates(editor: Editor) -> list[Candidate]:
    middle = centroid_scores(editor.vectors)
    return [
        Candidate(i, editor.worth(i) * (0.4 * middle[i] + 0.2 / (1 + 0.1 * place.position) + editor.bonus(i)))
        for i, place in enumerate(editor.located)
    ]


def on_subject(
    documents: Sequence[Document], subjects: Sequence[Topic]
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents that name every subject, in title or text, and the ids of the others."""
    kept = tuple(document for document in documents if _names_all(document, subjects))
    left_out = tuple(document.id for document in documents if document not in kept)
    return kept, left_out


def _names_all(document: Document, subjects: Sequence[Topic]) -> bool:
    hits = matcher(subjects, document.language).hits(f"{document.title}\n{document.text}")
    return len({topic for topic, _ in hits}) == len(subjects)
