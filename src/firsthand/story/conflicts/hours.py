"""The hour of what the news is about, put differently by two articles, whatever words either has for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, same_time, slot
from firsthand.story.claims.relations import Who, happenings, noun_event, occurring
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.once import people
from firsthand.story.conflicts.topics import Slot, of_the_news

CONFIDENCE = 0.7
ARREST = "arrest"
FEW = 40
"""Hours of one kind of happening beyond which the story tells of many."""


def conflicts(slots: Sequence[Slot], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft for every kind of happening that articles put at hours with none in common.

    A kind of which one article gives two hours has happened more than once; what `known` drafts tell is not told again.
    """
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    groups: defaultdict[tuple[str, str], list[Slot]] = defaultdict(list)
    for one in slots:
        kind = _kind(one)
        if kind and (one.article, one.value.start) not in told:
            groups[kind, one.facets.statement.frame].append(one)
    return [d for key in sorted(groups) if (d := _draft(groups[key]))]


def _kind(one: Slot) -> str | None:
    """The kind of happening a clause gives the hour of: it says that it took place, and nothing else."""
    s = one.facets.statement
    earnest = s.polarity == "affirmed" and s.certainty in ("asserted", "rumoured")
    if one.value.kind != "clock" or not earnest or not of_the_news(one):
        return None
    kinds = sorted(set(_named(one.facets)) if s.predicate in occurring() else one.facets.classes & happenings())
    if not kinds and ARREST in one.facets.classes and any(_person(w) for w in one.facets.relation.patients):
        return ARREST
    return kinds[0] if len(kinds) == 1 else None


def _person(who: Who) -> bool:
    return (who.entity or "").startswith("e:person") or (who.entity is None and who.noun in people())


def _named(facets: Facets) -> Iterator[str]:
    """The kinds of happening that the subject of a clause names."""
    for who in (*facets.relation.actors, *facets.relation.patients):
        event = noun_event(who.noun)
        if event in happenings():
            yield str(event)


def _draft(members: Sequence[Slot]) -> Draft | None:
    if len(members) > FEW or any(_twice(a, b) for a, b in combinations(members, 2)):
        return None
    apart = [(a, b) for a, b in combinations(members, 2) if not agree(a.value, b.value) and _one(a.facets, b.facets)]
    quarrelling = [m for m in members if any(m is x for pair in apart for x in pair)]
    sides = parted(quarrelling)
    if len(sides) < 2:
        return None
    first = sides[0][0]
    about = tuple(dict.fromkeys(i for s in sides for m in s for i in m.facets.statement.subjects))
    return Draft(first.claim, first.value.role, "date", CONFIDENCE, tuple(side(s) for s in sides), about)


def _twice(a: Slot, b: Slot) -> bool:
    return a.article == b.article and not agree(a.value, b.value)


def _one(a: Facets, b: Facets) -> bool:
    """Whether nothing tells two happenings of one kind apart: no place, no day, nobody it befell."""
    if elsewhere(a, b) or not same_time(a, b) or a.statement.article == b.statement.article:
        return False
    if {a.statement.predicate, b.statement.predicate} & occurring():
        return True  # the happening itself is the subject of one
    x, y = a.relation, b.relation
    return slot(x.patients, y.patients) is not None and slot(x.actors, y.actors) is not None
