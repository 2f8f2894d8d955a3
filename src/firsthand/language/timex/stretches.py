"""Lengths of time, and times that come again and again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from firsthand.language.numerals import cardinal, plain
from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.calendar import Days, quarter_of, shift
from firsthand.language.timex.explicit import Groups, month_number
from firsthand.language.timex.rules import lexical
from firsthand.language.timex.timex import Timex

PAST, COMING = ("past", "last", "previous"), ("next", "coming", "upcoming")
REGULAR = {
    "annually": "P1Y",
    "daily": "P1D",
    "fortnightly": "P2W",
    "hourly": "PT1H",
    "monthly": "P1M",
    "nightly": "P1D",
    "weekly": "P1W",
    "yearly": "P1Y",
}


def unit_letter(text: str | None) -> str:
    """Return the letter of a unit, singular or plural (`words.toml`)."""
    word = (text or "").lower().split()[-1]
    return str(lexical("unit").get(word) or lexical("plural").get(word) or "")


def count_of(text: str) -> float | None:
    """Return the number a count stands for; None for a vague one ("several")."""
    words = text.lower().split()
    if "couple" in words:
        return 2
    if words[:2] == ["a", "dozen"]:
        return 12
    if "half" in words[:2]:
        return 0.5
    if words in (["a"], ["an"]):
        return 1
    return cardinal(text)


def iso_duration(count: float | None, letter: str) -> str:
    """Return a TIMEX3 duration, "P3D", "PT5H", "PXY" where the count is vague."""
    times = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W")}
    factor, unit = times.get(letter, (1, letter))
    if count is None:
        return (
            "PXE"
            if letter == "E"
            else "PXC"
            if letter == "C"
            else f"P{'T' if unit[0] == 'T' else ''}X{unit[-1] if unit[0] == 'T' else unit}"
        )
    number = plain(count * factor)
    if unit[0] == "T":
        return f"PT{number}{unit[1]}"
    return f"P{number}{unit}"


def duration(number: str, unit: str, mod: str | None = None) -> Timex:
    """Return a DURATION of so many units."""
    count, letter = count_of(number), unit_letter(unit)
    if count == 0.5 and letter in ("Y", "TH", "D", "E", "C"):
        value = {"Y": "P6M", "TH": "PT30M", "D": "PT12H", "E": "P5Y", "C": "P50Y"}[letter]
        return Timex("DURATION", value, mod)
    return Timex("DURATION", iso_duration(count, letter), mod)


def span(g: Groups, at: Moment) -> Timex:
    """A length; "in two weeks" of a clause on the future is also a day."""
    found = duration(g["n"] or "", g["u"] or "")
    count, letter = count_of(g["n"] or ""), unit_letter(g["u"])
    if (
        at.tense != "future"
        or at.word_before != "in"
        or at.published is None
        or count is None
        or letter not in ("D", "W", "M", "Y", "F")
    ):
        return found
    if count > 300:
        return found
    day = shift(at.published, count * (2 if letter == "F" else 1), "W" if letter == "F" else letter)
    around = {"D": 0, "W": 0, "F": 0, "M": 15, "Y": 182}[letter]
    return replace(found, days=(day - timedelta(days=around), day + timedelta(days=around)))


def span_range(g: Groups, at: Moment) -> Timex:
    """ "two or three hours": the first length, the second beside it."""
    other = duration(g["n2"] or "", g["u"] or "").value
    return replace(duration(g["n"] or "", g["u"] or ""), alternatives=(other,))


def span_mixed(g: Groups, at: Moment) -> Timex:
    """ "one and a half hours", "2 1/2 years", "½ hour"."""
    whole = count_of(g["n"] or "") if g.get("n") else float(g.get("n2") or 0)
    part = 0.5 if g.get("half") else {"1/2": 0.5, "½": 0.5, "3/4": 0.75, "¾": 0.75}.get(g.get("sign") or "", 0.25)
    return mixed((whole or 0) + part, unit_letter(g["u"]))


def mixed(count: float, letter: str) -> Timex:
    """Return a length of a whole number and a part: an hour and a half is PT1H30M, two years and a half P2Y6M."""
    smaller = {"TH": (60, "TM"), "TM": (60, "TS"), "Y": (12, "M"), "D": (24, "TH"), "W": (7, "D")}.get(letter)
    whole = int(count)
    if smaller is None or (count - whole) * smaller[0] % 1:
        return Timex("DURATION", iso_duration(count, letter))
    rest = iso_duration((count - whole) * smaller[0], smaller[1])
    first = iso_duration(whole, letter) if whole else ""
    if not first:
        return Timex("DURATION", rest)
    return Timex("DURATION", first + (rest.removeprefix("PT") if "T" in first else rest.removeprefix("P")))


def span_tight(g: Groups, at: Moment) -> Timex:
    unit = (g["u"] or "").lower()
    return duration(g["n"] or "", {"h": "hour", "sec": "second"}.get(unit, unit))


def nights(g: Groups, at: Moment) -> Timex:
    return duration(g["n"] or "", "day")


def all_unit(g: Groups, at: Moment) -> Timex:
    return duration("1", g["u"] or "")


def span_half(g: Groups, at: Moment) -> Timex:
    return mixed(1.5, unit_letter(g["u"]))


def span_near(g: Groups, at: Moment) -> Timex:
    """ "the past two years": a length, and the days it covers when it ends or begins at publication."""
    number, unit = g.get("n") or g.get("n2") or "", g.get("u") or g.get("u2") or ""
    found, here = duration(number, unit), at.published
    count, letter, rel = count_of(number), unit_letter(unit), (g.get("rel") or g.get("rel2") or "").lower()
    if here is None or count is None or letter[0] == "T" or letter in ("WE", "F", "L") or count > 1000:
        return found
    if letter == "Q" and rel in (*PAST, *COMING, "following"):
        return replace(found, days=_quarters(here, int(count), -1 if rel in PAST else 1))
    if rel in PAST:
        return replace(found, days=(shift(here, -count, letter), here))
    if rel in COMING:
        return replace(found, days=(here, shift(here, count, letter)))
    return found


def _quarters(here: date, count: int, way: int) -> Days:
    """So many whole quarters of the calendar before or after the one a day is in."""
    first = date(here.year, quarter_of(here) * 3 - 2, 1)
    start = shift(first, -count, "Q") if way < 0 else shift(first, 1, "Q")
    return start, shift(start, count, "Q") - timedelta(days=1)


def opening(length: str, whole: Days, said: str) -> Days | None:
    """The first or last days of a stretch: "the first three months" of a year; weeks count from its first Monday."""
    found = re.fullmatch(r"P(\d+)([DWMQY])", length)
    if not found or int(found[1]) > 400:
        return None
    start, count = whole[0], int(found[1])
    if found[2] == "W":
        start += timedelta(days=(8 - start.isoweekday()) % 7)
    if said in ("first", "opening"):
        return start, min(shift(start, count, found[2]) - timedelta(days=1), whole[1])
    return max(shift(whole[1] + timedelta(days=1), -count, found[2]), whole[0]), whole[1]


def units(g: Groups, at: Moment) -> Timex:
    return Timex("DURATION", iso_duration(None, unit_letter(g["u"])))


def vague_near(g: Groups, at: Moment) -> Timex:
    rel = (g.get("rel") or g.get("rel2") or "").lower()
    letter = unit_letter(g.get("u") or g.get("u2"))
    if "few" in rel or "several" in rel:
        return Timex("DURATION", iso_duration(None, letter))
    return Timex("DATE", "FUTURE_REF" if rel in ("coming", "future", "ahead", "to come") else "PAST_REF")


def year_over(g: Groups, at: Moment) -> Timex:
    return Timex("DURATION", "P1Y")


def every_month(g: Groups, at: Moment) -> Timex:
    return Timex("SET", f"XXXX-{month_number(g['m']):02d}")


def every(g: Groups, at: Moment) -> Timex:
    said = (g.get("n") or "one").lower()
    return Timex("SET", iso_duration(2 if said == "other" else cardinal(said), unit_letter(g["u"])))


def every_part(g: Groups, at: Moment) -> Timex:
    return Timex("SET", "XXXX-XX-XXT" + str(lexical("daypart")[(g["part"] or "").lower()]))


def regular(g: Groups, at: Moment) -> Timex:
    return Timex("SET", REGULAR[(g["word"] or "").lower()])


def times_a(g: Groups, at: Moment) -> Timex:
    return Timex("SET", iso_duration(1, unit_letter(g["u"])))


def weekdays(g: Groups, at: Moment) -> Timex:
    name = (g.get("one") or g.get("many") or "").rstrip("s").capitalize()
    table = lexical("weekday")
    number = table.get(name) or table[name + "."]
    part = str(lexical("daypart").get((g.get("part") or "").lower().rstrip("s"), ""))
    return Timex("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
