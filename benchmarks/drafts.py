#!/usr/bin/env python3
"""Drafts of one statement each, held against the example story.

    drafts.py [-v]

Every line of drafts/<name>*.jsonl has a statement, the verdict a careful reader of examples/<name> would give, and,
where it is to be held against the articles of a certain day, that day. A contradiction anywhere in the
sentence counts, else the verdict on its longest clause. Printed are
the share right, what each verdict was taken for, and how many supported statements were called contradicted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.desk import Desk, Pile, check, read
from firsthand.model import Article, Draft, Part

HERE = Path(__file__).parent


def draft(text: str) -> Article:
    """Return a draft of one statement."""
    parts = (Part(kind="body", start=0, end=len(text)),)
    return Article(id="draft", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, parts=parts)


def verdict(found: Draft) -> tuple[str, str]:
    """Return what a reader is told, and why: any contradiction, else the verdict on the longest clause.

    What holds no statement is not found.
    """
    ranked = sorted(found.verdicts, key=lambda v: (v.kind != "contradicted", v.start - v.end, v.start))
    return (ranked[0].kind, ranked[0].explanation) if ranked else ("not-found", "no statement read")


def judged(file: Path, desk: Desk) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Yield the rows of a file with the verdict and its explanation."""
    pile = Pile(desk, read(HERE.parent / "examples" / file.stem.partition("-")[0]))
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row, *verdict(check(pile, draft(row["text"]), row.get("as_of")))


def main() -> None:
    """Print how the verdicts fare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-v", action="store_true", help="show every wrong verdict")
    args = parser.parse_args()
    desk = Desk()
    for file in sorted((HERE / "drafts").glob("*.jsonl")):
        show(file.stem, list(judged(file, desk)), args.v)


def show(name: str, rows: list[tuple[dict[str, Any], str, str]], wrong: bool) -> None:
    """Print how the verdicts of one file fare, and the wrong ones if asked for."""
    for row, kind, why in rows:
        if wrong and kind != row["expected"]:
            print(f"{row['expected']:>13} -> {kind:<13} {row['text']}  [{why[:150]}]")
    counts = Counter((row["expected"], kind) for row, kind, _ in rows)
    for (expected, kind), n in sorted(counts.items()):
        print(f"{expected:>13} -> {kind:<13} {n}")
    right = sum(n for (expected, kind), n in counts.items() if expected == kind)
    print(f"{name}: statements {len(rows)}, right {right}: {100 * right / len(rows):.1f}%")
    print(f"{name}: supported called contradicted: {counts['supported', 'contradicted']}")


if __name__ == "__main__":
    main()
