"""Days called by a name: holidays, and the weekends beside them."""

from __future__ import annotations

from datetime import date, timedelta

from firsthand.language.timex import holidays
from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.calendar import parse_day, week_of
from firsthand.language.timex.explicit import Groups
from firsthand.language.timex.timex import Timex, at_day
from firsthand.language.timex.years import YEARS_ON

CLOSE = 14
"""Days from publication within which a holiday is the one meant, whatever the tense."""


def holiday(g: Groups, at: Moment) -> Timex | None:
    """A named day: in the year said, or one the passage dated, or nearest as the tense allows."""
    name = g["name"] or ""
    if g.get("y"):
        found = holidays.holiday(name, int(g["y"] or 0))
        return at_day(found.isoformat()) if found else None
    told = at.same_sentence("Y")
    if told or at.year_ahead:
        found = holidays.holiday(name, int(told.value) if told else at.year_ahead or 0)
        return at_day(found.isoformat()) if found else None
    if at.published is None:
        return None
    rel = (g.get("rel2") or "").lower()
    if rel:
        found = holidays.holiday(name, at.published.year + YEARS_ON[rel])
        return at_day(found.isoformat()) if found else None
    return _near_holiday(name, at, (g.get("rel") or "").lower())


def attacks_of_2001(g: Groups, at: Moment) -> Timex | None:
    """ "the Sept. 11 attacks", in news from then on."""
    day = date(2001, 9, 11)
    return at_day(day.isoformat()) if at.published is None or at.published >= day else None


def _nearest(at: Moment) -> bool:
    """ "sold Christmas trees" two days before is of this one; "died at Christmas" is of the last."""
    return at.tense != "future" and not (
        at.tense == "past" and at.word_before in ("at", "during", "on", "over", "since")
    )


def _near_holiday(name: str, at: Moment, rel: str) -> Timex | None:
    here = at.published
    assert here is not None
    days = [d for d in (holidays.holiday(name, here.year + n) for n in (-1, 0, 1)) if d]
    if not rel and _nearest(at) and (close := [d for d in days if abs((d - here).days) <= CLOSE]):
        return at_day(close[0].isoformat())
    if rel == "last" or (not rel and at.tense == "past" and not at.attributive):
        return at_day(max(d for d in days if d <= here).isoformat())
    if rel == "next" or at.tense == "future":
        return at_day(min(d for d in days if d >= here).isoformat())
    return at_day(min(days, key=lambda d: (abs((d - here).days), d)).isoformat())


def holiday_weekend(g: Groups, at: Moment) -> Timex | None:
    """ "the Labor Day weekend": Saturday and Sunday beside it, and the days between."""
    day = holiday({**g, "name": g["name"] or g["name2"], "y": g["y"] or g["y2"] or g["y3"]}, at)
    there = parse_day(day.value) if day else None
    if there is None:
        return None
    saturday = there + timedelta(days=(6 - there.isoweekday()) if there.isoweekday() >= 3 else -1 - there.isoweekday())
    days = (min(saturday, there), max(saturday + timedelta(days=1), there))
    return Timex("DATE", week_of(saturday) + "-WE", days=days, grain="W")
