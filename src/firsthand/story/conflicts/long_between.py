"""Numbers and places of two times: what articles that came out weeks apart say of their own day is no disagreement.

A happening has its day whenever it is told of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from firsthand.story.claims.anchors import day
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.relations import happenings, names_a_happening
from firsthand.story.conflicts.drafts import Draft

DAYS = 10
"""Days between two articles from which what neither dates is of two times."""
LASTING = frozenset({"age", "distance", "height", "magnitude"})
"""Numbers that are the same however late they are told, or are compared by their days."""


def standing(found: Sequence[Draft], days: Mapping[str, str | None]) -> list[Draft]:
    """Return the conflicts without those over numbers or scenes that two articles, weeks apart, leave undated.

    Args:
        found: conflicts.
        days: of publication, by article.
    """

    def one_time(a: Facets, b: Facets) -> bool:
        told, later = (day(days.get(f.statement.article)) for f in (a, b))
        dated = all(f.anchor.past or (f.anchor.own and f.anchor.known) or happened(f) for f in (a, b))
        return dated or told is None or later is None or abs(told - later) <= DAYS

    def happened(one: Facets) -> bool:
        return bool(one.classes & happenings()) or names_a_happening(one.statement)

    def stands(draft: Draft) -> bool:
        return any(one_time(a, b) for x, y in combinations(draft.sides, 2) for a in x.facets for b in y.facets)

    return [d for d in found if not _of_a_time(d) or stands(d)]


def _of_a_time(draft: Draft) -> bool:
    return draft.role == "place" or (draft.kind == "value" and draft.role not in LASTING)
