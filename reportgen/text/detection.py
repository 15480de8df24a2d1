"""The language a text is in: by its script, then by letters and function words that only few languages have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from reportgen.text.words import LETTERS, stop_words

_SAMPLE = 20_000

# Words without which no paragraph of the language does; those of several languages count less in each.
_LATIN_WORDS: Mapping[str, str] = {
    "fr": "le la les un une des du de et est sont dans pour par sur avec ce cette ces qui que ne pas plus au "
    "aux il elle ont été leur leurs en a son sa ses",
    "es": "el la los las un una de del y en es son por para con que se su sus al lo como más fue ha han este "
    "esta entre sobre desde hasta pero año",
    "pt": "o a os as um uma de do da dos das e em no na nos nas é são por para com que se seu sua ao mais foi "
    "não como entre pelo pela ano",
    "it": "il lo la i gli le un uno una di del della dei delle e è sono in nel nella per con che si al alla più "
    "non anche come dal dalla ha hanno tra anno",
    "nl": "de het een en van in is zijn op te met voor aan door bij dat die dit niet ook werd wordt worden naar "
    "over uit als maar tot meer jaar hebben heeft",
    "pl": "i w we z ze na do od o po za przez dla jest są był była było były nie się to że jak oraz który która "
    "które roku między niż także ich jego jej przy pod rok",
    "cs": "a v ve s se na do od o po za pro je jsou byl byla bylo byly že jako který která které roce roku mezi "
    "než také jeho její při pod ale by své z ze k",
    "sk": "a v vo s so sa na do od o po za pre je sú bol bola bolo boli že ako ktorý ktorá ktoré roku medzi než "
    "tiež jeho jej pri pod ale by svoje z zo k",
    "hr": "i u na je su se da za od do s sa iz o po kao koji koja koje što nije bio bila bilo biti ili ali "
    "godine godini između više te",
    "sl": "in v na je so se da za od do z s iz o po kot ki ni bil bila bilo biti ali pa leta letu med več tudi",
    "ro": "și în de la cu pe din pentru este sunt a al ale un o care nu mai sau prin după fost între anul au să ce",
    "hu": "a az és egy hogy nem is volt van ez meg már csak de mint évben szerint között után vagy azt ki el még",
    "sv": "och i att det en ett som är på av för med till den de inte var har om från vid mot eller under över år",
    "da": "og i at det en et som er på af for med til den de ikke var har om fra ved mod eller under over år blev",
    "nb": "og i å det en et som er på av for med til den de ikke var har om fra ved mot eller under over år ble",
    "fi": "ja on ei se että oli ovat hän joka kun myös mutta kuin tai sekä vuonna mukaan jo niin olivat ole",
    "et": "ja on ei see et oli ta kes kui ka aga või ning aastal mis olid ole oma pärast üle",
    "lv": "un ir no ar par uz kas ka tika gada gadā bija nav vai arī kā pēc līdz tas tā pie",
    "lt": "ir yra kad su iš į o ne buvo tai kaip apie metais metų už nuo iki bet jo arba taip po per",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi yılında en ne kadar sonra göre ise yüzde oldu",
}
# Letters by which a word is known to be of one of few languages.
_LATIN_LETTERS: Mapping[str, str] = {
    "fr": "àâæçéèêëîïôœùûü", "es": "áéíóúñ", "pt": "áâãàçéêíóôõú", "it": "àèéìòù", "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hr": "čćđšž", "sl": "čšž", "ro": "ăâîșşțţ", "hu": "áéíóöőúüű",
    "sv": "åäö", "da": "æøå", "nb": "æøå", "fi": "äö", "et": "õäöü", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž",
    "tr": "çğıöşü", "de": "äöüß", "nl": "ëï",
}  # fmt: skip
_CYRILLIC_LETTERS: Mapping[str, str] = {
    "kk": "әғқұһңөү", "sr": "ђћјљњџ", "mk": "ѓќѕјљњџ", "ky": "ңөү", "tg": "ғқҳҷӣӯ", "mn": "өү", "tt": "җәңөүһ",
    "uz": "қғҳў",
}  # fmt: skip
_RANGES: Mapping[str, str] = {
    "latin": "A-Za-zÀ-ɏ", "cyrillic": "Ѐ-ӿ", "ar": "؀-ۿ", "he": "֐-׿", "ja": "぀-ヿ", "zh": "一-鿿", "el": "Ͱ-Ͽ",
    "hy": "԰-֏", "ka": "Ⴀ-ჿ", "ko": "가-힣", "hi": "ऀ-ॿ", "th": "฀-๿",
}  # fmt: skip
_GENITIVE = re.compile(r"['’]s\b")  # "Holm's" is no word and an «s»
_LEAD = 0.3  # of English, in doubt
_FEW = 0.02  # of the words; below it function words are those of a quotation or a name


def detect_language(text: str, default: str = "en") -> str:
    """The language of a text as ISO 639-1: by its script, then by its function words and the letters only it has.

    Reads en, ru, be and de most surely; knows some twenty other languages of Latin and Cyrillic letters, and those that
    have a script of their own. `default` for a text that shows nothing.
    """
    sample = _GENITIVE.sub("", text[:_SAMPLE].lower())
    script = _script(sample)
    if script == "cyrillic":
        return _cyrillic(sample, LETTERS.findall(sample))
    return _latin(LETTERS.findall(sample), default) if script == "latin" else script or default


def _script(sample: str) -> str:
    """The script that most letters belong to: latin, cyrillic, or the language of a script that has one."""
    letters = Counter(sample)
    distinct = "".join(letters)
    counts = {
        name: sum(letters[letter] for letter in re.findall(f"[{chars}]", distinct)) for name, chars in _RANGES.items()
    }
    if counts["cyrillic"] >= 0.3 * sum(counts.values()) > 0:
        return "cyrillic"  # names of firms and places in Latin letters do not make it another language
    if counts["ja"] * 10 > counts["zh"] > 0:
        return "ja"  # Japanese is written with Chinese signs between its own
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else ""


@cache
def _function_words() -> Mapping[str, Mapping[str, float]]:
    """Each function word's weight in each language that has it: less where several do."""
    lists = {code: frozenset(words.split()) for code, words in _LATIN_WORDS.items()}
    lists = {"en": stop_words("en"), "de": stop_words("de"), **lists}
    shared = Counter(word for words in lists.values() for word in words)
    return {code: {word: 1 / shared[word] for word in words} for code, words in lists.items()}


def _latin(words: list[str], default: str) -> str:
    marked = [letter for word in words if not word.isascii() for letter in word if not letter.isascii()]
    scores = {
        code: sum(weights.get(word, 0.0) for word in words)
        + sum(_letters().get(code, {}).get(letter, 0.0) for letter in marked)
        for code, weights in _function_words().items()
    }
    # A word like "in" makes no text Slovene.
    best = max(scores, key=lambda code: scores[code] + _LEAD * (code == "en"))
    return best if scores[best] > _FEW * len(words) else default


@cache
def _letters() -> Mapping[str, Mapping[str, float]]:
    """Each marked letter's weight in each language that has it: little, since names bring letters of anywhere."""
    shared = Counter(letter for letters in _LATIN_LETTERS.values() for letter in letters)
    return {code: {letter: 0.8 / shared[letter] for letter in letters} for code, letters in _LATIN_LETTERS.items()}


_ONLY_BELARUSIAN = re.compile(r"ў|дз|ць|цц|[жшч]ы")
_ONLY_UKRAINIAN = re.compile(r"[рдт]і|ськ|зьк|[єїґ]")  # Belarusian hardens р, and turns д and т into дз and ц before і
_ONLY_MACEDONIAN = re.compile(r"\b(?:во|што|со|според)\b|[ѓќѕ]")
_ONLY_BULGARIAN = re.compile(r"ъ[^еёюяь]|\b(?:през|със|във|който|която|които)\b")


def _cyrillic(sample: str, words: list[str]) -> str:
    if others := _other_cyrillic(sample, len(words)):
        return others
    belarusian = sample.count("ў") * 3 + sample.count("і") - sample.count("и") * 2 - sample.count("ї") * 3
    ukrainian = sample.count("ї") * 3 + sample.count("є") * 3 + sample.count("і") - sample.count("ы") * 3
    if "и" in sample and "і" in sample and "ы" not in sample and "ў" not in sample:
        return "uk"  # Belarusian has no «и», Russian no «і»
    if belarusian > 0 and belarusian >= ukrainian:
        is_ukrainian = not re.search("[ыўэё]", sample) and _ONLY_UKRAINIAN.search(sample)
        return "uk" if is_ukrainian else "be"
    if ukrainian > 0 and "ы" not in sample:
        return "uk"
    if "и" not in sample and _ONLY_BELARUSIAN.search(sample):
        return "be"
    hits = {code: sum(word in stop_words(code) for word in words) for code in ("ru", "be")}
    return "be" if hits["be"] > hits["ru"] and "ў" in sample else "ru"


def _other_cyrillic(sample: str, words: int) -> str:
    """Languages that Russian and Belarusian ears would not read; empty where few words show one."""
    counts = {code: sum(map(sample.count, letters)) for code, letters in _CYRILLIC_LETTERS.items()}
    if re.search("[йыэщьъяю]", sample):
        counts |= {"sr": 0, "mk": 0}  # a name such as «Љубљана» in a Russian text
    elif counts["mk"] and len(_ONLY_MACEDONIAN.findall(sample)) * 20 > words:
        counts["mk"] += counts["sr"]
    best = max(counts, key=lambda code: counts[code])
    if best != "uz" and counts[best] * 15 > words:
        return best
    is_bulgarian = not re.search(r"[ыэёіў]", sample) and len(_ONLY_BULGARIAN.findall(sample)) * 20 > words
    return "bg" if is_bulgarian else ""
