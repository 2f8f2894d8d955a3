"""The year of a month or day named without one: told in the passage, else the nearest the clause leans to."""

from __future__ import annotations

from datetime import date

from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.calendar import day_of
from firsthand.language.timex.lean import behind
from firsthand.language.timex.tense import Tense

YEARS_ON = {"last": -1, "this": 0, "next": 1}
LATELY = 90
"""Days within which a clause in the present may speak of a month just over."""
SHORTLY = 60
"""Days by which a day that tells a thing apart may lie before the one named last, of the same year."""
FAR = 330
"""Days within which the other reading is kept as an alternative."""


def other_years(at: Moment, month: int, day: int | None, rel: str | None) -> tuple[str, ...]:
    """Return the next nearest such month or day, where neither a word, the tense nor the passage chose the year."""
    if rel or at.paired or at.published is None or at.tense in ("past", "future") or _narrative_year(at, month, day):
        return ()
    here = at.published
    off = _days_off(here, month, day)
    chosen = _by_tense(here, at, month, day)
    near = [y for y, d in off.items() if y != chosen and abs(d) <= FAR]
    return tuple(f"{y}-{month:02d}" + (f"-{day:02d}" if day else "") for y in near)


def near_year(at: Moment, month: int, day: int | None, rel: str | None) -> int | None:
    """Return the year of a month (or day) named without one: told in the passage, else nearest that the tense allows.

    Right after a date whose year is known, the next such month in narrative order; "last" and "next" choose else;
    without
    them the one nearest to the day of publication, unless the tense is for another not much farther off.
    """
    rel = (rel or "").lower()
    if not rel and at.paired:
        return at.paired[0] - (month > at.paired[1])
    if not rel and at.published and at.tense == "past" and at.word_before == "that":  # "in that October speech"
        return max(y for y, off in _days_off(at.published, month, day).items() if off <= 0)
    if not rel and at.tense in ("past", "open", "none") and (told := _narrative_year(at, month, day)):
        return told
    if at.published is None:
        return None
    here = at.published
    if rel == "this" or (rel in YEARS_ON and day is not None):
        return here.year + YEARS_ON[rel]
    years = [here.year - 1, here.year, here.year + 1]
    if rel in ("last", "this past", "the previous"):
        return max(y for y in years if (y, month) < (here.year, here.month))
    if rel in ("next", "this coming", "the following"):
        return min(y for y in years if (y, month) > (here.year, here.month))
    return _by_tense(here, at, month, day)


def _by_tense(here: date, at: Moment, month: int, day: int | None) -> int:
    """The year behind publication or the one ahead, by how far each lies and how much the clause leans to either."""
    off = _days_off(here, month, day)
    past = max((y for y, d in off.items() if d <= 0), default=here.year)
    ahead = min((y for y, d in off.items() if d >= 0), default=here.year)
    if past not in off or ahead not in off:
        return min(off, key=lambda y: (abs(off[y]), y), default=here.year)
    return past if behind(at, "year", _pointing(at, off), -off[past], off[ahead]) else ahead


def _pointing(at: Moment, off: dict[int, int]) -> Tense:
    """The tense as far as it says which year: the present looks ahead, unless such a month is not long over."""
    if at.tense in ("now", "present"):
        return "none" if at.attributive or _lately(off, at) else "future"
    return at.tense


def _lately(off: dict[int, int], at: Moment) -> bool:
    """Whether such a month or day is not long over: "a poll in January shows" in March is of this year."""
    return at.headline or any(-LATELY <= d <= 0 for d in off.values())


def _days_off(here: date, month: int, day: int | None) -> dict[int, int]:
    """How far from publication such a month (its middle) or day lies, by year."""
    off = {}
    for year in (here.year - 1, here.year, here.year + 1):
        found = day_of(year, month, day or 15)
        if found:
            off[year] = (found - here).days if day or (year, month) != (here.year, here.month) else 0
    return off


def _narrative_year(at: Moment, month: int, day: int | None) -> int | None:
    """The year of the next such month after one dated in full in this sentence or the one before, not ahead of
    publication.
    """
    told = at.named("DM", 0)
    if told is None or not (told.absolute or _past(told.value, at)):
        return None
    if told.sentence != at.sentence and (told.sentence < at.sentence - 1 or not _recent(told.value, at)):
        return None
    first = told.days()
    if first is None:
        return None
    start = first[0]
    shortly_before = day_of(start.year, month, day) if day and at.attributive else None
    if shortly_before and 0 <= (start - shortly_before).days <= SHORTLY:
        return start.year  # "died on April 24, 2029, while looking into the April 20 fire"
    year = start.year if (month, day or 31) >= (start.month, start.day if told.grain == "D" else 1) else start.year + 1
    limit = at.published
    return year if limit is None or (year, month, day or 1) <= (limit.year, limit.month, limit.day) else None


def _recent(value: str, at: Moment) -> bool:
    """Whether a date named before lies in the year of publication or the one before."""
    return at.published is None or int(value[:4]) >= at.published.year - 1


def _past(value: str, at: Moment) -> bool:
    """Whether a date named before lies in an earlier year than publication."""
    return at.published is not None and value[:4].isdigit() and int(value[:4]) < at.published.year
