"""Which figures a text holds, and what each of them says."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.text_quantities import (
    FOLDER,
    OWN,
    Example,
    counted,
    figure,
    found_figure,
    read_gold,
    read_public,
    simple_figure,
)
from reportgen.model.dataset import Document
from reportgen.model.period import Period
from reportgen.text import FoundQuantity, find_quantities

SHARED = Path(__file__).resolve().parents[3] / "shared" / "astrakhan"
EXAMPLES = list(read_gold(OWN))

# An own imitation of the figures paragraph of a news agency.
ARTICLE = """Trade turnover between Norland and the Lake Region over the past five years peaked in 2022 at $81 million.
According to data for
2024, this figure stood at almost $64 million, an increase of 11% compared to 2023. Moreover, Norland's
exports over the past three years have remained between $20.4 million and $22 million.

In January-February of this year, mutual trade in goods exceeded $12 million, 64% more than in the same period last
year, while exports reached $4 million, doubling."""


def told(found: FoundQuantity) -> tuple[str, ...]:
    """A figure with its surroundings in words."""
    value = str(found.low) if not found.is_band else f"{found.low}..{found.high}"
    unit = f"{found.unit.code}{found.unit.scale or ''}"
    kind = f"{found.kind} {found.direction}".strip()
    return value, unit, found.qualifier.value, kind, str(found.period or ""), found.measure


def facts(text: str, language: str = "en", published: str = "") -> list[tuple[str, ...]]:
    return [
        told(one) for one in find_quantities(text, language, published=Period.parse(published) if published else None)
    ]


def sides(text: str) -> list[tuple[str, str, str]]:
    """Whose figure, whose exports, and since when, as an article of 2 May 2025 tells them."""
    found = find_quantities(text, "en", published=date(2025, 5, 2))
    return [(one.entity, one.viewpoint, str(one.against or "")) for one in found]


def sides_of_both(pair: str, exporter: str, named: str) -> list[tuple[str, str, str]]:
    """The sides of the article's figures: the last ones are in a paragraph that names neither partner."""
    months = "2024-01/2024-02"
    return [
        (pair, "", ""),
        (pair, "", ""),
        (pair, "", "2023"),
        (named, exporter, ""),
        (pair, "", ""),
        (pair, "", months),
        (pair, exporter, ""),
        (pair, exporter, months),
    ]


def test_the_figures_of_an_article_come_with_all_their_sides() -> None:
    assert facts(ARTICLE, published="2025-05-02") == [
        ("81", "USD6", "exact", "level", "2022", "turnover"),
        ("64", "USD6", "almost", "level", "2024", "turnover"),
        ("11", "%", "exact", "change up", "2024", "turnover"),
        ("20.4..22", "USD6", "exact", "level", "2022/2024", "export"),
        ("12", "USD6", "over", "level", "2025-01/2025-02", "turnover"),
        ("64", "%", "exact", "change up", "2025-01/2025-02", "turnover"),
        ("4", "USD6", "exact", "level", "2025-01/2025-02", "export"),
        ("2", "times", "exact", "change up", "2025-01/2025-02", "export"),
    ]
    assert sides(ARTICLE) == sides_of_both("Norland and the Lake Region", "Norland", "Norland")


@pytest.mark.skipif(not SHARED.exists(), reason="the facts of the reference briefing are not beside the repository")
def test_the_figures_of_the_reference_article() -> None:
    text = (SHARED / "article-2025-05-02.txt").read_text(encoding="utf-8")
    assert facts(text, published="2025-05-02") == [
        ("62", "USD6", "exact", "level", "2022", "turnover"),
        ("47", "USD6", "almost", "level", "2024", "turnover"),
        ("13", "%", "exact", "change up", "2024", "turnover"),
        ("12.3..13", "USD6", "exact", "level", "2022/2024", "export"),
        ("9", "USD6", "over", "level", "2025-01/2025-02", "turnover"),
        ("72", "%", "exact", "change up", "2025-01/2025-02", "turnover"),
        ("2", "USD6", "exact", "level", "2025-01/2025-02", "export"),
        ("2", "times", "exact", "change up", "2025-01/2025-02", "export"),
    ]
    pair = "Belarus and the Astrakhan Region"
    assert sides(text) == sides_of_both(pair, "Belarusian", pair)


# (text, value, unit, firmness) of the listed figures whose texts are there.
LISTED = [
    ("S04", "62", "USD6", "exact"), ("S04", "47", "USD6", "almost"), ("S04", "2", "USD6", "over"),
    ("S06", "16", "t6", "exact"), ("S06", "6", "t6", "exact"), ("S06", "4.5", "m", "exact"),
    ("S09", "70", "%", "about"), ("S12", "10", "%", "exact"), ("S13", "240", "t3", "over"),
    ("S13", "60", "t3", "about"),
    ("S14", "23.1", "USD6", "exact"), ("S14", "29", "%", "almost"), ("S14", "4.7", "USD6", "exact"),
    ("S14", "18.4", "USD6", "exact"), ("S14", "11.7", "times", "exact"), ("S19", "145.5", "%", "exact"),
    ("S19", "70", "t3", "over"), ("S19", "200", "t3", "over"), ("S21", "2.5", "times", "exact"),
    ("S21", "48", "USD6", "over"), ("S21", "90", "t3", "exact"), ("S21", "650", "t3", "exact"),
    ("S21", "850", "t3", "exact"), ("S22", "850", "t/year", "exact"), ("S23", "50", "USD6", "almost"),
    ("S26", "2", "times", "exact"), ("S31", "62", "USD6", "exact"), ("S31", "65", "units", "exact"),
    ("S32", "70", "units", "exact"), ("S32", "20", "units", "exact"), ("S40", "10", "t3", "about"),
    ("S40", "7", "t3", "over"), ("S40", "1", "t3", "exact"), ("S40", "205", "t", "exact"),
    ("S40", "177", "units", "exact"),
    ("S40", "75", "%", "exact"), ("S40", "78", "units", "exact"), ("S41", "6", "%", "exact"), ("S41", "6", "%", "over"),
    ("S41", "2", "times", "over"), ("S43", "10", "USD6", "exact"), ("S43", "2", "times", "almost"),
    ("S43", "33.3", "%", "almost"), ("S49", "25", "%", "exact"), ("S49", "10", "%", "exact"),
    ("S49", "70", "%", "exact"),
    ("S58", "356", "units", "exact"), ("S58", "55", "%", "exact"), ("S60", "30", "USD6", "almost"),
    ("S60", "40", "%", "over"),
]  # fmt: skip


@pytest.mark.skipif(not SHARED.exists(), reason="the facts of the reference briefing are not beside the repository")
@pytest.mark.parametrize("source", sorted({row[0] for row in LISTED}))
def test_the_listed_figures_of_real_texts(source: str) -> None:
    head, _, text = (SHARED / "texts" / f"{source}.txt").read_text(encoding="utf-8").partition("\n")
    found = Counter(one[:3] for one in facts(text, head.rpartition("|")[2].strip()))
    assert [row for row in LISTED if row[0] == source and not found[row[1:]]] == []


@pytest.mark.parametrize(
    "example", [each for each in EXAMPLES if each.half == "tuned"], ids=lambda each: each.sentence[:40]
)
def test_the_tuned_half_is_read_in_full(example: Example) -> None:
    found = [found_figure(one) for one in find_quantities(example.sentence, example.language)]
    assert Counter(found) == Counter(example.figures)


def test_the_other_half_is_read_as_well_as_was_measured() -> None:
    hits, wanted, given = counted([each for each in EXAMPLES if each.half == "held"], found_figure, 5)
    assert 2 * hits / (wanted + given) >= 0.92


@pytest.mark.skipif(not (FOLDER / "sentences-en.txt").exists(), reason="the public sets are not beside the repository")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_held_half_of_public_sentences(language: str) -> None:
    examples = [each for each in read_public(FOLDER) if (each.half, each.language) == ("held", language)]
    hits, wanted, given = counted(examples, simple_figure, 2)
    assert 2 * hits / (wanted + given) >= 0.88


# A text of traps: value unit firmness kind direction of each figure, nothing else.
@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "The fine is $25,000.", "25000 USD exact level"),
        ("en", "The price is $1.2bn-$1.5bn.", "1.2..1.5 USD9 exact level"),
        ("en", "It sold for $25–30 million.", "25..30 USD6 exact level"),
        ("en", "Prices rose from 5 to 7 percent.", "5 % exact level; 7 % exact level"),
        ("en", "Imports are up by a factor of three.", "3 times exact change up"),
        ("en", "Some 300 workers and at least 40 engineers came.", "300 units about level; 40 units over level"),
        ("en", "No. 5 won 3-1 on 12.05.2024 at 17:30, as section 4.2 says.", ""),
        ("en", "Call +375 17 222-33-44 or 8-800-555-35-35.", ""),
        ("en", "The air is -12 °C, and it was minus 3 degrees.", "-12 °C exact level; -3 °C exact level"),
        ("en", "Br 5 million, BYN 300,000 or 20 million Belarusian rubles.",
         "5 BYN6 exact level; 300000 BYN exact level; 20 BYN6 exact level"),
        ("en", "Two hundred and fifty tractors were sold.", "250 units exact level"),
        ("en", "Roughly one in four households pays.", "25 % about share"),
        ("en", "Anna Holm, 25, lived there for ten years.", "25 year exact level; 10 year exact level"),
        ("en", "They met two weeks ago and twice in 1832.", ""),
        ("en", "Prices fell by as much as 15%.", "15 % exact change down"),
        ("en", "The two sides met three times a week.", ""),
        ("ru", "Цены выросли в 1,5–2 раза.", "1.5..2 times exact change up"),
        ("ru", "Экспорт вырос на 13 % до 47 млн долл.", "13 % exact change up; 47 USD6 exact level"),
        ("ru", "Купили полтора миллиона штук, не менее 300 станков и порядка 20 машин.",
         "1.5 units6 exact level; 300 units over level; 20 units about level"),
        ("ru", "Темп роста составил 112,3%.", "112.3 % exact index"),
        ("ru", "Каждый третий трактор и половина экспорта.", "33.3 % exact share; 50 % exact share"),
        ("ru", "Матч окончен 3:1, тел. 8 (017) 222-33-44, д. 5, № 7, п. 4.2.", ""),
        ("ru", "В 363 году до н. э. и в 1896 году, в третью или пятую смену.", ""),
        ("ru", "Br 5 млн, 3,5 млн BYN, 100 ₽ и €3,5 млн.",
         "5 BYN6 exact level; 3.5 BYN6 exact level; 100 RUB exact level; 3.5 EUR6 exact level"),
        ("ru", "Менее миллиона человек и сто двадцать машин.", "1 units6 under level; 120 units exact level"),
    ],
)  # fmt: skip
def test_traps(language: str, text: str, figures: str) -> None:
    found = [found_figure(one) for one in find_quantities(text, language)]
    assert found == [figure(words) for words in figures.split("; ") if words]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the first half of 2024 exports were $5 million.", "2024-01/2024-06"),
        ("Exports were $5 million in Q3 2023.", "2023-07/2023-09"),
        ("Last year exports were $5 million.", "2024"),
        ("For the first nine months of 2024 exports were $5 million.", "2024-01/2024-09"),
        ("In 2021-2023 exports were $5 million.", "2021/2023"),
        ("Exports were $5 million, against $4 million in 2019.", ""),
        ("В прошлом году экспорт составил 5 млн долларов.", "2024"),
        ("За девять месяцев 2024 года экспорт составил 5 млн долларов.", "2024-01/2024-09"),
        ("В I квартале 2025 года экспорт составил 5 млн долларов.", "2025-01/2025-03"),
        ("За последние три года экспорт составил 5 млн долларов.", "2022/2024"),
    ],
)
def test_the_time_of_a_figure(text: str, period: str) -> None:
    first = find_quantities(text, published=date(2025, 5, 2))[0]
    assert str(first.period or "") == period


def test_a_relative_time_without_a_date_of_publication_stays_open() -> None:
    assert find_quantities("Last year exports were $5 million.")[0].period is None


def test_a_document_brings_its_own_language_and_date() -> None:
    text = "В прошлом году экспорт вырос на 5%."
    document = Document("D1", "d1.txt", "S1", "", Period.parse("2025-03"), "ru", text)
    (found,) = find_quantities(document)
    assert (found.low, str(found.period), found.text) == (Decimal(5), "2024", "5%")


def test_spans_stand_in_the_text() -> None:
    for one in find_quantities(ARTICLE):
        assert " ".join(ARTICLE[one.start : one.end].split()) == one.text
        assert one.sentence.start <= one.start < one.end <= one.sentence.end


def test_planned_figures_are_no_facts() -> None:
    found = find_quantities("The port plans to handle 650 thousand tonnes in 2026.", "en", published=date(2024, 1, 1))
    assert [(one.status.value, str(one.period)) for one in found] == [("planned", "2026")]


@pytest.mark.parametrize("text", ["", " ", "word", "5", "$", "%%%", "שלום 5", "1" * 5000, "5 " * 2000, "а 5-" * 500])
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    assert isinstance(find_quantities(text), tuple)


def test_the_time_is_linear() -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        find_quantities(
            "Exports rose by 5% to almost $3 million in 2024, he said of the last three years. " * times, "en"
        )
        return time.process_time() - start

    seconds(10)
    assert seconds(400) < 8 * max(0.02, seconds(100))


def test_a_verb_before_its_clause_names_no_measure() -> None:
    text = "Doubled was second among importers at the named of 2023: machines, plastics, 3-13\u202f850 pens, furniture."
    assert [each.text for each in find_quantities(text, "en")][:1] == ["Doubled"]


@pytest.mark.parametrize(
    ("language", "text", "entities"),
    [
        ("en", "Norland's mine had a good year. Output rose 5%.\n\nWages rose 3%.", ["Norland", "Norland"]),
        ("en", "The mayor saw the Mukura dam. Works stand at 62%.", ["Mukura"]),
        ("en", "Trade between Norland and Sudland fell 5%.\n\nMutual trade in food rose 2%.",
         ["Norland and Sudland", "Norland and Sudland"]),
        ("en", "Sales in Norland fell 5%, he said by Christmas.\n\nThey rose 2% in Sudland.", ["Norland", "Sudland"]),
        ("en", "Trade in Norland fell 5%. A mine of Corella closed in Sudland.\n\nCorella employs 300 people.",
         ["Norland", "Corella"]),
        ("ru", "Оборот порта Тихая Бухта снизился на 7%.\n\nЗарплата выросла на 5%.", ["Тихая Бухта"] * 2),
        ("ru", "Транспортом Заозёрска перевезено 5 млн пассажиров.", ["Заозёрска"]),
        ("ru", "Об этом сообщил директор Ильин. Выпуск вырос на 5%.", [""]),
    ],
)  # fmt: skip
def test_whose_figure_it_is(language: str, text: str, entities: list[str]) -> None:
    assert [one.entity for one in find_quantities(text, language)] == entities
