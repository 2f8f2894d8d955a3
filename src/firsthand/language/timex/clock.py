"""Times of the day."""

from __future__ import annotations

from firsthand.language.numerals import cardinal
from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.explicit import Groups
from firsthand.language.timex.steps import part_letters, with_part
from firsthand.language.timex.timex import Timex

AFTER = {"TAF": "01:00", "TEV": "04:00", "TNI": "05:00"}
"""From which hour on a clock's face means one after noon, beside a part of the day."""
LONE = {"daybreak": "morning", "nightfall": "evening", "sunrise": "morning", "sunset": "evening"}


def clock(g: Groups, at: Moment) -> Timex | None:
    hour = int(g["h"] or 0)
    half = (g.get("ap") or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return at_hour(f"{hour:02d}:{int(g.get('mi') or 0):02d}", at)


def at_hour(time: str, at: Moment) -> Timex:
    """Return an hour of the day the passage is on, else of the day of publication."""
    told = at.dated(at.paragraph if at.tense == "past" else 0)
    if told and at.tense == "past" and at.published and told.value[:10] > at.published.isoformat():
        told = None
    base = told.value[:10] if told else at.published.isoformat() if at.published else "XXXX-XX-XX"
    return Timex("TIME", f"{base}T{time}", grain="D")


def clock_words(g: Groups, at: Moment) -> Timex | None:
    hour = cardinal(g["h"] or "")
    if hour is None or not 1 <= hour <= 12 or hour != int(hour):
        return None
    later = (g.get("part") or "").lower() in ("afternoon", "evening")
    return at_hour(
        f"{int(hour) % 12 + (12 if later else 0) if g.get('part') else int(hour):02d}:{int(g.get('mi') or 0):02d}", at
    )


def clock_beside(g: Groups, at: Moment) -> Timex | None:
    """ "Twenty to three": minutes before or after a full hour; of which half of the day only where it is said."""
    word = (g["h"] or "").lower()
    full = {"midnight": 24, "noon": 12, "midday": 12}.get(word) or cardinal(word)
    minutes = 30 if g["half"] else 15 if g["quarter"] else cardinal((g["n"] or g["m"] or "").replace("-", " "))
    if full is None or minutes is None or not 0 < minutes < 60:
        return None
    said = (g.get("ap") or "").lower()[:1]
    later = said == "p" or (g.get("part") or "").lower() in ("afternoon", "evening")
    hour = int(full) % 12 + 12 if later else int(full) % 12 if said or g.get("part") else int(full)
    past = hour * 60 + int(minutes) * (-1 if (g["side"] or "past").lower() in ("to", "before") else 1)
    return at_hour(f"{past // 60 % 24:02d}:{past % 60:02d}", at)


def noon(g: Groups, at: Moment) -> Timex:
    return at_hour("24:00" if (g["word"] or "").lower() == "midnight" else "12:00", at)


def lone_part(g: Groups, at: Moment) -> Timex | None:
    told = at.named("D", 1)
    days = told.days() if told else None
    base = days[0] if days else at.published
    part = (g["part"] or g.get("part2") or "").lower()
    if base is None or not part_letters(LONE.get(part, part)):
        return None
    return with_part(base, LONE.get(part, part))


def joined(day: Timex, hour: Timex) -> Timex | None:
    """Return an hour on a day ("9 a.m. Tuesday"); None where the day is no single day."""
    if day.grain != "D" or "T" not in hour.value:
        return None
    time = hour.value[hour.value.index("T") + 1 :]
    if time < "12:00" and time >= AFTER.get(day.value[10:], "24:00"):  # "6:41 last night"
        time = f"{int(time[:2]) + 12}{time[2:]}"
    return Timex("TIME", f"{day.value[:10]}T{time}", grain="D")
