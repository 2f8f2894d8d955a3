"""Publication dates: to ISO 8601, local as printed, and never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

FORMATS = ("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y", "%Y/%m/%d", "%Y.%m.%d")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
MONTH_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
NAMED_DAY = rf"(?:{MONTH_DAY}\s+{MONTH}\.?,?\s+\d{{4}}|{MONTH}\.?\s+{MONTH_DAY}\s*,?\s*\d{{4}})"
DAY = rf"(?:{NAMED_DAY}|\d{{4}}-\d{{2}}-\d{{2}})"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?\s?m\.?)?\s*(?:\(?[A-Z]{2,4}(?:[+-]\d{1,2}(?::\d{2})?)?\)?)?"
STAMP = re.compile(
    rf"(?P<label>(?:first |last |originally )?(?:published|posted|updated|created)(?: on| at)?:?\s+)?"
    rf"(?:{WEEKDAY},?\s+)?(?:{CLOCK}[\s,]+)?(?:on\s+)?(?P<day>{DAY})[\s,\-–|]*(?:at\s+)?(?:{CLOCK})?"
    rf"(?:[\s,|]*(?:last )?updated.{{0,50}})?",
    re.IGNORECASE,
)
NUMERIC_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated)(?: on| at)?:?\s+).{0,60}"
    rf"|\d{{1,2}}\s*/\s*\d{{1,2}}\s*/\s*\d{{2,4}}(?:\s+{CLOCK})?",
    re.IGNORECASE,
)
WITH_CLOCK = re.compile(r"\d[T ]\d{2}")


def published_date(text: str) -> str | None:
    """Return an ISO date, or a date-time where the text has an offset; None where it cannot be told for sure.

    A date-time without an offset is cut to its date; "03/04/2024" is not guessed at.
    """
    text = text.strip()
    return _iso(text) or _mailed(text) or _spelled(text)


def stamp(line: str) -> str | None:
    """Return the ISO date of a line that is nothing but a page's own date ("Published May 3, 2031")."""
    found = STAMP.fullmatch(line.strip())
    return _spelled(found["day"]) or _iso(found["day"]) if found else None


def is_stamp(line: str) -> bool:
    """Whether a line is nothing but a page's own date, readable or not."""
    line = line.strip()
    return bool(STAMP.fullmatch(line) or (len(line) < 80 and re.search(r"\d", line) and NUMERIC_STAMP.fullmatch(line)))


def _iso(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if WITH_CLOCK.search(text) and moment.tzinfo is not None:
        return moment.isoformat()
    return moment.date().isoformat()


def _mailed(text: str) -> str | None:
    """RFC 5322, as feeds have it: "Tue, 02 Jul 2013 10:00:00 +0700"."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.isoformat() if moment.tzinfo is not None else moment.date().isoformat()


def _spelled(text: str) -> str | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    plain = re.sub(rf"^{WEEKDAY}\b", "", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\bsept\b", "Sep", plain, flags=re.IGNORECASE)
    plain = " ".join(re.sub(r"(?<=[A-Za-z])\.|,", " ", plain).split())
    for form in FORMATS:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return None


def day(published: str) -> date:
    """Return the day, local as printed, of what `published_date` gave."""
    return date.fromisoformat(published[:10])
