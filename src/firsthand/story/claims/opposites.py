"""Deeds that are the opposite of each other: two clauses may share every other word and still tell two things.

Hand-written are the pairs of classes (relations.toml); pairs of verbs come from WordNet 3.0 (Miller, 1995), by
tools/opposites.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import named

PACKAGE = "firsthand.story"


def opposed(a: Facets, b: Facets) -> bool:
    """Return whether one clause tells the opposite of what the other does: that it was bought, that it was sold."""
    mine, theirs = a.classes | a.held, b.classes | b.held
    if mine & theirs or converse(a, b) or a.statement.polarity != b.statement.polarity:
        return False
    verbs = a.statement.predicate.casefold(), b.statement.predicate.casefold()
    excluded = frozenset[str]().union(*(_classes().get(name, ()) for name in mine))
    return bool(excluded & theirs) or verbs[1] in _verbs().get(verbs[0], ())


def converse(a: Facets, b: Facets) -> bool:
    """Return whether two clauses tell one deed from either side: "sold to Bell", "Bell bought".

    Nobody is the doer of both, and where what changes hands is named it is the same.
    """
    pairs = ((x, y) for x in sorted(a.classes | a.held) for y in sorted(b.classes | b.held))
    if not any(y in _converse().get(x, ()) for x, y in pairs) or a.statement.polarity != b.statement.polarity:
        return False
    doers = named(a.relation.actors), named(b.relation.actors)
    beside = named(a.relation.others), named(b.relation.others)
    things = named(a.relation.patients), named(b.relation.patients)
    if all(things) and not things[0] & things[1]:
        return False
    return not doers[0] & doers[1] and bool(doers[0] & beside[1] or doers[1] & beside[0])


@cache
def _converse() -> Mapping[str, frozenset[str]]:
    return _both_ways(lexicon("relations", PACKAGE)["converse"]["classes"])


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return _both_ways(lexicon("relations", PACKAGE)["opposites"]["classes"])


@cache
def _verbs() -> Mapping[str, frozenset[str]]:
    rows = lexicon("opposites", PACKAGE)["verbs"].items()
    return _both_ways((verb, other) for verb, others in rows for other in others)


def _both_ways(pairs: Iterable[Iterable[str]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}
