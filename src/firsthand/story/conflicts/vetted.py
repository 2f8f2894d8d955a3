"""A second opinion on conflicts that rules found: whether two sides read as if both could not be so.

A rule holds numbers against each other that are said of one thing in one way, and may still take two things for one.
The model of contradictions reads the words of both sides in their sentences, and what it is sure of being no
contradiction is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from firsthand.language.contradiction import Contradictions
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.drafts import Draft, DraftSide, kind_of_value
from firsthand.story.conflicts.manners import manner
from firsthand.story.conflicts.sentences import Marker

LEAST = -2.0
"""Log odds of two values being of one thing and at odds from which what a rule says of them stands."""
DENIED = -1.5
"""The same of two sentences of which one affirms and one denies."""
ARTICLES = 4
"""Articles below which rules are taken at their word: where little is told, two numbers are seldom of two things, and
of bare sentences with no story about them the model is unsure."""
FEW = 3
"""Places of a side that are read."""


def standing(found: Sequence[Draft], marker: Marker, meaning: Meaning | None) -> list[Draft]:
    """Return the conflicts that stand when they are read.

    Read are numbers and what is affirmed and denied; nothing is where no model is or little is told.

    Args:
        found: conflicts that rules found.
        marker: the sentences of their story.
        meaning: what reads sentences.
    """
    model = meaning.contradictions if meaning else None
    if model is None or not found or len(marker.articles) < ARTICLES:
        return list(found)
    return [d for d in found if not _may_err(d) or (_stands(d, marker, model) and not _of_two_manners(d, marker))]


def _may_err(draft: Draft) -> bool:
    """Whether rules take two things for one often enough to be asked again: numbers, and what is affirmed and denied.

    Days, hours and names they get right as often as the model does; of the strength of a quake it has read nothing.
    """
    return draft.kind in ("value", "polarity") and draft.role != "magnitude"


def _stands(draft: Draft, marker: Marker, model: Contradictions) -> bool:
    """Whether any two words of two sides read as being at odds, or none can be read."""
    read = [
        odds for one, other in combinations(draft.sides, 2) for odds in _read(draft.kind, one, other, marker, model)
    ]
    return not read or max(read) >= (DENIED if draft.kind == "polarity" else LEAST)


def _read(kind: str, one: DraftSide, other: DraftSide, marker: Marker, model: Contradictions) -> Iterator[float]:
    for a, b in product(one.spans[:FEW], other.spans[:FEW]):
        spots = [(e.article, e.start, e.end) for e in (a, b)]
        if kind == "polarity":
            sentences_of = [marker.sentence(*spot) for spot in spots]
            if sentences_of[0] and sentences_of[1]:
                yield model.of_passages(sentences_of[0].passage, sentences_of[1].passage)
        else:
            marked = [marker.marked(*spot) for spot in spots]
            if marked[0] and marked[1]:
                yield model.of_values(marked[0], marked[1])


def _of_two_manners(draft: Draft, marker: Marker) -> bool:
    """Whether every sentence of one side tells of a limit, a gust or a forecast, and no sentence of another does."""
    kind = kind_of_value(draft)
    if kind is None:
        return False
    read = ([marker.sentence(e.article, e.start, e.end) for e in told.spans] for told in draft.sides)
    manners = [{manner(kind, one.passage.text) for one in side if one} for side in read]
    return all(len(of) == 1 for of in manners) and len(set().union(*manners)) > 1
