"""What figures measure: the words of each measure's key, by language. Patterns."""

from __future__ import annotations

# Their keys say too little alone: "maize production" and "copper production" are no one series.
BROAD = frozenset({"output", "price", "sales", "cost", "profit", "area", "capacity", "yield", "consumption", "tariff"})

MEASURES = {
    "en": (
        ("cargo", (r"cargo\s+turnover|freight\s+turnover|cargo|freight|shipments|transshipment|transit|"
         r"handling\s+capacity|throughput")),
        ("turnover", (r"(?:mutual\s+|foreign\s+|bilateral\s+|two-way\s+)?trade\s+turnover|turnover|(?:mutual\s+|"
         r"bilateral\s+|two-way\s+|foreign\s+)?trade(?:\s+in\s+goods)?(?!\s+(?:balance|deficit|surplus|fair|union|"
         r"war|and\s+service|agreement))")),
        ("balance", r"(?:trade\s+)?balance"), ("deficit", r"(?:trade\s+|budget\s+)?deficit"),
        ("surplus", r"(?:trade\s+|budget\s+)?surplus"),
        ("export", r"exports?|deliveries|supplies"), ("import", r"imports?"),
        ("output", r"output|production|harvest"), ("gdp", r"GDP|gross\s+domestic\s+product"),
        ("sales", r"sales|revenues?"), ("consumption", r"consumption"),
        ("price", r"prices?|inflation"), ("wage", r"wages?|salar(?:y|ies)|pay\b"), ("investment", r"investments?"),
        ("tariff", r"tariffs?"), ("cost", r"costs?(?!\s+of\s+living)|price\s+tag"), ("debt", r"(?:net\s+)?debts?"),
        ("profit", r"profits?|earnings"), ("population", r"population"), ("unemployment", r"unemployment"),
        ("budget", r"budget"), ("loan", r"loans?|credit\b"), ("dividend", r"dividends?"), ("overtime", r"overtime"),
        ("area", r"(?:[a-z]+ed\s+)?area(?!\s+of\b)|acreage"), ("yield", r"yields?"), ("capacity", r"capacity"),
        ("depth", r"depth"), ("length", r"length"), ("height", r"height"), ("weight", r"weight"),
        ("speed", r"speed"), ("temperature", r"temperatures?"), ("share", r"share(?=\s+of\b)|proportion"),
        ("enrolment", r"enrol?lment"), ("attendance", r"attendance"), ("traffic", r"(?:[a-z]+\s+)?traffic"),
        ("damage", r"damages?"), ("quota", r"quotas?"),
    ),
    "ru": (
        ("cargo", r"грузооборот\w*|перевал(?:ок|к\w+)|перевоз(?:к\w+|ок)|груз(?:ы|ов|а|ам)?\b|транзит\w*"),
        ("turnover", (r"(?:взаимн\w+\s+)?товарооборот\w*|торгов\w+\s+оборот\w*|оборот\w*|"
         r"(?:взаимн\w+\s+)?торговл\w+")),
        ("balance", r"сальдо|торгов\w+\s+баланс\w*"), ("deficit", r"дефицит\w*"), ("surplus", r"профицит\w*"),
        ("export", r"экспорт\w*|вывоз\w*|постав(?:ок|к\w+)"), ("import", r"импорт\w*|ввоз\w*"),
        ("output", (r"производств(?:о|а|у|ом|е)\b|выпуск(?:\s+(?=продук|товар))?(?:а|у|ом)?(?!\s+на\b)\b|добыч\w+|"
         r"урожа(?:й|я|ю|ем|е)\b|намолот\w*|выработ(?:к\w+|ан\w*)|надо(?:й|и|я|ев|ено|или)\b")),
        ("gdp", r"ВВП"), ("sales", r"продаж\w*|выручк\w+"), ("consumption", r"потреблени\w+"),
        ("price", r"цен(?:а|ы|у|е|ам|ой)?\b|инфляци\w+|подорожани\w+|подешевлени\w+"),
        ("wage", r"зарплат\w*|заработн\w+\s+плат\w+"), ("tariff", r"тариф(?:а|у|ом|е|ы|ов)?\b"),
        ("cost", r"стоимост\w+|затрат\w*|расход(?:ы|ов|ам|ами|ах)\b"), ("damage", r"ущерб\w*"),
        ("loss", r"убыт(?:ок|к\w+)"),
        ("investment", r"инвестици\w+|капиталовложени\w+"),
        ("profit", r"прибыл(?:ь|и|ью)\b"), ("population", r"(?:численност\w+\s+)?населени\w+"),
        ("unemployment", r"безработиц\w+"), ("budget", r"бюджет(?:а|у|ом|е|ы)?\b"),
        ("loan", r"кредит(?:а|у|ом|ы|ов)?\b|за[её]м\w*"), ("debt", r"долг(?:а|и|ов)?\b|задолженност\w+"),
        ("area", r"площад(?:ь|и|ью|ей|ях)\b"), ("yield", r"урожайност\w+"), ("capacity", r"мощност\w+|вместимост\w+"),
        ("depth", r"глубин\w+"), ("length", r"длин(?:а|ы|ой|у)\b|протяж[её]нност\w+"),
        ("height", r"высот(?:а|ы|ой|у)\b"),
        ("weight", r"вес(?:ом|а)?\b|масс(?:а|ой|ы)\b"), ("speed", r"скорост\w+"), ("temperature", r"температур\w+"),
        ("wear", r"износ\w*"), ("share", r"дол(?:я|и|ю|ей)\b"), ("staffing", r"укомплектованност\w+"),
        ("quota", r"квот\w*"),
    ),
    "de": (
        ("cargo", r"Ladung|G(?:ü|ue)ter\w*|Fracht\w*"), ("turnover", r"Umsatz|Warenaustausch|Handel"),
        ("export", r"Ausfuhr\w*|Exporte?"), ("import", r"Einfuhr\w*|Importe?"), ("sales", r"Absatz"),
    ),
}  # fmt: skip
