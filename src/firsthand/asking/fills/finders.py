"""What fills the hole of a question: the value, day, place, reason or participant a matching statement gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from firsthand.asking.fills.counts import counts
from firsthand.asking.fills.days import clock, when
from firsthand.asking.fills.figures import figures, numbered
from firsthand.asking.fills.fill import Fill
from firsthand.asking.fills.means import how
from firsthand.asking.fills.measures import measured, money
from firsthand.asking.fills.people import who
from firsthand.asking.fills.places import where
from firsthand.asking.fills.reasons import why
from firsthand.asking.fills.sorts import sorts
from firsthand.asking.fills.things import beyond, named, what
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Asked, Question
from firsthand.asking.scenes import Scenes

Finder = Callable[[Question, Match, Scenes], Iterator[Fill]]


_FINDERS: Mapping[Asked, Finder] = {
    "clock": clock,
    "count": counts,
    "how": how,
    "kind": sorts,
    "money": money,
    "name": named,
    "value": measured,
    "what": what,
    "when": when,
    "where": where,
    "with": beyond,
    "who": who,
    "why": why,
}


def fills(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what a matching statement answers; nothing where it has no filler of the kind asked for."""
    finder = _FINDERS.get(question.asked)
    if finder is not None:
        yield from finder(question, match, scenes)


_LOOSE: Mapping[Asked, Finder] = {"count": numbered, "what": figures}
"""What is read off the words of a sentence where no clause has a filler of its own."""


def loosely(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what the words around a matching statement answer."""
    finder = _LOOSE.get(question.asked)
    if finder is not None:
        yield from finder(question, match, scenes)
