"""Numbers that run with the day they are told on: "six of the past seven games", said a week later, is another six."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from firsthand.language.numerals import words_pattern
from firsthand.model import Article, Evidence
from firsthand.story.claims.anchors import published
from firsthand.story.conflicts.drafts import Draft, DraftSide, numeric
from firsthand.story.conflicts.sentences import Marker

BESIDE = 20
"""Characters between a number and the words by which it runs."""


@cache
def _running() -> re.Pattern[str]:
    number = rf"(?:\d+|{words_pattern()})"
    return re.compile(
        rf"\b{number} (?:[\w’'-]+ )?(?:of|in|out of) (?:the|his|her|its|their|our|my) (?:last|past|previous) {number}\b"
        rf"|\b(?:the|his|her|its|their|our|my) (?:last|past|previous) {number}\b",
        re.IGNORECASE,
    )


def standing(found: Sequence[Draft], marker: Marker) -> list[Draft]:
    """Return the conflicts without those between numbers that run, told on other days.

    Args:
        found: conflicts.
        marker: the sentences of their story.
    """
    return [d for d in found if not (numeric(d) and _of_other_days(d, marker.articles) and _run(d, marker))]


def _run(draft: Draft, marker: Marker) -> bool:
    beside = BESIDE if draft.role != "account" else None
    return all(_runs(e, marker, beside) for side in draft.sides for e in side.spans)


def _runs(one: Evidence, marker: Marker, beside: int | None) -> bool:
    """Whether a number of a sentence runs: one near some words of it, or any where `beside` is None."""
    found = marker.sentence(one.article, one.start, one.end)
    if found is None:
        return False
    at = max(0, one.start - found.start)
    low, high = (0, len(found.passage.text)) if beside is None else (at - beside, at + len(one.text) + beside)
    return any(m.start() < high and low < m.end() for m in _running().finditer(found.passage.text))


def _of_other_days(draft: Draft, articles: Mapping[str, Article]) -> bool:
    """Whether no two sides have articles of one day, as far as their days are known."""
    days = [_days(side, articles) for side in draft.sides]
    return all(days) and not any(a & b for a, b in combinations(days, 2))


def _days(side: DraftSide, articles: Mapping[str, Article]) -> frozenset[int]:
    """The days on which the articles of a side came out, none where one of them has none."""
    found = {published(articles[e.article]) for e in side.spans}
    return frozenset() if None in found else frozenset(d for d in found if d is not None)
