"""Which statements are held against each other at all: those that share what they relate or say, and of whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import GENERIC, PERSONAL, Weights, named
from firsthand.story.claims.relations import telling_classes

NEAREST = 32
"""Earlier statements that one is held against, those that share most keys with it."""
RARE = 4
"""Words of a clause by which it is found where its relation differs."""
BUSY = 400
"""Statements under one key beyond which the earlier ones are left out."""


def candidates(facets: Sequence[Facets], weights: Weights, widely: bool = False) -> Iterator[tuple[int, int]]:
    """Return pairs of places in a row of statements, the earlier one first.

    `widely` takes in those that share nothing but two names, or a number and a telling word or a name.
    """
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for number, facet in enumerate(facets):
        hits: Counter[int] = Counter()
        more = _loose_keys(facet, weights) if widely else ()
        for key in (*_keys(facet, facet.classes | facet.held | facet.undone | facet.near, weights), *more):
            hits.update(by_key.get(key, ())[-BUSY:])
        for other in sorted(hits, key=lambda n: (-hits[n], n))[:NEAREST]:
            yield other, number
        for key in (*_keys(facet, facet.classes | facet.held | facet.undone, weights), *more):
            by_key[key].append(number)


def _keys(facet: Facets, classes: frozenset[str], weights: Weights) -> tuple[str, ...]:
    """What a statement is found by: what it relates, and its most telling words, each with whoever takes part."""
    who = (*facet.relation.actors, *facet.relation.patients, *facet.relation.others)
    names = {w.entity or w.noun for w in who if w.entity or w.noun not in GENERIC}
    names |= {f"{role}/{counted}" for role, counted in facet.counted}
    names |= {f"{v.role}/{v.low}" for v in facet.statement.values if v.role in PERSONAL}
    rare = _rare(facet, weights)
    tags = (*classes, *(f"~{w}" for w in rare))
    frame = facet.statement.frame
    keys = {f"{tag}|{n}|{frame}" for tag in tags for n in names}
    keys |= {f"{c}+{w}|{frame}" for c in classes for w in rare}
    keys |= {f"{a}+{b}|{frame}" for n, a in enumerate(sorted(rare)) for b in sorted(rare)[n + 1 :]}
    keys |= {f"{c}|{frame}" for c in classes & telling_classes()}
    keys |= {f"{v.kind}/{v.low}" for v in facet.statement.values if v.kind in ("money", "percent")}
    if facet.tokens >= 5:
        keys.add(facet.plain)
    return tuple(sorted(keys))


def _rare(facet: Facets, weights: Weights) -> list[str]:
    return sorted(facet.words, key=lambda w: (-weights.of(w), w))[:RARE]


def _loose_keys(facet: Facets, weights: Weights) -> tuple[str, ...]:
    """Two who are named together, and each number with a telling word or a name beside it."""
    names = sorted(named((*facet.relation.actors, *facet.relation.patients, *facet.relation.others)))
    keys = {f"{a}&{b}|{facet.statement.frame}" for a, b in combinations(names, 2)}
    numbers = {f"{v.kind}/{v.low}" for v in facet.statement.values if v.low not in (None, 1)}
    return tuple(sorted(keys | {f"{n}&{x}" for n in numbers for x in (*_rare(facet, weights), *names)}))
