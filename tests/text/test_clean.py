"""Messy articles: what belongs to the page goes, what the page broke is put together."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.text import clean_sentences
from reportgen.text.clutter import is_clutter, is_dateline, lead_in_length

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "astrakhan" / "article-2025-05-02.txt"

MESSY = """\
IVAN PETROV Ivan Petrov Ivan Petrov
May 2,
MINSK .
Home | News | Economy
Trade with Pskov doubled
By Anna Smith
MINSK, 2 May (Agency) – The two sides will raise
HEAD counts of cattle, Ivan Petrov said. Speaking of the plant . the governor agreed, and the
MILK plant will open in
2026.
Share on Facebook
On the supply of buses. Buses are ready to go in the opinion of the head of state. Milk is next.
© Agency 2025
"""


def test_messy_article() -> None:
    found = clean_sentences(MESSY)
    assert [each.sentence.text for each in found] == [
        "The two sides will raise head counts of cattle, Ivan Petrov said.",
        "Speaking of the plant. the governor agreed, and the Milk plant will open in 2026.",
        "Buses are ready to go in the opinion of the head of state.",
        "Milk is next.",
    ]
    assert [each.headings for each in found] == [
        ("Trade with Pskov doubled",),
        ("Trade with Pskov doubled",),
        ("Trade with Pskov doubled", "On the supply of buses."),
        ("Trade with Pskov doubled", "On the supply of buses."),
    ]


def test_spans_hold_the_words_but_for_spaces_and_capitals() -> None:
    for each in clean_sentences(MESSY):
        sentence = each.sentence
        raw = "".join(MESSY[sentence.start : sentence.end].split()).lower()
        assert raw == "".join(sentence.text.split()).lower()


def test_headings_of_markdown_hold_for_what_stands_below() -> None:
    text = (
        "# Meeting\n\nOpening words were said.\n\n## Lifts\n\nAll is well.\n\n### Stock\n\nNew.\n\n"
        "## Ports\n\nCargo grew."
    )
    assert [(each.sentence.text, each.headings) for each in clean_sentences(text)] == [
        ("Opening words were said.", ("Meeting",)),
        ("All is well.", ("Meeting", "Lifts")),
        ("New.", ("Meeting", "Lifts", "Stock")),
        ("Cargo grew.", ("Meeting", "Ports")),
    ]


def test_notes_without_full_stops_are_text() -> None:
    text = (
        "Trade grew by a fifth in May\n\nThe lifts will come in June\n\nBuses were shown to the guests\n\n"
        "Nobody spoke about the milk plant"
    )
    assert len(clean_sentences(text)) == 4


@pytest.mark.parametrize(
    "row",
    [
        "Share",
        "Share on Telegram",
        "Facebook Twitter VK",
        "Read also: Trade with Pskov",
        "Comments (3)",
        "прямой эфир | погода: Москва +21 | USD 78.50",
        "Поделиться в соцсетях",
        "Читайте также",
        "ГОСОРГАНЫ ГОСОРГАНЫ",
        "Economy President Society Politics Incidents Health Technology",
        "17 февраля 2023, 12:37",
        "13:34, 2 December",
        "Posted: 31.01.2024 14:26:00",
        "By Anna Smith, Minsk correspondent",
        "Фото: БелТА",
        "* * *",
    ],
)
def test_clutter(row: str) -> None:
    assert is_clutter(row)


@pytest.mark.parametrize(
    "row",
    [
        "Shares of the plant rose by 5%.",
        "Subscribers grew in number.",
        "Loading at the port rose by 5%.",
        "Prime Minister Roman Golovchenko met Governor Igor Babushkin in Astrakhan.",
        "Trade doubled",
        "Мелиорация земель в регионе",
        "In May exports grew.",
        "By 2026 the plant will be ready.",
        "«Мы готовы. Мы придём. » Так сказал он.",
    ],
)
def test_no_clutter(row: str) -> None:
    assert not is_clutter(row)


@pytest.mark.parametrize(
    "text", ["MINSK.", "May 2, MINSK.", "17 февраля, Минск.", "22 августа 2025.", "MINSK, 3. Mai.", "21.02.2026."]
)
def test_datelines(text: str) -> None:
    assert is_dateline(text)


@pytest.mark.parametrize("text", ["Trade grew in May.", "It was 2 May 2025.", "Мы договорились 2 мая.", "Stop!"])
def test_no_datelines(text: str) -> None:
    assert not is_dateline(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("MINSK, 2 May (BelTA) – Trade grew.", "Trade grew."),
        ("МИНСК, 3 мая — БелТА. Торговля растёт.", "Торговля растёт."),
        ("Minsk, 2 May – Trade grew.", "Trade grew."),
        ("/BelTA – Minsk/ Trade grew.", "Trade grew."),
        ("Trade – a big one – grew.", "Trade – a big one – grew."),
        ("MTZ – a plant in Minsk – grew.", "MTZ – a plant in Minsk – grew."),
    ],
)
def test_lead_in(text: str, rest: str) -> None:
    assert text[lead_in_length(text) :] == rest


def test_the_article_the_project_started_from() -> None:
    if not ARTICLE.exists():
        pytest.skip("the article is not beside the repository")
    found = [each.sentence.text for each in clean_sentences(ARTICLE.read_text(encoding="utf-8"))]
    assert found[0].startswith("Belarus is ready to increase supplies")
    assert any("one of Belarus's leading milk processing companies, Babushkina Krynka, in" in text for text in found)
    assert any("for 2024, this figure stood at almost $47 million, an increase of 13%" in text for text in found)
    assert any("from Russia again, I greatly appreciate it – it means" in text for text in found)
    assert any("alluding to US President Donald Trump" in text for text in found)
    assert not any("MINSK" in text or "May 2," in text or text.startswith("ALEX") for text in found)
