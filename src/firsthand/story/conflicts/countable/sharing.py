"""What two values of one slot must share to be of one thing: people, bodies, places, days, works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from firsthand.story.claims.likeness import named, slot
from firsthand.story.claims.relations import Who
from firsthand.story.conflicts.countable.owners import one_place
from firsthand.story.conflicts.countable.slots import Figure, called

OFFICERS = frozenset(
    "agent authority cop deputy detective guard officer official patrolman police policeman sergeant sheriff soldier"
    " trooper".split()
)

SOON = 3
"""Days within which two articles tell of one plan."""
_HOURS = frozenset({"second", "minute", "hour"})
_TITLE = re.compile(
    r"[“\"]([A-Z0-9][\w’'-]*(?: (?:(?:a|an|and|for|in|of|on|the|to) )*[A-Z0-9][\w’'-]*){0,6})[,.]?[”\"]"
)
_CHRISTENED = re.compile(
    r"\b(?:(?!The\b|A\b)[A-Z][\w’'-]+ )+(?:Complex|Fire)\b(?! [A-Z])|\b(?:Cyclone|Hurricane|Storm|Typhoon) [A-Z]\w+"
)
_PLAYED = re.compile(r"\b(?:play|portray)(?:s|ed|ing)\b")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")


def _same_actors(a: Figure, b: Figure) -> bool:
    """Whether neither names others than the other, nor one the police and the other somebody else."""
    mine, theirs = (f.one.facets.relation.actors for f in (a, b))
    x, y = named(mine), named(theirs)
    if x and y and not x & y and _of(x | y, "person"):
        return False
    return not (mine and theirs) or _armed(mine) == _armed(theirs)


def _armed(who: Iterable[Who]) -> bool:
    """Whether they are there by office."""
    return any(w.noun in OFFICERS or (w.entity or "").startswith("e:organization") for w in who)


def _same_patients(a: Figure, b: Figure) -> bool:
    return slot(a.one.facets.relation.patients, b.one.facets.relation.patients) is not None


def _of(ids: frozenset[str], *types: str) -> frozenset[str]:
    return frozenset(i for i in ids if i.startswith(tuple(f"e:{t}:" for t in types)))


def _person(figure: Figure) -> frozenset[str]:
    """The people it befell, else those who act, else those the clause or the sentence names."""
    relation = figure.one.facets.relation
    told = (named(relation.patients), named(relation.actors), figure.own, figure.entities)
    return next((p for group in told if (p := _of(group, "person"))), frozenset())


def _same_person(a: Figure, b: Figure) -> bool:
    mine, theirs = _person(a), _person(b)
    return bool(mine & theirs) or (not (mine and theirs) and bool(_full(a) & _full(b)))


def _full(figure: Figure) -> frozenset[str]:
    """The names of two words or more that its sentence gives."""
    return frozenset(name for name in called(figure.one.facets.sentence) if " " in name)


def _alone(a: Figure, b: Figure) -> bool:
    return all(len(_person(f)) <= 1 for f in (a, b))


def _same_people(a: Figure, b: Figure) -> bool:
    """Whether all the people that one sentence names are named in the other."""
    mine, theirs = _of(a.entities, "person"), _of(b.entities, "person")
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _same_title(a: Figure, b: Figure) -> bool:
    """Whether both sentences name one work or product, and none that the other does not."""
    mine, theirs = (_titles(f) for f in (a, b))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _titles(figure: Figure) -> frozenset[str]:
    quoted = frozenset(m[1].casefold() for m in _TITLE.finditer(figure.one.facets.sentence))
    return quoted or _of(figure.entities, "product", "other", "work")


def _same_christening(a: Figure, b: Figure) -> bool:
    """Whether both sentences name one work or product, or anything by one name of two words or more."""
    return _same_title(a, b) or bool(_full(a) & _full(b))


def _sole(a: Figure, b: Figure) -> bool:
    """Whether each sentence names nobody else."""
    return all(len(_of(f.entities, "person")) <= 1 for f in (a, b))


def _same_clause(a: Figure, b: Figure) -> bool:
    """Whether the clauses of both name one person, or the one a part and the other who plays it."""
    mine, theirs = _of(a.own, "person"), _of(b.own, "person")
    if mine & theirs:
        return True
    played = any(_PLAYED.search(f.one.facets.sentence) for f in (a, b))
    return played and bool(mine and theirs) and mine <= b.entities and theirs <= a.entities


def _same_party(a: Figure, b: Figure) -> bool:
    return bool(_of(a.entities, "person", "organization") & _of(b.entities, "person", "organization"))


def _same_parties(a: Figure, b: Figure) -> bool:
    """Whether all the bodies that one sentence names are named in the other."""
    mine, theirs = _of(a.entities, "organization"), _of(b.entities, "organization")
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _same_bidder(a: Figure, b: Figure) -> bool:
    """Whether no body that one sentence names is another than the other's: two clubs make two offers."""
    mine, theirs = _of(a.entities, "organization"), _of(b.entities, "organization")
    return not (mine and theirs) or bool(mine & theirs)


def same_place(a: Figure, b: Figure, central: frozenset[str]) -> bool:
    """Return whether both name one place; where one names none, the other's is where the news is."""
    if a.places and b.places:
        return bool(a.places & b.places)
    return not (a.places or b.places) or bool((a.places | b.places) & central)


def _same_scene(a: Figure, b: Figure) -> bool:
    """Whether no two places are named: a story has one such thing, where it was may go unsaid."""
    return not (a.places and b.places) or bool(a.places & b.places)


def same_day(a: Figure, b: Figure) -> bool:
    """Return whether a day is allowed by both; where one has none, neither has nor names a weekday alone."""
    on = [_WEEKDAY.findall(f.around.casefold()) for f in (a, b)]
    if all(on) and not set(on[0]) & set(on[1]):
        return False
    if a.days is None or b.days is None:
        return a.days is b.days and bool(on[0]) == bool(on[1])
    return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def _soon(a: Figure, b: Figure) -> bool:
    """Whether the articles came out within a few days of each other, so that no plan was changed between them."""
    return a.published is None or b.published is None or abs(a.published - b.published) <= SOON


def _same_vehicle(a: Figure, b: Figure) -> bool:
    mine, theirs = (_of(f.entities, "product", "other", "work") for f in (a, b))
    return not (mine and theirs) or bool(mine & theirs)


def _same_thing(a: Figure, b: Figure) -> bool:
    return a.one.value.counted == b.one.value.counted and a.one.restrictors == b.one.restrictors


def _same_scale(a: Figure, b: Figure) -> bool:
    """Whether both are hours or shorter, or neither is: hours of talks and the days they went on are two lengths."""
    return (a.one.value.unit in _HOURS) == (b.one.value.unit in _HOURS)


def _same_owner(a: Figure, b: Figure) -> bool:
    return one_place(a.owner, b.owner)


def _same_origin(a: Figure, b: Figure) -> bool:
    """Whether both distances are from one place."""
    mine, theirs = (f.one.value.restrictors for f in (a, b))
    return bool(mine) and mine == theirs


def _same_names(a: Figure, b: Figure) -> bool:
    """Whether neither sentence names others than the other."""
    mine, theirs = (called(f.one.facets.sentence) for f in (a, b))
    return same_christened(a, b) and (not (mine and theirs) or bool(mine & theirs))


def same_christened(a: Figure, b: Figure) -> bool:
    """Return whether they are not of two fires or storms that have names."""
    mine, theirs = (frozenset(_CHRISTENED.findall(f.one.facets.sentence)) for f in (a, b))
    return not (mine and theirs) or bool(mine & theirs)


def _same_offence(a: Figure, b: Figure) -> bool:
    return a.offence == b.offence or bool(a.offence & b.offence)


SHARED: Mapping[str, Callable[[Figure, Figure], bool]] = {
    "actors": _same_actors,
    "alone": _alone,
    "bidder": _same_bidder,
    "clause": _same_clause,
    "day": same_day,
    "names": _same_names,
    "offence": _same_offence,
    "origin": _same_origin,
    "owner": _same_owner,
    "parties": _same_parties,
    "party": _same_party,
    "patients": _same_patients,
    "people": _same_people,
    "person": _same_person,
    "scale": _same_scale,
    "scene": _same_scene,
    "sole": _sole,
    "soon": _soon,
    "thing": _same_thing,
    "title": _same_title,
    "titled": _same_christening,
    "vehicle": _same_vehicle,
}
"""The conditions that a slot can ask for, by their names; that of place needs to know where the news is."""
