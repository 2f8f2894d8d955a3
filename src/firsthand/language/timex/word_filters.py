"""Tests an hour, a part of the day or a word that points without saying when has to pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from firsthand.language.timex.context import Context

_OF_PLAY = re.compile(
    r"\s+(?:of|into|left in)\s+(?:the\s+)?(?:\w+\s+)?(?:first|second|third|opening|final|overtime|period)\b",
    re.IGNORECASE,
)

_DATED = re.compile(r"\b(?:19|20)\d\d,?\s*$")


_LED = frozenset("about after approximately around at before between by from since till until".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_NEARLY = frozenset("almost barely exactly just nearly roughly".split())
"""What stands between "at" and an hour, or for it."""
_TOLD = re.compile(r"(?:\bit (?:was|is|’s|'s)|\bwas) (?:about |almost |around |just |nearly )?$", re.IGNORECASE)
_MEASURED = re.compile(
    r"[$€£%]|\b(?:average|averag\w+|close[ds]?|closing|dollars?|euros?|index|kg|kilos?|km|litres?|magnitude|metres?|miles?|ounces?"
    r"|per cent|percent|points?|pounds?|rated?|ratio|record|seconds?|shares?|stocks?|timed|trad(?:ed|ing)|yards?)\b",
    re.IGNORECASE,
)
"""Words beside which a number with a point is no hour."""
SAME_SENTENCE = 60
"""Characters before and behind such a number that are looked at."""


def is_clock(c: Context) -> bool:
    """Hours and minutes, not a score or a verse."""
    if c.group("zone") or re.search(r"hours|hrs|local", c.match[0]):
        return True
    if _OF_PLAY.match(c.rest()):
        return False
    if _DATED.search(c.text[: c.match.start()]):
        return True
    return c.word_before() in _LED | {"to"}


def is_dotted_hour(c: Context) -> bool:
    """An hour written with a point, where nothing beside it is measured or paid."""
    around = c.text[max(0, c.match.start() - SAME_SENTENCE) : c.match.end() + SAME_SENTENCE]
    if c.word_before() not in ("at", "by", "until", "from", "before", "after") or _MEASURED.search(around):
        return False
    return c.after is None or c.after.pos_ not in ("NOUN", "NUM", "PROPN") or c.after.lower_ in ("local", "on")


def is_hour(c: Context) -> bool:
    return c.word_before() in _LED - {"approximately", "between"} | {"o’clock", "o'clock", "past", "nearly", "almost"}


def is_beside_hour(c: Context) -> bool:
    """ "At ten to four", "it was half past six"; not "a vote of ten to four"."""
    if c.group("ap") or c.group("part") or c.group("half") or c.group("quarter"):
        return True
    if c.after is not None and c.after.pos_ in ("NOUN", "PROPN", "NUM") and c.after.lower_ not in _DAYS:
        return False
    if c.word_before() == "from" and c.group("side") == "to" and "minute" not in c.match[0]:
        return False  # "cut the toll from 14 to 11"
    by_how_many = c.word_before() == "by" and "minute" not in c.match[0]  # "down by five to three"
    return (c.word_before() in _LED | _NEARLY and not by_how_many) or bool(_TOLD.search(c.text[: c.match.start()]))


def is_lone_part(c: Context) -> bool:
    """ "at dawn", not "the dawn of an age" and not a woman of that name."""
    if re.match(r"\s+of\b", c.rest()) or (c.group("part") == "dawn" and c.match[0].endswith("Dawn")):
        return False
    return (
        c.after is None
        or c.after.pos_ not in ("NOUN", "PROPN", "ADJ")
        or c.text[c.match.end() : c.match.end() + 1] != " "
    )


def is_attacks(c: Context) -> bool:
    """ "since 9/11", "the 9/11 attacks", not the bearings of a name ("the 9/11 Fund")."""
    if "/" not in c.match[0]:
        return True
    named = c.after is not None and c.after.pos_ == "PROPN"
    return c.word_before() in ("after", "and", "before", "by", "of", "on", "post", "pre", "since", "the") and not named


def is_noon(c: Context) -> bool:
    """The hour, not what is called by it ("midnight rules")."""
    return c.last is not None and c.last.dep_ not in ("amod", "compound", "nmod")


def is_now(c: Context) -> bool:
    return c.match[0].lower() != "now" or c.word_before() != "until"


def is_current(c: Context) -> bool:
    """The adjective before its noun ("current prices"), not the water and not a "current account" deficit."""
    return (
        c.first is not None
        and c.first.pos_ == "ADJ"
        and c.first.dep_ == "amod"
        and c.match[0] == "current"
        and c.word_after() not in ("account", "accounts", "affairs", "events")
    )


def is_recent(c: Context) -> bool:
    """The adjective that dates its noun, compared with nothing ("a more recent one")."""
    own = c.first is not None and c.first.pos_ == "ADJ" and c.first.dep_ == "amod" and c.match[0] == "recent"
    return own and c.word_before() not in ("as", "less", "more", "most", "very")


def is_recently(c: Context) -> bool:
    said = c.match[0].lower()
    if said.startswith("the ") or said == "in the past":
        return c.after is None or c.after.pos_ not in ("NOUN", "NUM", "ADJ", "PROPN")
    return True


def is_future(c: Context) -> bool:
    said = c.match[0].lower()
    if said == "soon":
        return c.word_before() not in ("as", "too", "so", "how") and c.word_after() not in (
            "after",
            "afterward",
            "afterwards",
            "became",
        )
    if "term" in said:
        return said.startswith("the ")
    return c.word_after() not in ("contracts", "contract", "hall")


WORD_FILTERS: Mapping[str, Callable[[Context], bool]] = {
    f.__name__: f
    for f in (
        is_attacks,
        is_beside_hour,
        is_clock,
        is_current,
        is_dotted_hour,
        is_future,
        is_hour,
        is_lone_part,
        is_noon,
        is_now,
        is_recent,
        is_recently,
    )
}
