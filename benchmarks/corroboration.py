#!/usr/bin/env python3
"""Whether what is told to rest on several independent words does: claims judged by readers, one by one.

    corroboration.py [--stories ../shared/data/ecbplus/stories.jsonl] [--show STORY…]

Of the stories of findings.py, readers judged every claim that stood there as corroborated in November 2026, and of
eighteen further ones every claim with several origins: whether an article really says its sentence, which of its
statements say it too, which of its origins are one voice (a body and who speaks for it, an article and the one it has
its words from), and whether two independent voices are left.
`corroboration_gold.jsonl` holds the judgements by place, with no text. A claim is a judged one where it has half of
that one's statements. Printed are how many of the claims now told to be corroborated are, as far as they were judged,
and how many of those that truly are are told so. The stories marked "kept" are read by totals alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from conflicts import Labelled
from findings import HERE, STORIES, stories
from firsthand.desk import Desk
from firsthand.model import Claim, Story
from firsthand.reading import Intake

Place = tuple[str, int, int]
SAME = 0.6
"""Share of the longer of two stretches that both hold, from which they are one statement's."""
HALF = 0.5
"""Share of a judged claim's statements that a claim must have to be that one."""


@dataclass(frozen=True)
class Judged:
    """A claim as a reader judged it; `told` is the digest of the sentence that was read."""

    places: tuple[Place, ...]
    meaningful: bool
    told: str
    two: bool


def judgements(gold: Path) -> dict[str, list[Judged]]:
    """Return the judged claims of each story."""
    found: defaultdict[str, list[Judged]] = defaultdict(list)
    for row in map(json.loads, gold.read_text(encoding="utf8").splitlines()):
        places = tuple((a, start, end) for a, start, end, *_ in row["statements"])
        found[row["story"]].append(Judged(places, row["text"] == "y", row["told"], row["two"]))
    return found


def every_story(corpus: Path) -> Iterator[Labelled]:
    """Yield the stories whose claims were judged, with the texts of the corpus."""
    yield from stories(HERE / "findings_gold.jsonl", corpus)
    yield from stories(HERE / "corroboration_stories.jsonl", corpus)


def digest(claim: Claim) -> str:
    """Return the digest of a claim's sentence without whose word it is on."""
    text = claim.text.rpartition(", according to")[0] or claim.text
    return sha256(text.encode()).hexdigest()[:12]


def same(a: Place, b: Place) -> bool:
    """Return whether two places are one statement's."""
    common = min(a[2], b[2]) - max(a[1], b[1])
    return a[0] == b[0] and common >= SAME * max(a[2] - a[1], b[2] - b[1])


def measure(story: Story, judged: Sequence[Judged], show: bool = False) -> Counter[str]:
    """Return how many claims told to be corroborated are ("right"), are not ("wrong"), or were not judged ("open").

    "true" are the judged ones that are corroborated and found again, unless they are told to be disputed; "found" those
    told so.
    """
    place = {s.id: (s.article, s.start, s.end) for s in story.statements}
    counts: Counter[str] = Counter()
    met: set[int] = set()
    for claim in story.claims:
        places = [place[s] for s in claim.statements]
        mine = [n for n, j in enumerate(judged) if half_of(j, places)]
        told = claim.status == "corroborated"
        verdicts = [judged[n] for n in mine]
        settled = [j for j in verdicts if j.meaningful or j.told == digest(claim)]
        if told:
            verdict = "open" if not settled else "right" if any(j.two for j in settled) else "wrong"
            counts[verdict] += 1
            if show and verdict != "right":
                print(f"  {verdict}: {claim.text}")
        new = [n for n in mine if judged[n].two and n not in met]
        met.update(new)
        if new and claim.status != "disputed":
            counts["true"] += len(new)
            counts["found"] += len(new) * told
            if show and not told:
                print(f"  missed ({claim.status}): {claim.text}")
    return counts


def half_of(judged: Judged, places: Iterable[Place]) -> bool:
    """Return whether places hold half of those of a judged claim."""
    held = list(places)
    return sum(any(same(p, q) for q in held) for p in judged.places) >= HALF * len(judged.places)


def line(name: str, counts: Counter[str], many: int) -> str:
    """Return the figures of some stories on one line."""
    sure = counts["right"] + counts["wrong"]
    share = counts["right"] / sure if sure else 0.0
    told = f"told corroborated and so {counts['right']} of {sure} judged ({share:.0%}), {counts['open']} not judged"
    return f"{name}: {many} stories · {told} · of those that are so {counts['found']} of {counts['true']} told"


def main(argv: Iterable[str] | None = None) -> None:
    """Measure all stories and print the figures of those looked into and of those kept out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=STORIES)
    parser.add_argument("--show", nargs="*", default=[], metavar="STORY")
    args = parser.parse_args(None if argv is None else list(argv))
    desk, judged = Desk(), judgements(HERE / "corroboration_gold.jsonl")
    sums: dict[bool, list[Counter[str]]] = {False: [], True: []}
    for one in every_story(args.stories):
        story: Any = desk.story(Intake(tuple(one.articles)))
        sums[one.kept].append(measure(story, judged[one.name], one.name in args.show))
    for kept, name in ((False, "looked into"), (True, "kept out")):
        print(line(name, sum(sums[kept], Counter()), len(sums[kept])), flush=True)


if __name__ == "__main__":
    main()
