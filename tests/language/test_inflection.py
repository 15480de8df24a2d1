"""Forms of names that sentences want."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.language import Language, language
from reportgen.language.catalogue import Catalogue, Message
from reportgen.language.inflection import missing_forms

WORDS = (
    Message("{partner} sells", ("{partner:genitive} товары",)),
    Message("{speaker} said", ("{speaker} {speaker:сказал|сказала}",)),
    Message("Graustark", ("Граустарк",)),
    Message("Graustark", ("Граустарка",), "genitive"),
    Message("Ruritania", ("Руритания",)),
    Message("Mary Poe", ("Мэри По",)),
)


@pytest.fixture
def russian() -> Language:
    return replace(language("ru"), catalogue=Catalogue.of(WORDS))


def test_a_form_that_frames_ask_for_is_missed(russian: Language) -> None:
    assert missing_forms(russian, "partner", "Ruritania") == ("genitive",)
    assert missing_forms(russian, "speaker", "Mary Poe") == ("gender",)


def test_nothing_is_missed_where_the_form_is_known_or_no_frame_asks(russian: Language) -> None:
    assert missing_forms(russian, "partner", "Graustark") == ()
    assert missing_forms(russian, "whole", "Ruritania") == ()


def test_a_name_without_translation_is_reported_elsewhere(russian: Language) -> None:
    assert missing_forms(russian, "partner", "Illyria") == ()
