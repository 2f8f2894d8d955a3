"""Grow the trees that weigh two clauses for being one claim: one_claim.py [STORIES.jsonl] [--write] [--readings FOLDER]

The clauses of 28 stories of ECB+ (../shared/data/ecbplus/stories.jsonl) were put by readers with those that tell the
same fact, every clause of every article; one_claim_groups.jsonl holds the groups by article and characters, without
text. A pair is two clauses that share a key (story/claims/candidates.py), that are among the nearest in
meaning or that are drawn by lot. Printed are how well the pairs of each fifth of the stories are told by the others,
beside the weights of matching.py; `--write` grows the trees on all and writes story/claims/one_claim.npz. Needs
scikit-learn. `--readings` keeps what was read of the articles in a folder.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from corroboration import every_story
from findings import STORIES
from firsthand.desk import Desk
from firsthand.model import Article, Reading
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.candidates import candidates
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.matching import READ
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.weighing import SIGNS, Weigher
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings

HERE = Path(__file__).resolve().parent
GROUPS = HERE / "one_claim_groups.jsonl"
TREES = HERE.parent / "src" / "firsthand" / "story" / "claims" / "one_claim.npz"
NEAREST, DRAWN, FOLDS = 15, 15, 5
GROWN = {"max_iter": 300, "max_leaf_nodes": 15, "learning_rate": 0.05, "min_samples_leaf": 60}
GROWN |= {"l2_regularization": 1.0, "max_features": 0.3}
RISING = frozenset(
    {
        "actors",
        "patients",
        "words",
        "lighter words",
        "context",
        "counted",
        "valued",
        "meaning",
        "cover least",
        "cover most",
    }
    | {"margin least", "margin most", "one predicate", "one subject", "one object", "names in", "one value"}
    | {"predicates", "figures"}
)
FALLING = frozenset(
    {"rank least", "rank most", "denied", "other actor", "other patient", "miscounted", "unrelated", "others named"}
    | {"elsewhere named", "misplaced", "uncounted", "history", "other figures"}
    | {"no one time", "days apart", "other things counted", "narrowed", "no roles", "no relation"}
    | {"other things described", "other houses"}
)
"""Signs that may only speak for one claim, and against it."""
Floats = NDArray[np.float64]


def numbered(facets: Sequence[Facets], groups: Sequence[Sequence[Sequence[str | int]]]) -> dict[int, int]:
    """Return the group of each clause that readers put into one, by the place it stands on or nearly does."""
    by_article: dict[str, list[tuple[int, int, int]]] = {}
    for number, group in enumerate(groups):
        for article, start, end in group:
            by_article.setdefault(str(article), []).append((int(start), int(end), number))
    found = {}
    for n, facet in enumerate(facets):
        one = facet.statement
        near = [(_share(one.start, one.end, a, b), -g) for a, b, g in by_article.get(one.article, ())]
        share, group = max(near, default=(0.0, 0))
        if share >= 0.8:
            found[n] = -group
    return found


def _share(start: int, end: int, other: int, last: int) -> float:
    return max(0, min(end, last) - max(start, other)) / (max(end, last) - min(start, other))


def pairs_of(facets: Sequence[Facets], weights: Weights, meaning: Meaning) -> list[tuple[int, int]]:
    """Return the pairs of clauses that are weighed."""
    found = set(candidates(facets, weights, widely=True))
    draw = np.random.RandomState(0)
    for n in range(len(facets)):
        found |= {(min(n, int(m)), max(n, int(m))) for m in draw.randint(0, len(facets), DRAWN) if m != n}
    vectors = np.array([meaning.vector(f) for f in facets])
    near = vectors @ vectors.T
    for n in range(len(facets)):
        found |= {(min(n, int(m)), max(n, int(m))) for m in np.argsort(-near[n])[:NEAREST] if m != n}
    return sorted(found)


def rows(
    readings: Sequence[Reading], groups: Sequence[Sequence[Sequence[str | int]]], desk: Desk
) -> tuple[Floats, Floats, Floats]:
    """Return what the trees see of every pair, whether it is one claim, and what matching.py makes of it."""
    assert desk.encoder
    made = _Builder(tuple(sorted(readings, key=_order)), default_registry(), rulings(()), (), None)
    facets = [f for f in made.facets if f.statement.article not in made.copies.copy_of]
    weights, meaning = Weights(made.facets), Meaning(desk.encoder)
    weigher, group = Weigher(facets, weights, meaning), numbered(facets, groups)
    table, one, known = [], [], []
    for a, b in pairs_of(facets, weights, meaning):
        found = weigher.signs(facets[a], facets[b])
        if isinstance(found, dict):
            table.append(weigher.row(facets[a], facets[b], found))
            one.append(a in group and group.get(a) == group.get(b))
            known.append(READ.likely({**found, "meaning": meaning.likeness(facets[a], facets[b])}))
    return np.array(table, dtype=np.float64), np.array(one, dtype=np.float64), np.array(known)


def told(name: str, likely: Floats, one: Floats) -> None:
    """Print how well pairs are told apart."""
    right = one[np.argsort(-likely, kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    at = {q: int(right[: np.flatnonzero(precision >= q).max(initial=-1) + 1].sum()) for q in (0.9, 0.85, 0.8, 0.75)}
    bars = {
        q: round(float(np.sort(likely)[::-1][max(0, np.flatnonzero(precision >= q).max(initial=0))]), 3) for q in at
    }
    mean = precision[right > 0].mean()
    print(f"{name}: average precision {mean:.3f} · of {int(one.sum())} told at precision {at} · bars {bars}")


def write(grown: HistGradientBoostingClassifier) -> None:
    """Write trees as arrays, every leaf leading to itself."""
    each = [t[0].nodes for t in grown._predictors]
    size = max(map(len, each))
    arrays = {key: np.zeros((len(each), size)) for key in ("sign", "most", "left", "right", "adds")}
    for n, nodes in enumerate(each):
        leaf, at = nodes["is_leaf"].astype(bool), np.arange(len(nodes))
        arrays["sign"][n, : len(nodes)] = np.where(leaf, 0, nodes["feature_idx"])
        arrays["most"][n, : len(nodes)] = np.where(leaf, 0, np.round(nodes["num_threshold"], 6))
        arrays["left"][n, : len(nodes)] = np.where(leaf, at, nodes["left"])
        arrays["right"][n, : len(nodes)] = np.where(leaf, at, nodes["right"])
        arrays["adds"][n, : len(nodes)] = np.where(leaf, np.round(nodes["value"], 6), 0)
    kinds = {"sign": np.int16, "left": np.int16, "right": np.int16, "most": np.float32, "adds": np.float32}
    np.savez_compressed(
        TREES,
        base=float(np.ravel(grown._baseline_prediction)[0]),
        depth=max(int(nodes["depth"].max()) for nodes in each),
        **{key: array.astype(kinds[key]) for key, array in arrays.items()},
    )


def read(articles: Sequence[Article], desk: Desk, kept: Path | None) -> tuple[Reading, ...]:
    """Return the readings of articles, from what was kept of them where it was."""
    if kept and kept.exists():
        return tuple(pickle.loads(kept.read_bytes()))
    found = tuple(desk.annotate(articles))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def main() -> None:
    """Print how well the pairs are told, and write the trees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="?", default=STORIES)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--readings", type=Path)
    given, desk = parser.parse_args(), Desk()
    groups = {row["story"]: row["groups"] for row in map(json.loads, GROUPS.read_text(encoding="utf8").splitlines())}
    found = {}
    for one in every_story(given.stories):
        if one.name in groups:
            assert not one.kept, f"{one.name} is kept out"
            kept = given.readings / f"{one.name}.pkl" if given.readings else None
            found[one.name] = rows(read(one.articles, desk, kept), groups[one.name], desk)
            print(one.name, len(found[one.name][0]), end=" · ", flush=True)
    table, one_claim, known = (np.concatenate([f[k] for f in found.values()]) for k in range(3))
    names = np.random.RandomState(0).permutation(sorted(found))
    fold = {name: n % FOLDS for n, name in enumerate(names)}
    of = np.concatenate([np.full(len(f[1]), fold[name]) for name, f in found.items()])
    likely = np.zeros(len(one_claim))
    way = [(name in RISING) - (name in FALLING) for name in SIGNS]

    def grow() -> HistGradientBoostingClassifier:
        return HistGradientBoostingClassifier(**GROWN, monotonic_cst=way, random_state=0, early_stopping=False)

    for n in range(FOLDS):
        grown = grow()
        likely[of == n] = grown.fit(table[of != n], one_claim[of != n]).predict_proba(table[of == n])[:, 1]
    print()
    told("matching.py", known, one_claim)
    told("trees", likely, one_claim)
    if given.write:
        write(grow().fit(table, one_claim))


if __name__ == "__main__":
    main()
