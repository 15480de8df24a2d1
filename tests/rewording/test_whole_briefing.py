"""Rewording in a whole build: off without its group, the same bytes twice with it, both wordings in the evidence."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from reportgen.config import load_config
from reportgen.credentials import Secret
from reportgen.errors import ConfigError
from reportgen.pipeline import build, check
from tests.rewording.model_server import ModelServer, says

CONFIG = """\
version: 1
briefing: {title: Ports, as_of: 2025-06-01}
data: {documents: ../texts}
sections:
  - summary: {sentences: 3}
  - sources
"""
FISH = "Prior to May fish catches fell by almost 30% in the lakes of the north."
GRAIN = "The railway brought over 240 thousand tonnes of grain to the terminal in order to feed the farms."
PLAIN_GRAIN = "The railway brought over 240 thousand tonnes of grain to the terminal to feed the farms."
PORT = "The port of Lindland handled 16 million tonnes of cargo, a level not seen for decades."


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A workspace of one text."""
    for name in ("config", "texts"):
        tmp_path.joinpath(name).mkdir()
    tmp_path.joinpath("texts/talks.txt").write_text(f"Date: 2025-05-02\n\n{PORT}\n{GRAIN}\n{FISH}\n", encoding="utf-8")
    path = tmp_path / "config" / "a.yaml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


def with_model(config: Path, address: str) -> None:
    config.write_text(f"{CONFIG}rewording: {{endpoint: '{address}', model: m}}\n", encoding="utf-8")


def test_without_its_group_no_socket_is_opened_and_nothing_of_it_loaded(config: Path) -> None:
    program = (
        "import socket, sys, pathlib\n"
        "def refuse(*_, **__): raise AssertionError('a socket was opened')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from reportgen.pipeline import build\n"
        f"build(pathlib.Path({str(config)!r}), output='-')\n"
        "assert 'reportgen.rewording' not in sys.modules and 'http.client' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_build_takes_good_wordings_and_reports_bad_ones(config: Path) -> None:
    answers = {FISH: "Before May fish catches fell by 30% in the lakes of the north.", GRAIN: PLAIN_GRAIN, PORT: PORT}
    with ModelServer(lambda sentence: says(answers[sentence])) as server:
        with_model(config, server.address)
        first = build(config, output="-")
        assert sorted(server.sentences) == sorted(answers)
        told = [str(each) for each in check(config).problems if each.code == "wording_refused"]
        assert len(server.asked) == 3, "check asks nothing that build has asked"
    assert len(told) == 1
    assert "the qualifier “almost” is missing" in told[0]
    second = build(config, output="-")
    assert second.sha256 == first.sha256, "the server is gone, and its answers are kept"
    with pikepdf.open(io.BytesIO(first.pdf)) as document:
        evidence = json.loads(document.attachments["evidence.json"].get_file().read_bytes())
    quoted = {each["text"]: each.get("reworded_from") for each in evidence["printed"] if "quoted_from" in each}
    assert quoted == {PORT: None, PLAIN_GRAIN: GRAIN, FISH: None}


def test_an_endpoint_that_is_away_stops_no_build(config: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
    plain = build(config, output="-")
    with_model(config, address)
    built = build(config, output="-")
    assert [each.code for each in built.problems if each.severity == "warning"] == ["rewording"]
    assert built.briefing.sections == plain.briefing.sections


@pytest.mark.parametrize(
    ("group", "fact"),
    [
        ("{endpoint: 'http://models.example.org/v1', model: m}", "without TLS only this machine itself is asked"),
        ("{endpoint: 'https://me:secret@models.example.org/v1', model: m}", "is not the address of an endpoint"),
        ("{endpoint: 'https://models.example.org/v1?key=x', model: m}", "is not the address of an endpoint"),
        ("{endpoint: 'https://models.example.org:99999', model: m}", "is not the address of an endpoint"),
        ("{endpoint: 'https://models.example.org/v1'}", "model"),
        ("{endpoint: 'https://models.example.org/v1', model: m, key: s3cret}", "key"),
        ("{endpoint: 'https://models.example.org/v1', model: m, cache: ../kept}", "is no folder of the workspace"),
        ("{endpoint: 'https://models.example.org/v1', model: m, timeout_s: 0}", "timeout_s"),
    ],
)
def test_a_faulty_group_is_told(config: Path, group: str, fact: str) -> None:
    config.write_text(f"{CONFIG}rewording: {group}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="rewording") as caught:
        load_config(config)
    assert fact in str(caught.value)


def test_a_sound_group(config: Path) -> None:
    group = "{endpoint: 'https://models.example.org/v1', model: m, key: {path: key}, timeout_s: 5}"
    config.write_text(f"{CONFIG}rewording: {group}\n", encoding="utf-8")
    found = load_config(config).rewording
    assert found is not None
    assert (found.address, found.model, found.timeout_s) == ("https://models.example.org/v1", "m", 5.0)
    assert found.key == Secret("file", (str(config.parent / "key"),))
    assert found.folder == config.parents[1] / "state" / "rewording"
