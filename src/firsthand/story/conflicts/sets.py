"""A set that the articles agree on, but for one or two: ten write of two boats, and one of three.

Where most articles that count a thing come to one number, the thing is one set, whatever is told of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.likeness import GENERIC, elsewhere, same_time
from firsthand.story.claims.relations import pale, telling_classes
from firsthand.story.conflicts.drafts import Draft, about, side
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.65
AGREED = 3
"""Articles that make a number the one agreed on."""
SHARE = 0.75
"""Share of the articles that count the thing which come to that number."""
OTHERS = 2
"""Articles that may come to another."""
SPANS = frozenset(
    "block caliber calibre day foot hour meter metre mile minute month quarter round season time week year".split()
)
"""What measures rather than counts."""


def conflicts(every: Sequence[Facets], claim_of: Mapping[str, int], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft for each noun that a few articles count otherwise than the rest.

    Each takes part with the one number it gives for the noun; what `known` drafts tell is not told again.
    """
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    found: defaultdict[tuple[str, str], dict[str, list[Slot]]] = defaultdict(dict)
    for facets in every:
        for one in (Slot(v, facets, claim_of[facets.statement.id]) for v in facets.statement.values):
            noun = _noun(one)
            if noun:
                found[noun, facets.statement.frame].setdefault(one.article, []).append(one)
    drafts = (_draft(found[key]) for key in sorted(found))
    return [d for d in drafts if d and not any((e.article, e.start) in told for s in d.sides for e in s.spans)]


def _noun(one: Slot) -> str | None:
    """The noun a clause of the news counts outright."""
    value, anchor = one.value, one.facets.anchor
    if value.kind != "count" or value.hedge != "exact" or value.low is None or value.low != value.high:
        return None
    if value.role in GROWING or not value.counted or anchor.past or anchor.label:
        return None
    return None if value.counted in GENERIC or value.counted in SPANS else value.counted


def _draft(by_article: Mapping[str, Sequence[Slot]]) -> Draft | None:
    sole = [slots for slots in by_article.values() if len({s.value.low for s in slots}) == 1]
    groups: defaultdict[object, list[Sequence[Slot]]] = defaultdict(list)
    for slots in sole:
        groups[slots[0].value.low].append(slots)
    agreed = max(groups.values(), key=len, default=[])
    if len(agreed) < AGREED or len(agreed) < SHARE * len(by_article):
        return None
    rest = [g for g in groups.values() if g is not agreed]
    if len(rest) != 1 or len(rest[0]) > OTHERS:
        return None
    most, others = ([s for slots in g for s in slots] for g in (agreed, rest[0]))
    odd = [o for o in others if any(_one(o, s) for s in most)]
    if not odd or any(not _may_be(o, s) for o in odd for s in most):
        return None
    return Draft(
        odd[0].claim, odd[0].value.role, "value", CONFIDENCE, (side(most), side(odd)), about(odd), counted=True
    )  # fmt: skip


def _one(a: Slot, b: Slot) -> bool:
    """Whether two clauses count one set: narrowed alike, akin in what they tell or, of a means, in whom they name."""
    if a.restrictors != b.restrictors:
        return False
    x, y = a.facets, b.facets
    if x.classes & y.classes & telling_classes() - pale():
        return True
    return not _acts(a) and bool((_named(x) & _named(y)) - {a.value.counted, a.counted})


def _acts(one: Slot) -> bool:
    """Whether the set itself does or undergoes what the clause tells."""
    relation = one.facets.relation
    return any(w.noun == one.counted for w in (*relation.actors, *relation.patients))


def _named(facets: Facets) -> frozenset[str]:
    """Those who take part, by who they are and by the nouns for them; places tell of no set."""
    r, s = facets.relation, facets.statement
    nouns = {w.noun for w in (*r.actors, *r.patients, *r.others)} - GENERIC
    named = {e for e in (*facets.entities, *s.subjects, s.object) if e and not e.startswith("e:place")}
    return frozenset(nouns | named)


def _may_be(a: Slot, b: Slot) -> bool:
    return not elsewhere(a.facets, b.facets) and same_time(a.facets, b.facets)
