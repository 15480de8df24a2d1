"""What a config says of its look → a `Theme`, or every fault in it at once, each with file, line and column."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from reportgen.errors import Problem, Severity
from reportgen.strict_yaml import Limits, MapNode, Node, ScalarNode, parse_yaml, plain, quoted
from reportgen.strict_yaml.checking import read_value
from reportgen.strict_yaml.places import node_at
from reportgen.strict_yaml.refusal import RefusedError
from reportgen.strict_yaml.report import Report, suggestion
from reportgen.strict_yaml.workspace import Workspace
from reportgen.theme.fontfiles import check_font
from reportgen.theme.look import Theme
from reportgen.theme.rules import (
    Written,
    check_bands,
    check_colours,
    check_fonts_and_sizes,
    check_page,
    misformed_colours,
)
from reportgen.theme.shape import FaceFiles, LogoKeys, ThemeKeys
from reportgen.theme.themes import DEFAULT, MARK, TYPEFACES, merged, shipped_keys, shipped_names, theme_of

_FACES = ("regular", "bold", "italic", "bold_italic")
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class ThemeSurroundings:
    """What a theme is read against: the workspace of the file that names it, all the languages there are, and the
    letters that each of the briefing's languages needs, by its code.
    """

    workspace: Workspace
    languages: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)


def read_theme(
    node: Node, path: str, surroundings: ThemeSurroundings, report: Report
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme that a value of the config names or writes out (`path` is its key), and what its own file brought up.

    None when something is wrong, which then stands in the report, or among the problems for a theme's own file. That
    the value has the shape of a theme is the config's to check.
    """
    reader = _Reader(surroundings, report, ())
    match node:
        case ScalarNode(value=str(text)) if text:
            keys = reader.named(node, path)
        case MapNode():
            keys = reader.written(node, path)
        case _:
            return None, ()
    return (theme_of(keys) if keys else None), reader.elsewhere()


class _Reader:
    """Reads one file's theme; the themes beneath it are read by readers of their own."""

    def __init__(self, surroundings: ThemeSurroundings, report: Report, above: tuple[Path, ...]) -> None:
        self._around, self._report, self._above = surroundings, report, above
        self._elsewhere: list[Problem] = []

    def elsewhere(self) -> tuple[Problem, ...]:
        """The problems of other files than the report's."""
        return tuple(self._elsewhere)

    def named(self, node: ScalarNode, path: str) -> ThemeKeys | None:
        """The keys of a shipped theme or of a file."""
        text = str(node.value)
        if text in shipped_names():
            return shipped_keys(text)
        if not text.endswith(_ENDINGS):
            remedy = f"{suggestion(text, shipped_names())}; or name a file such as ../assets/theme.yaml"
            self._report.error(node, path, f"unknown theme {quoted(text)}", remedy, "theme")
            return None
        try:
            file = self._around.workspace.file(text)
        except RefusedError as refusal:
            self._report.error(node, path, refusal.fact, refusal.remedy, "theme")
            return None
        if file in self._above:
            self._report.error(node, path, f"{quoted(text)} is based on itself", "choose another base", "theme")
            return None
        return self._of_file(file, os.path.normpath(Path(self._report.file).parent / text))

    def _of_file(self, file: Path, shown: str) -> ThemeKeys | None:
        parsed = parse_yaml(file.read_bytes()[: Limits().bytes + 1], shown)
        report = Report(shown, parsed.problems)
        around = replace(self._around, workspace=Workspace(self._around.workspace.root, file.parent))
        reader = _Reader(around, report, (*self._above, file))
        if parsed.node:
            read_value(parsed.node, ThemeKeys, "", report)
        keys = reader.written(parsed.node, "") if isinstance(parsed.node, MapNode) else None
        self._elsewhere += (*report.problems(), *reader.elsewhere())
        return None if report.has_errors() else keys

    def written(self, node: MapNode, path: str) -> ThemeKeys | None:
        """The keys that stand in this file, over those of their base; as far as they have the shape of a theme's."""
        before = _errors(self._report)
        sound = _sound(node)
        written = Written(sound, path, self._report)
        if bad := tuple(misformed_colours(written)):
            written = replace(written, root=_without(sound, bad))
        keys: ThemeKeys = msgspec.convert(plain(written.root), ThemeKeys)
        # Under a base that cannot be used the default lies, so that the rest can be looked at too.
        below = self._base(written, keys) or shipped_keys(DEFAULT)
        keys = self._located(written, keys)
        whole = merged(below, _accented(keys, below))
        self._check(written, whole)
        return None if _errors(self._report) > before or self._elsewhere_fails() else whole

    def _elsewhere_fails(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self._elsewhere)

    def _base(self, written: Written, keys: ThemeKeys) -> ThemeKeys | None:
        if keys.base is None:
            return shipped_keys(DEFAULT)
        node = node_at(written.root, "base")
        assert isinstance(node, ScalarNode)  # noqa: S101 (its type has said so)
        return self.named(node, written.name("base"))

    def _check(self, written: Written, whole: ThemeKeys) -> None:
        theme = theme_of(whole)
        check_colours(written, theme.palette)
        check_fonts_and_sizes(written, theme)
        check_page(written, theme)
        check_bands(written, self._around.languages)

    def _located(self, written: Written, keys: ThemeKeys) -> ThemeKeys:
        """The keys with files as absolute paths; what cannot be used is reported and left out."""
        fonts = keys.fonts
        for role in ("text", "display"):
            chosen = getattr(fonts, role, None)
            if fonts and chosen is not None:
                fonts = msgspec.structs.replace(fonts, **{role: self._typeface(written, role, chosen)})
        return msgspec.structs.replace(keys, fonts=fonts, logo=self._logo(written, keys.logo))

    def _typeface(self, written: Written, role: str, chosen: str | FaceFiles) -> str | FaceFiles | None:
        keys = ("fonts", role)
        if isinstance(chosen, str):
            if chosen in TYPEFACES:
                return chosen
            remedy = f"{suggestion(chosen, TYPEFACES)}; or write the four files: {', '.join(_FACES)}"
            written.error(keys, f"unknown typeface {quoted(chosen)}", remedy)
            return None
        files = {face: self._font(written, (*keys, face), getattr(chosen, face)) for face in _FACES}
        return FaceFiles(**{face: str(path) for face, path in files.items()}) if all(files.values()) else None

    def _font(self, written: Written, keys: tuple[str, ...], text: str) -> Path | None:
        try:
            path = self._around.workspace.file(text)
            if remark := check_font(path, self._around.letters):
                written.warning(keys, remark, "choose a font with tabular figures")
        except RefusedError as refusal:
            written.error(keys, refusal.fact, refusal.remedy)
            return None
        return path

    def _logo(self, written: Written, chosen: str | LogoKeys | None) -> str | LogoKeys | None:
        file = chosen.file if isinstance(chosen, LogoKeys) else chosen
        if file is None or file == MARK:
            return chosen
        try:
            found = str(self._around.workspace.file(file))
        except RefusedError as refusal:
            keys = ("logo", "file") if isinstance(chosen, LogoKeys) else ("logo",)
            written.error(keys, refusal.fact, refusal.remedy)
            return None
        return msgspec.structs.replace(chosen, file=found) if isinstance(chosen, LogoKeys) else found


def _errors(report: Report) -> int:
    return sum(problem.severity is Severity.ERROR for problem in report.problems())


def _accented(keys: ThemeKeys, below: ThemeKeys) -> ThemeKeys:
    """A new accent is the first series' colour too, unless the series are written out."""
    colours = keys.colours
    if not (colours and colours.accent and not colours.series and below.colours and below.colours.series):
        return keys
    series = (colours.accent, *below.colours.series[1:])
    return msgspec.structs.replace(keys, colours=msgspec.structs.replace(colours, series=series))


def _sound(node: MapNode) -> MapNode:
    """The keys that have the shape of a theme's; the faults of the others are told already."""
    kept = {}
    for name, found in node.entries.items():
        entry = found
        if isinstance(entry.value, MapNode):
            inner = {
                key: below for key, below in entry.value.entries.items() if _fits({name: {key: plain(below.value)}})
            }
            entry = replace(entry, value=replace(entry.value, entries=inner))
        if _fits({name: plain(entry.value)}):
            kept[name] = entry
    return replace(node, entries=kept)


def _fits(keys: dict[str, Any]) -> bool:
    try:
        msgspec.convert(keys, ThemeKeys)
    except msgspec.ValidationError:
        return False
    return True


def _without(node: MapNode, faulty: tuple[tuple[str | int, ...], ...]) -> MapNode:
    """The theme without its misformed colours; a list of series goes as a whole."""
    colours = node.entries["colours"]
    assert isinstance(colours.value, MapNode)  # noqa: S101 (colours were found in it)
    bad = {keys[1] for keys in faulty}
    left = {name: entry for name, entry in colours.value.entries.items() if name not in bad}
    emptied = replace(colours, value=replace(colours.value, entries=left))
    return replace(node, entries={**node.entries, "colours": emptied})
