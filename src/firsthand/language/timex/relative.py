"""Dates counted from the day of publication or from a date just named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from firsthand.language.numerals import ordinal, year_in_words
from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.calendar import SEASON_MONTHS, day_of, months, parse_day, shift
from firsthand.language.timex.explicit import (
    PARTS,
    Groups,
    day_number,
    lone_day,
    month_number,
)
from firsthand.language.timex.periods import last_period, quarter_meant
from firsthand.language.timex.rules import lexical
from firsthand.language.timex.steps import BACK, NEAR_DAYS, ON, base_of, stretch, unplaced, with_part
from firsthand.language.timex.stretches import count_of, duration, unit_letter
from firsthand.language.timex.timex import Timex, at_day
from firsthand.language.timex.weekdays import near_weekday, weekday_number
from firsthand.language.timex.years import YEARS_ON, near_year

LATER = 3
"""Paragraphs back within which "a month later" counts from the month or day told there."""
FAR_BACK = 5
"""Paragraphs back within which "that night" and "the following day" are of the day told there."""


def near_day(g: Groups, at: Moment) -> Timex | None:
    word = (g.get("word") or g.get("word2") or "").lower()
    part = g.get("part") or g.get("part2") or ""
    pieces = word.split()
    if pieces[0] in ("last", "tomorrow") and len(pieces) > 1 and not part:
        part = pieces[1]
    if pieces[0] in ("tonight", "overnight"):
        part = "night"
    shift_by = -1 if pieces[0] == "last" else NEAR_DAYS.get(pieces[0], 0)
    if at.published is None:
        return Timex("DATE", "XXXX-XX-XX")
    return with_part(at.published + timedelta(days=shift_by), part)


part_near_day = near_day


def near_day_early(g: Groups, at: Moment) -> Timex | None:
    """ "the small hours of yesterday"."""
    return near_day({**g, "part": "morning"}, at)


def before_near_day(g: Groups, at: Moment) -> Timex | None:
    if at.published is None:
        return None
    off = NEAR_DAYS[(g["word"] or "").lower()] + (-1 if (g["side"] or "").lower() == "before" else 1)
    return at_day((at.published + timedelta(days=off)).isoformat())


def part_of_day(g: Groups, at: Moment) -> Timex | None:
    if at.named("D", FAR_BACK) is None:
        return unplaced(g["part"] or "")
    base = base_of(at, "D", FAR_BACK)
    if base is None:
        return None
    off = {"next": 1, "following": 1, "previous": -1}.get((g.get("rel") or "").lower(), 0)
    return with_part(base + timedelta(days=off), g["part"] or "")


def near_unit(g: Groups, at: Moment) -> Timex | None:
    """ "last year", "this week", "the following month": from publication, or from the date named before."""
    rel, letter = (g["rel"] or "").lower(), unit_letter(g["u"])
    if letter.startswith("T") or letter == "L":
        return duration("1", g["u"] or "")
    from_passage = rel in ("following", "previous", "preceding", "same")
    told = at.named("DWMQYSE" if letter in "EC" else "DWMQYS", 1) if from_passage else None
    if from_passage and letter == "D" and told is None and rel != "same":
        told = at.named("D", FAR_BACK)
    if from_passage and letter == "D" and told is None:
        return unplaced()
    base = told.days()[0] if told and told.days() else at.published  # type: ignore[index]
    if base is None:
        return None
    rel = "past" if rel == "this past" else rel
    if rel == "past" and letter in ("E", "C"):
        return Timex("DURATION", f"P{10 if letter == 'E' else 100}Y", days=(shift(base, -1, letter), base))
    if rel == "past" and letter in ("W", "M", "Y"):
        before = stretch(base, letter, -1)
        return replace(before, days=(shift(base, -1, letter), base)) if before else None
    way = -1 if rel in BACK else 1 if rel in ON else 0
    if letter == "WE" and rel == "this" and at.tense == "past" and base.isoweekday() <= 4:
        way = -1  # said on a Monday of what happened
    return stretch(base, letter, way)


def that_unit(g: Groups, at: Moment) -> Timex | None:
    """ "that week": the one the date named before is in; "that day" of a month is one of its days, of a year none."""
    letter = unit_letter(g["u"])
    told = at.named("DWMQYS", 1) or (at.named("D", FAR_BACK) if letter == "D" and g.get("rel") else None)
    if letter == "D" and told and told.grain not in "DW":
        return Timex("DATE", f"{told.value}-XX", days=told.days()) if told.grain == "M" else None
    if letter == "D" and told is None:
        return unplaced()
    base = told.days()[0] if told and told.days() else at.published  # type: ignore[index]
    return stretch(base, letter, 0) if base else None


def the_unit(g: Groups, at: Moment) -> Timex | None:
    base, letter = at.published, unit_letter(g["u"])
    if letter == "D" or base is None:
        base = base_of(at, "D")
    if letter == "Q":
        return quarter_meant(at, 0)
    if letter == "WE" and base and base.isoweekday() <= 5:
        way = 0 if at.tense == "future" else -1
        return stretch(base, letter, way)
    return stretch(base, letter, 0) if base else None


def unit_of(g: Groups, at: Moment) -> Timex | None:
    """ "the week of March 6", "the week of the 18th"."""
    if g.get("d2"):
        there = lone_day({"d": g["d2"]}, at)
        found = parse_day(there.value) if there else None
    else:
        month, day = month_number(g["m"]), day_number(g["d"])
        year = near_year(at, month, day, None)
        found = day_of(year, month, day) if year else None
    return stretch(found, unit_letter(g["u"]), 0) if found else None


def season(g: Groups, at: Moment) -> Timex | None:
    letters = str(lexical("season")[(g["s"] or "").lower()])
    mod, rel = (
        PARTS.get((g.get("part") or "").lower()),
        (g.get("rel") or g.get("rel2") or "").lower().replace("of ", ""),
    )
    if g.get("y"):
        said = g["y"] or ""
        year = int(said) if said.isdigit() else year_in_words(said) or 0
    elif g.get("rel2"):
        year = at.published.year + YEARS_ON[rel] if at.published else 0
    else:
        year = _season_year(letters, rel, at)
    if not year:
        return None
    days = (date(year, 12, 1), date(year + 1, 3, 21)) if letters == "WI" and not g.get("y") and not mod else None
    return Timex("DATE", f"{year}-{letters}", mod=mod, days=days, grain="S")


def _season_year(letters: str, rel: str, at: Moment) -> int:
    here = at.published
    told = at.same_sentence("Y") if at.attributive else at.named("Y", 0)
    if not rel or rel in ("the", "that"):
        if told and told.absolute and not (at.tense == "future" and here and int(told.value[:4]) < here.year):
            return int(told.value[:4])
        rel = {"past": "last", "future": "next"}.get(at.tense, "this") if here else ""
        rel = "this" if rel and here and _began(letters, here) and (rel == "last" or not _over(letters, here)) else rel
    if here is None:
        return 0
    if letters == "WI":
        return here.year - 1 if rel in BACK or (rel == "this" and here.month <= 3) else here.year
    if rel in BACK:
        return here.year if _over(letters, here) else here.year - 1
    if rel in ON:
        return here.year if not _began(letters, here) else here.year + 1
    return here.year


def _began(letters: str, here: date) -> bool:
    month, day, _, _ = SEASON_MONTHS.get(letters, (12, 1, 0, 0))
    return (here.month, here.day) >= (month, day)


def _over(letters: str, here: date) -> bool:
    _, _, month, day = SEASON_MONTHS.get(letters, (0, 0, 3, 21))
    return (here.month, here.day) > (month, day)


def ago(g: Groups, at: Moment) -> Timex | None:
    way = -1 if (g["side"] or "").lower() == "ago" else 1
    count, letter = count_of(g["n"] or ""), unit_letter(g["u"])
    if g.get("exact") and at.published and count and letter in "DWMY" and count < 1000:
        return at_day(shift(at.published, way * count, letter).isoformat())
    return counted(g["n"] or "", g["u"] or "", way, at.published, at)


def later(g: Groups, at: Moment) -> Timex | None:
    """ "a year earlier", "three days later": counted from the date named before that is as exact as the unit."""
    way = -1 if (g["side"] or "").lower() in ("earlier", "previously") else 1
    letter = unit_letter(g["u"])
    if letter.startswith("T"):
        return duration(g["n"] or "", g["u"] or "")
    fine = {"D": "D", "W": "DW", "M": "DM"}.get(letter, "DWMQYS")
    told = at.named(fine, 1) or (at.named(fine, LATER) if letter in ("M", "Y") and way > 0 else None)
    days = told.days() if told else None
    if (days is None and (letter in ("D", "W") or way > 0)) or (way > 0 and count_of(g["n"] or "") is None):
        return duration(g["n"] or "", g["u"] or "")
    found = counted(g["n"] or "", g["u"] or "", way, days[0] if days else at.published, at)
    if found and way > 0 and letter in ("D", "W"):
        return replace(duration(g["n"] or "", g["u"] or ""), days=found.allowed())
    return found


def from_day(g: Groups, at: Moment) -> Timex | None:
    word = (g["wd"] or "").lower()
    if at.published is None:
        return None
    if word in NEAR_DAYS or word == "now":
        base: date | None = at.published + timedelta(days=NEAR_DAYS.get(word, 0))
    else:
        base = near_weekday(weekday_number(word), (g.get("rel") or "").lower().strip(), "", at)
    way, count, letter = -1 if (g["side"] or "").lower() == "before" else 1, count_of(g["n"] or ""), unit_letter(g["u"])
    if base and count and letter in ("D", "W", "F") and count < 5000:
        return at_day(shift(base, way * count * (2 if letter == "F" else 1), "D" if letter == "D" else "W").isoformat())
    if base and count and letter in ("M", "Y") and count < 1000 and word != "now":
        return at_day(shift(base, way * count, letter).isoformat())
    return counted(g["n"] or "", g["u"] or "", way, base, at)


def counted(number: str, unit: str, way: int, base: date | None, at: Moment) -> Timex | None:
    """Return the date so many units before or after a day, as exact as the unit; a year after quarters is a quarter."""
    count, letter = count_of(number), unit_letter(unit)
    if letter.startswith("T"):
        return duration(number, unit)
    if count is None or base is None:
        return Timex("DATE", "PAST_REF" if way < 0 else "FUTURE_REF")
    if letter == "Y" and count == 1 and (told := last_period(at)):
        year, quarter = told.value.split("-Q")
        return Timex("DATE", f"{int(year) + way}-Q{quarter}", grain="Q")
    if letter == "F":
        letter, count = "W", count * 2
    if letter == "E":
        letter, count = "Y", count * 10
    try:
        day = shift(base, way * count, letter)
    except (ValueError, OverflowError):
        return None
    return stretch(day, letter, 0)


def unit_before(g: Groups, at: Moment) -> Timex | None:
    """ "the day before", "the next morning": from the date named before."""
    told = at.named("DWMQYS", 1)
    base = told.days()[0] if told and told.days() else at.published  # type: ignore[index]
    if base is None:
        return None
    rel, side = (g.get("rel") or "").lower(), (g.get("side") or "").lower()
    way = 1 if rel in ("next", "following") or side == "after" else -1
    unit = (g.get("u2") or g.get("u") or "").lower()
    if told is None and unit in ("day", "morning", "night"):
        return unplaced(unit)
    if unit in ("morning", "night"):
        return with_part(base + timedelta(days=way), unit)
    return stretch(base, unit_letter(unit), way)


def year_end(g: Groups, at: Moment) -> Timex | None:
    if at.published is None:
        return None
    year = at.published.year + YEARS_ON.get((g.get("rel") or "").lower(), 0)
    return Timex("DATE", str(year), mod="END", days=(date(year, 12, 1), date(year, 12, 31)), grain="Y")


def nth_of(g: Groups, at: Moment) -> Timex | None:
    """ "the first week of July", "the last day of 2019"; a week belongs to the month or year most of its days are
    in.
    """
    span = _whole(g, at)
    if span is None:
        return None
    said, unit = (g["n"] or "").lower(), unit_letter(g["u"])
    last = said in ("last", "final")
    steps = 0 if last else (ordinal(said) or 1) - 1
    if unit == "D":
        there = span[1] if last else span[0] + timedelta(days=steps)
        return at_day(there.isoformat()) if there <= span[1] else None
    if unit == "M":
        first = shift(span[0], 11 if last else steps, "M")
        return Timex("DATE", first.isoformat()[:7], grain="M") if first <= span[1] else None
    middle = span[1] - timedelta(days=3) if last else span[0] + timedelta(days=3)
    return stretch(middle + timedelta(weeks=steps), unit, 0)


def _whole(g: Groups, at: Moment) -> tuple[date, date] | None:
    if g.get("m"):
        year = int(g["y"] or 0) if g.get("y") else near_year(at, month_number(g["m"]), None, None)
        return months(year, month_number(g["m"]), 1) if year else None
    if g.get("y2"):
        return date(int(g["y2"] or 0), 1, 1), date(int(g["y2"] or 0), 12, 31)
    if at.published is None:
        return None
    way = YEARS_ON.get((g.get("rel") or "this").lower(), 0)
    found = stretch(at.published, unit_letter(g.get("u2") or g.get("u3")), way)
    return found.allowed() if found else None
