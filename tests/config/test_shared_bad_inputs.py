"""The collection of hostile configs, templates and addresses, where it is at hand; its cases stand here as well."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pytest

from reportgen.config import load_config
from reportgen.config.addresses import read_address
from reportgen.config.output import check_template
from reportgen.errors import ConfigError
from reportgen.strict_yaml.refusal import RefusedError
from tests.config.standin import REGISTRY

INPUTS = Path(__file__).resolve().parents[3] / "shared" / "bad-inputs"
# Read like any other text: what they attack is drawing, sending or writing, and the rooms that do it test it.
HARMLESS_HERE = re.compile(
    r"00_ok|08_nonexistent|20_utf16|31_lfi|34_format|35_env|52_seq|54_rtl|55_symlink|10_placeholder|11_same_name"
)


def listed(folder: str) -> list[Path]:
    manifest = INPUTS / "manifest.csv"
    if not manifest.is_file():
        return []
    with manifest.open(encoding="utf-8", newline="") as rows:
        return [INPUTS / row["file"] for row in csv.DictReader(rows) if row["file"].startswith(f"{folder}/")]


pytestmark = pytest.mark.skipif(not INPUTS.is_dir(), reason="the collection is not beside this checkout")


@pytest.mark.parametrize("path", listed("config"), ids=lambda path: path.stem)
def test_a_hostile_config_is_refused_in_a_moment(path: Path) -> None:
    start = time.process_time()
    try:
        config = load_config(path, registry=REGISTRY)
    except ConfigError as failure:
        assert not HARMLESS_HERE.match(path.stem), failure
        assert all(re.match(rf"{re.escape(str(path))}(:\d+:\d+)?$", problem.where) for problem in failure.problems)
        assert re.search(r":\d+:\d+$", failure.problems[0].where)
        assert "Traceback" not in str(failure)
    else:
        assert HARMLESS_HERE.match(path.stem)
        assert config.sections
    assert time.process_time() - start < 1


@pytest.mark.parametrize("path", listed("output"), ids=lambda path: path.stem)
def test_a_hostile_template_is_refused(path: Path) -> None:
    template = path.read_bytes().decode()
    if HARMLESS_HERE.match(path.stem):
        check_template(template)
    else:
        with pytest.raises(RefusedError):
            check_template(template)


@pytest.mark.parametrize("path", listed("addresses"), ids=lambda path: path.stem)
def test_hostile_addresses_are_refused(path: Path) -> None:
    lines = path.read_bytes().decode().rstrip("\n")
    entries = [lines] if path.stem == "01_crlf" else lines.split("\n")
    refused = []
    for entry in entries:
        try:
            read_address(entry)
        except RefusedError:
            refused.append(entry)
    wanted = {"10_idn": 2, "11_duplicates": 0, "14_thousand": 0}.get(path.stem, len(entries))
    assert len(refused) == wanted
