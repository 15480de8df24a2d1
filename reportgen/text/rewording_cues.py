"""What a new wording may change: words that say nothing of their own, and plain words for long ones."""

from __future__ import annotations

from collections.abc import Mapping


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Each may be left out with the comma that parts it from the rest; without one it may mean something (“however low”).
FILLERS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "it should be noted that", "it should also be noted that", "it is worth noting that",
        "it is important to note that", "it must be said that", "in addition", "moreover", "furthermore",
        "additionally", "however", "of course",
    ),
    "ru": (
        "следует отметить , что", "необходимо отметить , что", "стоит отметить , что", "надо сказать , что",
        "следует также отметить , что", "кроме того", "более того", "к тому же", "вместе с тем", "в свою очередь",
        "однако", "конечно",
    ),
}  # fmt: skip

# The words of one line say the same and take the same form of what follows them.
EQUALS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("to", "in order to"), ("before", "prior to"), ("after", "subsequent to"),
        ("now", "currently", "at present", "at the present time", "at this point in time"),
        ("use", "utilise", "utilize"), ("uses", "utilises", "utilizes"), ("used", "utilised", "utilized"),
        ("begin", "commence"), ("begins", "commences"), ("began", "commenced"),
        ("can", "is able to", "are able to", "has the ability to", "have the ability to"),
        ("because", "due to the fact that", "owing to the fact that"), ("although", "despite the fact that"),
        ("if", "in the event that"), ("during", "in the course of"), ("for", "for the purpose of"),
        ("many", "a large number of"), ("with", "together with"),
        ("about", "approximately"), ("percent", "per cent"), ("yearly", "on an annual basis", "annually"),
        ("monthly", "on a monthly basis"), ("daily", "on a daily basis"), ("in", "located in"),
    ),
    "ru": (
        ("сейчас", "в настоящее время", "на сегодняшний день", "в данный момент", "в настоящий момент"),
        ("для", "в целях", "с целью"), ("во время", "в ходе"), ("с помощью", "посредством", "при помощи"),
        ("поскольку", "в связи с тем , что", "по причине того , что", "ввиду того , что"),
        ("хотя", "несмотря на то , что"), ("если", "в том случае , если", "в случае если"),
        ("примерно", "приблизительно"), ("на", "по состоянию на"),
        ("ежегодно", "на ежегодной основе"), ("ежемесячно", "на ежемесячной основе"),
    ),
}  # fmt: skip

# A time that follows one of these belongs to it: "fell except in May", "only in May".
BOUND: Mapping[str, frozenset[str]] = {
    "en": _set(
        "only just even not except mainly mostly largely chiefly almost about until than that and or but from to as "
        "both especially already unlike without"
    ),
    "ru": _set(
        "только лишь даже не кроме преимущественно почти около до чем что и или но от с по как уже особенно без "
        "исключая включая"
    ),
}
# With one of these a sentence has several parts, and a time belongs to one of them.
PARTS: Mapping[str, frozenset[str]] = {
    "en": _set(', ; : — – ( ) " “ ” « » and but or while that which who where when if because although for'),
    "ru": _set(', ; : — – ( ) " “ ” « » „ и а но или что который если потому хотя когда где чтобы для'),
}
# A time at the head or the end of a sentence, with the word before it.
TIME_LEADS: Mapping[str, frozenset[str]] = {
    "en": _set("in on at during since"),
    "ru": _set("в во на за"),
}
# Times of whatever kind, for sentences that must speak of one only.
TIMES: Mapping[str, str] = {
    "en": (
        r"january|february|march|april|may|june|july|august|september|october|november|december|years?|quarters?|"
        r"months?|weeks?|days?|spring|summer|autumn|winter|then|later|earlier|before|after|until|since|today|yesterday|"
        r"tomorrow|again|still|yet|now|\d{4}"
    ),
    "ru": (
        r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|квартал|месяц|недел)\w*|ма[йяею]|год\w*|"
        r"лет|день|дня|дней|дни|весн\w+|лет[оаом]+|осен\w+|зим\w+|потом|затем|позже|ранее|раньше|до|после|сегодня|"
        r"вчера|завтра|снова|ещё|еще|уже|сейчас|\d{4}"
    ),
}
NEGATIONS: Mapping[str, frozenset[str]] = {
    "en": _set("no not never none nor neither without cannot"),
    "ru": _set("не нет ни никогда нельзя без никто ничто"),
}
MODALS: Mapping[str, frozenset[str]] = {
    "en": _set("may might can could will would shall should must plans planned ready intends agreed"),
    "ru": _set("может могут мог могла могли будет будут должен должна должны планирует планируют готов"),
}
QUALIFIERS: Mapping[str, frozenset[str]] = {
    "en": _set("almost nearly about around over under approximately roughly some least most than"),
    "ru": _set("почти около примерно приблизительно более свыше менее порядка до не"),
}
