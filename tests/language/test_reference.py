"""The reference briefing in every language: the same numbers, nothing left in English, nothing cut."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reportgen import build, settings
from reportgen.delivery.letter import Closing, write_letter
from reportgen.language.extraction import messages
from reportgen.pipeline import Built
from tests.language.pseudo import accented, pseudo

CONFIG = Path(__file__).parent.parent.parent / "config" / "astrakhan.yaml"


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\ufffe", "-").replace("\u00a0", " ").split())


@pytest.fixture(scope="module", params=["ru", "be"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Built]:
    output = tmp_path_factory.mktemp("out") / f"{request.param}.pdf"
    return request.param, build(CONFIG, output=output, language=request.param)


FACTS = {
    "ru": (
        "Товарооборот в 2024 году достиг почти 47 млн долл. — на 13 % больше, чем в 2023 году",
        "примерно на 24 % ниже пика 2022 года (62 млн долл.)",
        "от 12,3 до 13 млн долл. в год",
        "в январе–феврале 2025 года",
        "Экспорт — товары из Беларуси в Астраханскую область",
        "Для служебного пользования",
        "Игорь Бабушкин",
        "По товарообороту Астраханская область",
        "Дата сведений: 31 января 2026 г.",
    ),
    "be": (
        "Тавараабарот у 2024 годзе дасягнуў амаль 47 млн дол. — на 13 % больш, чым у 2023 годзе",
        "прыкладна на 24 % ніжэй за пік 2022 года (62 млн дол.)",
        "імпарту ў 2024 годзе",
        "Экспарт — тавары з Беларусі ў Астраханскую вобласць",
        "Для службовага карыстання",
        "Ігар Бабушкін",
        "Дата звестак: 31 студзеня 2026 г.",
    ),
}


def test_it_reads_as_a_native_wrote_it(built: tuple[str, Built]) -> None:
    code, result = built
    told = text_of(result.pdf)
    assert [fact for fact in FACTS[code] if fact not in told] == []


def test_nothing_is_left_untranslated(built: tuple[str, Built]) -> None:
    code, result = built
    told = text_of(result.pdf)
    assert [problem for problem in result.problems if problem.code == "untranslated"] == []
    long = [key for key in messages() if len(key) > 12 and "{" not in key]
    assert [message for message in long if re.search(rf"\b{re.escape(message)}\b", told)] == []
    assert ".." not in re.sub(r"\S*…", "", told.partition("Источники [1]")[0]), code


def test_the_pdf_says_its_language(built: tuple[str, Built]) -> None:
    code, result = built
    with pikepdf.open(io.BytesIO(result.pdf)) as document:
        assert document.Root.Lang == code
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles[-1] in ("Источники", "Крыніцы")
        tagged = {
            str(each.Lang)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/Lang" in each
        }
        assert "en" in tagged  # the titles of English sources
    assert result.pages <= 14


def test_a_long_language_breaks_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = pseudo()
    monkeypatch.setattr(settings, "in_language", lambda *_: words)
    result = build(CONFIG, output=tmp_path / "pseudo.pdf")
    told = text_of(result.pdf)
    fixed = [key for key in messages() if len(key) > 12 and "{" not in key]
    assert len([key for key in fixed if accented(key) in told]) > 40  # the fixed texts of the reference briefing
    letter = write_letter(
        result.briefing, words, None, "{title}: {as_of}", Closing("Desk", "https://example.org/leave")
    )
    assert accented("The full briefing is attached as a PDF.") in letter.text
    beside = unprinted(result.pdf)
    assert sum(key in beside for key in map(accented, fixed)) > 20
    for place in (told, letter.subject, letter.text, letter.html, letter.too_large, beside):
        assert [key for key in fixed if re.search(rf"\b{re.escape(key)}\b", place)] == []


def unprinted(pdf: bytes) -> str:
    """What a file says beside its pages: bookmarks, alternative texts, names and contents of what is attached."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_outline() as outline:
            found = [item.title for item in outline.root]
        found += [str(each.Alt) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        for name, attached in document.attachments.items():
            found.append(f"{name} {attached.description}")
            if name.endswith((".csv", ".md", ".txt")):
                found.append(attached.get_file().read_bytes().decode("utf-8-sig"))
    return "\n".join(found)
