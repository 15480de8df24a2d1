"""Where words may be divided."""

from __future__ import annotations

import pytest

from reportgen.language.hyphenation import LEAST_LETTERS, divisions


def divided(word: str, language: str) -> str:
    places = divisions(word, language)
    return "-".join(word[start:end] for start, end in zip((0, *places), (*places, len(word)), strict=True))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "agri-cul-tural"),
        ("en", "pro-cure-ment"),
        ("ru", "раз-ви-тие"),
        ("ru", "объ-яв-лен-ный"),
        ("ru", "сель-ско-хо-зяй-ствен-ный"),
        ("be", "сель-ска-гас-па-дар-чага"),
        ("be", "насель-ніц-тва"),
        ("be", "дзяр-жаў-нага"),
        ("be", "май-стэрня"),
        ("be", "нара-джэнне"),  # дж is one sound
        ("be", "прад-пры-ем-ства"),
        ("de", "Stra-ßen-bahn"),
        ("be", "над-звы-чайны"),  # дз of a prefix and a root is two sounds
        ("be", "пад-жылы"),
        ("be", "над-земны"),
        ("be", "адзна-чаны"),
        ("be", "пера-джоў-ваць"),
        ("be", "раз-ліў"),
        ("be", "раз-гляд"),
        ("be", "вада-пра-вод"),
        ("be", "вытвор-часць"),  # nothing of a root stays with its prefix
        ("be", "супра-цоў-ніц-тва"),
        ("be", "воб-ласць"),
        ("be", "прад-пры-ем-ства"),
        ("be", "май-стар"),
        ("be", "паў-днёвы"),
        ("be", "суд-дзя"),
        ("be", "інжы-нер"),
        ("be", "баць-коў"),
        ("be", "ура-джай"),
        ("be", "між-на-родны"),
        ("be", "рас-пра-цоўка"),
    ],
)
def test_words_are_divided_as_their_language_does(language: str, expected: str) -> None:
    assert divided(expected.replace("-", ""), language) == expected


def test_the_apostrophe_and_the_soft_sign_stay_with_the_letter_before_them() -> None:
    assert divided("аб’яўлены", "be") == "аб’яў-лены"
    assert divided("пад’ёмнікаў", "be") == "пад’-ём-ні-каў"
    assert divided("пісьменнік", "be") == "пісь-мен-нік"


@pytest.mark.parametrize("word", ["USA", "McDonald", "12th", "co-operation", "a/b", "трактор-", "desk@example"])
def test_abbreviations_numbers_and_addresses_are_never_divided(word: str) -> None:
    assert divisions(word, "en") == divisions(word, "ru") == divisions(word, "be") == ()


@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_three_letters_stand_on_either_side(language: str) -> None:
    for word in ("idea", "opened", "ability", "эпоха", "окно", "апельсин", "яечня", "асяродак", "аб’ява"):
        for at in divisions(word, language):
            left, right = word[:at].replace("’", ""), word[at:].replace("’", "")
            assert min(len(left), len(right)) >= LEAST_LETTERS


def test_a_language_without_patterns_divides_nothing() -> None:
    assert divisions("agricultural", "tlh") == ()
