"""Fit what counts for two sentences being at odds: accounts.py

The stories are those that benchmarks/invented.py calls later, on which the model of contradictions was not trained. Of
their pairs of sentences that are near in meaning and that the model takes for at odds, those are right that stand on
the two sides of a disagreement their writers put in; what they called doubtful is left out. By logistic regression is
weighed what story/conflicts/opposed/weighing.py reads of each; printed are the figures that stand there, and how many
of the surest pairs are right by the model alone and with the other signs, a tenth of the stories told by the rest.

The figures that stand there were fitted when twenty-four pairs an article were read, and kept when there came to be
ninety-six: what is fitted to those finds no more.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from conflicts import Labelled, Row, Spot
from firsthand.desk import Desk
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.echoes import parted
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.opposed.reading import read
from firsthand.story.conflicts.opposed.weighing import Signs
from firsthand.story.conflicts.sentences import Sentence, near, sentences
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings
from invented import invented
from rivals import fit, told_by_others

PART = "later"
SUREST = (50, 100, 200, 400)


def samples(one: Labelled, desk: Desk) -> Iterator[tuple[Signs, bool]]:
    """Yield the signs of the pairs of a story that the model takes for at odds, and whether they are."""
    model, encoder = desk.contradictions, desk.encoder
    if model is None or encoder is None:
        sys.exit("accounts.py: the encoder or the model of contradictions is absent")
    readings = sorted(desk.annotate(one.articles), key=_order)
    builder = _Builder(tuple(readings), default_registry(), rulings(()), (), Meaning(encoder))
    every = sentences(parted(builder.facets, builder.copies)[0], builder.by_article)
    for pair in read(near(every, encoder), model, None):
        checks = {c["check"] for c in one.checks if _on(pair.a, pair.b, c)}
        if checks != {"open"}:
            yield pair.signs, "conflict" in checks


def _on(a: Sentence, b: Sentence, check: Row) -> bool:
    """Whether two sentences stand on two sides of a disagreement, certain or doubtful."""
    if check["check"] not in ("conflict", "open"):
        return False
    on = [{n for n, side in enumerate(check["sides"]) if _meets(s, side)} for s in (a, b)]
    return any(m != n for m in on[0] for n in on[1])


def _meets(one: Sentence, side: Sequence[Spot]) -> bool:
    return any(article == one.article and start < one.end and one.start < end for article, start, end in side)


def main() -> None:
    """Print the weights and the figures."""
    desk = Desk()
    rows = [(one.name, *row) for one in invented(PART) for row in samples(one, desk)]
    table, right = np.array([row[1] for row in rows]), np.array([float(row[2]) for row in rows])
    found = fit(table, right, strictness=1.0)
    print(f"{len(rows)} pairs, {int(right.sum())} at odds")
    print(" ".join(f"{name} {weight:.2f}" for name, weight in zip([*Signs._fields, "bias"], found, strict=True)))
    of = np.array([row[0] for row in rows])
    for name, sure in (("the model", table[:, 0]), ("with the other signs", told_by_others(table, right, of))):
        ranked = right[np.argsort(-sure, kind="stable")]
        print(name, " ".join(f"{int(ranked[:n].sum())} of the {n} surest" for n in SUREST if n <= len(ranked)))


if __name__ == "__main__":
    main()
