"""The themes that ship, and a theme made from the keys of its YAML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from reportgen.model.briefing import Orientation
from reportgen.shipped import shipped
from reportgen.strict_yaml import plain, read_yaml
from reportgen.theme.look import MILLIMETRE_PT, Band, Page, Palette, Sizes, Theme, Typeface
from reportgen.theme.shape import PAPERS_MM, BandKeys, FaceFiles, Group, LogoKeys, PageKeys, Paper, SizeKeys, ThemeKeys

DEFAULT = "default"
MARK = "mark"  # what a theme writes for the project's own mark in place of a file

_FALLBACK = ("DejaVuSans", "DejaVuSans-Bold")
TYPEFACES: Mapping[str, Typeface] = MappingProxyType(
    {
        "PT Serif": Typeface(
            "PTSerif-Regular", "PTSerif-Bold", "PTSerif-Italic", "PTSerif-BoldItalic", *_FALLBACK
        ),
        "PT Sans": Typeface("PTSans-Regular", "PTSans-Bold", "PTSans-Italic", "PTSans-BoldItalic", *_FALLBACK),
    }
)  # fmt: skip

_Group = TypeVar("_Group", bound=Group)


def default_theme() -> Theme:
    """The shipped look: PT Serif and PT Sans on A4. Raises FileNotFoundError when a shipped file is gone."""
    return shipped_theme(DEFAULT)


@cache
def shipped_theme(name: str) -> Theme:
    """The shipped theme of that name. Raises KeyError for another one, FileNotFoundError when a file is gone."""
    return theme_of(shipped_keys(name))


def shipped_names() -> tuple[str, ...]:
    """The names of the shipped themes, the default first."""
    names = sorted(path.stem for path in shipped("assets", "themes").glob("*.yaml"))
    return DEFAULT, *(name for name in names if name != DEFAULT)


@cache
def shipped_keys(name: str) -> ThemeKeys:
    """The keys of a shipped theme, those of the default beneath them. Raises KeyError for one that does not ship."""
    if name not in shipped_names():
        raise KeyError(name)
    path = shipped("assets", "themes", f"{name}.yaml")
    own = msgspec.convert(plain(read_yaml(path.read_bytes(), path.name)), ThemeKeys)
    return own if name == DEFAULT else merged(shipped_keys(DEFAULT), own)


def merged(below: _Group, own: _Group) -> _Group:
    """The keys of the one beneath with the own ones over them, group by group; a list or a text goes as a whole."""
    changes: dict[str, Any] = {}
    for name in own.__struct_fields__:
        value, under = getattr(own, name), getattr(below, name)
        if isinstance(value, Group) and type(value) is type(under) and not isinstance(value, FaceFiles | Paper):
            changes[name] = merged(under, value)
        elif name == "logo" and isinstance(value, str):
            changes[name] = merged(_logo(under), LogoKeys(file=value))
        elif value is not None:
            changes[name] = value
    return msgspec.structs.replace(below, **changes)


def _logo(keys: str | LogoKeys | None) -> LogoKeys:
    return keys if isinstance(keys, LogoKeys) else LogoKeys(file=keys)


def theme_of(keys: ThemeKeys) -> Theme:
    """The theme of keys that are complete (the default's, with others over them), its files absolute paths."""
    files = {path.stem: path for path in sorted(shipped("assets", "fonts").glob("*.ttf"))}
    fonts, logo = _whole(keys.fonts), _logo(keys.logo)
    text, display = (_typeface(chosen, files) for chosen in (fonts["text"], fonts["display"]))
    return Theme(
        fonts=MappingProxyType(files),
        text=text,
        display=display,
        palette=Palette(**_whole(keys.colours)),
        page=_page(keys.page or PageKeys()),
        sizes=_sizes(keys.sizes or SizeKeys()),
        header=_band(keys.header),
        footer=_band(keys.footer),
        logo=_logo_file(logo.file),
        logo_height_pt=(logo.height or 0) * MILLIMETRE_PT,
    )


def _whole(group: Group | None) -> dict[str, Any]:
    return {name: getattr(group, name) for name in group.__struct_fields__} if group else {}


def _typeface(chosen: str | FaceFiles, files: dict[str, Path]) -> Typeface:
    """The typeface; the files of an own one are added under names that nothing else has."""
    if isinstance(chosen, str):
        return TYPEFACES[chosen]
    names: list[str] = []
    for field in ("regular", "bold", "italic", "bold_italic"):
        path = Path(getattr(chosen, field))
        name, attempt = path.stem, 1
        while files.setdefault(name, path) != path:
            attempt += 1
            name = f"{path.stem}-{attempt}"
        names.append(name)
    regular, bold, italic, bold_italic = names
    return Typeface(regular, bold, italic, bold_italic, *_FALLBACK)


def _page(keys: PageKeys) -> Page:
    size = keys.size or "A4"
    wide, high = (size.width, size.height) if isinstance(size, Paper) else PAPERS_MM[size]
    margins = {f"margin_{side}_pt": value * MILLIMETRE_PT for side, value in _whole(keys.margins).items()}
    page = Page(wide * MILLIMETRE_PT, high * MILLIMETRE_PT, **margins)
    # A size of one's own lies as it is written, unless its theme also says how.
    own: Orientation | None = keys.orientation
    return page.turned(own)


def _sizes(keys: SizeKeys) -> Sizes:
    named = {"line": "grid_pt", "headings": "heading_pt"}
    return Sizes(**{named.get(name, f"{name}_pt"): value for name, value in _whole(keys).items()})


def _band(keys: BandKeys | None) -> Band:
    return Band(**{name: value or "" for name, value in _whole(keys).items()})


def _logo_file(file: str | None) -> Path | None:
    if file == MARK:
        return shipped("assets", "mark.png")
    return Path(file) if file else None
