"""What a chart costs: the recorded drawing against the same picture by pyplot and constrained_layout to PNG.

    python benchmarks/charts.py [--runs 5]

CPU seconds of one process, the smallest of the runs, fonts and imports warm on both sides; sizes of what is kept.
Also a hit of the cache, and what the first chart of a process costs beside the others. Then the six charts of the
reference briefing, recorded and replayed into a page, against ReportLab's operators written by hand (`operators.py`).
"""

from __future__ import annotations

import argparse
import datetime
import io
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from operators import BY_HAND
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reportgen.charts import DrawingCache, draw
from reportgen.charts.packing import pack
from reportgen.language import language
from reportgen.model.briefing import Chart, Meta
from reportgen.model.chart import ChartSpec, Point, Series
from reportgen.model.drawing import DisplayList
from reportgen.model.facts import Citation, Dimensions, Locator, Observation, Qualifier, Status, Unit
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.pdf.canvas import new_canvas
from reportgen.pdf.drawing import replay
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.surface import Surface
from reportgen.pipeline import build, components_of
from reportgen.theme import default_theme

THEME, ENGLISH = default_theme(), language("en")
WIDTH_PT, HEIGHT_PT, DPI = 470, 170, 200
YEARS = tuple(range(2015, 2025))
NAMES = ("Vegetables", "Dairy products", "Machinery", "Timber", "Furniture", "Textiles", "Fish", "Glass")
TARGET = 5

Axes = plt.Axes


def values(count: int, start: int = 0) -> list[float]:
    """Numbers that look like data and are the same each time."""
    return [round(20 + 3 * start + 15 * np.sin((index + start) / 2) + index, 1) for index in range(count)]


def series(label: str, places: tuple[int | str, ...], numbers: list[float]) -> Series:
    """A series of exact numbers in millions of dollars."""
    points = []
    for at, number in zip(places, numbers, strict=True):
        value = Decimal(str(number))
        citation = Citation("S", Locator("a.csv", 2))
        unit = Unit("USD", 6)
        found = Observation(
            "o", "x", Dimensions(), None, value, value, unit, Qualifier.EXACT, Status.REPORTED, citation
        )
        points.append(Point(Period.of_year(at) if isinstance(at, int) else at, Quantity.of(found)))
    return Series(label, tuple(points))


def over_time(count: int) -> tuple[Series, ...]:
    """Several measures over the years."""
    return tuple(series(f"Measure {n}", YEARS, values(len(YEARS), n)) for n in range(count))


def by_name(count: int) -> tuple[Series, ...]:
    """Several measures by name."""
    return tuple(series(str(2015 + 9 * n), NAMES, values(len(NAMES), n)) for n in range(count))


def labelled_bars(axes: Axes, places: tuple[object, ...], rows: list[list[float]], *, stacked: bool = False) -> None:
    """Bars as most people draw them."""
    bottom, at = np.zeros(len(places)), np.arange(len(places))
    for index, row in enumerate(rows):
        shift = 0 if stacked else 0.4 * index - 0.2 * (len(rows) - 1)
        axes.bar_label(axes.bar(at + shift, row, 0.4, bottom=bottom if stacked else 0, label=f"Measure {index}"))
        bottom += row if stacked else 0
    axes.set_xticks(at, places)
    axes.grid(axis="y")
    axes.legend()


def labelled_rows(axes: Axes, rows: list[float]) -> None:
    """Horizontal bars."""
    axes.bar_label(axes.barh(NAMES, rows))


def labelled_lines(axes: Axes, rows: list[list[float]]) -> None:
    """Lines with dots and names."""
    for index, row in enumerate(rows):
        axes.plot(YEARS, row, "o-", label=f"Measure {index}")
        axes.annotate(f"Measure {index} {row[-1]}", (YEARS[-1], row[-1]))
    axes.grid(axis="y")
    axes.legend()


def small_multiples(figure: plt.Figure, rows: list[list[float]]) -> None:
    """A grid of small line charts."""
    for axes, row in zip(figure.subplots(2, 3, sharex=True, sharey=True).flat, rows, strict=True):
        axes.plot(YEARS, row)
        axes.set_title("Measure")


def heated(axes: Axes, rows: list[list[float]]) -> None:
    """A heatmap with its numbers."""
    axes.imshow(rows, aspect="auto")
    axes.set_xticks(range(len(YEARS)), YEARS)
    for y, row in enumerate(rows):
        for x, number in enumerate(row):
            axes.text(x, y, str(number), ha="center")


def scattered(axes: Axes, rows: list[list[float]]) -> None:
    """Dots with names."""
    axes.scatter(rows[0], rows[1])
    for x, y, name in zip(rows[0], rows[1], NAMES, strict=True):
        axes.annotate(name, (x, y))


def joined(axes: Axes, rows: list[list[float]]) -> None:
    """Two dots and a line for each name."""
    axes.hlines(NAMES, rows[0], rows[1])
    for row in rows:
        axes.scatter(row, NAMES)
        for x, name in zip(row, NAMES, strict=True):
            axes.annotate(str(x), (x, name))


def sloped(axes: Axes, rows: list[list[float]]) -> None:
    """A line for each name between two scales."""
    for before, after, name in zip(rows[0], rows[1], NAMES, strict=True):
        axes.plot([0, 1], [before, after], "o-")
        axes.annotate(f"{after} {name}", (1, after))
    axes.set_xticks([0, 1], ["2015", "2024"])


def stacked_areas(axes: Axes, rows: list[list[float]]) -> None:
    """Areas on top of each other."""
    axes.stackplot(YEARS, rows, labels=["a", "b", "c"])
    axes.grid(axis="y")
    axes.legend()


def _numbers(found: tuple[Series, ...]) -> list[list[float]]:
    return [[float(point.quantity.nominal) for point in line.points if point.quantity] for line in found]


@dataclass(frozen=True)
class Pair:
    """The same chart twice."""

    spec: ChartSpec
    usual: Callable[[plt.Figure], None]


def pairs() -> dict[str, Pair]:
    """Every kind with a counterpart in pyplot."""
    years, names = over_time(3), by_name(2)
    y, n = _numbers(years), _numbers(names)

    def pair(kind: str, shown: tuple[Series, ...], usual: Callable[[Axes], None]) -> Pair:
        return Pair(ChartSpec(kind, shown, WIDTH_PT, HEIGHT_PT, None, 6), lambda figure: usual(figure.subplots()))

    six = over_time(6)
    return {
        "columns": pair("columns", years[:1], lambda axes: labelled_bars(axes, YEARS, y[:1])),
        "lines": pair("lines", years, lambda axes: labelled_lines(axes, y)),
        "indexed": pair("indexed", years, lambda axes: labelled_lines(axes, [[v / r[0] * 100 for v in r] for r in y])),
        "area": pair("area", years, lambda axes: stacked_areas(axes, y)),
        "stacked": pair("stacked", years, lambda axes: labelled_bars(axes, YEARS, y, stacked=True)),
        "shares": pair("shares", years, lambda axes: labelled_bars(axes, YEARS, y, stacked=True)),
        "grouped": pair("grouped", years[:2], lambda axes: labelled_bars(axes, YEARS, y[:2])),
        "mirrored": pair(
            "mirrored", years[:2], lambda axes: labelled_bars(axes, YEARS, [y[0], [-v for v in y[1]]], stacked=True)
        ),
        "ranking": pair("ranking", names[:1], lambda axes: labelled_rows(axes, n[0])),
        "bullet": pair("bullet", names, lambda axes: [labelled_rows(axes, row) for row in n] and None),
        "range": pair("range", names[:1], lambda axes: labelled_rows(axes, n[0])),
        "dumbbell": pair("dumbbell", names, lambda axes: joined(axes, n)),
        "slope": pair("slope", names, lambda axes: sloped(axes, n)),
        "waterfall": pair("waterfall", names, lambda axes: labelled_rows(axes, n[0])),
        "sharebar": pair("sharebar", names[:1], lambda axes: labelled_rows(axes, n[0])),
        "heatmap": pair("heatmap", six, lambda axes: heated(axes, _numbers(six))),
        "multiples": Pair(
            ChartSpec("multiples", six, WIDTH_PT, HEIGHT_PT + 40, None, 6),
            lambda figure: small_multiples(figure, _numbers(six)),
        ),
        "scatter": pair("scatter", names, lambda axes: scattered(axes, n)),
    }


def usual_way(paint: Callable[[plt.Figure], None]) -> bytes:
    """The chart through pyplot, constrained_layout and PNG."""
    figure = plt.figure(figsize=(WIDTH_PT / 72, HEIGHT_PT / 72), dpi=DPI, layout="constrained")
    paint(figure)
    figure.suptitle("A title")
    target = io.BytesIO()
    figure.savefig(target, format="png")
    plt.close(figure)
    return target.getvalue()


def cpu_ms(work: Callable[[], object], runs: int) -> float:
    """The least CPU time of several runs."""
    work()
    times = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times) * 1000


def cold_ms(code: str) -> float:
    """CPU milliseconds of a piece of code in a fresh process, less those of an empty one."""
    timed = f"import time; a = time.process_time()\n{code}\nprint((time.process_time() - a) * 1000)"
    runs = [subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout.split()[-1]) for run in runs)


REFERENCE = Path(__file__).parents[1] / "config" / "astrakhan.yaml"


def new_surface(fonts: Fonts) -> Surface:
    """An untagged page in the document's fonts."""
    meta = Meta("Charts", "", "en", datetime.date(2026, 1, 31))
    first = fonts.face(THEME.text.regular).registered
    return Surface(new_canvas(meta, (595, 842), first, datetime.datetime(2026, 1, 31)), fonts)  # noqa: DTZ001 (a fixed moment)


def code_of(surface: Surface) -> bytes:
    """The page's operators, compressed as in the file."""
    return zlib.compress("\n".join(surface.canvas._code).encode("latin-1"))


def by_operators(runs: int) -> None:
    """Recorded, replayed and written by hand: CPU time and bytes of each of the six."""
    made = build(REFERENCE, dry_run=True)
    specs = [each.spec for each in components_of(made.briefing) if isinstance(each, Chart)]
    fonts = Fonts(THEME)
    for name in ("PTSans-Regular", "PTSans-Bold"):
        pdfmetrics.registerFont(TTFont(name, str(THEME.fonts[name])))
    heads = ("drawn, ms", "replayed, ms", "by hand, ms", "ratio", "B", "by hand, B")
    print(f"\n{'reference':<12}{heads[0]:>10}{heads[1]:>14}{heads[2]:>13}{heads[3]:>8}{heads[4]:>8}{heads[5]:>12}")
    sums = [0.0, 0.0]
    for spec in specs:
        drawing = draw(spec, THEME, ENGLISH)
        times = [
            cpu_ms(lambda spec=spec: draw(spec, THEME, ENGLISH), runs),  # type: ignore[misc]  # bound at once
            cpu_ms(lambda drawing=drawing: replayed(drawing, fonts), runs) - cpu_ms(lambda: new_surface(fonts), runs),  # type: ignore[misc]  # as above
            cpu_ms(lambda spec=spec: handmade(spec, fonts), runs) - cpu_ms(lambda: new_surface(fonts), runs),  # type: ignore[misc]  # as above
        ]
        sizes = len(code_of(replayed(drawing, fonts))), len(code_of(handmade(spec, fonts)))
        ours, hand = times[0] + times[1], times[2]
        sums = [sums[0] + ours, sums[1] + hand]
        row = f"{spec.kind:<12}{times[0]:>10.2f}{times[1]:>14.2f}{hand:>13.2f}{ours / hand:>7.1f}×"
        print(f"{row}{sizes[0]:>8,}{sizes[1]:>12,}")
    print(f"all six: {sums[0]:.1f} ms against {sums[1]:.1f} ms by hand, {sums[0] / sums[1]:.1f}×")


def replayed(drawing: DisplayList, fonts: Fonts) -> Surface:
    """The recorded drawing on a page."""
    surface = new_surface(fonts)
    replay(surface, drawing, 60, 400)
    return surface


def handmade(spec: ChartSpec, fonts: Fonts) -> Surface:
    """The same chart by operators."""
    surface = new_surface(fonts)
    surface.canvas.translate(60, 400)
    BY_HAND[spec.kind](surface.canvas, spec)
    return surface


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(description="Measure what charts cost.")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    mpl.use("agg")
    ratios = []
    print(f"{'chart':<12}{'ours, ms':>10}{'pyplot, ms':>12}{'ratio':>8}{'hit, ms':>9}{'drawing, B':>12}{'PNG, B':>9}")
    with tempfile.TemporaryDirectory() as folder:
        cache = DrawingCache(Path(folder))
        for name, each in pairs().items():
            ours = cpu_ms(lambda each=each: draw(each.spec, THEME, ENGLISH), runs)  # type: ignore[misc]  # bound at once
            theirs = cpu_ms(lambda each=each: usual_way(each.usual), runs)  # type: ignore[misc]  # as above
            hit = cpu_ms(lambda each=each: draw(each.spec, THEME, ENGLISH, cache), runs)  # type: ignore[misc]  # as above
            sizes = len(pack(draw(each.spec, THEME, ENGLISH))), len(usual_way(each.usual))
            ratios.append(theirs / ours)
            print(f"{name:<12}{ours:>10.1f}{theirs:>12.1f}{ratios[-1]:>7.1f}×{hit:>9.2f}{sizes[0]:>12,}{sizes[1]:>9,}")
    met = sum(ratio >= TARGET for ratio in ratios)
    print(f"\nat most 1/{TARGET} of the CPU: {met} of {len(ratios)}; median ratio {np.median(ratios):.1f}×")
    print(f"first chart of a process, imports only: ours {cold_ms('import reportgen.charts.sheet'):.0f} ms, ", end="")
    print(f"pyplot {cold_ms('import matplotlib.pyplot'):.0f} ms, a hit {cold_ms('import reportgen.charts'):.0f} ms")
    by_operators(runs)


if __name__ == "__main__":
    main()
