#!/usr/bin/env python3
"""Questions put to the example story, and to any other story with questions written for it.

    questions.py [-v] [QUESTIONS.jsonl INPUT]

Every line of questions/<name>.jsonl has a question about examples/<name>, what its answers must contain (a list where
any of several words will do), what they must lack, the day it is asked on, or that it is unanswerable. The first three
answers count, and every passage they cite has to stand where they say. Printed are the share right, and how many
unanswerable questions were answered.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.desk import Desk, Pile, read
from firsthand.model import Answers, Story

HERE = Path(__file__).parent
LOOKED_AT = 3


def says(text: str, wanted: str | list[str]) -> bool:
    """Whether a text has the wanted words, or one of several."""
    return any(w.casefold() in text for w in ([wanted] if isinstance(wanted, str) else wanted))


def right(row: dict[str, Any], found: Answers) -> bool:
    """Whether the answers are those wanted."""
    text = " ".join(a.text for a in found.answers[:LOOKED_AT]).casefold()
    if row.get("unanswerable"):
        return not found.answers
    wanted = all(says(text, w) for w in row["contains"])
    return bool(found.answers) and wanted and not any(says(text, w) for w in row.get("lacks", []))


def faithful(story: Story, found: Answers) -> bool:
    """Whether every passage stands where the answers say."""
    texts = {a.id: a.text for a in story.articles}
    cited = (e for a in found.answers for e in (*a.evidence, *a.against))
    return all(texts[e.article][e.start : e.end] == e.text for e in cited)


def asked(questions: Path, inputs: Path, desk: Desk) -> Iterator[tuple[dict[str, Any], Answers, bool]]:
    """Yield each question with its answers, and whether they are right."""
    pile = Pile(desk, read(inputs))
    stories: dict[str | None, Story] = {}
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = row.get("as_of")
        if day not in stories:
            stories[day] = pile.story(day)
        found = desk.ask(stories[day], row["question"])
        yield row, found, right(row, found) and faithful(stories[day], found)


def main() -> None:
    """Print how the questions fare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("questions", type=Path, nargs="?", default=HERE / "questions" / "pier.jsonl")
    parser.add_argument("inputs", type=Path, nargs="?", default=HERE.parent / "examples" / "pier")
    parser.add_argument("-v", action="store_true", help="show every wrong answer")
    args = parser.parse_args()
    rows = list(asked(args.questions, args.inputs, Desk()))
    for row, found, ok in rows:
        if args.v and not ok:
            wanted = "unanswerable" if row.get("unanswerable") else row["contains"]
            print(f"{row['question']} {row.get('as_of', '')} {wanted} <- {[a.text for a in found.answers]}")
    none = [found for row, found, _ in rows if row.get("unanswerable")]
    hits = sum(ok for *_, ok in rows)
    print(f"questions {len(rows)}, right {hits}: {100 * hits / len(rows):.1f}%")
    print(f"unanswerable {len(none)}, answered all the same: {sum(bool(f.answers) for f in none)}")


if __name__ == "__main__":
    main()
