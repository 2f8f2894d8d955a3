"""From expressions spotted to Timexes: each read where it stands, later ones against what earlier ones named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from firsthand.language.lexicon import words
from firsthand.language.parse import text_of
from firsthand.language.timex import clock, explicit, named_days, periods, relative, stretches, weekdays
from firsthand.language.timex.anchor import Moment, Named, named
from firsthand.language.timex.calendar import Days, parse_day, shift
from firsthand.language.timex.quoted import said_day
from firsthand.language.timex.rules import PACKAGE, rules
from firsthand.language.timex.spot import Spotted, spot
from firsthand.language.timex.tense import Tense, tense_at
from firsthand.language.timex.timex import Timex

Resolver = Callable[[Mapping[str, str | None], Moment], Timex | None]
DERIVED = frozenset({"ago", "later", "year_ago_period", "from_day", "unit_before"})
ABSOLUTE = frozenset({"iso_day", "slashed_day", "month_year", "year", "year_of", "spoken_year"})
PLANNED = words("words", "planned.nouns", PACKAGE)
_BESIDE = re.compile(
    r",?\s+(before|after|from|prior to|following|starting|beginning)\s+(?:on\s+|from\s+)?", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:of|in)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|to|or|through|until|till|[-–])\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\s*(?:\([^()]{0,25}\)|/[^()]{0,20})?[\s,]*(?:on\s+|local time\s+)?", re.IGNORECASE)
_NEXT_TO = re.compile(r"\s*(?:[,–-]\s*)?(?:on\s+)?", re.IGNORECASE)
_CLOCK_THEN_DAY = re.compile(r"\s*,?\s*(?:(?-i:[A-Z]{2,4})\s*,\s*)?(?:on\s+)?", re.IGNORECASE)
_DAY_THEN_CLOCK = re.compile(r"\s*[,-]?\s*(?:at\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A Timex and where it stands in the paragraph's text."""

    start: int
    end: int
    timex: Timex
    rule: str = ""
    said: str = ""
    """The word of a rule's group `rel`: "first", "last"."""


def resolver(name: str) -> Resolver:
    """Return the function a rule is read by; "fixed:TYPE:VALUE" reads every match alike."""
    if name.startswith("fixed:"):
        _, kind, value = name.split(":")
        return lambda g, at: Timex(kind, value)  # type: ignore[arg-type]
    for room in (explicit, named_days, weekdays, periods, relative, stretches, clock):
        if hasattr(room, name):
            found: Resolver = getattr(room, name)
            return found
    raise LookupError(name)


class Passage:
    """The paragraphs of one article read so far; it belongs to one reading and is thrown away with it."""

    def __init__(self, published: str | None) -> None:
        self.published: date | None = parse_day(published)
        self._named: list[Named] = []
        self._paragraph = 0
        self._headline = False

    def read(self, doc: Doc, headline: bool = False) -> list[Found]:
        """Return the expressions of the next paragraph; in a `headline` or caption the present tense tells the past."""
        self._headline = headline or not self._paragraph
        starts = [sent.start_char for sent in doc.sents]
        found: list[Found] = []
        text = text_of(doc)
        spotted = spot(doc, text)
        for one in spotted:
            at = self._moment(one, doc, text, bisect_right(starts, one.start) - 1, spotted)
            timex = resolver(one.rule.read)(one.groups, at)
            if timex is None:
                continue
            timex = modified(timex, one, self.published)
            found.append(Found(*extent(one, timex), timex, one.rule.name, (one.groups.get("rel") or "").lower()))
            absolute = one.rule.name in ABSOLUTE or bool(one.groups.get("y"))
            derived = one.rule.name in DERIVED or bool(one.groups.get("rel"))
            if note := named(timex, at, absolute, derived, _dates_several(one, doc)):
                self._named.append(note)
        self._paragraph += 1
        return joined(found, text)

    def _moment(self, one: Spotted, doc: Doc, text: str, sentence: int, spotted: list[Spotted]) -> Moment:
        sent = first_token(doc, one).sent
        names = frozenset(t.text for t in sent if t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME"))
        ahead = next(
            (s for s in spotted if s.start >= one.end and s.start < sent.end_char and s.rule.name == "year"), None
        )
        year = int(ahead.groups["y"] or 0) if ahead else None
        before = tuple(self._named[-40:])
        if one.rule.name in CLOCKS and (day := _day_ahead(one, doc, spotted)):
            tense = "future" if _tense(one, doc) == "future" else _tense(day, doc)
        else:
            tense = _tense(one, doc)
        return Moment(
            said_day(one, doc, text, spotted, self.published) or self.published,
            tense,
            before,
            self._paragraph,
            sentence,
            text,
            names,
            self._headline,
            _word_before(one, text),
            year,
            _attributive(one, doc),
            _of_noun(one, doc),
            _planned(one, doc),
            _paired(one, spotted, text),
            any(_NEXT_TO.fullmatch(text[s.end : one.start]) for s in spotted if s.end <= one.start),
        )


def dateline(lead: str, published: date | None) -> Found | None:
    """Return the day printed in a dateline, "LIMA, July 25 (Agency) —"."""
    rule = next(r for r in rules() if r.name == "month_day")
    match = rule.pattern.search(lead) if lead.strip() else None
    timex = explicit.month_day(match.groupdict(), Moment(published, "past")) if match else None
    return Found(match.start(), match.end(), timex, rule.name) if match and timex else None


def _paired(one: Spotted, spotted: list[Spotted], text: str) -> tuple[int, int] | None:
    """The year and month of the date right after "to" or "and", where that one has a year."""
    other = next((s for s in spotted if s.start >= one.end), None)
    if other is None or not other.groups.get("m") or not other.groups.get("y") or not one.groups.get("m"):
        return None
    if one.groups.get("y") or not _AND.fullmatch(text[one.end : other.start]):
        return None
    return int(other.groups["y"] or 0), explicit.month_number(other.groups["m"])


def _word_before(one: Spotted, text: str) -> str:
    found = re.search(r"(\w+)\s+$", text[max(0, one.start - 20) : one.start])
    return found[1].lower() if found else ""


def _attributive(one: Spotted, doc: Doc) -> bool:
    """Whether an expression tells a thing apart ("the winter storms") rather than dates a clause."""
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    if span is None:
        return False
    return any(t.dep_ in ("compound", "amod", "nmod", "nummod") and t.head.i >= span.end for t in (span[-1], span.root))


def _of_noun(one: Spotted, doc: Doc) -> bool:
    """Whether an expression dates a noun ("the primaries in June") rather than what a verb tells."""
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    if span is None or span.root.dep_ == "poss":
        return span is not None
    above = span.root.head.head if span.root.dep_ == "pobj" else span.root.head
    return above.pos_ in ("NOUN", "PROPN") and above.i < span.start


def _planned(one: Spotted, doc: Doc) -> bool:
    """Whether an expression dates or tells apart a vote, a trial, a summit."""
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    if span is None:
        return False
    above = span.root.head.head if span.root.dep_ == "pobj" else span.root.head
    return above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() in PLANNED


def _day_ahead(one: Spotted, doc: Doc, spotted: list[Spotted]) -> Spotted | None:
    return next(
        (s for s in spotted if s.start >= one.end and s.rule.name in ("weekday", "month_day", "near_day")), None
    )


def first_token(doc: Doc, one: Spotted) -> Token:
    """Return the token an expression begins in."""
    span = doc.char_span(one.start, one.start + 1, alignment_mode="expand")
    return doc[0] if span is None else span[0]


def _dates_several(one: Spotted, doc: Doc) -> bool:
    """ "two last week", "three attacks this week": right behind a number or a plural that has one."""
    token = first_token(doc, one)
    before = doc[token.i - 1] if token.i else None
    return before is not None and (
        before.pos_ == "NUM" or (before.tag_ == "NNS" and any(c.dep_ == "nummod" for c in before.children))
    )


def extent(one: Spotted, timex: Timex) -> tuple[int, int]:
    """Return the words TIMEX3 marks: no "the" before a hyphenated length, no "later" behind one that is a DURATION."""
    start, end, groups = one.start, one.end, one.groups
    the = groups.get("the")
    if the and not one.mod and _bare(one):
        start += len(the)
    if one.rule.name == "later" and timex.type == "DURATION":
        end -= len(groups["side"] or "") + 1
    return start, end


def _bare(one: Spotted) -> bool:
    if one.rule.name == "span":
        return one.groups.get("sep") == "-" or not (one.groups["u"] or "").lower().endswith("s")
    if one.rule.name == "year_ago_period":
        return not one.groups.get("what")
    return one.groups.get("sep") == "-"


def _tense(one: Spotted, doc: Doc) -> Tense:
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    return tense_at(span.root) if span is not None else "none"


def modified(timex: Timex, one: Spotted, published: date | None) -> Timex:
    """Return a Timex narrowed by the words before it; a hedged "two years ago" is a length in TIMEX3."""
    if one.mod is None:
        return timex
    if one.hedged and one.rule.read == "ago" and timex.type == "DATE":
        return replace(stretches.duration(one.groups["n"] or "", one.groups["u"] or "", one.mod), days=timex.allowed())
    if one.mod in ("BEFORE", "AFTER"):
        return _clipped(timex, one.mod, published)
    return timex.narrowed(one.mod)


def _clipped(timex: Timex, mod: str, published: date | None) -> Timex:
    """ "earlier this month" ends by publication, "later this month" begins there."""
    days = timex.allowed()
    if days is None or published is None or not days[0] <= published <= days[1]:
        return timex
    return replace(timex, days=(days[0], published) if mod == "BEFORE" else (published, days[1]))


def joined(found: list[Found], text: str) -> list[Found]:
    """Return the list with an hour and the day right after it made one."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        if one.timex.grain == "D" and one.rule not in CLOCKS:
            out = [_on_day(o, one, text) for o in out]
            last = out[-1] if out else None
        if last and (days := _led_to(last, one, text[last.end : one.start])):
            out[-1] = replace(last, timex=replace(last.timex, days=days))
        if last and (stamp := _stamped(last, one, text)):
            out[-1] = stamp
            continue
        if last and last.rule in CLOCKS and _CLOCK_THEN_DAY.fullmatch(text[last.end : one.start]):
            both = clock.joined(one.timex, last.timex) if one.rule not in CLOCKS else None
            if both:
                out[-1] = Found(last.start, one.end, replace(both, mod=last.timex.mod), last.rule)
                continue
        out.append(one)
    return out


def _stamped(day: Found, hour: Found, text: str) -> Found | None:
    """A day with its year and the hour right behind it: "March 3, 2029 8:20 AM"."""
    if hour.rule not in CLOCKS or day.rule not in ("day_month", "iso_day", "month_day", "slashed_day"):
        return None
    year, between = day.timex.value[:4], text[day.end : hour.start]
    if year[2:] not in text[day.start : day.end][-4:] or not _DAY_THEN_CLOCK.fullmatch(between):
        return None
    both = clock.joined(day.timex, hour.timex)
    return Found(day.start, hour.end, both, day.rule) if both else None


def _led_to(length: Found, other: Found, between: str) -> Days | None:
    """The days a length leads to by the date right behind it: "two weeks before May 13", "the first month of 2029"."""
    if length.rule == "span" and other.timex.grain == "D" and (side := _BESIDE.fullmatch(between)):
        return _counted_from(length.timex, other.timex, side[1].lower())
    if length.rule == "span_near" and _OF.fullmatch(between) and other.timex.grain and (whole := other.timex.allowed()):
        return stretches.opening(length.timex.value, whole, length.said)
    return None


def _counted_from(length: Timex, day: Timex, side: str) -> Days | None:
    """TIMEX3 has a length; the days it leads to are known all the same."""
    found, start = re.fullmatch(r"P(\d+)([DWMY])", length.value), parse_day(day.value)
    if not found or start is None or int(found[1]) > 1000:
        return None
    if side in ("starting", "beginning"):
        return start, shift(start, int(found[1]), found[2]) - timedelta(days=1)
    there = shift(start, (-1 if side in ("before", "prior to") else 1) * int(found[1]), found[2])
    return there, there


def _on_day(hour: Found, day: Found, text: str) -> Found:
    """An hour, with the day said right after it but for brackets: "10:35 a.m. (0735 GMT) Friday"."""
    if hour.rule not in CLOCKS or not _BRACKET.fullmatch(text[hour.end : day.start]):
        return hour
    both = clock.joined(day.timex, hour.timex)
    return replace(hour, timex=replace(both, mod=hour.timex.mod)) if both else hour


CLOCKS = frozenset(
    (
        "clock", "clock_bare", "clock_beside", "clock_colon", "clock_dotted", "clock_four", "clock_lone", "clock_words",
        "oclock", "noon",
    )
)  # fmt: skip
