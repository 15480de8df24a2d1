"""Web pages, Word, PDF, mail and texts in any encoding: what is read, what is left out, what is refused."""

from __future__ import annotations

import datetime
import io
import zipfile
from email.message import EmailMessage

import docx
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from reportgen.errors import DataError
from reportgen.inputs import DataFiles, read_dataset
from reportgen.inputs.decoding import decode_document, likely_encoding
from reportgen.inputs.findings import Findings
from reportgen.model.dataset import Dataset, Document
from reportgen.model.period import Period
from tests.inputs.workspace import AS_OF, Workspace

DAY = Period.parse("2024-05-02")
PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="{charset}"><title>Порт вырос | Агентство</title>
<meta property="og:title" content="Порт вырос"><meta property="og:site_name" content="Агентство">
<meta property="article:published_time" content="2024-05-02T10:00:00+03:00">
<link rel="canonical" href="https://a.example/port"><script>alert("5 млн")</script></head>
<body><nav><a href="/">Главная</a></nav><div class="cookie-banner">Мы используем cookie</div>
<article><h1>Порт вырос</h1>
<div class="share">Поделиться</div><p>Грузы выросли до 5 млн тонн, сказал <b>директор</b>.</p>
<img src="https://a.example/pixel.png"><h2>Планы</h2><p>Порт построит причал до 2026 года.</p>
<div class="related">Читайте также: прошлое</div></article><footer>Агентство</footer></body></html>"""


def _read(workspace: Workspace, name: str, content: bytes, sources: str | None = None) -> Dataset:
    workspace.write(f"data/documents/{name}", content)
    return _dataset(workspace, name, sources)


def _dataset(workspace: Workspace, name: str, sources: str | None) -> Dataset:
    content = (workspace.root / "data/documents" / name).read_bytes()
    path = workspace.write(f"data/documents/{name}", content)
    listed = workspace.write("data/sources.csv", sources) if sources else None
    return read_dataset(DataFiles(workspace.root, listed, (), (path,), {}), AS_OF)


def _document(workspace: Workspace, name: str, content: bytes) -> Document:
    return _read(workspace, name, content).documents[0]


def _refusal(workspace: Workspace, name: str, content: bytes) -> str:
    with pytest.raises(DataError) as refused:
        _read(workspace, name, content)
    (problem,) = refused.value.problems
    return f"{problem.message}; {problem.remedy}"


def test_a_web_page_is_its_article(workspace: Workspace) -> None:
    document = _document(workspace, "a.html", PAGE.format(charset="utf-8").encode())
    assert document == Document(
        id="a",
        file="data/documents/a.html",
        source="a",
        title="Порт вырос",
        published=DAY,
        language="ru",
        text="# Порт вырос\n\nГрузы выросли до 5 млн тонн, сказал директор.\n\n"
        "## Планы\n\nПорт построит причал до 2026 года.",
        author="Агентство",
        url="https://a.example/port",
    )


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16"])
def test_a_page_says_its_encoding(workspace: Workspace, charset: str) -> None:
    assert _document(workspace, "a.html", PAGE.format(charset=charset).encode(charset)).title == "Порт вырос"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ul><li><a href=x>One</a></li><li><a href=y>Two</a></li></ul><p>See <a href=z>this</a>.</p>", "See this."),
        ("<p>One<br>line.</p><ul><li>a</li></ul>", "One line.\n\n- a"),
        ("<p>Trade rose 5%.</p>", "Trade rose 5%."),
        ("Trade rose <b>5%</b>.", "Trade rose 5%."),
        ("<div class=news>One fact.<br><br>Two facts.</div>", "One fact.\n\nTwo facts."),
        ("<table><tr><td>2023</td><td>5 million</td></tr></table><p>Total.</p>", "2023; 5 million\n\nTotal."),
        ("<script>document.write('9')</script><p>Words.</p><style>p{}</style>", "Words."),
    ],
)
def test_short_and_odd_pages(workspace: Workspace, markup: str, text: str) -> None:
    assert _document(workspace, "a.html", markup.encode()).text == text


def test_a_template_is_not_believed_about_the_language(workspace: Workspace) -> None:
    page = PAGE.format(charset="utf-8").replace('lang="ru"', 'lang="en"')
    assert _document(workspace, "a.html", page.encode()).language == ""


def test_a_page_belongs_to_the_source_of_its_address(workspace: Workspace) -> None:
    sources = "id,title,url\nS9,Port,https://a.example/port\n"
    dataset = _read(workspace, "a.html", PAGE.format(charset="utf-8").encode(), sources)
    assert dataset.documents[0].source == "S9"


def _word(**properties: object) -> bytes:
    document = docx.Document()
    document.add_heading("Trade", 1)
    document.add_paragraph("Exports rose\nto $5 million.")
    document.add_paragraph("first point", style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "2023", "5 million"
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word(workspace: Workspace) -> None:
    made = datetime.datetime(2024, 5, 2, 9, 0, tzinfo=datetime.UTC)
    document = _document(workspace, "a.docx", _word(title="Note", author="Desk", created=made, language="en-GB"))
    assert document.text == "# Trade\n\nExports rose to $5 million.\n\n- first point\n\n2023; 5 million"
    assert (document.title, document.author, document.published, document.language) == ("Note", "Desk", DAY, "en")
    assert _document(workspace, "b.docx", _word()).published is None


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"x", "is not a Word file (File is not a zip file); save it again as .docx"),
        (
            b"\xd0\xcf\x11\xe0rest",
            "is protected by a password or in the format of Word 97; save it as .docx without a password",
        ),
        (_zip(xl__workbook=b"<x/>"), "is a ZIP archive without a Word text; give it the ending of what it is"),
        (
            _zip(word__document=b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'),
            "declares XML entities, as no Word file does; do not trust this file",
        ),
        (
            _zip(word__document=bytes(130 * 1024 * 1024)),
            "unpacks to 130 MB in 1 parts; keep the part that the briefing needs",
        ),
    ],
)
def test_word_files_refused(workspace: Workspace, content: bytes, refusal: str) -> None:
    assert _refusal(workspace, "a.docx", content) == refusal


def _pdf(*pages: list[str], **encryption: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number, lines in enumerate(pages, 1):
        canvas.drawString(60, 800, "Agency bulletin")
        for place, line in enumerate(lines):
            canvas.drawString(60, 740 - 14 * place, line)
        canvas.drawString(300, 30, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_pdf_paragraphs_without_what_stands_on_every_page(workspace: Workspace) -> None:
    pages = (
        ["Exports rose to", "five million.", "", "Imports fell over", "the"],
        ["whole year.", "", "End."],
        ["Last."],
    )
    assert _document(workspace, "a.pdf", _pdf(*pages)).text == (
        "Exports rose to five million.\n\nImports fell over the whole year.\n\nEnd.\n\nLast."
    )


def _protected() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(_pdf(["x"]))) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def _pictures() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_pdf_refused(workspace: Workspace) -> None:
    assert _refusal(workspace, "a.pdf", _protected()) == "is protected by a password; save a copy without one"
    assert _refusal(workspace, "a.pdf", _pictures()) == (
        "holds no text on its 1 pages, only pictures; run it through text recognition (OCR) first"
    )
    assert _refusal(workspace, "a.pdf", b"%PDF-1.4 broken").startswith("cannot be read as a PDF")


def _mail(*, html: str = "", text: str = "", attachment: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Anna Holm <anna@a.example>", "Fwd: Re: Поставки"
    message["Date"] = "Thu, 02 May 2024 10:00:00 +0300"
    if text:
        message.set_content(text)
    if html:
        message.set_content(html, subtype="html")
    if attachment:
        message.add_attachment(b"x", "application", "pdf", filename=attachment)
    return message.as_bytes()


def test_mail(workspace: Workspace) -> None:
    text = "We shall send 5 lifts by 2026.\n\nOn Mon, 1 Apr 2024 at 10:00 Bo <b@a.example> wrote:\n> And when?\n"
    dataset = _read(workspace, "a.eml", _mail(text=text, attachment="plan.pdf"))
    (document,) = dataset.documents
    assert document.text == "We shall send 5 lifts by 2026."
    assert (document.title, document.author, document.published) == ("Поставки", "Anna Holm", DAY)
    assert [problem.message for problem in dataset.problems] == ["what is attached was not read: plan.pdf"]


def test_mail_in_html_and_no_mail(workspace: Workspace) -> None:
    assert _document(workspace, "a.eml", _mail(html="<p>Five lifts.</p>")).text == "Five lifts."
    assert _refusal(workspace, "b.eml", b"Just words").startswith("is no mail message")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Торговля выросла.", "cp1251"),
        ("Торговля выросла.", "koi8_r"),
        ("Торговля выросла.", "cp866"),
        ("Гандаль вырас у тры разы, сказаў міністр.", "cp1251"),
        ("Für Januar werden Überschüsse gemeldet", "cp1252"),
        ("café crème", "cp1252"),
    ],
)
def test_encodings_are_found_out(text: str, encoding: str) -> None:
    assert likely_encoding(text.encode(encoding)) == encoding
    findings = Findings("a.txt")
    assert decode_document(text.encode(encoding), findings) == text
    assert [problem.code for problem in findings.problems()] == ["found_encoding"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_all_its_forms(encoding: str) -> None:
    text = "Торговля in 2024 rose,\nсказал министр."
    findings = Findings("a.txt")
    assert decode_document(text.encode(encoding), findings) == text
    assert findings.problems() == ()


def test_mixed_encodings_are_read_line_by_line() -> None:
    content = "Первая строка.\n".encode() + "Вторая строка.\n".encode("cp1251") + b"Third."
    findings = Findings("a.txt")
    assert decode_document(content, findings) == "Первая строка.\nВторая строка.\nThird."
    assert [problem.message for problem in findings.problems()] == [
        "1 of 3 lines are not UTF-8; they were read as windows-1251"
    ]


@pytest.mark.parametrize("content", [b"\x89PNG\r\n", b"PK\x03\x04", b"%PDF-1.7", bytes(range(256))])
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(DataError):
        decode_document(content, Findings("a.txt"))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Agency | 2024-05-02 | https://a.example/x | ru\nThe text.", ("Agency", DAY, "https://a.example/x", "")),
        ("Title: Port\nDate: 2024-05-02\nSource: Agency\n\nThe text.", ("Agency", DAY, "", "")),
        ("Порт вырос сильнее плана\n2 мая 2024, 16:12\n\nThe text.", ("", DAY, "", "")),
        ("Posted: 02.05.2024 14:26:00\n\nThe text.", ("", DAY, "", "")),
        ("On 2 May 2024 somebody said that nothing of the kind had happened anywhere.", ("", None, "", "")),
        ("02/05/2024\n\nThe text.", ("", None, "", "")),
    ],
)
def test_the_head_of_a_plain_text(workspace: Workspace, text: str, known: tuple[object, ...]) -> None:
    document = _document(workspace, "a.txt", text.encode())
    assert (document.author, document.published, document.url, document.language) == known


def test_the_day_in_a_file_name_and_a_headline(workspace: Workspace) -> None:
    text = "Home | News\nTrade with the region doubles\n\nIt rose to 5 million."
    document = _document(workspace, "2024-05-02-trade.txt", text.encode())
    assert (document.published, document.title) == (DAY, "Trade with the region doubles")


def test_a_text_from_right_to_left_is_refused_and_a_quoted_word_is_not(workspace: Workspace) -> None:
    assert _refusal(workspace, "a.txt", "قال الوزير إن التجارة ارتفعت".encode()) == (
        "is written from right to left, which a briefing cannot print; take a translation of it"
    )
    words = "The firm calls itself قال in its own papers, as the minister said on Monday to the assembled press corps."
    assert _document(workspace, "b.txt", words.encode()).text == words


FORWARDED = """Worth reading.

---------- Forwarded message ---------
From: Harbour Press <press@b.example>
Date: Wed, 1 May 2024 at 09:00
Subject: Harbour
To: Anna <anna@a.example>

The harbour loaded 5 ships.
"""
PASSED_ON = """-----Исходное сообщение-----
От: Порт [mailto:port@b.example]
Отправлено: 1 мая 2024 г. 9:00
Тема: Грузы

Порт погрузил 5 судов.
"""
QUOTED = "Begin forwarded message:\n\n> From: Bo <b@a.example>\n> Subject: Harbour\n>\n> It loaded 5 ships.\n"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (FORWARDED, ("Worth reading.\n\nThe harbour loaded 5 ships.", "Harbour Press", "2024-05-01")),
        (PASSED_ON, ("Порт погрузил 5 судов.", "Порт", "2024-05-01")),
        (QUOTED, ("It loaded 5 ships.", "Bo", "2024-05-02")),
        ("> The whole letter is quoted.", ("The whole letter is quoted.", "Anna Holm", "2024-05-02")),
    ],
)
def test_a_forwarded_letter_is_read_as_its_senders(workspace: Workspace, text: str, known: tuple[str, ...]) -> None:
    document = _document(workspace, "a.eml", _mail(text=text))
    assert (document.text, document.author, str(document.published)) == known


def test_an_attached_message_is_read(workspace: Workspace) -> None:
    outer, inner = EmailMessage(), EmailMessage()
    outer["From"], outer["Subject"] = "Anna <anna@a.example>", "Look"
    inner["From"], inner["Subject"] = "Bo <b@a.example>", "Harbour"
    inner.set_content("It loaded 5 ships.")
    outer.set_content("See below.")
    outer.add_attachment(inner)
    assert _document(workspace, "a.eml", outer.as_bytes()).text == "See below.\n\nIt loaded 5 ships."


def test_a_message_of_attachments_alone_says_what_to_do(workspace: Workspace) -> None:
    assert _refusal(workspace, "a.eml", _mail(text=" ", attachment="plan.pdf")) == (
        "holds no text, only what is attached: plan.pdf; save what is attached beside it, and take the message away"
    )


def test_a_message_whose_head_is_in_bytes_of_another_encoding(workspace: Workspace) -> None:
    content = "From: Иван <a@b.example>\nSubject: Экспорт вырос сильнее\n\nЭкспорт вырос.".encode("cp1251")
    document = _document(workspace, "a.eml", content)
    assert (document.title, document.text) == ("Экспорт вырос сильнее", "Экспорт вырос.")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Одна строка, ".encode() + "другая часть".encode("cp1251"), "Одна строка, другая часть"),
        ("Цена 100".encode() + b"\xa0" + "рублей за штуку".encode(), "Цена 100\xa0рублей за штуку"),
        ("Строка цела".encode()[:-1], "Строка цел"),
        ("Губернатор".encode("utf-16-le"), "Губернатор"),
        ("Речь губернатора".encode("utf-16-be") + b"\0", "Речь губернатора"),
        (b"One page.\n\x0cAnother.\x1a", "One page.\nAnother."),
    ],
)
def test_damaged_texts_are_read_as_far_as_they_go(content: bytes, text: str) -> None:
    assert decode_document(content, Findings("a.txt")) == text


def test_a_western_encoding_is_not_believed_of_a_russian_text() -> None:
    text = "Губернатор сообщил о росте торговли."
    assert decode_document(text.encode("cp1251"), Findings("a.html"), "iso-8859-1") == text
    findings = Findings("a.html")
    assert decode_document("Die Straße für Zürich wird schön".encode("cp1252"), findings, "latin-1").startswith(
        "Die St"
    )
    assert findings.problems() == ()


def test_what_no_page_shows_is_left_out(workspace: Workspace) -> None:
    assert (
        _document(workspace, "a.txt", "Ex\u00adports\u200b rose \u202ehigh\u202c.".encode()).text
        == "Exports rose high."
    )
    assert _document(workspace, "a.html", b"<p>Exports&#1; rose.</p>").text == "Exports rose."


def test_a_page_that_nests_too_deep_is_refused_and_not_cut(workspace: Workspace) -> None:
    page = b"<p>Head.</p>" + b"<div>" * 3000 + b"Text." + b"</div>" * 3000
    assert _refusal(workspace, "a.html", page).startswith("nests its elements deeper")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.eml", "a.html"])
def test_an_empty_file_is_called_empty(workspace: Workspace, name: str) -> None:
    assert _refusal(workspace, name, b"").startswith("is empty")


def test_a_word_file_of_endless_markup_is_refused(workspace: Workspace) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:p/>" * 5_000_000)
    assert _refusal(workspace, "a.docx", stream.getvalue()).startswith("holds 28 MB of text with its markup")
