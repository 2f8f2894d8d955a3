"""Values of times: days, hours and lengths of time."""

from __future__ import annotations

import re

from firsthand.language.lexicon import lexicon
from firsthand.language.quantity.numbers import numbers
from firsthand.model import Bound, Hedge, Time, Value, ValueKind
from firsthand.regions import rounded

_CLOCK = re.compile(r"T(\d\d:\d\d)")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHSQEC])(?:(\d+)([MDH]))?")
_SMALLER = {("Y", "M"): 12, ("W", "D"): 7, ("H", "M"): 60}
_HEDGES: dict[str, Hedge] = {
    "APPROX": "about",
    "EQUAL_OR_LESS": "at-most",
    "EQUAL_OR_MORE": "at-least",
    "LESS_THAN": "less-than",
    "MORE_THAN": "more-than",
}
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "Q": "quarter",
    "H": "hour",
    "TM": "minute",
    "S": "second",
}
_ZONES = frozenset(lexicon("words", "firsthand.language.timex")["zone"]["zones"])


def of_time(time: Time) -> Value | None:
    """Return the Value of a time expression: a day's date, an hour's clock, a length; None for sets and vague
    references.
    """
    if time.type == "TIME" and (hour := _CLOCK.search(time.value)):
        said = hour[1].replace("24:", "00:")
        return _value(time, "clock", "time", said, said, zone_of(time.text))
    if time.type == "DURATION":
        return _duration(time)
    if time.type in ("DATE", "TIME") and time.earliest and time.latest:
        return _value(time, "date", "date", time.earliest, time.latest, None)
    return None


def zone_of(text: str) -> str | None:
    """Return the zone printed with an hour."""
    said = [w for w in re.findall(r"\b[A-Z]{2,4}\b", text) if w in _ZONES]
    return said[-1] if said else None


def _value(time: Time, kind: ValueKind, role: str, low: Bound, high: Bound, unit: str | None) -> Value:
    return Value(
        kind=kind,
        role=role,
        unit=unit,
        text=time.text,
        start=time.start,
        end=time.end,
        low=low,
        high=high,
        hedge=_HEDGES.get(time.mod or "", "exact"),
    )


def _duration(time: Time) -> Value | None:
    found = _LENGTH.fullmatch(time.value)
    if not found:
        return None
    number = float(found[2])
    if found[4]:
        number += int(found[4]) / _SMALLER.get((found[3], found[5]), 1e9)
        number = round(number, 3)
    count = int(number) if number.is_integer() else number
    unit = _UNITS.get(("TM" if found[3] == "M" else found[3]) if found[1] else found[3])
    if unit is None:
        return None
    low: float | None = count
    high: float | None = count
    mod = time.mod or ""
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        high = None
    elif mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        low = None
    elif mod == "APPROX":
        low, high = rounded(count)
    elif (most := _up_to(time.text, number)) is not None:
        high = most  # "six or seven years"
    return _value(time, "duration", "duration", low, high, unit)


def _up_to(text: str, least: float) -> float | None:
    """Return the higher number of a duration told by two, None where it is told by one."""
    found = numbers(text)
    ranged = len(found) == 1 and found[0].low == least and found[0].high is not None and found[0].high > least
    return found[0].high if ranged else None
