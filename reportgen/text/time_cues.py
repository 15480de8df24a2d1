"""How sentences name times: months, years, parts of years and spans, by language. Patterns."""

from __future__ import annotations

YEAR_DIGITS = r"(?<![\w$€£+−№.,/-])(?<!No\.\s)(?P<y>(?:19|20)\d\d)(?![\d%]|[.,:/]\d)"
MONTHS = {
    "en": "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.|(?=\\s\\d{4}))|"
    "apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|"
    "sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?",
    "ru": "январ\\w+|феврал\\w+|март\\w*|апрел\\w+|ма[йяею]|июн\\w+|июл\\w+|август\\w*|сентябр\\w+|октябр\\w+|"
    "ноябр\\w+|декабр\\w+|(?:янв|фев|мар|апр|авг|сен|сент|окт|ноя|нояб|дек)\\b\\.?",
    "de": "j[aä]n(?:uar|\\.)?|jaenner|feb(?:ruar|\\.)?|m(?:ä|ae)rz|april|mai|juni|juli|august|september|oktober|"
    "november|dezember",
}
MONTH_STEMS = (
    ("jan", "янв", "jän"), ("feb", "фев"), ("mar", "мар", "mär", "mae"), ("apr", "апр"),
    ("may", "май", "мая", "мае", "маю", "mai"),
    ("jun", "июн"), ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт", "okt"), ("nov", "ноя"),
    ("dec", "дек", "dez"),
)  # fmt: skip
YEARS = {
    "en": rf"(?:,?\s+(?:of\s+|in\s+)?(?:{YEAR_DIGITS}|(?P<rel>(?:the\s+)?(?:this|last|next|current|previous|past|same|"
    r"coming)\s+year|the\s+year|a\s+year\s+(?:earlier|ago|before))))",
    "ru": rf"(?:\s+(?:{YEAR_DIGITS}(?:-?(?:го|м|й))?(?:\s*(?:год\w*|гг?\b\.?))?|(?P<rel>(?:прошл|минувш|предыдущ|"
    r"этого|эт|текущ|нынешн|следующ|будущ|того\s+же)\w*\s+год\w*|года?\b)))",
    "de": rf"(?:\s+{YEAR_DIGITS}|\s+(?P<rel>(?:des\s+)?(?:vorig|letzt|vergangen|dies|laufend|n(?:ä|"
    rf"ae)chst)\w*\s+Jahre?s?))",
}
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4,
    "перв": 1, "втор": 2, "трет": 3, "четв": 4, "iv": 4, "iii": 3, "ii": 2, "i": 1, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
COUNT = r"(?P<count>\d{1,2}|[^\W\d_]+)"

NUMERIC = (
    r"\b(?:(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<ny>(?:19|20)\d\d)|(?P<iy>(?:19|"
    r"20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d))\b"
)

# Kind of time → its pattern; tried in this order, a later one never overlaps an earlier.
PATTERNS = {
    "en": (
        ("numeric", NUMERIC),
        ("ended", (r"(?:{C}\s+months|(?P<whole>(?:financial\s+|fiscal\s+)?year))\s+(?:ended|ending|to)\s+"
         r"(?:(?P<month>{M})(?:\s+\d{{1,2}})?|\d{{1,2}}\s+(?P<last>{M}))(?:,?\s+{Y0})?")),
        ("so_far", (r"(?:since\s+the\s+(?:start|beginning)\s+of\s+(?:(?:the|this)\s+year|{Y0})|"
         r"(?:in\s+the\s+)?year\s+to\s+date|so\s+far\s+this\s+year|this\s+year\s+so\s+far)")),
        ("since", r"\bsince\s+(?:(?P<month>{M})\b(?!\s+\d{{1,2}}\b))?\s*(?:{Y0})?(?<!since\s)(?<!since)"),
        ("ago", (r"\b(?:an?|one|\d+|[a-z]+)(?:\s+more)?\s+(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\s+"
         r"(?:earlier|before|ago|later|after|into|on\s+from|from\s+now|since)\b")),
        ("months", r"(?:{M})\s*(?:-|–|—|to|through)\s*(?P<last>{M}){Y}?"),
        ("months", r"(?<=between\s)(?:{M})\s+and\s+(?P<last>{M}){Y}?"),
        ("day", (r"(?P<month>{M})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|million|"
         r"tonnes))(?:,?\s+{Y0})?")),
        ("day", r"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{M})(?:,?\s+{Y0})?"),
        ("months", r"\b(?P<last>{M}){Y}|(?<=[Ii]n\s)(?P<lone>{M})"),
        ("quarter", r"(?:(?P<n>first|second|third|fourth|[1-4](?:st|nd|rd|th))\s+quarter|\bQ(?P<q>[1-4])){Y}?"),
        ("half", r"(?:(?P<n>first|second|last)[\s-]+half|\bH(?P<q>[12])){Y}?"),
        ("first", r"(?:(?<=first\s)|(?<=[Ii]n\s)|(?<=[Oo]ver\s)){C}[\s-]months?\b{Y}?"),
        ("first", r"(?<=[Ff]or\s){C}[\s-]months?\b{Y}"),
        ("past", r"(?:past|last|previous|recent)\s+(?:{C}\s+)years?\b"),
        ("coming", r"(?:next|coming)\s+(?:{C}\s+)years?\b"),
        ("span", (r"(?:past|last|next|coming|previous|recent|first)\s+{C}\s+(?:months?|weeks?|days?|quarters?|"
         r"hours?)\b")),
        ("span", (r"(?<![\w$.,])(?:in|over|within|during|after|every)\s+(?:the\s+|just\s+|about\s+|almost\s+|"
         r"more\s+than\s+)?"
                 r"{C}\s+(?:years?|months?|weeks?|days?|hours?)\b")),
        ("years", (r"\b(?:FY|fiscal(?:\s+year)?|financial\s+year)\s?'?(?P<fiscal>20\d\d|\d\d)"
         r"(?:\s*[/–-]\s*(?P<y2>20\d\d|\d\d))?\b")),
        ("years", r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)/(?P<y2>(?:20)?\d\d)\b(?!/)"),
        ("years", r"(?P<decade>(?:19|20)\d0)s\b"),
        ("years", r"{Y0}\s*(?:-|–|—|to|and|through|until)\s*(?P<y2>20\d\d|19\d\d|\d\d)\b"),
        ("year", (r"(?P<rel>(?:this|last|next|the\s+current|the\s+previous|the\s+past|the\s+same|"
         r"the\s+coming)\s+year)\b|{Y0}(?:s\b)?")),
    ),
    "ru": (
        ("so_far", r"с\s+начала\s+(?:{Y0}\s+|этого\s+|текущего\s+)?года"),
        ("since", (r"(?:\bначиная\s+с\s+|(?<![^\W\d_])[Сс]\s+(?=20|19))(?:(?P<month>{M})\b)?\s*(?:{Y0})?(?:\s+года?)?"
         r"(?<!с\s)(?=[,.;)]|$|\s+(?!по\b|до\b|на\b|год))")),
        ("ago", (r"(?:(?:\w+\s+)?(?:год|года|лет|месяц\w*|недел\w+|дн\w+|час\w*|минут\w*)\s+(?:назад|спустя)|"
         r"[Сс]пустя\s+\w+\s+(?:год\w*|лет|месяц\w*|недел\w+|дн\w+|час\w*|минут\w*)|"
         r"год(?:ом)?\s+(?:ранее|раньше)|годом\s+прежде)")),
        ("numeric", NUMERIC),
        ("months", r"\b(?:{M})\s*(?:-|–|—|по)\s*(?P<last>{M}){Y}?"),
        ("day", r"\b(?P<d>\d{{1,2}})(?:-го)?\s+(?P<month>{M})(?:\s+{Y0}(?:\s*(?:год\w*|г\b\.?))?)?"),
        ("months", r"\b(?P<last>{M}){Y}|(?<=[Вв]\s)(?P<lone>{M})\b"),
        ("quarter", (r"\b(?P<n>перв\w+|втор\w+|треть\w+|четв[её]рт\w+|IV|I{{1,3}}|"
         r"[1-4])(?:-\w{{1,2}})?\s+квартал\w*{Y}?")),
        ("half", (r"(?:\b(?P<n>перв\w+|втор\w+|II?|[12])(?:-\w{{1,2}})?\s+)?(?:полугоди\w+|половин\w+(?=\s+(?:20|"
         r"\w+\s+год))){Y}?")),
        ("past", r"последни[ехм]\s+(?:{C}\s+)(?:года?|лет)\b"),
        ("coming", r"(?:ближайши[ехм]|следующи[ехм])\s+(?:{C}\s+)(?:года?|лет)\b"),
        ("first", r"(?:(?<=[Зз]а\s)|(?<=первые\s)|(?<=первых\s)|(?<=[Пп]о\sитогам\s))(?!последн){C}\s+месяц\w*\b{Y}?"),
        ("span", (r"(?:(?<=[Зз]а\s)|(?<=последние\s)|(?<=последних\s)|(?<=ближайшие\s)|(?<=первых\s)|(?<=первые\s)|"
         r"(?<=[Чч]ерез\s))(?:последни\w+\s+|ближайши\w+\s+)?"
                 r"{C}\s+(?:год\w*|лет|месяц\w*|недел\w+|дн\w+|час\w*|сут\w+)\b")),
        ("years", r"(?P<decade>(?:19|20)\d0)-(?:х|е)(?:\s+год\w*)?"),
        ("years", (r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)/(?P<y2>(?:20)?\d\d)\b(?!/)(?:\s+(?:финансов|учебн)\w+)?"
         r"(?:\s+год\w*)?")),
        ("years", (r"{Y0}(?:-го)?(?:\s+года?)?\s*(?:-|–|—|по)\s*(?P<y2>20\d\d|19\d\d)(?:-\w{{1,2}})?(?:\s*(?:год\w*|"
         r"гг?\b\.?))?")),
        ("year", (r"(?P<rel>(?:прошл|минувш|предыдущ|этом|этот|текущ|нынешн|следующ|будущ)\w*\s+год\w*)|"
                 r"{Y0}(?:-?(?:го|м|й|х))?(?:\s*(?:год\w*|гг?\b\.?))?")),
    ),
    "de": (
        ("numeric", NUMERIC),
        ("ago", r"(?:Jahr|Monat)\s+(?:davor|zuvor)|vor\s+(?:einem|\w+)\s+Jahre?n?"),
        ("months", r"(?:{M})\s*(?:-|–|—|bis|und)\s*(?P<last>{M}){Y}?"),
        ("day", r"\b(?P<d>\d{{1,2}})\.\s+(?P<month>{M})(?:\s+{Y0})?"),
        ("months", r"\b(?P<last>{M}){Y}"),
        ("quarter", r"(?P<n>[1-4])\.\s+Quartal{Y}?"),
        ("past", r"(?:vergangenen|letzten)\s+(?:{C}\s+)Jahren?\b"),
        ("years", r"{Y0}\s*(?:-|–|bis)\s*(?P<y2>20\d\d)"),
        ("year", r"(?P<rel>(?:vorigen|letzten|vergangenen|diesem|laufenden|n(?:ä|ae)chsten)\s+Jahre?s?)|{Y0}"),
    ),
}  # fmt: skip

# A kind of time needs one of its own signs.
SIGNS: dict[str, tuple[str, ...]] = {
    "ended": ("ended", "ending", "months to", "year to"),
    "so_far": ("start of", "beginning of", "year to date", "to date", "so far", "с начала"),
    "since": ("since", "с "),
    "ago": ("ago", "earlier", "before", "later", "after", "into", "from now", "since", "on from", "назад", "ранее",
            "раньше", "прежде", "спустя", "davor", "zuvor", "vor "),
    "quarter": ("quarter", "q1", "q2", "q3", "q4", "квартал", "quartal"),
    "half": ("half", "h1", "h2", "полугод", "половин"),
    "first": ("month", "месяц"),
    "past": ("years", "year ", "лет", "год", "jahr"),
    "coming": ("next", "coming", "ближайш", "следующ"),
    "span": ("year", "month", "week", "day", "quarter", "hour", "год", "лет", "месяц", "недел", "дн", "час", "сут"),
    "years": ("19", "20", "fy", "fiscal", "financial"),
    "year": ("19", "20", "year", "год", "jahr"),
}  # fmt: skip

# What stands before a time that a figure is only compared with.
BASE = {
    "en": r"(?:than(?:\s+in|\s+for|\s+during)?|compared\s+(?:to|with)|against|versus|vs\.?|above|below|"
    r"of\s+(?:the\s+same|its)|"
    r"same\s+\w+\s+(?:of|in)|relative\s+to|(?:level|figure|period|value|result|quarter|months?)s?\s+(?:of|in|for)|"
    r"up\s+on|down\s+on|% (?:of|from|on|over))"
    r"(?:\s+(?:the|that|its|their|in|of|for|a|same|period|months?|first|second))*\s*$",
    "ru": r"(?:чем(?:\s+(?:в|за))?|по\s+сравнению\s+с(?:о)?|по\s+отношению\s+к|относительно|против|(?:к|от|"
    r"ко)(?:\s+уровн\w+)?|уровн\w+|"
    r"(?:аналогичн\w+|то[мт]у?\s+же|тем\s+же|соответствующ\w+)\s+(?:период\w*|месяц\w*|"
    r"квартал\w*))(?:\s+(?:аналогичн\w+|период\w*|перв\w+))*\s*$",
    "de": r"(?:als|gegen(?:ü|ue)ber|im\s+Vergleich\s+zu\w?)(?:\s+(?:im|dem|in))*\s*$",
}
