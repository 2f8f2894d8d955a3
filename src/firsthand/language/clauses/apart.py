"""How long before or after another a deed was: "quit a day after the vote was lost"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from firsthand.language.clauses.bounds import Days
from firsthand.language.parse import Paragraph
from firsthand.language.timex.calendar import shift
from firsthand.model import Time

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_HALF_A_WEEK = timedelta(days=3)
_SIDES = {"after": 1, "before": -1}


@dataclass(frozen=True)
class Step:
    """So many units (D, W, M or Y) from the deed a clause tells to the one that the clause above it tells."""

    count: int
    unit: str

    def up(self, days: Days) -> Days | None:
        """Return the days of the clause above from those of the clause."""
        return self._moved(days, self.count)

    def down(self, days: Days) -> Days | None:
        """Return the days of the clause from those of the clause above."""
        return self._moved(days, -self.count)

    def _moved(self, days: Days, count: int) -> Days | None:
        """Days as exact as the unit: two years after a day is a year."""
        if days.first is None or days.last is None:
            return None
        try:
            first, last = shift(days.first, count, self.unit), shift(days.last, count, self.unit)
        except (ValueError, OverflowError):
            return None
        return Days(_begins(first, self.unit), _ends(last, self.unit))


def step_of(paragraph: Paragraph, verb: Token, times: Iterable[Time]) -> Step | None:
    """Return how long before or after the clause above it a deed was, None where its words do not say."""
    led = verb.head if verb.dep_ == "pcomp" else None
    if verb.dep_ in ("advcl", "relcl"):
        led = next((c for c in verb.children if c.dep_ in ("advmod", "mark") and c.lower_ in _SIDES), None)
    if led is None or led.lower_ not in _SIDES or not led.i:
        return None
    place = paragraph.place(led.nbor(-1))[0]
    said = next((t for t in times if t.type == "DURATION" and t.start <= place < t.end), None)
    length = _LENGTH.fullmatch(said.value or "") if said is not None else None
    return Step(int(length[1]) * _SIDES[led.lower_], length[2]) if length else None


def _begins(day: date, unit: str) -> date:
    if unit == "W":
        return day - _HALF_A_WEEK
    if unit == "Y":
        return date(day.year, 1, 1)
    return day.replace(day=1) if unit == "M" else day


def _ends(day: date, unit: str) -> date:
    if unit == "W":
        return day + _HALF_A_WEEK
    if unit == "Y":
        return date(day.year, 12, 31)
    return day.replace(day=monthrange(day.year, day.month)[1]) if unit == "M" else day
