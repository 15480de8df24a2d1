"""Rewording against a real server: what is taken, what falls back, and that no fault of the endpoint stops a build."""

from __future__ import annotations

import datetime
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.credentials import Secret
from reportgen.language import language
from reportgen.model.briefing import Briefing, Bullet, Bullets, Card, Meta, Note, Section
from reportgen.model.facts import Citation, Locator
from reportgen.model.passage import Mark, Passage, Quotation
from reportgen.rewording import Endpoint, reword
from tests.rewording.model_server import ModelServer, Script, says

LONG = "However, in 2024 turnover reached almost $47 million."
PLAIN = "Turnover reached almost $47 million in 2024."
TALK = "Moreover, the plant will not open in May."
CITED = Citation("S1", Locator("texts/a.txt", sentence=1, start=0, end=53))
ENGLISH = language("en")
KNOWN = {"turnover"}


def briefing(*sentences: str) -> Briefing:
    """A summary of the sentences and a section of data notes."""
    items = tuple(Bullet(Passage.of(Quotation(text, CITED), " ", Mark(("S1",)))) for text in sentences)
    sections = (
        Section("summary", Passage.of("In brief"), (Bullets(items),)),
        Section("data_notes", Passage.of("Data notes"), (Note(Passage.of("As it is.")),)),
    )
    return Briefing(Meta("Trade", "", "en", datetime.date(2025, 6, 1)), sections, ())


def texts(made: Briefing) -> list[str]:
    (bullets,) = made.sections[0].components
    assert isinstance(bullets, Bullets)
    return [run.text for item in bullets.items for run in item.text.runs if isinstance(run, Quotation)]


def answering(words: dict[str, str]) -> Script:
    return lambda sentence: says(words[sentence])


def test_a_good_wording_is_printed_with_its_citation_and_told_in_the_data_notes(tmp_path: Path) -> None:
    with ModelServer(answering({LONG: PLAIN, TALK: TALK})) as server:
        made = reword(briefing(LONG, TALK), Endpoint(server.address, "small-7b", tmp_path), ENGLISH, KNOWN)
    assert texts(made) == [PLAIN, TALK]
    (bullets,) = made.sections[0].components
    assert isinstance(bullets, Bullets)
    assert bullets.items[0].text.runs == (Quotation(PLAIN, CITED, original=LONG), *Passage.of(" ", Mark(("S1",))).runs)
    line = made.sections[1].components[-1]
    assert isinstance(line, Note)
    assert ENGLISH.text(line.text).startswith("The language model small-7b smoothed the wording of 1 sentence ")
    assert made.problems == ()


def test_only_the_sentence_is_sent_with_settings_that_repeat(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("s3cret\n", encoding="utf-8")
    key.chmod(0o600)
    with ModelServer(answering({LONG: PLAIN})) as server:
        endpoint = Endpoint(server.address, "m", tmp_path / "kept", Secret("file", (str(key),)))
        reword(briefing(LONG, LONG), endpoint, ENGLISH, KNOWN)
    (request,) = server.asked
    assert server.paths == ["/v1/chat/completions"]
    assert server.heads[0]["Authorization"] == "Bearer s3cret"
    assert (request["model"], request["temperature"], request["seed"]) == ("m", 0, 0)
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert request["messages"][1]["content"] == LONG
    assert not any("s3cret" in path.read_text(encoding="utf-8") for path in (tmp_path / "kept").iterdir())


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Turnover reached almost $74 million in 2024.", "the number “47” is missing"),
        ("Turnover reached $47 million in 2024.", "the qualifier “almost” is missing"),
        ("Anna Holm's turnover reached almost $47 million in 2024.", "“anna” is added"),
        ("Оборот достиг почти 47 млн долларов в 2024 году.", "it is in another language"),
        ("Sure! Here it is: turnover grew.", "it is not one sentence"),
    ],
)
def test_a_wording_that_says_something_else_falls_back_and_is_told(tmp_path: Path, answer: str, reason: str) -> None:
    with ModelServer(answering({LONG: answer})) as server:
        made = reword(briefing(LONG), Endpoint(server.address, "m", tmp_path), ENGLISH, KNOWN)
    assert made.sections == briefing(LONG).sections
    (problem,) = made.problems
    assert (problem.code, problem.severity, problem.where) == ("wording_refused", "note", str(CITED.locator))
    assert problem.message == f"a new wording was refused, since {reason}: “{answer}”"


@pytest.mark.parametrize(
    ("answer", "fact", "asked"),
    [
        ((500, {}, b"oops"), "it answered 500", 2),
        ((401, {}, b""), "it answered 401", 1),
        ((302, {"Location": "http://elsewhere.example/"}, b""), "it answered 302, a redirection, which is never", 1),
        ((200, {}, b"{]"), "its answer is not that of an OpenAI-compatible endpoint", 1),
        ((200, {}, b'{"choices": []}'), "its answer is not that of an OpenAI-compatible endpoint", 1),
        ((200, {}, b'{"choices": [{"message": {"content": null}}]}'), "its answer is not that of", 1),
        ((200, {}, b"\xff" * 300_000), "its answer is longer than 262,144 bytes", 1),
    ],
)
def test_a_fault_of_the_endpoint_is_one_warning(
    tmp_path: Path, answer: tuple[int, dict[str, str], bytes], fact: str, asked: int
) -> None:
    with ModelServer(lambda _: answer) as server:
        made = reword(briefing(LONG, TALK), Endpoint(server.address, "m", tmp_path), ENGLISH, KNOWN)
    assert made.sections == briefing(LONG, TALK).sections
    (problem,) = made.problems
    assert (problem.code, problem.severity, problem.where) == ("rewording", "warning", server.address)
    assert problem.message.startswith(fact)
    assert len(server.asked) == asked, "after a failure nothing more is sent"
    assert list(tmp_path.iterdir()) == [], "no fault is remembered"


def test_a_redirection_is_not_followed_with_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL_KEY", "s3cret")
    with ModelServer(lambda _: says(PLAIN)) as other:
        away = {"Location": f"{other.address}/chat/completions"}
        with ModelServer(lambda _: (307, away, b"")) as server:
            endpoint = Endpoint(server.address, "m", tmp_path, Secret("env", ("MODEL_KEY",)))
            made = reword(briefing(LONG), endpoint, ENGLISH, KNOWN)
    assert other.asked == []
    assert texts(made) == [LONG]


def test_a_slow_endpoint_is_given_up(tmp_path: Path) -> None:
    wait = threading.Event()

    def slow(_: str) -> tuple[int, dict[str, str], bytes]:
        wait.wait(10)
        return says(PLAIN)

    with ModelServer(slow) as server:
        made = reword(briefing(LONG), Endpoint(server.address, "m", tmp_path, timeout_s=0.2), ENGLISH, KNOWN)
        wait.set()
    assert texts(made) == [LONG]
    assert [problem.message for problem in made.problems] == ["it gave no answer within 0.2 s"]


def test_nobody_at_the_address_and_no_key(tmp_path: Path) -> None:
    with ModelServer(lambda _: says(PLAIN)) as server:
        gone = Endpoint(server.address, "m", tmp_path)
        keyless = replace(gone, key=Secret("env", ("NOT_SET_AT_ALL",)))
        (problem,) = reword(briefing(LONG), keyless, ENGLISH, KNOWN).problems
        assert "its key cannot be used: variable NOT_SET_AT_ALL: the variable is not set" in problem.message
        assert server.asked == []
    (problem,) = reword(briefing(LONG), gone, ENGLISH, KNOWN).problems
    assert problem.message.startswith("it cannot be reached")


def test_what_was_answered_once_is_not_asked_again(tmp_path: Path) -> None:
    with ModelServer(answering({LONG: PLAIN, TALK: "It opens."})) as server:
        endpoint = Endpoint(server.address, "m", tmp_path)
        first = reword(briefing(LONG, TALK), endpoint, ENGLISH, KNOWN)
        assert len(server.asked) == 2
        reword(briefing(LONG), replace(endpoint, model="n"), ENGLISH, KNOWN)
        assert len(server.asked) == 3, "another model is another question"
    assert reword(briefing(LONG, TALK), endpoint, ENGLISH, KNOWN) == first, "the server is gone"
    for path in tmp_path.iterdir():
        path.write_bytes(b"{")
    (problem,) = reword(briefing(LONG), endpoint, ENGLISH, KNOWN).problems
    assert problem.message.startswith("it cannot be reached"), "what is damaged is asked anew"


def test_what_is_no_plain_sentence_of_a_document_is_never_sent(tmp_path: Path) -> None:
    foreign = Quotation("Der Umsatz stieg.", CITED, language="de")
    spoken = Quotation("We will come.", CITED, marks=True)
    cell = Quotation("From a table.", Citation("S1", Locator("a.csv", row=2)))
    card = Card(Passage.of("Area"), Passage(), (Passage.of(foreign), Passage.of(spoken), Passage.of(cell)))
    whole = replace(briefing(), sections=(Section("cooperation", Passage.of("Areas"), (card,)),))
    with ModelServer(lambda _: says(PLAIN)) as server:
        endpoint = Endpoint(server.address, "m", tmp_path)
        assert reword(whole, endpoint, ENGLISH) == whole
        (problem,) = reword(briefing(LONG), endpoint, language("be")).problems
    assert server.asked == []
    assert problem.message == "sentences in 'be' are not reworded, since the guard has no rules for them"
