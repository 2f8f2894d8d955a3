"""Tests a length or a stretch of the calendar has to pass: no age, no rate, no season of a sport."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from firsthand.language.timex.context import Context

ONE_DAY = frozenset({"by", "for", "in", "just", "least", "of", "only", "than", "within"})
_OLD = re.compile(r"[-\s]+(?:old|olds|of\s+age)\b", re.IGNORECASE)
_PLAYED = re.compile(
    r"\b(?:ball|coach|game|goals?|half-?time|kick|lead|match|minutes?|players?|points?|scored?|striker|team|yards?)\b",
    re.IGNORECASE,
)
_RATE = frozenset({"NOUN", "NUM", "PROPN", "SYM"})


def is_the_unit(c: Context) -> bool:
    """ "the week" alone, not "the day he left" and not "the year of the dragon"."""
    first, unit = c.match[0].split()[0].lower(), c.group("u")
    if c.group("full"):
        return True
    if re.match(
        r"\s+(?:of|when|that|after|before|he|she|they|we|i|it|the|to|ago|earlier|later)\b|[-’']",
        c.rest(),
        re.IGNORECASE,
    ):
        return False
    if (
        c.after is not None
        and c.after.pos_ in ("NOUN", "PROPN", "ADJ")
        and c.text[c.match.end() : c.match.end() + 1] == " "
    ):
        return False
    if first != "the":
        return unit in ("quarter", "year", "fiscal year") and first != "this"
    if unit == "day":
        return c.word_before() in ("of", "on", "for", "during", "earlier") and c.rest()[:1] in ".,;"
    return c.word_before() in (
        "for",
        "in",
        "of",
        "during",
        "this",
        "over",
        "earlier",
        "through",
        "by",
        "on",
        "at",
        "with",
    )


def is_near_unit(c: Context) -> bool:
    """Not "last-minute" and "next-second", which say how late, not when."""
    return not (c.group("rel") in ("last", "next") and c.group("u") in ("minute", "second"))


def is_season(c: Context) -> bool:
    """The season, not the verb ("prices fall"), the noun ("the fall of") or the water ("a spring")."""
    if c.last is not None and c.last.pos_ == "VERB" and not c.group("rel"):
        return False
    rel = c.group("rel")
    if re.match(r"\s+(?:from|in\s+(?:the\s+)?price|break|training|olympic|games)\b", c.rest(), re.IGNORECASE):
        return False
    if (rel and rel != "the") or c.group("y") or c.group("rel2") or c.group("part"):
        return True
    if re.match(r"\s+of\b", c.rest()) or (c.group("s") == "fall" and not rel):
        return False
    return c.word_before() in (
        "in",
        "by",
        "since",
        "until",
        "during",
        "through",
        "for",
        "of",
        "every",
        "over",
        "throughout",
        "into",
    )


def is_quarter(c: Context) -> bool:
    """A quarter of a year, not of a game or a city."""
    return not re.match(
        r"\s+(?:finals?|mile|century|pounder|of\s+the\s+(?:game|match|city|population|country))\b",
        c.rest(),
        re.IGNORECASE,
    )


def is_year_ago(c: Context) -> bool:
    if c.group("what"):
        return True
    said = re.search(r"year([ -])(?:ago|earlier)", c.match[0].lower())
    return said is not None and (said[1] == "-" or c.word_before() not in ("a", "one"))


def is_half(c: Context) -> bool:
    """Half a year, not half of a game or of a thing."""
    if c.group("y") or c.group("rel"):
        return True
    if c.word_before() not in ("during", "for", "from", "in", "since") or re.match(r"\s+of\b|-", c.rest()):
        return False
    return not _PLAYED.search(c.text)


def is_span(c: Context) -> bool:
    """A length of time, not an age, a rate ("four flights a week") or a share ("a quarter of")."""
    number, unit = c.group("n"), c.group("u")
    if c.group("sep") != "-" and re.match(r"-\w", c.rest()):
        return False
    if _OLD.match(c.rest()) or re.match(r"[-\s]+(?:mark|quarter)\b", c.rest()):
        return False
    if unit.startswith("quarter") and (
        number in ("a", "one", "an") or (number == "three" and re.match(r"\s+of\b", c.rest()))
    ):
        return False
    if unit in ("second", "min", "hr", "yr") and not number[:1].isdigit() and c.group("sep") != "-":
        return False
    if unit in ("minute", "second", "moment") and number in ("a", "one") and c.group("sep") == "-":
        return False
    if number in ("a", "an"):
        return not _is_rate(c)
    if number == "one" and unit == "day" and c.word_before() not in ONE_DAY:
        return bool(re.match(r"\s+(?:before|after|later|earlier)\b|\s*[.;]", c.rest()))
    return not (number in ("some", "many", "few") and (unit in ("second", "quarter") or not unit.endswith("s")))


def _is_rate(c: Context) -> bool:
    before = c.before
    if before is None:
        return False
    return (
        (before.pos_ in _RATE and before.lower_ not in ("ago", "than", "about", "half"))
        or before.text in ("%", "$")
        or before.lower_ in ("once", "twice", "times")
    )


def is_units(c: Context) -> bool:
    """Bare "years" and "weeks" where a preposition or verb makes them a length."""
    if c.group("u2"):
        return True
    if c.word_before() == "the" and re.match(r"\s+(?:before|after|since|leading\s+up|that\s+followed)\b", c.rest()):
        return True
    if c.word_before() == "in" and c.before is not None and c.before.i and c.before.nbor(-1).lower_ == "time":
        return True
    return c.word_before() in (
        "for",
        "within",
        "took",
        "take",
        "takes",
        "lasted",
        "last",
        "spent",
        "spend",
    ) and not re.match(r"\s+(?:old|of\s+age)\b", c.rest())


def is_regular(c: Context) -> bool:
    word = c.group("word")
    if word == "daily" and c.after is not None and c.after.pos_ == "PROPN":
        return False
    return word in ("daily", "annually", "yearly", "hourly", "nightly") or (
        c.first is not None and c.first.tag_ == "RB"
    )


STRETCH_FILTERS: Mapping[str, Callable[[Context], bool]] = {
    f.__name__: f
    for f in (is_half, is_near_unit, is_quarter, is_regular, is_season, is_span, is_the_unit, is_units, is_year_ago)
}
