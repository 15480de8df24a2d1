"""Answers of the endpoint kept on disk, so that the same sentences give the same briefing. It may always be deleted."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from reportgen.output import write_whole
from reportgen.rewording.endpoint import PROMPT_VERSION, Endpoint


class _Kept(msgspec.Struct, frozen=True):
    """What was asked and what came, for whoever looks into the folder."""

    endpoint: str
    model: str
    prompt: int
    sentence: str
    answer: str


def kept_answer(endpoint: Endpoint, sentence: str) -> str | None:
    """The answer that came before; None when there is none or it is damaged."""
    try:
        found = msgspec.json.decode(_path(endpoint, sentence).read_bytes(), type=_Kept)
    except (OSError, UnicodeError, msgspec.MsgspecError):
        return None
    return found.answer if found.sentence == sentence else None


def keep_answer(endpoint: Endpoint, sentence: str, answer: str) -> None:
    """Keeps the answer. Raises ConfigError or RenderError when the folder cannot be written to."""
    kept = _Kept(endpoint.address, endpoint.model, PROMPT_VERSION, sentence, answer)
    write_whole(_path(endpoint, sentence), msgspec.json.format(msgspec.json.encode(kept), indent=1))


def _path(endpoint: Endpoint, sentence: str) -> Path:
    parts = (endpoint.address, endpoint.model, str(PROMPT_VERSION), sentence)
    name = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return endpoint.folder / f"{name}.json"
