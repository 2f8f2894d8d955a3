"""Fit the weights by which two facts are weighed for being rivals: rivals.py [STORIES.jsonl] [--write]

The stories are the invented ones that benchmarks/invented.py calls fitted, and those of ECB+
(../shared/data/ecbplus/stories.jsonl) that benchmarks/conflicts.py has looked into or read closely. Two facts of a
story are rivals if they stand on the two sides of a disagreement that its writer or reader wrote down; what they called
doubtful is left out. Printed are how well each tenth of the stories is told by the others (average precision; how many
of the likeliest are right), for either source; `--write` puts the weights fitted to all into the package.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from conflicts import Labelled, Row, Spot, labelled
from firsthand.desk import Desk
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.echoes import parted
from firsthand.story.claims.roles import Signs
from firsthand.story.conflicts.rivals import rivals as room
from firsthand.story.conflicts.rivals.facts import Fact, Mention
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings
from invented import invented

HERE = Path(__file__).resolve().parent
STORIES = HERE.parents[1] / "shared" / "data" / "ecbplus" / "stories.jsonl"
GOLD = HERE.parent / "benchmarks"
WEIGHTS = Path(room.__file__).with_name("weights.toml")
FOLDS, STRICTNESS = 10, 30.0
"""Parts the stories are told in, and what a weight costs: the prior's precision, for signs of one deviation."""
Floats = NDArray[np.float64]
Sample = tuple[str, str, Signs, int]
"""Source, story, signs, and whether the facts are rivals."""


def stories(ecb: Path) -> Iterator[tuple[str, Labelled]]:
    """Yield the stories that may be fitted to, each with its source."""
    yield from (("invented", one) for one in invented("fitted"))
    if ecb.exists():
        found: dict[str, Labelled] = {}
        for file in ("conflicts_gold.jsonl", "conflicts_close.jsonl"):
            for one in labelled(GOLD / file, ecb):
                if not one.kept:
                    found.setdefault(one.name, one)
        yield from (("real", one) for one in found.values())


def samples(source: str, one: Labelled, desk: Desk) -> Iterator[Sample]:
    """Yield the pairs of facts of a story that are weighed."""
    readings = list(desk.annotate(one.articles))
    readings.sort(key=_order)
    builder = _Builder(tuple(readings), default_registry(), rulings(()), (), desk.encoder)
    originals = parted(builder.facets, builder.copies)[0]
    for a, b, found in room.rivals(originals, builder.by_article, builder.claim_of, builder.weights, builder.meaning):
        label = _label(a, b, one.checks)
        if label is not None:
            yield source, one.name, found, label


def _label(a: Fact, b: Fact, checks: Sequence[Row]) -> int | None:
    """1 for rivals, 0 for others, None for what is doubtful."""
    kinds = {c["check"] for c in checks if c["check"] in ("conflict", "open") and _on(a, b, c)}
    return 1 if "conflict" in kinds else None if kinds else 0


def _on(a: Fact, b: Fact, check: Row) -> bool:
    sides = [
        {n for n, side in enumerate(check["sides"]) for m in fact.mentions for s in side if _meets(s, m)}
        for fact in (a, b)
    ]
    return any(x != y for x in sides[0] for y in sides[1])


def _meets(spot: Spot, mention: Mention) -> bool:
    return spot[0] == mention.article and spot[1] < mention.value.end and mention.value.start < spot[2]


def fit(table: Floats, right: Floats) -> Floats:
    """Return raw weights and, last, the bias, of a logistic regression of standardised signs."""
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = np.hstack([(table - middle) / spread, np.ones((len(table), 1))])

    def loss(weights: Floats) -> tuple[float, Floats]:
        likely = 1 / (1 + np.exp(-scaled @ weights))
        bare = np.append(weights[:-1], 0.0)
        gain = right * np.log(likely + 1e-9) + (1 - right) * np.log(1 - likely + 1e-9)
        return float(STRICTNESS * bare @ bare / 2 - gain.sum()), scaled.T @ (likely - right) + STRICTNESS * bare

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    raw = found[:-1] / spread
    return np.append(raw, found[-1] - raw @ middle)


def told_by_others(table: Floats, right: Floats, of: NDArray[np.str_]) -> Floats:
    """Return how likely each pair is by the stories of the other folds, over three partings."""
    names, likely = sorted(set(of)), np.zeros(len(right))
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(names)
        for n in range(FOLDS):
            held = np.isin(of, order[n::FOLDS])
            weights = fit(table[~held], right[~held])
            likely[held] += 1 / (1 + np.exp(-(table[held] @ weights[:-1] + weights[-1]))) / 3
    return likely


def main() -> None:
    """Print how well rivals are told, and write the weights where asked to."""
    given = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    desk, rows = Desk(), list[Sample]()
    for source, one in stories(given[0] if given else STORIES):
        rows += samples(source, one, desk)
    weights = {}
    for of in ("what", "when"):
        own = [row for row in rows if room.measure(row[2]) == of]
        weights[of] = _fitted(of, own)
    if "--write" in sys.argv:
        head = "# What each sign counts for two facts being one thing told in two ways; fitted by training/rivals.py.\n"
        WEIGHTS.write_text(head + "".join(_table(of, found) for of, found in weights.items()), encoding="utf8")


def _fitted(of: str, rows: Sequence[Sample]) -> dict[str, float]:
    """Print how well the pairs of one measure are told, and return the weights fitted to all."""
    names = sorted({name for _, _, found, _ in rows for name in found})
    table = np.array([[found.get(name, 0.0) for name in names] for _, _, found, _ in rows])
    right = np.array([float(label) for *_, label in rows])
    stories_of = np.array([f"{source} {story}" for source, story, _, _ in rows])
    likely = told_by_others(table, right, stories_of)
    for source in ("invented", "real"):
        own = np.array([s == source for s, *_ in rows])
        if own.any():
            print(_figures(f"{source}, {of}", likely[own], right[own]))
    return dict(zip([*names, "bias"], fit(table, right), strict=True))


def _table(of: str, weights: Mapping[str, float]) -> str:
    lines = (f'"{name}" = {weight:.3f}\n' for name, weight in sorted(weights.items()))
    return f"\n[{of}]\n{''.join(lines)}"


def _figures(source: str, likely: Floats, right: Floats) -> str:
    ranked = right[np.argsort(-likely, kind="stable")]
    precision = (np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked > 0].mean()
    let = {least: likely >= least for least in (0.4, 0.5, 0.55, 0.6, 0.7)}
    cuts = "".join(f" · from {least} on {int(right[cut].sum())} of {int(cut.sum())}" for least, cut in let.items())
    return f"{source}: {len(right)} pairs, {int(right.sum())} rivals; average precision {precision:.3f}{cuts}"


if __name__ == "__main__":
    main()
