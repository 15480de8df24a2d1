"""`Briefing` → `Briefing` with smoother sentences. What the guard refuses, or nobody answers, stays as extracted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TypeVar

from reportgen.credentials import read_secret
from reportgen.errors import Problem, ReportgenError, note, warning
from reportgen.language import Language
from reportgen.model.briefing import Briefing, Bullet, Bullets, Callout, Card, Component, Note, Prose, Section
from reportgen.model.passage import Amount, Name, Passage, Quotation
from reportgen.model.quantity import count
from reportgen.rewording.answers import keep_answer, kept_answer
from reportgen.rewording.endpoint import Endpoint, EndpointError, ask
from reportgen.text.rewording_guard import LANGUAGES, LONGEST, unfaithful

_METHOD_SECTION = "data_notes"
_Value = TypeVar("_Value")


def reword(briefing: Briefing, endpoint: Endpoint, language: Language, known: Collection[str] = ()) -> Briefing:
    """The briefing with the sentences of documents in its language worded by the endpoint, as far as the guard lets it.

    `known` are the words that the documents write in small letters. A note tells of each wording refused, a warning of
    an endpoint that does not answer; it is then asked no more. Nothing else of the briefing changes, but for the line
    in the data notes that tells how many sentences are no longer verbatim. Raises nothing.
    """
    if language.code not in LANGUAGES:
        fact = f"sentences in '{language.code}' are not reworded, since the guard has no rules for them"
        return replace(briefing, problems=(*briefing.problems, note("rewording", endpoint.address, fact)))
    model = _Model(endpoint, language.code, known)
    new: dict[str, str] = {}
    for quotation in _sentences(briefing.sections):
        if quotation.text not in new:
            new[quotation.text] = model.wording(quotation)
    changed = {old: words for old, words in new.items() if words != old}
    sections = tuple(_with_wordings(section, changed) for section in briefing.sections)
    if changed:
        sections = _with_method(sections, briefing.sections, endpoint.model, len(changed), language)
    return replace(briefing, sections=sections, problems=(*briefing.problems, *model.problems))


@dataclass(slots=True)
class _Model:
    """The endpoint as one build asks it: its key is read at the first question, and its first failure is its last."""

    endpoint: Endpoint
    language: str
    known: Collection[str]
    problems: list[Problem] = field(default_factory=list)
    _key: str | None = None
    _is_silent: bool = False
    _keeps: bool = True

    def wording(self, quotation: Quotation) -> str:
        """The wording to print: the model's where the guard takes it, else the sentence itself."""
        sentence = quotation.text
        answer = self._answer(sentence) if len(sentence) <= LONGEST else sentence
        if refused := unfaithful(sentence, answer, self.language, self.known):
            fact = f"a new wording was refused, since {refused}: “{_shown(answer)}”"
            place, remedy = str(quotation.citation.locator), "the sentence stands as it was extracted"
            self.problems.append(note("wording_refused", place, fact, remedy))
            return sentence
        return answer

    def _answer(self, sentence: str) -> str:
        """What the endpoint says, or said before; the sentence itself when it says nothing."""
        kept = kept_answer(self.endpoint, sentence)
        if kept is not None or self._is_silent:
            return sentence if kept is None else kept
        try:
            if self._key is None:
                self._key = read_secret(self.endpoint.key) if self.endpoint.key else ""
            answer = ask(self.endpoint, self._key, sentence)
        except EndpointError as fault:
            return self._give_up(sentence, str(fault))
        except ReportgenError as fault:
            return self._give_up(sentence, f"its key cannot be used: {fault.problems[0]}")
        self._keep(sentence, answer)
        return answer

    def _keep(self, sentence: str, answer: str) -> None:
        try:
            if self._keeps:
                keep_answer(self.endpoint, sentence, answer)
        except ReportgenError as fault:
            self._keeps = False
            fact = f"answers cannot be kept, so another build may read differently: {fault.problems[0].message}"
            self.problems.append(warning("rewording", str(self.endpoint.folder), fact, "see to the folder"))

    def _give_up(self, sentence: str, fact: str) -> str:
        self._is_silent = True
        remedy = "the sentences stand as they were extracted; see to the endpoint, or take the group rewording out"
        self.problems.append(warning("rewording", self.endpoint.address, fact, remedy))
        return sentence


def _shown(answer: str) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in answer).split())
    return line if len(line) <= 300 else f"{line[:299]}…"


def _sentences(sections: tuple[Section, ...]) -> Iterator[Quotation]:
    """The sentences of documents in running text, in the order of the pages."""
    for section in sections:
        for component in section.components:
            yield from _quoted(component)


def _quoted(component: Component) -> Iterator[Quotation]:
    match component:
        case Callout(components=held):
            for each in held:
                yield from _quoted(each)
        case Bullets(items=items):
            yield from _in_bullets(items)
        case Prose(paragraphs=passages) | Card(facts=passages):
            yield from _in_passages(passages)


def _in_bullets(items: tuple[Bullet, ...]) -> Iterator[Quotation]:
    for item in items:
        yield from _in_passages((item.text,))
        yield from _in_bullets(item.children)


def _in_passages(passages: tuple[Passage, ...]) -> Iterator[Quotation]:
    for passage in passages:
        yield from (run for run in passage.runs if isinstance(run, Quotation) and _is_sentence(run))


def _is_sentence(run: Quotation) -> bool:
    """Whether it is a document's sentence in the briefing's language; somebody's own words in marks are left alone."""
    return run.citation.locator.sentence is not None and not run.marks and not run.language


def _with_wordings(section: Section, changed: Mapping[str, str]) -> Section:
    components = tuple(
        _worded(each, changed) if isinstance(each, Bullets | Prose | Card | Callout) else each
        for each in section.components
    )
    return replace(section, components=components)


def _worded(value: _Value, changed: Mapping[str, str]) -> _Value:
    """The value with the new wordings in the place of the old, which they remember."""
    if isinstance(value, Quotation):
        words = changed.get(value.text) if _is_sentence(value) else None
        return replace(value, text=words, original=value.text) if words else value
    if isinstance(value, tuple):
        return tuple(_worded(each, changed) for each in value)  # type: ignore[return-value]  # a tuple for a tuple
    if isinstance(value, Bullets | Bullet | Prose | Card | Callout | Passage) and is_dataclass(value):
        return replace(value, **{each.name: _worded(getattr(value, each.name), changed) for each in fields(value)})
    return value


def _with_method(
    sections: tuple[Section, ...], before: tuple[Section, ...], model: str, number: int, language: Language
) -> tuple[Section, ...]:
    """The sections with a line on the new wordings in the data notes, or where the first one stands."""
    frame = language.plural(
        "The language model {model} smoothed the wording of {n} sentence of the documents: it is no verbatim "
        "quotation; its numbers, names and reservations are unchanged.",
        "The language model {model} smoothed the wording of {n} sentences of the documents: they are no verbatim "
        "quotations; their numbers, names and reservations are unchanged.",
        number,
    )
    line = Note(language.passage(frame, n=Amount(count(number)), model=Name(model)))
    noted = [index for index, section in enumerate(sections) if section.id == _METHOD_SECTION]
    first = [index for index, pair in enumerate(zip(sections, before, strict=True)) if pair[0] != pair[1]]
    at = (noted or first)[0]
    told = replace(sections[at], components=(*sections[at].components, line))
    return (*sections[:at], told, *sections[at + 1 :])
