"""What a build goes by: the config, and what the caller or the calendar decided beside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import clock
from reportgen.errors import ConfigError, error
from reportgen.model.standard import STANDARDS, Standard
from reportgen.output import refuse_unwritable

if TYPE_CHECKING:
    from reportgen.config import BriefingConfig
    from reportgen.language import Language
    from reportgen.language.catalogue import Message
    from reportgen.theme import Theme

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Settings:
    """The config together with what the caller or the calendar decided."""

    config: BriefingConfig
    as_of: datetime.date
    language: Language
    theme: Theme
    standard: Standard
    is_attaching: bool
    moment: datetime.datetime | None


def load_settings(
    path: str | Path,
    parameters: Mapping[str, str],
    language: str | None,
    as_of: datetime.date | None,
    today: Callable[[], datetime.date] | None,
) -> Settings:
    """Reads the config; `language` and `as_of` go before its own, `today` is asked last. Raises ConfigError."""
    from reportgen.config import load_config

    config = load_config(path, parameters)
    day = as_of or config.briefing.as_of or (today or clock.today)()
    words = in_language(language or config.briefing.language, config.data.words)
    standard = STANDARDS[config.pdf.standard]
    is_attaching = standard.may_attach and config.pdf.attachments
    return Settings(config, day, words, config.theme, standard, is_attaching, clock.source_moment())


def with_sections(settings: Settings, names: tuple[str, ...]) -> Settings:
    """The settings with only the named sections, in the config's order. Raises ConfigError for one it has not."""
    known = tuple(entry.name for entry in settings.config.sections)
    if missing := [name for name in names if name not in known]:
        fact = f"the briefing has no section '{missing[0]}'"
        raise ConfigError(error("section-choice", str(settings.config.path), fact, f"it has: {', '.join(known)}"))
    kept = tuple(entry for entry in settings.config.sections if not names or entry.name in names)
    return replace(settings, config=replace(settings.config, sections=kept))


def with_standard(settings: Settings, name: str | None) -> Settings:
    """The settings with the standard asked for by name. Raises ConfigError for one that there is not."""
    if name is None:
        return settings
    if name not in STANDARDS:
        fact = f"there is no standard '{name}'"
        raise ConfigError(error("pdf-standard", "--pdf-standard", fact, f"choose one of: {'; '.join(STANDARDS)}"))
    return replace(settings, standard=STANDARDS[name], is_attaching=STANDARDS[name].may_attach)


def in_language(code: str, words: tuple[Path, ...] = ()) -> Language:
    """The language with the workspace's own words. Raises ConfigError when there is none or its file is faulty."""
    from reportgen.language import language, languages
    from reportgen.language.catalogue import read_messages

    if code not in languages():
        known = ", ".join(languages())
        raise ConfigError(
            error("language", "--language", f"there are no words for '{code}'", f"choose one of: {known}")
        )
    own: tuple[Message, ...] = ()
    every: list[tuple[Message, ...]] = []
    for path in words:
        every.append(tuple(read_messages(path)))
        own += every[-1] if path.stem == code else ()
    found = language(code).with_names(every)
    return found.with_words(own) if own else found


def output_path(settings: Settings, output: Path | str | None) -> Path | None:
    """Where the PDF goes, None for standard output; refuses now what would fail after all the work."""
    if output == STANDARD_OUTPUT:
        return None
    if output is None:
        path = _near(settings.config.output_path(settings.as_of, language=settings.language.code))
    else:
        path = Path(output)
    refuse_unwritable(path)
    _refuse_input(settings, path)
    return path


def _refuse_input(settings: Settings, path: Path) -> None:
    """A briefing never takes the place of what it is made from."""
    files = settings.config.data.files
    tables = (*files.observations, *files.tables.values())
    inputs = [settings.config.path, *([files.sources] if files.sources else []), *files.documents]
    inputs += [table.path for table in tables]
    if path.resolve() in {each.resolve() for each in inputs}:
        remedy = "choose another name for the PDF"
        raise ConfigError(error("output-is-input", str(path), "the briefing is made from this file", remedy))


def _near(path: Path) -> Path:
    """The path as seen from the present folder when it lies below it: short, and as people would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
