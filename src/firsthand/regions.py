"""The algebra of what is measured: numbers and days as regions, and where they meet.

A value in the news is a constraint. `Region` is a stretch of numbers with a unit and open or closed ends, `Days` a
stretch of days,
`Clock` a stretch of minutes with a zone. Two values agree when their regions meet. All of it is exact and pure.

Conventions:
- A number is as precise as it is written: `grain` is the place of its last digit that is not zero, but never more
  than a tenth of
  the number ("55 km" to 1 km, "170,000" to 10,000, "10 km" to 1 km). Where precision matters, half a grain is open
  on each side.
- "about n" (`rounded`) is n give or take half its last place or a tenth, whichever is more: newsrooms round to one
  or two figures.
- Counts below 100, ordinals and ages are exact; clocks are exact, after "about" open by just under a quarter of
  an hour.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any, Literal

EXACT_BELOW = 100
EXACT_KINDS = frozenset({"age", "ordinal", "name"})
OPEN_HEDGES = frozenset({"more-than", "less-than"})


@dataclass(frozen=True)
class Region:
    """Numbers from `low` to `high` (None: open), in `unit`; an end that is not closed is not in the region."""

    low: float | None = None
    high: float | None = None
    unit: str | None = None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def of(
        cls,
        low: float | None,
        high: float | None = None,
        hedge: str = "exact",
        unit: str | None = None,
        kind: str = "measure",
    ) -> Region:
        """Return the region of a value as said (model.Value's low, high, hedge, unit, kind), opened to the
        precision given.

        A bound stays where it was said ("at least 22" is [22, ∞), "more than 300" is (300, ∞)); a number said
        exactly is opened by half
        its grain; "about" comes with its ends already drawn.
        """
        if hedge == "about" or low is None or high is None or low != high:
            strict = hedge in OPEN_HEDGES
            return cls(low, high, unit, not (strict and low is not None), not (strict and high is not None))
        if kind in EXACT_KINDS or (kind == "count" and abs(low) < EXACT_BELOW):
            return cls(low, high, unit)
        half = grain(low) / 2
        return cls(_plus(low, -half), _plus(high, half), unit, True, False)

    @property
    def empty(self) -> bool:
        """Whether no number is in the region."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))


def _plus(number: float, step: float) -> float:
    return float(Fraction(str(number)) + Fraction(str(step)))


def grain(number: float) -> float:
    """Return the place a number is given to: 0.1 for 6.1, 1 for 55 and for 10, 10000 for 170000."""
    if not number:
        return 1.0
    exact = abs(Fraction(str(number)))
    place = Fraction(1)
    while (exact / place).denominator != 1:
        place /= 10
    while (exact / (place * 10)).denominator == 1 and place * 100 <= exact:
        place *= 10
    return float(place)


def rounded(number: float) -> tuple[float, float]:
    """Return what "about" a number allows: half its last place or a tenth on each side, whichever is more, whole
    for whole numbers.

    >>> rounded(300), rounded(50), rounded(1500)
    ((250, 350), (45, 55), (1350, 1650))
    """
    exact = abs(Fraction(str(number)))
    place = Fraction(1)
    while exact and (exact / place).denominator != 1:
        place /= 10
    while exact and (exact / (place * 10)).denominator == 1:
        place *= 10
    slack = max(place / 2, exact / 10)
    low, high = Fraction(str(number)) - slack, Fraction(str(number)) + slack
    if float(number).is_integer() and exact >= 1:
        return math.floor(low), math.ceil(high)
    return float(low), float(high)


def meet(a: Region, b: Region) -> Region | None:
    """Return the numbers in both regions, in the unit of `a`; None where there are none.

    Units that cannot be converted into one another leave the question open: the answer is `a`.
    """
    if a.unit != b.unit:
        turned = convert(b, a.unit)
        if turned is None:
            return a
        b = turned
    low, low_closed = _higher((a.low, a.low_closed), (b.low, b.low_closed))
    high, high_closed = _lower((a.high, a.high_closed), (b.high, b.high_closed))
    found = Region(low, high, a.unit, low_closed, high_closed)
    return None if found.empty else found


def _higher(a: tuple[float | None, bool], b: tuple[float | None, bool]) -> tuple[float | None, bool]:
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    return (a[0], a[1] and b[1]) if a[0] == b[0] else max(a, b)


def _lower(a: tuple[float | None, bool], b: tuple[float | None, bool]) -> tuple[float | None, bool]:
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    return (a[0], a[1] and b[1]) if a[0] == b[0] else min(a, b)


def meet_all(regions: Iterable[Region]) -> Region | None:
    """Return the numbers in all regions, None where there are none."""
    found: Region | None = Region()
    for n, one in enumerate(regions):
        found = one if n == 0 else meet(found, one) if found else None
    return found


def agree(a: Region, b: Region) -> bool:
    """Return whether some number is in both regions."""
    return meet(a, b) is not None


def hull(a: Region, b: Region) -> Region:
    """Return the smallest region that holds both, in the unit of `a`; units must convert."""
    turned = b if a.unit == b.unit else convert(b, a.unit)
    if turned is None:
        raise ValueError(f"{b.unit} does not convert to {a.unit}")
    low = None if a.low is None or turned.low is None else min(a.low, turned.low)
    high = None if a.high is None or turned.high is None else max(a.high, turned.high)
    low_closed = any(r.low_closed for r in (a, turned) if r.low == low)
    high_closed = any(r.high_closed for r in (a, turned) if r.high == high)
    return Region(low, high, a.unit, low_closed, high_closed)


def contains(outer: Region, inner: Region) -> bool:
    """Return whether every number of `inner` is in `outer`."""
    turned = inner if outer.unit == inner.unit else convert(inner, outer.unit)
    return turned is not None and meet(outer, turned) == replace(turned, unit=outer.unit)


def convert(region: Region, unit: str | None) -> Region | None:
    """Return a region in another unit, None where the units measure different things or one is not known."""
    if region.unit == unit:
        return region
    if region.unit is None or unit is None:
        return None
    ends = [None if x is None else _converted(x, region.unit, unit) for x in (region.low, region.high)]
    if any(x is None and y is not None for x, y in zip(ends, (region.low, region.high), strict=True)):
        return None
    return replace(region, low=ends[0], high=ends[1], unit=unit)


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


@cache
def _converted(number: float, unit: str, to: str) -> float | None:
    import pint

    registry = _registry()
    try:
        turned = registry.Quantity(number, registry.parse_units(unit)).to(registry.parse_units(to))
    except (pint.errors.PintError, ArithmeticError, AssertionError, AttributeError, TypeError, ValueError):
        return None
    return float(f"{turned.magnitude:.12g}")


def total(parts: Sequence[Region]) -> Region:
    """Return the sum of regions: "one killed and two wounded" are three shot. Units must be one."""
    if len({p.unit for p in parts}) > 1:
        raise ValueError("parts in different units have no sum")
    low = None if any(p.low is None for p in parts) else sum(p.low or 0 for p in parts)
    high = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
    unit = parts[0].unit if parts else None
    return Region(low, high, unit, all(p.low_closed for p in parts), all(p.high_closed for p in parts))


Growth = Literal["same", "grew", "fell"]


def growth(earlier: Region, later: Region) -> Growth:
    """Return how a quantity that can only grow went from an earlier report to a later one: "fell" alone is at odds."""
    if (
        earlier.low is not None
        and later.high is not None
        and meet(Region(earlier.low, None, earlier.unit, earlier.low_closed), later) is None
    ):
        return "fell"
    return "same" if agree(earlier, later) else "grew"


# ---- days


@dataclass(frozen=True)
class Days:
    """Days from `first` to `last`, both included; None is open."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, earliest: str | None, latest: str | None) -> Days:
        """Return the days of two ISO dates (or date-times, of which the day counts)."""
        return cls(_day(earliest), _day(latest))

    def iso(self) -> tuple[str | None, str | None]:
        """Return both ends as ISO dates."""
        return self.first.isoformat() if self.first else None, self.last.isoformat() if self.last else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def meet_days(a: Days, b: Days) -> Days | None:
    """Return the days in both stretches, None where there are none."""
    first = max((d for d in (a.first, b.first) if d), default=None)
    last = min((d for d in (a.last, b.last) if d), default=None)
    return None if first and last and first > last else Days(first, last)


def meet_all_days(stretches: Iterable[Days]) -> Days | None:
    """Return the days in all stretches, None where there are none."""
    found: Days | None = Days()
    for one in stretches:
        found = meet_days(found, one) if found else None
    return found


def agree_days(a: Days, b: Days, slack: int = 0) -> bool:
    """Return whether some day is in both stretches; `slack` days of tolerance for a date line across the world."""
    grown = Days(
        a.first - timedelta(days=slack) if a.first else None, a.last + timedelta(days=slack) if a.last else None
    )
    return meet_days(grown, b) is not None


def hull_days(a: Days, b: Days) -> Days:
    """Return the shortest stretch that holds both."""
    return Days(
        min(a.first, b.first) if a.first and b.first else None,
        max(a.last, b.last) if a.last and b.last else None,
    )


def holds_days(outer: Days, inner: Days) -> bool:
    """Return whether every day of `inner` is in `outer`."""
    return meet_days(outer, inner) == inner


def days_apart(a: Days, b: Days) -> int:
    """Return how many days lie between two stretches with known ends, 0 where they meet."""
    if not (a.first and a.last and b.first and b.last):
        return 0
    return max(0, (b.first - a.last).days, (a.first - b.last).days)


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return back(day.replace(day=1), -1, "M") - timedelta(days=1)


def years_before(day: date, years: int) -> date:
    """Return the same day so many years before; the 28th for a 29 February that is not, the first day for none."""
    if years >= day.year:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def born(low: float | None, high: float | None, on: Days) -> Days:
    """Return the birthdays of somebody `low` to `high` years old on some day of `on`.

    >>> born(36, 36, Days.of("2024-05-22", "2024-05-22")).iso()
    ('1987-05-23', '1988-05-22')
    """
    first = years_before(on.first, int(high) + 1) + timedelta(days=1) if on.first and high is not None else None
    return Days(first, years_before(on.last, int(low)) if on.last and low is not None else None)


def age_on(birth: Days, on: date) -> tuple[int, int] | None:
    """Return the least and greatest age somebody with such a birthday has on a day, None for an open end."""
    if birth.first is None or birth.last is None:
        return None

    def years(then: date) -> int:
        return on.year - then.year - ((on.month, on.day) < (then.month, then.day))

    return years(birth.last), years(birth.first)


def began(end: Days, low: float | None, high: float | None, unit: str) -> Days:
    """Return the first days of something that ended on a day of `end` after `low` to `high` units (D, W, M, Y).

    "More than a year" up to June 2015 (low 1, high None) began on 30 June 2014 or before.
    """
    first = back(end.first, high, unit) if end.first and high is not None else None
    return Days(first, back(end.last, low, unit) if end.last and low is not None else None)


def ended(start: Days, low: float | None, high: float | None, unit: str) -> Days:
    """Return the last days of something that began on a day of `start` and lasted `low` to `high` units (D, W, M,
    Y).
    """
    first = back(start.first, -low, unit) if start.first and low is not None else None
    return Days(first, back(start.last, -high, unit) if start.last and high is not None else None)


def back(day: date, count: float, unit: str) -> date:
    """Return the day so many units (D, W, M, Y) before; a day the month does not have becomes its last."""
    if unit in ("D", "W"):
        return day - timedelta(days=round(count * (7 if unit == "W" else 1)))
    index = day.year * 12 + day.month - 1 - round(count * (12 if unit == "Y" else 1))
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    return date(year, month + 1, 28)


# ---- hours


@dataclass(frozen=True)
class Clock:
    """Minutes of a day from `first` to `last` (0 is midnight, more than 1440 the next day), local or in a zone."""

    first: int
    last: int
    zone: str | None = None


@cache
def _table() -> dict[str, Any]:
    with resources.files("firsthand").joinpath("regions.toml").open("rb") as file:
        return tomllib.load(file)


def clock(text: str, zone: str | None = None, hedge: str = "exact") -> Clock | None:
    """Return the minutes of "07:37", or of a part of the day in TIMEX3's letters ("AF"; "START" for early, "END"
    for late).

    It is open by just under a quarter of an hour after "about", so that "about 10" and "about 10:30" differ, by ten
    minutes where it is given to five ("about 3:10"), by none without a hedge.
    """
    parts = _table()["part"]
    if text in parts:
        return Clock(parts[text][0], parts[text][1], zone)
    hours, _, minutes = text.partition(":")
    if not hours.isdigit() or not minutes[:2].isdigit():
        return None
    at = int(hours) * 60 + int(minutes[:2])
    slack = (14 if at % 15 == 0 else 10) if hedge == "about" else 0
    first = 0 if hedge in ("at-most", "less-than") else at - slack
    last = 1440 if hedge in ("at-least", "more-than") else at + slack
    return Clock(first, last, zone)


def offsets(zone: str | None) -> tuple[int, ...]:
    """Return the minutes a zone may be ahead of UTC, none where the zone is not known."""
    table = _table()
    if zone in table["zone"]:
        return (table["zone"][zone],)
    return tuple(table["either"].get(zone, ()))


def agree_clocks(a: Clock, b: Clock) -> bool:
    """Return whether two hours may be one: in zones both known by UTC, both local as they stand, else undecided
    and True.

    07:37 UTC and 03:37 EDT agree; 14:37 of an unknown local zone agrees with any zoned time.
    """
    if a.zone == b.zone:
        return _overlap(a, b, 0) or _overlap(a, b, 1440) or _overlap(a, b, -1440)
    ours, theirs = offsets(a.zone), offsets(b.zone)
    if not ours or not theirs:
        return True
    return any(_overlap(a, b, x - y + day) for x in ours for y in theirs for day in (-1440, 0, 1440))


def _overlap(a: Clock, b: Clock, shift: int) -> bool:
    return a.first <= b.last + shift and b.first + shift <= a.last
