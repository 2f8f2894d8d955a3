"""Which claims are of one thing that happens once, however sure their reports are of it.

A rumour that somebody leaves, the plan, the deed and the denial are one claim where it can happen to those it names
only once, and where no day, place, number or further name speaks of another thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from firsthand.language.lexicon import words
from firsthand.model import Entity, Statement, Value
from firsthand.story.claims.anchors import day
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import GENERIC, elsewhere, same_time
from firsthand.story.claims.relations import Who
from firsthand.story.updates.states import FORETOLD, partly, state

KEPT = 12
"""Claims of one deed of one somebody that another is held against."""
WORDINGS = 4
"""Statements of a claim that are held against those of another."""
EVE = 1
"""Days by which a deed may come before the report that it is to come."""

Fit = Literal["same", "open"]
Groups = Sequence[tuple[Facets, ...]]
Names = Mapping[str, Entity]


def listed(key: str) -> frozenset[str]:
    """Return one list of this room's words."""
    return words("moving", key, "firsthand.story")


def deeds(facets: Facets) -> frozenset[str]:
    """Return what a dated clause tells that happens once; nothing where it only names it ("her exit") or asks."""
    if facets.statement.nominal or not facets.dated or state(facets) is None:
        return frozenset()
    told = frozenset(facets.relation.classes) & listed("once.classes")
    return told - listed("once.doers") if any(map(_thing, facets.relation.patients)) else told


def _thing(who: Who) -> bool:
    """Whether it is nobody and nothing one joins or leaves: "left no doubt", "left a note"."""
    return not who.entity and who.noun not in GENERIC | listed("kinds.nouns")


def denied_in_part(facets: Facets) -> bool:
    """Return whether of what happens once only the when, the why or the how is denied."""
    return bool(frozenset(facets.relation.classes) & listed("once.classes")) and partly(facets)


class Deeds:
    """The claims of a story that tell what happens once, found again by the deed and who takes part in it."""

    def __init__(self, groups: Groups, entities: Names, published: Mapping[str, str | None]) -> None:
        self.groups = groups
        self.published = published
        self.entities = entities
        self.told = [[f for f in group if self._somebodys(f)] for group in groups]
        self.objects: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        self.keys = [self._keys(told) for told in self.told]

    def _somebodys(self, f: Facets) -> bool:
        """Whether a clause tells a deed of somebody with a name; of what many can do it is the doer's."""
        told = deeds(f)
        who = f.relation.actors if told <= listed("once.doers") else f.relation.patients
        return bool(told and self.named(who))

    def _keys(self, told: Iterable[Facets]) -> tuple[str, ...]:
        """The deed with each of those named in it; on the way, whom or what else each somebody does it to."""
        found: dict[str, None] = {}
        for f in told:
            actors, patients = self.named(f.relation.actors), self.named(f.relation.patients)
            for deed in sorted(deeds(f)):
                for name in sorted(actors | patients):
                    key = f"{deed}|{name}|{f.statement.frame}"
                    found[key] = None
                    if name in actors and patients:
                        self.objects[key].add(patients)
        return tuple(found)

    def named(self, who: Iterable[Who]) -> frozenset[str]:
        """Return the names of those who have one."""
        known = (self.entities[w.entity] for w in who if w.entity and w.entity in self.entities)
        return frozenset(e.name.casefold() for e in known if e.type not in ("group", "other"))

    def fit(self, a: tuple[Who, ...], b: tuple[Who, ...]) -> Fit | None:
        """Return whether two fillers of one role are the same, may be the same (one is not named), or are not."""
        mine, theirs = self.named(a), self.named(b)
        if mine and theirs:
            return "same" if mine == theirs else None
        nouns, others = ({w.noun for w in who} - GENERIC for who in (a, b))
        if mine or theirs:
            spoken = {word for name in mine or theirs for word in name.split()}
            unnamed = others if mine else nouns
            if unnamed & spoken:
                return "same"
            return "open" if unnamed <= listed("kinds.nouns") else None
        if nouns == others:
            return "same"
        return None if nouns and others else "open"

    def same(self, a: Facets, b: Facets) -> bool:
        """Return whether two clauses tell one deed of the same somebody, done once."""
        shared = deeds(a) & deeds(b)
        if not shared or a.statement.frame != b.statement.frame:
            return False
        actors = self.fit(a.relation.actors, b.relation.actors)
        patients = self.fit(a.relation.patients, b.relation.patients)
        if actors is None or patients is None or not self._known(a, b, actors, patients, shared):
            return False
        if patients == "open" and not self._alone(a, b, shared):
            return False
        return self.may_be_one(a, b)

    def may_be_one(self, a: Facets, b: Facets) -> bool:
        """Return whether no day, place, number or further name tells two clauses of one thing apart."""
        return not elsewhere(a, b) and _numbers_fit(a, b) and self._details_fit(a, b) and self._in_time(a, b)

    def _known(self, a: Facets, b: Facets, actors: Fit, patients: Fit, shared: frozenset[str]) -> bool:
        """Whether the one whose deed it is, or to whom it is done, is the same in both and has a name."""
        if shared <= listed("once.doers"):
            return actors == "same" and bool(self.named(a.relation.actors) & self.named(b.relation.actors))
        return patients == "same" and bool(self.named(a.relation.patients) | self.named(b.relation.patients))

    def _alone(self, a: Facets, b: Facets, shared: frozenset[str]) -> bool:
        """Whether whoever does it does it to one thing only in all the story, so that it needs no second naming."""
        names = self.named(a.relation.actors) & self.named(b.relation.actors)
        keys = [f"{deed}|{name}|{a.statement.frame}" for deed in shared for name in names]
        return all(len(self.objects.get(key, ())) < 2 for key in keys)

    def _details_fit(self, a: Facets, b: Facets) -> bool:
        """Whether no preposition brings in one name in one clause and another in the other."""
        mine, theirs = (_details(f.statement) for f in (a, b))
        for preposition in mine.keys() & theirs.keys():
            one, other = mine[preposition], theirs[preposition]
            names = [self.named([Who(entity, "")]) for entity, _ in (one, other)]
            if all(names) and names[0] != names[1]:
                return False
            if preposition in listed("telling.prepositions") and not any(names) and one[1] != other[1]:
                return False
        return True

    def _in_time(self, a: Facets, b: Facets) -> bool:
        """Whether the days of two reports leave room for one deed: it comes after the report that it will."""
        if (state(a) == "happened") == (state(b) == "happened"):
            return same_time(a, b) and a.anchor.past == b.anchor.past
        deed, other = (a, b) if state(a) == "happened" else (b, a)
        if other.anchor.known and other.anchor.own and not deed.anchor.meets(other.anchor, slack=EVE):
            return False
        if state(other) not in FORETOLD:
            return True
        told, printed = (day(self.published[f.statement.article]) for f in (other, deed))
        latest = deed.anchor.latest if deed.anchor.known else printed
        return told is None or latest is None or latest >= told - EVE

    def joined(self) -> tuple[tuple[Facets, ...], ...]:
        """Return the groups with those of one deed brought together, in the order of their first statements."""
        home = list(range(len(self.groups)))
        clusters: defaultdict[str, list[int]] = defaultdict(list)
        held: dict[int, list[Facets]] = {}
        for n, told in enumerate(self.told):
            near = dict.fromkeys(c for key in self.keys[n] for c in clusters[key][-KEPT:])
            found = next((c for c in sorted(near) if self._fits(told, held[c])), n)
            home[n] = found
            held[found] = [*held.get(found, []), *told][:WORDINGS]
            for key in self.keys[n]:
                if found not in clusters[key]:
                    clusters[key].append(found)
        return _gathered(self.groups, home)

    def _fits(self, told: Sequence[Facets], others: Sequence[Facets]) -> bool:
        return bool(told) and all(self.same(a, b) for a in told[:WORDINGS] for b in others)


def _gathered(groups: Groups, home: Sequence[int]) -> tuple[tuple[Facets, ...], ...]:
    found: dict[int, list[Facets]] = {}
    for n, group in enumerate(groups):
        found.setdefault(home[n], []).extend(group)
    return tuple(tuple(members) for members in found.values())


def _numbers_fit(a: Facets, b: Facets) -> bool:
    """Whether no number is given two ways; of what comes in series, both or neither say which."""
    mine, theirs = _numbers(a.statement), _numbers(b.statement)
    shared = frozenset(a.classes & b.classes)
    if shared & listed("once.serial") and bool(_ordinals(mine)) != bool(_ordinals(theirs)):
        return False
    return all(agree(x, y) for x in mine for y in theirs if (x.kind, x.role) == (y.kind, y.role))


def _numbers(statement: Statement) -> list[Value]:
    return [v for v in statement.values if v.kind in ("count", "money", "ordinal", "percent")]


def _ordinals(values: Iterable[Value]) -> list[Value]:
    return [v for v in values if v.kind == "ordinal"]


def _details(statement: Statement) -> dict[str, tuple[str | None, str]]:
    """Preposition -> what it brings in, days and numbers left out."""
    spots = [(v.start, v.end) for v in statement.values]
    core = ("subject", "object", "agent", "clause")
    return {
        a.relation: (a.entity, a.lemma.casefold())
        for a in statement.arguments
        if a.relation not in core and not any(a.start < end and start < a.end for start, end in spots)
    }
