"""Names and texts of the data in another language: translated, or tagged and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.errors import ConfigError
from reportgen.language import language
from reportgen.language.catalogue import Message
from reportgen.language.localise import localised
from reportgen.model.chart import Point, Series
from reportgen.model.dataset import Dataset, DataTable, TableRow
from reportgen.model.facts import Citation, Locator
from reportgen.model.passage import Name, Passage, Quotation, Words

HERE = Citation("S1", Locator("a.csv", row=2))
TABLE = DataTable("a", "a.csv", ("what",), (TableRow(("Minsk; Grodno",), HERE), TableRow(("Sulphur",), HERE)))
DATASET = Dataset(tables={"a": TABLE})
RUSSIAN = language("ru").with_words(
    [Message("Minsk", ("Минск",)), Message("fish", ("рыба",)), Message("pumps", ("78 насосов",))]
)


def in_russian(value: object) -> tuple[object, list[str]]:
    return localised(value, RUSSIAN, DATASET, "en")


@pytest.mark.parametrize(
    ("run", "expected", "missing"),
    [
        (Name("Minsk"), Name("Минск"), []),
        (Name("Fish"), Name("Рыба"), []),  # a common noun at the head of a line
        (Name("pumps"), Name("78\u00a0насосов"), []),  # no line ends between a number and what it counts
        (Name("Grodno"), Name("Grodno", language="en"), ["Grodno"]),
        (Name("Товарооборот"), Name("Товарооборот"), []),
        (Name("S. Sinchenko"), Name("S.\u00a0Sinchenko"), []),  # no text of the data: a composed one
        (Quotation("Sulphur", HERE), Quotation("Sulphur", HERE, language="en"), ["Sulphur"]),
        (Quotation("A sentence.", HERE, language="en"), Quotation("A sentence.", HERE, language="en"), []),
        (Quotation("Ein Satz.", HERE, language="de"), Quotation("Ein Satz.", HERE, language="de"), []),
        (Name("A title", language="en"), Name("A title", language="en"), ["A title"]),  # the YAML lacks the language
        (Words("Minsk"), Words("Minsk"), []),
    ],
)
def test_runs(run: object, expected: object, missing: list[str]) -> None:
    assert in_russian(Passage((run,))) == (Passage((expected,)), missing)  # type: ignore[arg-type]  # runs, as listed


def test_labels_of_charts() -> None:
    series = Series("Exports", (Point("Minsk", None, note="Grodno"),))
    made, missing = in_russian(series)
    assert made == Series("Экспорт", (Point("Минск", None, note="Grodno"),))
    assert missing == ["Grodno"]


def test_what_needs_no_words_is_the_same_object() -> None:
    passage = Passage.of("и", Name("Товарооборот"))
    assert in_russian((passage,))[0] == (passage,)


CONFIG = """version: 1
briefing:
  title: {{en: Trade, ru: Торговля}}
  subtitle: {subtitle}
  language: en
  languages: [en, ru]
data: {{words: ../words/*.po}}
sections:
  - section: {{title: {title}, components: []}}
"""


def workspace(folder: Path, subtitle: str, title: str, words: str = 'msgid "a"\nmsgstr "а"\n') -> Path:
    for name in ("config", "words"):
        (folder / name).mkdir()
    (folder / "words" / "ru.po").write_text(words, encoding="utf-8")
    path = folder / "config" / "a.yaml"
    path.write_text(CONFIG.format(subtitle=subtitle, title=title), encoding="utf-8")
    return path


def test_a_title_without_the_language_is_named(tmp_path: Path) -> None:
    path = workspace(tmp_path, "{en: A year}", "{en: Our own}")
    found = [str(problem) for problem in pipeline.check(path).problems]
    assert any("briefing.subtitle: there is no text in ru" in line for line in found)
    assert any("no words for “Our own”" in line for line in found)
    assert any("no words for “A plain title”" in line for line in plain_titles(tmp_path / "other"))
    assert pipeline.languages_of(path) == ("en", "ru")


def plain_titles(folder: Path) -> list[str]:
    folder.mkdir()
    return [str(problem) for problem in pipeline.check(workspace(folder, "A year", "A plain title")).problems]


def test_a_faulty_catalogue_is_named(tmp_path: Path) -> None:
    path = workspace(tmp_path, "A year", "Our own", "msgid a\n")
    with pytest.raises(ConfigError, match=r"ru\.po:1: this is no line of a catalogue"):
        pipeline.check(path, language="ru")
