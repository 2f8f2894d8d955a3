"""Quarters and halves of a year, and the period a passage talks about."""

from __future__ import annotations

from firsthand.language.numerals import ordinal
from firsthand.language.timex.anchor import Moment, Named
from firsthand.language.timex.calendar import quarter_of, shift
from firsthand.language.timex.explicit import Groups
from firsthand.language.timex.steps import stretch
from firsthand.language.timex.timex import Timex
from firsthand.language.timex.years import YEARS_ON


def last_period(at: Moment) -> Named | None:
    """Return the quarter this passage talks about, if quarters are what it talks about."""
    for one in reversed(at.before):
        if one.paragraph < at.paragraph - 2:
            return None
        if one.grain == "Q" and not one.derived:
            return one
    return None


def quarter(g: Groups, at: Moment) -> Timex | None:
    """ "the third quarter", "last year's second quarter", "the 1988 quarter": of the year said, else the last one
    over.
    """
    said = (g.get("n") or "").lower()
    number = 4 if said == "final" else int(g.get("q") or g.get("q2") or ordinal(said) or 0)
    if not number:
        return quarter_meant(at, -1 if said == "last" else 0)
    year, rel = g.get("y") or g.get("y2"), (g.get("rel") or g.get("rel2") or "").lower().replace("’", "'")
    if year:
        return Timex("DATE", f"{year}-Q{number}", grain="Q")
    if at.published is None:
        return Timex("DATE", f"XXXX-Q{number}")
    here = at.published
    way = {
        "last year's": -1,
        "last": -1,
        "next year's": 1,
        "next": 1,
        "year-ago": -1,
        "year-earlier": -1,
        "comparable year-ago": -1,
    }
    base = (
        here.year
        if here.month > 3 * number - 3 or at.tense == "future" or rel in ("this", "this year's")
        else here.year - 1
    )
    return Timex("DATE", f"{base + way.get(rel, 0)}-Q{number}", grain="Q")


def quarter_meant(at: Moment, way: int) -> Timex | None:
    """Return the quarter the passage is about, else the last one over before publication."""
    told = last_period(at) if way == 0 else None
    if told:
        return Timex("DATE", told.value, grain="Q")
    return stretch(at.published, "Q", -1) if at.published else None


def year_ago_period(g: Groups, at: Moment) -> Timex | None:
    """ "the year-ago quarter", "the 1988 period": the same quarter of another year."""
    told = last_period(at)
    if told is None:
        if at.published is None:
            return None
        if g.get("what") == "quarter":
            over = quarter_of(shift(at.published, -1, "Q"))
            return Timex("DATE", f"{int(g['y'] or 0) or at.published.year - 1}-Q{over}", grain="Q")
        return Timex("DATE", g.get("y") or str(at.published.year - 1), grain="Y")
    year, quarter = told.value.split("-Q")
    now = at.published.year if at.published else int(year)
    return Timex("DATE", f"{g.get('y') or min(int(year), now) - (1 if int(year) >= now else 0)}-Q{quarter}", grain="Q")


def latest_period(g: Groups, at: Moment) -> Timex | None:
    """ "the latest quarter", "the current quarter"."""
    if (g.get("which") or "").lower() == "current":
        return stretch(at.published, "Q", 0) if at.published else None
    return quarter_meant(at, 0)


def half(g: Groups, at: Moment) -> Timex | None:
    said = g.get("h") or g.get("h2")
    number = int(said) if said else 1 if (g["n"] or "").lower() == "first" else 2
    rel = (g.get("rel") or "").lower()
    if g.get("y") or g.get("y2"):
        return Timex("DATE", f"{g.get('y') or g.get('y2')}-H{number}", grain="H")
    if at.published is None:
        return Timex("DATE", f"XXXX-H{number}")
    here = at.published
    over = rel in ("", "the") and at.tense != "future" and here.month <= 6 * number - 6
    return Timex("DATE", f"{here.year + YEARS_ON.get(rel, 0) - over}-H{number}", grain="H")
