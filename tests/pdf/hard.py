"""What files of other makers break on: a briefing of hard cases, and a report of three hundred pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image as Picture

from reportgen.model.briefing import (
    Align,
    Briefing,
    Bullet,
    Bullets,
    Callout,
    Column,
    Component,
    Heading,
    Image,
    Note,
    Prose,
    Row,
    Section,
    SourceList,
    Table,
)
from reportgen.model.drawing import DisplayList
from reportgen.model.passage import Amount, Mark, Name, Passage, Quotation, Reference
from tests.pdf import sample

P = Passage.of
CYRILLIC = "Двусторонняя торговля Беларуси с Астраханской областью за год выросла; «ў», ₽ и № на месте. "


def hard_briefing(folder: Path) -> Briefing:
    """Links over lines and pages, nested lists, spans, tall cells, a table in a box, pictures with alpha, notes at
    the foot of a page, text at the right and in Cyrillic, an empty section, pages across. Pictures go to `folder`.
    """
    sections = (
        _section("links", *_links()),
        _section("lists", Bullets((_nested(7), _nested(2))), sample.statement(), sample.card("Card")),
        _section("cells", _tall(), sample.commodities()),
        _section("boxes", Callout(P(Name("A box")), (_small("boxed"), Note(P("A remark in the box."))))),
        _section("pictures", *_pictures(folder)),
        *(_section(f"foot-{n}", *_foot(n)) for n in range(4)),
        _section("right", _aligned(), Prose((P(Name(CYRILLIC * 30, language="ru")),))),
        _section("empty"),
        replace(_section("across", sample.levels(30)), orientation="landscape"),
        replace(_section("upright", Prose((P(sample.LOREM),))), orientation="portrait", new_page=True),
        _section("sources", SourceList()),
    )
    return sample.briefing(sections=sections)


def long_report(parts: int) -> tuple[Briefing, Mapping[str, DisplayList]]:
    """A report of about five pages a part: text with marks, a figure, a table, lists; and its drawings."""
    sections = [_section(f"part-{n}", *_part(n)) for n in range(parts)]
    drawing = sample.drawings()["pace"]
    briefing = sample.briefing(sections=(*sections, _section("sources", SourceList())))
    return briefing, {f"chart-{n}": drawing for n in range(parts)}


def _part(number: int) -> tuple[Component, ...]:
    cited = P(sample.LOREM * 6, Mark(("S01", "S04")), " See ", Reference(f"levels-{number}"), ".")
    nested = Bullet(P(sample.LOREM), (Bullet(P("Nested item")),))
    return (
        Prose((cited,) * 6),
        sample.chart(f"chart-{number}"),
        replace(sample.levels(20), id=f"levels-{number}"),
        Heading(P("More of it")),
        Bullets((nested,) * 4),
        Prose((P(sample.LOREM * 9),) * 4),
        sample.statement(),
    )


def _section(identifier: str, *components: Component) -> Section:
    return Section(
        identifier, P(Name(f"Section {identifier}, with a title that takes more than a line " * 2)), components
    )


def _links() -> tuple[Component, ...]:
    marks = tuple(f"S{n:02}" for n in range(1, 25))
    # Every line of these paragraphs ends within a link, and so does every page.
    return tuple(Prose((P("Said ", Mark(marks[:3]), " and said again ", Mark(marks)),) * 3) for _ in range(5))


def _nested(depth: int) -> Bullet:
    return Bullet(P(f"{sample.LOREM[:90]}…"), (_nested(depth - 1), Bullet(P("Beside it"))) if depth else ())


def _tall() -> Table:
    words = P(
        Quotation(f"{sample.LOREM * 12}", sample.cite(), marks=True, language="en"),
        Name(CYRILLIC * 20, language="ru"),
        Mark(("S01", "S02")),
    )
    rows = tuple(Row((P(Name(f"row {n}")), words, P(Amount(sample.T24)))) for n in range(2))
    return Table("tall", P("Cells higher than a page"), _columns(), rows, notes=(P("A note. ", Mark(("S03",))),))


def _small(identifier: str) -> Table:
    rows = tuple(Row((P(Name(f"row {n}")), P("words"), P(Amount(sample.EXPORTS)))) for n in range(4))
    return Table(identifier, P("A table in a box"), _columns(), rows, source=P("Source: BelTA ", Mark(("S01",)), "."))


def _columns() -> tuple[Column, ...]:
    return Column(P("Key")), Column(P("Words"), weight=3), Column(P("Worth"), Align.DECIMAL)


def _aligned() -> Table:
    columns = (Column(P("Left")), Column(P("Centre"), Align.CENTER), Column(P("Right"), Align.RIGHT))
    words = ("слева", "посередине", "справа, и так длинно, что строка кончится")
    cells = tuple(P(Name(each, language="ru")) for each in words)
    return Table(
        "aligned", P(Name("Выравнивание", language="ru")), columns, (Row(cells), Row((P("Группа"),), is_group=True))
    )


def _pictures(folder: Path) -> tuple[Component, ...]:
    made = []
    for name, mode in (("alpha", "RGBA"), ("grey", "LA"), ("palette", "P")):
        picture = Picture.new("RGBA", (40, 30), (20, 90, 140, 120))
        picture.putpixel((5, 5), (255, 0, 0, 0))
        path = folder / f"{name}.png"
        picture.convert(mode).save(path)
        made.append(Image(name, str(path), f"A picture: {name}", 120, P(f"A picture in {name} colours")))
    return tuple(made)


def _foot(number: int) -> tuple[Component, ...]:
    """Text that ends at another height each time, and a note behind it."""
    return Prose((P(sample.LOREM * (9 + number)),)), Note(P("A remark that ends the section ", Mark(("S05",)), "."))
