"""How surely two values are of one thing: told apart by what the words say, else weighed by how alike the clauses are.

The weights were fitted by logistic regression (Berkson, 1944) on pairs of values in two articles of one story, without
labels: two numbers so rare that they are equal by chance no more are of one thing, two that differ are not. They were
rounded afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from firsthand.language.encoder import Encoder
from firsthand.story.claims.facets import GROWING
from firsthand.story.claims.kin import person_nouns
from firsthand.story.claims.likeness import Weights, elsewhere, named, same_time, slot
from firsthand.story.claims.matching import match
from firsthand.story.claims.relations import Who, pale, telling_classes
from firsthand.story.claims.struck import apart as scenes_apart
from firsthand.story.conflicts.expected.beside import adds, is_rate, stretch
from firsthand.story.conflicts.expected.masked import Masked

BIAS = -3.2
CLAIM, WORDS, CONTEXT = 3.4, 2.0, 1.8
"""What it counts how surely the clauses are one claim, and which words clauses and sentences have in common."""
CLAUSE, SENTENCE, WINDOW = 1.2, 0.9, 0.7
"""What it counts how near they are in meaning, the values masked: clauses, sentences, and the words next to them."""
NARROWED, ONE_NARROWED = 2.4, -1.8
"""What it counts that both things are narrowed by one word, and that only one is narrowed."""

STEM = 5
"""Letters by which two words that narrow a thing are one."""
BODY = "e:organization:"


def apart(a: Masked, b: Masked, strictly: bool = True) -> bool:
    """Return whether something tells two values apart: time, place, people, what is added or narrowed, a rate.

    What may do so and need not is left aside where not `strictly`: other people beside, one that says since when.
    """
    x, y = a.facets, b.facets
    if x.statement.polarity != y.statement.polarity or _toll(a) or _toll(b):
        return True
    if elsewhere(x, y) or scenes_apart(a.slot.scene, b.slot.scene) or not same_time(x, y) or _crossed(a, b):
        return True
    if (x.statement.certainty == "expected") != (y.statement.certainty == "expected"):
        return True
    if is_rate(a.before, a.behind) != is_rate(b.before, b.behind):
        return True
    if a.manner != b.manner:
        return True
    if a.restrictors and b.restrictors and not _akin(a.restrictors, b.restrictors):
        return True
    since = [stretch(m.sentence) for m in (a, b)] if a.slot.value.kind == "count" else []
    if not strictly:
        return all(since) and len(set(since)) > 1
    return _adds(a) != _adds(b) or _others(a, b) or len(set(since)) > 1


def _crossed(a: Masked, b: Masked) -> bool:
    """Whether those who act and those who undergo it change places from the one clause to the other."""
    x, y = a.facets.relation, b.facets.relation
    doing, done = {w.noun for w in x.actors}, {w.noun for w in x.patients}
    acting, acted = {w.noun for w in y.actors}, {w.noun for w in y.patients}
    return not doing & acting and bool(doing & acted and acting & done)


def _toll(one: Masked) -> bool:
    """Whether it is people or things that something befell, of which there may be more by now."""
    value = one.slot.value
    people = value.counted is None or one.slot.counted in person_nouns()
    return value.role in GROWING and (people or value.role in ("damaged", "destroyed"))


def _adds(one: Masked) -> bool:
    return adds(one.before, one.behind, sorted(one.restrictors))


def _akin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether what narrows one thing has a word, or the beginning of one, in common with what narrows another."""
    mine, theirs = ({w[:STEM] for r in side for w in r.split() if len(w) > 2} for side in (a, b))
    return bool(mine & theirs)


def _others(a: Masked, b: Masked) -> bool:
    """Whether other people act or undergo in the one clause than in the other, or other bodies take part."""
    x, y = a.facets, b.facets
    people = (_named(f.relation.actors + f.relation.patients, "e:person:") for f in (x, y))
    bodies = (_named((*f.relation.actors, *f.relation.patients, *f.relation.others), BODY) for f in (x, y))
    return any(one and other and not one & other for one, other in (tuple(people), tuple(bodies)))


def _named(who: Iterable[Who], kind: str) -> frozenset[str]:
    return frozenset(e for e in named(who) if e.startswith(kind))


def doubtful(a: Masked, b: Masked) -> bool:
    """Return whether two values may be of two things: of a time gone by and of now, of other people or another deed."""
    x, y = a.facets, b.facets
    if x.anchor.past != y.anchor.past or strangers(a, b):
        return True
    mine, theirs = ((f.classes | f.held) & telling_classes() - pale() for f in (x, y))
    return bool(mine and theirs) and not mine & theirs


def strangers(a: Masked, b: Masked) -> bool:
    """Return whether nobody who acts or undergoes something in the one clause does so in the other."""
    x, y = a.facets.relation, b.facets.relation
    return slot(x.actors, y.actors) is None and slot(x.patients, y.patients) is None


def surely(a: Masked, b: Masked, weights: Weights, encoder: Encoder) -> float:
    """Return how surely two values are of one thing, 0 to 1, rounded."""
    x, y = a.facets, b.facets
    total = BIAS + CLAIM * match(x, y, weights)
    total += WORDS * weights.overlap(x.words, y.words) + CONTEXT * weights.jaccard(x.context, y.context)
    total += CLAUSE * encoder.likeness(a.clause, b.clause) + WINDOW * encoder.likeness(a.window, b.window)
    total += SENTENCE * encoder.likeness(a.sentence, b.sentence)
    if _akin(a.restrictors, b.restrictors) and a.slot.value.kind != "measure":
        total += NARROWED
    if bool(a.restrictors) != bool(b.restrictors):
        total += ONE_NARROWED
    return round(1 / (1 + exp(-total)), 4)
