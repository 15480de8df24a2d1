"""Names and topic words of one language in documents of another: routed, quoted and counted as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.language import language
from reportgen.language.catalogue import Message
from reportgen.model.passage import Quotation
from reportgen.sections import statements
from tests.facts import context
from tests.sections.tables import holding, table

RUSSIAN = (Message("dyke", ("дамба",)), Message("Igor Babushkin", ("Игорь Бабушкин",)))
BELARUSIAN = (Message("dyke", ("дамба",)), Message("Igor Babushkin", ("Ігар Бабушкін",)))


def test_a_word_is_known_by_what_every_catalogue_calls_it() -> None:
    words = language("en").with_names((RUSSIAN, BELARUSIAN))
    assert words.everywhere(("dyke", "port")) == ("dyke", "дамба", "port")
    assert words.everywhere(("Ігар Бабушкін",)) == ("Ігар Бабушкін", "Igor Babushkin", "Игорь Бабушкин")


@pytest.mark.parametrize(
    "name",
    ["Igor Babushkin", "Babushkin", "Игорь Бабушкин", "Бабушкин", "Бабушкину", "Игорем Бабушкиным", "Бабушкіна"],
)
def test_a_speaker_is_one_person_in_every_language_and_case(name: str) -> None:
    rows = table("statements", "speaker,statement,source\nIgor Babushkin,the dyke held,S1\nFlavia,it rained,S1\n")
    here = context(holding(rows))
    here = replace(here, language=here.language.with_names((RUSSIAN, BELARUSIAN)))
    made = statements.compose(statements.StatementsOptions(speakers=[name]), here)
    assert [problem for problem in made.problems if problem.code == "unknown-speaker"] == []
    assert "Igor Babushkin" in str(made.components)


CONFIG = """version: 1
briefing:
  title: {en: Water, ru: Вода, be: Вада}
  language: en
  languages: [en, ru, be]
  as_of: 2025-06-01
data:
  sources: ../data/sources.csv
  documents: ../data/*.md
  words: ../words/*.po
  tables: {cooperation: {file: ../data/cooperation.csv}}
  about: [[Strelsau]]
sections:
  - cooperation:
      topics:
        - {title: {en: Water, ru: Вода, be: Вада}, area: water, keywords: [dyke]}
"""
DOCUMENTS = {
    "ru": "Губернатор Стрельсау сообщил о ремонте. Строители укрепили дамбами оба берега реки до весны.",
    "be": "Губернатар Стрэльсаў паведаміў пра рамонт. Будаўнікі ўмацавалі дамбамі абодва берагі ракі да вясны.",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    files = {
        "config/a.yaml": CONFIG,
        "data/sources.csv": "id,publisher,title,published,url,language\n"
        + "".join(f"{code},Herald,News,2025-05-02,https://example.org/{code},{code}\n" for code in DOCUMENTS),
        "data/cooperation.csv": "area,item,status,statement,date,source\nwater,Bank,agreed,Works go on.,2025-05,ru\n",
        "words/ru.po": 'msgid "dyke"\nmsgstr "дамба"\n\nmsgid "Strelsau"\nmsgstr "Стрельсау"\n',
        "words/be.po": 'msgid "dyke"\nmsgstr "дамба"\n\nmsgid "Strelsau"\nmsgstr "Стрэльсаў"\n',
    }
    for code, text in DOCUMENTS.items():
        files[f"data/{code}.md"] = f"---\nsource: {code}\nlanguage: {code}\n---\n{text}\n"
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "config" / "a.yaml"


def quotations(value: object) -> list[Quotation]:
    if isinstance(value, Quotation):
        return [value]
    if isinstance(value, tuple):
        return [found for each in value for found in quotations(each)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [found for name in fields for found in quotations(getattr(value, name))]


@pytest.mark.parametrize("code", ["en", "ru", "be"])
def test_a_topic_finds_its_words_in_documents_of_other_languages(workspace: Path, code: str) -> None:
    built = pipeline.build(workspace, output="-", language=code)
    found = quotations(built.briefing.sections)
    told = {each.text: each.language for each in found if each.citation.locator.sentence is not None}
    for other, text in DOCUMENTS.items():
        sentence = text.partition(". ")[2]
        if code in ("en", other):  # in its own language a sentence stands unmarked; in another it is tagged
            assert told[sentence] == ("" if code == other else other)
