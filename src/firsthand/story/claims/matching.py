"""Whether two statements are one claim: what speaks for and against it, weighed and summed up.

The weights were fitted by logistic regression (Berkson, 1944) over some thirteen hundred pairs of clauses of news
stories, judged by hand, each story held out in turn; they were rounded afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from firsthand.model import Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import GROWING, Facets, stem
from firsthand.story.claims.kin import kin, near_nouns, person_nouns
from firsthand.story.claims.likeness import (
    GENERIC,
    Weights,
    minor,
    misplaced,
    narrowed,
    one_amount,
    one_number,
    same_time,
    slot,
    valued,
)
from firsthand.story.claims.relations import Who, affecting, noun_class, pale, telling_classes

BIAS = -4.7
WEIGHTS: Mapping[str, float] = {
    "telling": 1.3,
    "shared": 0.5,
    "near": -0.8,
    "apart": -0.7,
    "pale": -0.3,
    "actors": 1.9,
    "patients": 2.3,
    "sole": 0.8,
    "other actor": -0.1,
    "other patient": -1.0,
    "elsewhere named": -0.4,
    "words": 3.0,
    "lighter words": 1.0,
    "context": 2.6,
    "counted": 2.6,
    "miscounted": -1.5,
    "valued": 1.4,
    "denied": -2.2,
    "to come": -0.4,
    "noun": -0.3,
    "other days": -0.2,
    "history": -1.2,
}
"""What each sign counts for two clauses being one claim."""
AMOUNT = 0.55
"""What two clauses are alike at least that give one person or body one telling amount."""
KIN = 0.6
"""What a word counts that stands for another in the other clause, beside the same word."""
NEAR = 0.6
"""How well two unnamed participants agree of which one is a kind of the other."""
COMMON = 2
"""Stems that clauses of different relations must have in common."""

Signs = dict[str, float]


def match(a: Facets, b: Facets, weights: Weights) -> float:
    """Return how surely two statements are one claim, 0 to 1, rounded; 0 where something bars it."""
    if a.statement.frame != b.statement.frame or not _one_time(a, b):
        return 0.0
    if a.tokens >= 5 and a.plain == b.plain:
        return 1.0
    least = AMOUNT if one_amount(a, b) and not _set_apart(a, b) else 0.0
    found = _signs(a, b, weights)
    if found is None:
        return least
    total = BIAS + sum(weight * found.get(name, 0.0) for name, weight in WEIGHTS.items())
    return max(least, round(1 / (1 + exp(-total)), 4))


def _signs(a: Facets, b: Facets, weights: Weights) -> Signs | None:
    """The signs two clauses give, None where they are not akin or something keeps them apart."""
    related = _related(a, b)
    if related is None or _set_apart(a, b):
        return None
    who = _who(a, b)
    if who is None:
        return None
    x, y = a.statement, b.statement
    telling = {
        "context": weights.jaccard(a.context, b.context),
        "counted": _counted(a, b),
        "miscounted": _miscounted(a, b),
        "valued": valued(a, b),
        "denied": x.polarity != y.polarity,
        "to come": (x.certainty == "expected") != (y.certainty == "expected"),
        "noun": x.nominal or y.nominal,
        "elsewhere named": _named_apart(a, b),
        "other days": a.anchor.known and b.anchor.known and not a.anchor.meets(b.anchor, slack=1),
        "history": _history(a, b),
    }
    return {related: 1.0, **who, **_worded(a, b, weights), **{name: float(sign) for name, sign in telling.items()}}


def _related(a: Facets, b: Facets) -> str | None:
    """How the relations of two clauses are akin; None where they are not."""
    mine, theirs = a.classes | a.held, b.classes | b.held
    shared, common = mine & theirs, a.words & b.words
    if (shared & telling_classes()) - pale():
        return "telling"
    if shared - pale():
        return "shared"
    if shared:
        said = _said(a) | _said(b) | _names(a) | _names(b)
        return "pale" if _counted(a, b) or (common - said and not _miscounted(a, b)) else None
    if a.near & theirs or b.near & mine:
        return "near"
    if len(common) < COMMON or a.statement.article == b.statement.article:
        return None
    telling = mine & telling_classes() and theirs & telling_classes()
    return None if telling and not _counted(a, b) else "apart"  # "bought" and "sold" share all their other words


def _set_apart(a: Facets, b: Facets) -> bool:
    """Whether where it was, what was counted or what narrows it makes two clauses two."""
    other = bool(a.counted and b.counted) and not (a.counted & b.counted or _counted(a, b))
    return other or misplaced(a, b) or narrowed(a, b) or _uncounted(a, b) or _uncounted(b, a)


def _said(facet: Facets) -> frozenset[str]:
    return facet.said | {stem(word) for word in facet.statement.predicate.split()}


def _names(facet: Facets) -> frozenset[str]:
    """Stems of whoever acts, and of the names of those who undergo it."""
    who = (*facet.relation.actors, *(w for w in facet.relation.patients if w.entity))
    return frozenset(stem(w) for x in who for w in (x.noun, *(x.entity or "").rpartition(":")[2].split("-")))


def _who(a: Facets, b: Facets) -> Signs | None:
    """How well those who take part agree; None where they exclude each other."""
    actors, patients = _fit(a.relation.actors, b.relation.actors), _fit(a.relation.patients, b.relation.patients)
    if patients is None and _one_number(a, b):
        patients = 0.0
    if patients is not None and patients < 0 and _of_two_kinds(a.relation.patients, b.relation.patients):
        return None
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


def _of_two_kinds(a: tuple[Who, ...], b: tuple[Who, ...]) -> bool:
    """Whether some are people and others are things."""
    mine, theirs = ({w.noun for w in who} - GENERIC for who in (a, b))
    people = person_nouns()
    return bool(mine and theirs) and bool(mine & people) != bool(theirs & people)


def _sole(a: Facets, b: Facets) -> bool:
    """Whether both clauses tell a deed that one alone takes part in, who then says more."""
    return not (a.relation.patients or b.relation.patients) or not (a.relation.actors or b.relation.actors)


def _fit(a: tuple[Who, ...], b: tuple[Who, ...]) -> float | None:
    """How well two fillers of one role agree: as `slot`, but -1 where two unnamed things only go by other nouns."""
    fit = slot(a, b)
    if fit is not None:
        return fit
    named = [w for w in (*a, *b) if w.entity and not w.entity.startswith(("e:group", "e:other"))]
    nouns = {w.noun for w in a}, {w.noun for w in b}
    if (_have(a, named) and _have(b, named)) or {"man", "woman"} <= nouns[0] | nouns[1]:
        return None
    return NEAR if any(near_nouns(noun) & nouns[1] for noun in nouns[0]) else -1.0


def _have(who: tuple[Who, ...], named: list[Who]) -> bool:
    return any(w in named for w in who)


def _named_apart(a: Facets, b: Facets) -> bool:
    """Whether both clauses name somebody or something beside those who take part, and nothing the other names."""
    mine, theirs = _beside(a), _beside(b)
    return bool(mine and theirs) and not (mine & b.entities or theirs & a.entities)


def _beside(facet: Facets) -> frozenset[str]:
    core = {w.entity for w in (*facet.relation.actors, *facet.relation.patients)}
    found = (w.entity for w in facet.relation.others if w.entity and w.entity not in core)
    return frozenset(e for e in found if not e.startswith(("e:group", "e:other")))


def _one_time(a: Facets, b: Facets) -> bool:
    """Whether the days of two clauses leave room for one event; in the news, one of its own."""
    news = not (a.anchor.past or b.anchor.past)
    if a.anchor.known and b.anchor.known and news and not (a.anchor.own and b.anchor.own):
        return True
    return same_time(a, b)


def _history(a: Facets, b: Facets) -> bool:
    """Whether one clause tells of the past in so many words and the other does not."""
    return (a.anchor.past != b.anchor.past and (a.anchor.own or b.anchor.own)) or a.anchor.label != b.anchor.label


def _worded(a: Facets, b: Facets, weights: Weights) -> Signs:
    """The share of the weight of their words that two clauses have in common, of both and of the lighter."""
    mine, theirs = weights.known(a.words), weights.known(b.words)
    if not mine or not theirs:
        return {"words": 0.0, "lighter words": 0.0}
    forth, back = _covered(a.words, b.words, weights), _covered(b.words, a.words, weights)
    lighter = forth / mine if mine <= theirs else back / theirs
    return {"words": (forth + back) / (mine + theirs), "lighter words": lighter}


def _covered(words: frozenset[str], others: frozenset[str], weights: Weights) -> float:
    """The weight of the words that stand among others, themselves or by what may stand for them."""
    same = words & others
    stand = [w for w in words - same if not kin(w).isdisjoint(others)]
    return weights.mass(same) + KIN * weights.mass(frozenset(stand))


def _counts(facet: Facets) -> Iterable[Value]:
    return (v for v in facet.statement.values if v.kind == "count")


def _one_number(a: Facets, b: Facets) -> bool:
    """Whether both clauses give one number of two or more: "two women", "two workers"."""
    return any(x.low != 1 and one_number(x, y) for x in _counts(a) for y in _counts(b))


def _counted(a: Facets, b: Facets) -> bool:
    """Whether both clauses give one number of one thing, or of what one thing befell."""
    pairs = ((x, y) for x in _counts(a) for y in _counts(b) if x.low is not None and x.low == y.low and agree(x, y))
    pairs = ((x, y) for x, y in pairs if minor(x) == minor(y))
    return any(_one_thing(x, y) or (a.classes & b.classes) - pale() for x, y in pairs)


def _one_thing(x: Value, y: Value) -> bool:
    mine, theirs = x.counted or "", y.counted or ""
    return x.role == y.role or noun_class(mine) == noun_class(theirs) or theirs in near_nouns(mine)


def _miscounted(a: Facets, b: Facets) -> bool:
    """Whether both clauses count one thing and come to numbers that cannot be one."""
    odd = any(x.role == y.role and not agree(x, y) for x in _counts(a) for y in _counts(b))
    return odd and not _counted(a, b)


def _uncounted(a: Facets, b: Facets) -> bool:
    """Whether one clause says how many something befell, and the other only that it befell some."""
    told = any(v.role in GROWING and v.low != 1 for v in _counts(a))
    return told and not any(w.entity for w in b.relation.patients) and all(v.role not in GROWING for v in _counts(b))
