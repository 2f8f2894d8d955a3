"""Tests a day, month or year has to pass, by the words around it and their parse; and the table of all filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.timex.context import Context
from firsthand.language.timex.rules import PACKAGE, pieces
from firsthand.language.timex.stretch_filters import STRETCH_FILTERS
from firsthand.language.timex.word_filters import WORD_FILTERS

BEFORE_DATE = words("words", "before.date", PACKAGE)
FORENAMES = frozenset({"april", "august", "jan", "june", "may"})
NAMED_DAYS = frozenset({"Black", "Bloody", "Cyber", "Giving", "Maundy", "Shrove", "Small", "Super"})
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_STREETS = "|".join(sorted(w.capitalize() for w in words("numbers", "not_a_count.before")))
_STREET = re.compile(rf"[- ]block\b|\s+(?:[NSEW]\.?\s+)?(?:[A-Z0-9][\w’'-]*\s+){{1,3}}?(?:{_STREETS})\b")
_SHORT_DAYS = re.compile(r"\bon\s+(?:\d\d?/\d\d?\s*(?:,|and|or)\s*)+(?:(?:and|or)\s*)?$")
_MEASURED = re.compile(r"\b(?:highs?|lows?|temperatures?|degrees|mph|shot|scores?|mercury)\b", re.IGNORECASE)


def is_month(c: Context) -> bool:
    """Not the verb, and not the first name of "April Jones" or the surname of "Theresa May"."""
    if c.group("m") == "march" and c.after is not None and _is_walk(c):
        return False
    surname = (
        c.group("m") in FORENAMES and c.after is not None and c.after.pos_ == "PROPN" and c.after.ent_type_ != "DATE"
    )
    if c.group("rel") or c.group("part") or (c.word_before() in BEFORE_DATE and not surname):
        return True
    if c.group("m") in ("may", "march", "mar", "jan", "jun", "dec", "sep", "oct", "nov", "feb", "apr", "aug", "jul"):
        followed = c.after is not None and c.after.pos_ == "PROPN" and c.after.ent_type_ != "DATE"
        return c.first is not None and c.first.ent_type_ == "DATE" and not followed
    if c.word_before() in ("a", "an") and c.group("m") not in ("march", "may") and c.after is not None:
        return c.after.pos_ in ("NOUN", "PROPN", "ADJ") and c.after.dep_ != "appos"
    if c.before is not None and c.before.pos_ == "ADJ" and c.after is not None and c.after.pos_ == "NOUN":
        return c.group("m") not in ("march", "may", "august")
    if c.before is not None and (
        c.before.pos_ == "ADJ" or (c.before.pos_ == "DET" and c.group("m") in ("march", "may"))
    ):
        return False
    neighbours = [t for t in (c.before, c.after) if t is not None]
    return not any(t.pos_ == "PROPN" and t.text[:1].isupper() and t.ent_type_ not in ("DATE", "") for t in neighbours)


def _is_walk(c: Context) -> bool:
    """ "the March on Harrow", "the March of Dimes"."""
    after = c.after
    assert after is not None
    named = after.lower_ in ("for", "of", "on") and after.i + 1 < len(c.doc) and after.nbor(1).pos_ == "PROPN"
    return named and (after.lower_ != "of" or c.word_before() in ("the", "a", "an"))


def is_weekday(c: Context) -> bool:
    """Not a day with a name of its own ("Super Tuesday", "Bloody Sunday")."""
    if re.match(r"\s+(?:Morning|Night)\s+[A-Z]", c.rest()) and not c.text.isupper():
        return False  # a show
    return bool(c.group("rel")) or c.before is None or c.before.text not in NAMED_DAYS


def is_weekday_part(c: Context) -> bool:
    """Not the name of a show ("Monday Night Quiz")."""
    return not c.match["part"][:1].isupper() or not re.match(r"\s[A-Z]", c.rest()) or c.text.isupper()


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
    if _numbers_a_house(c):
        return False
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
    if c.word_before() == "at" and number < 1900:
        return False  # an hour
    if _names_a_thing(c) and c.word_before() not in BEFORE_DATE:
        return False
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT"):
        return False
    return (
        c.word_before() in BEFORE_DATE
        or (1950 <= number <= 2050 and _tells_apart(token))
        or c.word_before() in ("(", ",", "’s", "'s", "the")
        or c.rest()[:1] in (",", ".", ")", ";", "")
    )


def _numbers_a_house(c: Context) -> bool:
    """Whether a number is that of a block or a house: "the 1900 block", "1600 West Harlow Street"."""
    return bool(_STREET.match(c.rest()))


def _tells_apart(number: Token) -> bool:
    """ "a 2016 spending plan": of one thing, so no count."""
    return number.dep_ in ("amod", "compound", "nmod", "nummod") and number.head.tag_ in ("NN", "NNP")


def _names_a_thing(c: Context) -> bool:
    """ "a silver 2000 Brenn", but not "his 2014 Senate campaign" nor "the 1988 Fair Rent Act"."""
    before, after = c.before, c.after
    if after is None or after.pos_ != "PROPN" or after.ent_type_ not in ("PRODUCT", "ORG", "GPE", ""):
        return False
    return before is not None and before.pos_ in ("ADJ", "NOUN", "PROPN")


def is_later_year(c: Context) -> bool:
    """The last year of "1982-87": later than the first, and not of a score or a row of figures."""
    before = c.text[max(0, c.match.start() - 6) : c.match.start() - 1]
    first = int(before[-4:])
    return not before[:-4].strip()[-1:].isdigit() and 1900 <= first <= 2050 and int(c.group("yy")) > first % 100


def is_spoken_year(c: Context) -> bool:
    return c.word_before() in BEFORE_DATE or c.match[0].lower().startswith("the year")


def is_century(c: Context) -> bool:
    """Not the house called by one ("21st Century Motors")."""
    named = c.match[0][-7:-6] == "C" and c.after is not None and c.after.pos_ == "PROPN"
    return not named or c.text.isupper()


def is_decade(c: Context) -> bool:
    return c.after is None or c.after.pos_ != "NOUN"


def is_near_day(c: Context) -> bool:
    """Not the newspaper "USA TODAY"."""
    return c.match[0] != "TODAY" or c.word_before() != "usa"


def is_figure_decade(c: Context) -> bool:
    """ "the 60s" as years, not as degrees, speeds or scores."""
    return not c.group("yy2") or not _MEASURED.search(c.text[max(0, c.match.start() - 60) : c.match.start()])


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


DATE_FILTERS: Mapping[str, Callable[[Context], bool]] = {
    f.__name__: f
    for f in (
        after_day,
        is_century,
        is_decade,
        is_figure_decade,
        is_later_year,
        is_lone_day,
        is_month,
        is_near_day,
        is_short_day,
        is_spoken_year,
        is_that_weekday,
        is_weekday,
        is_weekday_day,
        is_weekday_part,
        is_year,
    )
}
FILTERS = {**DATE_FILTERS, **STRETCH_FILTERS, **WORD_FILTERS}
