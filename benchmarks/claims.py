"""Statements of one thing in other words: how many come together, and how many of two things do.

    python benchmarks/claims.py [FOLDER…] [--all]

Each folder holds articles (a folder or articles.jsonl) and expected.json; ../shared/stories/* by default. Counted are
its `same_claim` findings and its `not_same_claim` guards, as the checker beside the folder counts them. `--all` says of
every finding missed whether a statement is missing there or stands in another claim.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.desk import Desk, read, to_json

SHARED = Path(__file__).parents[2] / "shared" / "stories"


def checker(folder: Path) -> Any:
    """Return the module check.py beside a story's folder."""
    spec = importlib.util.spec_from_file_location("check", folder.parent / "check.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder.parent}: no check.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def missed(story: Any, want: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each piece of evidence of a finding: where its statements stand."""
    claims = {s: c for c in story.data["claims"] for s in c["statements"]}
    for evidence in want["evidence"]:
        found = {claims[s["id"]]["id"]: claims[s["id"]]["text"] for s in story.statements_on(evidence)}
        yield f"    {evidence['article']}: {evidence['text']}"
        yield from (f"        in {name}: {text}" for name, text in found.items())
        if not found:
            yield "        no statement"


def check(folder: Path, at: Desk, tell: bool) -> tuple[int, int, int, int]:
    """Return findings met, findings, guards broken and guards of one story."""
    articles = folder / "articles" if (folder / "articles").is_dir() else folder / "articles.jsonl"
    module = checker(folder)
    story = module.Story(json.loads(to_json(at.story(read(articles)))))
    wanted = json.loads((folder / "expected.json").read_text(encoding="utf8"))["checks"]
    same = [w for w in wanted if w["check"] == "same_claim"]
    guards = [w for w in wanted if w["check"] == "not_same_claim"]
    left = [w for w in same if not module.check_same_claim(story, w)]
    broken = sum(not module.check_not_same_claim(story, w) for w in guards)
    figures = len(same) - len(left), len(same), broken, len(guards)
    print(f"{folder.name}: {line(figures)}", flush=True)
    for want in left if tell else ():
        print("\n".join(["  missed", *missed(story, want)]))
    return figures


def line(figures: tuple[int, ...]) -> str:
    """Return figures as they are printed."""
    return f"together {figures[0]}/{figures[1]} · guards broken {figures[2]}/{figures[3]}"


def main(arguments: list[str]) -> None:
    """Check the stories named, or all that are there."""
    options = [a for a in arguments if a.startswith("--")]
    folders = [Path(a) for a in arguments if a not in options] or sorted(p for p in SHARED.iterdir() if p.is_dir())
    at = Desk()
    rows = [check(folder, at, "--all" in options) for folder in folders]
    print(f"all: {line(tuple(map(sum, zip(*rows, strict=True))))}")


if __name__ == "__main__":
    main(sys.argv[1:])
