"""Write the pairs the model of contradictions is trained on: contradiction_pairs.py OUT.jsonl [STORIES.jsonl]

From the invented stories that benchmarks/invented.py calls fitted, trained and later, and those of ECB+
(../shared/data/ecbplus/stories.jsonl) that benchmarks/conflicts.py has looked into or read closely: two values of facts
that may be rivals, and two sentences of two articles that are said alike, each with whether its writer or reader put it
on two sides of a disagreement ("odds"), called the one doubtful (left out), or said nothing ("other"); values of one
fact are "same". Each line names its story, so that stories can be told by others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from conflicts import Labelled, Row
from firsthand.desk import Desk
from firsthand.language.contradiction import Marked, Passage
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.echoes import parted
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.admissible import Sentences
from firsthand.story.conflicts.rivals.facts import Facts, Mention, sorts
from firsthand.story.conflicts.rivals.pairs import Ground
from firsthand.story.conflicts.rivals.read import nearest
from firsthand.story.conflicts.rivals.signs import signs
from firsthand.story.conflicts.sentences import COPIED, Marker, Sentence, sentences
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings
from rivals import STORIES, _label, stories

EACH = 64
"""Pairs of sentences for each article."""
SAID, SAME = 0.95, 4
"""Likeness from which two mentions of one value are a copy, and how many pairs of a fact are taken."""


def of_story(source: str, one: Labelled, desk: Desk) -> Iterator[Row]:
    """Yield the pairs of a story."""
    readings = sorted(desk.annotate(one.articles), key=_order)
    meaning = Meaning(desk.encoder) if desk.encoder else None
    assert meaning, "the encoder chooses the pairs"
    builder = _Builder(tuple(readings), default_registry(), rulings(()), (), meaning)
    originals = parted(builder.facets, builder.copies)[0]
    every = sentences(originals, builder.by_article, whole=True)
    head = {"source": source, "story": one.name}
    yield from ({**head, **row} for row in _values(builder, originals, Marker(every, builder.by_article), one.checks))
    yield from ({**head, **row} for row in _passages(every, meaning, one.checks))


def _values(builder: _Builder, originals: Sequence[Any], marker: Marker, checks: Sequence[Row]) -> Iterator[Row]:
    assert builder.meaning
    on = Ground(builder.by_article, Sentences(originals), builder.weights, builder.meaning)
    for mentions in sorts(originals, builder.by_article, builder.claim_of).values():
        if len({m.article for m in mentions}) < 2:
            continue
        facts = Facts(mentions, builder.meaning.encoder)
        for fact in facts.facts:
            rows = [(i, j) for i, j in combinations(fact.rows, 2) if mentions[i].article != mentions[j].article]
            far = sorted((r for r in rows if facts.near[r] < SAID), key=lambda r: float(facts.near[r]))[:SAME]
            yield from _rows("same", [(_marked(marker, mentions[i]), _marked(marker, mentions[j])) for i, j in far])
        for a, b in combinations(facts.facts, 2):
            label = _label(a, b, checks)
            if label == 1 or (label == 0 and signs(a, b, facts, on) is not None):
                both = [(_marked(marker, m), _marked(marker, n)) for m, n in nearest(a, b, facts, 3)]
                yield from _rows("odds" if label else "other", both if label else both[:1])


def _marked(marker: Marker, one: Mention) -> Marked | None:
    return marker.marked(one.article, one.value.start, one.value.end)


def _rows(label: str, pairs: Sequence[tuple[Marked | None, Marked | None]]) -> Iterator[Row]:
    for a, b in pairs:
        if a and b:
            yield {"label": label, "a": a._asdict(), "b": b._asdict()}


def _passages(every: Sequence[Sentence], meaning: Meaning, checks: Sequence[Row]) -> Iterator[Row]:
    vectors = np.array([meaning.encoder.vector(s.passage.text) for s in every])
    likeness = vectors @ vectors.T
    apart = [(a, b) for a, b in combinations(range(len(every)), 2) if every[a].article != every[b].article]
    near = sorted((p for p in apart if likeness[p] < COPIED), key=lambda p: (-float(likeness[p]), p))
    chosen = set(near[: EACH * len({s.article for s in every})])
    for a, b in apart:
        kind, asks = _kind(every[a], every[b], checks)
        if kind != "open" and (kind or (a, b) in chosen):
            yield {
                "label": kind or "other",
                "asks": asks,
                "near": (a, b) in chosen,
                "likeness": round(float(likeness[a, b]), 3),
                "a": _row(every[a].passage),
                "b": _row(every[b].passage),
            }


def _kind(a: Sentence, b: Sentence, checks: Sequence[Row]) -> tuple[str, str]:
    """What a story's writer said of two sentences: at odds and on what, doubtful, or that they only look at odds."""
    found: dict[str, str] = {}
    for check in checks:
        if "sides" in check:
            on = [{n for n, side in enumerate(check["sides"]) if any(_meets(s, spot) for spot in side)} for s in (a, b)]
            if any(m != n for m in on[0] for n in on[1]):
                found.setdefault("odds" if check["check"] == "conflict" else "open", check.get("asks", ""))
        elif check["check"] == "agree" and all(any(_meets(s, e) for e in check["evidence"]) for s in (a, b)):
            found.setdefault("agree", "")
    return next(((kind, found[kind]) for kind in ("odds", "open", "agree") if kind in found), ("", ""))


def _meets(one: Sentence, spot: tuple[str, int, int]) -> bool:
    return spot[0] == one.article and spot[1] < one.end and one.start < spot[2]


def _row(passage: Passage) -> Row:
    return passage._asdict()


def main() -> None:
    """Read the stories, write the pairs."""
    out = Path(sys.argv[1])
    desk, ecb = Desk(), Path(sys.argv[2]) if sys.argv[2:] else STORIES
    with out.open("w", encoding="utf8") as file:
        for source, one in stories(ecb):
            for row in of_story(source, one, desk):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
