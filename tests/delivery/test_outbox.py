"""The folder that stands for a mail server: no message takes another's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.delivery.doors import Envelope, OutboxDoor, envelope_name
from reportgen.delivery.faults import Dropped

SLOT = "2026-03-02T04:00:00Z"


def written(folder: Path, *envelopes: Envelope) -> list[str]:
    door = OutboxDoor(folder)
    for envelope in envelopes:
        door.deliver(envelope, lambda: None)
    return sorted(path.name for path in folder.iterdir())


def envelope(
    variant: str = "en", recipient: str = "a@one.test", key: str = "<1@x.test>", config: str = "a.yaml"
) -> Envelope:
    return Envelope(envelope_name(f"config/{config}", SLOT, variant), recipient, b"text", key)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (envelope("ru;region=Север", key="<1@x.test>"), envelope("ru;region=Юг", key="<2@x.test>")),
        (envelope(recipient="a--b@one.test"), envelope(recipient="a-b@one.test")),
        (envelope(recipient="a@xn--one.test"), envelope(recipient="a@xn-one.test")),
        (envelope(key="<1@x.test>", config="a.yaml"), envelope(key="<2@x.test>", config="b.yaml")),
        (envelope(key="<1@x.test>", config="x/a.yaml"), envelope(key="<2@x.test>", config="y/a.yaml")),
    ],
)
def test_messages_whose_names_read_alike_have_files_of_their_own(
    tmp_path: Path, first: Envelope, second: Envelope
) -> None:
    assert len(written(tmp_path, first, second)) == 2


def test_the_same_message_is_the_same_file(tmp_path: Path) -> None:
    (name,) = written(tmp_path, envelope(), envelope())
    assert name.startswith("2026-03-02T04-00-a-en-a@one.test-")
    assert name.endswith(".eml")


def test_a_folder_that_cannot_be_written_puts_the_message_off(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(Dropped):
        OutboxDoor(tmp_path / "taken").deliver(envelope(), lambda: None)
