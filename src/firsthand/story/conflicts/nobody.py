"""Nobody was hurt, and some were: a count of nought against people counted, where neither is the later news.

A toll grows, so that "no one was hurt" of one day and "two were hurt" of the next are an update (updates/growing.py);
of one day, or the other way round, they are at odds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, same_time, slot
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.topics import Slot, of_the_news

CONFIDENCE = 0.7
FATES = ("injured", "killed")
"""What a deed or a disaster leaves behind at once; an arrest of the same day may be the later news."""
_SO_FAR = re.compile(r"\b(?:at (?:this|that) (?:stage|time|point)|so far|still|until|yet)\b", re.IGNORECASE)
"""What tells that nobody was counted as of then."""


def conflicts(
    slots: Sequence[Slot], every: Sequence[Facets], days: Mapping[str, str | None], known: Sequence[Draft]
) -> list[Draft]:
    """Return a draft for each fate that befell nobody by one article and somebody by another.

    An article takes part that says one of the two only, and names the place if the other does. `every` are all
    statements; `days` are those of publication, by article.
    """
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    places: defaultdict[str, set[str]] = defaultdict(set)
    for facets in every:
        places[facets.statement.article] |= facets.around
    found = (_of_role([s for s in slots if s.value.role == role], places, days, told) for role in FATES)
    return [d for d in found if d]


def _of_role(
    slots: Sequence[Slot],
    places: Mapping[str, set[str]],
    days: Mapping[str, str | None],
    told: set[tuple[str, int]],
) -> Draft | None:
    none = [s for s in slots if _sure(s, "denied") and s.value.high == 0]
    some = [s for s in slots if _sure(s, "affirmed") and _counted(s)]
    both = {s.article for s in none} & {s.article for s in slots if _counted(s)}
    pairs = [
        (a, b)
        for a in none
        for b in some
        if not {a.article, b.article} & both and _one_place(a, b, places) and _at_odds(a, b, days)
    ]
    if not pairs or any((s.article, s.value.start) in told for pair in pairs for s in pair):
        return None
    sides = parted([s for s in (*none, *some) if any(s is x for pair in pairs for x in pair)])
    first = sides[0][0]
    about = tuple(dict.fromkeys(i for members in sides for s in members for i in s.facets.statement.subjects))
    return Draft(first.claim, first.value.role, "value", CONFIDENCE, tuple(map(side, sides)), about, counted=True)


def _sure(one: Slot, polarity: str) -> bool:
    s = one.facets.statement
    return s.polarity == polarity and s.certainty in ("asserted", "rumoured") and of_the_news(one)


def _counted(one: Slot) -> bool:
    return isinstance(one.value.low, float | int) and one.value.low >= 1


def _one_place(a: Slot, b: Slot, places: Mapping[str, set[str]]) -> bool:
    """Whether each article names a place that the clause of the other does, if it names one."""
    crossed = ((a.facets, places[b.article]), (b.facets, places[a.article]))
    return all(not facets.places or facets.around & named for facets, named in crossed)


def _at_odds(none: Slot, some: Slot, days: Mapping[str, str | None]) -> bool:
    """Whether both tell of one thing, and the article that counts some is not the later news."""
    a, b = none.facets, some.facets
    if elsewhere(a, b) or not same_time(a, b) or slot(a.relation.actors, b.relation.actors) is None:
        return False
    first, second = days.get(none.article), days.get(some.article)
    if a.statement.frame != b.statement.frame or not first or not second or first[:10] < second[:10]:
        return False
    return first[:10] > second[:10] or not _SO_FAR.search(a.sentence)


def told_once(found: Sequence[Draft], new: Sequence[Draft]) -> list[Draft]:
    """Return the new drafts that are not of nobody and some whose numbers are at odds already."""
    sides = [[{f.statement.id for f in s.facets} for s in d.sides] for d in found if d.role in FATES]

    def known(draft: Draft) -> bool:
        own = [{f.statement.id for f in s.facets} for s in draft.sides]
        return any(all(any(mine & theirs for theirs in told) for mine in own) for told in sides)

    return [d for d in new if d.kind != "polarity" or not known(d)]
