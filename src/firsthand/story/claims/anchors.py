"""When the thing a statement speaks of happened, as far as sentence and paragraph tell: the news, or history.

Two quakes, two shootings, two trials share all their words; what keeps them apart is the day. A statement without
a day of its own takes that of its sentence, then of the sentences before it in the paragraph where those speak of
the past.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.model import Article, Interval, Reading, Statement, Time

HISTORY = 21
"""Days before publication at which a date no longer speaks of the news."""

_CALENDAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\blast (?:year|month)|\b(?:years?|months?|decades?) ago",
    re.IGNORECASE,
)

_HOUR = re.compile(
    r"\W*(?:(?:about|around|shortly|just|after|before|at)\s+)*(?:\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\.?)?|noon|midnight)"
    r"(?:\s+(?:local time|[A-Z]{2,4}))?\W*",
    re.IGNORECASE,
)
"""An hour with no day: what is published of it is not when it was."""

MONTH = 27
"""Days from first to last of the shortest month: an undated article that names a month or a year looks back."""


@dataclass(frozen=True)
class Anchor:
    """First and last day allowed (ordinals), whether they are the clause's own, and whether they lie in the past.

    `label` is the TIMEX3 value of a month or a year that an undated article leaves open.
    """

    earliest: int | None = None
    latest: int | None = None
    own: bool = False
    past: bool = False
    label: str = ""

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    def meets(self, other: Anchor, slack: int = 0) -> bool:
        """Whether some day is allowed by both; an unknown day meets all."""
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return True
        return self.earliest <= other.latest + slack and other.earliest <= self.latest + slack


def day(text: object) -> int | None:
    """Return the ordinal of an ISO date or date-time, None where there is none."""
    try:
        return date.fromisoformat(str(text)[:10]).toordinal() if text else None
    except ValueError:
        return None


def published(article: Article) -> int | None:
    """Return the day an article was published."""
    return day(article.published)


def _of(interval: Interval | Time, news: int | None, own: bool) -> Anchor:
    low, high = day(interval.earliest), day(interval.latest)
    if news is None:
        past = low is not None and high is not None and high - low >= MONTH
    else:
        past = high is not None and high < news - HISTORY
    return Anchor(low, high, own, past)


class _Article:
    """The dated expressions of one article, by sentence."""

    def __init__(self, reading: Reading, news: int | None) -> None:
        self.news = published(reading.article) or news
        self.text = reading.article.text
        self.times = sorted(
            (t for t in reading.times if t.type in ("DATE", "TIME") and not _HOUR.fullmatch(t.text)),
            key=lambda t: t.start,
        )
        self.starts = [t.start for t in self.times]

    def first(self, start: int, end: int) -> Anchor | None:
        """The narrowest past date in a stretch of text, else its first date."""
        found = [
            _of(t, self.news, False)
            for t in self.times[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end)]
            if t.end <= end and t.earliest and t.latest
        ]
        past = [a for a in found if a.past]
        return next(iter(past or found), None)

    def _long_since(self, statement: Statement, own: Anchor) -> bool:
        """Whether a stretch up to the news began long before it: "closed since January"."""
        if own.past or self.news is None or own.latest is None or own.latest < self.news:
            return False
        within = self.times[bisect_right(self.starts, statement.start - 1) : bisect_right(self.starts, statement.end)]
        return any(
            t.end <= statement.end and day(t.earliest) == own.earliest and _of(t, self.news, True).past for t in within
        )

    def open_label(self, start: int, end: int) -> str:
        """The month or year named in a stretch of text whose place in time is not known."""
        found = self.times[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end)]
        return next((t.value for t in found if not t.earliest and _CALENDAR.search(t.text)), "")

    def anchor(self, statement: Statement, before: Anchor | None) -> Anchor:
        if statement.when and statement.when.earliest and statement.when.latest and not _bare_hour(statement):
            own = _of(statement.when, self.news, True)
            return replace(own, past=True) if self._long_since(statement, own) else own
        sentence = statement.sentence or statement
        here = self.first(sentence.start, sentence.end)
        if here and here.past and statement.certainty == "expected":
            return Anchor()  # what is still to come takes no day from the history told beside it
        if here:
            return here
        label = self.open_label(sentence.start, sentence.end)
        if label:
            return Anchor(label=label)
        return before if before and before.past else Anchor()


def _bare_hour(statement: Statement) -> bool:
    """Whether a clause gives an hour and no day: its day was taken from the article's date."""
    kinds = {v.kind for v in statement.values}
    hours = [v for v in statement.values if v.kind == "clock"]
    return "clock" in kinds and "date" not in kinds and all(_HOUR.fullmatch(v.text) for v in hours)


def _anchored(reading: Reading, news: int | None) -> dict[str, Anchor]:
    article, found = _Article(reading, news), {}
    before: Anchor | None = None
    place = (-1, -1)
    for statement in sorted(reading.statements, key=lambda s: (s.start, s.end, s.id)):
        sentence = statement.sentence or statement
        paragraph = article.text.rfind("\n", 0, sentence.start)
        if paragraph != place[0]:
            before = None
        elif sentence.start != place[1]:
            earlier = article.first(paragraph + 1, sentence.start)
            before = earlier if earlier and earlier.past else before
        place = (paragraph, sentence.start)
        found[statement.id] = article.anchor(statement, before)
    return found


def anchors(readings: Sequence[Reading]) -> Mapping[str, Anchor]:
    """Return the anchor of every statement, by its id; an undated article is read as of the story's middle date."""
    days = sorted(d for d in (published(r.article) for r in readings) if d is not None)
    news = days[len(days) // 2] if days else None
    found: dict[str, Anchor] = {}
    for reading in readings:
        found.update(_anchored(reading, news))
    return found
