#!/usr/bin/env python3
"""Reprints: an article comes again shortened, reordered, under another outlet, lightly reworded; origins must not rise.

    reprints.py [--stories ../shared/data/ecbplus/stories.jsonl] [--each 1] [--seed 1] [--show]

Every article of a story gets an outlet and a day of its own; then one of at least 80 words comes again a day later.
Held is a reprint after which no claim has more origins than before, and whose own statements rest on nobody new.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from firsthand.language.annotate import annotate_one
from firsthand.language.contradiction import load_contradictions
from firsthand.language.encoder import load_encoder
from firsthand.language.parse import Parser, load_pipeline
from firsthand.model import Article, MadeWith, Part, Reading, Story
from firsthand.story.build import build

SHARED = Path(__file__).resolve().parents[2] / "shared"
MADE = MadeWith(version="benchmark", pipeline="default")
FIRST = date(2031, 3, 1)
SHORTEST = 80
REWORDED = {
    "about": "around", "also": "too", "began": "started", "before": "ahead of", "big": "large", "but": "yet",
    "during": "in", "however": "still", "including": "among them", "large": "big", "near": "close to",
    "nearly": "almost", "on": "this", "quickly": "fast", "said": "stated", "several": "some", "started": "began",
    "told": "informed", "under": "below", "very": "highly", "when": "as", "while": "as",
}  # fmt: skip


@dataclass(frozen=True)
class Risen:
    """A claim that has more origins after a reprint than before."""

    kind: str
    story: str
    claim: str
    origins: tuple[str, ...]


def article(id: str, text: str, outlet: str, day: date) -> Article:
    """Make an article that is all body."""
    return Article(
        id=id,
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        outlet=outlet,
        published=day.isoformat(),
        parts=(Part(kind="body", start=0, end=len(text)),),
    )


def stories(path: Path) -> dict[str, list[Article]]:
    """Return the articles of each story, an outlet and a day each."""
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        rows[row["story"]].append(row)
    return {
        story: [
            article(row["id"], row["text"], f"Outlet {i + 1}", FIRST + timedelta(days=i))
            for i, row in enumerate(sorted(found, key=lambda r: r["id"]))
        ]
        for story, found in sorted(rows.items())
    }


def same(text: str, dice: random.Random) -> str:
    """Print an article again as it is."""
    return text


def shortened(text: str, dice: random.Random) -> str:
    """Keep the first two thirds of the lines, at least two."""
    lines = text.split("\n")
    return "\n".join(lines[: max(2, len(lines) * 2 // 3)])


def reordered(text: str, dice: random.Random) -> str:
    """Shuffle the lines after the first."""
    first, *rest = text.split("\n")
    return "\n".join([first, *dice.sample(rest, len(rest))])


def reworded(text: str, dice: random.Random) -> str:
    """Replace one in twenty-five words, where a like word is at hand."""
    words = list(re.finditer(r"\b[a-z]+\b", text))
    fit = [m for m in words if m.group() in REWORDED]
    chosen = sorted(dice.sample(fit, min(len(fit), len(words) // 25)), key=lambda m: -m.start())
    for hit in chosen:
        text = text[: hit.start()] + REWORDED[hit.group()] + text[hit.end() :]
    return text


KINDS: Mapping[str, Callable[[str, random.Random], str]] = {
    "other outlet": same,
    "reordered": reordered,
    "reworded": reworded,
    "shortened": shortened,
}


def risen(kind: str, name: str, before: Story, after: Story, reprint: str) -> list[Risen]:
    """Return the claims whose origins a reprint raised, and those it is itself an origin of."""
    known = {s: set(c.origins) for c in before.claims for s in c.statements}
    everyone = {o for c in before.claims for o in c.origins}
    own = {s.id for s in after.statements if s.article == reprint}
    found = []
    for claim in after.claims:
        old = set[str]().union(*(known[s] for s in claim.statements if s in known))
        new = set(claim.origins) - (old if old else everyone)
        if own & set(claim.statements) and new:
            found.append(Risen(kind, name, claim.text, tuple(sorted(new))))
    return found


def main() -> None:
    """Make reprints in every story and count those after which origins rose."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=Path, default=SHARED / "data/ecbplus/stories.jsonl")
    parser.add_argument("--each", type=int, default=1, help="articles reprinted a story and kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the claims whose origins rose")
    given = parser.parse_args()
    if not given.stories.exists():
        print(f"skipped: {given.stories} is not here")
        return
    reader, dice = Parser(load_pipeline()), random.Random(given.seed)
    models = {"encoder": load_encoder(), "contradictions": load_contradictions()}
    tried: Counter[str] = Counter()
    held: Counter[str] = Counter()
    copied: Counter[str] = Counter()
    for name, articles in stories(given.stories).items():
        readings = [annotate_one(a, reader) for a in articles]
        before = build(readings, made_with=MADE, **models)
        long = [a for a in articles if len(a.text.split()) >= SHORTEST and a.text.count("\n") >= 3]
        for kind, change in KINDS.items():
            for original in dice.sample(long, min(given.each, len(long))):
                again = _again(original, change(original.text, dice), len(articles))
                after = build([*readings, _read(again, reader)], made_with=MADE, **models)
                worse = risen(kind, name, before, after, again.id)
                tried[kind] += 1
                held[kind] += not worse
                copied[kind] += any(a.id == again.id and a.copy_of for a in after.articles)
                for one in worse if given.show else ():
                    print(f"  {kind} · {name} · {original.id} · {one.origins} · {one.claim[:150]}")
    for kind in KINDS:
        print(f"{kind}: origins held {held[kind]}/{tried[kind]}, known as a copy {copied[kind]}/{tried[kind]}")
    print(f"reprints: origins did not rise in {sum(held.values())}/{sum(tried.values())}")


def _again(original: Article, text: str, days: int) -> Article:
    return article(f"{original.id}-again", text, "Second Hand", FIRST + timedelta(days=days))


def _read(again: Article, reader: Parser) -> Reading:
    return annotate_one(again, reader)


if __name__ == "__main__":
    main()
