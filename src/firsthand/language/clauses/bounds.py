"""Which days a time leaves to the clause it stands in: "on Monday", "since Monday", "by Monday", "after Monday's vote".

A time with "since", "until", "by", "before" or "after" is one end of a stretch, not the day itself (the relations
BEGUN_BY, ENDED_BY, BEFORE and AFTER of TimeML 1.2.1, Saurí et al. 2006). What is past ends on the day of publication,
what is to come begins there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from firsthand.language.clauses.tree import Clause
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph
from firsthand.language.timex.calendar import parse_day
from firsthand.language.timex.tense import Tense, tense_of
from firsthand.model import Time

_JOINED = re.compile(r",?\s*(?:and|or|to|through|thru|until|till|[-–—])\s*(?:(?:on|in|the)\s+)?", re.IGNORECASE)
_AHEAD = ("expected", "possible")
MODIFYING = ("poss", "compound", "nummod", "amod", "nmod")
"""How a time hangs on the noun behind it."""
_PAIR = 2
"""Times that do not meet, of which one may be that of a thing; more are those of several deeds told at once."""


@dataclass(frozen=True)
class Days:
    """First and last day, both included; None is an open end."""

    first: date | None
    last: date | None

    @property
    def empty(self) -> bool:
        """Whether no day is left."""
        return self.first is not None and self.last is not None and self.first > self.last

    def meets(self, other: Days) -> Days:
        """Return the days allowed by both."""
        return Days(
            max((d for d in (self.first, other.first) if d), default=None),
            min((d for d in (self.last, other.last) if d), default=None),
        )

    def reaching(self, other: Days) -> Days:
        """Return the stretch from the first to the last day of both."""
        return Days(
            min(self.first, other.first) if self.first and other.first else None,
            max(self.last, other.last) if self.last and other.last else None,
        )


def tense_in(clause: Clause) -> Tense:
    """Return the tense of a clause; that of a joined verb without one is that of the verb it is joined to."""
    if clause.nominal:
        return "none"
    if any(g.lemma_.lower() in words("tree", f"raising.{kind}") for g in clause.governors for kind in _AHEAD):
        return "open"
    token = clause.top
    found = tense_of(token)
    while found == "none" and token.dep_ == "conj" and token.tag_ not in ("VBZ", "VBP") and token.head.pos_ == "VERB":
        token = token.head
        found = tense_of(token)
    if found == "past" and token.dep_ == "conj" and token.tag_ == "VBN":
        return tense_of(token.head) if token.head.tag_ == "VBN" else found
    return found


def bounded(paragraph: Paragraph, clause: Clause, times: list[Time], published: date | None) -> Days | None:
    """Return the days that all of a clause's times leave open, None where they leave none or say nothing.

    times: the clause's own, in the order of the text.
    """
    tense, found = tense_in(clause), list[tuple[Days, Time]]()
    for time in times:
        days = _days(paragraph, clause, time, tense, published)
        if days is None:
            continue
        if found and _JOINED.fullmatch(
            paragraph.doc.text[found[-1][1].end - paragraph.start : time.start - paragraph.start]
        ):
            whole, from_there = Days(parse_day(time.earliest), parse_day(time.latest)), found[-1][0]
            led = Days(from_there.first, whole.last)
            found[-1] = (from_there.reaching(whole) if led.empty else led, time)
        else:
            found.append((days, time))
    kept = [(d, t) for d, t in found if not _after_the_fact(d, tense, published)]
    if not kept:
        return None
    kept.sort(key=lambda k: not _of_the_verb(paragraph, clause, k[1]))
    days = kept[0][0]
    for other, _ in kept[1:]:
        both = days.meets(other)
        if not both.empty:
            days = both
        elif len(kept) > _PAIR:  # "added one in 1952, one in 1955 and one in 1982"
            days = days.reaching(other)
    return _clipped(days, tense, published)


def _of_the_verb(paragraph: Paragraph, clause: Clause, time: Time) -> bool:
    """Whether a time hangs on the verb itself: "will redeem on Nov. 16 bonds due March 1"."""
    tokens = paragraph.tokens(time.start, time.end)
    if tokens is None or not len(tokens):
        return False
    root = tokens.root
    above = root.head.head if root.dep_ == "pobj" else root.head
    return above in (clause.head, clause.top)


def _days(paragraph: Paragraph, clause: Clause, time: Time, tense: Tense, published: date | None) -> Days | None:
    days = Days(parse_day(time.earliest), parse_day(time.latest))
    end = _end(paragraph, time, clause)
    if end == "since" and (clause.nominal or _is_superlative(clause, paragraph, time)):
        return None
    return beyond(days, end, tense, published, now=clause.head.tag_ in ("VBZ", "VBP"))


def beyond(days: Days, end: str | None, tense: Tense, published: date | None, now: bool = False) -> Days | None:
    """Return the days on one side of others, as `end` says; these themselves where it is None.

    now: whether what is told goes on at present whatever its tense.
    """
    ahead = published if published and days.last and days.last >= published and tense != "past" else None
    if end == "since":
        goes_on = tense == "past" or now
        until_now = published if goes_on and published and days.first and days.first <= published else None
        return Days(days.first, until_now)
    if end == "from":
        return Days(days.first, None)
    if end == "until":
        return Days(ahead, days.last)
    if end == "before":
        return Days(ahead, days.first - timedelta(days=1)) if days.first else None
    if end == "after":
        return Days(days.last + timedelta(days=1), None) if days.last else None
    return days


def end_of_deed(verb: Token) -> str | None:
    """Return which end of the clause above it the day of a deed is: "since joining in 2019", "after he fell"."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        said = _whole(verb.head)
    elif verb.dep_ == "advcl":
        said = next((c.lower_ for c in verb.children if c.dep_ == "mark" and c.i == verb.left_edge.i), "")
    else:
        return None
    return next((end for end in ("since", "from", "until") if said in words("when", f"around.{end}")), None)


def _end(paragraph: Paragraph, time: Time, clause: Clause) -> str | None:
    """Which end of the clause's days a time is (see `when.toml`); None where it is the days themselves.

    An hour is of its day whatever stands before it: "by noon on Monday".
    """
    tokens = paragraph.tokens(time.start, time.end)
    if tokens is None or not len(tokens) or time.type == "TIME":
        return None
    if _thing(tokens.root) not in (clause.head, clause.top) and (end := by_happening(tokens.root)) is not None:
        return end
    at = tokens.start - 1
    while at >= tokens.sent.start and tokens.doc[at].lower_ in words("when", "stepped.words"):
        at -= 1
    return _by_word(tokens.doc[at]) if at >= tokens.sent.start else None


def _by_word(before: Token) -> str | None:
    if before.lower_ == "from" and before.head.pos_ in ("NOUN", "PROPN", "NUM") and before.head.i < before.i:
        return None
    said = _whole(before)
    return next(
        (end for end in ("since", "until", "before", "after") if said in words("when", f"bounding.{end}")), None
    )


def _whole(preposition: Token) -> str:
    """A preposition with the word it goes with: "ahead of", "prior to", "going back to"."""
    last = preposition.lower_
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return f"{before} {last}" if f"{before} {last}" in words("when", "bounding.double") else last


def by_happening(root: Token) -> str | None:
    """Which end the day of a happening is: "after the crash on Monday", "since Monday's ruling"."""
    thing = _thing(root)
    if thing is None or thing.dep_ not in ("pobj", "pcomp"):
        return None
    said = _whole(thing.head)
    if said == "before" and thing.lemma_.lower() in words("when", "around.benches"):
        return None  # "testified before Monday's hearing": there, not earlier
    return next((end for end in ("since", "from", "until") if said in words("when", f"around.{end}")), None)


def _thing(root: Token) -> Token | None:
    """The happening whose time a time is: "Monday's vote", "the vote on Monday", "voting Tuesday"."""
    if root.dep_ in (*MODIFYING, "npadvmod", "appos"):
        noun = told_apart(root)
    elif root.dep_ == "pobj" and root.head.lower_ in ("in", "of", "on"):
        noun = root.head.head
    else:
        return None
    since = noun.dep_ == "pobj" and noun.head.lower_ == "since"
    return noun if since or happening(noun) else None


def told_apart(root: Token) -> Token:
    """Return the noun that a time in front of it tells apart, behind what else stands in front of it."""
    noun = root.head
    while noun.dep_ in ("compound", "nmod") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def happening(noun: Token) -> bool:
    """Whether a noun names what happens at a time: "crash", "vote", "voting"."""
    lemma = noun.lemma_.lower()
    if noun.tag_ == "VBG" and noun.dep_ == "pcomp":
        return True
    named = lemma in words("when", "occasions.nouns") or lemma in words("tree", "events.nouns")
    return (noun.pos_ in ("NOUN", "PROPN") and named) or (
        noun.pos_ == "NOUN" and noun.tag_ == "NN" and lemma.endswith("ing")
    )


def _is_superlative(clause: Clause, paragraph: Paragraph, time: Time) -> bool:
    """ "the worst since 1990", "for the first time since March": what it is held against, not when it began."""
    tokens = paragraph.tokens(time.start, time.end)
    if tokens is None:
        return False
    return ranked(t for t in clause.tokens if tokens.start - 14 <= t.i < tokens.start)


def ranked(near: Iterable[Token]) -> bool:
    """Return whether words rank what they tell: "the worst", "the first"."""
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in words("when", "comparing.ranks") for t in near)


def _after_the_fact(days: Days, tense: Tense, published: date | None) -> bool:
    """Whether a clause of the past would lie days after publication: "declared a dividend payable Dec. 15"."""
    return (
        tense == "past"
        and published is not None
        and days.first is not None
        and days.first > published + timedelta(days=1)
    )


def _clipped(days: Days, tense: Tense, published: date | None) -> Days:
    """What is past ends by publication, what is to come begins there, where the days leave that open."""
    if published is None or days.first is None or days.last is None or not days.first <= published <= days.last:
        return days
    if tense == "past":
        return Days(days.first, published)
    return Days(published, days.last) if tense == "future" else days
