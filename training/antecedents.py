#!/usr/bin/env python3
"""Fit the weights by which pronouns and nouns with "the" are given to somebody: antecedents.py [--write] [--shared DIR]

The items are those of benchmarks/coreference_gold.jsonl that are not kept. Each is met twice: with everybody before it
resolved as the gold has it, and as the shipped weights have it, so that the model knows its own mistakes. A log-linear
model over the candidates and nobody is fitted to both (L-BFGS, squared weights as the penalty); kinds share a part of
each weight. Printed is how many are told rightly by folds of articles, from a likelihood on.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from coreference import Item, Span, Told, folded, gold
from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.candidates import Pointer, traces
from firsthand.language.coreference.cast import named_figures
from firsthand.language.coreference.discourse import Walk
from firsthand.language.coreference.figures import Figure
from firsthand.language.coreference.ranking import Chooser, Chosen, chosen
from firsthand.language.coreference.reading_order import resolve
from firsthand.language.coreference.signs import signs, signs_of_nobody
from firsthand.language.naming.names import names
from firsthand.language.parse import Parser, load_pipeline

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "src" / "firsthand" / "language" / "coreference" / "ranking.toml"
KINDS = ("says", "one", "many", "thing", "person", "body", "place")
LEAST = {"says": 0.5, "one": 0.5, "many": 0.7, "thing": 0.75, "person": 0.55, "body": 0.65, "place": 0.6}
PENALTY, FOLDS, SMALLEST = 3.0, 10, 0.02
UNMET = 0.5
"""What an item counts whose antecedent is none of the candidates."""
HEAD = """\
# Weights by which a pronoun (says: a "she" who says so; one: any other; many: "they"; thing: "it") or a noun with "the"
# (person, body, place) is given to somebody met before: fitted by training/antecedents.py, not to be edited by hand.
"""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """An item met: the signs of each candidate, of nobody last, and which of them are right."""

    article: str
    kind: str
    signs: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    weight: float


@dataclass
class Teacher:
    """Notes the signs of items, and resolves them as the gold has it, or as `policy` does."""

    told: Told
    policy: Chooser | None
    rows: list[Row] = field(default_factory=list)

    def __call__(self, walk: Walk, asked: Pointer) -> Chosen | None:
        item = next((i for i in self.told.items if i.at == asked.place), None)
        if item is None:
            return self.policy(walk, asked) if self.policy else None
        met = traces(walk, asked, walk.names)
        found = [*signs(walk, asked, met), signs_of_nobody(asked, met)]
        new = item.means in ((), (item.at,))
        right = [bool(item.means) and self._is(trace.figure, item) for trace in met]
        weight = UNMET if item.means and not any(right) else 1.0
        self.rows.append(
            Row(self.told.article.id, asked.kind, tuple(map(tuple, found)), (*right, not any(right)), weight)
        )
        if self.policy:
            return self.policy(walk, asked)
        if new:
            return None
        return next(((trace.figure, 1.0) for trace, ok in zip(met, right, strict=True) if ok), None)

    def _is(self, figure: Figure, item: Item) -> bool:
        if len(item.means) > 1:
            members = figure.members
            return len(members) == len(item.means) and all(any(self._bears(m, p) for m in members) for p in item.means)
        return not figure.members and self._bears(figure, item.means[0])

    def _bears(self, figure: Figure, place: Span) -> bool:
        text = self.told.article.text
        spots = [(start, end) for start, end, kind in figure.places if kind != "pronoun"]
        start, end = place
        if any(a <= start < b or (start <= a and b <= end) for a, b in spots):
            return True
        return folded(text[start:end]) in {*map(folded, figure.forms), *(folded(text[a:b]) for a, b in spots)}


def met(articles: Iterable[Told], policy: Chooser | None) -> list[Row]:
    """Return the items of articles with their signs."""
    parser = Parser(load_pipeline())
    rows: list[Row] = []
    for told in articles:
        teacher = Teacher(told, policy)
        parsed = parser.parse_one(told.article)
        resolve(parsed, named_figures(parsed, names(parsed)), runs(parsed), teacher)
        rows += teacher.rows
    return rows


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each sign, "kind|sign", and of each over all kinds, "*|sign"."""
    numbers: dict[str, int] = {}
    at, columns, right, starts, weights = [], [], [], [], []
    line = 0
    for row in rows:
        starts.append(line)
        weights.append(row.weight)
        right += row.right
        for found in row.signs:
            for name in _names(row.kind, found):
                at.append(line)
                columns.append(numbers.setdefault(name, len(numbers)))
            line += 1
    table = csr_matrix((np.ones(len(at)), (at, columns)), shape=(line, len(numbers)))
    begin, weigh, yes = np.array(starts), np.array(weights), np.array(right, dtype=float)
    of = np.repeat(np.arange(len(rows)), np.diff([*starts, line]))

    def loss(values: Floats) -> tuple[float, Floats]:
        scores = table @ values
        shares = np.exp(scores - np.maximum.reduceat(scores, begin)[of])
        total, good = np.add.reduceat(shares, begin), np.add.reduceat(shares * yes, begin)
        slope = table.T @ ((shares / total[of] - shares * yes / good[of]) * weigh[of])
        fit = -(weigh * (np.log(good) - np.log(total))).sum()
        return float(fit + PENALTY / 2 * values @ values), slope + PENALTY * values

    best = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: float(best[number]) for name, number in numbers.items()}


def _names(kind: str, found: Iterable[str]) -> list[str]:
    return [f"{over}|{sign}" for sign in found for over in (kind, "*")]


def odds(weights: dict[str, float], row: Row) -> list[float]:
    """Return how likely each candidate of an item is, nobody last."""
    scores = [sum(weights.get(name, 0.0) for name in _names(row.kind, found)) for found in row.signs]
    shares = [math.exp(score - max(scores)) for score in scores]
    return [share / sum(shares) for share in shares]


def report(rows: Sequence[Row]) -> None:
    """Print by folds of articles how many are told, and rightly, at the likelihood in use."""
    order = {article: number % FOLDS for number, article in enumerate(sorted({row.article for row in rows}))}
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        weights = fitted([row for row in rows if order[row.article] != fold])
        for row in (row for row in rows if order[row.article] == fold):
            likely = odds(weights, row)[:-1]
            tally[row.kind]["there"] += any(row.right[:-1])
            if likely and max(likely) >= LEAST[row.kind]:
                tally[row.kind]["told"] += 1
                tally[row.kind]["right"] += row.right[likely.index(max(likely))]
    for kind in KINDS:
        print(f"{kind}: right {tally[kind]['right']} of {tally[kind]['told']} told, {tally[kind]['there']} there are")


def written(weights: dict[str, float], rows: Sequence[Row]) -> str:
    """Return the weights as they are shipped: a table a kind, what all kinds share added to each."""
    lines = [HEAD, "# How likely somebody must be.", "[least]", *(f"{kind} = {LEAST[kind]}" for kind in KINDS)]
    for kind in KINDS:
        known = sorted({sign for row in rows if row.kind == kind for found in row.signs for sign in found})
        summed = {sign: weights.get(f"{kind}|{sign}", 0.0) + weights.get(f"*|{sign}", 0.0) for sign in known}
        kept = [f"{json.dumps(sign)} = {round(value, 2)}" for sign, value in summed.items() if abs(value) >= SMALLEST]
        lines += ["", f"[{kind}]", *kept]
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures by folds; with --write put the weights of all into the package."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    options.add_argument("--write", action="store_true")
    args: Any = options.parse_args(argv)
    articles = [told for told in gold(args.shared) if not told.kept]
    rows = met(articles, None)
    report(rows)
    if args.write:
        rows += met(articles, chosen)
        WEIGHTS.write_text(written(fitted(rows), rows), encoding="utf8")


if __name__ == "__main__":
    main()
