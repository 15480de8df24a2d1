"""Words of saying and of owing: attribution verbs, roles, modalities, statuses. Patterns by language."""

from __future__ import annotations

SAYING = {
    "en": r"said|says|noted|stressed|emphasi[sz]ed|stated|announced|assured|added|told|reported|explained|"
    r"suggested|promised|"
    r"remarked|underlined|recalled|declared|admitted|argued|confirmed|pointed\s+out|believes",
    "ru": r"сказал|заявил|отметил|подчеркнул|сообщил|рассказал|добавил|пояснил|заверил|напомнил|предложил|пообещал|"
    r"обещал|"
    r"уточнил|признал|считает|говорит|подтвердил|указал",
}
ROLES = {
    "en": r"president|prime\s+minister|governor|minister|head\s+of\s+(?:the\s+)?state|"
    r"head\s+of\s+(?:the\s+)?government|"
    r"deputy\s+\w+|mayor|ambassador|chairman|chairwoman|chief\s+executive|director|spokesman|spokeswoman|"
    r"chancellor|speaker",
    "ru": r"президент|премьер-министр|премьер|губернатор|министр|глава\s+(?:государства|правительства|региона)|мэр|"
    r"посол|"
    r"председатель|директор|вице-премьер|замминистра|представитель|спикер",
}

# (modality, status of the undertaking, words); the first that the sentence has counts.
MODALITIES = {
    "en": (
        ("missed", "missed", (r"(?:was|were)\s+not\s+(?:delivered|completed|met|built|finished)|"
         r"missed\s+the\s+deadline|failed\s+to")),
        ("agreed", "agreed", r"(?:have\s+|has\s+)?agreed\s+(?:to|on|that)|signed|reached\s+(?:an\s+)?agreement"),
        ("undertook", "agreed", r"undertook\s+to|pledged\s+to|committed\s+(?:itself\s+)?to|promised\s+to"),
        ("done", "done", r"(?:has|have)\s+(?:been\s+)?(?:delivered|completed|built|opened|finished|supplied|launched)"),
        ("planned", "planned", (r"plan(?:s|ned)?\s+to|intends?\s+to|is\s+due\s+to|are\s+due\s+to|is\s+to\s+be|"
         r"are\s+to\s+be")),
        ("ready", "offered", (r"(?:is|are|am|be|['’]re)\s+(?:\w+\s+)?(?:ready|prepared|willing)\s+to|offer(?:s|"
         r"ed)\s+to")),
        ("will", "intended", r"(?:will|['’]ll|shall)\s+(?!be\s+(?:able|happy|glad))"),
    ),
    "ru": (
        ("missed", "missed", (r"не\s+(?:выполнен\w*|построен\w*|поставлен\w*|завершен\w*)|сорван\w*|"
         r"не\s+(?:выполнил|успел)\w*")),
        ("agreed", "agreed", r"договорил\w+|согласовал\w*|подписал\w*|достигнут\w+\s+договор[её]нност\w+"),
        ("undertook", "agreed", r"обязал\w+|пообещал\w*|взял\w*\s+на\s+себя"),
        ("planned", "planned", r"планиру\w+|намерен\w*|намечен\w*|предстоит|должн\w+|рассчитыва\w+"),
        ("ready", "offered", r"готов\w?\b|предлож\w+|предлага\w+"),
        ("done", "done", r"выполнен\w*|построен\w*|поставлен\w*|завершил\w*|открыл\w*"),
        ("will", "intended", (r"буд(?:ет|ут|ем)|постав(?:ит|им|ят)|построи(?:т|м)|построят|сделает|сделаем|"
         r"обеспечит\w*")),
    ),
}  # fmt: skip
# To whom; up to a stop or the deadline.
ADDRESSEE = {"en": r"(?:to|for|with)", "ru": r"(?:для|с|перед)"}
DEADLINE = {
    "en": r"(?:by|until|before|no\s+later\s+than|not\s+later\s+than|within|"
    r"in)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?",
    "ru": r"(?:до|к|не\s+позднее|в\s+течение|в)\s+(?:конца\s+|концу\s+|начала\s+|началу\s+)?",
}
