"""Choosing what a PDF follows: on the command line, in the config, from Python; and what does not change with it."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import get_args, get_type_hints

import pypdfium2
import pytest

import reportgen
from reportgen import clock
from reportgen.config.publishing import public_config
from reportgen.config.shape import Pdf
from reportgen.errors import ConfigError
from reportgen.inputs.confidential import withhold
from reportgen.model.dataset import Dataset, DataTable, TableRow
from reportgen.model.facts import Citation, Locator
from reportgen.model.standard import STANDARDS
from reportgen.strict_yaml import plain, read_yaml
from tests.built import claims
from tests.cli.workspace import Workspace, lay_out
from tests.pdf.reading import opened
from tests.workspaces import ROOT, reference_copy


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    lay_out(tmp_path)
    return Workspace(tmp_path, capsys)


def attached(pdf: bytes) -> list[str]:
    with opened(pdf) as document:
        return sorted(document.attachments)


@pytest.mark.parametrize(
    ("standard", "claimed", "version", "has_files"),
    [
        ("ua-1,a-3a", ("ua1", "3a"), "1.7", True),
        ("ua-1,a-2a", ("ua1", "2a"), "1.7", False),
        ("ua-2,a-4f", ("ua2", "4f"), "2.0", True),
        ("none", (), "1.7", False),
    ],
)
def test_the_command_line_chooses(
    workspace: Workspace, standard: str, claimed: tuple[str, ...], version: str, has_files: bool
) -> None:
    answer = workspace.run("build", "--pdf-standard", standard)
    assert (answer.code, answer.err) == (0, "")
    pdf = workspace.output.read_bytes()
    assert claims(pdf) == claimed
    assert bool(attached(pdf)) is has_files
    with opened(pdf) as document:
        assert document.pdf_version == version
        assert ("/Info" in document.trailer) is (version == "1.7")
        assert ("/StructTreeRoot" in document.Root) is bool(claimed)
        assert document.Root.PageLabels.Nums[1].S == "/D"


def test_an_unknown_standard_is_answered_with_those_there_are(workspace: Workspace) -> None:
    answer = workspace.run("build", "--pdf-standard", "a-3b")
    assert answer.code == 2
    assert all(name in " ".join(answer.err.split()) for name in STANDARDS)
    assert not workspace.output.exists()
    with pytest.raises(
        ConfigError, match=r"there is no standard 'x'; choose one of: ua-1,a-3a; ua-1,a-2a; ua-2,a-4f; none"
    ):
        reportgen.build(workspace.root / "config" / "harbour.yaml", output="-", pdf_standard="x")


def test_the_config_chooses_and_the_command_line_overrides(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "output:", "pdf: {standard: 'ua-2,a-4f'}\noutput:")
    assert workspace.run("build").code == 0
    assert claims(workspace.output.read_bytes()) == ("ua2", "4f")
    assert workspace.run("build", "--pdf-standard", "ua-1,a-2a").code == 0
    assert claims(workspace.output.read_bytes()) == ("ua1", "2a")


def test_attachments_may_be_left_off_but_not_where_they_are_the_point(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "output:", "pdf: {attachments: false}\noutput:")
    assert workspace.run("build").code == 0
    assert attached(workspace.output.read_bytes()) == []
    workspace.edit("config/harbour.yaml", "attachments: false", "attachments: false, standard: 'ua-2,a-4f'")
    answer = workspace.run("build")
    assert answer.code == 2
    assert "ua-2,a-4f is for files with attachments; leave them on, or write ua-1,a-3a" in answer.err


def test_an_unknown_standard_in_the_config_is_told(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "output:", "pdf: {standard: a-1b}\noutput:")
    answer = workspace.run("check")
    assert answer.code == 2
    assert "pdf.standard" in answer.err
    assert all(name in answer.err for name in STANDARDS)


def test_config_and_program_know_the_same_standards() -> None:
    assert get_args(get_type_hints(Pdf)["standard"]) == tuple(STANDARDS)


@pytest.fixture(scope="module")
def pictures() -> dict[str, list[bytes]]:
    """The pages of the reference briefing as pictures, by standard."""
    found = {}
    for name in STANDARDS:
        pdf = reportgen.build(ROOT / "config" / "astrakhan.yaml", output="-", pdf_standard=name).pdf
        with pypdfium2.PdfDocument(pdf) as document:
            found[name] = [page.render(scale=0.5).to_numpy().tobytes() for page in document]
    return found


@pytest.mark.parametrize("name", STANDARDS)
def test_tagged_and_untagged_pages_are_the_same_picture(pictures: dict[str, list[bytes]], name: str) -> None:
    assert len(pictures[name]) > 5
    assert pictures[name] == pictures["none"]


def test_the_same_bytes_for_everybody_everywhere(tmp_path: Path) -> None:
    """Another hash seed, zone, language, home, user and folder; the workspace itself elsewhere, too."""
    made = set()
    for number, (zone, words, standard) in enumerate(
        [("Asia/Tokyo", "C", "ua-1,a-3a"), ("America/Lima", "ru_RU.UTF-8", "ua-1,a-3a"), ("UTC", "de_DE", "ua-2,a-4f")]
    ):
        home = tmp_path / f"home-{number}"
        workspace = reference_copy(home)
        environment = {
            **os.environ,
            "PYTHONHASHSEED": str(number * 7 + 1),
            "PYTHONPATH": str(ROOT),
            "TZ": zone,
            "LANG": words,
            "LC_ALL": words,
            "HOME": str(home),
            "USER": f"user{number}",
            "LOGNAME": f"user{number}",
            "XDG_CACHE_HOME": str(home / "cache"),
            "SOURCE_DATE_EPOCH": "1767225600",
        }
        target = home / "made.pdf"
        command = [sys.executable, "-m", "reportgen", "build", "config/astrakhan.yaml", "-o", target, "--quiet"]
        subprocess.run([*command, "--pdf-standard", standard], cwd=workspace, env=environment, check=True)
        pdf = target.read_bytes()
        assert str(home).encode() not in pdf
        with opened(pdf) as document, document.open_metadata() as metadata:
            assert metadata["xmp:CreateDate"] == "2026-01-01T00:00:00+00:00"
            assert all(
                str(each.obj.EF.F.Params.ModDate).startswith("D:20260101") for each in document.attachments.values()
            )
        made.add((standard, pdf))
    assert len(made) == 2


@pytest.mark.parametrize("text", ["soon", "-5", "1.5", "9" * 30, "²"])
def test_a_source_date_that_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(ConfigError, match=r"SOURCE_DATE_EPOCH: '.*' is no number of seconds since 1970; unset it"):
        clock.source_moment()


def test_the_source_date_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert clock.today() == datetime.date(2001, 9, 9)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", " ")
    assert clock.source_moment() is None


def test_the_public_config_tells_no_secrets(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        """version: 1   # a remark with pass-word
briefing: {title: "{name}", contact: "https://me:pass-word@example.org/x?token=pass-word&page=2"}
data:
  tables:
    a: {sql: select 1, url: "postgresql://me:pass-word@db/x"}
    b: {file: ../data/b.csv}
sections: [sources]
parameters: {name: {default: pass-word}}
email: {from: pass-word@example.org}
schedule: {cron: "0 7 * * *"}
folders: ["sftp://me:pass-word@host/x"]
watch: {ping: "https://hc.example/pass-word"}
output: out/{slug}.pdf
pdf: {standard: none}
""",
        encoding="utf-8",
    )
    text = public_config(path)
    assert "pass-word" not in text
    told = plain(read_yaml(text, "told"))
    assert isinstance(told, dict)
    assert list(told) == ["version", "briefing", "data", "sections", "pdf", "output"]
    assert told["briefing"] == {"title": "{name}", "contact": "https://example.org/x?token=…&page=2"}
    assert told["data"] == {"tables": {"a": {"sql": "select 1"}, "b": {"file": "../data/b.csv"}}}


def test_confidential_rows_of_a_table_lose_their_numbers_and_nothing_else() -> None:
    citation = Citation("S", Locator("t.csv", row=2))
    columns = ("region", "year", "turnover", "note", "status")
    rows = (
        TableRow(("North", Decimal(2024), Decimal("5.5"), "it was 5,5 in all", "Confidential"), citation),
        TableRow(("South", Decimal(2024), Decimal("7"), "it was 5,5", "reported"), citation),
    )
    kept = withhold(Dataset(tables={"t": DataTable("t", "t.csv", columns, rows)}))
    assert kept.tables["t"].rows[0].cells == ("North", Decimal(2024), None, "", "Confidential")
    assert kept.tables["t"].rows[1] == rows[1]
    assert [str(problem) for problem in kept.problems] == [
        "t.csv, row 2: its number is confidential and is not used; leave the number out of the data"
    ]


def test_data_without_secrets_stay_as_they_are() -> None:
    dataset = Dataset()
    assert withhold(dataset) is dataset
