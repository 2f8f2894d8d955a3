"""Fit the weights by which two clauses are weighed for being one claim: alignment.py [STORIES.jsonl]

The pairs are of ECB+ (../shared/data/ecbplus/stories.jsonl): those judged by hand in alignment_pairs.jsonl, where they
stand by article and character (glued dates parted, as benchmarks/conflicts.py does), without text, and the paraphrases
and lookalikes of the stories that benchmarks/conflicts.py has looked into. Printed are how well each story is told by
the others (average precision; what is let in from a likelihood on) and the weights of all. Those in use were fitted to
some six hundred pairs more, of stories whose texts cannot be shared.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from conflicts import Labelled, Spot, article_of, labelled
from firsthand.desk import Desk
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.matching import READ
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.roles import Signs
from firsthand.story.claims.signs import one_time, signs
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings

HERE = Path(__file__).resolve().parent
STORIES = HERE.parents[1] / "shared" / "data" / "ecbplus" / "stories.jsonl"
PAIRS, GOLD = HERE / "alignment_pairs.jsonl", HERE.parent / "benchmarks" / "conflicts_gold.jsonl"
APART = 1.5
"""What a pair of two claims counts beside a pair of one: a false claim is worse than a missed one."""
Floats = NDArray[np.float64]
Judged = tuple[Spot, Spot, bool]


def judged(stories: Path) -> dict[str, tuple[Labelled, list[Judged]]]:
    """Return each story with its pairs of places, and whether they are one claim."""
    known = {one.name: one for one in labelled(GOLD, stories) if not one.kept}
    kept = {one.name for one in labelled(GOLD, stories) if one.kept}
    raw = defaultdict(list)
    for row in map(json.loads, stories.read_text(encoding="utf8").splitlines()):
        raw[row["story"]].append(row)
    found: dict[str, tuple[Labelled, list[Judged]]] = {}
    for row in map(json.loads, PAIRS.read_text(encoding="utf8").splitlines()):
        name = row["story"]
        if name not in kept:
            one = known.get(name) or Labelled(
                name, articles=[article_of({"article": r["id"]}, r["text"]) for r in raw[name]]
            )
            found.setdefault(name, (one, []))[1].append((tuple(row["a"]), tuple(row["b"]), row["one"]))
    for name, one in known.items():
        for check in one.checks:
            if check["check"] in ("same_claim", "not_same_claim"):
                spots, same = check["evidence"], check["check"] == "same_claim"
                pairs = [(a, b, same) for n, a in enumerate(spots) for b in spots[n + 1 :]]
                found.setdefault(name, (one, []))[1].extend(pairs)
    return found


def nearest(spot: Spot, found: Iterable[Facets]) -> Facets | None:
    """Return the clause that covers a place best."""

    def shared(facet: Facets) -> float:
        start, end = facet.statement.start, facet.statement.end
        both = min(end, spot[2]) - max(start, spot[1])
        return both / (max(end, spot[2]) - min(start, spot[1]))

    here = [f for f in found if f.statement.article == spot[0] and shared(f) > 0]
    return max(here, key=shared, default=None)


def sign_rows(story: Labelled, pairs: Sequence[Judged], desk: Desk) -> list[tuple[Signs, bool]]:
    """Return the signs of each pair that nothing bars."""
    assert desk.encoder
    readings = sorted(desk.annotate(story.articles), key=_order)
    made = _Builder(
        tuple(readings), default_registry(), rulings(()), (), Meaning(desk.encoder) if desk.encoder else None
    )
    meaning, weights = Meaning(desk.encoder), Weights(made.facets)
    rows = []
    for first, second, one in pairs:
        a, b = nearest(first, made.facets), nearest(second, made.facets)
        if a is None or b is None or a is b or a.statement.frame != b.statement.frame or not one_time(a, b):
            continue
        found = signs(a, b, weights, loosely=True)
        if found is not None:
            rows.append(({**found, "meaning": meaning.likeness(a, b)}, one))
    return rows


def fit(table: Floats, one: Floats) -> Floats:
    """Return the weight of each column and the bias (logistic regression with an L2 penalty of one)."""
    counts = np.where(one > 0, 1.0, APART)

    def loss(weights: Floats) -> tuple[float, Floats]:
        likely = 1 / (1 + np.exp(-table @ weights))
        missed = counts * (one * np.log(likely + 1e-9) + (1 - one) * np.log(1 - likely + 1e-9))
        bare = np.append(weights[:-1], 0.0)
        return float(bare @ bare / 2 - missed.sum()), table.T @ (counts * (likely - one)) + bare

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x)


def main() -> None:
    """Print how well the pairs are told apart, and the weights."""
    desk, names = Desk(), list(READ.weights)
    stories = judged(Path(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
    rows = {name: sign_rows(one, pairs, desk) for name, (one, pairs) in sorted(stories.items())}
    of = np.array([name for name, found in rows.items() for _ in found])
    table = np.array([[*(s.get(n, 0.0) for n in names), 1.0] for found in rows.values() for s, _ in found])
    one = np.array([float(same) for found in rows.values() for _, same in found])
    likely = np.zeros(len(one))
    for name in rows:
        held = of == name
        likely[held] = 1 / (1 + np.exp(-table[held] @ fit(table[~held], one[~held])))
    right = one[np.argsort(-likely, kind="stable")]
    precision = (np.cumsum(right) / np.arange(1, len(right) + 1))[right > 0].mean()
    print(f"{len(one)} pairs, {int(one.sum())} of one claim; average precision {precision:.3f}")
    for least in (0.5, 0.65, 0.8):
        let = likely >= least
        print(f"from {least} on: {int(one[let].sum())} of one claim, {int((1 - one[let]).sum())} of two")
    for name, weight in zip([*names, "bias"], fit(table, one), strict=True):
        print(f"{name:16} {weight:5.1f}   {READ.weights.get(name, READ.bias):5.1f} in use")


if __name__ == "__main__":
    main()
