#!/usr/bin/env python3
"""Questions over documents that disagree or mislead: RAMDocs (Wang et al., 2025, arXiv 2504.13079).

    ramdocs.py FILE [--half odd|even] [--limit N] [-v]

The documents of each question become articles of one story (undated, an outlet each), and the question is asked of it.
Exact match: every gold answer stands in the reply and no wrong one does, case, punctuation and articles aside. Every
answer has to cite a document. Published: 32.6 for Llama-3.3-70B with retrieval.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.desk import Desk, Pile
from firsthand.model import Answers, Article, Part
from firsthand.reading import Intake

_PLAIN = re.compile(r"[^\w]+")


def articles(row: dict[str, Any]) -> Iterator[Article]:
    """Yield the documents of a question as articles."""
    for n, document in enumerate(row["documents"]):
        text = document["text"]
        digest = hashlib.sha256(text.encode()).hexdigest()
        parts = (Part(kind="body", start=0, end=len(text)),)
        yield Article(id=f"d{n:02}", sha256=digest, text=text, outlet=f"Document {n}", parts=parts)


def plain(text: str) -> str:
    """Return words alone, as they are compared."""
    words = _PLAIN.sub(" ", text.casefold()).split()
    return f" {' '.join(w for w in words if w not in ('a', 'an', 'the'))} "


def right(row: dict[str, Any], reply: str) -> bool:
    """Return whether a reply has every gold answer and no wrong one."""
    said = plain(reply)
    return all(plain(a) in said for a in row["gold_answers"]) and not any(
        plain(a) in said for a in row["wrong_answers"]
    )


def reply(found: Answers) -> str:
    """Return what a reader is answered."""
    return "; ".join(a.text for a in found.answers)


def main() -> None:
    """Print the share of exact matches."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["odd", "even"], help="of the lines, from 0; rules were tuned on the odd")
    parser.add_argument("--limit", type=int)
    parser.add_argument("-v", action="store_true", help="show every reply")
    args = parser.parse_args()
    desk = Desk()
    lines = args.file.read_text(encoding="utf-8").splitlines()
    if args.half:
        lines = lines[int(args.half == "odd") :: 2]
    lines = lines[: args.limit]
    hits = answered = some = cited = 0
    for line in lines:
        row = json.loads(line)
        found = Pile(desk, Intake(tuple(articles(row)))).answer(row["question"])[1]
        text = reply(found)
        hits += right(row, text)
        answered += bool(found.answers)
        some += any(plain(a) in plain(text) for a in row["gold_answers"])
        cited += all(a.evidence for a in found.answers)
        if args.v:
            print(
                f"{'right' if right(row, text) else 'wrong'}: {row['question']} {row['gold_answers']} <- {text[:300]}"
            )
    n = len(lines)
    print(f"questions {n}, answered {answered}, some gold answer {100 * some / n:.1f}%, all answers cite {cited == n}")
    print(f"exact match {100 * hits / n:.1f}%")


if __name__ == "__main__":
    main()
