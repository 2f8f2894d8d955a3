#!/usr/bin/env python3
"""Where a claim meets its denial: on whose word a clause stands, and whether the two are told to be at odds.

    claimed.py [--show]

Three writers who had not seen the program wrote 120 passages each, as agencies, papers and broadcasters print them, of
invented people: a sentence in which somebody named claims something and somebody else denies it; one in which nobody
is named for what is denied; two sentences, of which the second denies what the first says; and sentences that only
look like it, as nobody denies anything ("did not dispute", "is investigating", "rejected the offer"). A line names the
clause, who claims it and who denies it, by the words of the text. `claimed/looked.jsonl`, by two of them, was
studied; `claimed/kept.jsonl` is read by totals alone. `--show` prints what goes wrong in the first.

Right is a statement of the clause on the word of whom the writer names; turned round is a claim told on the word of
who denies it. A conflict counts where one of its sides stands on the clause; every other one that is told is false.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from conflicts import Row
from firsthand.desk import Desk
from firsthand.model import Article, Part, Polarity, Statement, Story
from firsthand.reading import Intake

HOME = Path(__file__).resolve().with_name("claimed")
DETERMINER = re.compile(r"^(?:the|an?|his|her|their|its)\s+", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:no|not|never|nobody)\b|n['’]t\b")
SENTENCES = re.compile(r"[.!?][\"”]?\s+[“\"A-Z]")
MOST, LONGEST = 0.6, 1.7
"""How much of the clause a statement must hold, and how much longer it may be."""


def kind_of(row: Row) -> str:
    """Return which of four kinds a passage is."""
    if row["claims"] and row["denies"]:
        return "two sentences" if SENTENCES.search(row["text"]) else "claimed and denied"
    return "denied alone" if row["denies"] else "not denied"


def story_of(desk: Desk, text: str) -> Story:
    """Return the story of one passage."""
    article = Article(
        id="a",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        published="2031-05-14",
        outlet="Outlet",
        parts=(Part(kind="body", start=0, end=len(text)),),
    )
    return desk.story(Intake((article,)))


def _place(row: Row) -> tuple[int, int]:
    start = row["text"].index(row["clause"])
    return start, start + len(row["clause"])


def _on(row: Row, statements: Iterable[Statement]) -> list[Statement]:
    """The statements of the clause."""
    start, end = _place(row)
    held = (s for s in statements if min(end, s.end) - max(start, s.start) >= MOST * (end - start))
    return [s for s in held if s.end - s.start <= LONGEST * (end - start)]


def _said_by(statements: Iterable[Statement], polarity: Polarity, who: str | None) -> bool:
    """Whether a statement of this polarity is on the word of whom the writer names."""
    wanted = _bare(who or "")
    names = (_bare(s.sources[-1].name) for s in statements if s.polarity == polarity and s.sources)
    return bool(wanted) and any(n in wanted or wanted in n or set(n.split()) & set(wanted.split()) for n in names if n)


def _bare(name: str) -> str:
    return DETERMINER.sub("", name.strip()).lower()


def judged(row: Row, story: Story) -> Counter[str]:
    """Return what is right and wrong in one passage."""
    start, end = _place(row)
    own: tuple[Polarity, Polarity] = ("affirmed", "denied")
    for_it, against = own[::-1] if NEGATED.search(row["clause"]) else own
    told = _on(row, story.statements)
    claims, denies = _said_by(told, for_it, row["claims"]), _said_by(told, against, row["denies"])
    found = [c for c in story.conflicts if any(s.start < end and start < s.end for x in c.sides for s in x.spans)]
    return Counter(
        {
            "passages": 1,
            "claim right": claims,
            "denial right": denies,
            "both right": claims and denies,
            "turned round": _said_by(told, for_it, row["denies"]),
            "denied": any(s.polarity == against for s in told),
            "conflict": bool(found),
            "other conflicts": len(story.conflicts) - len(found),
        }
    )


def line(part: str, counts: dict[str, Counter[str]]) -> str:
    """Return the figures of a part."""
    both, alone, none, two = (counts[k] for k in ("claimed and denied", "denied alone", "not denied", "two sentences"))
    false = alone["conflict"] + none["conflict"] + sum(c["other conflicts"] for c in counts.values())
    return (
        f"{part}: claimed and denied {both['passages']}, both on the right word {both['both right']}, turned round"
        f" {both['turned round']}, conflict told {both['conflict']} · denied alone {alone['passages']}, right"
        f" {alone['denial right']}, turned round {alone['turned round']} · not denied {none['passages']}, claim right"
        f" {none['claim right']}, told as denied {none['denied']} · in two sentences {two['passages']}, conflict told"
        f" {two['conflict']} · false conflicts {false}"
    )


def main() -> None:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    desk = Desk()
    for part, name in (("looked", "looked into"), ("kept", "kept out")):
        counts = {k: Counter[str]() for k in ("claimed and denied", "denied alone", "not denied", "two sentences")}
        for row in map(json.loads, (HOME / f"{part}.jsonl").read_text(encoding="utf8").splitlines()):
            found = judged(row, story_of(desk, row["text"]))
            counts[kind_of(row)] += found
            if options.show and part == "looked":
                print(f"{kind_of(row)}: {row['text']}\n    {', '.join(k for k, n in found.items() if n)}")
        print(line(name, counts))


if __name__ == "__main__":
    main()
