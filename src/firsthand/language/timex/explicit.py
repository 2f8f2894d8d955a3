"""Calendar dates as they are written: days, months, years, decades, centuries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from firsthand.language.numerals import ordinal, year_in_words
from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.calendar import day_of, parse_day
from firsthand.language.timex.rules import lexical
from firsthand.language.timex.steps import with_part
from firsthand.language.timex.timex import Timex, at_day
from firsthand.language.timex.years import YEARS_ON, near_year, other_years

Groups = Mapping[str, str | None]
PARTS = {"early": "START", "mid": "MID", "late": "END", "pre": "BEFORE", "post": "AFTER"}


def month_number(text: str | None) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    table = lexical("month")
    name = (text or "").capitalize()
    return int(table.get(name) or table[name.rstrip(".")])


def day_number(text: str | None) -> int:
    """Return the day of a month from "3", "03", "3rd" or "third"; 0 where it is none."""
    digits = "".join(c for c in text or "" if c.isdigit())
    return int(digits) if digits else ordinal((text or "").lower().removesuffix(" of")) or 0


def iso_day(g: Groups, at: Moment) -> Timex | None:
    found = day_of(int(g["y"] or 0), int(g["m"] or 0), int(g["d"] or 0))
    return at_day(found.isoformat()) if found else None


def slashed_day(g: Groups, at: Moment) -> Timex | None:
    """American order, month first; two figures of a year are the nearest century's."""
    year = g["y"] or ""
    full = int(year) if len(year) == 4 else full_year(int(year), at)
    found = day_of(full, int(g["m"] or 0), int(g["d"] or 0))
    return at_day(found.isoformat()) if found else None


def full_year(two: int, at: Moment) -> int:
    """Return the year two figures stand for: the latest not more than ten years after publication."""
    newest = (at.published.year if at.published else 2020) + 10
    return newest - (newest - two) % 100


def month_day(g: Groups, at: Moment) -> Timex | None:
    month, day = month_number(g["m"]), day_number(g["d"])
    if g.get("y") or g.get("yy"):
        found = day_of(int(g["y"] or 0) if g.get("y") else full_year(int(g["yy"] or 0), at), month, day)
        return at_day(found.isoformat()) if found else None
    if g.get("told") and (told := at.named("Y", 2) or at.named("DMQS")):
        found = day_of(int(told.value[:4]), month, day)
        return at_day(found.isoformat()) if found else None
    if at.published is None and not at.named("DMQY"):
        return Timex("DATE", f"XXXX-{month:02d}-{day:02d}")
    year = near_year(at, month, day, g.get("rel"))
    found = day_of(year, month, day) if year else None
    others = other_years(at, month, day, g.get("rel"))
    return replace(at_day(found.isoformat()), alternatives=others) if found else None


def part_of_date(g: Groups, at: Moment) -> Timex | None:
    """ "the evening of June 7"."""
    day = month_day({**g, "m": g["m"] or g["m2"], "d": g["d"] or g["d2"]}, at)
    start = parse_day(day.value) if day else None
    return with_part(start, g["part"] or "") if start else None


def date_early(g: Groups, at: Moment) -> Timex | None:
    """ "the early hours of June 7"."""
    return part_of_date({**g, "part": "morning"}, at)


def slashed_short(g: Groups, at: Moment) -> Timex | None:
    """ "on 11/20": month first, the day first only where the month cannot be."""
    first, second = int(g["a"] or 0), int(g["b"] or 0)
    month, day = (first, second) if first <= 12 else (second, first)
    year = near_year(at, month, day, None) if 1 <= month <= 12 else None
    found = day_of(year, month, day) if year else None
    return at_day(found.isoformat()) if found else None


def lone_day(g: Groups, at: Moment) -> Timex | None:
    """ "on the 18th": of the month the passage is in, else the nearest 18th as the tense has it."""
    day = day_number(g["d"])
    told = at.named("DM", 0)
    if told:
        found = day_of(int(told.value[:4]), int(told.value[5:7]), day)
        return at_day(found.isoformat()) if found else None
    return near_day_of_month(at, lambda d: d.day == day)


def near_day_of_month(at: Moment, fits: Callable[[date], bool]) -> Timex | None:
    """Return the nearest fitting day within a year, behind publication but for a clause on the future."""
    if at.published is None:
        return None
    ways = {"future": (1,), "past": (-1,)}.get(at.tense, (-1, 1))
    days = (at.published + timedelta(days=way * n) for n in range(366) for way in ways)
    found = next((d for d in days if fits(d)), None)
    return at_day(found.isoformat()) if found else None


def second_day(g: Groups, at: Moment) -> Timex | None:
    """The later day of "March 24 and 25"."""
    first = at.same_sentence("D")
    if first is None:
        return None
    before = date.fromisoformat(first.value[:10])
    found = day_of(before.year, before.month, day_number(g["d"]))
    return at_day(found.isoformat()) if found and found > before else None


def month_year(g: Groups, at: Moment) -> Timex:
    year, month = g["y"] or g["y2"], month_number(g["m"] or g["m2"])
    return Timex("DATE", f"{year}-{month:02d}", grain="M")


def month_rel(g: Groups, at: Moment) -> Timex | None:
    month, rel = month_number(g["m"]), (g["rel"] or "").lower()
    base = at.named("DMQYS") if rel not in YEARS_ON else None
    if base:
        on = 1 if "following" in rel else -1 if "previous" in rel else 0
        return Timex("DATE", f"{int(base.value[:4]) + on}-{month:02d}", grain="M")
    if at.published is None:
        return Timex("DATE", f"XXXX-{month:02d}")
    return Timex("DATE", f"{at.published.year + YEARS_ON.get(rel, 0)}-{month:02d}", grain="M")


def month(g: Groups, at: Moment) -> Timex | None:
    number = month_number(g["m"])
    mod = PARTS.get((g.get("part") or "").lower())
    rel = (g.get("rel") or "").lower()
    if at.published is None and not at.named("DMQY"):
        return Timex("DATE", f"XXXX-{number:02d}", mod=mod)
    year = near_year(at, number, None, rel or None)
    if not year:
        return None
    others = other_years(at, number, None, rel or None)
    return Timex("DATE", f"{year}-{number:02d}", mod=mod, grain="M", alternatives=others)


def year(g: Groups, at: Moment) -> Timex:
    return Timex("DATE", g["y"] or "", grain="Y")


def year_last(g: Groups, at: Moment) -> Timex | None:
    """ "1982-87": of the century of the year right before it."""
    told = at.same_sentence("Y")
    return Timex("DATE", f"{told.value[:2]}{g['yy']}", grain="Y") if told else None


def year_of(g: Groups, at: Moment) -> Timex:
    return Timex("DATE", g["y"] or "", mod=PARTS.get((g.get("part") or "").lower()), grain="Y")


def fiscal_short(g: Groups, at: Moment) -> Timex:
    return Timex("DATE", str(full_year(int(g["yy"] or 0), at)), grain="Y")


def spoken_year(g: Groups, at: Moment) -> Timex | None:
    found = year_in_words(g["words"] or "")
    return Timex("DATE", str(found), grain="Y") if found else None


def decade(g: Groups, at: Moment) -> Timex:
    first = g["y"][:3] if g["y"] else _tens_of(int(g["yy"] or g["yy2"] or 0), at)
    return Timex("DATE", first, mod=PARTS.get((g.get("part") or "").lower()), grain="E")


def _tens_of(two: int, at: Moment) -> str:
    """The last decade of that number begun by publication."""
    newest = at.published.year if at.published else 2020
    return str(newest - (newest - two) % 100)[:3]


def named_decade(g: Groups, at: Moment) -> Timex:
    first = str(lexical("tens")[(g["tens"] or "").lower()])
    return Timex("DATE", first, mod=PARTS.get((g.get("part") or "").lower()), grain="E")


def century(g: Groups, at: Moment) -> Timex | None:
    mod = PARTS.get((g.get("part") or "").lower())
    if g.get("n"):
        return Timex("DATE", f"{(ordinal(g['n'] or '') or 1) - 1:02d}", mod=mod, grain="C")
    if at.published is None:
        return None
    return Timex("DATE", f"{at.published.year // 100 + YEARS_ON[(g['rel'] or '').lower()]:02d}", mod=mod, grain="C")
