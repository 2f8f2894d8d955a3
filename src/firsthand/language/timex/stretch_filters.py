"""Tests a length or a stretch of the calendar has to pass: no age, no rate, no season of a sport."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from firsthand.language.lexicon import words
from firsthand.language.timex.context import Context
from firsthand.language.timex.rules import PACKAGE

AWARDED = words("words", "awarded.of", PACKAGE)
ONE_DAY = frozenset({"by", "for", "in", "just", "least", "of", "only", "than", "within"})
_OLD = re.compile(r"[-\s]+(?:old|olds|of\s+age)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:beginning|close|end|middle|most|much|part|remainder|rest|start)\s+of\s+$", re.IGNORECASE)
_PLAYED = re.compile(
    r"\b(?:ball|coach|game|goals?|half-?time|kick|lead|match|minutes?|players?|points?|scored?|striker|team|yards?)\b",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"[012]\d[0-5]\d")
_QUOTES = frozenset("\"'“”‘’,")
FREE = frozenset({"ADP", "ADV", "AUX", "NOUN", "PRON", "PROPN", "PUNCT", "SPACE", "VERB"})
"""What stands before a bare "days after": no number, no article, no adjective."""
_RATE = frozenset({"NOUN", "NUM", "PROPN", "SYM"})


def is_the_unit(c: Context) -> bool:
    """ "the week" alone, not "the day he left" and not "the year of the dragon"."""
    first, unit = c.match[0].split()[0].lower(), c.group("u")
    if c.word_before() == "of" and _is_idle(c):
        return False
    if _PART_OF.search(c.text[: c.match.start()]):
        return True
    if c.group("full"):
        return True
    if unit == "weekend" and first == "the" and c.word_before() in ("at", "during", "on", "over", "through"):
        return not re.match(r"\s+of\b|[-’']", c.rest()) and (c.after is None or c.after.pos_ not in ("NOUN", "PROPN"))
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
    if unit == "weekend":
        return first == "the"
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


def _is_idle(c: Context) -> bool:
    """ "person of the year", "at the end of the day": no time is meant."""
    before = c.text[max(0, c.match.start() - 30) : c.match.start()].lower().split()
    if c.group("u") == "day" and before[-3:] == ["the", "end", "of"]:
        return before[-4:-3] == ["at"]
    return len(before) > 1 and before[-2] in AWARDED


def is_near_unit(c: Context) -> bool:
    """Not "last-minute" and "next-second", which say how late, nor "the man for this hour"."""
    if c.group("rel") in ("last", "next") and c.group("u") in ("minute", "second"):
        return False
    if c.match[0].lower() == "this day" and c.word_before() == "to":
        return False
    return not (c.group("rel") in ("this", "same") and c.group("u") in ("hour", "minute", "second"))


def is_season(c: Context) -> bool:
    """The season, not the verb ("prices fall"), the noun ("the fall of") or the water ("a spring")."""
    if c.last is not None and c.last.pos_ == "VERB" and not c.group("rel"):
        return False
    rel = c.group("rel")
    if rel in ("last", "next", "this") and re.match(r"\s+from\b", c.rest()):
        return True
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
    if re.match(r"\s+of\b|-", c.rest()) or _PLAYED.search(c.text):
        return False
    if "-" in c.match[0]:
        return c.after is not None and c.after.pos_ == "NOUN"
    return c.word_before() in ("during", "for", "from", "in", "since")


def is_near_span(c: Context) -> bool:
    """Not "will last five years"."""
    return c.group("rel") != "last" or c.first is None or c.first.pos_ not in ("VERB", "AUX")


def is_span(c: Context) -> bool:
    """A length of time, not an age, a rate ("four flights a week") or a share ("a quarter of")."""
    number, unit = c.group("n"), c.group("u")
    if _is_named(c) or _is_run(c) or _OLD.match(c.rest()) or re.match(r"[-\s]+(?:mark|quarter)\b", c.rest()):
        return False
    if unit.startswith("quarter") and _is_share(c):
        return False
    if number in ("zero", "0") or (_MILITARY.fullmatch(number) and unit in ("hours", "hrs")):
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


def _is_named(c: Context) -> bool:
    """A show ("30 Minutes" in quotes), a score ("203 HR"), a make ("a Century speedboat")."""
    printed = c.match["u"]
    if not printed[:1].isupper():
        return False
    if c.text[c.match.start() - 1 : c.match.start()] in _QUOTES and c.rest()[:1] in _QUOTES:
        return True
    return (printed.isupper() or c.group("n") in ("a", "an")) and not c.text.isupper()


def _is_run(c: Context) -> bool:
    """Part of a longer word ("two day-trippers") or of a run of years ("the 2018-19 year")."""
    if c.group("sep") != "-" and re.match(r"-\w", c.rest()):
        return True
    before = c.text[max(0, c.match.start() - 5) : c.match.start()]
    run = c.group("n") + "-" if c.group("n2") else before
    return re.fullmatch(r"(?:19|20)\d\d[-–]", run) is not None


def _is_share(c: Context) -> bool:
    """ "three quarters said so", "a quarter", but "three straight quarters"."""
    said = c.group("n")
    return said in ("a", "an", "one") or (said == "three" and not re.search(r"straight|consecutive|full", c.match[0]))


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
    if re.match(r"\s+(?:after|before)\b", c.rest()) and (c.before is None or c.before.pos_ in FREE):
        return True  # "Minutes after the fire …", "he died days before the vote"
    if c.word_before() == "the" and re.match(r"\s+(?:before|after|since|leading\s+up|that\s+followed)\b", c.rest()):
        return True
    if c.word_before() == "in" and c.group("u") in ("years", "decades", "months", "weeks"):
        return not re.match(r"\s+(?:of|to\s+come|past|\d)", c.rest())
    if re.match(r"\s+(?:earlier|later)\b", c.rest()):
        return c.before is None or c.before.pos_ not in ("ADJ", "DET", "NUM")
    if c.word_before() in ("after", "despite", "ended", "following", "follows") and re.match(r"\s+of\b", c.rest()):
        return True
    if c.word_before() == "last" and c.before is not None and c.before.pos_ not in ("VERB", "AUX"):
        return False
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
    named = [t for t in (c.before, c.after) if t is not None and t.pos_ == "PROPN"]
    if c.match[0] == "Daily" and named:
        return False
    return word in ("daily", "annually", "yearly", "hourly", "nightly") or (
        c.first is not None and c.first.tag_ == "RB"
    )


STRETCH_FILTERS: Mapping[str, Callable[[Context], bool]] = {
    f.__name__: f
    for f in (
        is_half,
        is_near_span,
        is_near_unit,
        is_quarter,
        is_regular,
        is_season,
        is_span,
        is_the_unit,
        is_units,
        is_year_ago,
    )
}
