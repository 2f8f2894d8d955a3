"""What tells two facts apart for sure, whatever the words: other people, other places, what goes on growing."""

from __future__ import annotations

import re

from firsthand import regions
from firsthand.story.claims.facets import GROWING
from firsthand.story.claims.likeness import elsewhere, slot
from firsthand.story.claims.roles import PERSON, swapped
from firsthand.story.claims.struck import apart as scenes_apart
from firsthand.story.conflicts.ages import UNDATED
from firsthand.story.conflicts.rivals.facts import WHEN, Fact, Mention
from firsthand.story.conflicts.rivals.loose import NTH
from firsthand.story.conflicts.rivals.pairs import (
    Ground,
    Pair,
    countable,
    minutes,
    people,
    published,
    roles_differ,
    said_beside,
)
from firsthand.story.conflicts.rivals.read import SMALL

SOON = 15
"""Minutes within which two hours are one."""
SHORTLY = 25
"""The same where one is told by another that it is near to: "shortly before 6 p.m."."""
_SHORTLY = re.compile(r"\b(?:just|shortly|soon|a little|minutes) (?:after|before|past)\s+(?:the\s+)?$", re.IGNORECASE)
_RECKONED = re.compile(r"\b(?:after|ago|before|earlier|later)\b", re.IGNORECASE)
_ALONE = re.compile(r"\b(?:just|lone|once|only|single|sole)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:just|only)\s+$", re.IGNORECASE)
SAME = 0.5
"""Likeness of those who take part in two clauses from which they are one."""


def apart(one: Fact, other: Fact, nearest: Pair, on: Ground) -> bool:
    """Return whether two facts are of two things whatever the words.

    They are of two people or two places, of some of many, or of one alone, a limit and what was, or what the later
    tells goes on growing.
    """
    pairs = [Pair(m, n) for m in one.mentions for n in other.mentions]
    if nearest.a.value.text.casefold() == nearest.b.value.text.casefold() or _one(nearest.a) or _one(nearest.b):
        return True
    if nearest.a.value.kind == "date" and (_not_yet(one, other, on) or _not_yet(other, one, on)):
        return True
    if nearest.a.value.kind == "clock" and minutes(nearest) < (SHORTLY if any(map(_shortly, nearest)) else SOON):
        return True
    if nearest.a.value.kind == "age" and (any(_one_birthday(p, on) for p in pairs) or _two_bearers(one, other)):
        return True
    if nearest.a.value.kind == "duration" and _reckoned(nearest.a) != _reckoned(nearest.b):
        return True
    if nearest.a.value.role == NTH and not any(p.a.noun and p.a.noun == p.b.noun for p in pairs):
        return True
    if nearest.a.value.kind == "count":
        counted = [p for p in pairs if p.a.noun and p.b.noun]
        other_things = bool(counted) and not any(countable(p, on.meaning) for p in counted)
        toll = any(m.value.role in GROWING for p in pairs for m in p)
        open_still = not (_over(one, other) or _at_once(one, other, on))
        if other_things or (toll and (open_still or any(map(_elsewhere, pairs)))):
            return True
    elif all(roles_differ(p) for p in pairs):
        return True
    if nearest.a.masked.manner != nearest.b.masked.manner or any(swapped(p.a.facets, p.b.facets) for p in pairs):
        return True
    if _somewhere(nearest) and not any(_one_subject(p) for p in pairs):
        return True
    taking_part = [(people(p.a), people(p.b)) for p in pairs]
    strangers = [bool(x and y) and not x & y for x, y in taking_part]
    if any(strangers) and not any(x & y for x, y in taking_part):
        return True
    return _grown(one, other, on) or all(elsewhere(p.a.facets, p.b.facets) for p in pairs)


def _elsewhere(pair: Pair) -> bool:
    """Whether those counted were struck at two places."""
    a, b = (m.masked.slot for m in pair)
    return elsewhere(a.facets, b.facets) or scenes_apart(a.scene, b.scene)


def _not_yet(one: Fact, other: Fact, on: Ground) -> bool:
    """Whether articles that tell of what has happened were all printed before the day that the others tell of."""
    printed, days = published(one, on), [str(m.value.low)[:10] for m in other.mentions if m.value.low]
    told = [m.facets.statement.certainty for m in one.mentions]
    return bool(printed and days) and "expected" not in told and printed[-1] < min(days)


def _reckoned(one: Mention) -> str:
    """From when a length is reckoned: "three weeks ago", "two weeks before the wedding"."""
    found = _RECKONED.search(f"{one.value.text} {one.masked.behind[:12]}")
    return found[0].casefold() if found else ""


def _shortly(one: Mention) -> bool:
    return bool(_SHORTLY.search(one.masked.before))


def _over(one: Fact, other: Fact) -> bool:
    """Whether both tell of what was over long before: the dead of an earlier year no longer become more."""
    return all(any(m.facets.anchor.past for m in f.mentions) for f in (one, other))


def _at_once(one: Fact, other: Fact, on: Ground) -> bool:
    """Whether both are told on one day by two or three reports that are all there is: none of them is the later."""
    days = [published(f, on) for f in (one, other)]
    dated = all(len(d) == len(f.articles) for d, f in zip(days, (one, other), strict=True))
    return len(on.articles) < SMALL and dated and len({d for told in days for d in told}) == 1


def _somewhere(nearest: Pair) -> bool:
    """Whether the values say where something is: so many miles off a place, on which floor."""
    a, b = nearest.a.value, nearest.b.value
    if a.kind == "ordinal":
        return a.role not in (NTH, "rank", "score", "vote")
    return a.role == b.role == "distance" and bool(a.restrictors and b.restrictors)


def _one_subject(pair: Pair) -> bool:
    """Whether one takes part in both clauses: an engine on the third floor is not whoever died on the second."""
    x, y = pair.a.facets.relation, pair.b.facets.relation
    return any((slot(mine, theirs) or 0.0) >= SAME for mine, theirs in ((x.actors, y.actors), (x.patients, y.patients)))


def _grown(one: Fact, other: Fact, on: Ground) -> bool:
    """Whether the later of two numbers is told as what the earlier has grown or fallen to, or is a toll.

    A day, an hour, an age and which of a row do not grow, though a rank may change.
    """
    kind = one.mentions[0].value.kind
    days_of = [published(f, on) for f in (one, other)]
    if kind in WHEN or kind == "age" or not all(days_of) or _over(one, other):
        return False
    if days_of[0][-1] < days_of[1][0]:
        return _moved(one, other)
    return days_of[1][-1] < days_of[0][0] and _moved(other, one)


def _moved(earlier: Fact, later: Fact) -> bool:
    """Whether the words beside two numbers say that they are of two times."""
    both = (*earlier.mentions, *later.mentions)
    if any(m.value.role in GROWING for m in both):
        return True
    numbers = [next((m.number for m in f.mentions if m.number is not None), 0.0) for f in (earlier, later)]
    fell = numbers[1] < numbers[0]
    return any(said_beside(m, "shrinking" if fell else "running") for m in both)


def _one_birthday(pair: Pair, on: Ground) -> bool:
    """Whether two ages may be of one person on the days they were printed."""
    told = [on.articles[m.article].published for m in pair]
    if not all(told):
        return abs((pair.a.number or 0.0) - (pair.b.number or 0.0)) <= UNDATED
    births = [regions.born(m.number, m.number, regions.Days.of(day, day)) for m, day in zip(pair, told, strict=True)]
    return regions.meet_days(*births) is not None


def _two_bearers(one: Fact, other: Fact) -> bool:
    """Whether two ages are of people with two names."""
    mine, theirs = (
        {m.value.about for m in f.mentions if (m.value.about or "").startswith(PERSON)} for f in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs


def _one(mention: Mention) -> bool:
    """Whether a number counts one thing, and no words say that there was no other."""
    value = mention.value
    if value.kind != "count" or mention.number is None or mention.number > 1:
        return False
    return not _ALONE.search(value.text) and not _ONLY.search(mention.masked.before)
