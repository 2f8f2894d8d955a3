"""Days, and the days a TIMEX3 value allows."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]

SEASON_MONTHS = {"SP": (3, 1, 6, 21), "SU": (6, 1, 9, 23), "FA": (9, 1, 12, 21)}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<part>\d|WE))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)
# Shares of a stretch that "early", "mid", "late" and "the end of" leave open, wide on purpose.
_SHARES = {"START": (0.0, 0.5), "MID": (0.2, 0.8), "END": (0.5, 1.0)}


def parse_day(text: str | None) -> date | None:
    """Return the day of an ISO date or date-time as printed, None where there is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_months(day: date, months: int) -> date:
    """Return the day so many months on; a day the month does not have becomes its last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """Return the day `count` units on; unit D, W, M, Q, Y, E (decades) or C (centuries)."""
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if months is None:
        return day + timedelta(days=round(count * (7 if unit == "W" else 1)))
    return shift_months(day, round(count * months))


def week_of(day: date) -> str:
    """Return the ISO week a day is in, "1998-W08"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> int:
    """Return the quarter of the year a day is in, 1 to 4."""
    return (day.month + 2) // 3


def days_of(value: str, mod: str | None = None) -> Days | None:
    """Return the first and last day a DATE or TIME value allows, None where it names none.

    `mod` is TIMEX3's: START, MID and END leave the first half, the middle and the last half.
    """
    days = _days(value)
    return _share(days, mod) if days and mod in _SHARES else days


def _days(value: str) -> Days | None:
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    if re.fullmatch(r"\d{2}", value) and value != "00":
        return date(int(value) * 100, 1, 1), date(int(value) * 100 + 99, 12, 31)
    found = _VALUE.fullmatch(value)
    if not found or found["year"] == "0000":
        return None
    try:
        return _within_year(int(found["year"]), found)
    except ValueError:
        return None


def _within_year(year: int, found: re.Match[str]) -> Days:
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return months(year, int(found["month"]), 1)
    if found["week"]:
        return _week(year, int(found["week"]), found["part"])
    if found["quarter"]:
        return months(year, int(found["quarter"]) * 3 - 2, 3)
    if found["half"]:
        return months(year, int(found["half"]) * 6 - 5, 6)
    if found["season"]:
        return season_days(year, found["season"])
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, first: int, count: int) -> Days:
    """Return the first and last day of `count` months from month `first` of a year."""
    start = date(year, first, 1)
    return start, shift_months(start, count) - timedelta(days=1)


def season_days(year: int, season: str) -> Days:
    """Return the days of a season (SP, SU, FA, WI), generous at both ends; a winter "of" a year may be either of
    two.
    """
    if season == "WI":
        return date(year - 1, 12, 1), date(year + 1, 3, 21)
    m1, d1, m2, d2 = SEASON_MONTHS[season]
    return date(year, m1, d1), date(year, m2, d2)


def _week(year: int, week: int, part: str | None) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if part == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if part:
        day = monday + timedelta(days=int(part) - 1)
        return day, day
    return monday, monday + timedelta(days=6)


def _share(days: Days, mod: str | None) -> Days:
    length = (days[1] - days[0]).days
    if not length:
        return days
    low, high = _SHARES[mod or ""]
    return days[0] + timedelta(days=int(low * length)), days[0] + timedelta(days=-int(-high * length // 1))
