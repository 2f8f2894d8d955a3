"""Who acts in two clauses and who undergoes it: how well they agree, and whether they exclude each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from firsthand.model import Value
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.kin import near_nouns, person_nouns
from firsthand.story.claims.likeness import GENERIC, named, one_number, slot
from firsthand.story.claims.relations import Who, affecting

NEAR = 0.6
"""How well two unnamed participants agree of which one is a kind of the other."""
NAMESAKES = 0.4
"""How well two agree of which one has a part of the other's name, so that they may be one."""
AKIN = 3
"""First letters that two forms of one person's name share ("Bettie", "Betty")."""
PERSON = "e:person:"

Signs = dict[str, float]
Several = tuple[Who, ...]


def roles(a: Facets, b: Facets) -> Signs | None:
    """Return how well those who take part in two clauses agree; None where they exclude each other."""
    actors, patients = _fit(a.relation.actors, b.relation.actors), _fit(a.relation.patients, b.relation.patients)
    if patients is not None and patients < 0 and _of_two_kinds(a.relation.patients, b.relation.patients):
        return None
    return _signs(a, b, actors, patients)


def loose_roles(a: Facets, b: Facets) -> Signs | None:
    """Return the same where the clauses' meaning has its say too: roles may be mistaken, and names be cut short.

    A headline has "Bell fired", its article "the mill fired Bell": whoever is named in both excludes nobody.
    """
    if swapped(a, b):
        return None
    actors, actors_crossed = _loose_fit(a, b, a.relation.actors, b.relation.actors)
    patients, patients_crossed = _loose_fit(a, b, a.relation.patients, b.relation.patients)
    found = _signs(a, b, actors, patients)
    if found is None:
        return None
    return {**found, "crossed": float(actors_crossed or patients_crossed)}


def _signs(a: Facets, b: Facets, actors: float | None, patients: float | None) -> Signs | None:
    if patients is None and counted_alike(a, b):
        patients = 0.0
    befallen = bool((a.classes | a.held) & (b.classes | b.held) & affecting())
    if actors is None and befallen and patients is not None and patients >= 0.7:
        actors = -1.0  # of two accounts of one death, one has it done by another
    if actors is None or patients is None:
        return None
    return {
        "actors": max(actors, 0.0),
        "patients": max(patients, 0.0),
        "sole": float(_sole(a, b) and max(actors, patients) >= 0.7),
        "other actor": float(actors < 0),
        "other patient": float(patients < 0),
    }


def counted_alike(a: Facets, b: Facets) -> bool:
    """Return whether both clauses give one number of two or more: "two women", "two workers"."""
    return any(x.low != 1 and one_number(x, y) for x in counts(a) for y in counts(b))


def counts(facet: Facets) -> Iterable[Value]:
    """Yield what a clause counts."""
    return (v for v in facet.statement.values if v.kind == "count")


def _fit(a: Several, b: Several) -> float | None:
    """How well two fillers of one role agree: as `slot`, but -1 where two unnamed things only go by other nouns."""
    fit = slot(a, b)
    if fit is not None:
        return fit
    nouns = {w.noun for w in a}, {w.noun for w in b}
    if (named(a) and named(b)) or _of_two_sexes(a, b):
        return None
    return NEAR if any(near_nouns(noun) & nouns[1] for noun in nouns[0]) else -1.0


def _loose_fit(a: Facets, b: Facets, mine: Several, theirs: Several) -> tuple[float | None, bool]:
    """How well two fillers agree, and whether somebody named has another role in the other clause."""
    fit = _fit(mine, theirs)
    if fit is not None or _of_two_sexes(mine, theirs):
        return fit, False
    if _namesakes(named(mine), named(theirs)):
        return NAMESAKES, False
    crossed = bool(named(mine) & b.entities or named(theirs) & a.entities)
    return (0.0, True) if crossed else (None, False)


def swapped(a: Facets, b: Facets) -> bool:
    """Return whether each does in one clause to the other what the other does to it in the second."""
    mine, theirs = a.relation, b.relation
    turned = named(mine.actors) & named(theirs.patients) and named(mine.patients) & named(theirs.actors)
    return bool(turned) and not named(mine.actors) & named(theirs.actors)


def _of_two_sexes(a: Several, b: Several) -> bool:
    return {"man", "woman"} <= {w.noun for w in (*a, *b)}


def _of_two_kinds(a: Several, b: Several) -> bool:
    """Whether some are people and others are things."""
    mine, theirs = ({w.noun for w in who} - GENERIC for who in (a, b))
    people = person_nouns()
    return bool(mine and theirs) and bool(mine & people) != bool(theirs & people)


def _sole(a: Facets, b: Facets) -> bool:
    """Whether both clauses tell a deed that one alone takes part in, who then says more."""
    return not (a.relation.patients or b.relation.patients) or not (a.relation.actors or b.relation.actors)


def _namesakes(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether everybody on one side may be somebody on the other, by name."""
    return _all_akin(mine, theirs) or _all_akin(theirs, mine)


def _all_akin(some: frozenset[str], others: frozenset[str]) -> bool:
    return all(any(_akin(x, y) for y in others) for x in some)


@cache
def _akin(a: str, b: str) -> bool:
    """Whether every word of one name is one of the other: "Obama", "Barack Obama"; of people, in some form."""
    fewer, more = sorted((_words(a), _words(b)), key=len)
    people = a.startswith(PERSON) and b.startswith(PERSON)
    return bool(fewer) and all(w in more or (people and _form(w, more)) for w in fewer)


def _form(word: str, others: frozenset[str]) -> bool:
    return any(len(w) > AKIN and w[:AKIN] == word[:AKIN] for w in others)


def _words(entity: str) -> frozenset[str]:
    return frozenset(w for w in entity.rpartition(":")[2].split("-") if not w.isdigit())
