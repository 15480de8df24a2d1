"""Units as texts write them → `Unit`: scale words, currencies, percent, tonnes and other measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportgen.model.facts import Unit
from reportgen.text.lowering import lowered, lowered_pattern

_SCALES = (
    (3, r"thousand|k\b|тыс\b\.?|тысяч\w*|Tausend|Tsd\b\.?"),
    (6, (r"mill(?:ion|ions)\b|mln|mn\b|m(?=\s+(?:US\s+)?(?:dollars|roubles|rubles|euros?|pounds|yuan)\b)"
        r"|mill\b\.?|mio\b\.?|млн\b\.?|миллион\w*|лимон\w*|Mio\b\.?|Million(?:en)?\b")),
    (9, (r"billions?\b|bln|bn\b|b(?=\s+(?:US\s+)?(?:dollars|roubles|rubles|euros?)\b)|млрд\b\.?|миллиард\w*"
        r"|Mrd\b\.?|Milliarden?\b")),
    (12, r"trillions?\b|trln|tn\b|трлн\b\.?|триллион\w*|Bio\b\.?|Billionen\b"),
)  # fmt: skip
_GLUED_SCALES = ((3, "k"), (6, "m"), (9, "b"))  # after a currency sign: $5m

_CODES = (
    ("pp", r"percentage[- ]points?|p\.\s?p\.|pp\b|процентн\w+\s+пункт\w*|п\.\s?п\.|Prozentpunkte?\w*"),
    ("bp", r"basis\s+points?|базисн\w+\s+пункт\w*"),
    ("%", r"%|per\s?cents?\b|pct\b|pc\b|процент\w*|проц\b\.?|Prozent\b"),
    ("times", r"times\b|-?fold\b|раза?\b|-?кратн\w+|mal\b|x(?=\s|[,.;]|$)"),
    ("BYN", r"(?:Belarusian|белорусск\w+|бел\.)\s+(?:rou?bles?|rubles?|рубл\w*|руб\b\.?)|BYN\b|Br\b"),
    ("RUB", r"(?:Russian\s+|российск\w+\s+)?(?:rou?bles?|rubles?|рубл\w*|руб\b\.?)|RUB\b|₽|Rubel\b"),
    ("USD", r"(?:US\s+|U\.S\.\s+)?dollars?\b|USD\b|\$|(?:долл\b\.?|доллар\w*|дол\b\.?)(?:\s+США)?|(?:US-)?Dollars?\b"),
    ("EUR", r"euros?\b|EUR\b|евро\b|€"),
    ("CNY", r"yuan\b|юан\w+|CNY\b"),
    ("GBP", r"pounds?\s+sterling|GBP\b|£|(?:британск\w+\s+)?фунт\w*(?:\s+стерлингов)?"),
    ("JPY", r"yen\b|JPY\b|иен\w*|йен\w*"),
    ("NOK", r"(?:Norwegian\s+)?kroner\b|NOK\b|норвежск\w+\s+крон\w*"),
    ("SEK", r"(?:Swedish\s+)?kronor\b|SEK\b|шведск\w+\s+крон\w*"),
    ("DKK", r"DKK\b"), ("PLN", r"zlot(?:ys?|ies)\b|PLN\b|злот\w+"), ("CHF", r"(?:Swiss\s+)?francs\b|CHF\b"),
    ("AUD", r"(?:Australian\s+)dollars?|AUD\b"), ("CAD", r"Canadian\s+dollars?|CAD\b"),
    ("KES", r"(?:Kenyan?\s+)?shillings?\b|KES\b"), ("GEL", r"lari\b|GEL\b|лари\b"), ("UZS", r"UZS\b|сум(?:ов|а)?\b"),
    ("AMD", r"drams?\b|AMD\b|драм(?:ов|а)?\b"), ("AZN", r"manats?\b|AZN\b|манат\w*"),
    ("KGS", r"KGS\b|киргизск\w+\s+сом\w*"), ("MDL", r"MDL\b|молдавск\w+\s+ле\w+"),
    ("ZAR", r"rand\b|ZAR\b"), ("AED", r"dirhams?\b|AED\b|дирхам\w*"), ("BRL", r"reais\b|BRL\b"),
    ("KRW", r"won\b(?=\s*(?:[.,;)]|$))|KRW\b"), ("CZK", r"CZK\b|чешск\w+\s+крон\w*"), ("HUF", r"forints?\b|HUF\b"),
    ("USD-2", r"US\s+cents?\b|¢"), ("RUB-2", r"копе(?:ек|йк\w+)|коп\b\.?"), ("cent", r"cents?\b"),
    ("KZT", r"tenge\b|KZT\b|тенге\b|₸"),
    ("UAH", r"hryvnias?\b|UAH\b|₴|гривен\b|гривн\w+"),
    ("INR", r"rupees?\b|INR\b|₹|рупи\w+"),
    ("TRY", r"liras?\b|₺|лир\w?\b"),
    ("tkm", r"ton(?:ne)?[- ]kilomet(?:er|re)s?\b|tkm\b|тонно-километр\w*|т[·⋅*-]км\b|ткм\b"),
    ("t", r"(?:metric\s+)?tons?\b|tonnes?\b|tn?\b|тонн\w*|т\b\.?(?!\.\s?[а-я])|Tonnen?\b"),
    ("kt", r"kt\b|кт\b"), ("Mt", r"Mt\b"),
    ("kg", r"kilos?\b|kilograms?\b|kg\b|килограмм\w*|кг\b\.?"),
    ("mg", r"milligrams?\b|mg\b|миллиграмм\w*|мг\b"),
    ("g", r"grams?\b|g\b|грамм\w*|г\b(?!\.)"),
    ("lb", r"pounds?\b|lbs?\b"),
    ("stone", r"stone\b"),
    ("oz", r"ounces?\b|oz\b|унци\w+"),
    ("centner", r"центнер\w*|ц\b\.?(?=/|\s+с\b)"),
    ("km/h", r"km/h\b|kph\b|км/ч\b|kilomet(?:er|re)s\s+(?:per|an)\s+hour|километр\w*\s+в\s+час"),
    ("mph", r"mph\b|miles\s+(?:per|an)\s+hour"),
    ("km2", r"square\s+kilomet(?:er|re)s?|sq\.?\s?km|кв\.\s?км|квадратн\w+\s+километр\w*|км²"),
    ("m2", r"square\s+met(?:er|re)s?|sq\.?\s?m\b|кв\.\s?м\b\.?|квадратн\w+\s+метр\w*|м²|m²"),
    ("m3", r"cubic\s+met(?:er|re)s?|cu\.?\s?m\b|куб\.\s?м\b\.?|кубометр\w*|кубическ\w+\s+метр\w*|м³|m³"),
    ("km", r"kilomet(?:er|re)s?\b|km\b|километр\w*|км\b"),
    ("cm", r"centimet(?:er|re)s?\b|cm\b|сантиметр\w*|см\b"),
    ("mm", r"millimet(?:er|re)s?\b|mm\b|миллиметр\w*|мм\b"),
    ("m", r"met(?:er|re)s?\b|m\b|метр\w*|м\b|Meter\b"),
    ("mile", r"miles?\b|миль\b|мил[яи]\b"),
    ("ft", r"feet\b|foot\b|ft\b|фут\w*"),
    ("ha", r"hectares?\b|ha\b|гектар\w*|га\b"),
    ("acre", r"acres?\b"),
    ("kWh", r"kilowatt[- ]hours?|kWh\b|кВт[·⋅*-]?ч\w*|киловатт-час\w*"),
    ("MWh", r"megawatt[- ]hours?|MWh\b|МВт[·⋅*-]?ч\w*"),
    ("GWh", r"gigawatt[- ]hours?|GWh\b|ГВт[·⋅*-]?ч\w*"),
    ("kW", r"kilowatts?\b|kW\b|кВт\b|киловатт\w*"),
    ("MW", r"megawatts?\b|MW\b|МВт\b|мегаватт\w*"),
    ("GW", r"gigawatts?\b|GW\b|ГВт\b|гигаватт\w*"),
    ("barrel", r"barrels?\b|bbl\b|баррел\w*"),
    ("litre", r"lit(?:er|re)s?\b|литр\w*"),
    ("°C", r"°\s?[CС]\b|C\b|degrees?(?:\s+Celsius)?|градус\w*"),
    ("year", r"years?(?:-old)?\b|лет\b|год(?:а|ов)?\b|летн\w+|Jahren?\b"),
    ("month", r"months?\b|месяц\w*|месячн\w+|мес\b\.?|Monaten?\b"),
    ("week", r"weeks?\b|недел\w+|Wochen?\b"),
    ("day", r"days?\b|дн(?:я|ей|ям|ях)\b|день\b|дневн\w+|сут(?:ок|ки)\b|Tagen?\b"),
    ("hour", r"hours?\b|час(?:а|ов)?\b|Stunden?\b"),
    ("minute", r"minutes?\b|минут\w*|Minuten?\b"),
    ("second", r"seconds\b|секунд\w*"),
)  # fmt: skip
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})

_SIGNS = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL",
          "ksh": "KES", "sh": "KES", "₸": "KZT", "₴": "UAH", "₹": "INR", "₺": "TRY", "₩": "KRW", "rs": "INR",
          "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "br": "BYN"}  # fmt: skip
_HEAD = re.compile(
    r"(?:(?<![\w])(?P<sign>(?:US|A|C|NZ|HK|S|R)?\$|€|£|¥|₽|₸|₴|₹|₺|₩)|\b(?P<code>USD|EUR|RUB|RUR|CNY|GBP|BYN|Br|NOK|SEK|DKK|PLN|CHF|AUD|CAD|"
    r"NZD|JPY|KZT|UAH|INR|TRY|KES|KSh|Sh|Rs|ZAR|AED|BRL|KRW|CZK|HUF|GEL|UZS|AMD|AZN|KGS|MDL|SGD|HKD))\s?$",
    re.IGNORECASE,
)
_SCALE = re.compile("|".join(rf"(?P<s{scale}>{words})" for scale, words in _SCALES), re.IGNORECASE)
# Case tells Belarusian m from a capital M of a name; units in words may stand at a sentence's head only in headlines.
_UNIT = re.compile("|".join(lowered_pattern(words) for _, words in _CODES))
_UNITS = tuple((code, re.compile(lowered_pattern(words))) for code, words in _CODES)
_LONGEST_UNIT = 48
_JOINT = re.compile(r"[\s\u00a0\u202f]*-?[\s\u00a0\u202f]*")
_A_YEAR = re.compile(
    r"\s+(?:a|per|each|every)\s+year\b(?!\s+(?:earlier|ago|before|later|on\b))|\s+annually|\s+в\s+год\b|/year|/год|\s+(?:im|pro)\s+Jahr",
    re.IGNORECASE,
)
# "2.3m visitors", but "4.5m deep".
_GLUED_MILLION = re.compile(
    r"m(?=\s+(?!deep|long|wide|high|tall|from|away|above|below|under|with|were|was|have)[a-z]{4,})"
)
_REACH = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands around a number: power of ten (None without a scale word), unit's code (empty without), span."""

    scale: int | None
    code: str
    start: int
    end: int

    @property
    def unit(self) -> Unit:
        """The unit; a number without one counts something."""
        return Unit(self.code or "units", self.scale or 0)


def measure(text: str, start: int, end: int, limit: int) -> Measured:
    """The unit of the number at `text[start:end]`, looked for up to `limit`; the span takes the unit in."""
    code = ""
    if head := _HEAD.search(text, max(0, start - _REACH), start):
        code = _SIGNS[head["sign"].lower()] if head["sign"] else _SIGNS.get(head["code"].lower(), head["code"].upper())
        start = head.start()
    scale, end = _scale(text, end, limit, is_money=bool(code))
    at = _joint(text, end, limit)
    small = lowered(text[at : min(limit, at + _LONGEST_UNIT)])
    found = _UNIT.match(small)
    if found and found[0] and not (text[end:at] == "-" and len(found[0]) == 1):  # the ending of an ordinal: 5-м
        unit = _unit_of(found[0]) or next(unit for unit, pattern in _UNITS if pattern.match(small))
        # "$5 million a dollar" does not occur; "$ 62 million times" neither: a currency before the number wins.
        code, end = code or unit, end if code and unit != code else at + found.end()
    if code in ("kt", "Mt"):
        code, scale = "t", (scale or 0) + (3 if code == "kt" else 6)
    if code.endswith("-2"):
        code, scale = code[:-2], (scale or 0) - 2
    if code == "t" and (yearly := _A_YEAR.match(text, end, limit)):
        code, end = "t/year", yearly.end()
    return Measured(scale, code, start, end)


@lru_cache(1024)
def _unit_of(words: str) -> str:
    """The unit that the words name by themselves; empty when that hangs on what follows them."""
    return next((unit for unit, pattern in _UNITS if pattern.fullmatch(words)), "")


def _scale(text: str, end: int, limit: int, *, is_money: bool) -> tuple[int | None, int]:
    for scale, letter in _GLUED_SCALES if is_money else ():
        if text[end : end + 1].lower() == letter and not text[end + 1 : end + 2].isalpha():
            return scale, end + 1
    if _GLUED_MILLION.match(text, end, limit):
        return 6, end + 1
    at = _joint(text, end, limit)
    if found := _SCALE.match(text, at, limit):
        return int(str(found.lastgroup)[1:]), found.end()
    return None, end


def _joint(text: str, end: int, limit: int) -> int:
    found = _JOINT.match(text, end, min(limit, end + 4))
    return found.end() if found else end
