"""What every builder of blocks needs: styles, fonts, the door, numbering, drawings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import Problem, error
from reportgen.language import Language
from reportgen.model.briefing import (
    Briefing,
    Callout,
    Chart,
    Component,
    Image,
    Orientation,
    Register,
    SourceList,
    Table,
)
from reportgen.model.drawing import DisplayList
from reportgen.model.passage import Mark, Passage, Reference
from reportgen.pdf.blocks import Block, Space, Stack
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.pieces import Door
from reportgen.pdf.styles import Style, Styles, styles_of
from reportgen.pdf.tag import Tag
from reportgen.pdf.text import Text
from reportgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Typesetter:
    """The tools for one briefing. Builders take it first and never keep it."""

    briefing: Briefing
    drawings: Mapping[str, DisplayList]
    theme: Theme
    language: Language
    fonts: Fonts
    styles: Styles
    door: Door

    def turned(self, orientation: Orientation | None) -> Typesetter:
        """The same tools for paper that lies so; None leaves it as the theme has it."""
        page = self.theme.page.turned(orientation)
        return self if page == self.theme.page else replace(self, theme=replace(self.theme, page=page))

    def text(self, passage: Passage, style: Style, place: str, tag: Tag | None, *, destination: str = "") -> Text:
        """A paragraph of the passage."""
        pieces = self.door.pieces(passage, style, place, tag)
        return Text(pieces, style, self.fonts, destination=destination, place=place)

    def literal(self, text: str, style: Style, place: str, tag: Tag | None, *, destination: str = "") -> Text:
        """A paragraph of plain text."""
        pieces = self.door.literal(text, style, place, tag)
        return Text(pieces, style, self.fonts, destination=destination, place=place)

    def words(self, message: str, style: Style, place: str, tag: Tag | None) -> Text:
        """A paragraph of our own words, in the briefing's language."""
        return self.literal(self.language.words(message), style, place, tag)

    def continued(self, label: str, place: str) -> Block | None:
        """What stands above the later parts of a thing that is divided: its label or title, "continued"."""
        if not label:
            return None
        message = self.language.words("{label}, continued").replace("{label}", label)
        text = self.literal(message, self.styles.measure, place, None)
        text.space_after_pt = 0.0
        return Stack([text, Space(4)])

    def filled(self, passages: Iterable[Passage]) -> list[Passage]:
        """Those of the passages that print something."""
        return [passage for passage in passages if not self.is_blank(passage)]

    def is_blank(self, passage: Passage) -> bool:
        """Whether the passage prints nothing."""
        marks = any(isinstance(run, Mark | Reference) for run in passage.runs)
        return not marks and not self.language.text(passage)

    def numbered(self, identifier: str) -> str:
        """The figure's or table's label: "Figure 2"."""
        return self.door.labels[identifier]

    def refuse(self, code: str, place: str, message: str, remedy: str) -> None:
        """Notes a problem that stops the rendering, once everything has been looked at."""
        self.door.problems.append(error(code, place, message, remedy))

    @property
    def problems(self) -> list[Problem]:
        """What has been refused so far."""
        return self.door.problems


def typesetter(briefing: Briefing, drawings: Mapping[str, DisplayList], theme: Theme, language: Language) -> Typesetter:
    """The typesetter of a briefing, its figures, tables and sources numbered in the order of the page."""
    fonts = Fonts(theme)
    places = {source.id: number for number, source in enumerate(briefing.sources, 1)}
    components = [component for section in briefing.sections for component in _flat(section.components)]
    has_list = any(isinstance(component, SourceList) for component in components)
    titles = {source.id: f"{source.publisher}: {source.title}" for source in briefing.sources}
    door = Door(fonts, language, theme.palette.accent, _labels(components, language), places, titles, has_list)
    setter = Typesetter(briefing, drawings, theme, language, fonts, styles_of(theme), door)
    _refuse_repeated(setter, components)
    return setter


def _refuse_repeated(setter: Typesetter, components: Sequence[Component]) -> None:
    sections = [f"section '{section.id}'" for section in setter.briefing.sections]
    numbered = [component.id for component in components if isinstance(component, Chart | Image | Table | Register)]
    counts = Counter([*sections, *(f"component '{identifier}'" for identifier in numbered)])
    for place, count in counts.items():
        if count > 1:
            setter.refuse("id-repeated", place, f"the id is used {count} times", "give each its own")


def _flat(components: Sequence[Component]) -> list[Component]:
    flat: list[Component] = []
    for component in components:
        flat.append(component)
        if isinstance(component, Callout):
            flat += _flat(component.components)
    return flat


def _labels(components: Sequence[Component], language: Language) -> dict[str, str]:
    labels: dict[str, str] = {}
    figures = tables = 0
    for component in components:
        match component:
            case Chart() | Image():
                figures += 1
                labels[component.id] = language.words("Figure {number}").replace("{number}", str(figures))
            case Table() | Register():
                tables += 1
                labels[component.id] = language.words("Table {number}").replace("{number}", str(tables))
    return {identifier: label.replace(" ", "\u00a0") for identifier, label in labels.items()}
