"""Values of times: days, hours and lengths of time."""

from __future__ import annotations

import re

from firsthand.model import Hedge, Time, Value

_CLOCK = re.compile(r"T(\d\d:\d\d)")
_PART = re.compile(r"T(MO|AF|EV|NI|MI|DT)$")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHSQEC])")
_ZONE = re.compile(r"\b([A-Z]{2,4})\b\)?(?:\s+(?:on\s+)?\w+.*)?$")
_HEDGES: dict[str, Hedge] = {
    "APPROX": "about", "EQUAL_OR_LESS": "at-most", "EQUAL_OR_MORE": "at-least", "LESS_THAN": "less-than", "MORE_THAN": "more-than",
}  # fmt: skip
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
_ZONES = frozenset(
    "ACST AEDT AEST AKDT AKST AWST BST CDT CEST CET CST CT EAT EDT EEST EET EST ET GMT HKT HST IST JST KST MDT MSK MST MT NZDT NZST PDT PKT PST PT SAST SGT UTC WAT WIB WIT WITA".split()
)


def of_time(time: Time) -> Value | None:
    """Return the Value of a time expression: a day's date, an hour's clock, a length; None for sets and vague references."""
    if time.type == "TIME" and (hour := _CLOCK.search(time.value)):
        return _value(time, "clock", "time", hour[1], hour[1], zone_of(time.text))
    if time.type == "DURATION":
        return _duration(time)
    if time.type in ("DATE", "TIME") and time.earliest and time.latest:
        return _value(time, "date", "date", time.earliest, time.latest, None)
    return None


def zone_of(text: str) -> str | None:
    """Return the zone printed with an hour."""
    said = [w for w in re.findall(r"\b[A-Z]{2,4}\b", text) if w in _ZONES]
    return said[-1] if said else None


def _value(
    time: Time, kind: str, role: str, low: float | str | None, high: float | str | None, unit: str | None
) -> Value:
    hedge = _HEDGES.get(time.mod or "", "exact")
    return Value(
        kind=kind, role=role, unit=unit, text=time.text, start=time.start, end=time.end, low=low, high=high, hedge=hedge,  # type: ignore[arg-type]
    )  # fmt: skip


def _duration(time: Time) -> Value | None:
    found = _LENGTH.fullmatch(time.value)
    if not found:
        return None
    number = float(found[2])
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
        from firsthand.regions import rounded

        low, high = rounded(count)
    return _value(time, "duration", "duration", low, high, unit)
