#!/usr/bin/env python3
"""Conflicts of invented news: what its writers put in, and how much of it Firsthand finds.

    invented.py [--show STORY…]

Stories of five to eleven articles, about people, firms and events that do not exist, were written as the wire, local
papers, broadcasters and tabloids would, with the disagreements between them and what only looks like one; who wrote
them had not seen the program. Measured are those that are read by totals alone, with no rule made and no model trained
on them: forty-eight ("kept.jsonl"); forty-five of a later time ("fresh.jsonl"), some full of disagreements of the kind
that no word shows, some plain as an agency writes, some with few disagreements among many articles; and twenty-four
in the shape of real stories ("twins.jsonl"): as many articles, of the same lengths, outlets and manners, disagreeing
in the ways a reader had found there. Eighty-four ("fitted.jsonl") were studied and the weights of rival facts fitted
to them; the model of contradictions was trained on these and on 327 more ("trained.jsonl"); and by 135 ("later.jsonl")
was chosen how sure it has to be. They measure nothing. A line is an article, or a check with the words it stands on,
each once in its article.

A conflict is found where one is reported with a side on the words of one side and another on those of the other. A
reported conflict that the writers did not put in counts as false, whatever a reader would say of it; one they called
doubtful ("open") counts neither way.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from conflicts import Labelled, Row, Spot, tally
from firsthand.desk import Desk
from firsthand.model import Article, Part
from firsthand.reading import Intake

HOME = Path(__file__).resolve().parent / "invented"
KEPT = ("kept", "fresh", "twins")
"""The parts that are measured."""


def invented(part: str) -> list[Labelled]:
    """Return the stories of a part, named as its file, each check with the places of its words."""
    found: dict[str, Labelled] = {}
    for row in map(json.loads, (HOME / f"{part}.jsonl").read_text(encoding="utf8").splitlines()):
        story = found.setdefault(row["story"], Labelled(row["story"], part in KEPT))
        if "check" in row:
            story.checks.append(_placed(row, story.articles))
        else:
            story.articles.append(_article(row))
    return list(found.values())


def _article(row: Row) -> Article:
    text = row["text"]
    return Article(
        id=row["id"],
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        published=row["published"],
        outlet=row["outlet"],
        title=row["title"],
        parts=(Part(kind="body", start=0, end=len(text)),),
    )


def _placed(row: Row, articles: Sequence[Article]) -> Row:
    texts = {a.id: a.text for a in articles}

    def spot(evidence: Row) -> Spot:
        start = texts[evidence["article"]].index(evidence["text"])
        return evidence["article"], start, start + len(evidence["text"])

    sides = {"sides": [[spot(e) for e in side] for side in row["sides"]]} if "sides" in row else {}
    return {**row, **sides, "evidence": [spot(e) for e in row.get("evidence", ())]}


def line(name: str, stories: int, count: Counter[str]) -> str:
    """Return the figures of a part in one line."""
    judged = count["reported"] - count["moot"]
    return (
        f"{name}: {stories} stories · conflicts found {count['found']} of {count['wanted']}"
        f" ({100 * count['found'] / max(1, count['wanted']):.0f}%), real {count['real']} of {judged} reported"
        f" ({100 * count['real'] / max(1, judged):.0f}%)"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", nargs="*", default=[], metavar="STORY")
    options, desk = parser.parse_args(), Desk()
    for part in KEPT:
        count, stories = Counter[str](), invented(part)
        for one in stories:
            if one.name in options.show:
                print(one.name)
            count += tally(one, desk.story(Intake(tuple(one.articles))), one.name in options.show)
        print(line(part, len(stories), count), flush=True)


if __name__ == "__main__":
    main()
