"""How surely two statements speak of the same thing: who, what, in which words, when and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

from firsthand.language.lexicon import words
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.relations import Who, affecting, noun_class, telling_classes

GENERIC = words("relations", "words.generic", "firsthand.story") | {""}
"""Heads that could be anybody."""


class Weights:
    """How telling a stem is in this story: rare ones weigh more (inverse document frequency)."""

    def __init__(self, all_facets: Iterable[Facets]) -> None:
        counts: Counter[str] = Counter()
        self.total = 1
        for facet in all_facets:
            counts.update(facet.words)
            self.total += 1
        self.counts = counts

    def of(self, word: str) -> float:
        """Return the weight of a stem."""
        return log(1 + self.total / (1 + self.counts[word]))

    def mass(self, words: frozenset[str]) -> float:
        """Return the weight of stems together."""
        return sum(self.of(w) for w in sorted(words))

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of weight two sets of stems have in common (0 to 1, over the lighter one)."""
        lighter = min(self.mass(a), self.mass(b))
        return self.mass(a & b) / lighter if lighter else 0.0

    def jaccard(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of weight two sets of stems have in common, over both together."""
        union = self.mass(a | b)
        return self.mass(a & b) / union if union else 0.0


def _ids(who: Iterable[Who]) -> frozenset[str]:
    return frozenset(w.entity for w in who if w.entity)


def _heads(who: Iterable[Who]) -> frozenset[str]:
    return frozenset(w.noun for w in who)


def named(who: Iterable[Who]) -> frozenset[str]:
    """Return the participants that have a name."""
    return _sure(_ids(who))


def slot(a: tuple[Who, ...], b: tuple[Who, ...]) -> float | None:
    """Return how well two fillers of one role agree.

    1 is the same entity, 0.7 the same noun or part of a group, 0.4 the same noun that could be anybody's, 0
    unknown; None says that they exclude each other.
    """
    ids, other_ids = _ids(a), _ids(b)
    if ids and ids == other_ids:
        return 1.0
    if _sure(ids) and _sure(other_ids):
        return 0.7 if ids < other_ids or other_ids < ids else None
    heads, other_heads = _heads(a), _heads(b)
    if (heads & other_heads) - GENERIC:
        return 0.7
    if (heads & other_heads) - {""}:
        return 0.4
    if heads - GENERIC and other_heads - GENERIC and not _sure(ids) and not _sure(other_ids):
        return None
    return None if _sexes(heads) | _sexes(other_heads) == {"man", "woman"} else 0.0


def _sure(ids: frozenset[str]) -> frozenset[str]:
    """The entities that have a name: two unnamed ones of two articles may well be one."""
    return frozenset(i for i in ids if not i.startswith(("e:group", "e:other")))


def _sexes(heads: frozenset[str]) -> frozenset[str]:
    return heads & {"man", "woman"}


def _apart(a: Facets, b: Facets, timed: bool) -> bool:
    """Whether something bars two statements from being one claim whatever else they share."""
    if a.statement.frame != b.statement.frame or not a.classes & b.classes:
        return True
    if elsewhere(a, b) and not (a.places | b.places) & _shared_core(a, b):
        return True
    if a.counted and b.counted and not a.counted & b.counted:
        return True
    if _narrowed(a, b):
        return True
    return timed and not same_time(a, b)


def elsewhere(a: Facets, b: Facets) -> bool:
    """Return whether two clauses say where, and name no place in common."""
    return bool(a.places and b.places and not a.around & b.around)


def _shared_core(a: Facets, b: Facets) -> frozenset[str]:
    return _ids(a.relation.actors + a.relation.patients) & _ids(b.relation.actors + b.relation.patients)


def _narrowed(a: Facets, b: Facets) -> bool:
    """Whether what narrows the things counted tells two counts apart; of tolls, a narrower one is another."""
    mine, theirs = _restricted(a), _restricted(b)
    for key in sorted(set(mine) & set(theirs)):
        x, y = mine[key], theirs[key]
        if x != y and (key[0] in GROWING or not (x <= y or y <= x)):
            return True
    return False


def _restricted(facet: Facets) -> dict[tuple[str, str], frozenset[str]]:
    counts = [v for v in facet.statement.values if v.kind == "count"]
    return {(v.role, noun_class(v.counted or "")): frozenset(r.casefold() for r in v.restrictors) for v in counts}


def same_time(a: Facets, b: Facets) -> bool:
    """Whether the days of two statements leave room for one event."""
    if a.anchor.label != b.anchor.label:
        return bool(_people(a) & _people(b)) and not (a.anchor.label and b.anchor.label)
    if a.anchor.known and b.anchor.known:
        return a.anchor.meets(b.anchor, slack=1)
    if a.anchor.past != b.anchor.past:
        return bool(_people(a) & _people(b))
    return True


def _people(facet: Facets) -> frozenset[str]:
    ids = _ids(facet.relation.actors + facet.relation.patients)
    return frozenset(i for i in ids if i.startswith(("e:person", "e:organization", "e:work")))


def score(a: Facets, b: Facets, weights: Weights, timed: bool = True) -> float:
    """Return how surely two statements speak of the same thing, 0 to 1, rounded; days count only if `timed`."""
    if a.statement.frame == b.statement.frame and a.tokens >= 5 and a.plain == b.plain:
        return 0.0 if timed and not same_time(a, b) else 1.0
    if _apart(a, b, timed):
        return 0.0
    patients = slot(a.relation.patients, b.relation.patients)
    actors = slot(a.relation.actors, b.relation.actors)
    undergone = bool(a.classes & b.classes & affecting())
    if patients is None or (actors is None and not (undergone and patients >= 0.7)):
        return 0.0
    likeness = weights.overlap(a.words, b.words)
    context = weights.jaccard(a.context, b.context)
    counted = 1.0 if a.counted & b.counted else 0.0
    valued = 1.0 if _valued(a, b) else 0.0
    telling = 1.0 if a.classes & b.classes & telling_classes() else 0.0
    total = 0.3 * patients + 0.3 * (actors or 0.0) + 0.35 * likeness + 0.25 * context
    total += 0.15 * counted + 0.1 * valued + 0.08 * telling - (0.2 if _miscounted(a, b) else 0.0)
    if not patients and not actors and not counted:
        total -= 0.2
    return round(min(total, 1.0), 4)


def _valued(a: Facets, b: Facets) -> bool:
    """Whether both clauses give the same value for one thing that is not counted."""
    mine = {(v.kind, v.role, v.low, v.high) for v in a.statement.values if v.kind != "count"}
    return any((v.kind, v.role, v.low, v.high) in mine for v in b.statement.values)


def _miscounted(a: Facets, b: Facets) -> bool:
    """Whether both clauses count one thing, or say which of a series, and come to numbers that cannot be one."""
    mine = [v for v in a.statement.values if v.kind in ("count", "ordinal")]
    theirs = [v for v in b.statement.values if v.kind in ("count", "ordinal")]
    alike = [(x, y) for x in mine for y in theirs if (x.role, x.counted) == (y.role, y.counted)]
    return bool(alike) and not any(agree(x, y) for x, y in alike)
