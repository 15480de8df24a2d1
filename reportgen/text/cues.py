"""Words that show what a sentence does: join, lean on another, promise. One alternative a line of a pattern."""

from __future__ import annotations

# Joining words: dropped when they stand before a comma at a sentence's beginning.
CONNECTORS = {
    "en": (
        "moreover|furthermore|in addition|additionally|besides|also|however|therefore|thus|meanwhile|at the same time|"
        "in turn|in particular|in this regard|as a result|separately|for example|for instance|nevertheless|finally|"
        "overall|of course|indeed|and|but|so|yet|notably|on the other hand|in this context"
    ),
    "ru": (
        "кроме того|при этом|однако|вместе с тем|также|более того|в то же время|поэтому|таким образом|в свою очередь|"
        "в частности|например|помимо этого|наконец|так|между тем|тем временем|но|а|и|отметим|напомним|кстати|"
        "в связи с этим|с другой стороны"
    ),
    "de": "ausserdem|außerdem|zudem|allerdings|dabei|daher|auch|aber|und|zugleich",
}

# Beginnings that point to what was said before.
LEANING = {
    "en": (
        "he|she|it|they|we|i|you|this|that|these|those|such|his|her|its|their|our|my|your|there|here|both|"
        "according to (?:him|her|them)|the (?:latter|former|same|list|figure)|one of them|"
        "others|another|then|what|which|who|if|so that|for (?:this|that|many reasons)|in (?:this|that|return)|"
        "on (?:this|that)|because|whether|as (?:for|to) (?:this|that)|and|but|so|or|yet|also|let us|whenever"
    ),
    "ru": (
        "он|она|оно|они|мы|я|вы|это|этот|эта|эти|этого|этим|этому|эту|об этом|такой|такая|такие|такое|его|её|ее|их|"
        "там|туда|оттуда|здесь|тогда|затем|потом|по (?:его|её|ее|их) (?:словам|мнению|данным)|в (?:этом|этой|их)|"
        "на (?:это|этом|эту)|для этого|с этим|оба|обе|последн(?:ий|яя|ее)|что|если|чтобы|потому|и|а|но|да|также|"
        "наш(?:а|е|и)?|ваш(?:а|е|и)?|сначала|поэтому"
    ),
    "de": (
        "er|sie|es|wir|ich|dies|diese|dieser|dieses|das|dort|hier|dann|deshalb|sein|seine|ihr|ihre|dazu|davon|und|aber|"
        "auch"
    ),
}

# Words inside a sentence that need an antecedent outside it.
POINTING = {
    "en": (
        r"(?:announced|said|stated|reported|noted) this|"
        r"the same (?:months?|period|years?|quarter|place)(?! of| as| last| a year| before| one year)|"
        r"this (?:figure|number|amount|indicator|topic|issue|plant|project|area|regard|value|level|sum)"
    ),
    "ru": (
        r"об этом|(?:за|в) то(?:т|м|го) же (?:период\w*|год\w*|месяц\w*|квартал\w*)(?! прошл| предыд| \d|,? что)|"
        r"(?:эта|эту|этот|этого) (?:цифр\w+|показател\w+|сумм\w+|проект\w*|завод\w*|объ[её]м\w*)"
    ),
}

# What somebody will do, agreed to, signed or offers.
COMMITMENTS = {
    "en": (
        r"will|shall|agree[ds]?|agreements?|pledge[ds]?|committed|commitments?|undert\w+|plans? to|planned|intends?|"
        r"ready to|willing(?:ness)?|(?:is|are) to|by (?:the end of )?20\d\d|signed|memorandum|contracts?|protocol|"
        r"roadmap|deadline|promised?|targets?|aims? to|instructed|offer(?:s|ed)?|interested in|seeking|asked"
    ),
    "ru": (
        r"будет|будут|договорил\w+|согласова\w+|обязал\w+|планиру\w+|намерен\w*|готов\w*|соглашени\w+|подписа\w+|"
        r"меморандум\w*|контракт\w*|протокол\w*|поруч\w+|к концу 20\d\d|до конца|намечен\w*|рассчитыва\w+|предстоит|"
        r"заинтересован\w*|предложил\w*"
    ),
    "de": r"wird|werden|vereinbar\w+|plan\w+|bereit|vertrag\w*|unterzeichnet|unterschrieben|memorandum|protokoll|soll",
}

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    "januar|februar|märz|april|mai|juni|juli|oktober|dezember"
)
