"""Words around figures: how firm they are, which way they move, what they measure. Patterns by language."""

from __future__ import annotations

from reportgen.model.facts import Qualifier, Status

# Directly before the number.
FIRMNESS = {
    "en": (
        (Qualifier.UNDER, (r"(?:no\s+more|not\s+more)\s+than|less\s+than|fewer\s+than|lower\s+than|below|under|"
         r"up\s+to|at\s+most|"
                          r"as\s+(?:much|many)\s+as\s+under|not\s+exceeding|a\s+maximum\s+of|within|short\s+of|"
                          r"(?:has|have|had|did|does)\s+not\s+(?:yet\s+)?(?:reach(?:ed)?|exceed(?:ed)?)")),
        (Qualifier.OVER, (r"more\s+than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|"
         r"passed|upwards\s+of|"
                         r"at\s+least|greater\s+than|higher\s+than|in\s+excess\s+of|a\s+minimum\s+of|beyond|"
                         r"well\s+over|"
                         r"not\s+less\s+than|no\s+(?:less|fewer)\s+than|crossed|better\s+than|past")),
        (Qualifier.ALMOST, (r"almost|nearly|close\s+to|just\s+under|just\s+below|just\s+short\s+of|approaching|"
         r"practically|"
                           r"virtually|not\s+quite")),
        (Qualifier.ABOUT, (r"about|around|approximately|roughly|some|approx\.?|circa|c\.|ca\.|an\s+estimated|~|≈|"
                          r"or\s+so|in\s+the\s+region\s+of|nearing")),
    ),
    "ru": (
        (Qualifier.UNDER, (r"не\s+(?:более|больше|свыше|выше)(?:\s+чем)?|менее(?:\s+чем)?|меньше(?:\s+чем)?|ниже|"
         r"не\s+достиг\w*|"
                          r"не\s+превы\w+|в\s+пределах|максимум")),
        (Qualifier.OVER, (r"более(?:\s+чем)?|больше(?:\s+чем)?|свыше|превы(?:сил|шает|шают|сит|шал|сят)\w*|"
         r"превысив\w*|превышени\w+|"
                         r"не\s+менее(?:\s+чем)?|не\s+меньше(?:\s+чем)?|как\s+минимум|минимум|перевалил\w*\s+за|"
                         r"выше|сверх|(?<!%\s)(?<!процентов\s)(?<!процента\s)от|хотя\s+бы|по\s+меньшей\s+мере|перешагнул\w*(?:\s+за)?")),
        (Qualifier.ALMOST, (r"почти(?:\s+что)?|практически|чуть\s+(?:менее|меньше|ниже)|немногим\s+(?:менее|меньше)|"
         r"без\s+малого|"
                           r"едва\s+не|близк\w+\s+к|под")),
        (Qualifier.ABOUT, (r"около|примерно|порядка|приблизительно|ориентировочно|где-то|~|≈|прим\.|какие-то|"
         r"в\s+районе")),
    ),
    "de": (
        (Qualifier.UNDER, r"weniger\s+als|unter|h(?:ö|oe)chstens|bis\s+zu|maximal"),
        (Qualifier.OVER, r"(?:ü|ue)ber|mehr\s+als|(?:ü|ue)berschritt|(?:ü|ue)bertraf|mindestens|wenigstens"),
        (Qualifier.ALMOST, r"knapp|fast|beinahe|nahezu"),
        (Qualifier.ABOUT, r"etwa|rund|ungef(?:ä|ae)hr|circa|ca\.|zirka"),
    ),
}  # fmt: skip

# Directly after the number and its unit.
FIRMNESS_AFTER = {
    "en": ((Qualifier.OVER, r"or\s+more|and\s+more|\+|plus\b(?!\s+\d)"), (Qualifier.ABOUT, r"or\s+so"),
           (Qualifier.UNDER, r"or\s+less|at\s+most")),
    "ru": ((Qualifier.OVER, r"с\s+лишним|и\s+(?:более|больше)|\+"),
    (Qualifier.UNDER, r"и\s+менее|(?:так\s+и\s+)?не\s+достиг\w*")),
    "de": ((Qualifier.OVER, r"und\s+mehr"),),
}  # fmt: skip

UP = {
    "en": r"rose|ris(?:e|es|en|ing)|gr(?:ew|ow|ows|own|owing|owth)|increas\w+|up|climb\w*|jump\w*|surg\w+|soar\w*|"
    r"gain\w*|expand\w*|"
          r"expansion|add(?:ed|ing|s)?|higher|more|above|greater|boost\w*|rais(?:ed|e|ing)|advanc(?:ed|e|ing)|"
          r"upturn|larger|faster|"
          r"doubl\w+|tripl\w+|quadrupl\w+|plus|appreciat\w+|accelerat\w+|rebound\w*|leap\w*|longer|swell\w*|"
          r"widen\w*|strengthen\w*|outpac\w*",
    "ru": r"вырос\w*|выраст\w*|"
    r"возрос\w*|возраст(?:[её]т|ут|ает|ал[аои]?)\b|раст[ёе]?т\w*|рост\w{0,3}|раст[иу]\w*|увелич\w+|прирост\w*|прибав\w+|повы(?:с|ш)\w+|"
    r"подним\w+|"
    r"подня\w+|подорожа\w+|"
          r"больше|выше|дороже|дорожа\w+|плюс|прибыл\w+\s+на|удво\w+|утро\w+|нарасти\w+|расшири\w+|подскочи\w+|взлете\w+|ускори\w+|"
          r"укрепи\w+|превысил\w*|превышает|нарасл\w+|наращ\w+",
    "de": r"stieg\w*|gestiegen|wuchs\w*|gewachsen|plus|zuwachs|zunahme|zugenommen|mehr|h(?:ö|oe)her|anstieg|"
    r"verdoppel\w*|hoch",
}  # fmt: skip
DOWN = {
    "en": r"fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin\w+|decreas\w+|down|shr(?:ank|ink\w*|unk)|slump\w*|"
    r"plung\w+|tumbl\w+|"
          r"los(?:t|es?|ing)|lower|less|below|reduc\w+|cut(?:s|ting)?|contract(?:ed|ion|ing)|slid(?:e|es)?|sank|"
          r"fewer|halv\w+|minus|"
          r"slip(?:s|ped|ping)?|dip(?:s|ped)?|shed|depreciat\w+|weaken\w*|smaller|downturn|slow(?:ed|ing|down)?|"
          r"trim\w*|eased",
    "ru": r"снизи\w+|сниж\w+|упа(?:л|ла|ло|ли|сть|дёт|дет)|пад\w+|сократи\w+|сокращ\w+|уменьш\w+|потеря\w+|меньше|"
    r"ниже|минус|спад\w*|"
          r"просе(?:л|ла|ло|ли)|обвал\w*|подешеве\w+|дешевле|дешеве\w+|уреж\w+|рухну\w+|убыл\w+|урез\w+|ослаб\w+|замедли\w+|опусти\w+|снизил\w*",
    "de": r"fiel\w*|gefallen|sank\w*|gesunken|minus|r(?:ü|ue)ckgang|weniger|niedriger|abgenommen|halbier\w*",
}  # fmt: skip

# What may stand between a verb or noun of change and its amount.
BRIDGE = {
    "en": r"(?:\s+(?:by|of|was|is|were|rate|rates|at|another|an|a|the|further|additional|extra|about|in|only|just|"
    r"even|again|also|as|much|many|up|"
          r"has|been|have|amounted|to|stood|came|made|reached|[a-z]+ly|its|record|average|total)){0,4}\s*[:,(–—-]?\s*$",
    "ru": r"(?:\s+(?:на|в|ещё|еще|составил\w*|составля\w+|составит|был\w*|равен|достиг\w*|сразу|более|примерно|"
    r"лишь|всего|только|уже|"
          r"также|до|общий|общего|годовой|темпом|[а-я]+но)){0,4}\s*[:,(–—-]?\s*$",
    "de": r"(?:\s+(?:um|von|auf|war|waren|ein|eine)){0,3}\s*[:,(–-]?\s*$",
}  # fmt: skip

# After the figure: it tells a change.
CHANGE_AFTER = {
    "en": r"\s*,?\s*(?:more|higher|greater|above|over|up|increase|growth|rise|jump|gain|surge|less|lower|below|"
    r"down|decrease|drop|fall|"
          r"decline|reduction|cut|fewer|year[- ]on[- ]year|on\s+the\s+year|y/y|yoy|expansion|slump|contraction|"
          r"faster|larger|smaller)\b"
          r"(?!\s+(?:the\s+)?(?:age|speed|target))",
    "ru": r"\s*,?\s*(?:больше|меньше|выше|ниже|прироста?|роста?|падени\w+|снижени\w+|к\s+аналогичн\w+(?=\s+росту)|"
    r"г/г|дороже|дешевле|превыша\w+)\b",
    "de": r"\s*,?\s*(?:mehr|weniger|h(?:ö|oe)her|niedriger|zuwachs|plus|minus)\b",
}  # fmt: skip
# After a percentage: the new level as a share of the old one.
INDEX_AFTER = {
    "en": r"\s*(?:of|from|against)\s+(?:the\s+)?(?:\S+\s+){0,3}?(?:level|figure|same\s+(?:period|months?|quarter)|"
    r"previous|last\s+year|"
          r"year\s+before|year\s+earlier|year-earlier|corresponding|(?:19|20)\d\d|Q[1-4]|H[12]|january|february|"
          r"march|april|may|june|"
          r"july|august|september|october|november|december|plan\b|target)",
    "ru": r"\s*(?:к|ко|от|по\s+отношению\s+к|по\s+сравнению\s+с)\s+(?:\S+\s+){0,2}?(?:уровн\w+|аналогичн\w+|"
    r"прошл\w+|предыдущ\w+|"
          r"соответствующ\w+|(?:19|20)\d\d|январ\w+|феврал\w+|март\w+|апрел\w+|ма[юя]|июн\w+|июл\w+|август\w+|"
          r"сентябр\w+|октябр\w+|"
          r"ноябр\w+|декабр\w+|первому|план[ау]|тому)",
    "de": r"\s*(?:des|vom)\s+(?:Vorjahr\w*|Niveaus)",
}  # fmt: skip
SHARE_AFTER = {
    "en": r"\s+of\s+\w|\s+(?:share|stake|ownership|majority|discount|tariff|duty|tax|rate)\b",
    "ru": r"\s+(?:от|из)\s+\w|\s+(?!годов)[а-яё]{3,}(?:ов|ев|ей|ий|ки|ы|и|а|я|ых|их|ого|его|ой|ции|ий)\b|"
    r"\s+(?:акций|доли)",
    "de": r"\s+(?:der|des|davon)\b",
}
SHARE_NEAR = {
    "en": r"share|of\s+(?:which|them|these)|account(?:s|ed|ing)?\s+for|make(?:s)?\s+up|made\s+up|proportion|"
    r"represent(?:s|ed|ing)?|stake",
    "ru": r"дол[яиюей]+\b|из\s+(?:них|которых|этого)|приходи\w+|пришл\w+|занима\w+|составляют\s+часть|удельн\w+",
    "de": r"anteil",
}

# A change told in one word: the factor, or a fraction in percent.
FACTORS = {
    "en": (
        ((r"doubl(?:es|ed|ing)(?!\s+(?:digit|standard|taxation|room|check))(?!-)|double(?=\s+(?:the\s|that\b|what\b|its\s|their\s|in\s+size))|(?:(?<=to\s)|(?<=ll\s)|(?<=uld\s)|(?<=can\s)|(?<=may\s)|(?<=than\s)|(?<=ost\s)|(?<=rly\s))double\b(?!-)|two-?fold|twice(?=\s+(?:as|the|"
         r"more|higher|that|last))"), "2", "times", "up"),
        ((r"tripl(?:e|es|ed|ing)|trebl(?:e|ed|ing)|three-?fold|three\s+times(?=\s+(?:as|the|more|"
        r"higher))"), "3", "times", "up"),
        (r"quadrupl(?:e|es|ed|ing)|four-?fold", "4", "times", "up"),
        (r"quintupl(?:e|es|ed|ing)|five-?fold", "5", "times", "up"),
        (r"ten-?fold", "10", "times", "up"),
        (r"halv(?:e|es|ed|ing)", "2", "times", "down"),
    ),
    "ru": (
        (r"вдвое|удво(?:и\w+|ен\w+|ил\w*)|двукратн\w+|двойн\w+\s+рост", "2", "times", "up"),
        (r"втрое|утро(?:и\w+|ен\w+)|тр[её]хкратн\w+|троекратн\w+", "3", "times", "up"),
        (r"вчетверо|четыр[её]хкратн\w+|учетвер\w+", "4", "times", "up"),
        (r"впятеро|пятикратн\w+", "5", "times", "up"),
        (r"вшестеро|шестикратн\w+", "6", "times", "up"),
        (r"десятикратн\w+", "10", "times", "up"),
        (r"полуторакратн\w+", "1.5", "times", "up"),
    ),
    "de": (
        (r"verdoppel\w+|doppelt(?=\s+so)", "2", "times", "up"),
        (r"verdreifach\w+|dreimal\s+so", "3", "times", "up"),
        (r"halbier\w+", "2", "times", "down"),
    ),
}  # fmt: skip

_EN_PART = r"(?:(?<=by\s)|(?<=almost\s)|(?<=nearly\s)|(?<=about\s)|(?<=over\s)|(?<=than\s)|(?<=around\s))"
_RU_PART = (
    r"(?:(?<=на\s)|(?<=около\s)|(?<=почти\s)|(?<=более\s)|(?<=свыше\s)|(?<=менее\s)|(?<=больше\s)|(?<=порядка\s)|"
    r"(?<=примерно\s)|(?<=составляет\s)|(?<=составила\s))"
)
# Parts told in words: (pattern, percent).
FRACTIONS = {
    "en": (
        (r"three[- ]quarters\b", "75"), (r"two[- ]thirds\b", "66.7"),
        (_EN_PART + r"(?:one|a)[- ]quarter\b(?!\s+(?:or|of\s+(?:the\s+year|20)))|(?:one|"
         r"a)[- ]quarter(?=\s+(?:of\s+(?!the\s+year|20)|more|less|higher|lower)|\s*[.,;]|$)", "25"),
        (_EN_PART + r"(?:one|a)[- ]third\b(?!\s+or)|(?:one|a)[- ]third(?=\s+(?:of|more|less|higher|lower)\b|"
         r"\s*[.,;]|$)", "33.3"),
        (r"(?:one|a)[- ]fifth(?=\s+of\b|\s*[.,;]|$)|" + _EN_PART + r"(?:one|a)[- ]fifth\b", "20"),
        (r"(?:one|a)[- ]tenth(?=\s+of\b|\s*[.,;]|$)|" + _EN_PART + r"(?:one|a)[- ]tenth\b", "10"),
        ((r"(?<!first\s)(?<!cond\s)(?<!last\s)(?<!tter\s)"
         r"half(?=\s+(?:of\s+(?!the\s+year|20)|the\s+\w+s\b|"
         r"its\s|their\s|what\s|as\s+(?:much|many)\b))|(?<=by\s)half\b"), "50"),
    ),
    "ru": (
        (r"три\s+четверти", "75"), (r"две\s+трети|двух\s+третей", "66.7"), (_RU_PART + r"четверт[ьи]|"
         r"четверт[ьи](?=\s+(?:[а-я]{4,}))(?!\s+(?:года|квартал))", "25"),
        (_RU_PART + r"трет[ьи]|трет[ьи](?=\s+(?:[а-я]{4,}))(?<!в\sтреть)", "33.3"),
        (r"наполовину", "50"), (r"треть(?:я|ей|ю)\s+част[ьи]", "33.3"), (r"четв[её]рт(?:ая|ой|ую)\s+част[ьи]", "25"),
        (r"пят(?:ая|ой|ую)\s+част[ьи]", "20"), (r"десят(?:ая|ой|ую)\s+част[ьи]", "10"),
        (r"половин[аыуе]й?(?=\s+(?:[а-я]{4,}))(?!\s+года)|" + _RU_PART + "половин[ауы]", "50"),
    ),
    "de": ((r"ein\s+Drittel", "33.3"), (r"drei\s+Viertel", "75"), (r"ein\s+Viertel", "25"),
    (r"die\s+H(?:ä|ae)lfte", "50")),
}  # fmt: skip

STATUSES = {
    "en": (
        (Status.POTENTIAL, r"potential|could|can\s+(?:handle|reach|carry)|capacity|may\s+(?:reach|rise)"),
        (Status.FORECAST, (r"forecasts?|expect(?:s|ed)?|project(?:s|ed)\s+(?:to|that)|is\s+(?:set|likely)\s+to|"
         r"estimates\s+that")),
        (Status.PLANNED, (r"plan(?:s|ned)?|aim(?:s|ed)?|target\w*|goal|task\s+is|will|intend\w*|wants?|due|"
         r"to\s+be\s+\w+ed|would|by\s+the\s+end\s+of|next\s+year|hopes?|spoke\s+of|seek\w*")),
        (Status.PROVISIONAL, r"preliminary|provisional"), (Status.ESTIMATED, r"estimated"),
    ),
    "ru": (
        (Status.POTENTIAL, r"потенциал\w*|мо(?:жет|гут|жно)|мощност\w+"),
        (Status.FORECAST, r"прогноз\w*|ожида\w+|ждут"),
        (Status.PLANNED, (r"план(?:ир\w+|ах|ы|у|е)?\b|намерен\w*|рассчитыва\w+|хотят|хочет|цель|задач\w+|будет|"
         r"будут|вырастет|составит|достигнет|поменяют|поставят|к\s+концу|до\s+конца|следующ\w+\s+год\w*|должн\w+|"
         r"намечен\w*|предстоит|предложил\w*")),
        (Status.PROVISIONAL, r"предварительн\w+"), (Status.ESTIMATED, r"оценк\w+|оценочн\w+"),
    ),
    "de": ((Status.PROVISIONAL, r"vorl(?:ä|ae)ufig\w*"), (Status.PLANNED, (r"soll(?:en)?|plan\w*|wird|werden\s+bis|"
    r"will"))),
}  # fmt: skip
