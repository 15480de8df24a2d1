"""Where sentences end, what is no sentence, and what their spans mean."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reportgen.text import split_sentences

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"

ENGLISH = [
    ["Turnover reached $12.3 million in 2024.", "It was 13% more than in Jan.–Feb. 2023."],
    ["The U.S. President met Mr. Smith of Acme Inc. in Washington, D.C. on Monday.", "He left."],
    ["He works in the U.S.", "The company pays well."],
    ["“We are ready,” he said.", "“Come in!”", "“Thank you.”"],
    ["“We are ready.", "We will come.” said he."],
    ['"What is it?" she asked.', '"Nothing."', "The end."],
    ["Exports rose to approx. 5 million t.", "Imports fell."],
    ["Dr. A. B. Ivanov, Ph.D., spoke at 5 p.m. on Tuesday.", "Nobody came."],
    ["See Fig. 3 and Sec. 4.2 for details.", "No. 5 is missing."],
    ["Prices rose 2.5 times vs. 2020, i.e. by 150%.", "Why?", "Because of demand..."],
    ["The firm (est. 1990) sells tractors, lifts, etc. to Russia.", "It grows."],
    ["They sell tractors, lifts, etc.", "The firm grows."],
    ["Yahoo! is a company.", "So is Guinness."],
    ["The plan (see p. 5) was kept.", "(It was not easy.)", "Then all left."],
    ["Is it Plan B?", "No, Plan A.", "The rest is vitamin C.", "The end came."],
    ["It cost $5.", "The rest was free."],
    ["Sales of the 1.5-litre bottle rose…", "But not for long."],
    ["J. K. Rowling wrote it.", "J.R.R. Tolkien did not."],
    ["It happened on Sept. 5, 2020 at St. Mary's.", "Lt. Gen. Brown was there."],
    ["Visit www.example.org or a@b.com.", "Thanks."],
    ["Version 2.0 came out.", "3.1 followed."],
    ["He lives in Washington D.C.", "She lives in N.Y.", "But not now."],
    ["“Really?!” he cried.", "“Yes!”"],
    ["The ratio was 3 to 1.", "2024 was better."],
    ["Talks were held (Minsk, Feb. 17).", "Lotos (S. Milushkin) and the park (A. Yaroshenko) signed."],
    ["Mogilevliftmash Co. Ltd. delivers 122 lifts.", "JSC “MTZ” sells tractors."],
]

RUSSIAN = [
    ["Оборот вырос до 62 млн долл. США.", "Экспорт составил 12,3 млн долл.", "Импорт упал."],
    ["Он живёт в г. Астрахань на ул. Ленина, д. 5, кв. 3.", "Это далеко."],
    ["А. Г. Иванов и И.В. Петров встретились в 2024 г.", "В переговорах участвовал министр."],
    ["В 2022–2024 гг. экспорт рос.", "В янв.–фев. 2025 г. он составил 2 млн руб. или более."],
    ["«Мы готовы», — сказал он.", "«Мы придём»."],
    ["«Мы готовы.", "Мы придём. »", "Так сказал он."],
    ["«Когда?» — спросил он.", "«Завтра!» — ответила она.", "Все ушли."],
    ["Товары: лес, рыба и т. д. и т. п. в Россию.", "Это всё."],
    ["Поставляют лес, рыбу и т.д.", "Импорт растёт."],
    ["По данным на 1 янв. 2025 г., т. е. за год, поставлено 78 шт. лифтов.", "См. рис. 3 и табл. 4."],
    ["Свыше 850 тыс. т грузов прошло через порт Оля.", "План — 1,5 млн т.", "Итог — 240 тыс. тонн."],
    ["Он родился в 1960 г. в Минске.", "Учился в БГУ им. В. И. Ленина."],
    ["Проф. Петров и акад. Сидоров (р. 1950) пришли.", "Кто ещё?", "Никто..."],
    ["Ст. 5 и п. 3 договора действуют.", "Договор подписан."],
    ["Это было в I в. до н. э. в Риме.", "В XX в. всё изменилось."],
    ["Цена — 5 руб. 20 коп. за кг.", "Скидка 10%."],
    ["Компания «Yahoo!» купила завод.", "Сделка закрыта."],
    ["Г-н Лукашенко принял г-жу Иванову.", "Встреча прошла в г.п. Оля."],
    ["Премьер-министр Р. А. Головченко: «Рост есть!»", "Губернатор согласен."],
    ["Оборот вырос в 2,5 раза (с 20 до 50 млн долл.).", "Экспорт удвоился."],
    ["Встреча прошла 2 мая 2025 г.", "Стороны договорились."],
    ["Длина — 4,5 м.", "Глубина больше."],
]

OTHERS = [
    ("be", ["Гандаль вырас да 62 млн дол. ЗША.", "Экспарт склаў 12,3 млн дол.", "Імпарт упаў."]),
    ("be", ["А. Р. Лукашэнка прыняў губернатара ў г. Мінску.", "Бакі дамовіліся."]),
    ("de", ["Am 2. Mai trafen sie sich.", "Der Umsatz betrug 62 Mio. $ bzw. 56 Mio. Euro.", "Das ist z. B. viel."]),
    ("de", ["Der 3. Besuch von Dr. Meier war kurz.", "Er kam am 31. Januar 2024 an."]),
    ("ar", ["هل هذا صحيح؟", "نعم، هذا صحيح.", "شكرا."]),
    ("he", ["שלום לכולם.", "מה שלומך?", "טוב."]),
]


def texts(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [*(("en", each) for each in ENGLISH), *(("ru", each) for each in RUSSIAN), *OTHERS],
)
def test_traps(language: str, sentences: list[str]) -> None:
    assert texts(" ".join(sentences), language) == sentences


def test_stops_without_spaces() -> None:
    assert texts("你好。今天天气很好！是吗？", "zh") == ["你好。", "今天天气很好！", "是吗？"]


@pytest.mark.parametrize(("name", "language"), [("sentences-en.txt", "en"), ("sentences-ru.txt", "ru")])
def test_treebank_sentences(name: str, language: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip("the development sentences are not beside the repository")
    rows = [" ".join(row.split()) for row in (SHARED / name).read_text(encoding="utf-8").splitlines() if row.strip()]
    ends, position = set(), -1
    for row in rows:
        position += len(row) + 1
        ends.add(position)
    ends.discard(position)
    found = {sentence.end for sentence in split_sentences(" ".join(rows), language)} - {position}
    f1 = 2 * len(ends & found) / (len(ends) + len(found))
    assert f1 >= 0.995


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\u2028\r\n", "# Only a title"])
def test_nothing_gives_nothing(text: str) -> None:
    assert split_sentences(text) == ()


def test_one_word() -> None:
    assert texts("Hello") == ["Hello"]


def test_spans_numbers_and_paragraphs() -> None:
    text = "# Title\n\nFirst one.  Second\none.\n\nThird."
    found = split_sentences(text)
    assert [(s.number, s.text, s.paragraph) for s in found] == [
        (1, "First one.", 1),
        (2, "Second one.", 1),
        (3, "Third.", 2),
    ]
    assert [text[s.start : s.end] for s in found] == ["First one.", "Second\none.", "Third."]


def test_items_are_sentences_without_their_bullets() -> None:
    text = "The tasks:\n- Lifts: 122 for 2025\n* Milk plant\n1) Find an investor.\n2. Report."
    assert texts(text) == ["The tasks:", "Lifts: 122 for 2025", "Milk plant", "Find an investor.", "Report."]


def test_rules_are_no_text() -> None:
    assert texts("One.\n\n---\n\nTwo.\n* * *\n=====") == ["One.", "Two."]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Speaking on trade, the\nHEAD of state noted it.", "Speaking on trade, the HEAD of state noted it."),
        (
            "A governor from\nRUSSIA again, I like\nit – it is so.",
            "A governor from RUSSIA again, I like it – it is so.",
        ),
        ("According to data for\n2024, it was 47.", "According to data for 2024, it was 47."),
        ("It is a leading\nMILK company,\nKrynka, in town.", "It is a leading MILK company, Krynka, in town."),
        ("Товарооборот вырос в\n2024 году.", "Товарооборот вырос в 2024 году."),
    ],
)
def test_broken_lines_are_joined(broken: str, whole: str) -> None:
    assert texts(broken) == [whole]


def test_titles_are_not_joined_to_what_follows() -> None:
    assert texts("Trade doubled in 2024\nPrime Minister Smith said so.") == [
        "Trade doubled in 2024",
        "Prime Minister Smith said so.",
    ]


def test_hard_wrapped_lines_are_joined_before_names() -> None:
    text = (
        "After the talks of 31 January with the host, Governor\n"
        "Babushkin, the Prime Minister named new projects. In\n"
        "farming, trade with the partner region has reached ten\n"
        "million dollars, he said; it will grow. Baby food from\n"
        "Belarus covers a third of the need."
    )
    assert [sentence.split()[0] for sentence in texts(text)] == ["After", "In", "Baby"]


@pytest.mark.parametrize("piece", ["A. ", "a. » ", "x\n", "شكرا جزيلا. ", "!?", '("', "- a\n", "1.", "\0"])
def test_time_grows_with_length(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        split_sentences(piece * count)
        return time.process_time() - start

    small, large = seconds(4_000), seconds(40_000)
    assert large < max(40 * small, 1.0)


def test_language_tags_with_a_region() -> None:
    assert texts("Der 3. Besuch war kurz. Er kam.", "de-CH") == ["Der 3. Besuch war kurz.", "Er kam."]
    assert texts("He went to Acme Inc. Hall today.", "EN-gb") == ["He went to Acme Inc. Hall today."]


@pytest.mark.parametrize("text", ["\ud800 lone.", "\x00\x01 A. \x7f", "ä́" * 50, "🙂. 🙂!", "\u202eabc. Def."])
def test_odd_characters_do_no_harm(text: str) -> None:
    assert "".join("".join(texts(text)).split()) == "".join(text.split())
