"""Fit the weights by which two facts are weighed for being rivals: rivals.py [STORIES.jsonl] [--write] [--read]

The stories are the invented ones that benchmarks/invented.py calls fitted, trained and later, and those of ECB+
(../shared/data/ecbplus/stories.jsonl) that benchmarks/conflicts.py has looked into or read closely. Two facts of a
story are rivals if they stand on the two sides of a disagreement that its writer or reader wrote down; what they called
doubtful is left out. Printed are how well each tenth of the stories is told by the others (average precision; how many
of the likeliest are right), for either source; `--write` puts the weights fitted to all into the package. With
`--read`, also printed is what the signs and what the model of contradictions says of the sentences count beside each
other in the later stories, on which the model was not trained, by weights fitted to the others (read.toml).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from conflicts import Labelled, Row, Spot, labelled
from firsthand.desk import Desk
from firsthand.language.contradiction import Contradictions, Marked
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.echoes import parted
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.roles import Signs
from firsthand.story.conflicts.rivals import rivals as room
from firsthand.story.conflicts.rivals.facts import Fact, Mention
from firsthand.story.conflicts.rivals.read import measure
from firsthand.story.conflicts.sentences import Marker, sentences
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings
from invented import invented

HERE = Path(__file__).resolve().parent
STORIES = HERE.parents[1] / "shared" / "data" / "ecbplus" / "stories.jsonl"
GOLD = HERE.parent / "benchmarks"
WEIGHTS = Path(room.__file__).with_name("weights.toml")
PARTS = {"fitted": "invented", "trained": "invented", "later": "later"}
"""Of the invented stories, with the source that is given of each."""
UNREAD, LIKELY = "later", -3.5
"""The source that the model was not trained on, and the log odds by the signs from which its pairs are read."""
FOLDS, STRICTNESS = 10, 30.0
"""Parts the stories are told in, and what a weight costs: the prior's precision, for signs of one deviation."""
Floats = NDArray[np.float64]


class Sample(NamedTuple):
    """Two facts: their source and story, the signs they give, whether they are rivals, and their sentences."""

    source: str
    story: str
    signs: Signs
    label: int
    texts: tuple[str, ...]


def stories(ecb: Path) -> Iterator[tuple[str, Labelled]]:
    """Yield the stories that may be fitted to, each with its source."""
    yield from ((source, one) for part, source in PARTS.items() for one in invented(part))
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
    meaning = Meaning(desk.encoder) if desk.encoder else None
    builder = _Builder(tuple(readings), default_registry(), rulings(()), (), meaning)
    originals = parted(builder.facets, builder.copies)[0]
    marker = Marker(sentences(originals, builder.by_article, whole=True), builder.by_article)
    for pair in room.rivals(originals, builder.by_article, builder.claim_of, builder.weights, meaning):
        label = _label(pair.one, pair.other, one.checks)
        if label is not None:
            marked = [(marker.marked(*_spot(m)), marker.marked(*_spot(n))) for m, n in pair.nearest]
            yield Sample(source, one.name, pair.signs, label, tuple(key(a, b) for a, b in marked if a and b))


def key(a: Marked, b: Marked) -> str:
    """Return what tells a pair of values from every other."""
    return json.dumps([a._asdict(), b._asdict()], ensure_ascii=False, sort_keys=True)


def _spot(one: Mention) -> Spot:
    return one.article, one.value.start, one.value.end


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


def fit(table: Floats, right: Floats, strictness: float = STRICTNESS) -> Floats:
    """Return raw weights and, last, the bias, of a logistic regression of standardised signs."""
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = np.hstack([(table - middle) / spread, np.ones((len(table), 1))])

    def loss(weights: Floats) -> tuple[float, Floats]:
        likely = 1 / (1 + np.exp(-scaled @ weights))
        bare = np.append(weights[:-1], 0.0)
        gain = right * np.log(likely + 1e-9) + (1 - right) * np.log(1 - likely + 1e-9)
        return float(strictness * bare @ bare / 2 - gain.sum()), scaled.T @ (likely - right) + strictness * bare

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    raw = found[:-1] / spread
    return np.append(raw, found[-1] - raw @ middle)


def told_by_others(table: Floats, right: Floats, of: NDArray[np.str_], strictness: float = STRICTNESS) -> Floats:
    """Return how likely each pair is by the stories of the other folds, over three partings."""
    names, likely = sorted(set(of)), np.zeros(len(right))
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(names)
        for n in range(FOLDS):
            held = np.isin(of, order[n::FOLDS])
            weights = fit(table[~held], right[~held], strictness)
            likely[held] += 1 / (1 + np.exp(-(table[held] @ weights[:-1] + weights[-1]))) / 3
    return likely


def main() -> None:
    """Print how well rivals are told, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ecb", type=Path, nargs="?", default=STORIES)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--read", action="store_true")
    given = parser.parse_args()
    desk, rows = Desk(), list[Sample]()
    for source, one in stories(given.ecb):
        rows += samples(source, one, desk)
    weights = {}
    for of in ("what", "when"):
        own = [row for row in rows if measure(row.signs) == of]
        weights[of] = _fitted(of, own)
        if given.read and desk.contradictions:
            _beside(of, own, desk.contradictions)
    if given.write:
        head = "# What each sign counts for two facts being one thing told in two ways; fitted by training/rivals.py.\n"
        WEIGHTS.write_text(head + "".join(_table(of, found) for of, found in weights.items()), encoding="utf8")


def _beside(of: str, rows: Sequence[Sample], model: Contradictions) -> None:
    """Print what signs and reading count beside each other where the model reads stories it was not trained on."""
    others = [row for row in rows if row.source != UNREAD]
    names = sorted({name for row in rows for name in row.signs})
    weights = fit(_signs_of(others, names), np.array([float(row.label) for row in others]))
    own = [row for row in rows if row.source == UNREAD and row.texts]
    signs = _signs_of(own, names) @ weights[:-1] + weights[-1]
    own, signs = [r for r, s in zip(own, signs, strict=True) if s >= LIKELY], signs[signs >= LIKELY]
    said = np.array([max(model.of_values(*map(_marked, json.loads(t))) for t in row.texts) for row in own])
    right = np.array([float(row.label) for row in own])
    found = fit(np.stack([signs, said], axis=1), right, strictness=1.0)
    print(f"{of}, read: {len(own)} pairs; " + " ".join(f"{w:.3f}" for w in found))
    print(_figures(f"{of}, signs alone", 1 / (1 + np.exp(-signs)), right))
    print(
        _figures(f"{of}, signs and reading", 1 / (1 + np.exp(-(signs * found[0] + said * found[1] + found[2]))), right)
    )


def _marked(row: Row) -> Marked:
    return Marked(**row)


def _signs_of(rows: Sequence[Sample], names: Sequence[str]) -> Floats:
    return np.array([[row.signs.get(name, 0.0) for name in names] for row in rows])


def _fitted(of: str, rows: Sequence[Sample]) -> dict[str, float]:
    """Print how well the pairs of one measure are told, and return the weights fitted to all."""
    names = sorted({name for row in rows for name in row.signs})
    table = _signs_of(rows, names)
    right = np.array([float(row.label) for row in rows])
    stories_of = np.array([f"{row.source} {row.story}" for row in rows])
    likely = told_by_others(table, right, stories_of)
    for source in ("invented", "later", "real"):
        own = np.array([row.source == source for row in rows])
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
