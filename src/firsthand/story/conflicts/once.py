"""The day of what happens once to somebody or something: killed, convicted, sunk, replaced on two days.

Clauses are held together by what happened and to whom, whatever their other words. "The suspect" stands for the one
man of whom the story says it; where it says it of two, for neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from firsthand.language.lexicon import lexicon
from firsthand.model import Reading, Time
from firsthand.story.claims.anchors import published
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, named, slot
from firsthand.story.claims.relations import Who, noun_class
from firsthand.story.conflicts import days
from firsthand.story.conflicts.dated import OWNING, dated, its_own, set_apart
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.topics import Slot

SURE, LIKELY = 0.8, 0.7
"""Confidence where both clauses name whom it befell, and where one only describes them."""
NEAR = 45
"""Days beyond which two dates are of two times, but for what comes once in a life."""
SOON = 7
"""Days within which somebody does not do the like twice."""
FEW = 40
"""Dated clauses of one happening to one that are held against each other."""


@dataclass(frozen=True)
class _Told:
    """A clause, the day it gives, and the one it befell; `described` where the clause does not name them."""

    slot: Slot
    day: days.Day
    described: bool

    @property
    def article(self) -> str:
        return self.slot.article


def conflicts(readings: Sequence[Reading], claims: Sequence[Sequence[Facets]], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft for what happens once and is put on days with none in common; none for what `known` tells."""
    spots = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    printed = {r.article.id: _printed(r) for r in readings}
    slots = [s for s in dated(readings, claims, _datable) if (s.article, s.value.start) not in spots]
    by_class: defaultdict[str, list[Facets]] = defaultdict(list)
    for facets in (f for claim in claims for f in claim):
        for name in facets.classes:
            by_class[name].append(facets)
    found: list[Draft] = []
    for name, kind in sorted(lexicon("once", "firsthand.story")["kinds"].items()):
        every = list({id(f): f for c in kind["classes"] for f in by_class[c]}.values())
        groups = _groups(name, [s for s in slots if tells(s.facets, kind) and its_own(s)], every, printed)
        found += [d for key in sorted(groups) if (d := _draft(groups[key], kind))]
    return found


def _datable(time: Time, text: str) -> bool:
    return days.dates(time) and not OWNING.match(text, time.end)


def tells(facets: Facets, kind: Mapping[str, Any]) -> bool:
    """Return whether a clause says in earnest that it happened, once, and to one; `kind` is a table of once.toml."""
    s = facets.statement
    if s.polarity != "affirmed" or s.certainty not in ("asserted", "rumoured"):
        return False
    if not facets.classes & set(kind["classes"]) or ("only" in kind and s.predicate not in kind["only"]):
        return False
    several = any(v.kind == "count" and v.low not in (None, 1.0) for v in s.values)
    return not several and not set_apart(facets)


def _printed(one: Reading) -> date | None:
    day = published(one.article)
    return date.fromordinal(day) if day else None


def _groups(
    name: str, slots: Sequence[Slot], every: Sequence[Facets], printed: Mapping[str, date | None]
) -> dict[tuple[str, str, str], list[_Told]]:
    """The dated clauses of a kind, by the one it befell."""
    kind = lexicon("once", "firsthand.story")["kinds"][name]
    sole = _sole([f for f in every if tells(f, kind)], kind["whose"])
    groups: defaultdict[tuple[str, str, str], list[_Told]] = defaultdict(list)
    for one in slots:
        day = days.day(one.value)
        whose = _whose(one.facets, kind["whose"])
        ids = named(whose)
        mine = sorted(ids) or ([sole] if sole and _one_person(whose) else _doer(one.facets, kind))
        for who in mine if day else ():
            told = days.told_by(day, printed[one.article])  # type: ignore[arg-type]
            groups[name, who, one.facets.statement.frame].append(_Told(one, told, not ids))
    return groups


def _doer(facets: Facets, kind: Mapping[str, Any]) -> list[str]:
    """Who did it, where a deed is told by its doer: which "the trawler" was nobody knows, who sank it everybody.

    A ship is "HMS Arden" to one and "Arden" to another: the last word of a name stands for it.
    """
    doers = named(facets.relation.actors) if kind.get("doer") else ()
    return sorted({i.rpartition(":")[2].rpartition("-")[2] for i in doers})


def whom(facets: Facets, kind: Mapping[str, Any]) -> list[str]:
    """Return those with a name to whom a clause says that it happened."""
    return sorted(named(_whose(facets, kind["whose"])))


def _whose(facets: Facets, role: str) -> tuple[Who, ...]:
    relation = facets.relation
    return relation.patients if role == "patients" else relation.actors


def _sole(telling: Sequence[Facets], role: str) -> str | None:
    """The one person of whom the whole story says that it happened to them."""
    ids = frozenset(i for f in telling for i in named(_whose(f, role)))
    people = [i for i in ids if i.startswith("e:person")]
    return people[0] if len(people) == len(ids) == 1 else None


def _one_person(whose: Sequence[Who]) -> bool:
    nouns = [w.noun for w in whose]
    return len(nouns) == 1 and nouns[0] in people()


@cache
def people() -> frozenset[str]:
    """Return the nouns for one person, and the pronouns."""
    table = lexicon("roles")["person"]
    return frozenset(noun_class(noun) for nouns in table.values() for noun in nouns) | {"he", "she", "who", "suspect"}


def _draft(members: Sequence[_Told], kind: Mapping[str, Any]) -> Draft | None:
    told = _unrepeated(members, bool(kind.get("life")))
    pairs = [(a, b) for a, b in combinations(told[:FEW], 2) if _quarrel(a, b, kind)]
    if not pairs:
        return None
    at_odds = {id(x): x for pair in pairs for x in pair}
    day = {id(t.slot): t.day for t in at_odds.values()}
    sides = parted([t.slot for t in told if id(t) in at_odds], lambda a, b: days.agree(day[id(a)], day[id(b)]))
    if len(sides) < 2:
        return None
    sure = any(not a.described and not b.described for a, b in pairs)
    first = sides[0][0]
    about = tuple(dict.fromkeys(i for s in sides for m in s for i in sorted(named(_whose(m.facets, kind["whose"])))))
    return Draft(
        first.claim, "date", "date", SURE if sure else LIKELY, tuple(map(side, sides)), about, asks=kind["asks"]
    )


def _unrepeated(members: Sequence[_Told], life: bool) -> Sequence[_Told]:
    """The clauses of those articles that give one day; of what may come again none, where an article gives two."""
    torn = {a.article for a, b in combinations(members, 2) if _one_text(a, b) and not days.agree(a.day, b.day)}
    if torn and not life:
        return ()
    return [m for m in members if m.article not in torn]


def _one_text(a: _Told, b: _Told) -> bool:
    return a.article == b.article and a.slot.facets.part == b.slot.facets.part


def _quarrel(a: _Told, b: _Told, kind: Mapping[str, Any]) -> bool:
    """Whether two clauses tell of one thing, and no day is allowed by both."""
    x, y = a.slot.facets, b.slot.facets
    if _one_text(a, b) or days.agree(a.day, b.day) or elsewhere(x, y):
        return False
    apart = days.gap(a.day, b.day)
    by_name, life = not a.described and not b.described, kind.get("life")
    if apart > (SOON if kind.get("doer") and not by_name else NEAR) and not (life and by_name):
        return False
    if apart <= 2 and x.statement.predicate != y.statement.predicate and life:
        return False  # shot on one day, dead on the next
    if kind.get("doer") and a.described and b.described:
        return True  # it is the doer by whom they are one
    rest = ("actors", "patients") if kind["whose"] == "patients" else ("patients", "actors")
    return slot(getattr(x.relation, rest[0]), getattr(y.relation, rest[0])) is not None
