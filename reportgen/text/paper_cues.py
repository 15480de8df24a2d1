"""What papers say: the names of their parts, signs that a text is one, how they tell aims, results, conclusions."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a heading like "Conclusions" says of the text below it."""

    OPENING = "opening"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    THANKS = "thanks"
    REFERENCES = "references"


PART_NAMES = {
    Part.OPENING: "введение|уводзіны|постановка (?:задачи|проблемы)|introduction|background|einleitung",
    Part.METHODS: (
        r"(?:материалы?|данные|объекты?) и (?:методы?|методика)(?: исследовани[яй])?|методы?(?: исследовани[яй])?|"
        r"(?:методика|методология)(?: (?:исследования|эксперимента))?|экспериментальная часть|"
        r"матэрыялы і метады|(?:materials?|data) and methods?|methods?|methodology|methoden"
    ),
    Part.RESULTS: (
        r"результаты(?: исследования)?(?: и (?:их )?обсуждение)?|обсуждение(?: результатов)?|"
        r"вынікі(?: і абмеркаванне)?|"
        r"results(?: and discussion)?|discussion|findings|ergebnisse"
    ),
    Part.CONCLUSIONS: (
        r"заключение|(?:основные )?выводы|результаты и выводы|заключение и выводы|"
        r"заключительные (?:замечания|положения)|"
        r"заключэнне|высновы|conclusions?|concluding remarks|discussion and conclusions?|fazit|schlussfolgerungen"
    ),
    Part.THANKS: r"благодарност[ьи]|финансирование|конфликт интересов|вклад авторов|acknowledge?ments?|funding",
    Part.REFERENCES: (
        r"(?:список )?(?:использованн(?:ой|ых|ая|ые) )?(?:литератур[аы]|источник(?:и|ов))"
        r"(?: и (?:литератур[аы]|источники))?|"
        r"библиографи(?:я|ческий список)|примечания|літаратура|спіс літаратуры|references|bibliography|works cited|"
        r"literatur(?:verzeichnis)?"
    ),
}
# What papers say of themselves, as beginnings of words in lower case; reports of news hardly ever have two of these.
SIGNS = {
    "ru": (
        ("цель исследован", "цель работ", "цель стать", "цель настоящ", "цель данн", "целью исследов", "целью работ",
         "целью настоящ", "целью данн", "целью стать", "задача исследов", "задача работ", "задача данн",
         "задача настоящ", "задачей опыта", "задачей исследов", "задачей работ", "предметом исследов",
         "объектом исследов"),
        ("в настоящей статье", "в данной статье", "в этой статье", "в статье ", "в настоящей работе", "в данной работе",
         "в этой работе", "в работе ", "статья посвящена", "настоящее исследование", "данное исследование"),
        ("исследован", "изучен"),
        ("выборк", "респондент", "информант", "контрольной групп", "регрессион", "корреляц", "достоверн", "погрешност"),
        ("эксперимент", "алгоритм", " метод ", " метода ", " методом ", " методы ", " методов ", "методик"),
        ("(рис", "(табл", "[1]", "[1,", "[1–", "[1-", "[1.", " // "),
        ("анализ ", "анализа ", "анализе ", " модел", "опрос ", "опроса ", "интервью с "),
        ("данные позволя", "данные свидетельств", "результаты свидетельств", "результаты показ", "результаты согласу"),
        ("в литературе", "исследовател", "гипотез", "источниковедч", "методолог", "эмпирич", "теоретич"),
        ("мы предлагаем", "нами изучен", "нами предложен", "автор приходит", "авторы полагают", "на материале"),
        ("таким образом, ", "следовательно, ", "подводя итог", "можно заключить", "полагаем", "сказанное позволяет"),
    ),
    "en": (
        ("this paper", "this study", "this article", "the present study"),
        ("we propose", "we present", "we examine", "we investigate", "we find that"),
        ("control group", "regression", "correlat", "statistically significant", "standard deviation"),
        ("(fig", "(table", "[1]", "[1,", "[1–", "[1-", " et al"),
        ("previous studies", "previous work", "previous research", "the literature", "hypothes", "methodolog"),
        ("our results", "our findings", "the results show", "the results suggest", "the findings"),
    ),
}  # fmt: skip
SIGNS["be"] = SIGNS["ru"]

AIMS = {
    "ru": (
        r"\b(?:цел[ьи]|целью|задач[аеи]|задачей|предметом?|объектом?) [^.]{0,30}(?:исследовани|работ|стать|опыт|"
        r"вниман)|\bв (?:(?:настоящей|данной|этой|предлагаемой) )?(?:статье|работе) |\b(?:настоящ|данн)(?:ее|ая|ей|ем) "
        r"(?:исследовани|работ|стать)|\bстатья посвящена\b|\b(?:мы|автор(?:ы|ами|ом)?) (?:предлага|рассматрива|исследу|"
        r"попыта|изуч)|\b(?:нами|автором|авторами) (?:изучен|предложен|исследован|рассмотрен|проведен|проведён)"
    ),
    "en": (
        r"\b(?:aim|goal|purpose|objective) of (?:this|the|our) (?:paper|study|work|article|research)\b|"
        r"\b(?:in )?this (?:paper|study|article)\b|\bwe (?:propose|present|examine|investigate|study)\b"
    ),
}
RESULTS = {
    "ru": (
        r"\b(?:установлен|показан|выявлен|обнаружен|доказан|предложен|разработан|получен|обоснован)[оаы]?\b|"
        r"\b(?:показал|свидетельству|позволя|подтвержда|доказыва)|\b(?:вывод|следует|целесообразно|рекоменд)|"
        r"\b(?:составил|вырос|увеличи|снизи|сократи|повыси|уменьши)"
    ),
    "en": (
        r"\bwe (?:show|find|found|conclude)\b|\b(?:results|findings) (?:show|suggest|indicate)\b|"
        r"\bit was (?:found|shown)\b"
    ),
}
CLOSINGS = {
    "ru": (
        r"(?:таким образом|итак|следовательно|подводя итог|в заключени[ие]|в целом|обобщая|резюмируя|можно "
        r"(?:заключить|сделать вывод|констатировать|утверждать)|вс[её] сказанное|сказанное|проведенн\w+|"
        r"проведённ\w+|полученные|полагаем|представляется)\b"
    ),
    "en": r"(?:in conclusion|to conclude|in summary|overall|thus|taken together|to sum up)\b",
}
for _cues in (AIMS, RESULTS, CLOSINGS):
    _cues["be"] = _cues["ru"]
