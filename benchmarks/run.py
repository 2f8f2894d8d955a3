"""Run every benchmark, hold its figures against their floors and write them down.

    python benchmarks/run.py [WORD…]

With words, only the benchmarks whose title or command has one of them, and nothing is written. Results go to
benchmarks/RESULTS.md. Exit status 1 where a figure is on the wrong side of its floor; a benchmark whose data are not
there is left out and said so.
"""

from __future__ import annotations

import platform
import re
import shlex
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"


@dataclass(frozen=True)
class Ran:
    """A benchmark that ran: what it printed, how long it took, and what is wrong with its figures."""

    title: str
    command: str
    output: str
    seconds: float
    wrong: tuple[str, ...]


def run(benchmark: dict[str, Any]) -> Ran:
    """Run one benchmark and hold its output against its floors."""
    print(f"## {benchmark['title']}", flush=True)
    began = time.perf_counter()
    command = [sys.executable, *shlex.split(benchmark["command"])]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    wrong = list(below(benchmark.get("floors", []), done.stdout))
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        wrong.append(f"exit status {done.returncode}: {last}")
    print(done.stdout + "".join(f"WRONG {line}\n" for line in wrong), flush=True)
    return Ran(benchmark["title"], benchmark["command"], done.stdout, time.perf_counter() - began, tuple(wrong))


def below(floors: list[dict[str, Any]], output: str) -> Iterator[str]:
    """Yield a line for each figure that is missing or on the wrong side of its floor."""
    for floor in floors:
        found = re.search(floor["pattern"], output)
        if not found:
            yield f"{floor['figure']}: no such figure"
        elif float(found[1]) < floor.get("least", float("-inf")):
            yield f"{floor['figure']}: {found[1]}, at least {floor['least']} is pinned"
        elif float(found[1]) > floor.get("most", float("inf")):
            yield f"{floor['figure']}: {found[1]}, at most {floor['most']} is pinned"


def write(ran: list[Ran], absent: list[str]) -> None:
    """Write the results with the commands that made them."""
    lines = [
        "# Results",
        "",
        f"`make bench`, firsthand {version('firsthand')}, spaCy {version('spacy')}, Python {platform.python_version()},"
        f" {platform.machine()}. Floors stand in floors.toml.",
    ]
    for one in ran:
        lines += ["", f"## {one.title}", "", f"`python {one.command}` ({one.seconds:.0f} s)", ""]
        lines += ["```", one.output.rstrip(), "```"]
        lines += ["", *(f"- **Below its floor:** {line}" for line in one.wrong)] if one.wrong else []
    lines += ["", f"Not run, their data are not here: {', '.join(absent)}."] if absent else []
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(words: list[str]) -> int:
    """Run what is asked for; return the exit status."""
    listed = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["benchmark"]
    chosen = [b for b in listed if not words or any(w in b["title"] + b["command"] for w in words)]
    here = [b for b in chosen if "wants" not in b or (HERE.parent / b["wants"]).exists()]
    absent = [b["title"] for b in chosen if b not in here]
    ran = [run(b) for b in here]
    if not words:
        write(ran, absent)
    wrong = [f"{one.title}: {line}" for one in ran for line in one.wrong]
    print("\n".join(["", *wrong, f"{len(ran)} benchmarks run, {len(wrong)} figures below their floors"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
