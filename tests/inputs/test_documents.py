"""Documents: front matter, plain text, and what is refused."""

from __future__ import annotations

import pytest

from reportgen.model.dataset import Document
from reportgen.model.period import Period
from tests.inputs.workspace import Workspace


def _document(workspace: Workspace, text: str, name: str = "meeting.md") -> Document:
    return workspace.dataset(documents={name: text}).documents[0]


def test_front_matter(workspace: Workspace) -> None:
    text = "---\nsource: S01\ntitle: 'The meeting: facts'\ndate: 2025-05\nlanguage: ru\n---\n\nFirst.\n"
    assert _document(workspace, text) == Document(
        id="meeting",
        file="data/documents/meeting.md",
        source="S01",
        title="The meeting: facts",
        published=Period.parse("2025-05"),
        language="ru",
        text="First.",
    )


def test_a_year_in_front_matter_is_a_date(workspace: Workspace) -> None:
    assert _document(workspace, "---\nsource: S01\ndate: 2024\n---\nx").published == Period.of_year(2024)


def test_without_front_matter_a_file_named_after_a_source_belongs_to_it(workspace: Workspace) -> None:
    document = _document(workspace, "# What happened\n\nMuch.", "S01.md")
    assert (document.source, document.title, document.published, document.language) == (
        "S01",
        "What happened",
        Period.parse("2025-05-02"),
        "",
    )
    assert document.text == "# What happened\n\nMuch."


def test_a_document_of_no_source_is_told(workspace: Workspace) -> None:
    dataset = workspace.dataset(documents={"note.txt": "Words."})
    assert dataset.documents[0].title == "note"
    assert [str(problem) for problem in dataset.problems] == [
        "data/documents/note.txt: names no source; write `source: <id>` in front matter at the top of the file"
    ]


def test_plain_text_is_left_as_it_is(workspace: Workspace) -> None:
    text = "Profit < 5 & cost > 3, **not bold**, &bogus; &#x110000;\r\nnext"
    assert _document(workspace, text, "S01.txt").text == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": holds no text; write it, or take the file out of the documents"),
        ("---\nsource: S01\n---\n\n", ": holds no text; write it, or take the file out of the documents"),
        ("---\nsource: S01\n", ": the front matter does not end; write a line of three hyphens below it"),
        ("---\nsource: S02\n---\nx", ":2: 'S02' is not in the list of sources; did you mean 'S01'? Known: S01"),
        (
            "---\nsource: S01\nauthor: x\n---\nx",
            ":3: 'author' is no key of the front matter; Known: source, title, date, language",
        ),
        ("---\nsource: [S01]\n---\nx", ":2: source holds a list; write one text"),
        ("---\n- S01\n---\nx", ": the front matter holds no keys; write source, title, date, language"),
        (
            "---\nsource: S01\ndate: 2.5.2025\n---\nx",
            (":3: '2.5.2025' is not a period; write 2024, 2024-02, 2024-Q1, 2024-H1, 2024-02-29 or 2024-01/2024-02"),
        ),
        (
            "---\nsource: S01\n---\nx\x00",
            ": line 4 holds the control character U+0000; delete it; is this a text file?",
        ),
    ],
)
def test_refused(workspace: Workspace, text: str, message: str) -> None:
    assert workspace.dataset_problems(documents={"S01.md": text}) == [f"data/documents/S01.md{message}"]


def test_broken_yaml_names_its_line(workspace: Workspace) -> None:
    problems = workspace.dataset_problems(documents={"a.md": "---\nsource: S01\nsource: S01\ntitle: &a x\n---\nx"})
    assert [problem.partition(": ")[0] for problem in problems] == [
        "data/documents/a.md:3:1",
        "data/documents/a.md:4:8",
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.png", "name a file that ends in .md, .txt, .html, .htm, .docx, .pdf or .eml"),
        ("a.odt", "open it in a word processor and save it as .docx"),
    ],
)
def test_other_endings_are_refused(workspace: Workspace, name: str, remedy: str) -> None:
    problems = workspace.dataset_problems(documents={name: "x"})
    assert problems == [f"data/documents/{name}: is no document; {remedy}"]


def test_files_of_one_name_have_longer_ids(workspace: Workspace) -> None:
    documents = {"S01.md": "x", "S01.txt": "y", "b/S01.md": "z", "b/other.md": "---\nsource: S01\n---\nz"}
    assert [document.id for document in workspace.dataset(documents=documents).documents] == [
        "data/documents/S01.md",
        "S01.txt",
        "data/documents/b/S01.md",
        "other",
    ]
