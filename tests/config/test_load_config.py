"""What a good config becomes."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from reportgen.config import SectionEntry, load_config
from reportgen.errors import ConfigError
from tests.config.standin import REGISTRY, Callout, Cooperation, Free, Summary, TableOptions, TextOptions, Topic, Trade
from tests.config.workspace import GOOD, faults, load, workspace

FULL = """\
version: 1
briefing:
  title: {en: Trade, ru: Торговля}
  subtitle: '<b>bold</b> & {title.__class__.__mro__} {0} %(x)s ${HOME}'
  language: en
  reporter: Belarus
  partner: Astrakhan Region
  as_of: 2026-01-31
  contact: Trade analysis desk
  marking: For official use
  edition: "7"
data:
  sources: ../data/sales.csv
  observations: [../data/sales.csv]
  documents: ../data/notes/*.md
  tables:
    sales: ../data/sales.csv
    renamed: {file: ../data/sales.csv, delimiter: ";", decimal: ",", encoding: cp1251, columns: {region: area}}
    live: {sql: SELECT 1, url: "postgresql://host/base"}
  precedence: [S01, S50]
sections:
  - trade
  - summary:
  - summary: {sentences: 3}
  - trade: {from: 2017}
  - cooperation:
      topics:
        - {title: Lifts, keywords: [lift, no]}
  - section:
      title: Our own
      components:
        - table: {data: sales}
        - callout:
            title: Read with care
            components:
              - text: {text: "x"}
output: out/{slug}-{as_of}-{language}.pdf
schedule: {cron: "0 7 * * MON", timezone: Europe/Minsk}
email:
  from: Trade desk <desk@example.org>
  smtp: {host: smtp.example.org, security: starttls}
  recipients:
    - Board <board@example.org>
    - {to: Посольство <embassy@example.org>, language: en}
theme: {colours: {accent: "#0B5D3B"}}
"""


def test_a_full_config_is_read_into_values(folder: Path) -> None:
    config = load(folder, FULL)
    data = folder / "data"
    assert config.root == folder
    assert config.briefing.title == {"en": "Trade", "ru": "Торговля"}
    assert config.briefing.subtitle == "<b>bold</b> & {title.__class__.__mro__} {0} %(x)s ${HOME}"
    assert config.briefing.as_of == datetime.date(2026, 1, 31)
    assert config.data.precedence == ("S01", "S50")
    assert config.data.files.documents == (data / "notes" / "a.md", data / "notes" / "b.md")
    assert [file.path for file in config.data.files.observations] == [data / "sales.csv"]
    assert config.data.files.tables["sales"].path == data / "sales.csv"
    assert config.data.files.tables["renamed"].columns == {"region": "area"}
    assert config.data.files.tables["live"].sql == "SELECT 1"
    assert config.schedule is not None
    assert config.schedule.timezone == "Europe/Minsk"
    assert config.email is not None
    assert config.email.sender.mailbox == "desk@example.org"
    assert [recipient.address.name for recipient in config.email.recipients] == ["Board", "Посольство"]
    assert config.theme.palette.accent == "#0B5D3B"
    assert config.problems == ()


def test_sections_keep_their_order_options_and_place(folder: Path) -> None:
    config = load(folder, FULL)
    file = config.path
    assert [entry.name for entry in config.sections] == [
        "trade", "summary", "summary", "trade", "cooperation", "section",
    ]  # fmt: skip
    assert config.sections[0] == SectionEntry("trade", Trade(), f"{file}:22:5")
    assert config.sections[1].options == Summary(sentences=5)
    assert config.sections[2].options == Summary(sentences=3)
    assert config.sections[3] == SectionEntry("trade", Trade(first=2017), f"{file}:25:5")
    assert config.sections[4].options == Cooperation(topics=(Topic(title="Lifts", keywords=("lift", "no")),))


def test_a_free_section_holds_named_components(folder: Path) -> None:
    config = load(folder, FULL)
    file = config.path
    text = SectionEntry("text", TextOptions(text="x"), f"{file}:36:17")
    assert config.sections[5].options == Free(
        title="Our own",
        components=(
            SectionEntry("table", TableOptions(data="sales"), f"{file}:32:11"),
            SectionEntry("callout", Callout(title="Read with care", components=(text,)), f"{file}:33:11"),
        ),
    )


def test_a_components_file_is_found_from_the_config(folder: Path) -> None:
    config = load(folder, GOOD + "        - image: {file: ../data/sales.csv}\n")
    image = config.sections[0].options.components[1]
    assert image.options.file == str(folder / "data" / "sales.csv")


def test_the_config_is_frozen(folder: Path) -> None:
    config = load(folder, GOOD)
    with pytest.raises(dataclasses.FrozenInstanceError):
        config.output = "x"  # type: ignore[misc]  # this is the point
    with pytest.raises(AttributeError):
        config.briefing.title = "x"  # type: ignore[misc]  # this is the point


def test_a_short_config_has_defaults(folder: Path) -> None:
    config = load(folder, GOOD)
    assert (config.briefing.language, config.briefing.as_of, config.output) == (
        "en",
        None,
        "out/{slug}-{as_of}-{language}.pdf",
    )
    assert (config.schedule, config.email, config.data.files.documents) == (None, None, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_saved_by_windows_are_read(folder: Path, encoding: str) -> None:
    assert load(folder, GOOD.replace("\n", "\r\n").encode(encoding)).briefing.title == "Weekly briefing"


def test_without_a_folder_named_config_the_configs_own_folder_is_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text("a\n1\n")
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.replace("../data/", ""))
    assert load_config(path, registry=REGISTRY).root == tmp_path


def test_a_file_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.yaml", "there is no such file"),
        (tmp_path, "this is not a file"),
        (Path("a\0b"), "cannot be read"),
    ):
        with pytest.raises(ConfigError, match=said):
            load_config(path, registry=REGISTRY)


def test_repeated_recipients_get_one_copy_and_a_warning(folder: Path) -> None:
    text = GOOD + (
        "email:\n  from: desk@example.test\n  recipients:\n    - Ops@Example.test\n    - ops@example.test\n"
        "    - '\"Ops\" <ops@EXAMPLE.test>'\n    - {to: b@example.test}\n"
    )
    config = load(folder, text)
    assert config.email is not None
    assert [recipient.address.mailbox for recipient in config.email.recipients] == [
        "Ops@Example.test",
        "b@example.test",
    ]
    assert [problem.where.rpartition("a.yaml")[2] for problem in config.problems] == [":16:7", ":17:7"]
    assert "one copy will be sent" in str(config.problems[0])


def test_a_relative_path_is_shown_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config" / "a.yaml").write_text(GOOD.replace("sales.csv", "sale.csv"))
    with pytest.raises(ConfigError, match=r"^config/a.yaml:6:19: data.tables.sales.file: there is no file"):
        load_config("config/a.yaml", registry=REGISTRY)


def test_a_good_config_has_no_faults(folder: Path) -> None:
    assert faults(folder, GOOD) == []
