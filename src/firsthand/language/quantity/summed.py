"""People told one sort after another whom one thing befell: "killed two women and a man" is three."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.naming.types import person_noun
from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.happened import role_of
from firsthand.language.quantity.numbers import PACKAGE, Number, numbers
from firsthand.model import Hedge

BEFALLEN = frozenset({"arrested", "injured", "killed", "missing"})
_OPEN = ("at-least", "more-than")


def summed(here: Here, head: Token, role: str | None) -> Draft | None:
    """Return the number of all who stand joined by "and" with a noun counted; None where that is not told.

    Told by the first of the numbers; a name among them, a plural without a number or "or" leave it open.
    """
    first = head
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    role = role or (role_of(first, first) if first is not head else None)
    if role not in BEFALLEN or not _person(head):
        return None
    people = [first, *sorted(first.conjuncts, key=lambda t: t.i)]
    joints = [c.lower_ for p in people for c in p.children if c.dep_ == "cc"]
    if len(people) < 2 or head not in people or not joints or set(joints) != {"and"} or not all(map(_person, people)):
        return None
    counted = [_number_of(here, person) for person in people]
    if any(n is None for n in counted):
        return None
    found = [n for n in counted if n is not None]
    own = [n for n in found if n.start >= 0]
    if not own or own[0].start != here.number.start:
        return None
    start, end = min(people[0].left_edge.idx, own[0].start), people[-1].idx + len(people[-1])
    low, high = _total([n.low for n in found]), _total([n.high for n in found])
    hedges = [n.hedge for n in own if n.hedge != "exact"]
    hedge: Hedge = next((h for h in hedges if h in _OPEN), hedges[0] if hedges else "exact")
    return Draft("count", role, start, end, people[0], low, high, hedge, counted="person")


def others(here: Here, head: Token, role: str | None) -> bool:
    """Return whether a number is of those that a sum before it has already counted."""
    earlier = [t for t in head.conjuncts if t.i < head.i and t.pos_ == "NOUN"]
    return (
        role in BEFALLEN and head.dep_ == "conj" and any(_numbered(t) for t in earlier) and all(map(_person, earlier))
    )


def _person(noun: Token) -> bool:
    if noun.pos_ != "NOUN":
        return False
    return (
        person_noun(noun) or noun.lemma_.lower() in words("roles", "person.person", PACKAGE) or noun.lemma_ == "people"
    )


def _numbered(noun: Token) -> bool:
    return any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in noun.children)


def _number_of(here: Here, noun: Token) -> Number | None:
    """How many a noun is: by its number, or one where it has an "a" or an owner; None where nothing says it."""
    figure = next((c for c in noun.children if c.dep_ == "nummod" and c.i < noun.i), None)
    if figure is not None:
        found = (n for n in numbers(here.text) if n.at <= figure.idx < n.at_end)
        return next((n for n in found if not n.vague), None)
    single = noun.tag_ == "NN" and any(c.lower_ in ("a", "an", "another") or c.dep_ == "poss" for c in noun.children)
    return Number(-1, -1, -1, -1, 1.0, 1.0) if single else None


def _total(bounds: Sequence[float | None]) -> float | None:
    known = [b for b in bounds if b is not None]
    return sum(known) if len(known) == len(bounds) else None
