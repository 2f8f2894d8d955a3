"""Days of the year that have a name."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from firsthand.language.lexicon import lexicon

PACKAGE = "firsthand.language.timex"


@cache
def names() -> tuple[str, ...]:
    """Return all holiday names, lower case, longest first."""
    table = lexicon("holidays", PACKAGE)
    found = (name for kind in ("fixed", "nth", "easter") for name in table[kind])
    return tuple(sorted(found, key=lambda n: (-len(n), n)))


def holiday(name: str, year: int) -> date | None:
    """Return the day a holiday falls on in a year; the name in any case, with straight or curly apostrophes."""
    key = " ".join(name.lower().replace("’", "'").split())
    table = lexicon("holidays", PACKAGE)
    if key in table["fixed"]:
        return date(year, *table["fixed"][key])
    if key in table["nth"]:
        month, weekday, which, after = table["nth"][key]
        return nth_weekday(year, month, weekday, which) + timedelta(days=after)
    if key in table["easter"]:
        return easter(year) + timedelta(days=table["easter"][key])
    return None


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """Return the `which`-th weekday (1 Monday … 7 Sunday) of a month, -1 its last."""
    if which < 0:
        first_after = date(year + month // 12, month % 12 + 1, 1)
        return first_after - timedelta(days=(first_after.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, ch.
    8).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
