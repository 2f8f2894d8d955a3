"""How surely two clauses are one claim where an encoder reads them: trees over what speaks for and against it.

The trees were grown by gradient boosting (Friedman, 2001) from what readers made of 28 stories, every clause of which
they put with those that tell the same fact or with none (training/one_claim.py). Beside the signs of signs.py they see
how two clauses stand among their neighbours: what is nearest in meaning of all that an article says is more likely to
be the same than what is as near but has others before it.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Statement
from firsthand.story.claims.comparing import figures
from firsthand.story.claims.facets import Facets, stem
from firsthand.story.claims.likeness import Weights, named, one_amount
from firsthand.story.claims.matching import READ, VERY_NEAR
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.relations import Who
from firsthand.story.claims.roles import PERSON, Signs
from firsthand.story.claims.signs import one_time, open_signs, set_apart

HOPELESS = 0.02
"""What two clauses must be able to reach by the weights of matching.py, however near in meaning, to be weighed."""
KEPT = 20_000
"""Clauses held against an article whose likenesses are kept at hand."""
RETOLD, NEARLY = 3, 0.7
"""Stems two clauses share, in all and as a share of their weight, where they are told alike of whomever."""
OFFERED, LEAST = 8, 0.5
"""Clauses of other articles that each is weighed with for their meaning alone, and how near they must be."""
AT_ONCE, ALL = 512, 4000
"""Clauses that are held against all others together, and beyond which none are: that would take the square of them."""
OPEN = (
    *("no one time", "days apart", "own days", "other label", "past and news", "other things counted", "narrowed"),
    *("no roles", "no relation", "other things described", "other houses"),
)
"""Signs of what keeps two clauses apart where nobody reads what they mean."""
SIGNS = (*READ.weights, *OPEN, *("cover least", "cover most", "shared weight", "shortest", "longest", "one predicate"))
SIGNS += ("one subject", "one object", "rank least", "rank most", "margin least", "margin most", "names", "names in")
SIGNS += (
    "both valued",
    "one value",
    "other value",
    "other polarity",
    "asked",
    "nouns",
    "one day",
    "days",
    "others named",
)
SIGNS += ("predicates", "objects", "figures", "other figures", "sooner", "later", "between", "titles", "one article")
"""What the trees see of a pair, in order."""
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("a", "an", "the"))
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trees:
    """Trees that each add something to log odds; every array is [trees, nodes], a leaf leads to itself."""

    base: float
    sign: NDArray[np.int64]
    most: Floats
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    adds: Floats
    depth: int

    def likely(self, rows: Floats) -> Floats:
        """Return the likelihood of each row of signs, [rows]; rows: [rows, signs]."""
        every = np.arange(len(self.sign))
        odds = np.full(len(rows), self.base)
        for start in range(0, len(rows), 2048):
            part = rows[start : start + 2048]
            node = np.zeros((len(part), len(every)), dtype=np.int64)
            for _ in range(self.depth):
                seen = np.take_along_axis(part, self.sign[every, node], axis=1)
                node = np.where(seen <= self.most[every, node], self.left[every, node], self.right[every, node])
            odds[start : start + 2048] += self.adds[every, node].sum(axis=1)
        likely: Floats = 1 / (1 + np.exp(-odds))
        return likely


@cache
def trees() -> Trees:
    """Return the trees that come with the package."""
    with resources.files("firsthand.story.claims").joinpath("one_claim.npz").open("rb") as file, np.load(file) as found:
        whole = {key: found[key].astype(np.int64) for key in ("sign", "left", "right")}
        parts = {key: found[key].astype(np.float64) for key in ("most", "adds")}
        return Trees(base=float(found["base"]), depth=int(found["depth"]), **whole, **parts)


class Neighbours:
    """How near in meaning a clause is to all that an article says."""

    def __init__(self, facets: Iterable[Facets], meaning: Meaning) -> None:
        self.meaning = meaning
        self._said: dict[str, list[Facets]] = {}
        for facet in facets:
            self._said.setdefault(facet.statement.article, []).append(facet)
        self._row = {f.statement.id: n for said in self._said.values() for n, f in enumerate(said)}
        self._vectors: dict[str, Floats] = {}
        self._near: OrderedDict[tuple[str, str], Floats] = OrderedDict()

    def place(self, a: Facets, b: Facets) -> tuple[int, float]:
        """Return how many clauses of b's article are nearer to a than b, and by how much b is before the next."""
        near = self._likenesses(a, b.statement.article)
        row = self._row[b.statement.id]
        others = np.delete(
            near, [row, *([self._row[a.statement.id]] if a.statement.article == b.statement.article else [])]
        )
        return int((others > near[row]).sum()), round(float(near[row] - others.max(initial=0.0)), 4)

    def pairs(self, facets: Sequence[Facets]) -> Iterator[tuple[int, int]]:
        """Yield places in a row of clauses, of each with those of other articles that are nearest to it in meaning."""
        if not 0 < len(facets) <= ALL:
            return
        number = {article: n for n, article in enumerate(dict.fromkeys(f.statement.article for f in facets))}
        of = np.array([number[f.statement.article] for f in facets])
        vectors = np.array([self.meaning.vector(f) for f in facets])
        for start in range(0, len(facets), AT_ONCE):
            near = np.round(vectors[start : start + AT_ONCE] @ vectors.T, 4)
            near[of[start : start + AT_ONCE, None] == of] = -1.0
            nearest = np.argsort(-near, axis=1, kind="stable")[:, :OFFERED]
            for n, others in enumerate(nearest):
                yield from (tuple(sorted((start + n, int(m)))) for m in others if near[n, m] >= LEAST)  # type: ignore[misc]

    def _likenesses(self, a: Facets, article: str) -> Floats:
        key = (a.statement.id, article)
        if key not in self._near:
            if article not in self._vectors:
                self._vectors[article] = np.array([self.meaning.vector(f) for f in self._said[article]])
            self._near[key] = np.round(self._vectors[article] @ self.meaning.vector(a), 4)
            if len(self._near) > KEPT:
                self._near.popitem(last=False)
        return self._near[key]


class Weigher:
    """Weighs pairs of the clauses of a story for being one claim."""

    def __init__(self, facets: Sequence[Facets], weights: Weights, meaning: Meaning) -> None:
        self.weights, self.meaning = weights, meaning
        self.near = Neighbours(facets, meaning)
        self.order = _order(facets)

    def weigh(self, pairs: Sequence[tuple[Facets, Facets]]) -> list[float]:
        """Return how surely the clauses of each pair are one claim, 0 to 1, rounded; 0 where something bars it."""
        told = [self.signs(a, b) for a, b in pairs]
        open_ = [n for n, found in enumerate(told) if isinstance(found, dict)]
        if open_:
            rows = np.array([self.row(*pairs[n], told[n]) for n in open_])  # type: ignore[arg-type]
            likely = dict(zip(open_, trees().likely(rows), strict=True))
        amounts = [self._amount(a, b) if n in open_ or not told[n] else 0.0 for n, (a, b) in enumerate(pairs)]
        weighed = [likely[n] if isinstance(found, dict) else found for n, found in enumerate(told)]
        return [round(max(float(found), amount), 4) for found, amount in zip(weighed, amounts, strict=True)]

    def _amount(self, a: Facets, b: Facets) -> float:
        if a.statement.frame != b.statement.frame or not one_time(a, b):
            return 0.0
        return READ.amount if one_amount(a, b) and not set_apart(a, b, loosely=True) else 0.0

    def signs(self, a: Facets, b: Facets) -> float | Signs:
        """Return how surely a pair is one claim where that can be said without weighing it, else its signs."""
        if a.statement.frame != b.statement.frame:
            return 0.0
        if a.contradicts(b) or (a.tokens >= 5 and a.plain == b.plain and one_time(a, b)):
            return 1.0
        found = None if _of_others(a, b) and not self._retold(a, b) else open_signs(a, b, self.weights)
        if found is None or READ.likely({**found, "meaning": VERY_NEAR}) < HOPELESS:
            return 0.0
        described, elsewhere = _described_apart(a.statement, b.statement), _elsewhere(a.statement, b.statement)
        return {**found, "other things described": float(described), "other houses": float(elsewhere)}

    def _retold(self, a: Facets, b: Facets) -> bool:
        """Whether two clauses are nearly one in words, and only who "she" is in one of them was read otherwise."""
        if _spells(a) and _spells(b):
            return False
        mine, theirs = (f.words - _name_stems(f) for f in (a, b))
        return len(mine & theirs) >= RETOLD and self.weights.jaccard(mine, theirs) >= NEARLY

    def row(self, a: Facets, b: Facets, found: Signs) -> list[float]:
        """Return what the trees see of a pair, in the order of SIGNS."""
        x, y = a.statement, b.statement
        shared = self.weights.mass(a.words & b.words)
        cover = sorted(shared / own if (own := self.weights.mass(f.words)) else 0.0 for f in (a, b))
        places = self.near.place(a, b), self.near.place(b, a)
        ranks, margins = sorted(rank for rank, _ in places), sorted(margin for _, margin in places)
        values = [{(v.role, v.low, v.high) for v in s.values} for s in (x, y)]
        roles = {role for role, *_ in values[0]} & {role for role, *_ in values[1]}
        names = len(a.entities & b.entities)
        people = [{e for e in f.entities if e.startswith("e:person")} for f in (a, b)]
        numbers = figures(x.text), figures(y.text)
        stand = sorted((self.order[x.id], self.order[y.id]))
        read = {**found, "meaning": self.meaning.likeness(a, b)}
        return [
            *(read.get(name, 0.0) for name in (*READ.weights, *OPEN)),
            *cover,
            shared,
            *sorted((a.tokens, b.tokens)),
            x.predicate == y.predicate,
            x.subject is not None and x.subject == y.subject,
            x.object is not None and x.object == y.object,
            *ranks,
            *margins,
            names,
            names / max(1, len(a.entities | b.entities)),
            bool(values[0] and values[1]),
            len(values[0] & values[1]),
            bool(roles) and not values[0] & values[1],
            a.denied != b.denied,
            (x.certainty == "asked") != (y.certainty == "asked"),
            x.nominal and y.nominal,
            x.when is not None and x.when == y.when,
            (x.when is not None) + (y.when is not None),
            bool(people[0] and people[1]) and not people[0] & people[1],
            self.meaning.encoder.likeness(_plainly(x.predicate), _plainly(y.predicate)),
            self.meaning.encoder.likeness(x.object_text, y.object_text) if x.object_text and y.object_text else -1.0,
            len(numbers[0] & numbers[1]),
            all(numbers) and not numbers[0] & numbers[1],
            *stand,
            stand[1] - stand[0],
            (a.part == "title") + (b.part == "title"),
            x.article == y.article,
        ]


def _order(facets: Iterable[Facets]) -> dict[str, int]:
    """Which of the sentences of its article that tell something each clause stands in, from 0, by statement."""
    begins: dict[str, dict[int, None]] = {}
    spots = [(f.statement.article, (f.statement.sentence or f.statement).start, f.statement.id) for f in facets]
    for article, start, _ in sorted(spots):
        begins.setdefault(article, {}).setdefault(start)
    number = {article: {start: n for n, start in enumerate(found)} for article, found in begins.items()}
    return {name: number[article][start] for article, start, name in spots}


def _plainly(predicate: str) -> str:
    return predicate.replace("_", " ")


def _of_others(a: Facets, b: Facets) -> bool:
    """Whether two clauses name people who take part, and nobody and no name in both: one victim is not the other.

    Who shares a name may be one whom nobody knew for the same. A man is no woman either.
    """
    if any(_sexes_apart(getattr(a.relation, side), getattr(b.relation, side)) for side in ("actors", "patients")):
        return True
    mine, theirs = (_people(f.relation.actors + f.relation.patients) for f in (a, b))
    if not mine or not theirs or mine & (theirs | _people(b.relation.others)) or theirs & _people(a.relation.others):
        return False
    return not _names(mine) & _names(theirs)


def _sexes_apart(mine: Sequence[Who], theirs: Sequence[Who]) -> bool:
    """Whether one man and one woman, who may have no name in common, have one role."""
    nouns = {w.noun for w in mine} | {w.noun for w in theirs}
    return len(mine) == len(theirs) == 1 and nouns == {"man", "woman"} and not named(mine) & named(theirs)


def _people(who: Iterable[Who]) -> frozenset[str]:
    return frozenset(w.entity for w in who if w.entity and w.entity.startswith(PERSON))


def _name_stems(facet: Facets) -> frozenset[str]:
    return frozenset(map(stem, _names(facet.entities)))


def _spells(facet: Facets) -> bool:
    """Whether a clause spells the name of somebody who takes part in it."""
    people = _names(_people(facet.relation.actors + facet.relation.patients))
    return not people.isdisjoint(w.casefold() for w in _WORD.findall(facet.statement.text))


def _names(people: Iterable[str]) -> frozenset[str]:
    return frozenset(name for one in people for name in one.rpartition(":")[2].split("-"))


def _described_apart(one: Statement, other: Statement) -> bool:
    """Whether two descriptions tell two things of one: "Bell, 33", "Bell, a diver"."""
    both = one.nominal and other.nominal and one.predicate == other.predicate == "be"
    return both and not _describing(one) & _describing(other)


def houses(one: Statement) -> frozenset[str]:
    """Return the houses by name at which a clause says it was: "died at Tarn Hospital"."""
    return frozenset(a.entity for a in one.arguments if a.relation == "at" and a.entity)


def _elsewhere(one: Statement, other: Statement) -> bool:
    mine, theirs = houses(one), houses(other)
    return bool(mine and theirs) and not mine & theirs


def _describing(one: Statement) -> frozenset[str]:
    """The words of a description but for those of whom it is of."""
    own = frozenset(_WORD.findall((one.subject_text or "").casefold()))
    return frozenset(_WORD.findall(one.text.casefold())) - own - _ARTICLES
