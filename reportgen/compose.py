"""Config and dataset → `Briefing`: the sections in their order, cited sources numbered, problems gathered."""

from __future__ import annotations

import datetime
import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reportgen.config import BriefingConfig, SectionEntry
from reportgen.errors import ConfigError, Problem, error, note, warning
from reportgen.evidence import Evidence
from reportgen.evidence.selection import OUTCOMES
from reportgen.language import Language
from reportgen.language.inflection import missing_forms
from reportgen.language.localise import localised
from reportgen.model.briefing import (
    Briefing,
    Callout,
    Chart,
    Component,
    Image,
    KeyFigures,
    Meta,
    Orientation,
    Register,
    Row,
    Section,
    Table,
    Timeline,
)
from reportgen.model.dataset import Dataset
from reportgen.model.facts import Citation, Source
from reportgen.model.passage import EMPTY, Mark, Name, Passage, Quotation
from reportgen.model.period import Period
from reportgen.sections import Context, commitments, section_types, statements
from reportgen.strict_yaml.texts import in_language
from reportgen.text import CitedSentence, Digest, Topic, digest, key_sentences
from reportgen.text.digests import on_subject
from reportgen.theme import Page, default_theme

_SENTENCES_PER_TOPIC = 4
_KEY_SENTENCES = 12


def compose(config: BriefingConfig, dataset: Dataset, language: Language, as_of: datetime.date, page: Page) -> Briefing:
    """The whole briefing as a value. Pure: the same arguments give an equal briefing."""
    context = _context(config, dataset, language, as_of, page)
    topics = tuple(topic for entry in config.sections for topic in _topics(entry, context))
    subjects = _subjects(config, language)
    is_shared = config.data.is_sharing
    found = digest(
        dataset.documents,
        topics,
        _SENTENCES_PER_TOPIC,
        language=language.code,
        subjects=subjects,
        is_shared=is_shared,
    )
    context = replace(
        context,
        digests=found.topics,
        key_sentences=_key_sentences(dataset, language, found, subjects, is_shared=is_shared),
        off_subject=frozenset(found.off_subject),
    )
    sections = _unique(_sections(config, context, page))
    sections, untranslated = _localised(sections, context, config)
    sources = _cited(sections, dataset)
    brought_up = (problem for item in sections for problem in item.problems)
    named = _unknown_in_precedence(config, dataset)
    problems = (*dataset.problems, *named, *_untold(found, dataset, sections), *brought_up, *untranslated)
    return Briefing(_meta(config, dataset, language, as_of), sections, sources, problems)


def _sections(config: BriefingConfig, context: Context, page: Page) -> tuple[Section, ...]:
    """The sections, each told which sentences those before it print, so that none stands in two unless asked."""
    made: list[Section] = []
    printed: set[str] = set()
    larger = config.theme.sizes.chart_label_pt / default_theme().sizes.chart_label_pt
    for entry in config.sections:
        section = _section(entry, replace(context, printed=frozenset(printed)), page)
        # A chart of one's own has the height that its YAML says.
        made.append(section if entry.name == "section" else _with_higher_charts(section, larger))
        if not config.data.is_sharing:
            printed |= {str(each.locator) for each in _quoted(made[-1]) if each.locator.sentence is not None}
    return tuple(made)


def compose_register(
    config: BriefingConfig,
    dataset: Dataset,
    language: Language,
    as_of: datetime.date,
    page: Page,
    *,
    kind: str = "commitments",
) -> tuple[dict[str, str], ...]:
    """The rows of the register of commitments, or of statements, that the briefing prints, for the next edition. Pure.

    Raises ConfigError when the briefing has no such section, DataError when its tables are not there.
    """
    entry = next((entry for entry in config.sections if entry.name == kind), None)
    if entry is None:
        fact = f"the briefing has no section '{kind}', so it keeps no register of them"
        raise ConfigError(error("no-register", str(config.path), fact, "add the section"))
    _, off_subject = on_subject(dataset.documents, _subjects(config, language))
    context = _context(config, dataset, language, as_of, page)
    context = replace(context, off_subject=frozenset(off_subject), place=entry.place)
    keeper = statements.register if kind == "statements" else commitments.register
    return tuple(keeper(entry.options, context))


def _context(config: BriefingConfig, dataset: Dataset, language: Language, as_of: datetime.date, page: Page) -> Context:
    return Context(
        dataset=dataset,
        evidence=Evidence(dataset, config.data.precedence),
        language=language,
        reporter=config.briefing.reporter or "",
        partner=config.briefing.partner or "",
        as_of=as_of,
        text_width_pt=page.text_width_pt,
        data_language=config.briefing.language,
    )


def _localised(
    sections: tuple[Section, ...], context: Context, config: BriefingConfig
) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The sections with the names and texts of the data in the briefing's language; a note on each that has none."""
    code = context.language.code
    if context.data_language in ("", code):
        return sections, ()
    sections, missing = localised(sections, context.language, context.dataset, context.data_language)
    front = (config.briefing.title, config.briefing.subtitle, config.briefing.contact, config.briefing.marking)
    missing = [*(text for text in front if isinstance(text, str) and not context.speaks(text)), *missing]
    remedy = f"translate it in the catalogue {code}.po under data.words, or add '{code}: …' where the YAML has it"
    problems = [note("untranslated", code, f"no words for “{text}”", remedy) for text in missing]
    return sections, (*problems, *_uninflected(context))


def _uninflected(context: Context) -> Iterator[Problem]:
    """A note for each name that sentences of the language want in forms which its catalogues lack."""
    speakers = context.dataset.tables.get("statements")
    said = sorted({speakers.text(row, "speaker") for row in speakers.rows} if speakers else ())
    code = context.language.code
    slots = [("reporter", context.reporter), ("partner", context.partner), *(("speaker", name) for name in said)]
    for slot, text in slots:
        for form in missing_forms(context.language, slot, text) if text else ():
            remedy = f'add it to the catalogue {code}.po under data.words, with msgctxt "{form}"'
            yield note("uninflected", code, f"no {form} of “{text}”", remedy)


def _topics(entry: SectionEntry, context: Context) -> tuple[Topic, ...]:
    kind = section_types()[entry.name]
    return kind.topics(entry.options, context) if kind.topics else ()


def _section(entry: SectionEntry, context: Context, page: Page) -> Section:
    """The section, its charts as wide as the text on the paper it asks for."""
    orientation: Orientation | None = entry.options.orientation
    paper, columns = page.turned(orientation), entry.options.columns
    here = replace(
        context,
        place=entry.place,
        text_width_pt=paper.text_width_pt,
        column_width_pt=paper.column_width_pt(columns),
    )
    made = section_types()[entry.name].compose(entry.options, here)
    return replace(made, orientation=orientation, new_page=entry.options.new_page, columns=columns)


def _with_higher_charts(section: Section, factor: float) -> Section:
    """The section with room in its charts for labels larger than usual by the factor."""
    if factor <= 1:
        return section
    return replace(section, components=tuple(_higher(component, factor) for component in section.components))


def _higher(component: Component, factor: float) -> Component:
    match component:
        case Chart(spec=spec):
            return replace(component, spec=replace(spec, height_pt=spec.height_pt * factor))
        case Callout(components=held):
            return replace(component, components=tuple(_higher(each, factor) for each in held))
        case _:
            return component


def _subjects(config: BriefingConfig, language: Language) -> tuple[Topic, ...]:
    """What a document must name to be quoted, in whatever language."""
    return tuple(
        Topic(f"about:{number}", language.everywhere(words)) for number, words in enumerate(config.data.about, 1)
    )


def _key_sentences(
    dataset: Dataset, language: Language, found: Digest, subjects: tuple[Topic, ...], *, is_shared: bool
) -> tuple[CitedSentence, ...]:
    picked = tuple(sentence for sentences in found.topics.values() for sentence in sentences)
    without = () if is_shared else picked
    documents = dataset.documents
    return key_sentences(documents, _KEY_SENTENCES, language=language.code, subjects=subjects, without=without)


def _unique(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with ids that occur once, the second `trend` being `trend-2`; component ids follow suit."""
    seen: Counter[str] = Counter()
    result = []
    for section in sections:
        seen[section.id] += 1
        number = seen[section.id]
        result.append(section if number == 1 else _renamed(section, number))
    return tuple(result)


def _renamed(section: Section, number: int) -> Section:
    components = tuple(_with_suffix(component, f"-{number}") for component in section.components)
    return replace(section, id=f"{section.id}-{number}", components=components)


def _with_suffix(component: Component, suffix: str) -> Component:
    """The component with its id, and those of what it holds, made different from an earlier section's."""
    match component:
        case Chart() | Image() | Table() | Timeline() | Register():
            return replace(component, id=component.id + suffix)
        case KeyFigures(tiles=tiles):
            return KeyFigures(tuple(replace(tile, id=tile.id + suffix) for tile in tiles))
        case Callout(components=held):
            return replace(component, components=tuple(_with_suffix(each, suffix) for each in held))
        case _:
            return component


def _cited(sections: tuple[Section, ...], dataset: Dataset) -> tuple[Source, ...]:
    """The sources in the order in which they are first cited."""
    cited = dict.fromkeys(source for mark in _marks(sections) for source in mark.sources)
    return tuple(dataset.sources[source] for source in cited if source in dataset.sources)


def _marks(value: Any) -> Iterator[Mark]:
    if isinstance(value, Passage):  # the most of a long table, where marks stand among the runs or nowhere
        yield from (run for run in value.runs if isinstance(run, Mark))
    elif isinstance(value, Row):
        yield from (run for cell in value.cells for run in cell.runs if isinstance(run, Mark))
    elif isinstance(value, tuple):
        for item in value:
            yield from _marks(item)
    elif is_dataclass(value) and not isinstance(value, Source):
        for field in fields(value):
            yield from _marks(getattr(value, field.name))


def _unknown_in_precedence(config: BriefingConfig, dataset: Dataset) -> Iterator[Problem]:
    """A warning for each id that decides nothing, since no source has it."""
    for wanted in config.data.precedence:
        if wanted not in dataset.listed:
            near = difflib.get_close_matches(wanted, dataset.listed, n=1)
            remedy = f"did you mean '{near[0]}'?" if near else "write the id of a source, or take it out"
            fact = f"data.precedence names '{wanted}', which is no source"
            yield warning("unknown_source", config.path.as_posix(), fact, remedy)


def _untold(found: Digest, dataset: Dataset, sections: tuple[Section, ...]) -> tuple[Problem, ...]:
    """What no topic wanted and no section prints; the documents about something else; stories told by several."""
    printed = {str(citation.locator) for citation in _quoted(sections)}
    unwanted = (
        note("unrouted_sentence", place, f"no topic wanted: “{item.text}”")
        for item in found.unrouted
        if (place := str(item.citation.locator)) not in printed
    )
    files = {document.id: document.file for document in dataset.documents}
    fact = "it is not quoted, since it names not all that data.about asks for"
    elsewhere = (note("off_subject", files[document], fact) for document in found.off_subject)
    folded = (
        note("same_story", other.file, f"tells the same story as {story.document.file}; both are cited for it")
        for story in found.folded
        for other in story.others
    )
    return (*folded, *unwanted, *elsewhere)


def _quoted(value: Any) -> Iterator[Citation]:
    """The citations of everything quoted."""
    if isinstance(value, Quotation):
        yield value.citation
    elif isinstance(value, Table | Chart):
        return  # their cells cite rows, and they may be long
    elif isinstance(value, tuple):
        for item in value:
            yield from _quoted(item)
    elif is_dataclass(value) and not isinstance(value, Source):
        for field in fields(value):
            yield from _quoted(getattr(value, field.name))


def _meta(config: BriefingConfig, dataset: Dataset, language: Language, as_of: datetime.date) -> Meta:
    texts = config.briefing
    reporter, partner = texts.reporter, texts.partner
    viewpoint = EMPTY
    if reporter and partner:
        viewpoint = language.passage(
            "Exports are goods from {reporter} to {partner}; imports are the other way round.",
            reporter=Name(reporter),
            partner=Name(partner),
        )
    return Meta(
        title=language.name(in_language(texts.title, language.code)),
        subtitle=language.name(in_language(texts.subtitle or "", language.code)),
        language=language.code,
        as_of=as_of,
        period=_period_covered(dataset, partner or ""),
        edition=texts.edition or "",
        contact=language.name(in_language(texts.contact or "", language.code)),
        marking=language.name(in_language(texts.marking or "", language.code)),
        viewpoint=viewpoint,
        next_edition=texts.next_edition,
        keywords=tuple(language.name(word) for word in (reporter, partner) if word),
    )


def _period_covered(dataset: Dataset, partner: str) -> Period | None:
    """From the first to the last year or part of a year with an outcome; windows over several years do not count.

    Nor do numbers on others than the partner, which stand beside for comparison.
    """
    periods = [
        item.period
        for item in dataset.observations
        if item.period and item.has_value and item.status in OUTCOMES and item.period.in_one_year
        if item.dimensions.get("partner", "") in ("", partner) or not partner
    ]
    if not periods:
        return None
    return Period(min(period.start for period in periods), max(period.end for period in periods))
