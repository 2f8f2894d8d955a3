#!/usr/bin/env python3
"""Conflicts told where there are next to none: real news of one theme that is not one story.

    themes.py [--corpus ../shared/data/polnear] [--show PILE…]

Piles of four to ten articles of PolNeAR (seven outlets, politics), each within six days of another and nearest to it in
its words: two primaries, three polls, four speeches of one week. Whoever reads them finds hardly anything at odds, for
what differs is of two votes, two polls, two days; so what is told is a false alarm but for one in twenty, and how many
are told an article is what an editor pays who has not sorted the pile. `themes.jsonl` names the articles by the first
twelve hexadecimal digits of the SHA-256 of their names. Forty-six piles were looked into; of fifty-one others, marked
"kept", nobody has seen more than the totals. `--show` prints what is told of a pile looked into, by its number.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from firsthand.desk import Desk
from firsthand.model import Article, Part
from firsthand.reading import Intake

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "data" / "polnear"
DIGITS = 12


def articles(corpus: Path) -> Mapping[str, Article]:
    """Return the articles of the corpus by the digits of their names."""
    with (corpus / "metadata.tsv").open(encoding="utf8", newline="") as lines:
        rows = {row["filename"].removesuffix(".txt"): row for row in csv.DictReader(lines, delimiter="\t")}
    found = {}
    for path in sorted((corpus / "train" / "text").glob("*.txt")):
        text, row = path.read_text(encoding="utf8"), rows[path.stem]
        found[sha256(path.stem.encode()).hexdigest()[:DIGITS]] = Article(
            id=path.stem,
            sha256=sha256(text.encode()).hexdigest(),
            text=text,
            title=row["title"],
            published=row["publication_date"],
            outlet=row["publisher"],
            parts=(Part(kind="body", start=0, end=len(text)),),
        )
    return found


def main(argv: Iterable[str] | None = None) -> None:
    """Print how many conflicts are told an article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--show", type=int, nargs="*", default=[], metavar="PILE")
    args = parser.parse_args(None if argv is None else list(argv))
    desk, every = Desk(), articles(args.corpus)
    told, read, piles = Counter[bool](), Counter[bool](), Counter[bool]()
    for n, row in enumerate(map(json.loads, (HERE / "themes.jsonl").read_text(encoding="utf8").splitlines())):
        kept, pile = bool(row.get("kept")), tuple(every[digits] for digits in row["articles"])
        story = desk.story(Intake(pile))
        told[kept] += len(story.conflicts)
        read[kept] += len(pile)
        piles[kept] += 1
        for one in story.conflicts if n in args.show and not kept else ():
            print(f"  {n}: {one.kind} {one.role} {one.confidence}: {one.explanation}")
    for kept, name in ((False, "looked into"), (True, "kept out")):
        print(
            f"{name}: {piles[kept]} piles, {read[kept]} articles · {told[kept]} conflicts told,"
            f" {told[kept] / max(1, read[kept]):.3f} an article",
            flush=True,
        )


if __name__ == "__main__":
    main()
