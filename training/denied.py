"""Fit what counts for one clause denying another: denied.py

The stories are the first part of benchmarks/denials.py, on which the model of contradictions was not trained. Of the
clauses that somebody is cited for and those that deny something, near in meaning, those pairs are right that stand on
the two sides of a dispute their writers put in. By logistic regression is weighed what story/conflicts/denied.py reads
of each; printed are the figures that stand there, and how many of the denials told are right from a likelihood on, a
tenth of the stories told by the rest. A dispute counts as false where its writer did not see it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from conflicts import Labelled, Spot
from denials import denials
from firsthand.desk import Desk
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.echoes import parted
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.denied import Signs, pairs, signs
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings
from rivals import fit, told_by_others

STRICT = 3.0
"""How strictly small weights are preferred."""
LEAST = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


def samples(one: Labelled, desk: Desk) -> Iterator[tuple[str, Signs, bool]]:
    """Yield of the pairs of a story the denial, the signs, and whether they are of a dispute."""
    if desk.contradictions is None or desk.encoder is None:
        sys.exit("denied.py: the encoder or the model of contradictions is absent")
    meaning = Meaning(desk.encoder, desk.contradictions)
    readings = sorted(desk.annotate(one.articles), key=_order)
    builder = _Builder(tuple(readings), default_registry(), rulings(()), (), meaning)
    disputes = [c["sides"] for c in one.checks if c["check"] == "conflict"]
    for pair in pairs(parted(builder.facets, builder.copies)[0], meaning, builder.marker):
        right = any(_on(pair.said, yes) and _on(pair.denied, no) for yes, no in disputes)
        yield pair.denied.statement.id, signs(pair, builder.by_article, desk.contradictions), right


def _on(facets: Facets, spots: list[Spot]) -> bool:
    s = facets.statement
    return any(article == s.article and start < s.end and s.start < end for article, start, end in spots)


def main() -> None:
    """Print the weights and the figures."""
    desk = Desk()
    rows = [(one.name, *row) for one in denials("looked") for row in samples(one, desk)]
    table, right = np.array([row[2] for row in rows], float), np.array([float(row[3]) for row in rows])
    found = fit(table, right, strictness=STRICT)
    print(f"{len(rows)} pairs, {int(right.sum())} of disputes")
    print(" ".join(f"{name} {weight:.2f}" for name, weight in zip([*Signs._fields, "bias"], found, strict=True)))
    sure = told_by_others(table, right, np.array([row[0] for row in rows]), STRICT)
    denial = [row[1] for row in rows]
    for least in LEAST:
        best: dict[str, tuple[float, bool]] = {}
        for one, likely, is_right in zip(denial, sure, right, strict=True):
            if likely >= least:
                best[one] = max(best.get(one, (likely, bool(is_right))), (likely, bool(is_right)))
        print(f"from {least}: {sum(told for _, told in best.values())} of {len(best)} denials are right")


if __name__ == "__main__":
    main()
