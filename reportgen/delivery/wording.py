"""Components as the plain text of a mail."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.language import Language
from reportgen.model.briefing import Bullet, Bullets, Callout, Component, Heading, KeyFigures, Prose, PullFact
from reportgen.model.passage import Passage

_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the edition before: a heading, and the lines under it; without any it says all."""

    heading: str
    lines: tuple[str, ...] = ()


def as_text(
    title: str,
    opening: Iterable[str],
    components: Iterable[Component],
    chart_title: str,
    closing: Iterable[str],
    language: Language,
    changes: Changes | None = None,
) -> str:
    """The text part of a mail: paragraphs of at most 76 characters a line, apart by an empty line."""
    blocks = ["\n".join((title, "=" * min(len(title), _WIDTH), *opening))]
    if changes:
        blocks.append("\n".join((_filled(changes.heading), *(_filled(f"- {line}", "  ") for line in changes.lines))))
    blocks += (block for component in components for block in _blocks(component, language))
    if chart_title:
        blocks.append(_filled(language.words("Chart: {title}").format(title=chart_title)))
    blocks += map(_filled, closing)
    return "\n\n".join(blocks) + "\n"


def _blocks(component: Component, language: Language) -> Iterator[str]:
    match component:
        case Heading(text=text):
            yield said(text, language)
        case KeyFigures(tiles=tiles):
            lines = (
                f"{said(tile.label, language)}: {', '.join(said(each, language) for each in (tile.level, *tile.lines))}"
                for tile in tiles
            )
            yield "\n".join(_filled(line, "  ") for line in lines)
        case Bullets(items=items):
            yield "\n".join(_bullets(items, language, ""))
        case Prose(paragraphs=paragraphs):
            yield from (_filled(said(paragraph, language)) for paragraph in paragraphs)
        case PullFact(number=number, words=words):
            yield _filled(f"{said(Passage((number,)), language)} {said(words, language)}")
        case Callout(title=title, components=held):
            yield said(title, language)
            yield from (textwrap.indent(block, "  ") for each in held for block in _blocks(each, language))


def _bullets(items: Iterable[Bullet], language: Language, indent: str) -> Iterator[str]:
    for item in items:
        yield _filled(f"{indent}- {said(item.text, language)}", indent + "  ")
        yield from _bullets(item.children, language, indent + "  ")


def _filled(text: str, hanging: str = "") -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)


def said(passage: Passage, language: Language) -> str:
    """The passage as a mail prints it: without source marks, and without the gaps that they leave."""
    return re.sub(r"[ \u00a0]{2,}", " ", language.text(passage))
