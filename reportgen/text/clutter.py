"""What a page leaves around its article: share buttons, bylines, datelines, dates, menus."""

from __future__ import annotations

import re

from reportgen.text.words import LETTERS

_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня "
    "januar februar märz maerz april mai juni juli oktober dezember"
)
_DATE_WORDS = frozenset(
    f"{_MONTHS} monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun пн вт ср чт пт сб "
    "вс понедельник вторник среда четверг пятница суббота воскресенье года год г posted published updated date "
    "опубликовано обновлено дата uhr at on am pm gmt utc msk мск".split()
)
_ENGLISH_BUTTONS = (
    r"share(?: (?:this|on|via)\b.*)?|tweet|print|e-?mail|copy link|subscribe\b.*|sign up\b.*|follow us\b.*|loading|"
    r"read (?:also|more|next)\b.*|see also\b.*|related (?:articles?|news|stories)|comments?(?: \(?\d+\)?)?|"
    r"(?:cookie (?:policy|settings)|we use cookies|all rights reserved)\b.*|home|menu|search|log ?in|advertisement|"
    r"(?:photos?|image|source|author|text)(?: by\b|:).*"
)
_OTHER_BUTTONS = (
    r"поделиться\b.*|подпи(?:сывайтесь|саться|шитесь)\b.*|читайте (?:также|нас|ещё|еще)\b.*|реклама|печать|"
    r"комментари[ий]\b.*|(?:фото|источник|автор|текст|фота|крыніца|аўтар):.*|главная|меню|поиск|войти|прямой эфир|"
    r"курс валют|погода|лента|все права защищены\b.*|падзяліцца\b.*|чытайце таксама\b.*|teilen|drucken"
)
_DOORS = r"(?:(?:telegram|facebook|twitter|vk|вконтакте|одноклассники|whatsapp|viber|youtube|instagram|rss|x)\W*)+"
_BUTTON = re.compile(rf"^\W*(?:{_ENGLISH_BUTTONS}|{_OTHER_BUTTONS}|{_DOORS})\W*$", re.IGNORECASE)
_BYLINE = re.compile(r"^[Bb][Yy](?: [A-Z][\w.'’-]*){2,4}(?:,.{0,40})?$")
_LONGEST_BUTTON_WORDS = 15
_LONGEST_DATELINE = 160  # characters
_MENU_MARK = re.compile(r"\s[|•·→»]\s| \.\.\. ")
_CAPITAL = "[A-ZÀ-ÞА-ЯЁЎІ]"
_PLACE = rf"{_CAPITAL}[\w’'-]+(?: {_CAPITAL}[\w’'-]+)?"
_DAY = r"\d{1,2}\.? [^\W\d_]+\.?(?: \d{4})?(?: г\.| года)?"
_PLACE_AND_DAY = re.compile(
    rf"^(?:{_PLACE}[,.]? {_DAY}|{_DAY},? {_PLACE}|[^\W\d_]+\.? \d{{1,2}},(?: \d{{4}},?)? {_PLACE})\W*$"
)
_LEAD_IN = re.compile(
    # MINSK, 2 May (BelTA) – …   МИНСК, 3 мая — БелТА. …   Minsk, 2 May – …   /BelTA – Minsk/ …
    rf"^(?:(?:{_CAPITAL}[A-ZÀ-ÞА-ЯЁЎІ'’ .-]{{2,30}}{_CAPITAL}(?:, [^.–—(]{{1,40}})?|{_PLACE}, {_DAY})"
    r"\s*(?:\([^)]{2,30}\)\s*[-–—.:]?|[-–—])\s+(?:[^\W\d_]{2,15}\.\s+)?|/[\w .,–—-]{2,40}/\s*[-–—.]?\s*)"
    r"(?=[^\W\da-zа-яёўі_]|[\d\"“„«])"
)


def is_clutter(row: str) -> bool:
    """Whether a line belongs to the page and not to its article."""
    words = row.split()
    if len(words) > 4 * _LONGEST_BUTTON_WORDS:
        return False
    letters = LETTERS.findall(row.lower())
    return (
        not letters
        or _is_menu(row, words)
        or is_dateline(row)
        or _repeats_itself(letters)
        or (len(words) <= _LONGEST_BUTTON_WORDS and bool(_BUTTON.match(row) or _BYLINE.match(row)))
    )


def is_dateline(sentence: str) -> bool:
    """Whether a short sentence gives only a day, a time and a place: "MINSK .", "17 февраля, Минск."."""
    if len(sentence) > _LONGEST_DATELINE:
        return False
    words = LETTERS.findall(sentence)
    if len(words) > 7 or sentence.rstrip().endswith(("!", "?")):
        return False
    others = [word for word in words if word.lower() not in _DATE_WORDS]
    if len(others) < len(words) and len(others) <= 2:
        return not others or bool(_PLACE_AND_DAY.match(sentence))
    return len(words) <= 2 and all(word.isupper() and len(word) > 2 for word in words)


def _is_menu(row: str, words: list[str]) -> bool:
    """Whether a row is one of links: bars between the words, or nearly every word with a capital."""
    if "©" in row:
        return True
    if row[-1] in ".!?…»”":
        return " ... " in row
    capitals = sum(word[:1].isupper() for word in words)
    return bool(_MENU_MARK.search(row)) or (len(words) >= 6 and capitals >= 0.75 * len(words) and not row.isupper())


def _repeats_itself(letters: list[str]) -> bool:
    """Whether a name is printed again and again: "MARY JONES Mary Jones"."""
    return 2 <= len(letters) <= 12 and len(set(letters)) * 2 <= len(letters)


def lead_in_length(sentence: str) -> int:
    """How many characters of a dateline stand before the sentence proper: "MINSK, 2 May (BelTA) – "."""
    match = _LEAD_IN.match(sentence)
    return match.end() if match else 0
