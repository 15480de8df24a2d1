"""Makes docs/gallery.pdf from the examples in docs/charts.md and the small tables beside this file.

    python docs/gallery/build.py [-o FILE] [--theme NAME] [--pictures]

`--pictures` also writes the pages that the README shows, of the gallery and of the reference briefing, as PNG beside
this file (needs pypdfium2, which the tests bring).
"""

from __future__ import annotations

import argparse
import csv
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportgen.pipeline import Built, build

HERE = Path(__file__).parent
PAGE = HERE.parent / "charts.md"
GALLERY = HERE.parent / "gallery.pdf"
REFERENCE = HERE.parents[1] / "config" / "astrakhan.yaml"
# The pictures of the README: the pages of a kind, or by number, counted from one.
PICTURED = {"briefing-1": 1, "briefing-3": 3}
PICTURED_KINDS = ("columns", "mirrored")
MOST_ROWS = 9
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
            " ".join(" ".join(_FENCE.split(found["body"])[::2]).split()),
            tuple(_FENCE.findall(found["body"])),
        )
        for found in _FAMILY.finditer(PAGE.read_text(encoding="utf-8"))
    ]


def config(theme: str = "default") -> dict[str, Any]:
    """The gallery as a briefing: a page for each family, with its words, its charts beside their YAML, their data."""
    tables = {path.stem: {"file": f"data/{path.name}"} for path in sorted((HERE / "data").glob("*.csv"))}
    sections = [
        {"section": {"title": family.title, "new_page": True, "components": list(_components(family))}}
        for family in families()
    ]
    head = {"title": "The chart gallery", "subtitle": "Every kind, with the YAML that draws it", "as_of": "2026-01-31"}
    return {"version": 1, "briefing": head, "theme": theme, "data": {"tables": tables}, "sections": sections}


def _components(family: Family) -> Iterator[dict[str, Any]]:
    yield {"text": {"text": family.words.replace("`", "")}}
    rows = MOST_ROWS if len(family.examples) == 1 else MOST_ROWS // 3
    for example in family.examples:
        for component in yaml.safe_load(example):
            ((name, options),) = component.items()
            lines = list(_lines(name, options))
            if name == "table":
                yield component
                yield from ({"note": {"text": line}} for line in lines)
            else:
                yield {name: {**options, "aside": lines}}
            yield _data(options["data"], rows)


def _data(name: str, rows: int) -> dict[str, Any]:
    """The table that an example shows, or its first rows."""
    title = f"{name}.csv" if _rows(name) <= rows else f"{name}.csv, its first rows"
    return {"table": {"data": name, "title": title, "rows": rows}}


def _rows(name: str) -> int:
    with (HERE / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return len(list(csv.reader(file))) - 1


def _lines(name: str, options: dict[str, Any]) -> Iterator[str]:
    """The example's YAML as it is written by hand, a line each, its indents kept."""
    yield f"- {name}:"
    for key, value in options.items():
        if isinstance(value, list) and any(isinstance(each, dict) for each in value):
            yield _indented(f"{key}:")
            yield from (_indented(f"- {_flow(each)}", 6) for each in value)
        else:
            yield _indented(f"{key}: {_flow(value)}")


def _flow(value: Any) -> str:
    return (
        yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000).removesuffix("...\n").strip()
    )


def _indented(line: str, by: int = 4) -> str:
    return "\u00a0" * by + line


def make(output: Path, *, theme: str = "default", dry_run: bool = False) -> Built:
    """Builds the gallery into a file."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(HERE / "data", Path(folder, "data"))
        path = Path(folder, "gallery.yaml")
        path.write_text(yaml.safe_dump(config(theme), sort_keys=False, allow_unicode=True), encoding="utf-8")
        return build(path, output=output, dry_run=dry_run)


def pictures(gallery: Path) -> dict[str, bytes]:
    """The pages that the README shows, each as a small PNG, by the name of its file."""
    with tempfile.TemporaryDirectory() as folder:
        briefing = Path(folder, "briefing.pdf")
        build(REFERENCE, output=briefing)
        made = {f"{name}.png": _picture(briefing, number) for name, number in PICTURED.items()}
    kinds = [family.kind for family in families()]
    # Page one holds title and contents.
    return made | {f"gallery-{kind}.png": _picture(gallery, kinds.index(kind) + 2) for kind in PICTURED_KINDS}


def _picture(pdf: Path, number: int) -> bytes:
    import io  # noqa: PLC0415 (only the pictures need it)

    import pypdfium2  # noqa: PLC0415 (as above)

    with pypdfium2.PdfDocument(pdf) as document:
        image = document[number - 1].render(scale=1.0).to_pil()
    target = io.BytesIO()
    image.quantize(64).save(target, "PNG", optimize=True)
    return target.getvalue()


def main() -> None:
    """Reads the arguments and builds."""
    parser = argparse.ArgumentParser(description="Make the gallery of charts.")
    parser.add_argument("-o", "--output", type=Path, default=GALLERY)
    parser.add_argument("--theme", default="default", help="the theme that it is set in")
    parser.add_argument("--pictures", action="store_true")
    asked = parser.parse_args()
    built = make(asked.output, theme=asked.theme)
    for problem in built.problems:
        print(problem)
    print(f"{asked.output}: {built.pages} pages, {built.size_bytes / 1000:.0f} kB")
    for name, content in (pictures(asked.output) if asked.pictures else {}).items():
        (HERE / name).write_bytes(content)
        print(f"{HERE / name}: {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
