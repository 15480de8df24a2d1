"""The guard of rewording: what it takes, and what it refuses and why."""

from __future__ import annotations

import pytest

from reportgen.text.rewording_guard import unfaithful

KNOWN = {"exports", "turnover", "plant"}
ORDER = "its words or commas stand in another order, or a name lost its capital"
HOWEVER = "However, in 2024 turnover reached almost $47 million."


@pytest.mark.parametrize(
    ("language", "original", "reworded"),
    [
        ("en", HOWEVER, HOWEVER),
        ("en", HOWEVER, "Turnover reached almost $47 million in 2024."),
        ("en", "Exports rose by 13% in January 2025.", "In January 2025, exports rose by 13%."),
        ("en", "In order to sell more, Moe commenced work prior to May.", "To sell more, Moe began work before May."),
        ("en", "It should be noted that the plant is not open.", "The plant is not open."),
        ("en", "Approximately 40 firms came.", "About 40 firms came."),
        ("ru", "В 2024 году экспорт вырос на 13%.", "Экспорт вырос на 13% в 2024 году."),
        ("ru", "Кроме того, в настоящее время завод не работает.", "Сейчас завод не работает."),
        ("ru", "Следует отметить, что оборот вырос почти вдвое.", "Оборот вырос почти вдвое."),
    ],
)
def test_what_says_the_same_is_taken(language: str, original: str, reworded: str) -> None:
    assert unfaithful(original, reworded, language, KNOWN) == ""


@pytest.mark.parametrize(
    ("original", "reworded", "reason"),
    [
        (HOWEVER, "Turnover reached almost $48 million in 2024.", "the number “47” is missing"),
        (HOWEVER, "Turnover reached $47 million in 2024.", "the qualifier “almost” is missing"),
        (HOWEVER, "Turnover reached over $47 million in 2024.", "the qualifier “almost” is missing"),
        (HOWEVER, "Turnover reached almost $47 billion in 2024.", "“million” is missing"),
        (HOWEVER, "Turnover reached almost €47 million in 2024.", "“$” is missing"),
        (HOWEVER, "Turnover reached almost $47 million in 2023.", "the number “2024” is missing"),
        (HOWEVER, "Turnover reached almost $47 million.", "“in” is missing"),
        (HOWEVER, "Norland turnover reached almost $47 million in 2024.", "“norland” is added"),
        (HOWEVER, "Turnover fell to almost $47 million in 2024.", "“reached” is missing"),
        (HOWEVER, f"{HOWEVER} Nobody knows why.", "it is not one sentence"),
        (HOWEVER, "Turnover reached\nalmost $47 million in 2024.", "it holds a line break or an invisible character"),
        (HOWEVER, "Turnover.", "it has 1 words instead of 8"),
        (HOWEVER, "", "it is not one sentence"),
        (HOWEVER, "В 2024 году оборот достиг почти 47 млн долларов.", "it is in another language"),
        (HOWEVER, "Der Umsatz erreichte im Jahr 2024 fast 47 Mio.", "it is in another language"),
        (HOWEVER, "x" * 601, "it is too long"),
        ("The plant will not open.", "The plant will open.", "the negation “not” is missing"),
        ("The plant may open soon.", "The plant will open soon.", "the modal verb “may” is missing"),
        ("The plant opens soon.", "The plant opened soon.", "“opens” is missing"),
        ("The plant opens soon.", "Moreover, the plant opens soon.", "a filler word is added"),
        ("Moe met Li in May.", "Li met Moe in May.", ORDER),
        ("Moe met Li in May.", "In May, moe met Li.", ORDER),
        ("Exports fell only in January.", "In January exports fell only.", ORDER),
        ("Moe said exports rose in 2024.", "In 2024 Moe said exports rose.", ORDER),
        ("In May exports rose and imports fell.", "Exports rose and imports fell in May.", ORDER),
        ("In 2023 exports rose after May.", "Exports rose after May in 2023.", ORDER),
        ("X will not raise prices and lower quality.", "X will raise prices and not lower quality.", ORDER),
        ("Moe plans to visit Li in 2026.", "In 2026 Moe plans to visit Li.", ORDER),
        ("Firms expect prices to fall in 2026.", "In 2026 firms expect prices to fall.", ORDER),
        ("However low prices fell, firms stayed.", "Low prices fell, firms stayed.", "“however” is missing"),
        ("In addition to grain, Moe sold fish.", "To grain, Moe sold fish.", "“in” is missing"),
        ("He said “in order to win” twice.", "He said “to win” twice.", "a quotation in it is changed"),
        ("He spoke about prices.", "He spoke approximately prices.", "the qualifier “about” is missing"),
        ("Neither Moe as well as Li came.", "Neither Moe and Li came.", "“as” is missing"),
        ("A firm of Moe owes Li a debt.", "A firm of Li owes Moe a debt.", ORDER),
    ],
)
def test_what_says_more_less_or_something_else_is_refused(original: str, reworded: str, reason: str) -> None:
    assert unfaithful(original, reworded, "en", KNOWN) == reason


def test_a_comma_may_carry_the_meaning() -> None:
    assert unfaithful("Казнить нельзя, помиловать.", "Казнить, нельзя помиловать.", "ru") == ORDER


def test_a_language_without_rules_takes_no_change() -> None:
    assert unfaithful("Der Umsatz stieg.", "Umsatz stieg.", "de") == "there are no rules for its language"
    assert unfaithful("Der Umsatz stieg.", "Der Umsatz stieg.", "de") == ""
