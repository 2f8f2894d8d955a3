"""The facts of a story: one number, hour or date wherever articles give it of one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from firsthand import regions
from firsthand.language.encoder import Encoder
from firsthand.model import Article, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets, stems
from firsthand.story.claims.kin import near_nouns
from firsthand.story.conflicts import days
from firsthand.story.conflicts.admissible import IN_BRACKETS, vague
from firsthand.story.conflicts.expected.masked import Masked, masked
from firsthand.story.conflicts.rivals.told import told
from firsthand.story.conflicts.sentences import STAMP
from firsthand.story.conflicts.topics import Slot

KINDS = frozenset({"age", "clock", "count", "date", "duration", "measure", "money", "percent"})
"""Kinds of value that statements give; ranks and places in a row are read here (told.py)."""
WHEN = frozenset({"clock", "date"})
"""Kinds of value that belong to what happens, not to a thing."""
MANY = 160
"""Mentions of one sort that are looked at: of more, those of the numbers that most articles give."""
EXEMPLARS = 6
"""Mentions of one number that stand for all."""
ALIKE, CLOSE, CLOSER = 0.25, 0.38, 0.45
"""How near two mentions of one number must be said to be of one fact: where no other fact is likely to have that
number, where one may, and where any may."""
OTHER_NOUN = 0.15
"""How much nearer where another thing is counted."""
FEW = 10
"""Number below which any fact may have it."""
LOOSE = 1.25
"""Times by which one end of an open number may be more than another number that is the same."""
OPEN = frozenset({"at-least", "at-most", "more-than", "less-than"})
"""Hedges that leave a number open on one side."""
BOTH_OPEN = 1.05
"""Times by which one of two open numbers is more than another that is still the same: "at least 24" and "at least 27"
are two."""
SHORT = 3
"""Words below which a sentence is a caption or a stamp."""

_CONVERTED = frozenset({"clock", "measure", "money"})
"""Kinds of value that are told again in brackets, in another unit or zone."""
_ENTRY = re.compile(r"\s*(?:[ap]\.?m\.?\s*)?[:–—-]\s")
"""What stands behind the hour of an entry of a log ("7.35 am: …"): it is that of the entry."""
_RELATIVE = re.compile(r"\b(?:ago|earlier|later|before|after|next|previous|following|same)\b", re.IGNORECASE)
"""Days told by their distance from others, which may be any."""
_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_TO_COME = re.compile(r"turn(?:s|ing)?\b", re.IGNORECASE)
"""Ages that somebody has yet to reach."""
_YEAR = re.compile(r"\d{4}")

Sort = tuple[str, str]
"""A kind of value and, where it has one, what it is measured in or how exact it is: no two sorts are compared."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Mention:
    """A value where an article gives it."""

    masked: Masked

    @property
    def article(self) -> str:
        return self.masked.article

    @property
    def value(self) -> Value:
        return self.masked.slot.value

    @property
    def facets(self) -> Facets:
        return self.masked.facets

    @cached_property
    def noun(self) -> str:
        """What is counted."""
        return self.masked.slot.counted

    @cached_property
    def number(self) -> float | None:
        """The middle of what it allows; None for hours and dates."""
        ends = [float(b) for b in (self.value.low, self.value.high) if isinstance(b, float | int)]
        return sum(ends) / len(ends) if ends else None

    @cached_property
    def beside(self) -> frozenset[str]:
        """The stems of the words on either side of it."""
        return stems(self.masked.window)

    @cached_property
    def distinct(self) -> bool:
        """Whether two facts of a story are unlikely to have it by chance."""
        if self.value.kind == "clock":
            return not str(self.value.low).endswith((":00", ":30"))
        if self.value.kind == "ordinal":
            return True
        if self.value.kind == "date":
            return any(c.isdigit() for c in self.value.text)
        return self.number is not None and len(f"{self.number:g}".replace(".", "").rstrip("0")) > 1


@dataclass(frozen=True)
class Fact:
    """Mentions of one number, hour or date of one thing, as rows of their sort."""

    rows: tuple[int, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that give it."""
        return frozenset(m.article for m in self.mentions)


class Facts:
    """The facts of one sort, and how near any two of their mentions are said."""

    def __init__(self, mentions: Sequence[Mention], encoder: Encoder) -> None:
        """Group mentions, which are in order; `encoder` reads the words about each, the value left out."""
        self.mentions = tuple(mentions)
        windows, sentences = (
            np.array([encoder.vector(text) for text in texts])
            for texts in ([m.masked.window for m in mentions], [m.masked.sentence for m in mentions])
        )
        self.windows: Floats = np.round(windows @ windows.T, 4)
        self.near: Floats = np.round((windows @ windows.T + sentences @ sentences.T) / 2, 4)
        self.facts = self._grouped()

    def _grouped(self) -> tuple[Fact, ...]:
        """Mentions of one number that are said alike; the surest first."""
        order = sorted(range(len(self.mentions)), key=lambda n: (not _exact(self.mentions[n]), n))
        groups: list[list[int]] = []
        for n in order:
            best: tuple[float, int] | None = None
            for k, group in enumerate(groups):
                if all(same(self.mentions[n], self.mentions[m]) for m in group):
                    near = max(float(self.near[n, m]) for m in group)
                    if near > self._least(n, group) and (best is None or near > best[0]):
                        best = (near, k)
            if best:
                groups[best[1]].append(n)
            else:
                groups.append([n])
        rows = sorted(tuple(sorted(g)) for g in groups)
        return tuple(Fact(r, tuple(self.mentions[n] for n in r)) for r in rows)

    def _least(self, n: int, group: Sequence[int]) -> float:
        one = self.mentions[n]
        least = ALIKE if one.distinct else CLOSER if one.number is not None and one.number < FEW else CLOSE
        others = [self.mentions[m].noun for m in group]
        return least if any(_one_noun(one.noun, other) for other in others) else least + OTHER_NOUN


def _one_noun(noun: str, other: str) -> bool:
    return not noun or not other or noun == other or other in near_nouns(noun)


def _exact(one: Mention) -> bool:
    return one.distinct and one.value.hedge == "exact"


def same(a: Mention, b: Mention) -> bool:
    """Return whether two mentions may give one number, hour or day."""
    if a.value.kind == "date":
        told = days.day(a.value), days.day(b.value)
        if exactness(a.value) != exactness(b.value):
            return False
        return None not in told and days.agree(*told)  # type: ignore[arg-type]
    if not agree(a.value, b.value):
        return False
    if a.number is None or b.number is None:
        return True
    numbers = converted(a, b), b.number
    loosely = BOTH_OPEN if {a.value.hedge, b.value.hedge} <= OPEN else LOOSE
    return max(numbers) <= loosely * min(numbers)


def converted(a: Mention, b: Mention) -> float:
    """Return the number of one value in the unit of another."""
    if a.value.unit == b.value.unit:
        return a.number or 0.0
    turned = regions.convert(regions.Region(a.number, a.number, a.value.unit), b.value.unit) if a.number else None
    return float(turned.low) if turned and turned.low is not None else a.number or 0.0


def sorts(
    every: Sequence[Facets], articles: Mapping[str, Article], claim_of: Mapping[str, int]
) -> dict[Sort, list[Mention]]:
    """Return the numbers, hours and dates that statements give, by sort, each once and with its nearest clause.

    `claim_of` is by statement.
    """
    best: dict[tuple[str, int], Slot] = {}
    for facets in every:
        for value in facets.statement.values:
            if value.kind in KINDS and (value.low, value.high) != (None, None) and not _unsaid(value):
                one = Slot(value, facets, claim_of[facets.statement.id])
                spot = (one.article, value.start)
                best[spot] = min(best.get(spot, one), one, key=_closeness)
    for facets, value in told(every):
        if (facets.statement.article, value.start) not in best:
            best[facets.statement.article, value.start] = Slot(value, facets, claim_of[facets.statement.id])
    found: defaultdict[Sort, list[Slot]] = defaultdict(list)
    for spot in sorted(best):
        sort = _sort(best[spot].value)
        if sort:
            found[sort].append(best[spot])
    return {sort: list(_mentions(_attested(found[sort]), articles)) for sort in sorted(found)}


def _unsaid(value: Value) -> bool:
    """Whether a value is no number anybody counted, or an age yet to be reached."""
    return vague(value, strictly=True) or bool(_TO_COME.match(value.text))


def _mentions(slots: Sequence[Slot], articles: Mapping[str, Article]) -> Iterator[Mention]:
    """The mentions in sentences that tell something."""
    for slot in slots:
        one = Mention(masked(slot, articles))
        converted = one.value.kind in _CONVERTED and IN_BRACKETS.search(one.masked.before)
        if one.value.kind == "clock" and not one.masked.before.strip() and _ENTRY.match(one.masked.behind):
            continue
        if len(one.masked.sentence.split()) >= SHORT and not STAMP.search(one.masked.sentence) and not converted:
            yield one


def _closeness(one: Slot) -> tuple[object, ...]:
    s, v = one.facets.statement, one.value
    return not (s.start <= v.start and v.end <= s.end), s.nominal, s.end - s.start, s.id


def _sort(value: Value) -> Sort | None:
    """The sort of a value; a quake's strength has rules of its own."""
    if value.role == "magnitude":
        return None
    if value.kind == "date":
        relative = _RELATIVE.search(value.text) and not _MONTH.search(value.text)
        exact = None if relative else exactness(value)
        if exact == "year" and not _YEAR.search(value.text):
            return None
        return ("date", "") if exact else None
    if value.kind == "money":
        return value.kind, "dollar" if value.unit in _DOLLARS else value.unit or ""
    if value.kind in ("count", "percent"):
        return value.kind, value.unit or ""
    if value.kind == "ordinal":
        return value.kind, value.role
    return value.kind, _dimension(value.unit, value.role) if value.kind == "measure" else ""


@cache
def _dimension(unit: str | None, role: str) -> str:
    """What sort of thing is measured, whatever its unit: miles and kilometres are one."""
    one = regions.Region(1.0, 1.0, unit)
    return next((base for base in _BASES if unit and regions.convert(one, base)), unit or role)


_DOLLARS = frozenset({"AUD", "CAD", "NZD", "SGD", "HKD", "USD"})
"""Currencies whose mark is "$" at home."""
_BASES = ("m", "m**2", "m**3", "kg", "m/s")


def exactness(value: Value) -> str | None:
    """Return whether a day, a month or a year is given; None for what is open or any other stretch."""
    try:
        first, last = date.fromisoformat(str(value.low)), date.fromisoformat(str(value.high))
    except ValueError:
        return None
    if first == last:
        return "day"
    if (first.year, first.month) == (last.year, last.month):
        return "month"
    return "year" if first.year == last.year and (last - first).days > 300 else None


def _attested(slots: Sequence[Slot]) -> list[Slot]:
    """The slots of the numbers that most articles give, few of each, in their order."""
    by_number: defaultdict[tuple[object, ...], list[Slot]] = defaultdict(list)
    for one in slots:
        by_number[str(one.value.low), str(one.value.high), one.value.unit or ""].append(one)
    ranked = sorted(by_number, key=lambda k: (-len({s.article for s in by_number[k]}), k))
    kept: set[tuple[str, int]] = set()
    for key in ranked:
        few = by_number[key][:EXEMPLARS]
        if len(kept) + len(few) > MANY:
            break
        kept |= {(s.article, s.value.start) for s in few}
    return [s for s in slots if (s.article, s.value.start) in kept]
