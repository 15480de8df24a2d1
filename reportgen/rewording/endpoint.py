"""An OpenAI-compatible endpoint: one sentence out, one wording back. Nothing else leaves the machine here."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from reportgen.credentials import Secret

PROMPT_VERSION = 1
"""Goes up with every change of the prompt, so that no answer to another prompt is taken from the disk."""

_PROMPT = (
    "You smooth the wording of one sentence of a report. Answer with the sentence alone, on one line, in its own "
    "language. Leave out empty phrases such as 'it should be noted that' or 'moreover'; write plain words for long "
    "ones, such as 'to' for 'in order to'; you may move one expression of time to the beginning or the end. Keep every "
    "other word as it is and in its order: all numbers, units, names, dates, quotation marks, and words such as "
    "'almost', 'over', 'not', 'may', 'will'. Add nothing. When there is nothing to smooth, repeat the sentence."
)
_TRIES = 2
_MOST_BYTES = 262_144
_WORTH_ANOTHER_TRY = frozenset({429, 500, 502, 503, 504})


class EndpointError(Exception):
    """The endpoint gave no wording; the text says what it did instead."""

    def __init__(self, fact: str, *, is_passing: bool = False) -> None:
        self.is_passing = is_passing
        super().__init__(fact)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is, and where its answers are kept. `address` is what `/chat/completions` is put after.

    An address of `http` is on loopback, as the config's rules have seen to. `timeout_s` holds for connecting and for
    the whole answer.
    """

    address: str
    model: str
    folder: Path
    key: Secret | None = None
    timeout_s: float = 30.0


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Answer(msgspec.Struct):
    choices: list[_Choice]


def ask(endpoint: Endpoint, key: str, sentence: str) -> str:
    """The model's wording of the sentence, as it came. Tried twice at most.

    Raises EndpointError when there is none.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            return _asked_once(endpoint, key, sentence)
        except EndpointError as fault:
            if attempt == _TRIES or not fault.is_passing:
                raise
    raise AssertionError("unreachable: the last try returns or raises")


def _asked_once(endpoint: Endpoint, key: str, sentence: str) -> str:
    status, content = _posted(endpoint, key, _request(endpoint.model, sentence))
    if 300 <= status < 400:
        raise EndpointError(f"it answered {status}, a redirection, which is never followed")
    if status != 200:
        raise EndpointError(f"it answered {status}", is_passing=status in _WORTH_ANOTHER_TRY)
    try:
        return msgspec.json.decode(content, type=_Answer).choices[0].message.content.strip()
    except (msgspec.MsgspecError, UnicodeError, IndexError) as fault:
        raise EndpointError("its answer is not that of an OpenAI-compatible endpoint") from fault


def _request(model: str, sentence: str) -> bytes:
    messages = [{"role": "system", "content": _PROMPT}, {"role": "user", "content": sentence}]
    return msgspec.json.encode({"model": model, "temperature": 0, "seed": 0, "stream": False, "messages": messages})


def _posted(endpoint: Endpoint, key: str, body: bytes) -> tuple[int, bytes]:
    """Status and content of the answer. `http.client` follows no redirection and asks no proxy of the environment."""
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    path = urlsplit(endpoint.address).path.rstrip("/") + "/chat/completions"
    connection = _connection(endpoint)
    try:
        connection.connect()
        with _deadline(connection, endpoint.timeout_s) as passed:
            try:
                connection.request("POST", path, body, headers)
                answer = connection.getresponse()
                content = answer.read(_MOST_BYTES + 1)
            except (OSError, http.client.HTTPException) as fault:
                raise EndpointError(_told(fault, endpoint, is_late=passed.is_set()), is_passing=True) from fault
            if passed.is_set():
                raise EndpointError(_late(endpoint), is_passing=True)
    except (OSError, http.client.HTTPException) as fault:
        raise EndpointError(_told(fault, endpoint), is_passing=True) from fault
    finally:
        connection.close()
    if len(content) > _MOST_BYTES:
        raise EndpointError(f"its answer is longer than {_MOST_BYTES:,} bytes")
    return answer.status, content


def _connection(endpoint: Endpoint) -> http.client.HTTPConnection:
    parts = urlsplit(endpoint.address)
    host = parts.hostname or ""
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=endpoint.timeout_s, context=context)
    return http.client.HTTPConnection(host, parts.port, timeout=endpoint.timeout_s)


@contextmanager
def _deadline(connection: http.client.HTTPConnection, timeout_s: float) -> Iterator[threading.Event]:
    """Ends the connection when the time is over: a socket's own timeout begins anew with every byte."""
    passed = threading.Event()
    line = connection.sock

    def end() -> None:
        passed.set()
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(timeout_s, end)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()
        timer.join()


def _told(fault: Exception, endpoint: Endpoint, *, is_late: bool = False) -> str:
    if is_late or isinstance(fault, TimeoutError):
        return _late(endpoint)
    if isinstance(fault, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({fault.verify_message})"
    if isinstance(fault, http.client.HTTPException):
        return "it does not speak HTTP, or broke off"
    return f"it cannot be reached ({getattr(fault, 'strerror', None) or type(fault).__name__})"


def _late(endpoint: Endpoint) -> str:
    return f"it gave no answer within {endpoint.timeout_s:g} s"
