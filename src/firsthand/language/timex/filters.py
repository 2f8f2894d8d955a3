"""Tests a pattern's match has to pass, by the words around it and their parse."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from firsthand.language.lexicon import words
from firsthand.language.timex.rules import PACKAGE, pieces

BEFORE_DATE = words("words", "before.date", PACKAGE)
FORENAMES = frozenset({"april", "august", "jan", "june", "may"})
ONE_DAY = frozenset({"by", "for", "in", "just", "least", "of", "only", "than", "within"})
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_OLD = re.compile(r"[-\s]+(?:old|olds|of\s+age)\b", re.IGNORECASE)
_SHORT_DAYS = re.compile(r"\bon\s+(?:\d\d?/\d\d?\s*(?:,|and|or)\s*)+(?:(?:and|or)\s*)?$")
_MEASURED = re.compile(r"\b(?:highs?|lows?|temperatures?|degrees|mph|shot|scores?|mercury)\b", re.IGNORECASE)
_OF_PLAY = re.compile(r"\s+(?:of|into|left in)\s+(?:the\s+)?(?:\w+\s+)?(?:first|second|third|opening|final|overtime|period)\b", re.IGNORECASE)
_RATE = frozenset({"NOUN", "NUM", "PROPN", "SYM"})


@dataclass(frozen=True)
class Context:
    """A match inside its paragraph."""

    doc: Doc
    match: re.Match[str]

    @property
    def text(self) -> str:
        return self.match.string

    def group(self, name: str) -> str:
        return (self.match.groupdict().get(name) or "").lower()

    @property
    def before(self) -> Token | None:
        """The token before the match."""
        span = self.doc.char_span(self.match.start(), self.match.start() + 1, alignment_mode="expand")
        return self.doc[span.start - 1] if span is not None and span.start else None

    @property
    def first(self) -> Token | None:
        span = self.doc.char_span(self.match.start(), self.match.start() + 1, alignment_mode="expand")
        return span[0] if span is not None else None

    @property
    def last(self) -> Token | None:
        span = self.doc.char_span(self.match.end() - 1, self.match.end(), alignment_mode="expand")
        return span[-1] if span is not None else None

    @property
    def after(self) -> Token | None:
        """The token after the match."""
        last = self.last
        return self.doc[last.i + 1] if last is not None and last.i + 1 < len(self.doc) else None

    def word_before(self) -> str:
        return self.before.lower_ if self.before is not None else ""

    def word_after(self) -> str:
        return self.after.lower_ if self.after is not None else ""

    def rest(self) -> str:
        return self.text[self.match.end() : self.match.end() + 40]


def is_month(c: Context) -> bool:
    """Not the verb, and not the first name of "April Jones" or the surname of "Theresa May"."""
    surname = c.group("m") in FORENAMES and c.after is not None and c.after.pos_ == "PROPN" and not c.after.ent_type_ == "DATE"
    if c.group("rel") or c.group("part") or (c.word_before() in BEFORE_DATE and not surname):
        return True
    if c.group("m") in ("may", "march", "mar", "jan", "jun", "dec", "sep", "oct", "nov", "feb", "apr", "aug", "jul"):
        followed = c.after is not None and c.after.pos_ == "PROPN" and c.after.ent_type_ != "DATE"
        return c.first is not None and c.first.ent_type_ == "DATE" and not followed
    if c.word_before() in ("a", "an") and c.group("m") not in ("march", "may") and c.after is not None:
        return c.after.pos_ in ("NOUN", "PROPN", "ADJ") and c.after.dep_ != "appos"
    if c.before is not None and (
        c.before.pos_ == "ADJ" or (c.before.pos_ == "DET" and c.group("m") in ("march", "may"))
    ):
        return False
    neighbours = [t for t in (c.before, c.after) if t is not None]
    return not any(t.pos_ == "PROPN" and t.text[:1].isupper() and t.ent_type_ not in ("DATE", "") for t in neighbours)


def is_that_weekday(c: Context) -> bool:
    """Not "said that Friday's vote", where "that" opens the clause."""
    return c.first is not None and c.first.dep_ != "mark" and not re.match(r"\s*[’']s\b", c.rest())


def is_year(c: Context) -> bool:
    """A bare number is a year where a preposition says so, or the parse takes it for a date."""
    number = int(c.group("y"))
    if c.match[0].lower().startswith("the year"):
        return True
    if not 1200 <= number <= 2100 or re.match(
        r"\s*(?:percent|per cent|%|degrees|miles|feet|km|votes|points)", c.rest()
    ):
        return False
    token = c.first
    if token is None or (
        c.after is not None
        and c.after.text in ("-", "/")
        and c.text[c.match.end() : c.match.end() + 1] in "-/"
        and c.rest()[1:2].isdigit() is False
        and token.ent_type_ != "DATE"
    ):
        return False
    if c.after is not None and c.after.tag_ == "NNS" and token.ent_type_ != "DATE":
        return False
    if _names_a_thing(c) and c.word_before() not in BEFORE_DATE:
        return False
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT"):
        return False
    return (
        c.word_before() in BEFORE_DATE
        or c.word_before() in ("(", ",", "’s", "'s", "the")
        or c.rest()[:1] in (",", ".", ")", ";", "")
    )


def _names_a_thing(c: Context) -> bool:
    """ "a Brenn 2000 Coupe", but not "a 2014 Labor Department study", whose own noun is an ordinary one."""
    after = c.after
    if after is None or after.pos_ != "PROPN" or after.ent_type_ not in ("PRODUCT", "ORG", "GPE", ""):
        return False
    head = after
    while head.head.i > head.i and head.dep_ in ("compound", "nmod", "amod"):
        head = head.head
    plain = head.pos_ == "NOUN" and c.before is not None and c.before.pos_ == "DET"
    return not plain


def is_spoken_year(c: Context) -> bool:
    return c.word_before() in BEFORE_DATE or c.match[0].lower().startswith("the year")


def is_decade(c: Context) -> bool:
    return c.after is None or c.after.pos_ != "NOUN"


def is_near_day(c: Context) -> bool:
    """Not the newspaper "USA TODAY"."""
    return c.match[0] != "TODAY" or c.word_before() != "usa"


def is_near_unit(c: Context) -> bool:
    """Not "last-minute" and "next-second", which say how late, not when."""
    return not (c.group("rel") in ("last", "next") and c.group("u") in ("minute", "second"))


def is_figure_decade(c: Context) -> bool:
    """ "the 60s" as years, not as degrees, speeds or scores."""
    return not c.group("yy2") or not _MEASURED.search(c.text[max(0, c.match.start() - 60) : c.match.start()])


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
    said = c.match[0].lower()
    return bool(c.group("what")) or bool(
        re.search(r"year[ -](?:ago|earlier)", said) and c.word_before() not in ("a", "one")
    )


def is_half(c: Context) -> bool:
    return bool(c.group("y") or c.group("rel"))


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
    return not (number in ("some", "many", "few") and unit in ("second", "quarter"))


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


def is_clock(c: Context) -> bool:
    """Hours and minutes, not a score or a verse."""
    if c.group("zone") or re.search(r"hours|hrs|local", c.match[0]):
        return True
    if _OF_PLAY.match(c.rest()):
        return False
    return c.word_before() in (
        "at",
        "by",
        "until",
        "about",
        "around",
        "before",
        "after",
        "from",
        "to",
        "between",
        "till",
        "since",
        "approximately",
    )


def is_hour(c: Context) -> bool:
    return c.word_before() in (
        "at",
        "about",
        "around",
        "by",
        "until",
        "before",
        "after",
        "from",
        "o’clock",
        "o'clock",
        "since",
    )


def is_lone_part(c: Context) -> bool:
    return (
        c.after is None
        or c.after.pos_ not in ("NOUN", "PROPN", "ADJ")
        or c.text[c.match.end() : c.match.end() + 1] != " "
    )


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


def is_short_day(c: Context) -> bool:
    """ "on 11/20": behind a preposition, and not "24/7" or "9/11"."""
    known = (
        c.word_before() in ("on", "by", "until", "till", "since", "from", "this", "next")
        or (c.before is not None and c.before.text[:3].title() in WEEKDAYS)
        or _SHORT_DAYS.search(c.text[: c.match.start()]) is not None
    )
    return known and c.match[0] not in ("9/11", "24/7", "7/7") and not re.match(r"[\d/c]|\s+(?:of|inch|mile)", c.rest())


def is_weekday_day(c: Context) -> bool:
    """ "Friday 31", not "Friday 31 people" or "on Monday 12 percent"."""
    return (c.after is None or c.after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")) and not re.match(
        r"\s*(?:%|percent|[a-z]+s\b|,\d)", c.rest()
    )


def is_lone_day(c: Context) -> bool:
    """ "on the 18th", not "the 18th century" or "the 3rd of them"."""
    after = c.after is None or c.after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    return (
        c.word_before() in ("on", "by", "until", "till", "since", "from", "of")
        and after
        and not re.match(r"\s+of\b|-", c.rest())
    )


def after_day(c: Context) -> bool:
    """A second day right behind a month and its day."""
    behind = c.text[max(0, c.match.start() - 30) : c.match.start()].rstrip()
    return bool(re.search(rf"{pieces()['month']}\s+\d{{1,2}}(?:st|nd|rd|th)?$", behind)) and not re.match(
        r"\s+(?:people|percent|[a-z]+s\b)", c.rest()
    )


FILTERS: Mapping[str, Callable[[Context], bool]] = {
    f.__name__: f
    for f in (
        after_day, is_clock, is_current, is_decade, is_figure_decade, is_future, is_half, is_hour, is_lone_day, is_lone_part, is_month, is_near_day,
        is_near_unit, is_now,
        is_quarter, is_recently, is_regular, is_season, is_short_day, is_span, is_spoken_year, is_the_unit, is_units,
        is_that_weekday, is_weekday_day, is_year, is_year_ago,
    )
}  # fmt: skip
