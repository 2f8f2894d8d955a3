"""The day of what the news is about, where two articles put it on two days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.model import Reading, Time
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere
from firsthand.story.claims.relations import deeds, happenings, noun_event, occurring
from firsthand.story.conflicts import days
from firsthand.story.conflicts.dated import dated, its_own, set_apart
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.7
NEAR = 7
"""Days beyond which two days are of two happenings."""
LEAD = 0.5
"""Share of the articles that must tell of one kind of happening for it to be what the story is about."""


def conflicts(readings: Sequence[Reading], claims: Sequence[Sequence[Facets]], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft where articles put the story's main happening on days with none in common.

    Where one article gives two days, there are two such happenings, and nobody knows which another means.
    """
    kinds = main_kinds([f for claim in claims for f in claim])
    spots = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    by_article: defaultdict[str, list[Slot]] = defaultdict(list)
    for one in dated(readings, claims, _datable):
        if _tells(one.facets, kinds) and its_own(one):
            by_article[one.article].append(one)
    day = {id(s): d for slots in by_article.values() for s in slots if (d := days.day(s.value))}
    if not all(_one([s for s in slots if id(s) in day], day) for slots in by_article.values()):
        return []
    named = [s for slots in by_article.values() for s in slots if id(s) in day and day[id(s)].named]
    draft = _draft([s for s in named if (s.article, s.value.start) not in spots], day)
    return [draft] if draft else []


def main_kinds(every: Sequence[Facets]) -> frozenset[str]:
    """Return the kinds of happening that most articles tell of most: one, or all deeds; empty where there is none."""
    kinds: defaultdict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for facets in every:
        told = frozenset(_named(facets)) | (facets.classes if facets.statement.predicate not in occurring() else set())
        kinds[facets.statement.article].update(_sort(k) for k in sorted(told & happenings() - {"death"}))
    main = Counter(min(k, key=lambda c: (-k[c], sorted(c))) for k in kinds.values() if k)
    best = min(main, key=lambda c: (-main[c], sorted(c)), default=frozenset[str]())
    articles = {f.statement.article for f in every}
    return best if main[best] > LEAD * len(articles) else frozenset()


def _sort(kind: str) -> frozenset[str]:
    return deeds() | {"death"} if kind in deeds() else frozenset({kind})


def _datable(time: Time, text: str) -> bool:
    return days.dates(time)


def _tells(facets: Facets, kinds: frozenset[str]) -> bool:
    s = facets.statement
    if s.polarity != "affirmed" or s.certainty not in ("asserted", "rumoured") or set_apart(facets):
        return False
    return bool(kinds & (frozenset(_named(facets)) if s.predicate in occurring() else facets.classes))


def _named(facets: Facets) -> Iterator[str]:
    for who in (*facets.relation.actors, *facets.relation.patients):
        if event := noun_event(who.noun):
            yield event


def _one(group: Sequence[Slot], day: Mapping[int, days.Day]) -> bool:
    return all(days.gap(day[id(a)], day[id(b)]) <= 0 for a, b in combinations(group, 2))


def _draft(told: Sequence[Slot], day: Mapping[int, days.Day]) -> Draft | None:
    pairs = [(a, b) for a, b in combinations(told, 2) if _quarrel(a, b, day)]
    at_odds = {id(x) for pair in pairs for x in pair}
    sides = parted([s for s in told if id(s) in at_odds], lambda a, b: days.agree(day[id(a)], day[id(b)]))
    if len(sides) < 2:
        return None
    first = sides[0][0]
    about = tuple(dict.fromkeys(i for s in sides for m in s for i in m.facets.statement.subjects))
    return Draft(first.claim, "date", "date", CONFIDENCE, tuple(map(side, sides)), about, asks="the day it happened")


def _quarrel(a: Slot, b: Slot, day: Mapping[int, days.Day]) -> bool:
    apart = days.gap(day[id(a)], day[id(b)])
    if a.article == b.article or apart > NEAR or days.agree(day[id(a)], day[id(b)]):
        return False
    return not elsewhere(a.facets, b.facets)
