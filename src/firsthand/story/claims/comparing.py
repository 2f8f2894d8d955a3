"""Whether two aligned values leave room for one world: a thin layer over the regions."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand import regions
from firsthand.model import Bound, Statement, Value

SLACK = 1 / 3
HALVES = {"half": 0.25, "quarter": 0.125}
"""What a measure said in words is open by on each side: half of the part it is told to ("a mile and a half")."""
_PART = re.compile(r"\b(half|quarter)s?\b", re.IGNORECASE)
SHORT = 3
"""Days below which a stretch is open by a day on either side, for the date line."""
STROKE = 9
"""Minutes on each side that an hour named and not counted is open by: "noon" may be 11:55."""
_NAMED = re.compile(r"(?:at\s+)?(?:noon|midday|midnight)", re.IGNORECASE)
NOON = 720
"""Minutes of half a day."""
_FACE = re.compile(r"\bo[’']clock\b|\b(?:past|to|before|after)\s+\w+", re.IGNORECASE)
_HALF = re.compile(r"\b(?:[ap]\.?\s?m\b|morning|noon|midday|afternoon|evening|night|midnight|tonight)", re.IGNORECASE)
LOOSE = 1.25
"""Times by which an open number may fall short of another that it says nearly."""
_FIGURE = re.compile(r"\d[\d,.:]*")
NUMBERS = frozenset({"count", "duration", "measure", "money", "percent"})
"""Kinds of value that a sentence on somebody's word puts into their mouth."""


def agree(a: Value, b: Value) -> bool:
    """Return whether some world satisfies both values, at the precision each was given; True where that is unknown."""
    return _agree(_plain(a), _plain(b))


def bears_out(one: Statement, other: Statement) -> bool:
    """Return whether a statement leaves room for every value another gives of one thing in one role."""
    pairs = ((x, y) for x in one.values for y in other.values if _answers(x) == _answers(y))
    return all(agree(x, y) for x, y in pairs)


def gives(one: Statement, other: Statement) -> bool:
    """Return whether a statement says every number another tells: itself, and none that only leaves room for it.

    Who says that at least 22 houses fell has not said that more than 300 did, and who has a quake in mind not of what
    strength: a number told with another's subject is given by those who tell it too.
    """
    numbers = (x for x in one.values if x.kind in NUMBERS)
    given = all(
        any(_answers(x) == _answers(y) and agree(x, y) and _as_far(y, x) for y in other.values) for x in numbers
    )
    return given and figures(_told(one)) - figures(one.text) <= figures(_told(other)) | figures(other.text)


def _as_far(given: Value, told: Value) -> bool:
    """Whether a number that is open on one side goes as far as another on that side, or nearly."""
    ends = [b if isinstance(b, float | int) else None for b in (given.low, given.high, told.low, told.high)]
    low, high, least, most = ends
    if high is None and low is not None:
        return least is None or LOOSE * low >= least
    if low is None and high is not None:
        return most is not None and LOOSE * most >= high
    return True


def _told(one: Statement) -> str:
    return "".join(phrase.text for phrase in one.told) or one.text


def figures(text: str) -> frozenset[str]:
    """Return the numbers that stand in a text in digits, as they are written."""
    return frozenset(found.strip(".,:") for found in _FIGURE.findall(text))


def _answers(value: Value) -> tuple[object, ...]:
    return value.kind, value.role, value.unit, value.counted


def allows(value: Value) -> tuple[object, ...]:
    """Return what of a value decides with which others it agrees."""
    return value.kind, value.low, value.high, value.hedge, value.unit, _said(value)


def _said(value: Value) -> str:
    """What of its words decides: a clock's zone and which half of the day it leaves open, the part of a unit."""
    part = _PART.search(value.text) if value.kind in ("measure", "duration") else None
    return part[1].lower() if part else value.text if value.kind == "clock" else ""


def _plain(value: Value) -> Value:
    """The value without its place, so that equal ones are compared once."""
    text = _said(value)
    low, high, hedge = value.low, value.high, value.hedge
    return Value(kind=value.kind, role="", unit=value.unit, text=text, start=0, end=0, low=low, high=high, hedge=hedge)


@lru_cache(maxsize=65536)
def _agree(a: Value, b: Value) -> bool:
    if a.kind == "name" and b.kind == "name":
        return a.low == b.low
    if a.kind == "date" and b.kind == "date":
        first, second = _days(a), _days(b)
        return regions.agree_days(first, second, slack=1 if _short(first) or _short(second) else 0)
    if a.kind == "clock" and b.kind == "clock":
        return _agree_clocks(a, b)
    if {a.kind, b.kind} & {"name", "date", "clock"}:
        return True
    return regions.agree(region(a), region(b))


def region(value: Value) -> regions.Region:
    """Return the numbers a value allows.

    "About one minute" is a minute give or take a third: whole numbers on either side are for counting, not for
    measuring.
    """
    if value.hedge == "about" and value.kind in ("measure", "duration"):
        low, high = _number(value.low), _number(value.high)
        if low is not None and high is not None and high - low > SLACK * (low + high):
            middle = (low + high) / 2
            return regions.Region(middle * (1 - SLACK), middle * (1 + SLACK), value.unit)
    part = _PART.search(value.text)
    if part and value.hedge == "exact" and value.kind in ("measure", "duration") and value.low == value.high:
        exact = _number(value.low)
        if exact is not None:
            slack = HALVES[part[1].lower()]
            return regions.Region(exact - min(slack, exact / 2), exact + slack, value.unit, True, False)
    return regions.Region.of(_number(value.low), _number(value.high), value.hedge, value.unit, value.kind)


def _number(bound: Bound) -> float | None:
    return None if bound is None or isinstance(bound, str) else float(bound)


def _days(value: Value) -> regions.Days:
    low, high = value.low, value.high
    return regions.Days.of(low if isinstance(low, str) else None, high if isinstance(high, str) else None)


def _short(days: regions.Days) -> bool:
    """Whether a stretch is one day or two, of which a date line may make another; no year is the next one."""
    return not (days.first and days.last) or (days.last - days.first).days < SHORT


def _agree_clocks(a: Value, b: Value) -> bool:
    if a.low == b.low and {_zone(a), _zone(b)} == {"local", "UTC"}:
        return False
    first, second = _clock(a), _clock(b)
    if first is None or second is None:
        return True
    halves = (0, NOON) if _half_open(a) != _half_open(b) else (0,)
    return any(regions.agree_clocks(_later(first, n), second) for n in halves)


def _half_open(value: Value) -> bool:
    """Whether an hour in words leaves open which half of the day it is of: "half past six", "8 o'clock"."""
    return bool(_FACE.search(value.text)) and not _HALF.search(value.text)


def _later(clock: regions.Clock, minutes: int) -> regions.Clock:
    return regions.Clock(clock.first + minutes, clock.last + minutes, clock.zone)


def _zone(value: Value) -> str | None:
    """The zone an hour is said to be of: one hour cannot be both UTC's and, in so many words, another place's."""
    return "UTC" if value.unit in ("UTC", "GMT", "Z") else value.unit or ("local" if "local" in value.text else None)


def _clock(value: Value) -> regions.Clock | None:
    low, high = (regions.clock(str(x), value.unit, value.hedge) if x else None for x in (value.low, value.high))
    if low is None or high is None:
        return None
    if value.hedge == "exact" and _NAMED.fullmatch(value.text):
        return regions.Clock(low.first - STROKE, low.last + STROKE, value.unit)
    edge = 1 if value.hedge == "about" else 0  # about ten is not about half past ten
    return regions.Clock(low.first + edge, max(high.last, low.last) - edge, value.unit)
