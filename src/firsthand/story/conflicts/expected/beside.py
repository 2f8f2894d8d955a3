"""What stands beside a number and makes it another: "another nine", "$12 million a year", parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from firsthand.model import Article, Evidence, Value
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.conflicts.admissible import Sentences
from firsthand.story.conflicts.drafts import Draft

REACH = 40
"""Characters beside a number in which such a word may stand."""
PARTS = 4
"""Numbers of one sentence, the first among them, that may make up a total."""
_MORE = (
    r"(?:additional|another|combined|earlier|extra|fewer|first|further|last|less|more|new|next|others?|previous|prior"
    r"|remaining|rest|second|total)"
)
_THAN = re.compile(
    r"\W+(?:cheaper|dearer|faster|fewer|higher|later|less|longer|lower|more|older|shorter|slower|younger)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b{_MORE}\W+(?:of\W+|\w+\W+)?$", re.IGNORECASE)
_BEHIND = re.compile(rf"\W*{_MORE}\b", re.IGNORECASE)
_WITHIN = re.compile(rf"\b{_MORE}\b", re.IGNORECASE)
_RATE = re.compile(
    r"[-\s](?:(?:per|an?|(?:for\s)?(?:each|every))\s(?:annum|day|game|head|hour|month|night|person|piece|season|share|week|year)"
    r"|apiece|annually|average|each|yearly|daily)\b|\s?/",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(r"\b(?:averag\w+|annual|each|every|per)\b\W+(?:\w+\W+){0,3}$", re.IGNORECASE)

_STRETCH = re.compile(
    r"\b(?:since|so far|to date|career|(?:this|last|next|past) season|this (?:year|month|week)"
    r"|in (?:his|her|its|their) \w+ (?:season|year)s?"
    r"|in the (?:closing|final|first|fourth|last|opening|second|third) (?:half|leg|period|quarter)"
    r"|(?:in|over|through|after) (?:a combined )?[\w-]+ (?:games|matches|seasons))\b",
    re.IGNORECASE,
)


def stretch(sentence: str) -> frozenset[str]:
    """Return the words by which a sentence says over how long something adds up: "since May", "this season"."""
    return frozenset(m.group().casefold() for m in _STRETCH.finditer(sentence))


def adds(before: str, behind: str, restrictors: Sequence[str] = ()) -> bool:
    """Return whether a number comes on top of another, or is what is left; given the text on either side of it."""
    told = any(_WITHIN.search(r) for r in restrictors)
    return bool(told or _BEFORE.search(before) or _BEHIND.match(behind) or _THAN.match(behind))


def is_rate(before: str, behind: str) -> bool:
    """Return whether a number is so many a time, or for each."""
    return bool(_RATE.match(behind) or _RATE_BEFORE.search(before))


def makes_up(part: Value, total: Value, beside: Iterable[Value], alike: Callable[[Value], bool]) -> bool:
    """Return whether a number and further ones of its sentence make up the other, or the other and they make it up.

    `beside` are the values of the part's sentence, `alike` tells those that may count the same.
    """
    mine, whole = part.low, total.low
    if part.kind != "count" or not isinstance(mine, float) or not isinstance(whole, float):
        return False
    rest = [
        v.low for v in beside if v.kind == "count" and v.start != part.start and isinstance(v.low, float) and alike(v)
    ]
    sums = (sum(some) for n in range(1, PARTS) for some in combinations(rest, n))
    return any(whole == mine + s or mine == whole + s for s in sums)


def standing(drafts: Sequence[Draft], articles: Mapping[str, Article], every: Sequence[Facets]) -> list[Draft]:
    """Return the drafts without those of numbers that differ rightly.

    One alone comes on top, is a rate or adds up over a stretch of time, or is part of the other. `every` are the
    statements of the story.
    """
    numbers = [d for d in drafts if d.kind == "value" and d.role not in GROWING]
    sentences = Sentences(every) if numbers else None
    fallen = {id(d) for d in numbers if sentences and (_all_apart(d, articles) or _parts(d, sentences))}
    return [d for d in drafts if id(d) not in fallen]


def _all_apart(draft: Draft, articles: Mapping[str, Article]) -> bool:
    told = [{_said(e, articles) for e in side.spans} for side in draft.sides]
    over = [{_over(f, side.spans) for f in side.facets} for side in draft.sides]
    return _disjoint(told) or (all(all(side) for side in over) and _disjoint(over))


def _disjoint(sides: Sequence[AbstractSet[object]]) -> bool:
    return all(not one & other for one, other in combinations(sides, 2))


def _over(facets: Facets, spots: Iterable[Evidence]) -> frozenset[str]:
    """Over how long what a clause counts adds up."""
    return stretch(facets.sentence) if _counts(facets, spots) else frozenset()


def _counts(facets: Facets, spots: Iterable[Evidence]) -> bool:
    return any(v.kind == "count" for v in _values(facets, spots))


def _said(spot: Evidence, articles: Mapping[str, Article]) -> tuple[bool, bool]:
    text = articles[spot.article].text
    before, behind = text[max(0, spot.start - REACH) : spot.start], text[spot.end : spot.end + REACH]
    return adds(before, behind), is_rate(before, behind)


def _parts(draft: Draft, sentences: Sentences) -> bool:
    """Whether the numbers of two sides are a part and a whole, as the sentences of either tell."""
    if len(draft.sides) != 2:
        return False
    told = [[(v, f) for f in s.facets for v in _values(f, s.spans)] for s in draft.sides]
    pairs = [(x, y) for x in told[0] for y in told[1]]
    return bool(pairs) and all(_part(*x, y[0], sentences) or _part(*y, x[0], sentences) for x, y in pairs)


def _values(facets: Facets, spots: Iterable[Evidence]) -> list[Value]:
    at = {(e.article, e.start) for e in spots}
    return [v for v in facets.statement.values if (facets.statement.article, v.start) in at]


def _part(value: Value, facets: Facets, other: Value, sentences: Sentences) -> bool:
    return makes_up(value, other, sentences.beside(facets), lambda v: v.counted == value.counted)
