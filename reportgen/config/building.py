"""From the shape of the file to the config that the program uses; the rules between keys are checked here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.config.briefing_config import (
    BriefingConfig,
    DataConfig,
)
from reportgen.config.entries import SectionEntry
from reportgen.config.mailing import build_email, build_folders, build_watch, check_mail
from reportgen.config.shape import BriefingText, ConfigFile, Data, Rewording, Table
from reportgen.config.shape import Secret as SecretText
from reportgen.credentials import Secret
from reportgen.strict_yaml import MapNode
from reportgen.strict_yaml.places import node_at
from reportgen.strict_yaml.report import Report
from reportgen.strict_yaml.workspace import Workspace
from reportgen.theme import Theme

if TYPE_CHECKING:
    from reportgen.inputs.files import TableFile
    from reportgen.rewording.endpoint import Endpoint


def build_config(
    path: Path,
    workspace: Workspace,
    file: ConfigFile,
    sections: tuple[SectionEntry, ...],
    parameters: Mapping[str, str | int | float | bool | None],
    root: MapNode,
    theme: Theme,
    report: Report,
) -> BriefingConfig | None:
    """The config; None when its paths or addresses were refused, which is told already."""
    _check_translations(file.briefing, root, report)
    check_mail(file, tuple(section.name for section in sections), root, report)
    if report.has_errors():
        return None
    return BriefingConfig(
        path=path,
        root=workspace.root,
        briefing=file.briefing,
        data=_data(file.data, workspace),
        sections=sections,
        output=file.output,
        schedule=file.schedule,
        email=build_email(file.email, file.briefing.language, workspace, root, report) if file.email else None,
        folders=build_folders(file.folders, file.briefing.language, workspace.root),
        watch=build_watch(file.watch, workspace.root),
        rewording=_rewording(file.rewording, path, workspace.root) if file.rewording else None,
        theme=theme,
        pdf=file.pdf,
        parameters=MappingProxyType({name: value for name, value in parameters.items() if value is not None}),
    )


def _rewording(group: Rewording, path: Path, root: Path) -> Endpoint:
    """The endpoint; the file of its key is relative to the config, the folder of its answers to the workspace."""
    from reportgen.rewording.endpoint import Endpoint  # noqa: PLC0415 (few configs have one, and it brings HTTP along)

    key = _secret(group.key, path.resolve().parent) if group.key else None
    return Endpoint(group.endpoint, group.model, root / group.cache, key, float(group.timeout_s))


def _secret(text: SecretText, folder: Path) -> Secret:
    if text.env:
        return Secret("env", (text.env,))
    if text.path:
        return Secret("file", (str(folder / Path(text.path).expanduser()),))
    return Secret("command", text.command)


def _check_translations(briefing: BriefingText, root: MapNode, report: Report) -> None:
    for key in ("title", "subtitle", "contact", "marking"):
        text = getattr(briefing, key)
        if isinstance(text, dict) and briefing.language not in text:
            at = node_at(root, "briefing", key)
            fact = f"there is no text in the briefing's language, {briefing.language}"
            report.error(at, f"briefing.{key}", fact, f"add '{briefing.language}: …'")
        elif isinstance(text, dict):
            for code in briefing.languages:
                if code not in text:
                    at = node_at(root, "briefing", key)
                    report.warning(at, f"briefing.{key}", f"there is no text in {code}", f"add '{code}: …'")


def _data(data: Data, workspace: Workspace) -> DataConfig:
    # inputs brings its readers along
    from reportgen.inputs.documents import FOLDER_SUFFIXES  # noqa: PLC0415 (as above)
    from reportgen.inputs.files import DataFiles, TableFile  # noqa: PLC0415 (as above)

    observations = (TableFile(path) for path in _paths(data.observations, workspace))
    tables = {name: _table(table, workspace) for name, table in data.tables.items()}
    files = DataFiles(
        root=workspace.root,
        sources=workspace.file(data.sources) if data.sources else None,
        observations=tuple(observations),
        documents=_named(data.documents, lambda text: workspace.files_or_folder(text, FOLDER_SUFFIXES)),
        tables=MappingProxyType(tables),
    )
    return DataConfig(files, data.precedence, data.about, _paths(data.words, workspace), data.share_sentences)


def _paths(texts: str | tuple[str, ...], workspace: Workspace) -> tuple[Path, ...]:
    return _named(texts, workspace.files)


def _named(texts: str | tuple[str, ...], files: Callable[[str], tuple[Path, ...]]) -> tuple[Path, ...]:
    listed = (texts,) if isinstance(texts, str) else texts
    return tuple(dict.fromkeys(path for text in listed for path in files(text)))


def _table(table: Table | str, workspace: Workspace) -> TableFile:
    from reportgen.inputs.files import TableFile  # noqa: PLC0415 (inputs brings its readers along)

    if isinstance(table, str):
        return TableFile(workspace.file(table))
    path = workspace.file(table.file) if table.file else Path()
    return TableFile(
        path,
        sheet=table.sheet,
        delimiter=table.delimiter,
        decimal=table.decimal,
        encoding=table.encoding,
        columns=table.columns,
        sql=table.sql,
        url=table.url,
    )
