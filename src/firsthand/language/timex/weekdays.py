"""Days named by their weekday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from firsthand.language.timex.anchor import Moment, Named
from firsthand.language.timex.explicit import Groups, day_number, near_day_of_month
from firsthand.language.timex.lean import behind
from firsthand.language.timex.rules import lexical
from firsthand.language.timex.steps import BACK, ON, base_of, part_letters, with_part
from firsthand.language.timex.tense import Tense
from firsthand.language.timex.timex import Timex
from firsthand.language.timex.years import YEARS_ON


def weekday_number(text: str | None) -> int:
    """Return 1 (Monday) to 7 for a weekday's name or abbreviation."""
    table = lexical("weekday")
    return next(int(n) for day, n in table.items() if day[:3] == (text or "").capitalize()[:3])


def weekday(g: Groups, at: Moment) -> Timex | None:
    return _weekday(g, at, "")


def weekday_part(g: Groups, at: Moment) -> Timex | None:
    return _weekday(g, at, g.get("part") or "")


def weekday_early(g: Groups, at: Moment) -> Timex | None:
    """ "the early hours of Monday"."""
    return _weekday(g, at, "morning")


def _weekday(g: Groups, at: Moment, part: str) -> Timex | None:
    number = weekday_number(g["wd"])
    rel, week = (g.get("rel") or "").lower(), (g.get("rel2") or "").lower()
    found = near_weekday(number, rel, week, at)
    if found is None:
        letters = part_letters(part)
        return Timex("TIME" if letters else "DATE", f"XXXX-WXX-{number}" + (f"T{letters}" if letters else ""))
    return replace(with_part(found, part), alternatives=_other_way(found, part, rel or week, at))


def _other_way(found: date, part: str, said: str, at: Moment) -> tuple[str, ...]:
    """The weekday on the other side of publication, where no word and no tense says which."""
    here = at.published
    if here is None or said or at.tense not in ("none", "now", "open") or found == here or abs((found - here).days) > 6:
        return ()
    other = found + timedelta(weeks=1 if found < here else -1)
    return (with_part(other, part).value,)


def near_weekday(number: int, rel: str, week: str, at: Moment) -> date | None:
    """Return the day a weekday's name means: in the week said, else before or after publication as the tense has it."""
    if rel in ("the following", "the previous", "the next", "that", "the same") and (base := base_of(at, "D")):
        return _step(base, number, -1 if rel == "the previous" else 1)
    if not rel and not week and (named := _week_beside(at)):
        return date.fromisocalendar(int(named.value[:4]), int(named.value[6:8]), number)
    here = at.published
    if not rel and not week and (told := _week_told(at)):
        found = date.fromisocalendar(int(told.value[:4]), int(told.value[6:8]), number)
        if here is None or at.tense != "past" or found <= here:
            return found
    if here is None:
        return None
    if week:
        weeks = {"previous": -1, "following": 1}.get(week, YEARS_ON.get(week, 0))
        monday = here - timedelta(days=here.isoweekday() - 1) + timedelta(weeks=weeks)
        return monday + timedelta(days=number - 1)
    if rel in ("previous", "following"):
        monday = here - timedelta(days=here.isoweekday() - 1)
        return monday + timedelta(days=number - 1 + (7 if rel == "following" else -7))
    if rel in BACK:
        return _not_so_near(_step(here, number, -1), here, -1 if rel == "last" else 0)
    if rel in ON:
        return _not_so_near(_step(here, number, 1), here, 1 if rel == "next" else 0)
    return _beside(here, number, rel, at)


def _beside(here: date, number: int, rel: str, at: Moment) -> date:
    """The weekday before or after publication. Nobody means by yesterday's name a day nearly a week off. Where the
    clause looked ahead from the past, or speaks of now, the nearer is meant; where the day dates a noun of a clause
    on the future, a day just behind may be.
    """
    back = (here.isoweekday() - number) % 7
    if back == 0:
        return here
    if rel == "this":
        return _step(here, number, -1 if at.tense == "past" else 1)
    return _step(here, number, -1 if behind(at, "week", _pointing(at), back, 7 - back) else 1)


def _pointing(at: Moment) -> Tense:
    """The tense as far as it says which week: what is so now may lie on either side, but in a headline is told."""
    if at.tense in ("now", "present"):
        return "none" if at.headline else "open" if at.tense == "now" else "future"
    return at.tense


def _not_so_near(found: date, here: date, weeks: int) -> date:
    """ "next Friday" said on a Thursday is not tomorrow, nor "last Wednesday" yesterday."""
    return found + timedelta(weeks=weeks) if abs((found - here).days) <= 1 else found


def weekday_day(g: Groups, at: Moment) -> Timex | None:
    """ "Tuesday the eleventh": the nearest such day that is such a weekday."""
    number, day = weekday_number(g["wd"]), day_number(g["d"])
    return near_day_of_month(at, lambda d: d.day == day and d.isoweekday() == number)


def _week_beside(at: Moment) -> Named | None:
    """The week of "next week on Tuesday or Thursday"."""
    told = at.same_sentence("DW")
    return told if told and told.grain == "W" and at.close else None


def _week_told(at: Moment) -> Named | None:
    """The week of events told together before ("two last week in X and Y"), where this sentence names one of their
    places.
    """
    for one in reversed(at.before):
        if one.paragraph < at.paragraph - 3:
            return None
        here = (one.paragraph, one.sentence) == (at.paragraph, at.sentence)
        if one.grain == "W" and one.group and not here and one.names & at.names:
            return one
    return None


def _step(day: date, number: int, way: int) -> date:
    """The next (way 1) or last (way -1) such weekday, the day itself left out."""
    off = (number - day.isoweekday()) * way % 7 or 7
    return day + timedelta(days=off * way)
