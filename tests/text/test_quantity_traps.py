"""Figures that are easily misread, in both languages, and the times, measures and signs that go with them."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.text_quantities import figure, found_figure
from reportgen.text import find_quantities

PUBLISHED = date(2025, 5, 2)

TRAPS = [
    ("en", "The deal covers 1,140 workers, fewer than the 1,300 employed in 2023.",
     "1140 units exact level; 1300 units exact level"),
    ("en", "The plant hired 410 more people than last year.",
     "410 units exact change up"),
    ("en", "The farms delivered 12, 15 and 18 tonnes.",
     "12 t exact level; 15 t exact level; 18 t exact level"),
    ("en", "Call us on +1 212 555 0100 or 020 7946 0958; page 12 of 40, comments: 7.",
     ""),
    ("en", "She scored 9.5 out of 10 with Windows 11, an iPhone 15 and 5G.",
     ""),
    ("en", "Doubling the fleet would cost $18 million.",
     "2 times exact change up; 18 USD6 exact level"),
    ("en", "It hired a dozen drivers, and half a million tickets were sold.",
     "12 units exact level; 0.5 units6 exact level"),
    ("en", "The economy is expected to grow 2.5-3% this year.",
     "2.5..3 % exact change up"),
    ("en", "Traffic rose tenfold, and noise fell by a fifth.",
     "10 times exact change up; 20 % exact change down"),
    ("en", "Exports fell short of $5 million.",
     "5 USD6 under level"),
    ("en", "All-in costs eased by 11 US cents to US$3.02 a pound.",
     "11 USD-2 exact change down; 3.02 USD exact level"),
    ("en", "The stock has shrunk from 2 million tons to less than 500,000 today.",
     "2 t6 exact level; 500000 t under level"),
    ("en", "The average price, at 68.40 kroner a kilo, was 1.70 lower than a year ago.",
     "68.40 NOK exact level; 1.70 NOK exact change down"),
    ("en", "Freight turnover was 4.5 bn tonne-kilometres.",
     "4.5 tkm9 exact level"),
    ("en", "Turnout was 54.2%, down 6 points.",
     "54.2 % exact level; 6 pp exact change down"),
    ("en", "Capacity is 1,500 tonnes (2023: 1,300).",
     "1500 t exact level; 1300 t exact level"),
    ("en", "Wages will go up 4.5% in July and a further 2% in January.",
     "4.5 % exact change up; 2 % exact change up"),
    ("en", "Exports rose $2 million to $15 million.",
     "2 USD6 exact change up; 15 USD6 exact level"),
    ("ru", "Она ниже на 12%, чем в 2023 году, но выше 5%.",
     "12 % exact change down; 5 % over level"),
    ("ru", "Зарплата – 85,3 тыс. руб. (+12% к 2023 году).",
     "85.3 RUB3 exact level; 12 % exact change up"),
    ("ru", "Хозяйства сдали 12, 15 и 18 тонн.",
     "12 t exact level; 15 t exact level; 18 t exact level"),
    ("ru", "На питание заложено 1,04 млрд рублей – на 180 млн больше прошлогоднего.",
     "1.04 RUB9 exact level; 180 RUB6 exact change up"),
    ("ru", "Купили десяток машин и полсотни станков.",
     "10 units exact level; 50 units exact level"),
    ("ru", "Матч начнется в 19.30; просмотров: 1 284, сети 5G.",
     ""),
    ("ru", "Бюджет урезан наполовину, а десятая часть школ закрыта.",
     "50 % exact change down; 10 % exact share"),
    ("ru", "Мощность станции – 2×1200 МВт.",
     "1200 MW exact level"),
    ("ru", "Стоимость проезда – 35 руб. 50 коп.",
     "35.5 RUB exact level"),
    ("ru", "Школа на 1100 мест, в школе 24 учителя.",
     "1100 units exact level; 24 units exact level"),
    ("ru", "Аренда на 60% дороже, чем в 2019 году.",
     "60 % exact change up"),
    ("ru", "Молоко дорожает: на 2,2% – до 41 рубля за литр.",
     "2.2 % exact change up; 41 RUB exact level"),
    ("ru", "Пассажиропоток упал с 8 до 4 млн человек, то есть вдвое.",
     "8 units6 exact level; 4 units6 exact level; 2 times exact change down"),
    ("ru", "Кредит выдан под 9% годовых.",
     "9 % exact level"),
    ("ru", "Импорт вырос на 3 млн долларов до 15 млн.",
     "3 USD6 exact change up; 15 USD6 exact level"),
    ("ru", "Рост\u00a0— 3,5\u202fп.\u00a0п., экспорт\u00a0— 1\u202f200\u202f000\u00a0т.",
     "3.5 pp exact change up; 1200000 t exact level"),
    ("ru", "Тираж достиг 5 млн экз., не менее 300 тыс. – за рубеж.",
     "5 units6 exact level; 300 units3 over level"),
    ("ru", "На линию вышли 164 автобуса, еще 16 республика ждет.",
     "164 units exact level; 16 units exact level"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "figures"), TRAPS)
def test_what_is_easily_misread(language: str, text: str, figures: str) -> None:
    found = [found_figure(one) for one in find_quantities(text, language, published=PUBLISHED)]
    assert found == [figure(words) for words in figures.split("; ") if words]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In FY 2024/25 revenue was $5 million.", ["2024/2025"]),
        ("In FY25 revenue was $5 million.", ["2025"]),
        ("For the nine months ended December 31, 2024 the deficit was $5 million.", ["2024-04/2024-12"]),
        ("In the year to 31 March 2025 the deficit was $5 million.", ["2024-04/2025-03"]),
        ("Since the start of the year exports came to $5 million.", ["2025-01-01/2025-05-02"]),
        ("Since March, 412,000 bags have been released.", ["2025-03-01/2025-05-02"]),
        ("In the 1990s there were 12 plants.", ["1990/1999"]),
        ("Between January and May 2025 exports rose 4%.", ["2025-01/2025-05"]),
        ("Capacity is 1,500 tonnes (2023: 1,300).", ["", "2023"]),
        ("Exports rose from $5m in 2023 to $6m.", ["2023", ""]),
        ("Unemployment fell to 4.1%, its lowest since 2007.", [""]),
        ("The bakery, which opened in 1998, makes 12,000 loaves.", [""]),
        ("In 2024 it moved 7 tons, compared to 6 tons a year earlier.", ["2024", "2023"]),
        ("As of 1 May 2025 the debt was $5 million.", ["2025-05-01"]),
        ("С начала года экспорт составил 5 млн долларов.", ["2025-01-01/2025-05-02"]),
        ("С 2019 года построено 840 домов.", ["2019-01-01/2025-05-02"]),
        ("К 2030 году порт переработает 12 млн т.", ["2030"]),
        ("За первое полугодие экспорт составил 5 млн долларов.", ["2024-01/2024-06"]),
        ("Урожайность – 21,7 ц/га (в 2024 году – 26,4 ц/га).", ["", "2024"]),
        ("По состоянию на 1 мая 2025 года долг составил 5 млн долларов.", ["2025-05-01"]),
    ],
)
def test_the_times_of_figures(text: str, periods: list[str]) -> None:
    assert [str(one.period or "") for one in find_quantities(text, published=PUBLISHED)] == periods


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Prices have doubled since January.", "2025-01"),
        ("Rents are 60% above their 2019 level.", "2019"),
        ("Рост на 5% к 2023 году.", "2023"),
        ("Долг с 2018 года сократился более чем вдвое.", "2018"),
    ],
)
def test_since_when_it_changed(text: str, base: str) -> None:
    (found,) = find_quantities(text, published=PUBLISHED)
    assert (str(found.against), found.period) == (base, None)


def test_a_year_only_compared_with_is_not_carried_on() -> None:
    text = "Output is to fall to 2.1 million bags this year from 2.8 million in 2024. Rain cut the area by 18 per cent."
    assert [str(one.period) for one in find_quantities(text, "en", published=PUBLISHED)] == ["2025", "2024", "2025"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The debt stands at 60% of GDP.", ["debt"]),
        ("The bridge is 45% complete.", ["bridge"]),
        ("The new 48-bed wing is 90 per cent complete.", ["bed", "new 48-bed wing"]),
        ("С начала года надоено 418 тыс. т молока, прирост – 2,1%.", ["надоено молока"] * 2),
        ("Строительство терминала мощностью 6 млн тонн завершено на 70%.", ["capacity", "Строительство терминала"]),
        ("В порту трудятся 2640 человек, из них каждый пятый – докер.", ["человек", "человек"]),
        ("Из 120 скважин работают лишь 38.", ["скважин", "скважин"]),
    ],
)
def test_what_figures_measure(text: str, measures: list[str]) -> None:
    assert [one.measure for one in find_quantities(text, published=PUBLISHED)] == measures


def test_what_would_cost_is_planned() -> None:
    found = find_quantities("Doubling the fleet would cost $18 million.", "en")
    assert [one.status.value for one in found] == ["planned", "planned"]
