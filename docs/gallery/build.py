"""Makes docs/gallery.pdf from the examples in docs/charts.md and the small tables beside this file.

    python docs/gallery/build.py [-o FILE] [--pictures]

`--pictures` also writes the first pages as PNG for the README (needs pypdfium2, which the tests bring).
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportgen.pipeline import Built, build

HERE = Path(__file__).parent
PAGE = HERE.parent / "charts.md"
GALLERY = HERE.parent / "gallery.pdf"
PICTURED = (2, 6, 9)  # pages, counted from 1
_FAMILY = re.compile(r"^## (?P<title>[^:\n]+): `(?P<kind>\w+)`\n(?P<body>.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^```yaml\n(.*?)^```\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Family:
    """A family of charts as the page documents it."""

    title: str
    kind: str
    words: str
    examples: tuple[str, ...]


def families() -> list[Family]:
    """Every family of the page, in its order."""
    return [
        Family(
            found["title"],
            found["kind"],
            " ".join(_FENCE.split(found["body"])[0].split()),
            tuple(_FENCE.findall(found["body"])),
        )
        for found in _FAMILY.finditer(PAGE.read_text(encoding="utf-8"))
    ]


def config() -> dict[str, Any]:
    """The gallery as a briefing: a section for each family, with its words, its charts and their YAML."""
    tables = {path.stem: {"file": f"data/{path.name}"} for path in sorted((HERE / "data").glob("*.csv"))}
    sections = [{"section": {"title": family.title, "components": _components(family)}} for family in families()]
    head = {"title": "The chart gallery", "subtitle": "Every kind, with the YAML that draws it", "as_of": "2026-01-31"}
    return {"version": 1, "briefing": head, "data": {"tables": tables}, "sections": sections}


def _components(family: Family) -> list[dict[str, Any]]:
    # The chart directly under the heading, or it might float to a page of its own.
    made: list[dict[str, Any]] = []
    for example in family.examples:
        charts = yaml.safe_load(example)
        made += charts
        line = yaml.safe_dump(charts, default_flow_style=True, sort_keys=False, width=10_000).strip()
        made.append({"note": {"text": f"- {line[2:-2]}"}})
    return [made[0], {"text": {"text": family.words.replace("`", "")}}, *made[1:]]


def make(output: Path, *, dry_run: bool = False) -> Built:
    """Builds the gallery into a file."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(HERE / "data", Path(folder, "data"))
        path = Path(folder, "gallery.yaml")
        path.write_text(yaml.safe_dump(config(), sort_keys=False, allow_unicode=True), encoding="utf-8")
        return build(path, output=output, dry_run=dry_run)


def picture(pdf: Path) -> list[Path]:
    """Some pages as small PNG files beside this one."""
    import pypdfium2  # noqa: PLC0415 (only the pictures need it)

    made = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in PICTURED:
            image = document[number - 1].render(scale=0.85).to_pil()
            path = HERE / f"page-{number}.png"
            image.quantize(48).save(path, optimize=True)
            made.append(path)
    return made


def main() -> None:
    """Reads the arguments and builds."""
    parser = argparse.ArgumentParser(description="Make the gallery of charts.")
    parser.add_argument("-o", "--output", type=Path, default=GALLERY)
    parser.add_argument("--pictures", action="store_true")
    asked = parser.parse_args()
    built = make(asked.output)
    for problem in built.problems:
        print(problem)
    print(f"{asked.output}: {built.pages} pages, {built.size_bytes / 1000:.0f} kB")
    if asked.pictures:
        for path in picture(asked.output):
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
