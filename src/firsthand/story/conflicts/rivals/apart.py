"""What tells two facts apart for sure, whatever the words: other people, other places, what goes on growing."""

from __future__ import annotations

from firsthand.story.claims.facets import GROWING
from firsthand.story.claims.likeness import elsewhere, slot
from firsthand.story.conflicts.rivals.facts import Fact, Mention
from firsthand.story.conflicts.rivals.pairs import (
    Ground,
    Pair,
    countable,
    minutes,
    people,
    published,
    roles_differ,
    said,
)

SOON = 15
"""Minutes within which two hours are one."""
SAME = 0.5
"""Likeness of those who take part in two clauses from which they are one."""


def apart(one: Fact, other: Fact, nearest: Pair, on: Ground) -> bool:
    """Return whether two facts are of two things whatever the words.

    They are of two people or two places, of some of many, or of one alone, or what the later tells goes on growing.
    """
    pairs = [Pair(m, n) for m in one.mentions for n in other.mentions]
    if nearest.a.value.text.casefold() == nearest.b.value.text.casefold() or _one(nearest.a) or _one(nearest.b):
        return True
    if nearest.a.value.kind == "clock" and minutes(nearest) < SOON:
        return True
    if nearest.a.value.kind == "count":
        named = [p for p in pairs if p.a.noun and p.b.noun]
        other_things = bool(named) and not any(countable(p, on.meaning) for p in named)
        if other_things or any(m.value.role in GROWING for m in nearest):
            return True
    elif all(roles_differ(p) for p in pairs):
        return True
    if any(all(on.sentences.partial(m.value, m.facets) for m in f.mentions) for f in (one, other)):
        return True
    if _somewhere(nearest) and not any(_one_subject(p) for p in pairs):
        return True
    taking_part = [(people(p.a), people(p.b)) for p in pairs]
    strangers = [bool(x and y) and not x & y for x, y in taking_part]
    if any(strangers) and not any(x & y for x, y in taking_part):
        return True
    return _grown(one, other, on) or all(elsewhere(p.a.facets, p.b.facets) for p in pairs)


def _somewhere(nearest: Pair) -> bool:
    """Whether the values say where something is: so many miles off a place, on which floor."""
    a, b = nearest.a.value, nearest.b.value
    if a.kind == "ordinal":
        return a.role not in ("rank", "vote")
    return a.role == b.role == "distance" and bool(a.restrictors and b.restrictors)


def _one_subject(pair: Pair) -> bool:
    """Whether one takes part in both clauses: an engine on the third floor is not whoever died on the second."""
    x, y = pair.a.facets.relation, pair.b.facets.relation
    return any((slot(mine, theirs) or 0.0) >= SAME for mine, theirs in ((x.actors, y.actors), (x.patients, y.patients)))


def _grown(one: Fact, other: Fact, on: Ground) -> bool:
    """Whether the later of two numbers is told as one that goes on growing or falling, or is a toll."""
    days_of = [published(f, on) for f in (one, other)]
    if not all(days_of) or (days_of[0][-1] >= days_of[1][0] and days_of[1][-1] >= days_of[0][0]):
        return False
    return any(m.value.role in GROWING or said(m, "running") for f in (one, other) for m in f.mentions)


def _one(mention: Mention) -> bool:
    return mention.value.kind != "ordinal" and mention.number is not None and mention.number <= 1
