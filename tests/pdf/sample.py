"""A briefing made by hand with every component, and drawings to go with it."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

from reportgen.model.briefing import (
    Align,
    Briefing,
    Bullet,
    Bullets,
    Callout,
    Card,
    Chart,
    Column,
    Component,
    Heading,
    KeyFigures,
    Meta,
    Note,
    Prose,
    Register,
    RegisterEntry,
    Row,
    Section,
    SourceList,
    Statement,
    Table,
    Tile,
    Timeline,
)
from reportgen.model.chart import ChartSpec, TimelineEvent
from reportgen.model.drawing import Brush, DisplayList, PathOperation, Pen, TextOperation
from reportgen.model.facts import (
    Citation,
    Dimensions,
    Locator,
    Observation,
    Qualifier,
    Source,
    Status,
    Unit,
)
from reportgen.model.passage import Amount, Date, Form, Mark, Name, Passage, Quotation, Reference, Words
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, count, difference, growth
from reportgen.pdf.fonts import Fonts
from reportgen.theme import default_theme

MILLION_USD = Unit("USD", 6)
BLUE, TEAL, GREY = (0.07, 0.26, 0.43), (0.16, 0.63, 0.59), (0.5, 0.58, 0.66)
DARK, LIGHT = (0.1, 0.1, 0.1), (0.89, 0.906, 0.92)


def cite(source: str = "S01", row: int = 1) -> Citation:
    """A citation of a table row."""
    return Citation(source, Locator("data/observations.csv", row=row))


def quantity(
    low: str,
    high: str = "",
    qualifier: Qualifier = Qualifier.EXACT,
    unit: Unit = MILLION_USD,
    period: str = "2024",
    indicator: str = "turnover",
) -> Quantity:
    """A reported quantity."""
    identifier = f"{indicator}-{period}-{low}"
    return Quantity.of(
        Observation(
            identifier,
            indicator,
            Dimensions(partner="Astrakhan Region"),
            Period.parse(period),
            Decimal(low),
            Decimal(high or low),
            unit,
            qualifier,
            Status.REPORTED,
            cite(),
        )
    )


T22 = quantity("62", period="2022")
T23 = quantity("41.6", qualifier=Qualifier.ABOUT, period="2023")
T24 = quantity("47", qualifier=Qualifier.ALMOST)
EXPORTS = quantity("12.3", "13", indicator="export")
GROWTH = quantity("13", unit=Unit("%"), indicator="growth")
P = Passage.of
_THEME = default_theme()
_FONTS = Fonts(_THEME)


def label(text: str, x: float, y: float, size: float = 8, *, align: float = 0.0, angle: float = 0.0) -> TextOperation:
    """A text in a drawing; `align` 0 = from x, 0.5 = centred on x, 1 = up to x."""
    width = sum(_FONTS.width(part, font) for part, font in _FONTS.spans(text, "PTSans-Regular")) * size
    return TextOperation(text, x - align * width, y, "PTSans-Regular", size, DARK, width, angle)


def bars(values: list[float | None], width: float = 466, height: float = 165) -> DisplayList:
    """Columns with values over them."""
    operations: list[PathOperation | TextOperation] = []
    low, step = 22.0, (width - 30) / len(values)
    for tick in range(0, 71, 20):
        y = low + tick * (height - low - 16) / 70
        operations.append(PathOperation((("M", 24, y), ("L", width, y)), pen=Pen(LIGHT, 0.5)))
        operations.append(label(str(tick), 18, y - 2.5, align=1))
    for index, value in enumerate(values):
        x = 30 + index * step
        operations.append(label(str(2017 + index), x + step * 0.35, 8, align=0.5))
        if value is None:
            operations.append(label("not published", x + step * 0.35, low + 6, 7.5, align=0.5))
            continue
        top = low + value * (height - low - 16) / 70
        box = (("M", x, low), ("L", x + step * 0.7, low), ("L", x + step * 0.7, top), ("L", x, top), ("Z",))
        colour = BLUE if value == 62 else GREY
        operations.append(PathOperation(box, brush=Brush(colour, 0.9)))
        operations.append(label(f"{value:g}", x + step * 0.35, top + 4, align=0.5))
    operations.append(PathOperation((("M", 24, low), ("L", width, low)), pen=Pen(DARK, 0.75)))
    operations.append(label("peak ▲", 30 + 5.35 * step, height - 5, align=0.5))
    return DisplayList(width, height, tuple(operations))


def sparkline(width: float = 104, height: float = 26) -> DisplayList:
    """A small line with a dot at its end."""
    points = [(4 + i * (width - 8) / 7, height / 2 + math.sin(i * 1.3) * height * 0.3) for i in range(8)]
    line = (("M", *points[0]), *(("L", x, y) for x, y in points[1:]))
    x, y = points[-1]
    dot = (
        ("M", x - 2, y),
        ("C", x - 2, y + 2.7, x + 2, y + 2.7, x + 2, y),
        ("C", x + 2, y - 2.7, x - 2, y - 2.7, x - 2, y),
        ("Z",),
    )
    return DisplayList(
        width, height, (PathOperation(line, pen=Pen(BLUE, 1.25, join=1)), PathOperation(dot, brush=Brush(BLUE)))
    )


def lines(width: float = 466, height: float = 150) -> DisplayList:
    """Two dashed and clipped lines and a turned label."""
    operations: list[PathOperation | TextOperation] = [
        PathOperation((("M", 24, 20), ("L", width, 20)), pen=Pen(DARK, 0.75)),
        label("per cent", 12, 60, angle=90),
    ]
    clip = (("M", 24, 20), ("L", width - 80, 20), ("L", width - 80, height), ("L", 24, height), ("Z",))
    for number, colour in enumerate((BLUE, TEAL)):
        points = [(24 + i * (width - 110) / 20, 60 + 30 * number + 25 * math.sin(i / 2 + number)) for i in range(21)]
        path = (("M", *points[0]), *(("L", x, y) for x, y in points[1:]))
        pen = Pen(colour, 1.5, dash=(4, 2) if number else (), alpha=0.8)
        operations.append(PathOperation(path, pen=pen, clip=clip))
        operations.append(label(("Exports", "Imports")[number], points[-1][0] + 6, points[-1][1] - 3))
    return DisplayList(width, height, tuple(operations))


def spec(kind: str = "columns") -> ChartSpec:
    """A specification; nothing here reads it."""
    return ChartSpec(kind, (), 466, 165)


def sources(number: int = 24) -> tuple[Source, ...]:
    """Sources of several kinds."""
    made = []
    for n in range(1, number + 1):
        made.append(
            Source(
                f"S{n:02}",
                ("BelTA", "Official site of the President", "Government of Astrakhan Region", "Пресс-служба")[n % 4],
                (
                    "Belarus is ready to increase supplies to the Astrakhan Region to balance its trade",
                    "Meeting with the Governor of Astrakhan Region",
                    "Встреча с губернатором: итоги и планы на 2026 год",
                )[n % 3],
                Period.parse(("2025-05-02", "2024", "2025-01")[n % 3]),
                f"https://example.org/news/2025/05/02/a-rather-long-address-of-an-article-about-trade-number-{n}?lang=en&page=1",
                ("en", "en", "ru")[n % 3],
            )
        )
    return tuple(made)


def tiles() -> KeyFigures:
    """Four key figures."""
    change = Amount(difference(T24, T23), Form.SIGNED)
    up = P(Amount(GROWTH, Form.SIGNED), " on ", Date(Period.of_year(2023)), ", ", change)
    return KeyFigures(
        (
            Tile(
                P("Turnover, ", Date(Period.of_year(2024))),
                P(Amount(T24)),
                (up, P("derived ", Mark(("S01",)))),
                spec(),
                "Turnover rose",
                "t1",
            ),
            Tile(
                P("Exports to Astrakhan Region"),
                P(Amount(EXPORTS)),
                (P("a year over three years ", Mark(("S01", "S04"))),),
                spec(),
                "Exports are flat",
                "t2",
            ),
            Tile(
                P("Imports"),
                P(Amount(quantity("34", qualifier=Qualifier.ABOUT))),
                (P("turnover less exports"),),
                spec(),
                "Imports rose",
                "t3",
            ),
            Tile(
                P("Balance"),
                P(Amount(quantity("-21.5", qualifier=Qualifier.ABOUT), Form.SIGNED)),
                (P("deficit; exports cover about ", Amount(quantity("36", unit=Unit("%"))), " of imports"),),
                spec(),
                "A deficit",
                "t4",
            ),
        )
    )


def summary() -> tuple[Component, ...]:
    """Messages and a box."""
    return (
        Bullets(
            (
                Bullet(
                    P(
                        Words("Trade is recovering. ", emphasis=True),
                        "Turnover reached ",
                        Amount(T24),
                        " in ",
                        Date(Period.of_year(2024)),
                        ", ",
                        Amount(GROWTH),
                        " more than in ",
                        Date(Period.of_year(2023)),
                        " and ",
                        Amount(growth(T24, T22), Form.MAGNITUDE),
                        " below the peak of ",
                        Amount(T22),
                        " in ",
                        Date(Period.of_year(2022)),
                        " ",
                        Mark(("S01", "S04")),
                        " (",
                        Reference("turnover"),
                        ").",
                    )
                ),
                Bullet(
                    P(
                        Words("The balance is the issue. ", emphasis=True),
                        "Belarus is ready to increase supplies of machinery and food to even out trade ",
                        Mark(("S02",)),
                        ".",
                    )
                ),
                Bullet(
                    P(
                        Words("Promised. ", emphasis=True),
                        "The two sides agreed to widen the range of goods in the service centre, to supply ",
                        Amount(quantity("122", unit=Unit("units"))),
                        " lifts and to build a dairy plant ",
                        Mark(("S03", "S05", "S09")),
                        ".",
                    )
                ),
                Bullet(
                    P(
                        Words("Stuck. ", emphasis=True),
                        "Transit through the port stays well below plan: over ",
                        Amount(quantity("100", unit=Unit("t", 3))),
                        " against ",
                        Amount(quantity("200", unit=Unit("t", 3))),
                        " planned ",
                        Mark(("S07",)),
                        ".",
                    )
                ),
            )
        ),
        Callout(
            P("Read with care"),
            (
                Prose(
                    (
                        P(
                            "Sources differ on exports in ",
                            Date(Period.of_year(2024)),
                            ": one gives ",
                            Amount(EXPORTS),
                            ", another ",
                            Amount(quantity("12.9")),
                            ". The first is used, because it is the more recent. See ",
                            Reference("levels"),
                            ".",
                        ),
                    )
                ),
            ),
        ),
    )


def chart(identifier: str = "turnover") -> Chart:
    """A column chart."""
    return Chart(
        identifier,
        spec(),
        P(
            "Turnover peaked at ",
            Amount(T22),
            " in ",
            Date(Period.of_year(2022)),
            " and recovered to ",
            Amount(T24),
            " in ",
            Date(Period.of_year(2024)),
        ),
        P("Trade turnover of Belarus with Astrakhan Region, million US dollars, ", Date(Period.parse("2017/2024"))),
        P("Source: BelTA ", Mark(("S01",)), "; own calculation."),
        "Column chart of trade turnover, million dollars, 2017 to 2024: peak 62 in 2022, almost 47 in 2024.",
        (P("No figure was published for ", Date(Period.of_year(2018)), "."),),
    )


def levels(rows: int = 8) -> Table:
    """A table with bands, qualifiers, marks and gaps."""
    made = []
    for n in range(rows):
        year = 2017 + n
        value = (T24, T22, T23, quantity("26.78"), quantity("9", qualifier=Qualifier.OVER))[n % 5]
        made.append(
            Row(
                (
                    P(Date(Period.of_year(year))),
                    P(Amount(value, Form.BARE), " ", Mark(("S01",))),
                    P(Amount(EXPORTS, Form.BARE)) if n % 3 else P("not published"),
                    P(Amount(quantity(f"{1234.5 - 1000 * (n % 2)}"), Form.BARE)),
                    P(Amount(quantity(str(13 - 7 * n), unit=Unit("%")), Form.SIGNED)) if n % 4 else P("[c]"),
                    P(Name("as stated by the Ministry of Economy at the meeting of 2 May 2025"))
                    if n % 3 == 1
                    else P("reported"),
                ),
                is_highlighted=year == 2022,
            )
        )
    columns = (
        Column(P("Year"), weight=0),
        Column(P("Turnover"), Align.DECIMAL, 1),
        Column(P("Exports"), Align.DECIMAL, 1),
        Column(P("Both ways"), Align.DECIMAL, 1),
        Column(P("Change on the year before"), Align.DECIMAL, 1),
        Column(P("Status and remark"), Align.LEFT, 2),
    )
    return Table(
        "levels",
        P("Exports have stayed between ", Amount(quantity("12.3")), " and ", Amount(quantity("13"))),
        columns,
        tuple(made),
        P("Million US dollars; change in per cent"),
        P("Source: list of sources, entries ", Mark(("S01", "S04")), "."),
        (P("[c] confidential."),),
    )


def commodities() -> Table:
    """A table with group rows and wide text."""
    names = (
        "Machinery for lifting, handling, loading and unloading",
        "Aluminium rods (bars) and profiles",
        "Timber",
        "Articles of cement, concrete or artificial stone",
        "Milk and cream",
        "Tractors & parts <8701>",
    )
    rows = [Row((P(Name("Belarus sells")),), is_group=True)]
    rows += [
        Row((P(Name(name)), P(Name(str(8400 + n))), P(Name("ranked in the source's own order; no value given"))))
        for n, name in enumerate(names)
    ]
    rows += [Row((P(Name("Belarus buys")),), is_group=True)]
    rows += [Row((P(Name(name)), P(Name(str(300 + n))), P(Name("confidential")))) for n, name in enumerate(names[:4])]
    columns = (Column(P("Commodity"), weight=3), Column(P("HS"), Align.RIGHT, 0), Column(P("Remark"), weight=2))
    return Table(
        "commodities",
        P("Machines lead what Belarus sells"),
        columns,
        tuple(rows),
        source=P("Source: BelTA ", Mark(("S01",)), "."),
    )


def register(entries: int = 7) -> Register:
    """Commitments."""
    what = (
        "Deliver lifts for the housing programme and service them for five years",
        "Open a second service centre for tractors",
        "Name a site for the dairy plant and prepare an investment agreement",
    )
    return Register(
        "commitments",
        P("What was promised, and how it stands"),
        tuple(
            RegisterEntry(
                Amount(count(n + 1), Form.BARE),
                P(Name("Mogilevliftmash")),
                P(Name("Astrakhan Region")),
                P(Name(what[n % 3])),
                P(Date(Period.of_year(2026))) if n % 2 else P("not stated"),
                P(("running", "agreed", "missed")[n % 3]),
                P(Name("Meeting of 2 May 2025"), " ", Mark(("S02",))),
            )
            for n in range(entries)
        ),
    )


def timeline(events: int = 9) -> Timeline:
    """Meetings."""
    return Timeline(
        "meetings",
        tuple(
            TimelineEvent(
                Period.parse(("2012-09-27", "2018-05", "2025-05-02", "2022/2023")[n % 4]) if n < events - 1 else None,
                P(Name(("Minsk", "Astrakhan", "Astrakhan, port of Olya")[n % 3])),
                P(
                    Name("President and governor meet; oil and gas, housing and farming offers on the table"),
                    " ",
                    Mark(("S09",)),
                ),
                ("leaders", "government", "")[n % 3],
            )
            for n in range(events)
        ),
    )


def card(title: str, facts: int = 3) -> Card:
    """A cooperation area."""
    text = P(
        "Plan for ",
        Date(Period.of_year(2025)),
        ": ",
        Amount(quantity("122", unit=Unit("units"))),
        " lifts; ",
        Amount(quantity("356", unit=Unit("units"))),
        " were replaced in five years, ",
        Amount(quantity("55", unit=Unit("%"))),
        " of them from Mogilev ",
        Mark(("S12",)),
        ".",
    )
    return Card(
        P(title),
        P(("agreed, running", "offered")[facts % 2]),
        (text,) * facts,
        P("Sign the contract for ", Date(Period.of_year(2026)), " ", Mark(("S13",)), "."),
    )


def statement() -> Statement:
    """Positions of one side."""
    return Statement(
        P(Name("Alexander Lukashenko")),
        P("President of Belarus"),
        P(Date(date(2025, 5, 2))),
        (
            P(
                "Said that trade had to be balanced and that Belarus was ready to supply more: ",
                Quotation("we are ready to send 2 more trains", cite(), marks=True),
                " ",
                Mark(("S01",)),
                ".",
            ),
            P("Named the port and the north–south corridor as the direction of work ", Mark(("S02", "S03")), "."),
        ),
    )


LOREM = (
    "The partnership rests on machinery, food and transit, and each of the three has its own pace: machines are sold "
    "through a service centre, food awaits a decision on the plant, and transit depends on the depth of the channel "
    "and on rail rates. "
)


def briefing(**changes: object) -> Briefing:
    """The whole briefing."""
    sections = (
        Section("key", P("Key figures"), (tiles(),)),
        Section("summary", P("Summary"), summary()),
        Section(
            "trade",
            P("Trade in goods"),
            (
                Prose((P(LOREM * 2, Mark(("S01",))), P(LOREM))),
                chart(),
                levels(),
                Note(P("[c] confidential, [x] unavailable, [z] not applicable.")),
            ),
        ),
        Section(
            "dynamics",
            P("Year to date"),
            (
                Prose((P(LOREM),)),
                chart("pace"),
                Prose((P(LOREM * 3),)),
                Heading(P("Weight in trade with Russia")),
                Prose((P(LOREM),)),
            ),
        ),
        Section("commodities", P("Commodities both ways"), (commodities(),)),
        Section(
            "cooperation",
            P("Cooperation areas"),
            (
                card("Lifts", 2),
                card("Agricultural machinery and the service centre"),
                card("Ports and transit", 1),
                Heading(P("Other areas"), 3),
                Bullets(
                    (
                        Bullet(P(LOREM), (Bullet(P("Nested item"), (Bullet(P("Third level")),)), Bullet(P(LOREM)))),
                        Bullet(P("Last item")),
                    )
                ),
            ),
        ),
        Section("statements", P("Statements"), (statement(), statement())),
        Section("register", P("Commitments"), (register(),)),
        Section("timeline", P("Meetings"), (timeline(),)),
        Section("empty", P("Comparison with other regions"), ()),
        Section("sources", P("Sources"), (SourceList(),)),
    )
    meta = Meta(
        "Belarus – Astrakhan Region",
        "Trade and economic partnership",
        "en",
        date(2026, 1, 31),
        Period.parse("2017/2025"),
        "No. 3",
        "Trade analysis desk, desk@example.org",
        "For official use",
        P("Exports are Belarus’s exports to Astrakhan Region; imports are what Belarus buys there."),
        date(2026, 4, 30),
        ("trade", "Belarus"),
    )
    values: dict[str, object] = {"meta": meta, "sections": sections, "sources": sources(), **changes}
    return Briefing(**values)  # type: ignore[arg-type]  # the changes are Briefing's own fields


def drawings() -> dict[str, DisplayList]:
    """The drawings of the whole briefing."""
    columns = bars([26.8, None, 30, 27.1, 31, 62, 41.6, 47])
    return {"turnover": columns, "pace": lines(), **{f"t{n}": sparkline() for n in range(1, 5)}}


def short(*components: Component, **meta: object) -> Briefing:
    """A briefing of one section."""
    section = Section("one", P("Section"), components)
    values: dict[str, object] = {"title": "Title", "subtitle": "", "language": "en", "as_of": date(2026, 1, 31), **meta}
    return Briefing(Meta(**values), (section,), sources(20))  # type: ignore[arg-type]  # the fields of Meta
