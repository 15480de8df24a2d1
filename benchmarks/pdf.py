"""What long tables cost: reportgen against itself at four lengths, tagged against untagged, and against two others.

    pip install -e '.[benchmark]'
    python benchmarks/pdf.py [--rows 20000] [--others 5 2500 20000] [--without weasyprint]

One table of six columns, made from a seed. Each program runs in a process of its own and makes a tagged PDF (PDF/UA-1)
in one run on one machine, so that the ratios can be compared with another day's.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HEADS = ("no", "region", "product", "period", "amount", "share")
CONFIG = """version: 1
briefing: {{title: Long table, language: en, as_of: 2025-01-01}}
data:
  tables: {{t: {table}}}
sections:
  - section:
      title: All rows
      components:
        - table: {{data: t}}
"""
TYPST = """import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=["ua-1"])
"""
WEASYPRINT = """import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(description="Measure what long tables cost.")
    parser.add_argument("--rows", type=int, default=20000, help="the longest of reportgen's four tables")
    parser.add_argument(
        "--others", type=int, nargs="*", default=[5, 2500, 20000], help="rows of tables by all programs"
    )
    parser.add_argument("--without", action="append", default=[], choices=("typst", "weasyprint"))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        measured(reportgen(folder, 5), folder / "a.pdf")  # leaves Python's compiled modules, as an installation does
        lengths(folder, [chosen.rows // 8, chosen.rows // 4, chosen.rows // 2, chosen.rows])
        standards(folder, chosen.rows * 3 // 4)
        for count in chosen.others:
            programs(folder, count, chosen.without)


def lengths(folder: Path, counts: Sequence[int]) -> None:
    """Time and memory against the number of rows, and the part of the check in it."""
    print("| rows | CPU s | of the first, for each row | the check | peak MiB | MB |\n|---:|---:|---:|---:|---:|---:|")
    first = 0.0
    for count in counts:
        reportgen(folder, count)
        command = [sys.executable, "-c", TIMED, str(folder / f"{count}.yaml"), str(folder / "a.pdf"), str(folder / "s")]
        cpu, _, peak, size = measured(command, folder / "a.pdf")
        first, checking = first or cpu / count, float((folder / "s").read_text()) / cpu
        told = f"{cpu:.1f} | {cpu / count / first:.2f} | {checking:.1%} | {peak:.0f} | {size / 1e6:.2f}"
        print(f"| {count} | {told} |", flush=True)


def standards(folder: Path, count: int) -> None:
    """What tags cost, with the check left out: rendering alone, in one process."""
    reportgen(folder, count)
    script = INSIDE.replace("CONFIG", repr(str(folder / f"{count}.yaml")))
    print(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout, flush=True)


# A build as the command makes it, which writes down the CPU seconds of its check.
TIMED = """
import sys, time
from pathlib import Path
from reportgen import pipeline
proof_read, spent = pipeline._proof_read, []
def timed(*arguments):
    before = time.process_time()
    found = proof_read(*arguments)
    spent.append(time.process_time() - before)
    return found
pipeline._proof_read = timed
pipeline.build(Path(sys.argv[1]), output=sys.argv[2])
Path(sys.argv[3]).write_text(str(spent[0]))
"""
INSIDE = """
import statistics, time
from reportgen import pipeline
from reportgen.model.standard import DEFAULT, UNTAGGED
from reportgen.pdf import check, render
settings = pipeline.load_settings(CONFIG, {}, None, None, None)
briefing = pipeline._compose(settings, pipeline._read(settings))
def one(standard):
    before = time.process_time()
    rendering = render(briefing, {}, settings.theme, settings.language, standard=standard)
    return time.process_time() - before, rendering
one(UNTAGGED)
runs = [(one(DEFAULT), one(UNTAGGED)) for _ in range(3)]
(_, tagged), (_, plain) = runs[0]
seconds = statistics.median(a[0] for a, _ in runs), statistics.median(b[0] for _, b in runs)
before = time.process_time()
check(tagged.pdf)
checking = time.process_time() - before
print(f"\\n| {tagged.pages} pages | bytes | CPU s |\\n|---|---:|---:|")
print(f"| untagged | {len(plain.pdf)} | {seconds[1]:.2f} |")
print(f"| tagged | {len(tagged.pdf)} | {seconds[0]:.2f} |")
print(f"| ratio | {len(tagged.pdf) / len(plain.pdf):.2f} | {seconds[0] / seconds[1]:.2f} |")
print(f"| the check | | {checking:.2f} |")
"""


def programs(folder: Path, count: int, without: Sequence[str]) -> None:
    """The same table by all programs."""
    commands = {"reportgen, from the CSV": reportgen(folder, count)}
    if "typst" not in without:
        commands["Typst"] = [sys.executable, "-c", TYPST, typst(folder, count), str(folder / "a.pdf")]
    if "weasyprint" not in without:
        commands["WeasyPrint"] = [sys.executable, "-c", WEASYPRINT, html(folder, count), str(folder / "a.pdf")]
    print(f"| {count} rows | CPU s | of reportgen's | clock s | peak MiB | MB |\n|---|---:|---:|---:|---:|---:|")
    first = 0.0
    for name, command in commands.items():
        cpu, clock, peak, size = measured(command, folder / "a.pdf")
        first = first or cpu
        print(f"| {name} | {cpu:.1f} | {cpu / first:.2f} | {clock:.1f} | {peak:.0f} | {size / 1e6:.2f} |", flush=True)


def measured(command: Sequence[str], made: Path) -> tuple[float, float, float, int]:
    """CPU seconds, seconds on the clock, peak MiB, and the bytes of the file that the command makes."""
    made.unlink(missing_ok=True)
    begun = time.perf_counter()
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=settings)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    if status:
        sys.exit(f"this failed: {' '.join(command[:4])}")
    return usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024, made.stat().st_size


def rows(count: int) -> list[tuple[str, ...]]:
    """The table: numbers, names, years."""
    chance = random.Random(1)  # noqa: S311  # a table, not a secret
    return [
        (
            str(number),
            f"Region {chance.randrange(90)}",
            f"Product group {chance.choice('ABCDEFGH')}{chance.randrange(99)}",
            str(2000 + number % 25),
            str(chance.randrange(100000) / 100),
            str(chance.randrange(1000) / 10),
        )
        for number in range(1, count + 1)
    ]


def reportgen(folder: Path, count: int) -> list[str]:
    """The command that builds the table, with its files."""
    table = folder / f"{count}.csv"
    table.write_text("\n".join(",".join(row) for row in (HEADS, *rows(count))) + "\n")
    (folder / f"{count}.yaml").write_text(CONFIG.format(table=table.name))
    command = [sys.executable, "-m", "reportgen", "build", str(folder / f"{count}.yaml"), "-o", str(folder / "a.pdf")]
    return [*command, "--log-level", "error"]


def typst(folder: Path, count: int) -> str:
    """The table as Typst's source."""
    source = folder / "a.typ"
    lines = [", ".join(f"[{cell}]" for cell in row) for row in rows(count)]
    head = ", ".join(f"[{name}]" for name in HEADS)
    look = "columns: 6, stroke: none, align: (right, left, left, left, right, right)"
    title = (
        '#set document(title: "Long table")\n#set text(8pt, lang: "en")\n#set page("a4", numbering: "1")\n= All rows\n'
    )
    source.write_text(f"{title}#table({look}, table.header({head}),\n" + ",\n".join(lines) + ")\n")
    return str(source)


def html(folder: Path, count: int) -> str:
    """The table as WeasyPrint's source."""
    source = folder / "a.html"
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows(count)]
    head = "".join(f"<th scope=col>{name}</th>" for name in HEADS)
    look = "<style>@page {size: A4} body {font: 8pt sans-serif} td:nth-child(n+5) {text-align: right}</style>"
    page = f"<!doctype html><html lang=en><meta charset=utf-8><title>Long table</title>{look}<h1>All rows</h1>"
    source.write_text(f"{page}<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></html>")
    return str(source)


if __name__ == "__main__":
    main()
