"""The day quoted words were said, where it is told: "It burst yesterday," she said on Monday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from firsthand.language.lexicon import words
from firsthand.language.timex.spot import Spotted
from firsthand.language.timex.weekdays import weekday_number

_DEICTIC = frozenset({"before_near_day", "hours_of_near_day", "near_day", "part_near_day"})
"""Rules whose days are counted from the day of whoever says them."""
_WEEKDAYS = frozenset({"weekday", "weekday_part"})


def said_day(one: Spotted, doc: Doc, text: str, spotted: Sequence[Spotted], published: date | None) -> date | None:
    """Return the weekday on which the words around a "today" or "yesterday" were said, None where none is told."""
    if published is None or one.rule.name not in _DEICTIC or not _in_marks(text, one.start):
        return None
    for other in spotted:
        if other.rule.name in _WEEKDAYS and not _in_marks(text, other.start) and _of_saying(other, one, doc):
            back = (published.isoweekday() - weekday_number(other.groups["wd"])) % 7
            return published - timedelta(days=back)
    return None


def _in_marks(text: str, place: int) -> bool:
    """Whether a place stands between quotation marks opened in its paragraph."""
    before = text[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _of_saying(day: Spotted, one: Spotted, doc: Doc) -> bool:
    """Whether a weekday dates a verb of saying in the sentence of another expression."""
    span, said = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in (day, one))
    if span is None or said is None or day.groups.get("rel") or span[0].sent.start != said[0].sent.start:
        return False
    verb = span.root.head.head if span.root.dep_ == "pobj" else span.root.head
    return verb.lemma_ in words("cues", "verbs.speech")
