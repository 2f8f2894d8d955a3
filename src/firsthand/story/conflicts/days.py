"""The day a clause gives, as its words have it: with its year or without, or no more than the day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from firsthand import regions
from firsthand.model import Time, Value

YEARS = 2
"""Years before and after the one read that a day named without its year may be of."""
WEEK = 7
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THAT_YEAR = re.compile(r"\b(?:last|this|that|next)\b", re.IGNORECASE)
_SMALL_HOURS = re.compile(r"\b(?:night|midnight|overnight|early|small hours|a\.?\s?m\.?)(?:\b|(?<=\.))", re.IGNORECASE)


@dataclass(frozen=True)
class Day:
    """Stretches of days of which one is meant, or a day of the week (1 is Monday) of no known week.

    `named` says that month or weekday stand there, so that no date of publication is needed to tell the day;
    `nightly` that the next day's calendar may have been meant, `weekly` that the week was worked out.
    """

    stretches: tuple[regions.Days, ...] = ()
    weekday: int | None = None
    named: bool = False
    nightly: bool = False
    weekly: bool = False

    @property
    def span(self) -> int:
        """Days from the first to the last of a stretch."""
        first = self.stretches[0] if self.stretches else None
        return (first.last - first.first).days if first and first.first and first.last else 0


def dates(time: Time) -> bool:
    """Return whether an expression gives a day; an hour alone has that of publication."""
    named = _MONTH.search(time.text) or _WEEKDAY.search(time.text)
    clocked = time.type == "TIME" and time.value.partition("T")[2][:1].isdigit()
    return time.type in ("DATE", "TIME") and (not clocked or named is not None)


def day(value: Value) -> Day | None:
    """Return the day of a date's value, None where it leaves open which."""
    text = value.text
    named = bool(_MONTH.search(text) or _WEEKDAY.search(text))
    nightly = bool(_SMALL_HOURS.search(text))
    if value.restrictors:
        return _unresolved(value.restrictors[0], nightly)
    stretch = regions.Days.of(*(str(x) if x else None for x in (value.low, value.high)))
    if not stretch.first or not stretch.last:
        return None
    open_year = _MONTH.search(text) and not _YEAR.search(text) and not _THAT_YEAR.search(text)
    if open_year and not _WEEKDAY.search(text):
        return Day(tuple(_years(stretch.first, stretch.last)), None, named, nightly)
    return Day((stretch,), None, named, nightly, bool(_WEEKDAY.search(text)) and not _MONTH.search(text))


def told_by(one: Day, printed: date | None) -> Day:
    """Return a day of what has happened without the years in which an article could not have told of it yet.

    Args:
        one: the day as its words have it.
        printed: when the article came out, None where nothing says so.
    """
    if printed is None or len(one.stretches) < 2:
        return one
    kept = tuple(s for s in one.stretches if s.first and (s.first - printed).days <= 1)
    return replace(one, stretches=kept or one.stretches)


def _unresolved(timex: str, nightly: bool) -> Day | None:
    """ "XXXX-09-10", "XXXX-09" or "XXXX-WXX-4": the years of news, or the weekday alone."""
    if timex.startswith("XXXX-WXX-"):
        return Day((), int(timex[9]), True, nightly)
    month, _, day_of_month = timex[5:].partition("-")
    first = date(2000, int(month), int(day_of_month[:2]) if day_of_month[:2].isdigit() else 1)
    last = first if day_of_month[:2].isdigit() else regions.month_end(first)
    return Day(tuple(_years(first, last, 60)), None, True, nightly)


def _years(first: date, last: date, years: int = YEARS) -> Iterator[regions.Days]:
    for n in (0, *(sign * n for n in range(1, years + 1) for sign in (-1, 1))):
        yield regions.Days(regions.years_before(first, n), regions.years_before(last, n))


def gap(a: Day, b: Day) -> int:
    """Return how many days lie between two days at the least, 0 where they may be one."""
    if a.weekday is not None or b.weekday is not None:
        return _weekday_gap(a, b)
    return min(regions.days_apart(x, y) for x in a.stretches for y in b.stretches)


def _weekday_gap(a: Day, b: Day) -> int:
    mine, theirs = _weekdays(a), _weekdays(b)
    return min(min((x - y) % 7, (y - x) % 7) for x in mine for y in theirs)


def _weekdays(one: Day) -> tuple[int, ...]:
    if one.weekday is not None:
        return (one.weekday,)
    if one.span >= 6 or len(one.stretches) > 1:
        return tuple(range(1, 8))
    first = one.stretches[0].first
    return tuple((first.isoweekday() + n - 1) % 7 + 1 for n in range(one.span + 1)) if first else ()


def agree(a: Day, b: Day) -> bool:
    """Return whether two days may be one.

    A day is let pass where a word needs the date of publication ("yesterday"), or where it was night; a week where
    both name no day but a week.
    """
    slack = 1 if any(one.span <= 2 and (one.nightly or not one.named) for one in (a, b)) else 0
    if any(5 <= one.span <= 8 for one in (a, b)):
        slack = 7
    apart = gap(a, b)
    return apart <= slack or (apart == WEEK and (a.weekly or b.weekly))
