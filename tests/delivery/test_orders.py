"""From a config to what a run uses, recipients from a table among it."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from pathlib import Path

import pytest

from reportgen.credentials import Secret
from reportgen.delivery.doors import OutboxDoor
from reportgen.delivery.editions import output_path, variants_of
from reportgen.delivery.faults import DeliveryError
from reportgen.delivery.orders import Order, ledger_path, read_order
from reportgen.delivery.plan import Variant
from reportgen.delivery.rehearsal import rehearse
from reportgen.delivery.running import Choices, run_order
from reportgen.delivery.smtp import connect
from reportgen.errors import DataError
from reportgen.ledger import deliveries_of, run_of
from tests.delivery.build import SLOT, Clock, ledger_in
from tests.delivery.mailserver import MailServer
from tests.delivery.workspace import CONFIG, lay_out, order_for

TABLE = """\
mail,who,port
a@one.test,Ada,North
b@two.test,,South
a@one.test,Ada,South
"""
BY_TABLE = CONFIG[: CONFIG.index("  recipients:")].replace("port: North", 'port: "{port}"').replace(
    "sections:\n", "  tables: {people: {file: ../data/people.csv}}\nsections:\n"
) + (
    "  recipients: {table: people, address: mail, name: who, parameters: {port: port}}\n"
    "parameters:\n  port: {default: North}\n"
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = lay_out(tmp_path)
    path.write_text(BY_TABLE, encoding="utf-8")
    people(path, TABLE)
    observations = tmp_path / "data" / "observations.csv"
    text = observations.read_text(encoding="utf-8")
    south = "".join(line.replace("A", "B", 1).replace("North", "South") for line in text.splitlines(keepends=True)[1:])
    observations.write_text(text + south, encoding="utf-8")
    return path


def people(config: Path, text: str) -> None:
    (config.parent.parent / "data" / "people.csv").write_text(text, encoding="utf-8")


def order_in(config: Path, more: str) -> Order:
    text = CONFIG.replace("schedule: {", "schedule: {max_age: 3d, not_before: 2026-03-01, ")
    config.write_text(text + more, encoding="utf-8")
    return read_order(config, {})


def test_a_schedule_begins_with_its_first_day_in_its_zone(tmp_path: Path) -> None:
    schedule = order_in(lay_out(tmp_path), "").schedule
    assert schedule is not None
    assert schedule.max_age == datetime.timedelta(days=3)
    assert schedule.not_before == datetime.datetime(2026, 2, 28, 21, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("security", "port"), [("security: implicit", 465), ("security: starttls", 587), ("port: 2525", 2525)]
)
def test_a_server_has_the_port_of_its_security(tmp_path: Path, security: str, port: int) -> None:
    mail = order_in(lay_out(tmp_path), f"  smtp: {{host: mail.example.test, {security}}}\n").mail
    assert mail is not None
    assert mail.server is not None
    assert mail.server.port == port


def test_a_password_file_is_found_beside_the_config(tmp_path: Path) -> None:
    more = "  smtp: {host: mail.example.test, user: desk, password: {path: secrets/mail}}\n"
    mail = order_in(lay_out(tmp_path), more).mail
    assert mail is not None
    assert mail.server is not None
    assert mail.server.password == Secret("file", (str(tmp_path / "config" / "secrets" / "mail"),))


def test_a_password_of_the_usual_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_SMTP_PASSWORD", "x")
    mail = order_in(lay_out(tmp_path), "  smtp: {host: mail.example.test, user: desk}\n").mail
    assert mail is not None
    assert mail.server is not None
    assert mail.server.password == Secret("env", ("REPORTGEN_SMTP_PASSWORD",))


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_user_whose_password_is_nowhere_is_not_sent_for_without_a_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTGEN_SMTP_PASSWORD", raising=False)
    with MailServer(logins={"desk": "s3cret"}) as server:
        smtp = f"  smtp: {{host: 127.0.0.1, port: {server.port}, security: none, user: desk}}\n"
        mail = order_in(lay_out(tmp_path), smtp).mail
        assert mail is not None
        assert mail.server is not None
        with pytest.raises(DeliveryError, match="variable REPORTGEN_SMTP_PASSWORD: the variable is not set"):
            connect(mail.server)


def test_each_row_is_a_message_and_the_same_address_may_get_two(config: Path, tmp_path: Path) -> None:
    with MailServer() as server:
        outcome = run_order(order_for(config, server.address()), Choices(), Clock().outside())
        assert outcome.exit_code == 0, outcome.problems
        assert sorted(server.box.recipients) == ["a@one.test", "a@one.test", "b@two.test"]
        assert run_order(order_for(config, server.address()), Choices(), Clock().outside()).slots == ()
        texts = [message.get_body(("plain",)).get_content() for message in server.box.messages()]  # type: ignore[union-attr]  # there is one
        shown = [message["To"] for message in server.box.messages()]
    assert sorted(shown) == ["Ada <a@one.test>", "Ada <a@one.test>", "b@two.test"]
    assert len(texts) == 3
    with ledger_in(tmp_path) as ledger:
        run = run_of(ledger, "config/harbour.yaml", SLOT)
        assert run is not None
        assert sorted(each.variant for each in deliveries_of(ledger, run)) == [
            "en;port=North",
            "en;port=South",
            "en;port=South",
        ]
    assert sorted(path.name for path in (tmp_path / "out").glob("*.pdf")) == [
        "harbour-2026-03-02-north.pdf",
        "harbour-2026-03-02-south.pdf",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mail,who,port\n", "no row|nobody stands in it"),
        ("post,who,port\nx@one.test,,\n", "there is no column 'mail'; the table has: post, who, port"),
        ("mail,who,port\na@,,\nb;c@one.test,,\n", r"people.csv, row 2.*lacks a domain[^$]*row 3.*';'"),
        ('mail,who,port\na@one.test,"A\u202eB",\n', "row 2.*U\\+202E"),
        ("mail,who,port\n" + "".join(f"u{n}@one.test,,\n" for n in range(101)), "101 recipients are more than"),
    ],
)
def test_a_table_with_mistakes_sends_nothing(config: Path, text: str, says: str) -> None:
    people(config, text)
    with pytest.raises(DataError, match=f"(?s){says}"):
        read_order(config, {}).with_subscribers()


def test_a_stranger_in_the_table_is_named_and_nothing_is_sent(config: Path) -> None:
    people(config, "mail,who,port\na@one.test,,\nb@two.test,,\n")
    text = config.read_text(encoding="utf-8").replace("email:\n", "email:\n  allow_domains: [One.test]\n")
    config.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"row 3: 'two\.test' is not among the allowed domains"):
        read_order(config, {}).with_subscribers()


def test_a_rehearsal_writes_messages_and_records_nothing(config: Path, tmp_path: Path) -> None:
    order = read_order(config, {})
    outcome, files = rehearse(order, Choices(outbox=tmp_path / "eml"), Clock().outside())
    assert outcome.states == (("written", 3),)
    assert len(files) == 3
    assert not ledger_path(order).exists()
    assert not (tmp_path / "out").exists()
    assert OutboxDoor(tmp_path / "eml") is not None


def test_two_variants_never_share_a_file(config: Path) -> None:
    people(config, "mail,who,port\na@one.test,,North 1\nb@one.test,,north-1\nc@one.test,,South\n")
    order = read_order(config, {}).with_subscribers()
    names = [output_path(order, variant, datetime.date(2026, 3, 2)).name for variant in variants_of(order)]
    assert len(set(names)) == 3
    assert names[2] == "harbour-2026-03-02-south.pdf"


def test_a_variant_is_named_so_that_two_cannot_be_mistaken() -> None:
    keys = {
        Variant("en").key,
        Variant("en", ("a", "b")).key,
        Variant("en", (), (("x", "1;y=2"),)).key,
        Variant("en", (), (("x", "1"), ("y", "2"))).key,
    }
    assert len(keys) == 4


def test_recipients_of_a_query_have_language_sections_and_parameters_of_their_own(config: Path, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "people.db")) as database, database:
        database.execute("CREATE TABLE person (mail TEXT, who TEXT, port TEXT, lang TEXT, parts TEXT, leaves TEXT)")
        rows = (
            ("a@one.test", "Ada", "North", "en", "", None),
            ("a@one.test", "Ada", "South", "ru", "key_figures, sources", None),
            ("b@two.test", "", "North", "en", "", None),
            ("gone@two.test", "", "North", "en", "", "2025-12-31"),
        )
        database.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", rows)
    query = "SELECT mail, who, port, lang, parts FROM person WHERE leaves IS NULL ORDER BY mail, port"
    text = BY_TABLE.replace("{file: ../data/people.csv}", f'{{url: "sqlite:///data/people.db", sql: "{query}"}}')
    config.write_text(text.replace("name: who,", "name: who, language: lang, sections: parts,"), encoding="utf-8")
    with MailServer() as server:
        outcome = run_order(order_for(config, server.address()), Choices(), Clock().outside())
        assert outcome.exit_code == 0, outcome.problems
        found = {(str(each["To"]), each["Content-Language"]) for each in server.box.messages()}
        assert found == {("Ada <a@one.test>", "en"), ("Ada <a@one.test>", "ru"), ("b@two.test", "en")}
        assert run_order(order_for(config, server.address()), Choices(), Clock().outside()).slots == ()
        assert len(server.box.taken) == 3
    with ledger_in(tmp_path) as ledger:
        run = run_of(ledger, "config/harbour.yaml", SLOT)
        assert run is not None
        variants = sorted(each.variant for each in deliveries_of(ledger, run))
    assert variants == ["en;port=North", "en;port=North", "ru;sections=key_figures,sources;port=South"]


def test_a_database_that_is_not_there_sends_nothing(config: Path) -> None:
    broken = '{url: "sqlite:///data/people.db", sql: "SELECT mail, who, port FROM nobody"}'
    config.write_text(BY_TABLE.replace("{file: ../data/people.csv}", broken), encoding="utf-8")
    with MailServer() as server:
        outcome = run_order(order_for(config, server.address()), Choices(), Clock().outside())
        assert (outcome.exit_code, server.box.taken) == (3, [])
