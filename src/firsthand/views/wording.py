"""Dates, numbers and lists in words, and text made safe to show."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from firsthand.model import Bound

_CONTROL = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)} | {0x7F: "␡"}
# Marks that turn the reading direction, or hide, are written out: a text may not rearrange the words around it.
_HIDDEN = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_SHOWN = _CONTROL | {code: f"⟦U+{code:04X}⟧" for code in _HIDDEN} | dict.fromkeys(range(0x80, 0xA0), "␛")
_TABLE = _SHOWN | {0x85: "\n"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_UNSAFE = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")


def clean(text: str) -> str:
    """Give a text with control, direction and surrogate characters replaced by signs that do nothing."""
    return text.translate(_TABLE) if _UNSAFE.search(text) else text


def short(text: str, most: int) -> str:
    """Give a text on one line, cut at a word where it is longer than `most` characters."""
    line = " ".join(clean(text[: most * 4]).split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut).rstrip(" ,;:–-") + "…"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun: "1 article", "8 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(names: Sequence[str], most: int = 4) -> str:
    """Give names as a sentence does: "A, B and C", or "A, B and 3 others"."""
    if len(names) > most + 1:
        return ", ".join(names[:most]) + f" and {len(names) - most} others"
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def parse_day(iso: str | None) -> date | None:
    """Give the day an ISO date or date-time begins with; a month or a year alone stands for its first day."""
    if not iso:
        return None
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", iso)
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(iso: str | None) -> str:
    """Give an ISO date as "7 March 2023"; a month or a year as such; "no date" where there is none."""
    found = parse_day(iso)
    if found is None:
        return "no date"
    length = len((iso or "")[:10])
    if length < 7:
        return str(found.year)
    month = f"{calendar.month_name[found.month]} {found.year}"
    return month if length < 10 else f"{found.day} {month}"


def _last(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def _closed(first: date, last: date) -> str:
    month, year = calendar.month_name[last.month], last.year
    if first == last:
        return f"{first.day} {month} {year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(year) if first.year == year else f"{first.year} to {year}"
    if (first.year, first.month) == (year, last.month):
        whole = first.day == 1 and last.day == _last(last)
        return f"{month} {year}" if whole else f"{first.day}–{last.day} {month} {year}"
    if first.day == 1 and last.day == _last(last):
        start = calendar.month_name[first.month] + ("" if first.year == year else f" {first.year}")
        return f"{start} to {month} {year}"
    start = f"{first.day} {calendar.month_name[first.month]}" + ("" if first.year == year else f" {first.year}")
    return f"{start} to {last.day} {month} {year}"


def days(earliest: str | None, latest: str | None) -> str:
    """Give a stretch of days in words: "March 2023", "7 March to 12 May 2023", "from 1 June 2023"."""
    first, last = parse_day(earliest), parse_day(latest)
    if first and last:
        return _closed(first, last)
    if first:
        return f"{day(earliest)} or later"
    return f"{day(latest)} or earlier" if last else "no date"


def number(value: float) -> str:
    """Give a number with thousands set apart and no decimals it does not need."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def _bound(bound: Bound) -> str:
    if isinstance(bound, str):
        return day(bound) if re.match(r"\d{4}(-\d\d)*$", bound) else clean(bound)
    return "" if bound is None else number(bound)


def region(low: Bound, high: Bound, unit: str | None = None) -> str:
    """Give a region in words: "8", "at least 3", "39 to 41", "between 7 March 2023 and 9 March 2023"."""
    if isinstance(low, str) and isinstance(high, str) and re.match(r"\d{4}", low) and re.match(r"\d{4}", high):
        return days(low, high)
    ends = _bound(low), _bound(high)
    if not any(ends):
        return "open"
    if low == high:
        text = ends[0]
    elif all(ends):
        text = f"{ends[0]} to {ends[1]}"
    else:
        text = f"at least {ends[0]}" if ends[0] else f"at most {ends[1]}"
    return text + (f" {clean(unit)}" if unit else "")
