"""Charts that a Python function of the workspace draws: called with its table, recorded like ours.

The function runs with all the rights of whoever builds: a workspace from elsewhere is read before it is built.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from cycler import cycler
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.ticker import LogFormatter, NullFormatter

from reportgen.charts.record import record
from reportgen.errors import RenderError, error
from reportgen.inputs import to_frame
from reportgen.model.chart import OwnFunction
from reportgen.model.drawing import DisplayList
from reportgen.theme import Theme

FOLDER = "charts"


def draw_own(own: OwnFunction, width_pt: float, height_pt: float, theme: Theme) -> DisplayList:
    """What the function draws from (data, options, theme), made `width_pt` by `height_pt`.

    `data` is the table as a pandas DataFrame, `options` a dict. Raises RenderError when the file stands outside a
    folder `charts`, when the function is missing, fails or returns no Figure, and for what cannot be printed.
    """
    where = f"{Path(own.file).name}, function {own.name}"
    with rc_context(_house(theme)):
        function = _function(own, where)
        try:
            figure = function(to_frame(own.table), dict(own.options), theme)
        except (Exception, SystemExit) as fault:  # whatever a person's code may raise is theirs to mend
            _refuse(where, _told(fault, own.file), "correct the function, or choose one of the kinds that are built in")
        if not isinstance(figure, Figure):
            _refuse(where, f"it returned {type(figure).__name__}, not a Figure", "return the matplotlib Figure")
        figure.set_size_inches(width_pt / 72, height_pt / 72)
        _spell_out_powers(figure)
        drawing = _recorded(figure, theme, where)
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            pyplot.close(figure)
    least = theme.sizes.chart_label_least_pt
    if small := next((text for text in drawing.texts() if text.size_pt < least), None):
        _refuse(where, f"'{small.text}' is set in {small.size_pt:g} pt", f"set it in at least {least:g} pt")
    return drawing


def _spell_out_powers(figure: Figure) -> None:
    """Logarithmic axes that were left to matplotlib's labels get plain numbers: its exponents are too small to read."""
    axes = [axis for each in figure.axes for axis in (each.xaxis, each.yaxis)]
    for axis in axes:
        if axis.isDefault_majfmt and isinstance(axis.get_major_formatter(), LogFormatter):
            axis.set_major_formatter(_plain)
            axis.set_minor_formatter(NullFormatter())


def _plain(value: float, _: object) -> str:
    """The number with no-break spaces between thousands, as every language can read it."""
    return f"{value:,.0f}".replace(",", "\u00a0") if abs(value) >= 1 else f"{value:.12f}".rstrip("0").rstrip(".")


def _house(theme: Theme) -> dict[Any, Any]:
    """What a figure looks like unless the function says otherwise; a person's own matplotlibrc has no part in it."""
    palette, size = theme.palette, theme.sizes.chart_label_pt
    sizes = ("font.size", "axes.titlesize", "axes.labelsize", "xtick.labelsize", "ytick.labelsize", "legend.fontsize")
    texts = ("text.color", "axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor")
    return {
        **dict.fromkeys(sizes, size),
        **dict.fromkeys(texts, palette.text),
        "axes.prop_cycle": cycler(color=list(palette.series)),
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": palette.rule,
        "grid.color": palette.grid,
        "figure.facecolor": "white",
        "text.usetex": False,
        "path.sketch": None,
        "path.effects": [],
    }


def _function(own: OwnFunction, where: str) -> Callable[..., Any]:
    path = Path(own.file)
    if path.parent.name != FOLDER or path.suffix != ".py":
        _refuse(where, "the file does not stand in a folder 'charts'", "move it there: charts/NAME.py")
    found = getattr(_module(path, where), own.name, None)
    if not callable(found):
        _refuse(where, "there is no such function in the file", "correct the name")
    made: Callable[..., Any] = found
    return made


def _module(path: Path, where: str) -> ModuleType:
    # Compiled from the text each time: a byte-code file knows its source only by second and size.
    module = ModuleType(f"reportgen_own_{path.stem}")
    module.__file__ = str(path)
    try:
        exec(compile(path.read_bytes(), str(path), "exec"), module.__dict__)  # noqa: S102 (the person's own chart)
    except (Exception, SystemExit) as fault:  # as above: a person's own code
        _refuse(where, _told(fault, str(path)), "correct the file")
    return module


def _recorded(figure: Figure, theme: Theme, where: str) -> DisplayList:
    try:
        return record(figure, theme, least_outlined_pt=theme.sizes.chart_label_least_pt)
    except RenderError as fault:
        problems = tuple(error(each.code, where, each.message, each.remedy) for each in fault.problems)
        raise RenderError(problems) from fault


def _told(fault: BaseException, file: str) -> str:
    """The fault in a line, with the last line of the file that led to it."""
    lines = [frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == file]
    number = fault.lineno if isinstance(fault, SyntaxError) else lines[-1] if lines else None
    place = f"line {number}: " if number else ""
    words = fault.msg if isinstance(fault, SyntaxError) else " ".join(str(fault).split())
    return f"{place}{type(fault).__name__}: {words}"[:300]


def _refuse(where: str, fact: str, remedy: str) -> NoReturn:
    raise RenderError(error("own-chart", where, fact, remedy))
