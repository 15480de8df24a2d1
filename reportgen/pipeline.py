"""The whole river in one place: load, compose, draw, render, check, write.

Each stage imports its room when it runs: the command line shows the first stage before heavy libraries are loaded.
"""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.errors import ConfigError, DataError, Problem, RenderError, Severity, error
from reportgen.model.briefing import Briefing, Image
from reportgen.model.built import Built, Checked
from reportgen.model.walking import charts_of, components_of
from reportgen.output import write_whole
from reportgen.settings import (
    STANDARD_OUTPUT,
    Settings,
    in_language,
    load_settings,
    output_path,
    with_sections,
    with_standard,
)

if TYPE_CHECKING:
    from reportgen.model.attachment import Attachment
    from reportgen.model.dataset import Dataset
    from reportgen.model.drawing import DisplayList
    from reportgen.pdf import Rendering

__all__ = [
    "STAGES", "STANDARD_OUTPUT", "Built", "Checked", "build", "charts_of", "check", "check_pdf", "components_of",
    "languages_of", "register",
]  # fmt: skip

STAGES = ("config", "data", "compose", "draw", "render", "check", "write")

_NONE: Mapping[str, str] = MappingProxyType({})


def build(
    config: str | Path,
    *,
    output: Path | str | None = None,
    as_of: datetime.date | None = None,
    language: str | None = None,
    parameters: Mapping[str, str] = _NONE,
    sections: tuple[str, ...] = (),
    dry_run: bool = False,
    force: bool = False,
    no_cache: bool = False,
    pdf_standard: str | None = None,
    on_stage: Callable[[str], None] | None = None,
    today: Callable[[], datetime.date] | None = None,
) -> Built:
    """Builds the briefing of a config into one PDF, which appears at its place whole or not at all.

    `output` overrides the config's name for the file; "-" and `dry_run` write nothing. `as_of` (else the config's,
    else today) and `language` override the config's. `sections` keeps only the sections of these names. `force` builds
    in spite of errors found in the data. Charts drawn before come from the user's cache; `no_cache` draws them anew.
    `pdf_standard` (a name of `model.standard.STANDARDS`) overrides the config's, with attachments where it allows them.
    `on_stage` hears the name of each stage as it begins.
    Raises ConfigError, DataError or RenderError with all the problems of the stage that could not go on.
    """
    stage = _Stages(on_stage)
    with stage("config"):
        settings = with_sections(load_settings(config, parameters, language, as_of, today), sections)
        settings = with_standard(settings, pdf_standard)
        path = output_path(settings, output)
    with stage("data"):
        dataset = _read(settings)
    with stage("compose"):
        briefing = _reworded(_compose(settings, dataset), settings, dataset)
        problems = _unique(settings.config.problems, dataset.problems, briefing.problems)
        _pass_data_gate(problems, force=force)
    with stage("draw"), _in_briefing(settings):
        drawings = _draw(briefing, settings, no_cache=no_cache)
    with stage("render"), _in_briefing(settings):
        rendering = _render(briefing, drawings, settings)
    with stage("check"):
        problems = _unique(problems, _proof_read(rendering, briefing, settings))
    with stage("write"):
        if path and not dry_run:
            write_whole(path, rendering.pdf)
    digest = hashlib.sha256(rendering.pdf).hexdigest()
    pdf = rendering.pdf
    return Built(path, rendering.pages, len(pdf), digest, stage.seconds, problems, pdf, briefing, drawings)


def check(
    config: str | Path,
    *,
    as_of: datetime.date | None = None,
    language: str | None = None,
    parameters: Mapping[str, str] = _NONE,
    on_stage: Callable[[str], None] | None = None,
    today: Callable[[], datetime.date] | None = None,
) -> Checked:
    """Does all that `build` does short of writing, and returns every problem and note instead of a PDF.

    What cannot be drawn or printed is found too, once the data are in a state to be drawn.
    Raises ConfigError or DataError when a stage could not go on.
    """
    stage = _Stages(on_stage)
    with stage("config"):
        settings = load_settings(config, parameters, language, as_of, today)
    with stage("data"):
        dataset = _read(settings)
    with stage("compose"):
        briefing = _reworded(_compose(settings, dataset), settings, dataset)
        others = () if language else _in_other_languages(settings, dataset)
    problems = _unique(settings.config.problems, dataset.problems, briefing.problems, others)
    drawn = () if _has_errors(problems) else _try_to_draw(briefing, settings, stage)
    contents = {
        "section": len(briefing.sections),
        "observation": len(dataset.observations),
        "table": len(dataset.tables),
        "document": len(dataset.documents),
        "source": len(dataset.sources),
    }
    return Checked(_unique(problems, drawn), contents, is_drawable=not _has_errors(drawn))


def register(
    config: str | Path,
    *,
    as_of: datetime.date | None = None,
    parameters: Mapping[str, str] = _NONE,
    today: Callable[[], datetime.date] | None = None,
    kind: str = "commitments",
) -> tuple[dict[str, str], ...]:
    """The rows of the briefing's register of `commitments` or `statements`, as the next edition reads them.

    Raises ConfigError or DataError when a stage could not go on.
    """
    from reportgen.compose import compose_register

    settings = load_settings(config, parameters, None, as_of, today)
    here = settings.language, settings.as_of, settings.theme.page
    return compose_register(settings.config, _read(settings), *here, kind=kind)


def languages_of(config: str | Path, parameters: Mapping[str, str] = _NONE) -> tuple[str, ...]:
    """The languages that the config declares, its own where it declares none. Raises ConfigError."""
    from reportgen.config import load_config

    briefing = load_config(config, parameters).briefing
    return tuple(dict.fromkeys(briefing.languages or (briefing.language,)))


def _in_other_languages(settings: Settings, dataset: Dataset) -> tuple[Problem, ...]:
    """What the briefing lacks in each other language that the config declares."""
    config = settings.config
    found: list[Problem] = []
    for code in config.briefing.languages:
        if code != settings.language.code:
            briefing = _compose(replace(settings, language=in_language(code, config.data.words)), dataset)
            found += (problem for problem in briefing.problems if problem.code == "untranslated")
    return tuple(found)


def check_pdf(path: Path) -> tuple[Problem, ...]:
    """What proof-reading a finished PDF brings up. Raises ConfigError when the file cannot be read."""
    from reportgen.pdf import check as proof_read

    try:
        content = path.read_bytes()
    except OSError as fault:
        problem = error("pdf-unreadable", str(path), f"cannot be read ({fault.strerror})", "check the path")
        raise ConfigError(problem) from fault
    return proof_read(content, may_hold_pictures=True, may_be_untagged=False)


class _Stages:
    """Announces each stage and keeps its time."""

    def __init__(self, on_stage: Callable[[str], None] | None) -> None:
        self._announce = on_stage
        self._seconds: dict[str, float] = {}

    @property
    def seconds(self) -> Mapping[str, float]:
        return MappingProxyType(dict(self._seconds))

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        if self._announce:
            self._announce(name)
        begun = time.perf_counter()
        yield
        self._seconds[name] = time.perf_counter() - begun


def _read(settings: Settings) -> Dataset:
    from reportgen.inputs import read_dataset
    from reportgen.inputs.confidential import withhold

    return withhold(read_dataset(settings.config.data.files, settings.as_of))


def _compose(settings: Settings, dataset: Dataset) -> Briefing:
    from reportgen.compose import compose

    return compose(settings.config, dataset, settings.language, settings.as_of, settings.theme.page)


def _reworded(briefing: Briefing, settings: Settings, dataset: Dataset) -> Briefing:
    """The briefing in smoother words, where the config names an endpoint for them; else as it is."""
    if settings.config.rewording is None:
        return briefing
    from reportgen.rewording import reword
    from reportgen.text.words import LETTERS

    written = (word for document in dataset.documents for word in LETTERS.findall(document.text))
    known = frozenset(word for word in written if word.islower())
    return reword(briefing, settings.config.rewording, settings.language, known)


def _pass_data_gate(problems: tuple[Problem, ...], *, force: bool) -> None:
    """Raises DataError when the data are in a state to stop the build, unless the caller insists."""
    if not force and _has_errors(problems):
        raise DataError(problems)


def _has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


@contextmanager
def _in_briefing(settings: Settings) -> Iterator[None]:
    """Puts the config's name before the places of what cannot be drawn: the drawing rooms know no files."""
    try:
        yield
    except RenderError as fault:
        named = (replace(each, where=f"{settings.config.path}, {each.where}") for each in fault.problems)
        raise RenderError(named) from fault


def _draw(briefing: Briefing, settings: Settings, *, no_cache: bool = False) -> dict[str, DisplayList]:
    """Component id → drawing. Raises RenderError with the problems of all charts."""
    from reportgen.charts import draw, user_cache

    cache = None if no_cache else user_cache()
    drawings: dict[str, DisplayList] = {}
    problems: list[Problem] = []
    for identifier, spec in charts_of(briefing):
        try:
            drawings[identifier] = draw(spec, settings.theme, settings.language, cache)
        except RenderError as fault:
            problems += (replace(problem, where=f"{identifier}: {problem.where}") for problem in fault.problems)
    if problems:
        raise RenderError(problems)
    return drawings


def _render(briefing: Briefing, drawings: Mapping[str, DisplayList], settings: Settings) -> Rendering:
    from reportgen.config.publishing import public_config
    from reportgen.enclosures import config_enclosure, enclose
    from reportgen.pdf import Drawn, render

    def attach(drawn: Drawn) -> Sequence[Attachment]:
        path, words = settings.config.path, settings.language
        return enclose(briefing, drawn, words, config_enclosure(path.name, public_config(path), words))

    return render(
        briefing,
        drawings,
        settings.theme,
        settings.language,
        standard=settings.standard,
        attach=attach if settings.is_attaching else None,
        moment=settings.moment,
    )


def _proof_read(rendering: Rendering, briefing: Briefing, settings: Settings) -> tuple[Problem, ...]:
    """What the check of the finished file brings up. Raises RenderError when it must not leave."""
    from reportgen.pdf import check as proof_read

    has_pictures = settings.theme.logo is not None or any(isinstance(each, Image) for each in components_of(briefing))
    problems = proof_read(rendering.pdf, may_hold_pictures=has_pictures)
    if _has_errors(problems):
        raise RenderError(problems)
    return problems


def _try_to_draw(briefing: Briefing, settings: Settings, stage: _Stages) -> tuple[Problem, ...]:
    """What comes up when the briefing is drawn, set and proof-read; its file is dropped."""
    try:
        with _in_briefing(settings):
            with stage("draw"):
                drawings = _draw(briefing, settings)
            with stage("render"):
                rendering = _render(briefing, drawings, settings)
            with stage("check"):
                return _proof_read(rendering, briefing, settings)
    except RenderError as fault:
        return fault.problems


def _unique(*groups: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problem for group in groups for problem in group))
