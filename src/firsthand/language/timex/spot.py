"""The time expressions of a paragraph: matches of the rules, the longest where they overlap, each widened by its
modifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from firsthand.language.timex.context import Context
from firsthand.language.timex.filters import FILTERS
from firsthand.language.timex.rules import Rule, any_of, lexical, present, rules

_DOMAIN = r"(?:the\s+)?"


@dataclass(frozen=True)
class Spotted:
    """A rule's match in a paragraph's text, [start, end), and the modifier found before it."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str | None]
    mod: str | None = None
    hedged: bool = False


def spot(doc: Doc, text: str) -> list[Spotted]:
    """Return the expressions of a paragraph, in order, none overlapping."""
    here = present(text)
    found = [s for rule in rules() if rule.needs in here for s in _matches(rule, doc, text)]
    order = {rule.name: i for i, rule in enumerate(rules())}
    found.sort(key=lambda s: (s.start - s.end, order[s.rule.name], s.start))
    taken: list[Spotted] = []
    for one in found:
        if not any(one.start < t.end and t.start < one.end for t in taken):
            taken.append(one)
    return [widened(s, text) for s in sorted(taken, key=lambda s: s.start)]


def _matches(rule: Rule, doc: Doc, text: str) -> Iterator[Spotted]:
    for match in rule.pattern.finditer(text):
        if rule.filter is None or FILTERS[rule.filter](Context(doc, match)):
            start, end = match.span()
            yield Spotted(start + _lead(match[0]), end, rule, match.groupdict())


def _lead(words: str) -> int:
    """How many characters of a match are a preposition TIMEX3 leaves outside."""
    found = re.match(
        r"(?:on|in|over|for|during|within|of|and|to|through|or|until|at|[-–])\b\s*|[-–]\s*", words, re.IGNORECASE
    )
    return found.end() if found else 0


@cache
def _part_before() -> re.Pattern[str]:
    nouns = "|".join(k for k in lexical("part") if k not in ("early", "late", "mid", "latter"))
    return re.compile(
        rf"(?:\b{_DOMAIN}(?:very\s+)?(?P<noun>{nouns})\s+of\s+(?:the\s+)?|\b{_DOMAIN}(?P<adj>early|late|mid)(?:\s+|-)(?:in\s+|on\s+)?(?:the\s+)?"
        r"|\b(?P<rel>earlier|later)\s+(?:in\s+|on\s+)?(?:the\s+)?|\b(?P<some>sometime)\s+(?:in\s+)?(?:the\s+)?)$",
        re.IGNORECASE,
    )


@cache
def _hedge_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<mod>{any_of(list(lexical('mod')))})\s+$", re.IGNORECASE)


def widened(one: Spotted, text: str) -> Spotted:
    """Return an expression with "early", "the end of", "more than" before it taken in."""
    before = text[max(0, one.start - 40) : one.start]
    if one.rule.read in HEDGED and (found := _hedge_before().search(before)):
        mod = str(lexical("mod")[" ".join(found["mod"].lower().split())])
        return _from(one, one.start - len(before) + found.start(), mod, hedged=True)
    if one.rule.read in PARTED and (found := _part_before().search(before)):
        said = (found["noun"] or found["adj"] or found["rel"] or found["some"]).lower()
        mod = str(lexical("part").get(said, {"earlier": "BEFORE", "later": "AFTER"}.get(said, "")))
        if found["rel"] and not (said == "earlier" and (one.groups.get("u") or "").lower() in ("month", "year")):
            return _from(one, one.start, mod)  # TIMEX3 leaves "later today" its "later"
        return _from(one, one.start - len(before) + found.start(), mod or None)
    return one


def _from(one: Spotted, start: int, mod: str | None, hedged: bool = False) -> Spotted:
    return Spotted(start, one.end, one.rule, one.groups, mod, hedged)


HEDGED = frozenset({"ago", "clock", "later", "span", "span_half", "clock_words", "noon"})
PARTED = frozenset(
    "century decade half holiday month month_rel month_year named_decade near_day near_unit part_near_day part_of_day"
    " quarter season that_unit the_unit weekday weekday_part year year_of".split()
)
