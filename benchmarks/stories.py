"""Real stories against findings made by hand.

    python benchmarks/stories.py [FOLDER…] [--no-ask] [--all]

Each folder holds articles (a folder or articles.jsonl) and expected.json; ../shared/stories/* by default. `--all`
prints every finding that is missing, `--no-ask` leaves the questions out, which take a run of the command line each.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from firsthand.desk import Desk, read, to_json

SHARED = Path(__file__).parents[2] / "shared" / "stories"


def check(folder: Path, at: Desk, options: list[str]) -> str:
    """Return what the checker says of one story, its last line behind the story's name."""
    articles = folder / "articles" if (folder / "articles").is_dir() else folder / "articles.jsonl"
    began = time.perf_counter()
    intake = read(articles)
    story = at.story(intake)
    seconds = time.perf_counter() - began
    if len(story.articles) < len(intake.articles):
        raise SystemExit(f"{folder.name}: {len(intake.articles) - len(story.articles)} articles could not be read")
    with tempfile.TemporaryDirectory() as scratch:
        export = Path(scratch) / "story.json"
        export.write_bytes(to_json(story))
        command = [sys.executable, str(folder.parent / "check.py"), str(export), str(folder / "expected.json")]
        if "--no-ask" not in options:
            command += ["--ask", f"{Path(sys.executable).parent / 'firsthand'} ask {articles}"]
        if "--all" not in options:
            command.append("--quiet")
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    *rows, last = done.stdout.rstrip().splitlines()
    return "\n".join([*rows, f"{folder.name}: {last} · {len(intake.articles)} articles in {seconds:.1f} s"])


def main(arguments: list[str]) -> None:
    """Check the stories named, or all that are there."""
    options = [a for a in arguments if a.startswith("--")]
    folders = [Path(a) for a in arguments if a not in options] or sorted(p for p in SHARED.iterdir() if p.is_dir())
    at = Desk()
    for folder in folders:
        print(check(folder, at, options), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
