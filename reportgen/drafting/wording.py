"""The config of a draft, as a person would write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.text.reading import Direction

_HEAD = """\
# yaml-language-server: $schema=briefing.schema.json
#
# A draft made from documents. Nothing in it was checked by a person: every row of the tables has a cell `review`.
# Go through data/*.csv with the texts beside you, correct a row, empty its `review`, delete what is not wanted.
# `reportgen check` says how many rows are left. When none is, take out the marking below.
version: 1

briefing:
  title: {title}
  language: {language}
{as_of}  marking: {marking}
  # reporter: and partner: are for trade: whose exports, and with whom

data:
  sources: ../data/sources.csv
  documents: ../data/documents/*.txt
"""

_SECTIONS = """\

sections:
  # Messages from the figures are off until they say whose they are: reporter and partner, or your own column.
  - summary: {{sentences: 10, figures: false}}
{sections}  - data_notes
  - sources

output: out/{{slug}}-{{as_of}}-{{language}}.pdf
"""

# Table → what the config says of it under data, and as a section.
_TABLES = {
    "observations": "  observations: ../data/observations.csv\n",
}
_FIGURES = """\
  - section:
      title: {figures}
      components:
        - table:
            data: figures
            rows: {rows}   # the file holds all
            columns: [{columns}, period, qualifier, status, source]
"""
_WORDS = {
    "en": ("Draft from documents", "Draft, for review", "Figures found"),
    "ru": ("Черновик по документам", "Черновик, на проверку", "Найденные показатели"),
    "be": ("Чарнавік па дакументах", "Чарнавік, на праверку", "Знойдзеныя паказчыкі"),
}
_HEADERS = {
    "en": ("What", "Whose", "In the text"),
    "ru": ("Что", "Чьё", "В тексте"),
    "be": ("Што", "Чыё", "У тэксце"),
}
_WAYS = {"en": ("up", "down"), "ru": ("рост", "снижение"), "be": ("рост", "зніжэнне")}
MOST_ROWS = 300
"""Of the printed figures: a pile of books has tens of thousands, which nobody reads on paper."""


def ways(language: str) -> Mapping[Direction, str]:
    """The words for the directions of a change."""
    up, down = _WAYS.get(language, _WAYS["en"])
    return {Direction.UP: up, Direction.DOWN: down}


def _figures(language: str, title: str) -> str:
    names = zip(("what", "whose", "figure"), _HEADERS.get(language, _HEADERS["en"]), strict=True)
    columns = ", ".join(f"{{column: {name}, header: {header}}}" for name, header in names)
    return _FIGURES.format(figures=title, rows=MOST_ROWS, columns=columns)


def config_text(language: str, as_of: str, tables: Sequence[str]) -> str:
    """The YAML of a draft in a language; `as_of` is the day of its newest document, empty when none has one."""
    title, marking, figures = _WORDS.get(language, _WORDS["en"])
    day = f"  as_of: {as_of}               # the day of the newest document\n" if as_of else ""
    text = _HEAD.format(title=title, language=language, as_of=day, marking=marking)
    named = {"observations": "figures", "commitments": "commitments", "statements": "statements"}
    if "observations" in tables:
        text += _TABLES["observations"]
    listed = [name for name in named if name in tables]
    if listed:
        text += "  tables:\n" + "".join(f"    {named[name]}: {{file: ../data/{name}.csv}}\n" for name in listed)
    sections = _figures(language, figures) if "observations" in tables else ""
    sections += "  - statements: {speakers: 5}\n" if "statements" in tables else ""
    sections += "  - commitments: {evidence: true}\n" if "commitments" in tables else ""
    return text + _SECTIONS.format(sections=sections)
