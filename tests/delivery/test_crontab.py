"""The block in a crontab: put in, replaced, taken out, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.delivery.crontab import Job, block, unit_name, units, with_block, without_block
from reportgen.errors import ConfigError

JOB = Job(Path("/srv/brief ing%s"), ("config/a.yaml",))
OTHERS = "MAILTO=me\n# mine\n5 4 * * * echo hello"


def test_the_block_is_put_at_the_end_once() -> None:
    once = with_block(OTHERS, JOB)
    assert once.startswith(OTHERS + "\n# reportgen begin")
    assert with_block(once, JOB) == once


def test_the_command_is_quoted_for_cron_and_shell() -> None:
    line = block(JOB).splitlines()[1]
    assert line.startswith(r"*/5 * * * * cd '/srv/brief ing\%s' && ")
    assert line.endswith("-m reportgen run --quiet config/a.yaml")


def test_taking_it_out_gives_back_what_was_there() -> None:
    assert without_block(with_block(OTHERS + "\n", JOB), JOB) == OTHERS + "\n"
    assert without_block(OTHERS, JOB) == OTHERS


def test_another_workspace_has_a_block_of_its_own() -> None:
    other = Job(Path("/srv/other"), ())
    both = with_block(with_block("", JOB), other)
    assert without_block(both, JOB) == block(other)


@pytest.mark.parametrize("spoil", [("# reportgen end /srv/brief ing%s\n", ""), ("# reportgen begin", "# begin")])
def test_a_block_that_somebody_spoilt_is_left_alone(spoil: tuple[str, str]) -> None:
    with pytest.raises(ConfigError, match="do not stand in pairs"):
        with_block(with_block(OTHERS, JOB).replace(*spoil), JOB)


def test_units_for_systemd() -> None:
    files = units(JOB)
    assert set(files) == {"reportgen-brief-ing-s.service", "reportgen-brief-ing-s.timer"}
    assert "cd '/srv/brief ing%%s' &&" in files[f"{unit_name(JOB)}.service"]
    assert "OnCalendar=*:0/5" in files[f"{unit_name(JOB)}.timer"]
