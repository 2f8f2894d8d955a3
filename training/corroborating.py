"""Fit the weights by which two independent voices are taken to say a claim: corroborating.py [STORIES.jsonl] [--write]

The claims are those readers judged for benchmarks/corroboration.py, of the stories that are not kept out. Printed are
how well the claims of each story are told by the others (area under the curve; what is right, and what is missed, from
a likelihood on) and the weights; `--write` puts them into corroborating.toml.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from corroboration import Judged, every_story, half_of, judgements
from findings import STORIES
from firsthand.desk import Desk
from firsthand.story.build import _Builder, _order
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.roles import Signs
from firsthand.story.registry import default_registry
from firsthand.story.rulings import rulings
from firsthand.story.sentences import telling

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "firsthand" / "story" / "claims" / "corroborating.toml"
PENALTY = 1.0
LEAST = 0.58
Floats = NDArray[np.float64]
HEAD = """\
# Weights by which two independent voices are taken to say a claim: fitted by training/corroborating.py, not to be
# edited by hand. `least` is how surely they must.
"""


def rows(made: _Builder, judged: list[Judged]) -> list[tuple[Signs, bool]]:
    """Return the signs of the judged claims that are found with several origins, and whether two voices say them."""
    found = []
    for number, group in enumerate(made.groups):
        places = [(f.statement.article, f.statement.start, f.statement.end) for f in group]
        mine = [j for j in judged if half_of(j, places)]
        if mine and len(made.origins.independent(made.whose(group))) > 1:
            course = made.course_of.get(number)
            best = telling([f.statement for f in (course.standing if course else group)])
            found.append((made.support(number, best), any(j.two for j in mine)))
    return found


def fit(table: Floats, two: Floats) -> Floats:
    """Return the weight of each column and the bias (logistic regression with an L2 penalty)."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        likely = 1 / (1 + np.exp(-table @ weights))
        bare = np.append(weights[:-1], 0.0)
        missed = two * np.log(likely + 1e-9) + (1 - two) * np.log(1 - likely + 1e-9)
        return float(PENALTY * bare @ bare / 2 - missed.sum()), table.T @ (likely - two) + PENALTY * bare

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x)


def area(likely: Floats, two: Floats) -> float:
    """Return how often a claim of two voices is likelier than one of fewer."""
    yes, no = likely[two > 0], likely[two == 0]
    return float(((yes[:, None] > no).mean() + (yes[:, None] >= no).mean()) / 2)


def main() -> None:
    """Print how well the claims are told apart, and the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="?", default=STORIES)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    desk, judged = Desk(), judgements(ROOT / "benchmarks" / "corroboration_gold.jsonl")
    found: dict[str, list[tuple[Signs, bool]]] = {}
    for one in every_story(args.stories):
        if not one.kept:
            readings = tuple(sorted(desk.annotate(one.articles), key=_order))
            meaning = Meaning(desk.encoder) if desk.encoder else None
            made = _Builder(readings, default_registry(), rulings(()), (), meaning)
            found[one.name] = rows(made, judged[one.name])
    report(found, args.write)


def report(found: dict[str, list[tuple[Signs, bool]]], write: bool) -> None:
    """Print the figures by folds of stories, and the weights of all; write them where that is asked."""
    names = sorted({name for story in found.values() for signs, _ in story for name in signs})
    of = np.array([name for name, story in found.items() for _ in story])
    table = np.array([[*(s.get(n, 0.0) for n in names), 1.0] for story in found.values() for s, _ in story])
    two = np.array([float(yes) for story in found.values() for _, yes in story])
    likely = np.zeros(len(two))
    for name in found:
        held = of == name
        likely[held] = 1 / (1 + np.exp(-table[held] @ fit(table[~held], two[~held])))
    print(f"{len(two)} claims, {int(two.sum())} of two voices; area under the curve {area(likely, two):.3f}")
    for least in (0.0, 0.4, 0.5, 0.6, 0.7):
        told = likely >= least
        print(
            f"from {least} on: right {int(two[told].sum())} of {int(told.sum())} told, missed {int(two[~told].sum())}"
        )
    weights = fit(table, two)
    lines = [
        f'"{n}" = {w:.2f}' if not n.isalpha() else f"{n} = {w:.2f}" for n, w in zip(names, weights[:-1], strict=True)
    ]
    text = "\n".join([f"{HEAD}least = {LEAST}", f"bias = {weights[-1]:.2f}", "", "[weights]", *lines, ""])
    print(text)
    if write:
        WEIGHTS.write_text(text, encoding="utf8")


if __name__ == "__main__":
    main()
