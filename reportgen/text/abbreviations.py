"""Words that end in a full stop without ending a sentence, in four groups a language.

`inside` never ends a sentence. `before_name` ends one only before a word that begins sentences. `before_number` does
not end one before a number ("Art. 5", "рис. 3"). `after_number` stands before a name inside a sentence
("г. Астрахань") and may end one after a number ("в 2024 г.").
All are written without the final stop and in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations of one language, and the words that often begin its sentences."""

    inside: frozenset[str]
    before_name: frozenset[str]
    before_number: frozenset[str]
    after_number: frozenset[str]
    starters: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = Abbreviations(
    inside=_words(
        "mr mrs ms messrs dr prof rev hon gen col capt lt cmdr sgt maj cpl sen rep gov pres st mt ft "
        "vs v e.g i.e cf al viz approx ca eds op cit "
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri"
    ),
    before_name=_words(
        "u.s u.k u.n e.u u.s.a u.s.s.r d.c l.a n.y ph.d m.d b.a m.a inc ltd co corp bros jr sr a.m p.m etc dept est "
        "univ ave blvd rd mln bln tn kg km"
    ),
    before_number=_words("no nos p pp ch art sec para fig figs eq vol ed"),
    after_number=_words(""),
    starters=_words(
        "the a an in on at by for from with after before since as if when while where although though because but "
        "and or so yet however moreover meanwhile he she it they we i you his her its their our my this that these "
        "those there here what who how why not no one some many most all each every both another other also still "
        "even according"
    ),
)

_RUSSIAN = Abbreviations(
    inside=_words(
        "им ул просп пр-т пер пл наб бул обл р-н пос дер см ср напр тж т.е т.н т.к т.о и.о к.э.н д.э.н к.т.н "
        "г-н г-жа проф акад доц ген полк чл чл.-корр о-во св преп прот иером тел факс корр "
        "г.п р.п п.г.т т.наз руковод зам пом нач ок приб соотв англ нем фр лат греч рус бел др.-греч ред изд сост"
    ),
    before_name=_words(
        "др пр т.д т.п проч н.э р.х млн млрд трлн тыс руб долл дол коп шт экз чел кв куб га км кг мм см мин сек час "
        "тн т ед янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек в.в вв гг"
    ),
    before_number=_words("рис табл гл разд ст стр п пп с ч т р род вып илл абз подп"),
    after_number=_words("г с д п о м кв стр л гр т ч р"),
    starters=_words(
        "в во на по с со к ко о об от до из за у для при под над без через после перед и а но однако же это этот эта "
        "эти этого он она оно они его её ее их мы я вы наш как так также кроме если когда пока чтобы хотя потому "
        "поэтому там тут здесь тогда теперь сейчас уже ещё еще все всё весь вся что кто где не ни между тем при "
        "сам сама сегодня ранее по-прежнему согласно напомним отметим среди такой такая такие такое"
    ),
)

_GERMAN = Abbreviations(
    inside=_words(
        "z d u o i v hr fr dr prof dipl ing st bzw ca vgl z.b d.h u.a o.ä u.ä evtl ggf inkl exkl sog gem lt "
        "hrsg jan feb febr mär apr jun jul aug sept sep okt nov dez str tel"
    ),
    before_name=_words("usw etc mio mrd tsd co jh jhd"),
    before_number=_words("s nr abs art bd abb tab kap"),
    after_number=_words(""),
    starters=_words(
        "der die das ein eine in im am an auf bei mit nach von zu für und aber doch er sie es wir ihr dies diese "
        "dieser als wenn wie so auch dort hier laut zudem ausserdem außerdem"
    ),
)

# An abbreviation and the capital that completes it.
COMPLETED = frozenset({("долл", "сша"), ("дол", "сша"), ("дол", "зша"), ("долл", "канады"), ("обл", "рф")})

_NONE = Abbreviations(*[frozenset[str]()] * 5)

_BY_LANGUAGE = {"en": _ENGLISH, "ru": _RUSSIAN, "be": _RUSSIAN, "uk": _RUSSIAN, "de": _GERMAN}
NEVER_FINAL = _ENGLISH.inside | _RUSSIAN.inside | _GERMAN.inside


def abbreviations(language: str) -> Abbreviations:
    """The abbreviations of a language (ISO 639-1); none for a language without a list."""
    return _BY_LANGUAGE.get(language[:2].lower(), _NONE)
