"""Values that answer one question: the slots of statements, aligned before they are compared.

A topic is a set of slots of one role about the same thing: same event and day, same thing counted with the same
restrictors, clauses that share their words or their participants. Comparing is done elsewhere; here only alignment counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.model import Value
from firsthand.story.claims import GENERIC, Facets, Weights, same_time, slot
from firsthand.story.relations import noun_class

EXEMPLARS = 6
"""Slots of a topic that a new one must align with."""
OPEN_TOPICS = 24
"""Latest topics of a block that a new slot is held against."""


@dataclass(frozen=True)
class Slot:
    """One value of one statement, with the claim the statement belongs to."""

    value: Value
    facets: Facets
    claim: int

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.facets.statement.article

    @cached_property
    def restrictors(self) -> frozenset[str]:
        """What narrows the thing counted."""
        return frozenset(r.casefold() for r in self.value.restrictors)

    @cached_property
    def counted(self) -> str:
        """The class of the noun counted or measured."""
        return noun_class(self.value.counted or "")


@dataclass(frozen=True)
class Topic:
    """Slots that answer one question, and how sure their alignment is at its weakest."""

    slots: tuple[Slot, ...]
    confidence: float


def slots(claims: Sequence[Sequence[Facets]]) -> tuple[Slot, ...]:
    """Return every value of every statement."""
    return tuple(
        Slot(value, facets, n)
        for n, claim in enumerate(claims)
        for facets in claim
        for value in facets.statement.values
    )


def _block(one: Slot) -> tuple[str, ...]:
    value = one.value
    thing = one.counted if value.kind in ("count", "ordinal") else ""
    about = value.about or "" if value.kind == "age" else ""
    return (value.kind, value.role, thing, about, one.facets.statement.frame)


def alignment(a: Slot, b: Slot, weights: Weights) -> float:
    """Return how surely two slots answer one question, 0 to 1, rounded; 0 where anything tells them apart."""
    if a.facets.statement.id == b.facets.statement.id or _one_sentence(a, b):
        return 0.0
    if a.restrictors != b.restrictors or not same_time(a.facets, b.facets):
        return 0.0
    if a.facets.places and b.facets.places and not a.facets.places & b.facets.places:
        return 0.0
    if a.value.kind == "age":
        return 0.9 if a.value.about and a.value.about == b.value.about else 0.0
    return _likeness(a, b, weights)


def _likeness(a: Slot, b: Slot, weights: Weights) -> float:
    x, y = a.facets, b.facets
    actors, patients = slot(x.relation.actors, y.relation.actors), slot(x.relation.patients, y.relation.patients)
    if actors is None and patients is None:
        return 0.0
    related = 1.0 if a.claim == b.claim else 0.6 if x.classes & y.classes else 0.0
    words = max(weights.overlap(x.words, y.words), weights.jaccard(x.context, y.context))
    names = 1.0 if _telling(x) & _telling(y) else 0.0
    who = max(actors or 0.0, patients or 0.0)
    apart = 0.25 if actors is None or patients is None else 0.0
    return round(max(0.0, min(1.0, 0.35 * related + 0.4 * words + 0.2 * who + 0.15 * names - apart)), 4)


def _telling(facets: Facets) -> frozenset[str]:
    nouns = {w.noun for w in facets.relation.others if w.noun not in GENERIC and not w.entity}
    return facets.entities | nouns


def _one_sentence(a: Slot, b: Slot) -> bool:
    x, y = a.facets.statement, b.facets.statement
    return x.article == y.article and (x.sentence or x.start) == (y.sentence or y.start)


def topics(found: Sequence[Slot], weights: Weights, threshold: float) -> tuple[Topic, ...]:
    """Return the slots grouped into topics of two or more, each slot aligned at `threshold` or above with all exemplars."""
    blocks: defaultdict[tuple[str, ...], list[Slot]] = defaultdict(list)
    for one in found:
        blocks[_block(one)].append(one)
    grown = [t for block in blocks.values() for t in _grow(block, weights, threshold)]
    return tuple(t for t in grown if len(t.slots) > 1)


def _grow(block: Sequence[Slot], weights: Weights, threshold: float) -> list[Topic]:
    groups: list[list[Slot]] = []
    exemplars: list[list[Slot]] = []
    weakest: list[float] = []
    for one in block:
        fits = []
        for n in range(max(0, len(groups) - OPEN_TOPICS), len(groups)):
            scores = [alignment(one, other, weights) for other in exemplars[n]]
            if min(scores) >= threshold:
                fits.append((round(sum(scores) / len(scores), 4), -n, min(scores)))
        if not fits:
            groups.append([one])
            exemplars.append([one])
            weakest.append(1.0)
            continue
        _, n, lowest = max(fits)
        groups[-n].append(one)
        weakest[-n] = min(weakest[-n], lowest)
        if len(exemplars[-n]) < EXEMPLARS and _new(one, exemplars[-n]):
            exemplars[-n].append(one)
    return [Topic(tuple(g), w) for g, w in zip(groups, weakest, strict=True)]


def _new(one: Slot, known: Sequence[Slot]) -> bool:
    seen: Mapping[tuple[object, object], bool] = {(k.value.low, k.value.high): True for k in known}
    return (one.value.low, one.value.high) not in seen or len(known) < 3
