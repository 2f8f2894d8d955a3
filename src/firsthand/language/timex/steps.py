"""Steps on the calendar: parts of a day, and the stretch so many units from another."""

from __future__ import annotations

from datetime import date, timedelta

from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.calendar import quarter_of, shift, week_of
from firsthand.language.timex.rules import lexical
from firsthand.language.timex.timex import Timex, at_day

BACK = ("last", "past", "previous", "preceding", "this past", "the previous")
ON = ("next", "coming", "following", "upcoming", "this coming", "this upcoming", "the following", "the next")
NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "overnight": 0}


def part_letters(text: str | None) -> str:
    """Return TIMEX3's letters for a part of the day, empty for none."""
    return str(lexical("daypart").get((text or "").lower().rstrip("s").replace(" ", "-"), "")) if text else ""


def with_part(day: date, part: str) -> Timex:
    """Return a day, or the part of it said."""
    letters = part_letters(part)
    if letters == "MI":
        return Timex("TIME", f"{day.isoformat()}T12:00", grain="D")
    return Timex("TIME", f"{day.isoformat()}T{letters}", grain="D") if letters else at_day(day.isoformat())


def unplaced(part: str = "") -> Timex:
    """Return a day (or a part of one) that follows or equals another the passage does not name: "the same day"."""
    letters = part_letters(part)
    return Timex("TIME" if letters else "DATE", "XXXX-XX-XX" + (f"T{letters}" if letters else ""))


def base_of(at: Moment, grains: str, back: int = 1) -> date | None:
    """Return the first day of the last date of these grains named in the passage, else the day of publication."""
    told = at.named(grains, back)
    days = told.days() if told else None
    return days[0] if days else at.published


def stretch(base: date, letter: str, way: int) -> Timex | None:
    """Return the day, week, weekend, month, quarter, year, decade or century `way` steps from the one `base` is in."""
    if letter == "D":
        return at_day((base + timedelta(days=way)).isoformat())
    fortnight = letter == "F"
    if fortnight:
        letter, way = "W", way * 2
    if letter in ("W", "WE"):
        week = week_of(base + timedelta(weeks=way))
        monday = base + timedelta(weeks=way, days=1 - base.isoweekday())
        days = (monday, monday + timedelta(days=13)) if fortnight else None
        return Timex("DATE", week + ("-WE" if letter == "WE" else ""), days=days, grain="W")
    if letter == "Q":
        day = shift(base, way, "Q")
        return Timex("DATE", f"{day.year}-Q{quarter_of(day)}", grain="Q")
    day = shift(base, way, letter)
    value = {
        "M": day.isoformat()[:7],
        "Y": f"{day.year:04d}",
        "E": f"{day.year:04d}"[:3],
        "C": f"{day.year:04d}"[:2],
    }.get(letter)
    return Timex("DATE", value, grain=letter) if value else None
