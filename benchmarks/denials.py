#!/usr/bin/env python3
"""What one source says was so and another denies: short stories of disputes, and of negations that are none.

    denials.py [--part looked|kept] [--show STORY…]

Three writers, who had not seen the program, wrote fifty stories each of one to three articles about people, firms and
places that do not exist: an agency's desk, city papers and tabloids, and correspondents of many kinds. Two stories in
three hold a dispute (who denies it does so in as many ways as English has, by implication too), the others only look
like it: a permit denied, a plan dropped, two occasions. They wrote down where both sides of every dispute stand, and
clauses that a careless program might set against each other. The first two writers' stories were looked into, and the
weights of story/conflicts/denied.py fitted to them (`denials/looked.jsonl`); of the third's nobody has seen more than
the totals (`denials/kept.jsonl`).

Counted are conflicts over what is affirmed and denied; numbers, days and names at odds were not written down. One
that covers no dispute of the writer counts as false, whatever a reader would say of it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from conflicts import Labelled, Row, Spot, tally
from firsthand.desk import Desk
from firsthand.model import Article, Part
from firsthand.reading import Intake

HOME = Path(__file__).resolve().parent / "denials"
PARTS = {"looked": "looked into", "kept": "kept out"}


def denials(part: str) -> Iterator[Labelled]:
    """Yield the stories of a part, named as its file, each with its disputes and what is none."""
    for row in map(json.loads, (HOME / f"{part}.jsonl").read_text(encoding="utf8").splitlines()):
        articles = [_article(row["id"], n, told) for n, told in enumerate(row["articles"])]
        yield Labelled(row["id"], part == "kept", articles, list(_checks(row, articles)))


def _article(story: str, n: int, told: Row) -> Article:
    title = told["title"]
    text = f"{title}\n\n{told['text']}"
    begins = len(title) + 2
    parts = Part(kind="title", start=0, end=len(title)), Part(kind="body", start=begins, end=len(text))
    digest = sha256(text.encode()).hexdigest()
    return Article(
        id=f"{story}-{n}", sha256=digest, text=text, title=title, published=told["published"], outlet=told["outlet"],
        parts=parts,
    )  # fmt: skip


def _checks(row: Row, articles: list[Article]) -> Iterator[Row]:
    def spot(told: list[Any]) -> Spot:
        one, words = articles[told[0]], told[1]
        start = one.text.rindex(words)  # a title may have them too
        return one.id, start, start + len(words)

    for dispute in row["disputes"]:
        yield {"check": "conflict", "sides": [list(map(spot, dispute[side])) for side in ("yes", "no")]}
    for two in row["apart"]:
        yield {"check": "agree", "evidence": [spot(two["a"]), spot(two["b"])]}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=sorted(PARTS), help="one part alone")
    parser.add_argument("--show", nargs="*", default=[], metavar="STORY")
    options = parser.parse_args()
    desk = Desk()
    for part, name in ((p, n) for p, n in PARTS.items() if options.part in (None, p)):
        count, stories = Counter[str](), 0
        for one in denials(part):
            story = desk.story(Intake(tuple(one.articles)))
            told = tuple(c for c in story.conflicts if c.kind == "polarity")
            if shown := one.name in options.show:
                print(one.name)
            count += tally(one, replace(story, conflicts=told), shown)
            stories += 1
        print(
            f"{name}: {stories} stories · disputes found {count['found']} of {count['wanted']}"
            f" ({100 * count['found'] / max(1, count['wanted']):.0f}%), real {count['real']} of {count['reported']}"
            f" reported · lookalikes told {count['agree parted']} of {count['agree']}"
        )


if __name__ == "__main__":
    main()
