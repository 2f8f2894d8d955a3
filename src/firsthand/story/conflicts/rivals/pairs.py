"""Two mentions held against each other: whether they give two values, count one thing, tell of the same people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand import regions
from firsthand.language.lexicon import lexicon, words
from firsthand.model import Article
from firsthand.story.claims.comparing import NUMBERS, agree
from firsthand.story.claims.kin import near_nouns, person_nouns
from firsthand.story.claims.likeness import Weights, named
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts import days
from firsthand.story.conflicts.admissible import Sentences
from firsthand.story.conflicts.rivals.facts import BOTH_OPEN, OPEN, Fact, Mention, converted

NOUNS, NEAR_NOUNS = 0.5, 0.4
"""Likeness of two nouns from which both may count one thing, and of two that WordNet has near each other: knockouts and
wins are still two."""
FEMALE, MALE = frozenset({"girl", "woman"}), frozenset({"boy", "man"})
YOUNG, GROWN = frozenset({"baby", "boy", "child", "girl", "kid", "minor"}), frozenset({"adult", "man", "woman"})
ROUND = 1.1
"""Times by which one number is more than another that is about the same: "about 165" and 140 are two."""
NEARLY = 1.25
"""The same, of a number that is near to another: "almost five hours" is more than four."""
_NEARLY = re.compile(
    r"(?:almost|close to|getting on for|just over|just under|nearly|a little (?:more|less) than)\b", re.IGNORECASE
)
OTHER_UNIT = 1.15
"""The same, of numbers in two units, of which one is rounded."""
GENERIC = frozenset({"count", "date", "distance", "duration", "measure", "money", "percent", "time"})
"""Roles that say no more than the kind of the value."""


class Ground(NamedTuple):
    """What two facts are weighed on: their story."""

    articles: Mapping[str, Article]
    sentences: Sentences
    weights: Weights
    meaning: Meaning


class Pair(NamedTuple):
    """A mention of one fact and one of another."""

    a: Mention
    b: Mention


def differ(a: Mention, b: Mention) -> bool:
    """Return whether two values are two, as a reader takes them: "about 50 minutes" is not "almost two hours"."""
    if a.value.kind == "date":
        days_of = [days.day(m.value) for m in (a, b)]
        return None not in days_of and not days.agree(*days_of)  # type: ignore[arg-type]
    if (a.value.unit == b.value.unit or a.value.kind == "money") and _one_bound(a, b):
        return False
    if _near_to(a) or _near_to(b):
        ends = [converted(a, b), b.number]
        return None not in ends and min(ends) > 0 and max(ends) > NEARLY * min(ends)  # type: ignore[type-var,operator]
    numbers = [converted(a, b), b.number]
    if a.value.unit != b.value.unit and None not in numbers and min(numbers) > 0:  # type: ignore[type-var,operator]
        return max(numbers) > OTHER_UNIT * min(numbers)  # type: ignore[type-var,operator]
    if not agree(a.value, b.value):
        return True
    if None in numbers or a.value.kind == "clock" or min(numbers) <= 0:  # type: ignore[type-var,operator]
        return False
    several = sum(m.value.hedge in OPEN for m in (a, b))
    about = any(m.value.hedge == "about" for m in (a, b))
    slack = BOTH_OPEN if several == 2 else ROUND if about and not several else None
    return slack is not None and max(numbers) > slack * min(numbers)  # type: ignore[type-var,operator]


def _near_to(one: Mention) -> bool:
    """Whether a number is told by one that it is near to: "almost five hours", "just over 100"."""
    return one.value.kind in NUMBERS and bool(_NEARLY.match(one.value.text))


def _one_bound(a: Mention, b: Mention) -> bool:
    """Whether two numbers are one, told from below and from above: "up to 50" and "above 50"."""
    return {a.value.hedge, b.value.hedge} & OPEN != set() and not {a.value.low, a.value.high}.isdisjoint(
        {b.value.low, b.value.high} - {None}
    )


def minutes(pair: Pair) -> int:
    """Return the minutes between two hours, the shorter way round the clock."""
    hours = [regions.clock(str(m.value.low)) for m in pair]
    if hours[0] is None or hours[1] is None:
        return 0
    gap = abs(hours[0].first - hours[1].first)
    return min(gap, 1440 - gap)


def people(mention: Mention) -> frozenset[str]:
    """Return those with a name who act or undergo something in the clause of a mention."""
    relation = mention.facets.relation
    return frozenset(e for e in named((*relation.actors, *relation.patients)) if e.startswith("e:person"))


def countable(pair: Pair, meaning: Meaning) -> bool:
    """Return whether two nouns may count one thing: people are whoever else is counted, but women are no men."""
    a, b = pair.a.noun, pair.b.noun
    if not a or not b or a == b:
        return True
    if {a, b} <= of_people():
        return not any({x, y} == {0, 1} for x, y in zip(_sorts_of(a), _sorts_of(b), strict=True))
    return meaning.encoder.likeness(a, b) >= (NEAR_NOUNS if b in near_nouns(a) else NOUNS)


def _sorts_of(noun: str) -> tuple[int | None, int | None]:
    """Of which sex people are by their noun, and whether they are grown; None where it tells neither."""
    sides = ((FEMALE, MALE), (YOUNG, GROWN))
    found = (next((n for n, side in enumerate(pair) if noun in side), None) for pair in sides)
    return tuple(found)  # type: ignore[return-value]


@cache
def of_people() -> frozenset[str]:
    """Return the nouns for people."""
    return person_nouns() | words("cues", "people", "firsthand.story.conflicts")


def roles_differ(pair: Pair) -> bool:
    """Return whether two values are said to be two things of one kind: a depth and a width."""
    a, b = pair.a.value.role, pair.b.value.role
    return a != b and a not in GENERIC and b not in GENERIC


def published(fact: Fact, on: Ground) -> list[str]:
    """Return the days on which the articles that give a fact came out, in order."""
    return sorted(p[:10] for n in fact.articles if (p := on.articles[n].published))


def listed(name: str) -> Sequence[str]:
    """Return a list of patterns of cues.toml."""
    found: Sequence[str] = lexicon("cues", "firsthand.story.conflicts")[name]
    return found


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(listed(name))})\b", re.IGNORECASE)


def said(one: Mention, name: str) -> frozenset[str]:
    """Return the words of one list of cues.toml in the sentence of a mention."""
    return frozenset(m.group().casefold() for m in _cue(name).finditer(one.masked.sentence))


def said_beside(one: Mention, name: str) -> frozenset[str]:
    """Return the words of one list of cues.toml within a few words of a mention."""
    return frozenset(m.group().casefold() for m in _cue(name).finditer(one.masked.window))
