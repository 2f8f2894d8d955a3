"""Articles grouped into stories, against a TF-IDF baseline: B-cubed F1 over the topics of ECB+.

    python benchmarks/grouping.py [--data ../shared/data/ecbplus/stories.jsonl] [--folds 5] [--fit]

Everything fitted (weights and thresholds of ours, the threshold of the baseline) is fitted on four fifths of the
topics and measured on the fifth left out; the last lines are what ships, measured on all. `--fit` prints weights
fitted on all topics.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.optimize import minimize
from scipy.spatial.distance import squareform

from firsthand.model import Article
from firsthand.story.grouping import SAME, group_articles
from firsthand.story.likeness import Likeness

Floats = npt.NDArray[np.float64]
Labels = Sequence[object]
THRESHOLDS = [*(round(0.01 * i, 2) for i in range(8, 26)), *(round(0.05 * i, 2) for i in range(6, 16))]
PENALTY = 1e-3


def b_cubed(found: Labels, gold: Labels, chosen: Sequence[int]) -> tuple[float, float, float]:
    """Return F1, precision and recall in percent over the articles chosen (Bagga and Baldwin 1998)."""
    mine: dict[object, set[int]] = defaultdict(set)
    true: dict[object, set[int]] = defaultdict(set)
    for i in chosen:
        mine[found[i]].add(i)
        true[gold[i]].add(i)
    common = {i: len(mine[found[i]] & true[gold[i]]) for i in chosen}
    precision = sum(common[i] / len(mine[found[i]]) for i in chosen) / len(chosen)
    recall = sum(common[i] / len(true[gold[i]]) for i in chosen) / len(chosen)
    return 200 * precision * recall / (precision + recall), 100 * precision, 100 * recall


def averaged(table: Floats, threshold: float) -> list[int]:
    """Cluster by average linkage down to a likeness."""
    apart = np.clip(1 - (table + table.T) / 2, 0, None)
    np.fill_diagonal(apart, 0)
    return list(fcluster(linkage(squareform(apart, checks=False), "average"), 1 - threshold, "distance"))


def led(table: Floats, threshold: float) -> list[int]:
    """Cluster by leaders: each article joins the cluster it is most alike on average, or opens one."""
    clusters: list[list[int]] = []
    labels: list[int] = []
    for i in range(len(table)):
        scores = [float(table[i, c].mean()) for c in clusters]
        best = int(np.argmax(scores)) if scores else -1
        if best >= 0 and scores[best] >= threshold:
            clusters[best].append(i)
        else:
            best = len(clusters)
            clusters.append([i])
        labels.append(best)
    return labels


def fitted(features: Mapping[str, Floats], same: Floats, pairs: npt.NDArray[np.bool_]) -> Floats:
    """Fit a logistic regression over the pairs given; the last weight is the bias."""
    x = np.column_stack([*(f[pairs] for f in features.values()), np.ones(int(pairs.sum()))])
    y = same[pairs]

    def loss(b: Floats) -> tuple[float, Floats]:
        p = 1 / (1 + np.exp(-(x @ b)))
        entropy = -(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9)).mean()
        free = np.append(b[:-1], 0.0)
        return float(entropy + PENALTY * (free**2).sum()), x.T @ (p - y) / len(y) + 2 * PENALTY * free

    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)


def probable(features: Mapping[str, Floats], weights: Floats) -> Floats:
    """Return the probability of every pair under fitted weights."""
    score = sum(w * f for w, f in zip(weights, features.values(), strict=False)) + weights[-1]
    return np.round(1 / (1 + np.exp(-score)), 6)


def crossed(
    folds: Sequence[int], gold: Labels, table_of: Callable[[int], Floats], cluster: Callable[[Floats, float], Labels]
) -> tuple[tuple[float, float, float], list[float]]:
    """Measure each fold with the threshold best on the others."""
    everything = range(len(gold))
    found: list[object] = [None] * len(gold)
    chosen: list[float] = []
    for fold in sorted(set(folds)):
        table = table_of(fold)
        labels = {t: cluster(table, t) for t in THRESHOLDS}
        train = [i for i in everything if folds[i] != fold]
        best = max(THRESHOLDS, key=lambda t: b_cubed(labels[t], gold, train)[0])
        chosen.append(best)
        for i in everything:
            if folds[i] == fold:
                found[i] = (fold, labels[best][i])
    return b_cubed(found, gold, everything), chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/ecbplus/stories.jsonl"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--fit", action="store_true", help="print weights fitted on all topics")
    given = parser.parse_args()
    if not given.data.exists():
        print(f"skipped: {given.data} is not here")
        return
    rows = [json.loads(line) for line in given.data.read_text(encoding="utf8").splitlines()]
    rows.sort(key=lambda r: r["id"])
    gold, topics = [r["story"] for r in rows], sorted({r["topic"] for r in rows})
    folds = [topics.index(r["topic"]) % given.folds for r in rows]
    articles = [Article(id=r["id"], sha256="", text=r["text"]) for r in rows]
    everything = range(len(rows))
    features = Likeness(tuple(articles)).features(everything, everything)
    same = np.array([[float(a == b) for b in gold] for a in gold])
    upper = np.triu(np.ones_like(same, dtype=bool), 1) & ((features["words"] > 0.05) | (same > 0))
    fold_of = np.array(folds)

    def ours(fold: int) -> Floats:
        train = (fold_of != fold)[:, None] & (fold_of != fold)[None, :]
        return probable(features, fitted(features, same, upper & train))

    print(f"{len(rows)} articles · {len(set(gold))} stories · {len(topics)} topics · {given.folds} folds")
    for name, cluster in (("leader", led), ("average linkage", averaged)):
        score, chosen = crossed(folds, gold, lambda _: features["words"], cluster)
        print(f"TF-IDF, {name}: {_line(score)} thresholds {chosen}")
    score, chosen = crossed(folds, gold, ours, averaged)
    print(f"firsthand, cross-validated: {_line(score)} thresholds {chosen}")
    found = group_articles(articles)
    print(f"firsthand, as shipped ({SAME}): {_line(b_cubed([found[a.id] for a in articles], gold, everything))}")
    if given.fit:
        weights = fitted(features, same, upper)
        print(dict(zip([*features, "bias"], np.round(weights, 1).tolist(), strict=True)))


def _line(score: tuple[float, float, float]) -> str:
    return f"B3 F1 {score[0]:.1f} (P {score[1]:.1f} R {score[2]:.1f})"


if __name__ == "__main__":
    main()
