"""What speaks for and against two facts being one thing told in two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from math import log, log1p

from firsthand.story.claims.comparing import agree
from firsthand.story.claims.kin import near_nouns
from firsthand.story.claims.likeness import same_time, slot
from firsthand.story.claims.matching import alike
from firsthand.story.claims.roles import Signs
from firsthand.story.conflicts.dated import its_own
from firsthand.story.conflicts.rivals.apart import apart
from firsthand.story.conflicts.rivals.facts import OPEN, WHEN, Fact, Facts, Mention, converted
from firsthand.story.conflicts.rivals.pairs import (
    GENERIC,
    Ground,
    Pair,
    differ,
    listed,
    minutes,
    of_people,
    people,
    published,
    said,
    said_beside,
)

LEAST = 0.12
"""How near the nearest mentions of two facts must be said to be weighed at all."""
_FIGURES = re.compile(r"\d[\d,.]*")
_LED = re.compile(r"\s+(?:the |about |around |just |late |early |shortly |a |end of |its |their )*$", re.IGNORECASE)


def signs(one: Fact, other: Fact, facts: Facts, on: Ground) -> Signs | None:
    """Return the signs two facts of one sort give, each a number; None where something tells them apart for sure.

    Both are held against each other by all mentions in two articles, the nearest two counting most.
    """
    if one.articles & other.articles or not all(differ(m, n) for m in _firm(one) for n in _firm(other)):
        return None
    near = facts.near[list(one.rows)][:, list(other.rows)]
    ranked = sorted(
        ((float(near[i, j]), i, j) for i in range(len(one.rows)) for j in range(len(other.rows))),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    nearest = Pair(one.mentions[ranked[0][1]], other.mentions[ranked[0][2]])
    if ranked[0][0] < LEAST or apart(one, other, nearest, on):
        return None
    pairs = [Pair(m, n) for m in one.mentions for n in other.mentions]
    found = {
        "near": ranked[0][0],
        "second": ranked[1][0] if len(ranked) > 1 else 0.0,
        "window": max(float(facts.windows[n, m]) for n in one.rows for m in other.rows),
        **_words(pairs, on),
        **_things(pairs, on),
        **_others(one, other, facts),
        **_numbers(nearest),
        **_telling(one, other, nearest, on),
        **_cues(one, other, nearest),
        **_support(one, other, on),
        **(_happening(pairs, nearest, on) if nearest.a.value.kind in WHEN else {}),
        "loose": sum(_is_loose(m) for m in nearest),
        nearest.a.value.kind: 1.0,
    }
    return {name: float(sign) for name, sign in found.items()}


def _firm(one: Fact) -> Sequence[Mention]:
    """The mentions of a fact that leave its number open on no side, or give its day in figures; all where none does."""
    if one.mentions[0].value.kind == "date":
        return [m for m in one.mentions if any(c.isdigit() for c in m.value.text)] or one.mentions
    return [m for m in one.mentions if m.value.hedge not in OPEN] or one.mentions


def _bodies(mention: Mention) -> frozenset[str]:
    return frozenset(e for e in mention.facets.entities if e.startswith(("e:organization", "e:place", "e:work")))


def _words(pairs: Sequence[Pair], on: Ground) -> Signs:
    """What clauses and sentences have in common."""
    both = [(p.a.facets, p.b.facets) for p in pairs]
    held = [((x.classes | x.held), (y.classes | y.held)) for x, y in both]
    return {
        "context": max(on.weights.jaccard(x.context, y.context) for x, y in both),
        "words": max(on.weights.overlap(x.words, y.words) for x, y in both),
        "beside": max(on.weights.overlap(p.a.beside, p.b.beside) for p in pairs),
        "relation": any(x & y for x, y in held),
        "predicate": any(x.statement.predicate == y.statement.predicate for x, y in both),
        "actors": max(slot(x.relation.actors, y.relation.actors) or 0.0 for x, y in both),
        "patients": max(slot(x.relation.patients, y.relation.patients) or 0.0 for x, y in both),
        "people": any(people(p.a) & people(p.b) for p in pairs),
        "other bodies": all(_bodies(p.a) and _bodies(p.b) and not _bodies(p.a) & _bodies(p.b) for p in pairs),
        "other figures": all(_apart_in(_figures(p.a), _figures(p.b)) for p in pairs),
        "unrelated hour": pairs[0].a.value.kind == "clock" and not any(x & y for x, y in held),
        "unrelated date": pairs[0].a.value.kind == "date" and not any(x & y for x, y in held),
    }


def _happening(pairs: Sequence[Pair], nearest: Pair, on: Ground) -> Signs:
    """Whether the clauses tell one happening, and the day or hour is that of what they tell."""
    encoder = on.meaning.encoder
    clauses = [encoder.likeness(p.a.masked.clause, p.b.masked.clause) for p in pairs]
    alike_ = [alike(p.a.facets, p.b.facets, on.weights, on.meaning) for p in pairs]
    return {
        "clause": max(clauses),
        "one telling": max(alike_),
        "second telling": sorted(alike_)[-2] if len(alike_) > 1 else 0.0,
        "own": sum(any(its_own(m.masked.slot) for m in side) for side in zip(*pairs, strict=True)),
        "exactness": _exact_to(nearest.a) != _exact_to(nearest.b) if nearest.a.value.kind == "date" else 0,
        "own nearest": sum(its_own(m.masked.slot) for m in nearest),
        "nominal": sum(m.facets.statement.nominal for m in nearest),
    }


def _is_loose(one: Mention) -> bool:
    """Whether no statement holds the number: it was read for its own sake (loose.py)."""
    value, held = one.value, one.facets.statement.values
    return value.kind != "ordinal" and all((v.start, v.end) != (value.start, value.end) for v in held)


def _figures(one: Mention) -> frozenset[str]:
    return frozenset(f.strip(".,") for f in _FIGURES.findall(one.masked.sentence))


def _apart_in(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b


def _things(pairs: Sequence[Pair], on: Ground) -> Signs:
    """What is counted or measured."""
    nouns = [(p.a.noun, p.b.noun) for p in pairs]
    counts = pairs[0].a.value.kind == "count"
    likely = (on.meaning.encoder.likeness(a, b) for a, b in nouns if a and b) if counts else ()
    roles = [(p.a.value.role, p.b.value.role) for p in pairs]
    return {
        "noun": any(a and a == b for a, b in nouns),
        "near noun": any(a and b in near_nouns(a) for a, b in nouns),
        "persons": any("person" in (a, b) and {a, b} <= of_people() for a, b in nouns),
        "people of two kinds": any(a != b and "person" not in (a, b) and {a, b} <= of_people() for a, b in nouns),
        "parts": sum(all(on.sentences.partial(m.value, m.facets) for m in f) for f in zip(*pairs, strict=True)),
        "nouns": max(likely, default=0.0),
        "no noun": counts and not any(a and b for a, b in nouns),
        "role": any(a == b and a not in GENERIC for a, b in roles),
        "other role": all(a != b and a not in GENERIC and b not in GENERIC for a, b in roles),
    }


def _others(one: Fact, other: Fact, facts: Facts) -> Signs:
    """Whether other facts of the articles are nearer than these two, and whether either knows the other's number."""
    forth, back = _better(one, other, facts), _better(other, one, facts)
    return {"better": forth, "better back": back, "known": _known(one, other, facts) + _known(other, one, facts)}


def _better(one: Fact, other: Fact, facts: Facts) -> float:
    """By how much the nearest mention of the other is nearer to one than any further number of the other's articles."""
    rest = [n for n, m in enumerate(facts.mentions) if m.article in other.articles and n not in other.rows]
    return max(
        max(float(facts.near[i, j]) for j in other.rows) - max((float(facts.near[i, n]) for n in rest), default=0.0)
        for i in one.rows
    )


def _known(one: Fact, other: Fact, facts: Facts) -> bool:
    theirs = [m for n, m in enumerate(facts.mentions) if m.article in other.articles and n not in other.rows]
    return any(agree(m.value, n.value) for m in one.mentions for n in theirs)


def _numbers(nearest: Pair) -> Signs:
    a, b = nearest
    digits = [sorted("".join(c for c in m.value.text if c.isdigit()).strip("0")) for m in nearest]
    hedges = [m.value.hedge for m in nearest]
    found: Signs = {
        "digits": digits[0] == digits[1] and len(digits[0]) > 1,
        "rounder": len(digits[0]) != len(digits[1]),
        "distinct": a.distinct + b.distinct,
        "hedged": sum(h != "exact" for h in hedges),
        "open": any(h in OPEN for h in hedges),
    }
    if a.value.kind == "clock":
        return {**found, "hours": min(minutes(nearest), 600) / 60}
    if a.value.kind == "ordinal":
        return found
    if a.value.kind == "date":
        gap = abs(_ordinal(str(a.value.low)) - _ordinal(str(b.value.low)))
        return {
            **found,
            "days": min(log1p(gap), 10.0),
            "weeks": gap % 7 == 0,
            "day": _exact_to(a) == "day",
            "month": _exact_to(a) == "month",
            "year": _exact_to(a) == "year",
            "said": all(any(c.isdigit() for c in m.value.text) for m in nearest),
        }
    numbers = [converted(a, b), b.number or 0.0]
    if min(numbers) > 0:
        found |= {"ratio": min(abs(log(numbers[0] / numbers[1])), 3.0), "small": min(numbers) <= 3}
    return found


def _exact_to(one: Mention) -> str:
    span = _ordinal(str(one.value.high)) - _ordinal(str(one.value.low))
    return "day" if span == 0 else "month" if span < 40 else "year"


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _telling(one: Fact, other: Fact, nearest: Pair, on: Ground) -> Signs:
    """When and how surely the clauses tell it."""
    leads = [frozenset(filter(None, (_lead(m) for m in f.mentions))) for f in (one, other)]
    every = [[m.facets for m in f.mentions] for f in (one, other)]
    history = [any(f.anchor.past for f in group) for group in every]
    to_come = [any(f.statement.certainty == "expected" for f in group) for group in every]
    return {
        "comparable": all(any(_comparable(m, on) for m in f.mentions) for f in (one, other)),
        "one time": any(same_time(x, y) for x in every[0] for y in every[1]),
        "history": history[0] != history[1],
        "to come": to_come[0] != to_come[1],
        "same lead": bool(leads[0] & leads[1]),
        "other lead": _apart_in(*leads),
    }


def _comparable(one: Mention, on: Ground) -> bool:
    return one.value.kind == "ordinal" or on.sentences.comparable(one.value, one.facets)


def _lead(one: Mention) -> str:
    found = _leading().search(one.masked.before)
    return found[1].casefold() if found else ""


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(listed('leading'))}){_LED.pattern}", re.IGNORECASE)


def _cues(one: Fact, other: Fact, nearest: Pair) -> Signs:
    """Words in the sentences of the one and not of the other that make it another thing, or another time."""
    found: Signs = {}
    for name in ("another", "bound", "planned", "rate", "stretch"):
        mine, theirs = ([said(m, name) for m in f.mentions] for f in (one, other))
        found[f"{name} in one"] = (all(mine) and not any(theirs)) or (all(theirs) and not any(mine))
        found[f"{name} in the nearest"] = bool(said(nearest.a, name)) != bool(said(nearest.b, name))
        found[f"{name} apart"] = all(mine) and all(theirs) and not frozenset().union(*mine) & frozenset().union(*theirs)
    found |= {
        f"{name} beside": any(said_beside(m, name) for f in (one, other) for m in f.mentions)
        for name in ("running", "shrinking")
    }
    progress = [any(_progressive(m) for m in f.mentions) for f in (one, other)]
    return {**found, "in progress": progress[0] != progress[1]}


def _progressive(one: Mention) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were) being\b", one.masked.sentence))


def _support(one: Fact, other: Fact, on: Ground) -> Signs:
    """How many articles give either, and in which order they came out."""
    told = [published(f, on) for f in (one, other)]
    known = all(told)
    forth, back = known and told[0][-1] < told[1][0], known and told[1][-1] < told[0][0]
    numbers = [next((m.number for m in f.mentions if m.number is not None), None) for f in (one, other)]
    grew = None not in numbers and ((forth and numbers[0] < numbers[1]) or (back and numbers[1] < numbers[0]))  # type: ignore[operator]
    return {
        "both told by": min(len(one.articles), len(other.articles), 3),
        "told by": len(one.articles | other.articles) / len(on.articles),
        "one day": known and bool(set(told[0]) & set(told[1])),
        "in order": forth or back,
        "grew": bool(grew),
    }
