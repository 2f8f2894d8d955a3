#!/usr/bin/env python3
"""Plain disagreements: two short reports of one thing that differ on one matter of fact, or only look as if they did.

    plain.py [--show]

Two writers made 240 pairs each, of two to five sentences a report, about people, firms and places that do not exist, in
the manner of agencies, local papers, broadcasters and tabloids: 160 with one disagreement, 80 with what only looks like
one (rounding, units, a toll that grew, a part, another event). The first writer's were looked into
(`plain/looked.jsonl`); of the other's nobody has seen more than the totals (`plain/kept.jsonl`). With two reports only,
nothing is known by what many of them say. `--show` prints what is missed and what is said wrongly of the first.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from firsthand.desk import Desk
from firsthand.model import Article, Conflict, Part
from firsthand.reading import Intake

HOME = Path(__file__).resolve().parent / "plain"
DAY, OUTLETS = "2031-05-14", ("Courier", "Gazette")
Row = dict[str, Any]


def articles(row: Row) -> tuple[Article, ...]:
    """Return the two reports of a pair."""
    days = row.get("days", (DAY, DAY))
    made = zip("ab", days, OUTLETS, strict=True)
    return tuple(
        Article(
            id=name,
            sha256=sha256(row[name].encode()).hexdigest(),
            text=row[name],
            published=day,
            outlet=outlet,
            parts=(Part(kind="body", start=0, end=len(row[name])),),
        )
        for name, day, outlet in made
    )


def covers(conflict: Conflict, row: Row) -> bool:
    """Return whether a conflict has the words of a pair on two sides."""
    spots = [(n, row[n].index(words), len(words)) for n, words in zip("ab", row["sides"], strict=True)]
    first, second = (
        {
            side
            for side, told in enumerate(conflict.sides)
            for e in told.spans
            if e.article == n and e.start < at + long and at < e.end
        }
        for n, at, long in spots
    )
    return any(x != y for x in first for y in second)


def measure(name: str, desk: Desk, show: bool) -> str:
    """Return the figures of a file in one line."""
    count: Counter[str] = Counter()
    for row in map(json.loads, (HOME / f"{name}.jsonl").read_text(encoding="utf8").splitlines()):
        found = desk.story(Intake(articles(row))).conflicts
        hit = any(covers(c, row) for c in found)
        count["odds" if row["conflict"] else "alike"] += 1
        count["found" if row["conflict"] else "false"] += hit
        count["beside"] += sum(not covers(c, row) for c in found)
        if show and hit != row["conflict"]:
            print(f"  {row['id']} {row['kind']}: {row['sides']}\n    {row['a']}\n    {row['b']}")
    said = count["found"] + count["false"] + count["beside"]
    return (
        f"{name}: found {count['found']} of {count['odds']} disagreements · told of {count['false']} of"
        f" {count['alike']} that only look like one, {count['beside']} beside them"
        f" · {count['found'] / said:.0%} of what is told is right"
    )


def main(argv: Iterable[str] | None = None) -> None:
    """Measure both files and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args(None if argv is None else list(argv))
    desk = Desk()
    for name in ("looked", "kept"):
        print(measure(name, desk, args.show and name == "looked"), flush=True)


if __name__ == "__main__":
    main()
