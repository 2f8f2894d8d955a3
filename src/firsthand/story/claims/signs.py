"""What speaks for and against two clauses telling one thing: relation, roles, words, numbers, days."""

from __future__ import annotations

import re
from math import log1p

from firsthand.model import Value
from firsthand.story.claims.anchors import Anchor
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import GROWING, Facets, stem
from firsthand.story.claims.kin import kin, near_nouns
from firsthand.story.claims.likeness import PERSONAL, Weights, minor, misplaced, narrowed, same_time, valued
from firsthand.story.claims.opposites import converse, opposed
from firsthand.story.claims.relations import noun_class, pale, telling_classes
from firsthand.story.claims.roles import Signs, counts, loose_roles, roles, swapped

KIN = 0.6
"""What a word counts that stands for another in the other clause, beside the same word."""
_VAGUE = re.compile(r"\b(?:dozens|few|hundreds|many|number|others?|scores|several|some|thousands)\b", re.IGNORECASE)
"""Words for how many where nobody has counted."""
COMMON = 2
"""Stems that clauses of different relations must have in common."""


def signs(a: Facets, b: Facets, weights: Weights, loosely: bool = False) -> Signs | None:
    """Return the signs two clauses give, None where they are not akin or something keeps them apart.

    `loosely` lets pass those that share no relation, and whose roles may be mistaken: their meaning has the last word.
    """
    related = _related(a, b) or ("unrelated" if loosely else None)
    if related is None or set_apart(a, b, loosely) or (related == "unrelated" and opposed(a, b)):
        return None
    who = loose_roles(a, b) if loosely else roles(a, b)
    if who is None:
        return None
    return {related: 1.0, **who, **_told(a, b, weights)}


def open_signs(a: Facets, b: Facets, weights: Weights) -> Signs | None:
    """Return the signs two clauses give where what mostly keeps two apart is a sign as well.

    Their meaning has the last word; None where they cannot be one whatever they mean: opposite deeds, roles that change
    places, "two died" beside "many died". Days that do not meet are told by how far they lie apart, as a logarithm.
    """
    related = _related(a, b)
    if (related in (None, "apart") and opposed(a, b)) or swapped(a, b) or _vaguely_counted(a, b):
        return None
    who = loose_roles(a, b)
    x, y = a.anchor, b.anchor
    apart = {
        "no one time": not one_time(a, b),
        "days apart": log1p(days_apart(x, y)),
        "own days": x.own + y.own,
        "other label": x.label != y.label,
        "past and news": x.past != y.past,
        "other things counted": _other_things(a, b),
        "narrowed": narrowed(a, b),
        "no roles": who is None,
    }
    return {
        related or "unrelated": 1.0,
        "no relation": float(related is None),
        **(who or {}),
        **_told(a, b, weights),
        **{name: float(sign) for name, sign in apart.items()},
    }


def days_apart(a: Anchor, b: Anchor) -> int:
    """Return how many days lie between two stretches that do not meet, nought where they do or one is not known."""
    if a.meets(b, slack=1) or None in (a.earliest, a.latest, b.earliest, b.latest):
        return 0
    return max((a.earliest or 0) - (b.latest or 0), (b.earliest or 0) - (a.latest or 0))


def _told(a: Facets, b: Facets, weights: Weights) -> Signs:
    """What words, numbers, days and certainty say."""
    x, y = a.statement, b.statement
    telling = {
        "context": weights.jaccard(a.context, b.context),
        "counted": _counted(a, b),
        "miscounted": miscounted(a, b),
        "valued": valued(a, b),
        "denied": a.denied != b.denied,
        "to come": (x.certainty == "expected") != (y.certainty == "expected"),
        "noun": x.nominal or y.nominal,
        "elsewhere named": _named_apart(a, b),
        "other days": a.anchor.known and b.anchor.known and not a.anchor.meets(b.anchor, slack=1),
        "history": _history(a, b),
        "misplaced": misplaced(a, b),
        "uncounted": _uncounted(a, b) or _uncounted(b, a),
    }
    return {**_worded(a, b, weights), **{name: float(sign) for name, sign in telling.items()}}


def _related(a: Facets, b: Facets) -> str | None:
    """How the relations of two clauses are akin; None where they are not."""
    mine, theirs = (f.classes | f.held | f.undone for f in (a, b))
    shared, common = mine & theirs, a.words & b.words
    if converse(a, b):
        return "telling"
    if (shared & telling_classes()) - pale():
        return "telling"
    if shared - pale():
        return "shared"
    if shared:
        said = _said(a) | _said(b) | _names(a) | _names(b)
        return "pale" if _counted(a, b) or (common - said and not miscounted(a, b)) else None
    if a.near & theirs or b.near & mine:
        return "near"
    if len(common) < COMMON or a.statement.article == b.statement.article:
        return None
    telling = mine & telling_classes() and theirs & telling_classes()
    return None if telling and not _counted(a, b) else "apart"  # "bought" and "sold" share all their other words


def set_apart(a: Facets, b: Facets, loosely: bool = False) -> bool:
    """Return whether where it was, what was counted or what narrows it makes two clauses two.

    `loosely` takes two places, and a number beside none, for signs alone: a street and its town are often one place.
    """
    if _other_things(a, b) or narrowed(a, b):
        return True
    if loosely:
        return _vaguely_counted(a, b)
    return misplaced(a, b) or _uncounted(a, b) or _uncounted(b, a)


def _other_things(a: Facets, b: Facets) -> bool:
    return bool(a.counted and b.counted) and not (a.counted & b.counted or _counted(a, b))


def _vaguely_counted(a: Facets, b: Facets) -> bool:
    """Whether one clause says how many something befell, and the other that it befell many, some, others."""
    return any(_uncounted(x, y) and _VAGUE.search(y.statement.text) for x, y in ((a, b), (b, a)))


def _said(facet: Facets) -> frozenset[str]:
    return facet.said | {stem(word) for word in facet.statement.predicate.split()}


def _names(facet: Facets) -> frozenset[str]:
    """Stems of whoever acts, and of the names of those who undergo it."""
    who = (*facet.relation.actors, *(w for w in facet.relation.patients if w.entity))
    return frozenset(stem(w) for x in who for w in (x.noun, *(x.entity or "").rpartition(":")[2].split("-")))


def _named_apart(a: Facets, b: Facets) -> bool:
    """Whether both clauses name somebody or something beside those who take part, and nothing the other names."""
    mine, theirs = _beside(a), _beside(b)
    return bool(mine and theirs) and not (mine & b.entities or theirs & a.entities)


def _beside(facet: Facets) -> frozenset[str]:
    core = {w.entity for w in (*facet.relation.actors, *facet.relation.patients)}
    found = (w.entity for w in facet.relation.others if w.entity and w.entity not in core)
    return frozenset(e for e in found if not e.startswith(("e:group", "e:other")))


def one_time(a: Facets, b: Facets) -> bool:
    """Return whether the days of two clauses leave room for one event; in the news, one of its own."""
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


def _counted(a: Facets, b: Facets) -> bool:
    """Whether both clauses give one number of one thing, or of what one thing befell."""
    pairs = ((x, y) for x in counts(a) for y in counts(b) if x.low is not None and x.low == y.low and agree(x, y))
    pairs = ((x, y) for x, y in pairs if minor(x) == minor(y) and not _two_fates(x, y))
    return any(_one_thing(x, y) or (a.classes & b.classes) - pale() for x, y in pairs)


def _two_fates(x: Value, y: Value) -> bool:
    """Whether one thing befell those whom one number counts, and another those of the other: hurt, and arrested."""
    return x.role != y.role and {x.role, y.role} <= PERSONAL


def _one_thing(x: Value, y: Value) -> bool:
    mine, theirs = x.counted or "", y.counted or ""
    return x.role == y.role or noun_class(mine) == noun_class(theirs) or theirs in near_nouns(mine)


def miscounted(a: Facets, b: Facets) -> bool:
    """Return whether both clauses count one thing and come to numbers that cannot be one."""
    odd = any(x.role == y.role and not agree(x, y) for x in counts(a) for y in counts(b))
    return odd and not _counted(a, b)


def _uncounted(a: Facets, b: Facets) -> bool:
    """Whether one clause says how many something befell, and the other only that it befell some."""
    told = any(v.role in GROWING and v.low != 1 for v in counts(a))
    return told and not any(w.entity for w in b.relation.patients) and all(v.role not in GROWING for v in counts(b))
