"""Who plays which part in what the news is about, so that the nameless of one article are the named of the others.

Where every article that names whom the deed befell names one person, "a woman", "the driver" or "she" whom it befell
elsewhere is that person; so with whoever did it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from firsthand.language.lexicon import lexicon
from firsthand.model import Argument
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.likeness import GENERIC
from firsthand.story.claims.relations import Relation, Who, cast_classes, noun_class

Side = Literal["actors", "patients"]
SIDES: tuple[Side, ...] = ("actors", "patients")
NAMELESS = "e:other"
_APART = r"(?:another|ex|first|former|late|next|other|previous|second|third|two)\b"
_OTHER = re.compile(rf"\b(?:and|them|they|{_APART})", re.IGNORECASE)
"""What tells one of a kind from another, or several from one."""
_KNOWN = re.compile(rf"the (?!{_APART})(?:[\w-]+ )?[\w-]+", re.IGNORECASE)
"""A noun with at most one word before it."""

_AGE = re.compile(r"\b(?P<age>\d{1,3})[- ]year[- ]old\b|\baged (?P<aged>\d{1,3})\b", re.IGNORECASE)


def cast(found: Sequence[Facets], own: Sequence[Facets]) -> tuple[Facets, ...]:
    """Return the facets, in order, with the nameless who play a part that only one person plays given that name.

    Args:
        found: the statements.
        own: those of articles that reprint no other: who plays which part is known from them alone.
    """
    known = _Known(
        _players(own),
        _called(own),
        _aged(own),
        frozenset(w.noun for f in own for w in _takers(f) if _person(w)),
    )
    return tuple(_played(f, known) for f in found)


@dataclass(frozen=True)
class _Known:
    """By what the nameless are known: their part in a deed, a word for them, their age; and the words for people."""

    players: Mapping[tuple[str, Side, str], str]
    called: Mapping[str, str]
    aged: Mapping[float, str]
    nouns: frozenset[str]


@cache
def _people() -> frozenset[str]:
    """Nouns for people, by the noun that stands for each among its synonyms."""
    return frozenset(
        noun_class(n) for nouns in lexicon("roles", "firsthand.language")["person"].values() for n in nouns
    )


def _takers(facets: Facets) -> tuple[Who, ...]:
    return (*facets.relation.actors, *facets.relation.patients)


def _called(found: Sequence[Facets]) -> Mapping[str, str]:
    """A word for people -> the one person of the story whom articles call by it."""
    people = _people()
    named: defaultdict[str, set[str]] = defaultdict(set)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for facets in found:
        for who in _takers(facets):
            if _person(who) and who.noun in people and who.noun not in GENERIC:
                named[who.noun].add(str(who.entity))
                articles[who.noun].add(facets.statement.article)
    return {noun: next(iter(who)) for noun, who in named.items() if len(who) == 1 and len(articles[noun]) > 1}


def _aged(found: Sequence[Facets]) -> Mapping[float, str]:
    """An age that articles give one person alone, and give one -> that person."""
    named: defaultdict[float, set[str]] = defaultdict(set)
    ages: defaultdict[str, set[float]] = defaultdict(set)
    for facets in found:
        for value in facets.statement.values:
            whose = value.about or facets.statement.subject or ""
            if value.kind == "age" and isinstance(value.low, float | int) and value.low == value.high:
                named[float(value.low)].add(whose)
                ages[whose].add(float(value.low))
    sole = ((age, who) for age, who in named.items() if len(who - _unnamed(who)) == 1)
    given = ((age, next(iter(who - _unnamed(who)))) for age, who in sole)
    return {age: who for age, who in given if len(ages[who]) == 1}


def _unnamed(who: set[str]) -> set[str]:
    return {w for w in who if not w.startswith("e:person")}


def _person(who: Who) -> bool:
    return bool(who.entity) and str(who.entity).startswith("e:person")


def _players(found: Sequence[Facets]) -> Mapping[tuple[str, Side, str], str]:
    """Deed, side of it and frame -> the one person whom articles name for it."""
    named: defaultdict[tuple[str, Side, str], set[str]] = defaultdict(set)
    articles: defaultdict[tuple[str, Side, str], set[str]] = defaultdict(set)
    several: set[tuple[str, Side, str]] = set()
    for facets in found:
        for key, who in _parts(facets):
            if _person(who):
                named[key].add(str(who.entity))
                articles[key].add(facets.statement.article)
            elif who.entity and not who.entity.startswith(NAMELESS):
                several.add(key)
            if _many(facets):
                several.add(key)
    return {k: next(iter(v)) for k, v in named.items() if len(v) == 1 and len(articles[k]) > 1 and k not in several}


def _parts(facets: Facets) -> Iterator[tuple[tuple[str, Side, str], Who]]:
    """Every part somebody plays in a deed that the news is about."""
    statement = facets.statement
    told = statement.polarity == "affirmed" and statement.certainty in ("asserted", "rumoured")
    if facets.anchor.past or not told:
        return
    for name in sorted(facets.classes & cast_classes()):
        for side in SIDES:
            for who in getattr(facets.relation, side):
                yield (name, side, statement.frame), who


def _many(facets: Facets) -> bool:
    """Whether a clause counts more than one whom the deed befell."""
    counts = (v for v in facets.statement.values if v.kind == "count" and v.role in GROWING)
    return any(not isinstance(v.high, float | int) or v.high > 1 for v in counts)


def _played(facets: Facets, all_known: _Known) -> Facets:
    players, called, nouns = all_known.players, all_known.called, all_known.nouns
    given = {id(w): called[w.noun] for w in _takers(facets) if w.noun in called and _the_one(w, facets, nouns)}
    given |= {id(w): players[k] for k, w in _parts(facets) if k in players and _nameless(w, facets, nouns)}
    given |= {id(w): who for w in _takers(facets) if (who := _of_age(w, facets, all_known.aged))}
    if not given:
        return facets
    known = facets.relation
    taken = {w.entity for w in (*known.actors, *known.patients, *known.others)}
    given = {n: entity for n, entity in given.items() if entity not in taken}
    sides = ((replace(w, entity=given.get(id(w), w.entity)) for w in side) for side in (known.actors, known.patients))
    actors, patients = (tuple(dict.fromkeys(side)) for side in sides)
    return replace(facets, relation=Relation(known.classes, actors, patients, known.others))


def _nameless(who: Who, facets: Facets, nouns: frozenset[str]) -> bool:
    """Whether somebody, one alone, is spoken of by a word for people and no name."""
    if who.entity and not who.entity.startswith(NAMELESS):
        return False
    spot = _spot(who, facets)
    return who.noun in nouns and spot is not None and _single(spot)


def _the_one(who: Who, facets: Facets, nouns: frozenset[str]) -> bool:
    """Whether somebody is spoken of as the one the reader knows ("the driver"), with nothing to tell which."""
    spot = _spot(who, facets)
    found = _KNOWN.fullmatch(spot.text) if spot else None
    return bool(found) and _nameless(who, facets, nouns)


def _of_age(who: Who, facets: Facets, aged: Mapping[float, str]) -> str | None:
    """Who somebody without a name is whose age is given: "a 36-year-old climber"."""
    if who.entity and not who.entity.startswith(NAMELESS):
        return None
    spot = _spot(who, facets)
    age = _AGE.search(spot.text) if spot and not _OTHER.search(spot.text) else None
    return aged.get(float(age["age"] or age["aged"])) if age else None


def _spot(who: Who, facets: Facets) -> Argument | None:
    return next((a for a in facets.statement.arguments if noun_class(a.lemma) == who.noun), None)


def _single(spot: Argument) -> bool:
    """Whether words stand for one, and not for one more: their head is in the singular."""
    return spot.lemma.casefold() in spot.text.casefold().split() and not _OTHER.search(spot.text)
