"""Words of saying and of owing: attribution verbs, roles, modalities, statuses. Patterns by language."""

from __future__ import annotations

SAYING = {
    "en": (
        r"said|says|noted|stressed|emphasi[sz]ed|stated|announced|assured|added|told|reported|explained|suggested|"
        r"promised|remarked|underlined|recalled|declared|admitted|argued|confirmed|pointed\s+out|believes|warned|"
        r"called|asked|wrote|insisted|replied|concluded|complained|expressed|urged|claimed|estimated|commented|"
        r"described|acknowledged|cautioned|predicted|pledged|advised|observed|indicated|revealed|maintained|testified|"
        r"commented|joked|reiterated|reckons|thinks|expects|hopes|tells|answered|disclosed|clarified|testifies|"
        r"reminded|informed|responded|outlined|presented"
    ),
    "ru": (
        r"сказал|заявил|отметил|подчеркнул|сообщил|рассказал|добавил|пояснил|заверил|напомнил|предложил|пообещал|"
        r"обещал|уточнил|признал|считает|говорит|подтвердил|указал|предупредил|спросил|ответил|написал|объяснил|"
        r"констатировал|призвал|назвал|выразил|полагает|уверен|объявил|проинформировал|резюмировал|посетовал|"
        r"прокомментировал|гарантировал|потребовал|попросил|просит|просил|сообщает|рассказывает|отмечает|подчеркивает|"
        r"подчёркивает|поясняет|поделил[ас]|высказал|посоветовал|заметил|упомянул|доложил|проговорил|поблагодарил|"
        r"заключил|оценил|прогнозирует|ожидает|надеется|опроверг|раскритиковал|поручил|распорядил"
    ),
}
# What a body says; it "declares" dividends and "promises" too, which are no words of its own.
SAYING_OF_BODIES = (
    r"said|says|noted|stressed|stated|announced|told|reported|reports|explained|confirmed|warned|estimate[ds]|added|"
    r"believes|expects|insist(?:s|ed)|argue[ds]|claim(?:s|ed)|show(?:s|ed)?|complained|acknowledged"
)
SAYING_PLURAL = (
    r"сообщили|рассказали|заявили|отметили|пояснили|уточнили|подчеркнули|добавили|подтвердили|сообщают|считают|"
    r"объясняют|ожидают|отмечают|говорят|утверждают|рассчитывают|прогнозируют|напомнили|объяснили"
)
BODIES = (
    r"(?:пресс-служб|министерств|ведомств|администраци|компани|департамент|управлени|комитет|правительств|мэри|минист|"
    r"банк|служб|агентств|предприяти|фонд|союз|ассоциаци|больниц|университет|институт|центр|полици|прокуратур|суд|МВД|"
    r"МЧС|Мин[а-я]+|Рос[а-я]+|холдинг|завод|корпораци)[а-яё]*"
)
# Of whom the words are: "according to the minister".
ACCORDING = {
    "en": r"(?:[Aa]ccording\s+to|[Ii]n\s+the\s+words\s+of)",
    "ru": (
        r"(?:[Пп]о\s+(?:словам|мнению|данным|информации|оценк(?:е|ам)|утверждению|расч[её]там|сведениям)|"
        r"[Кк]ак\s+(?:сообщил|заявил|отметил)\w*)"
    ),
}
ROLES = {
    "en": (
        r"president|prime\s+minister|governor|minister|head\s+of\s+(?:the\s+)?(?:state|government)|deputy\s+\w+|mayor|"
        r"ambassador|chairman|chairwoman|chair|chief\s+executive|director|spokesman|spokeswoman|spokesperson|"
        r"chancellor|speaker|commissioner|secretary|chief|leader|manager|economist|analyst|professor|senator|"
        r"councill?or|treasurer|envoy|officer|coach|founder|owner|expert|representative|deputy|engineer|boss|head|"
        r"executive|farmer|captain|judge|prosecutor|lawyer|doctor|nurse|surgeon|teacher|principal|headteacher|resident|"
        r"researcher|scientist|spokes\w+|superintendent|inspector|consultant|administrator|organi[sz]er|president|"
        r"curator|editor|author|trader|broker|strategist|planner|trustee|registrar|delegate|premier|vice-president"
    ),
    "ru": (
        r"президент|премьер-министр|премьер|губернатор|вице-губернатор|министр|"
        r"глав[аыеу]\s+(?:государства|правительства|региона|области|республики|города|ведомства|компании)|мэр|посол|"
        r"председатель|директор|вице-премьер|замминистра|представитель|спикер|комиссар|депутат|главный\s+врач|"
        r"начальник|руководитель|секретарь|пресс-секретарь|эксперт|аналитик|экономист|профессор|ректор|владелец|"
        r"главврач|замглавврача|замдиректора|замначальника|гендиректор|вице-министр|вице-президент|управляющий|"
        r"заведующ(?:ий|ая)|фермер|врач|учитель|предприниматель|уч[её]ный|житель(?:ница)?|адвокат|судья|прокурор|тренер|"
        r"капитан|аким|глава|старшина|мастер|агроном|исследователь|историк|строитель|пенсионерка?|студентк?а?|водитель|"
        r"учредитель|основатель|застройщик|координатор|куратор|инспектор|следователь|генерал|полковник|"
        r"сенатор|лидер|заместитель\s+\w+|советник|помощник|инженер|канцлер|уполномоченный"
    ),
}

# (modality, status of the undertaking, words); the first that the sentence has counts.
MODALITIES = {
    "en": (
        ("missed", "missed", (
            r"(?:was|were|has|have|had)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?:been\s+)?"
            r"(?:delivered|completed|met|built|finished|opened|launched|repaired|supplied|paid)|"
            r"(?:has\s+|have\s+|had\s+)?missed\s+(?:the|its|their)\s+(?:deadline|target)|(?:has\s+|have\s+|had\s+)?failed\s+to"
        )),
        ("agreed", "agreed", (
            r"(?:have\s+|has\s+|had\s+)?(?:also\s+)?(?:agreed\s+(?:to|on|that)|signed|concluded\s+(?:a|an)\s+\w+|"
            r"reached\s+(?:an\s+)?(?:agreement|accord|deal))"
        )),
        ("undertook", "agreed", (
            r"(?:have\s+|has\s+|had\s+)?(?:undertook|undertaken|pledged|promised|committed(?:\s+(?:itself|themselves))?|"
            r"vowed|guaranteed)\s+(?:not\s+)?to|(?:commits?|undertakes?)\s+(?:itself\s+|themselves\s+)?to"
        )),
        ("done", "done", (
            r"(?:has|have)\s+(?:already\s+)?(?:been\s+)?(?:delivered|completed|built|opened|finished|supplied|launched|"
            r"fulfilled|commissioned|handed\s+over)"
        )),
        ("planned", "planned", (
            r"plan(?:s|ned)?\s+to|(?:does\s+not\s+|do\s+not\s+)?intend(?:s|ed)?\s+to|(?:is|are)\s+(?:due|set|scheduled|going|"
            r"about)\s+to|(?:is|are)\s+to\s+(?!blame\b)[a-z]+|aims?\s+to|must|(?:is|are)\s+(?:obliged|required)\s+to|"
            r"(?:is|are)\s+planning\s+to|hopes?\s+to"
        )),
        ("ready", "offered", (
            r"(?:is|are|am|be|was|were|['’]re|stands?)\s+(?:\w+\s+)?(?:ready|prepared|willing)\s+to|offer(?:s|ed)\s+to|"
            r"(?:in\s+turn\s+)?expressed\s+(?:its\s+|his\s+|her\s+|their\s+)?(?:readiness|willingness)\s+to"
        )),
        ("will", "intended", (
            r"(?:will|['’]ll|shall)\s+(?:also\s+|not\s+|never\s+|soon\s+)?(?!(?:be\s+(?:able|happy|glad|a|an|the|just|over|"
            r"about|almost|nearly|more|less|higher|lower|up|down|[\d$€£]\w*)|cost|mean|remain|"
            r"look|see|need|have\s+to|depend)\b)"
        )),
    ),
    "ru": (
        ("missed", "missed", (
            r"(?:так\s+и\s+)?не\s+(?:был\w*\s+)?(?:выполнен|построен|поставлен|заверш[её]н|открыт|введ[её]н|сдан|уплачен)\w*|"
            r"сорва(?:н|л)\w*|(?:так\s+и\s+)?не\s+(?:выполнил|успел|поставил|построил|завершил|заплатил|открыл)\w*"
        )),
        ("agreed", "agreed", (
            r"договорил\w+|согласовал\w*|подписал\w*|заключил\w*\s+(?:договор|соглашени|контракт)\w*|условил\w+|"
            r"достиг\w*\s+(?:договор[её]нност|соглашени)\w+|согласил\w+"
        )),
        ("undertook", "agreed", (
            r"обязал(?:ся|ась|ись|ось)|обязу\w+|пообещал\w*|взял\w*\s+на\s+себя|гарантировал\w*|поклял\w+"
        )),
        ("planned", "planned", (
            r"планиру\w+|намерен\w*|намечен\w*|предстоит|долж(?:ен|на|но|ны)|обязан[аоы]?\b|рассчитыва\w+|собира\w+с[яь]|"
            r"намерева\w+"
        )),
        ("ready", "offered", (
            r"готов[аоы]?\b(?!\s*[,.;:!])|предлож(?:ил\w*|ит|ат|им)|предлага\w+|(?:выразил\w*|подтвердил\w*)\s+(?:готовность|намерение)"
        )),
        ("done", "done", (
            r"(?!\w+\s+на\s+\d)(?:выполнен\w*|построен\w*|поставлен\w*|завершил\w*|открыл\w*|"
            r"(?:уже\s+)?(?:открыт|введ[её]н|сдан)[аоы]?\b|"
            r"завершен\w*|завершён\w*)"
        )),
        ("will", "intended", (
            r"буд(?:ет|ут|ем)\b|(?:постав|купи?|закуп|построи?|достро|обеспеч|выдел|рассмотр|заверш|увелич|сниз|подготов|"
            r"направ|получ|выполн|сохран|объедин|оплат|выплат|замен|обнов|усил|расшир|перечисл|погас|удво|восстанов|"
            r"отправ|перевед|провед|введ|передад|продад|привлек|верн|начн|откро|подпиш|прим|внес|возьм|помог|доведут|"
            r"довед)(?:ит|ят|им|ет|ёт|ут|ют|ем|ём|ат)\b|(?:отремонтиру|модернизиру|профинансиру|опублику|организу)(?:ет|ют|ем)\b|"
            r"(?:с|раз|об)?работа(?:ет|ют|ем)\b(?<!\bработает)(?<!\bработают)(?<!\bработаем)|сделa?(?:ет|ют|ем)\b|сдела(?:ет|ют|ем)\b|"
            r"создаст\b|создад(?:ут|им)\b|даст\b|дад(?:ут|им)\b|передаст\b|продаст\b|запуст(?:ит|ят|им)\b"
        )),
    ),
}  # fmt: skip
# To whom; a name, or a noun that "the" makes known.
ADDRESSEE = {
    "en": (
        r"\b(?:to|for|with)\s+(?!the\s+(?:end|first|last|next|same|past|coming|year|sake|most)\b)"
        r"((?:[Tt]he\s+)?(?:[A-Z][\w’'-]+(?:\s+(?:of\s+)?[A-Z][\w’'-]+)*)|(?:the|our|your|its)\s+[a-z-]+(?:\s+of\s+[A-Z]\w+)?)"
    ),
    "ru": (
        r"\b(?:для|с|со|перед)\s+(?!(?:начал|конц|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|"
        r"декабр|целью|учётом|учетом|помощью|больш)\w*)([А-ЯЁа-яё][а-яё-]{3,}(?:\s+[А-ЯЁ][\w-]+)*)|"
        r"\b((?:[А-ЯЁ][а-яё-]+(?:ой|ому|ему|ей)\s+)(?:области|району|краю|республике|городу))"
    ),
}
DEADLINE = {
    "en": (
        r"(?:by|until|before|no\s+later\s+than|not\s+later\s+than|within|in|on|from)\s+(?:the\s+)?"
        r"(?:(?:\w+\s+)?(?:date|deadline)\s+of\s+)?(?:end\s+of\s+)?(?:the\s+)?"
    ),
    "ru": r"(?:до|к|ко|с|не\s+позднее|в\s+течение|в|во)\s+(?:конца\s+|концу\s+|начала\s+|началу\s+)?",
}
