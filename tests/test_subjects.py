"""Documents about somebody else are never quoted, and `check` says which."""

from __future__ import annotations

from pathlib import Path

from reportgen import build
from reportgen.pipeline import check
from tests.test_reference_briefing import page_texts

CONFIG = """\
version: 1
briefing: {title: Port news, as_of: 2025-06-01}
data:
  sources: ../data/sources.csv
  documents: ../data/*.md
  about: [[Graustark], [Ruritania, Ruritanian]]
sections:
  - summary
  - cooperation: {data: areas, topics: [{title: Ports, keywords: [port, cargo]}]}
"""

TEXTS = {
    "ours": "The port of Graustark handled 40 thousand tonnes of Ruritanian cargo in 2024.",
    "theirs": "The port of Graustark handled 999 thousand tonnes of Illyrian cargo in 2024.",
    "elsewhere": "The port of Illyria handled 777 thousand tonnes of Ruritanian cargo in 2024.",
}


def workspace(root: Path) -> Path:
    (root / "config").mkdir()
    (root / "data").mkdir()
    config = CONFIG.replace("  about:", "  tables: {areas: ../data/areas.csv}\n  about:")
    (root / "config" / "briefing.yaml").write_text(config, encoding="utf-8")
    (root / "data" / "areas.csv").write_text("area,item,source\nports,Cargo,A\n", encoding="utf-8")
    sources = "id,publisher,title,published,url,language\nA,News,Ports,2025-01-01,,en\n"
    (root / "data" / "sources.csv").write_text(sources, encoding="utf-8")
    for name, text in TEXTS.items():
        front = f"---\nsource: A\ntitle: {name}\ndate: 2025-01-01\nlanguage: en\n---\n"
        (root / "data" / f"{name}.md").write_text(front + text + "\n", encoding="utf-8")
    return root / "config" / "briefing.yaml"


def test_only_documents_that_name_both_sides_are_quoted(tmp_path: Path) -> None:
    built = build(workspace(tmp_path), output=tmp_path / "out.pdf")
    told = " ".join(page_texts(built.pdf)).replace("\u00a0", " ")
    assert "40 thousand tonnes" in told
    assert "999" not in told
    assert "777" not in told


def test_check_lists_the_others(tmp_path: Path) -> None:
    found = [problem.where for problem in check(workspace(tmp_path)).problems if problem.code == "off_subject"]
    assert found == ["data/elsewhere.md", "data/theirs.md"]
