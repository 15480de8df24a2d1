"""What documents and observations add to an area of cooperation, without telling anything twice."""

from __future__ import annotations

from reportgen.model.passage import Date, Mark, Passage
from reportgen.sections.cooperation_areas import Area, observations_of
from reportgen.sections.facts import facts, repeats
from reportgen.sections.foreign import quoted
from reportgen.sections.types import Context
from reportgen.text.cited import CitedSentence


def digest_lines(context: Context, area: Area, most: int, told: list[str], words: int | None = None) -> list[Passage]:
    """Sentences of the documents with their dates, as far as they are new; adds them to `told`.

    With `words` they have no more words together, but for a first one that is longer.
    """
    offered = context.digests.get(area.topic.id, ())
    picked: list[CitedSentence] = []
    for sentence in sorted(offered, key=lambda each: -each.score):
        # A sentence may be routed here by its neighbours alone; on a card it would stand without them.
        is_named = not area.keywords or area.takes(sentence.text, sentence.language)
        is_own = is_named and not context.prints(sentence.citation)
        length = len(sentence.text.split())
        fits = words is None or not picked or length <= words
        if len(picked) < most and is_own and fits and not repeats(sentence.text, told):
            told.append(sentence.text)
            picked.append(sentence)
            words = None if words is None else words - length
    return [_quoted(context, sentence) for sentence in offered if sentence in picked]


def number_lines(context: Context, area: Area, most: int, told: list[str]) -> list[Passage]:
    """Facts from the observations, as far as they are new; adds them to `told`."""
    lines: list[Passage] = []
    for fact in facts(context, observations_of(area, context)):
        line = fact.text(context)
        text = fact.observation.statement or context.language.text(line)
        if len(lines) < most and not repeats(text, told):
            told.append(text)
            lines.append(line)
    return lines


def _quoted(context: Context, sentence: CitedSentence) -> Passage:
    quotation, language = quoted(context, sentence)
    mark = Mark(sentence.sources)
    published = next((each.published for each in context.dataset.documents if each.id == sentence.document), None)
    if published is None:
        return context.language.passage("{sentence}\u00a0{mark}", sentence=quotation, mark=mark)
    frame = "{sentence} ({language}, {date})\u00a0{mark}" if language else "{sentence} ({date})\u00a0{mark}"
    return context.language.passage(frame, sentence=quotation, language=language, date=Date(published), mark=mark)
