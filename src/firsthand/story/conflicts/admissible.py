"""Which values may be compared at all: never one of several in a sentence, a conversion, or a stamp."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from firsthand.language.numerals import words_pattern
from firsthand.model import Value
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.relations import noun_class

SERIAL = frozenset({"anniversary", "edition", "episode", "round", "season", "series", "term"})
"""What is numbered so that one event has one number; a second marriage and a third are two."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STAMP = re.compile(r"\b(?:updated|published|posted|modified)\b", re.IGNORECASE)
_OPEN_HOUR = re.compile(
    r"\b(?:by|as of|until|till|since|from|to|between|before)\s+(?:about |around |nearly )?$", re.IGNORECASE
)
_OFFSET = re.compile(
    r"\s*(?:(?:earlier|later|ago|after|afterwards|before|from now|into)\b|on\s*(?:$|[,.;:]))", re.IGNORECASE
)
_NEXT = re.compile(r"(?:st|nd|rd|th)\b|[×x]\s?\d|[-/]\d|\w")
IN_BRACKETS = re.compile(r"\(\s*(?:about |around |roughly |some |or )?(?:[A-Z]{0,3}[$€£¥])?$")
"""What stands before a conversion."""
_OWN = re.compile(r"\b(?:his|her|their|my)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What makes a season one of somebody's, not of a show or a league."""
_OF_AGE = re.compile(r"\bage\b|\baged?\b", re.IGNORECASE)
_EACH = re.compile(r"[^.;,]{0,40}\b(?:each|apiece|respectively)\b", re.IGNORECASE)
_ANY = re.compile(r"(?:an?|any|such)\b", re.IGNORECASE)
OF_ERROR = re.compile(r"\bmargin of (?:\w+ )?error\b", re.IGNORECASE)
"""What tells that a share is by how much a poll may err: every poll has its own."""
_PART = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|some|none|all|many|any)\s+of\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?(?:[\w.’']+\s+)?$",
    re.IGNORECASE,
)


@cache
def _vague(strictly: bool) -> re.Pattern[str]:
    nouns = "several|few|couple|handful|dozens|scores|hundreds|thousands"
    amounts = "some|many"
    if strictly:
        nouns, amounts = rf"{nouns}|number|half\Z|tens|millions", f"{amounts}|most|all|both"
    counted = rf"(?:{amounts})\b(?!\s+(?:of\s+)?(?:[A-Z]{{0,3}}[$£€¥]?\d|{words_pattern()}\b))"
    return re.compile(rf"(?:an? |as many as )?(?:(?:{nouns})\b|{counted})", re.IGNORECASE)


def vague(value: Value, strictly: bool = False) -> bool:
    """Return whether a number is one that nobody has counted: "several", "dozens of"; not "some 160".

    `strictly` takes in what only says of what order it is: "tens of thousands", "both", "all".
    """
    return bool(_vague(strictly).match(value.text))


class Sentences:
    """What the values of each sentence are, over all its statements."""

    def __init__(self, facets: Iterable[Facets]) -> None:
        found: defaultdict[tuple[str, int], dict[tuple[int, int], Value]] = defaultdict(dict)
        self.clauses: defaultdict[tuple[str, int], list[Facets]] = defaultdict(list)
        for facet in facets:
            self.clauses[_place(facet)].append(facet)
            for value in facet.statement.values:
                found[_place(facet)].setdefault((value.start, value.end), value)
        self.values: Mapping[tuple[str, int], dict[tuple[int, int], Value]] = found

    def comparable(self, value: Value, facets: Facets) -> bool:
        """Return whether a value says one thing of its clause that another report could say otherwise."""
        before, after = _around(value, facets)
        if vague(value) or (value.kind == "count" and _EACH.match(after)):
            return False
        if facets.statement.certainty == "possible" and _ANY.match(facets.statement.subject_text or ""):
            return False  # "a magnitude 6 quake can cause severe damage"
        if OF_ERROR.search(facets.sentence):
            return False  # every poll has its own
        if value.kind in ("money", "measure") and IN_BRACKETS.search(before):
            return False
        if value.kind == "clock":
            near = before[-30:] + value.text + after[:30]
            return not (_YEAR.search(near) or _STAMP.search(before[-60:]) or _OPEN_HOUR.search(before))
        if value.kind == "duration":
            return not _OFFSET.match(after) and self._alone(value, facets)
        if value.kind == "age":
            return not _OF_AGE.search(value.text) or self._of_a_death(value, facets)
        if value.kind == "ordinal" and (value.role not in SERIAL or (value.role == "season" and _OWN.search(before))):
            return False
        if value.kind == "count" and (_NEXT.match(after) or before[-1:] in ("#", "/", ".", "×")):
            return False
        return value.kind in ("date", "name") or self._alone(value, facets)

    def _of_a_death(self, value: Value, facets: Facets) -> bool:
        """Whether the shortest clause that tells more than an age ("was 43") tells of a death."""
        around = [
            f
            for f in (facets, *self.clauses[_place(facets)])
            if f.statement.predicate != "be" and f.statement.start <= value.start and value.end <= f.statement.end
        ]
        return "death" in min(around, key=lambda f: f.statement.end - f.statement.start, default=facets).classes

    def partial(self, value: Value, facets: Facets) -> bool:
        """Return whether a number counts some of more ("two of the boats")."""
        return value.kind == "count" and bool(_PART.search(_around(value, facets)[0]))

    def beside(self, facets: Facets) -> Iterable[Value]:
        """Return the values of the sentence a clause stands in."""
        return self.values[_place(facets)].values()

    def _alone(self, value: Value, facets: Facets) -> bool:
        """Whether the sentence gives no other value of the kind: a list, a range, a part and its whole are not one."""
        if self.partial(value, facets) or _some(value):
            return False
        others = (v for v in self.beside(facets) if (v.low, v.high) != (value.low, value.high))
        return not any(_sort(v)[: -1 if _some(v) else None] == _sort(value)[: -1 if _some(v) else None] for v in others)


def _some(value: Value) -> bool:
    """Whether a count is of some of those it names: "eight of the 10 games"."""
    return any(r.startswith(("some of the ", "some of those")) for r in value.restrictors)


def _place(facets: Facets) -> tuple[str, int]:
    statement = facets.statement
    return statement.article, statement.sentence.start if statement.sentence else statement.start


def _around(value: Value, facets: Facets) -> tuple[str, str]:
    start = value.start - _place(facets)[1]
    end = start + len(value.text)
    return facets.sentence[: max(0, start)], facets.sentence[max(0, end) :]


def _sort(value: Value) -> tuple[object, ...]:
    return value.kind, value.role, noun_class(value.counted or ""), value.unit, value.about, value.restrictors
