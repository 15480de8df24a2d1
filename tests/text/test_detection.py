"""The language of a text, also of those that no cues serve: none of them is taken for English or Russian."""

from __future__ import annotations

import pytest

from reportgen.text import detect_language


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", "Handel między Polską a Niemcami wzrósł o 5 procent w 2024 roku i wyniósł 3 mld euro."),
        ("fr", "Les exportations ont augmenté de 5 % en 2024 par rapport à 2023."),
        ("es", "Las exportaciones crecieron un 5 % en 2024."),
        ("pt", "Comércio cresceu 5% em 2024"),
        ("it", "Il commercio è cresciuto del 5 per cento nel 2024."),
        ("nl", "De handel groeide in 2024 met 5 procent en bedroeg 3 miljard euro."),
        ("cs", "Obchod mezi zeměmi se v roce 2024 zvýšil o 5 procent."),
        ("hr", "Robna razmjena porasla je za 5 posto u 2024. godini."),
        ("ro", "Comerțul a crescut cu 5% în 2024, până la 3 miliarde de euro."),
        ("hu", "A kereskedelem 5 százalékkal nőtt 2024-ben, és elérte a 3 milliárd eurót."),
        ("sv", "Handel ökade med fem procent"),
        ("da", "Handlen steg med 5 procent i 2024 og nåede 3 milliarder euro."),
        ("fi", "Kaupan arvo kasvoi viisi prosenttia vuonna 2024"),
        ("et", "Kaubavahetus kasvas 2024. aastal 5 protsenti ja oli 3 miljardit eurot."),
        ("lv", "Tirdzniecība 2024. gadā pieauga par 5 procentiem un sasniedza 3 miljardus eiro."),
        ("lt", "Prekyba per metus išaugo 5 procentais ir siekė 3 mlrd. eurų."),
        ("tr", "Ticaret 2024 yılında yüzde 5 arttı."),
        ("uk", "Обсяг торгівлі зріс на 5 відсотків у 2024 році."),
        ("kk", "Сауда көлемі 2024 жылы 5 пайызға өсті."),
        ("sr", "Обим трговине је порастао за 5 одсто у 2024. години."),
        ("mk", "Трговијата порасна за 5 проценти во 2024 година, соопшти Министерството."),
        ("bg", "Търговията нарасна с 5 процента през 2024 г."),
        ("el", "Αυξήθηκε το εμπόριο"),
        ("ja", "貿易は2024年に5％増加した。"),
    ],
)
def test_other_languages_are_known(language: str, words: str) -> None:
    assert detect_language(words) == language


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Exports rose"),
        ("en", "Cargo turnover 5.2 mln tonnes"),
        ("en", "Ms Müller of São Paulo told Société Générale that the naïve façade of El Niño was over."),
        ("en", "Le Figaro reported that La Liga and the port of Le Havre had agreed."),
        ("de", "Hafen Rostock: Umschlag steigt um 5 %"),
        ("ru", "Президент Сербии Александар Вучић прибыл в Москву."),
        ("ru", "Съезд объявил о подъёме"),
        ("ru", "Вырос экспорт"),
        ("be", "Гандаль вырас на 5 % у 2024 годзе."),
    ],
)
def test_names_from_elsewhere_change_no_language(language: str, words: str) -> None:
    assert detect_language(words) == language
