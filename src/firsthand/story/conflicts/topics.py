"""Values that answer one question: the slots of statements, aligned before they are compared.

A topic is a set of slots of one role about the same thing: same event and day, same thing counted with the same
restrictors, clauses that share their words or their participants. Comparing is done elsewhere; here only
alignment counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.model import Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.likeness import GENERIC, Weights, elsewhere, named, same_time, slot
from firsthand.story.claims.relations import Who, affecting, happenings, noun_class, noun_event, telling_classes
from firsthand.story.claims.struck import Scene, apart, unplaced
from firsthand.story.conflicts.admissible import Sentences
from firsthand.story.conflicts.in_the_news import in_the_news
from firsthand.story.conflicts.manners import manner

MEASURED = frozenset({"measure", "duration", "clock"})
"""Kinds of what belongs to an event itself: its strength, its length, its hour."""
COUNTING = frozenset({"be", "count", "estimate", "number", "put"})
"""Verbs that say how many there are and nothing else."""
PERSONAL = frozenset({"killed", "injured", "missing", "arrested"})
NAMELESS = 0.75
"""Alignment that the ages of people without a name need: "a man, 30" is seldom the man of another report."""
TWIN = 0.75
"""Share of words two sentences have in common from which one was made from the other."""
EXEMPLARS = 6
"""Slots of a topic that a new one must align with."""
LOOSE = 0.3
"""Alignment a slot must have with every exemplar of its topic."""
INSTRUMENTS = 1.5
"""Magnitudes by which two measurements of one quake may differ."""
OPEN_TOPICS = 24
"""Latest topics of a block that a new slot is held against."""

PLAN = 60
"""Characters beside a value in which a word may say what kind of number it is, or that it was planned."""
_PLANNED = re.compile(
    r"\b(?:billed|booked|due|expected|intended|meant|planned|scheduled|set|supposed|timed) (?:at|for|to)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total of|so far|in all|in total|to date|altogether|combined|since (?:last )?[A-Z])", re.IGNORECASE
)


@dataclass(frozen=True)
class Slot:
    """One value of one statement, with the claim the statement belongs to."""

    value: Value
    facets: Facets
    claim: int

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.facets.statement.article

    @cached_property
    def restrictors(self) -> frozenset[str]:
        """What narrows the thing counted; a running total is counted apart from what it sums up."""
        total = ("in total",) if _TOTAL.search(self.facets.sentence) else ()
        return frozenset((*(r.casefold() for r in self.value.restrictors), *total))

    @cached_property
    def scene(self) -> Scene | None:
        """Where those counted were struck, None where that is not said."""
        return self.facets.scenes.get(self.value.start)

    @cached_property
    def counted(self) -> str:
        """The class of the noun counted or measured."""
        return noun_class(self.value.counted or "")


@dataclass(frozen=True)
class Topic:
    """Slots that answer one question."""

    slots: tuple[Slot, ...]


def slots(claims: Sequence[Sequence[Facets]]) -> tuple[Slot, ...]:
    """Return every value that may be compared."""
    sentences = Sentences(facets for claim in claims for facets in claim)
    return tuple(
        Slot(value, facets, n)
        for n, claim in enumerate(claims)
        for facets in claim
        for value in facets.statement.values
        if value.kind != "date" and sentences.comparable(value, facets)
    )


def _block(one: Slot) -> tuple[str, ...]:
    value = one.value
    thing = one.counted if value.kind == "count" else ""
    if value.role in PERSONAL and not thing:
        thing = "person"
    about = value.about or "" if value.kind == "age" else ""
    role = "" if value.kind == "money" else value.role
    return (value.kind, role, thing, about, one.facets.statement.frame)


def alignment(a: Slot, b: Slot, weights: Weights) -> float:
    """Return how surely two slots answer one question, 0 to 1, rounded; 0 where anything tells them apart."""
    if _one_sentence(a, b) or _told_apart(a, b):
        return 0.0
    if a.value.role == "direction":
        return 0.85 if _same_stretch(a, b) else 0.0
    if _one_hour(a, b):
        return max(0.75, _total(a, b, 0.9, 0.9, weights))
    if _of_somebody(a, b):
        return 0.0
    who, related = _who(a, b), _related(a, b)
    if _same_minute(a, b) and a.article != b.article:
        return max(0.7, _total(a, b, who or 0.0, related, weights))
    if a.article != b.article and weights.jaccard(a.facets.context, b.facets.context) >= TWIN:
        return max(0.85, _total(a, b, who or 0.0, related, weights))
    if who is not None and _one_crowd(a, b):
        return max(0.65, _total(a, b, who, related, weights))
    if who is None or not related or (a.article == b.article and not _one_voice(a, b, who, related)):
        return 0.0
    found = _total(a, b, who, related, weights)
    return 0.0 if a.value.kind == "age" and found < NAMELESS else found


def _total(a: Slot, b: Slot, who: float, related: float, weights: Weights) -> float:
    x, y = a.facets, b.facets
    words = max(weights.overlap(x.words, y.words), weights.jaccard(x.context, y.context))
    names = 1.0 if _telling(x) & _telling(y) else 0.0
    narrowed = 0.1 if a.restrictors != b.restrictors else 0.0
    strange = 0.15 if not names and _telling(x) and _telling(y) and a.value.kind not in MEASURED else 0.0
    thing = 0.05 if a.value.kind == "count" and a.counted not in GENERIC else 0.0
    total = 0.35 * related + 0.4 * words + 0.2 * who + 0.15 * names + thing - narrowed - strange
    return round(max(0.0, min(1.0, total)), 4)


def _same_minute(a: Slot, b: Slot) -> bool:
    """Whether two hours share a minute too odd to be chance: one event, whatever the words."""
    if a.value.kind != "clock" or a.value.low != b.value.low:
        return False
    minutes = str(a.value.low)[3:5]
    return minutes.isdigit() and int(minutes) % 5 != 0


def _one_hour(a: Slot, b: Slot) -> bool:
    """Whether two hours are those of one happening to one thing ("the walkway fell", "the walkway collapsed")."""
    x, y = a.facets, b.facets
    if a.value.kind != "clock" or a.article == b.article or not x.classes & y.classes & happenings():
        return False
    undergone = slot(x.relation.patients, y.relation.patients)
    return bool(undergone and undergone >= 0.7) and of_the_news(a) and of_the_news(b)


def _one_crowd(a: Slot, b: Slot) -> bool:
    """Whether two clauses say nothing but how many were in one place."""
    if a.value.kind != "count" or not a.restrictors or a.restrictors != b.restrictors:
        return False
    return a.article != b.article and all(s.facets.statement.predicate in COUNTING for s in (a, b))


def _one_voice(a: Slot, b: Slot, who: float, related: float) -> bool:
    """Whether one article can be held to both values: of one who, and not two counts that it tells of two times.

    A title or a caption is another hand's; inside one text two numbers of one kind are of two things unless only
    one can be.
    """
    if who < 1.0 or related < 0.7:
        return False
    return a.value.kind in ("ordinal", "name", "date") or a.facets.part != b.facets.part


def _who(a: Slot, b: Slot) -> float | None:
    """How well the participants agree, -1 to 1; None where they exclude each other."""
    x, y = a.facets.relation, b.facets.relation
    actors, patients = slot(x.actors, y.actors), slot(x.patients, y.patients)
    if a.value.kind in MEASURED and _events(a.facets) & _events(b.facets):
        sure = 0.9 if of_the_news(a) and of_the_news(b) else 0.7
        return max(sure, actors or 0.0, patients or 0.0)
    if (actors is None and patients is None) or _others(x.patients, y.patients):
        return None
    if _others(x.actors, y.actors) and not (patients == 1.0 and a.facets.classes & b.facets.classes & affecting()):
        return None
    best = max(actors or 0.0, patients or 0.0)
    return best - 1.0 if actors is None or patients is None else best


def _of_somebody(a: Slot, b: Slot) -> bool:
    """Whether one of two shares is that of somebody with a name, and whose the other is stays open."""
    if a.value.kind != "percent":
        return False
    mine, theirs = (any(e.startswith("e:person") for e in named(s.facets.relation.actors)) for s in (a, b))
    return mine != theirs


def _others(a: tuple[Who, ...], b: tuple[Who, ...]) -> bool:
    """Whether two fillers are known, and known to be others."""
    mine, theirs = named(a), named(b)
    return bool(mine and theirs and not mine & theirs)


def _same_stretch(a: Slot, b: Slot) -> bool:
    """Whether two directions belong to one distance from one place."""
    if not a.restrictors or a.restrictors != b.restrictors:
        return False
    mine, theirs = _distances(a), _distances(b)
    return any(agree(x, y) for x in mine for y in theirs)


def _distances(one: Slot) -> list[Value]:
    told = one.facets.statement.values
    found = [
        v for v in told if v.kind == "measure" and frozenset(r.casefold() for r in v.restrictors) == one.restrictors
    ]
    return [v for v in found if v.role == "distance"]


def _told_apart(a: Slot, b: Slot) -> bool:
    """Whether time, place or what narrows the thing counted keeps two slots apart."""
    x, y = a.facets, b.facets
    mine, theirs = a.restrictors, b.restrictors
    if a.scene and b.scene:
        mine, theirs = unplaced(mine, a.scene), unplaced(theirs, b.scene)
    if mine != theirs and (a.value.role in GROWING or (mine and theirs)):
        return True
    if ("in total" in a.restrictors) != ("in total" in b.restrictors):
        return True
    if a.value.role == "distance" and a.restrictors != b.restrictors:
        return True
    if elsewhere(x, y) or apart(a.scene, b.scene) or _two_quakes(a.value, b.value):
        return True
    if a.value.about and b.value.about and a.value.about != b.value.about:
        return True
    if a.value.kind == "clock" and to_come(a) != to_come(b):
        return True
    if manner(a.value.kind, _beside(a)) != manner(b.value.kind, _beside(b)):
        return True
    return not same_time(x, y) or _looks_back(x, y) or _looks_back(y, x)


def _beside(one: Slot) -> str:
    """The words near a value, of its sentence."""
    start = (one.facets.statement.sentence or one.facets.statement).start
    at, end = one.value.start - start, one.value.end - start
    return f"{one.facets.sentence[max(0, at - PLAN) : max(0, at)]} {one.facets.sentence[max(0, end) : end + PLAN]}"


def to_come(one: Slot) -> bool:
    """Return whether a value is of what was planned, come to pass or not: "had been due to leave at noon"."""
    facets = one.facets
    start = (facets.statement.sentence or facets.statement).start
    before = facets.sentence[: max(0, one.value.start - start)][-PLAN:]
    return facets.statement.certainty == "expected" or bool(_PLANNED.search(before))


def _two_quakes(a: Value, b: Value) -> bool:
    """Whether two magnitudes lie too far apart to be of one quake: instruments differ by less."""
    middles = [(v.low + v.high) / 2 for v in (a, b) if isinstance(v.low, float) and isinstance(v.high, float)]
    return a.role == b.role == "magnitude" and len(middles) == 2 and abs(middles[0] - middles[1]) > INSTRUMENTS


def _looks_back(a: Facets, b: Facets) -> bool:
    """Whether one clause itself says that it speaks of the past, and nothing says so of the other."""
    return a.anchor.own and a.anchor.past and not b.anchor.past


def _related(a: Slot, b: Slot) -> float:
    """How closely the clauses' relations agree: one claim, one class, or one event that both have for subject."""
    if a.claim == b.claim:
        return 1.0
    shared = _shared(a, b)
    if a.value.kind not in MEASURED or not _events(a.facets) & _events(b.facets):
        return shared
    return 0.9 if of_the_news(a) and of_the_news(b) else shared or 0.6


def _shared(a: Slot, b: Slot) -> float:
    """How much one relation tells: a listed one that says something, or only the same verb."""
    both = a.facets.classes & b.facets.classes
    if both & telling_classes():
        return 0.7
    return 0.55 if both and a.value.kind not in ("ordinal", "duration", "age") else 0.0


def of_the_news(one: Slot) -> bool:
    """Return whether the clause of a value speaks of the event the news is about, not of one before or after it."""
    return in_the_news(one.facets)


def _events(facets: Facets) -> frozenset[str]:
    """The event nouns that act or undergo in a clause."""
    who = (*facets.relation.actors, *facets.relation.patients)
    return frozenset(w.noun for w in who if w.noun and noun_event(w.noun) in happenings())


def _telling(facets: Facets) -> frozenset[str]:
    nouns = {w.noun for w in facets.relation.others if w.noun not in GENERIC and not w.entity}
    return facets.entities | nouns


def _one_sentence(a: Slot, b: Slot) -> bool:
    x, y = a.facets.statement, b.facets.statement
    return x.article == y.article and (x.sentence or x.start) == (y.sentence or y.start)


def topics(found: Sequence[Slot], weights: Weights, threshold: float) -> tuple[Topic, ...]:
    """Return topics of two slots or more, each aligned at `threshold` with one exemplar and at odds with none."""
    blocks: defaultdict[tuple[str, ...], list[Slot]] = defaultdict(list)
    for one in found:
        blocks[_block(one)].append(one)
    grown = [t for block in blocks.values() for t in _grow(block, weights, threshold)]
    return tuple(t for t in grown if len(t.slots) > 1)


def _grow(block: Sequence[Slot], weights: Weights, threshold: float) -> list[Topic]:
    groups: list[list[Slot]] = []
    exemplars: list[list[Slot]] = []
    for one in block:
        fits = []
        for n in range(max(0, len(groups) - OPEN_TOPICS), len(groups)):
            fit = _fit(one, exemplars[n], weights, threshold)
            if fit is not None:
                fits.append((fit, -n))
        if not fits:
            groups.append([one])
            exemplars.append([one])
            continue
        n = max(fits)[1]
        groups[-n].append(one)
        if len(exemplars[-n]) < EXEMPLARS and _new(one, exemplars[-n]):
            exemplars[-n].append(one)
    return [Topic(tuple(g)) for g in groups]


def _fit(one: Slot, exemplars: Sequence[Slot], weights: Weights, threshold: float) -> float | None:
    """How well a slot aligns with the exemplars of a topic; None where one is too far or none near enough."""
    scores = []
    for other in exemplars:
        scores.append(alignment(one, other, weights))
        if scores[-1] < LOOSE:
            return None
    return round(sum(scores) / len(scores), 4) if max(scores) >= threshold else None


def _new(one: Slot, known: Sequence[Slot]) -> bool:
    seen: Mapping[tuple[object, object], bool] = {(k.value.low, k.value.high): True for k in known}
    return (one.value.low, one.value.high) not in seen or len(known) < 3
