"""Parts that make up a total: numbers that differ and are both right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from firsthand.story.claims.facets import GROWING
from firsthand.story.conflicts.drafts import side
from firsthand.story.conflicts.reconcile import Reconciling
from firsthand.story.conflicts.topics import Slot
from firsthand.story.sentences import amount, listed

MOST = 8
"""Numbers of one role in one article among which parts are looked for."""


def reconciled(slots: Sequence[Slot]) -> list[Reconciling]:
    """Return each total that an article breaks down into parts of its own ("12 here, 10 there, two more: 24")."""
    groups: defaultdict[tuple[str, str, bool], list[Slot]] = defaultdict(list)
    for one in slots:
        value = one.value
        if (
            value.role in GROWING
            and value.hedge == "exact"
            and isinstance(value.low, float | int)
            and value.low == value.high
        ):
            groups[one.article, value.role, one.facets.anchor.past].append(one)
    found = (_broken_down(group) for group in groups.values())
    return [r for r in found if r]


def _broken_down(group: Sequence[Slot]) -> Reconciling | None:
    by_number: dict[float, list[Slot]] = {}
    for one in group:
        by_number.setdefault(float(one.value.low or 0), []).append(one)
    numbers = sorted(by_number, reverse=True)[:MOST]
    for total in numbers:
        smaller = [n for n in numbers if n < total]
        for size in range(2, len(smaller) + 1):
            for parts in combinations(smaller, size):
                if sum(parts) == total and total > 2:
                    return _rule(by_number, total, parts)
    return None


def _rule(by_number: dict[float, list[Slot]], total: float, parts: Sequence[float]) -> Reconciling:
    words = listed([amount(p, p) for p in parts], most=MOST)
    rule = f"{words} are parts that make up {amount(total, total)}."
    sides = tuple(side(by_number[n]) for n in (total, *parts))
    return Reconciling((), by_number[total][0].value.role, rule, sides)
