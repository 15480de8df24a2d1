"""What a native reader looks for: plurals, cases, agreement, dates, order of letters."""

from __future__ import annotations

import pytest

from reportgen.language import Language, language
from reportgen.language.catalogue import Message
from reportgen.model.facts import PERCENT, TIMES, Citation, Locator, Qualifier, Unit
from reportgen.model.passage import Amount, Date, DateForm, Form, Name, Passage, Quotation
from reportgen.model.period import Period
from reportgen.model.quantity import count
from reportgen.text.narrate import change_verb, level_and_change, level_sentence
from tests.model.build import quantity

RUSSIAN, BELARUSIAN = language("ru"), language("be")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def told(words: Language, passage: Passage) -> str:
    return plain(words.text(passage))


@pytest.mark.parametrize(
    ("number", "russian", "belarusian"),
    [
        ("1", "в 1 раз", "у 1 раз"),
        ("2", "в 2 раза", "у 2 разы"),
        ("5", "в 5 раз", "у 5 разоў"),
        ("11", "в 11 раз", "у 11 разоў"),
        ("21", "в 21 раз", "у 21 раз"),
        ("22", "в 22 раза", "у 22 разы"),
        ("1.5", "в 1,5 раза", "у 1,5 раза"),
    ],
)
def test_times(number: str, russian: str, belarusian: str) -> None:
    value = quantity(number, unit=TIMES)
    assert plain(RUSSIAN.quantity(value)) == russian
    assert plain(BELARUSIAN.quantity(value)) == belarusian


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "в 1 величине"), (2, "в 2 величинах"), (5, "в 5 величинах"), (11, "в 11 величинах"), (21, "в 21 величине")],
)
def test_a_frame_agrees_with_its_number(number: int, words: str) -> None:
    frame = "Sources differ on {n} quantities."
    assert told(RUSSIAN, RUSSIAN.passage(frame, n=Amount(count(number)))) == f"Источники расходятся {words}."
    assert RUSSIAN.plural("Sources differ on {n} quantity.", frame, number).endswith(words.rpartition(" ")[2] + ".")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (quantity("47", qualifier=Qualifier.ALMOST), "почти 47 млн долл."),
        (quantity("9", qualifier=Qualifier.OVER), "более 9 млн долл."),
        (quantity("-5.4"), "\u22125,4 млн долл."),
        (quantity("12.3", "13"), "от 12,3 до 13 млн долл."),
        (quantity("0", unit=PERCENT), "0 %"),
        (quantity("1234567.5", unit=Unit("t")), "1 234 567,5 т"),
        (quantity("3", unit=Unit("pp")), "3 п. п."),
        (quantity("7", unit=Unit("EUR", 6)), "7 млн EUR"),
        (quantity("2.5", unit=TIMES, qualifier=Qualifier.OVER), "более чем в 2,5 раза"),
    ],
)
def test_russian_quantities(value: object, text: str) -> None:
    assert plain(RUSSIAN.quantity(value)) == text  # type: ignore[arg-type]  # a quantity, as built above


def test_after_a_vowel() -> None:
    about, over = (quantity("2", unit=TIMES, qualifier=each) for each in (Qualifier.ABOUT, Qualifier.OVER))
    assert plain(BELARUSIAN.quantity(about)) == "прыкладна ў 2 разы"
    assert plain(BELARUSIAN.quantity(over)) == "больш чым у 2 разы"


def test_the_first_word_of_a_text_of_the_data_after_a_vowel() -> None:
    where = Citation("S1", Locator("a.csv", row=2))
    own = BELARUSIAN.with_words([Message("soon", ("у бліжэйшы час",)), Message("next", ("узгоднена",))])
    for run in (Name("soon"), Quotation("soon", where), Passage.of(Quotation("soon", where))):
        passage = own.passage("said that {clause}", speaker="Ён", clause=run)
        assert told(own, passage).endswith("што ў бліжэйшы час")
    assert told(own, own.passage("said that {clause}", speaker="Ён", clause=Name("next"))).endswith("што узгоднена")


def test_signs() -> None:
    assert RUSSIAN.quantity(quantity("13", unit=PERCENT), Form.SIGNED) == "+13\u00a0%"
    assert plain(RUSSIAN.quantity(quantity("-5.4"), Form.SIGNED)) == "\u22125,4 млн долл."


@pytest.mark.parametrize(
    ("measure", "change", "verb"),
    [
        ("Экспорт", quantity("13", unit=PERCENT), "вырос на 13 %"),
        ("Сальдо", quantity("13", unit=PERCENT), "выросло на 13 %"),
        ("Поставки (экспорт)", quantity("-24", unit=PERCENT, qualifier=Qualifier.ABOUT), "снизились примерно на 24 %"),
        ("Экспорт", quantity("40", unit=PERCENT, qualifier=Qualifier.OVER), "вырос более чем на 40 %"),
        ("Экспорт", quantity("2.5", unit=TIMES), "вырос в 2,5 раза"),
        ("Сальдо", quantity("2", unit=TIMES, qualifier=Qualifier.OVER), "более чем удвоилось"),
        ("Экспорт", quantity("0.1", unit=PERCENT), "не изменился"),
    ],
)
def test_russian_verbs_agree(measure: str, change: object, verb: str) -> None:
    assert told(RUSSIAN, change_verb(RUSSIAN, measure, change)) == verb  # type: ignore[arg-type]  # a quantity


def test_sentences() -> None:
    level, year, before = quantity("47", qualifier=Qualifier.ALMOST), Period.of_year(2024), Period.of_year(2023)
    change = quantity("13", unit=PERCENT)
    russian = level_and_change(RUSSIAN, "Товарооборот", level, year, change, before)
    assert told(RUSSIAN, russian) == (
        "Товарооборот в 2024 году достиг почти 47 млн долл. — на 13 % больше, чем в 2023 году."
    )
    belarusian = level_and_change(BELARUSIAN, "Сальда", level, year, change, before)
    assert told(BELARUSIAN, belarusian) == (
        "Сальда ў 2024 годзе дасягнула амаль 47 млн дол. — на 13 % больш, чым у 2023 годзе."
    )


def test_an_abbreviation_ends_the_sentence_with_its_own_full_stop() -> None:
    text = told(RUSSIAN, level_sentence(RUSSIAN, "Экспорт", quantity("2"), Period.parse("2025-01/2025-02")))
    assert text == "Экспорт в январе–феврале 2025 года достиг 2 млн долл."


@pytest.mark.parametrize(
    ("period", "case", "russian", "belarusian"),
    [
        ("2024", "", "2024", "2024"),
        ("2025-01/2025-02", "", "январь–февраль 2025 г.", "студзень–люты 2025 г."),
        ("2025-05-02", "", "2 мая 2025 г.", "2 мая 2025 г."),
        ("2024", "in", "в 2024 году", "у 2024 годзе"),
        ("2022/2024", "in", "в 2022–2024 годах", "у 2022–2024 гадах"),
        ("2025-01/2025-02", "in", "в январе–феврале 2025 года", "у студзені–лютым 2025 года"),
        ("2024-11/2025-02", "in", "в ноябре 2024 – феврале 2025 года", "у лістападзе 2024 – лютым 2025 года"),
        ("2025-01/2025-02", "over", "за январь–февраль 2025 года", "за студзень–люты 2025 года"),
        ("2025-01/2025-02", "genitive", "января–февраля 2025 года", "студзеня–лютага 2025 года"),
        ("2024", "for", "на 2024 год", "на 2024 год"),
        ("2024", "genitive", "2024 года", "2024 года"),
        ("2025-03", "in", "в марте 2025 года", "у сакавіку 2025 года"),
        ("2025-03", "genitive", "марта 2025 года", "сакавіка 2025 года"),
        ("2024", "entry", "2024 г.", "2024 г."),  # beside «январь–февраль 2025 г.» in a column
        ("2022/2024", "entry", "2022–2024 гг.", "2022–2024 гг."),
        ("2025-01/2025-02", "entry", "январь–февраль 2025 г.", "студзень–люты 2025 г."),
    ],
)
def test_periods_in_their_cases(period: str, case: str, russian: str, belarusian: str) -> None:
    date = Date(Period.parse(period), case=case)
    assert (plain(RUSSIAN.date(date)), plain(BELARUSIAN.date(date))) == (russian, belarusian)


def test_short_periods() -> None:
    date = Date(Period.parse("2025-01/2025-02"), DateForm.SHORT)
    assert plain(RUSSIAN.date(date)) == "янв.–февр. 2025"
    assert plain(BELARUSIAN.date(date)) == "студз.–лют. 2025"


def test_a_common_noun_is_known_by_its_forms() -> None:
    words = [*language_words("Our ports", "Наши порты", genitive="наших портов", gender="p")]
    words += language_words("Volga", "Волга", genitive="Волги", gender="f")
    own = RUSSIAN.with_words(words)
    assert own.is_common("Our ports")
    assert own.is_common("Наши порты")
    assert not own.is_common("Volga")
    assert not own.is_common("Unknown")


def test_quotation_marks() -> None:
    assert RUSSIAN.quoted("да") == "«да»"
    assert language("en").quoted("yes") == "“yes”"


@pytest.mark.parametrize(
    ("code", "foreign", "remark"),
    [
        ("en", "ru", "Russian"),
        ("en", "pt-BR", "Portuguese"),
        ("ru", "en", "англ."),
        ("ru", "en-GB", "англ."),
        ("be", "ru", "руск."),
        ("be", "ja", "японская"),  # CLDR's name where the catalogue has no remark
        ("en", "tlh-x-1", "Klingon"),
        ("en", "xq", "xq"),
    ],
)
def test_a_foreign_language_is_named_in_words(code: str, foreign: str, remark: str) -> None:
    assert language(code).in_language(foreign) == remark


def test_the_order_of_the_alphabet() -> None:
    assert sorted(["Жито", "Ель", "Ёлка"], key=RUSSIAN.sort_key) == ["Ёлка", "Ель", "Жито"]
    assert sorted(["Ўжо", "Якар", "Удар", "Іва", "Ёлка", "Ель", "Жыта"], key=BELARUSIAN.sort_key) == [
        *("Ель", "Ёлка", "Жыта", "Іва", "Удар", "Ўжо", "Якар")
    ]


def test_names_in_their_cases() -> None:
    own = RUSSIAN.with_words(
        language_words("Belarus", "Беларусь", genitive="Беларуси", gender="f"),
    )
    frame = "Exports and imports of {reporter}"
    assert told(own, own.passage(frame, reporter=Name("Belarus"))) == "Экспорт и импорт Беларуси"
    assert told(own, own.passage(frame, reporter=Name("Unknown"))) == "Экспорт и импорт Unknown"
    assert own.label("Belarus") == "Беларусь"
    assert (own.knows("Belarus"), own.knows("Беларуси"), own.knows("Unknown")) == (True, True, False)


def language_words(name: str, own: str, **forms: str) -> list[Message]:
    return [Message(name, (own,)), *(Message(name, (text,), context) for context, text in forms.items())]


@pytest.mark.parametrize(
    ("code", "chapter", "name"),
    [
        ("ru", "53", "Лён и прочие растительные волокна"),
        ("ru", "8428", "Машины и механическое оборудование"),
        ("be", "07", "Агародніна"),
        ("be", "7", "Агародніна"),
        ("en", "31", "Fertilizers"),
        ("en", "77", ""),
        ("en", "84;85", "Machinery"),
        ("en", "", ""),
    ],
)
def test_chapters_of_the_harmonized_system_have_names(code: str, chapter: str, name: str) -> None:
    assert language(code).chapter(chapter) == name
