"""What a build costs, and where: CPU seconds of this machine, and shares of one cold build.

    python benchmarks/build.py [CONFIG] [--runs 5]

Everything is measured in one run on one machine, so that the shares can be compared with another day's.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Imported one after the other in a fresh process; each is charged with what the ones before it did not load.
ROOMS = (
    "reportgen.cli.program",
    "reportgen.language",
    "reportgen.config",
    "reportgen.inputs",
    "reportgen.sections",
    "reportgen.compose",
    "reportgen.charts.sheet",
    "reportgen.pdf",
    "reportgen.pipeline",
)

INSIDE = """
import importlib, json, sys, time
begun = time.process_time()
config, runs, rooms = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
imports = {}
for room in rooms:
    before = time.process_time()
    importlib.import_module(room)
    imports[room] = time.process_time() - before
from reportgen.pipeline import build
def stages():
    marks = []
    build(config, dry_run=True, no_cache=True, on_stage=lambda name: marks.append((name, time.process_time())))
    ends = [at for _, at in marks[1:]] + [time.process_time()]
    return {name: end - at for (name, at), end in zip(marks, ends)}
first = stages()
warm = [stages() for _ in range(runs)]
json.dump({"start": begun, "imports": imports, "first": first, "warm": warm}, sys.stdout)
"""


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(description="Measure what a build costs.")
    parser.add_argument("config", nargs="?", default=str(ROOT / "config" / "astrakhan.yaml"))
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    cold = [cold_build(chosen.config) for _ in range(chosen.runs)]
    inside = json.loads(child("-c", INSIDE, chosen.config, str(chosen.runs), json.dumps(ROOMS)))
    report(chosen.config, cold, inside)


def cold_build(config: str) -> tuple[float, float]:
    """CPU seconds and peak MiB of one build in a process of its own, as a person would start it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "reportgen", "build", config, "-o", f"{folder}/x.pdf", "--no-cache"]
        command += ["--log-level", "error"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit("the build failed; run `reportgen build` to see why")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def child(*arguments: str) -> str:
    """What a Python of its own prints."""
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout


def report(config: str, cold: list[tuple[float, float]], inside: dict) -> None:
    """Prints everything as Markdown."""
    whole = statistics.median(cpu for cpu, _ in cold)
    memory = max(peak for _, peak in cold)
    warm = {stage: statistics.median(run[stage] for run in inside["warm"]) for stage in inside["first"]}
    imports = sum(inside["imports"].values())
    print(f"{Path(config).name}, Python {sys.version.split()[0]}, median of {len(cold)} runs\n")
    table(
        ("build", "CPU s", "of a cold build", "peak MiB"),
        [
            ("cold, a process of its own", f"{whole:.2f}", "1.00", f"{memory:.0f}"),
            ("first, rooms already imported", *seconds(sum(inside["first"].values()), whole), ""),
            ("warm, in the same process", *seconds(sum(warm.values()), whole), ""),
        ],
    )
    table(
        ("stage", "first CPU s", "of a cold build", "warm CPU s"),
        [
            ("start of Python", *seconds(inside["start"], whole), ""),
            ("imports", *seconds(imports, whole), ""),
            *((stage, *seconds(used, whole), f"{warm[stage]:.3f}") for stage, used in inside["first"].items()),
        ],
    )
    table(
        ("room", "import CPU s", "of a cold build"),
        ((room, *seconds(used, whole)) for room, used in inside["imports"].items()),
    )


def seconds(used: float, whole: float) -> tuple[str, str]:
    """The seconds, and their share of a cold build."""
    return f"{used:.3f}", f"{used / whole:.2f}"


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Prints a Markdown table, numbers to the right."""
    print("| " + " | ".join(header) + " |")
    print("|---|" + "---:|" * (len(header) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


if __name__ == "__main__":
    main()
