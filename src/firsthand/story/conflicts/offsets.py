"""How long before or after the main happening something took place: an offset is a date or an hour.

"Married two weeks before the shooting" and "three weeks before he was killed" are two days; "arrested three hours
later" and "shortly before midnight" two hours, where the shooting was in the afternoon.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import ceil, floor
from typing import Any

from firsthand import regions
from firsthand.language.lexicon import lexicon
from firsthand.model import Reading, Value
from firsthand.story.claims.comparing import region
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import slot
from firsthand.story.claims.relations import noun_event
from firsthand.story.conflicts import days
from firsthand.story.conflicts.dated import dated, its_own
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.main_day import main_kinds
from firsthand.story.conflicts.once import tells, whom
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.7
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
HOURS = {"minute": 1, "hour": 60}
ROOM = 0.5
"""Share of a unit that an offset is rounded by on either side."""
APART = 60
"""Minutes that two hours of an arrest told from afar must lie apart."""
DAY = 1440
_AFTERWARDS = re.compile(r"\s*(?P<way>before|prior to|after|following|ago|later|earlier)\b\s*(?P<what>[^.,;]{0,60})")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class _Told:
    """A clause and the stretch of days, or of minutes from the main happening on, in which it puts what it tells."""

    slot: Slot
    first: int
    last: int


def conflicts(
    readings: Sequence[Reading], claims: Sequence[Sequence[Facets]], slots: Sequence[Slot], known: Sequence[Draft]
) -> list[Draft]:
    """Return a draft for what happens once to one and lies at two distances from the story's main happening."""
    every = [f for claim in claims for f in claim]
    main = main_kinds(every)
    if not main:
        return []
    spots = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    on, at = _day(readings, claims, main), _hour(slots, main)
    published = {r.article.id: r.article.published for r in readings}
    offsets, hourly = list(_offsets(claims)), list(_hours(slots, claims))
    found: list[Draft] = []
    for _, kind in sorted(lexicon("once", "firsthand.story")["kinds"].items()):
        mine = [s for s in offsets if tells(s.facets, kind)] if on else []
        soon = [s for s in hourly if tells(s.facets, kind)] if kind.get("soon") else []
        told = [t for s in mine if (t := _dated(s, on, main, published))]
        hours = [t for s in soon if (t := _clocked(s, at, main)) and _that_day(s, on)]
        for group, room in ((told, 0), (hours, APART)):
            fresh = [t for t in group if (t.slot.article, t.slot.value.start) not in spots]
            found += _drafts(fresh, kind, room)
    return found


def _day(readings: Sequence[Reading], claims: Sequence[Sequence[Facets]], main: frozenset[str]) -> date | None:
    """The day most clauses give for the main happening."""
    found: Counter[date] = Counter()
    for one in dated(readings, claims, lambda t, _: days.dates(t)):
        day = days.day(one.value) if one.facets.classes & main and its_own(one) else None
        if day and len(day.stretches) == 1 and not day.span and day.stretches[0].first:
            found[day.stretches[0].first] += 1
    best = max(found, key=lambda d: (found[d], d), default=None)
    return best if best and found[best] > 1 else None


def _hour(slots: Sequence[Slot], main: frozenset[str]) -> tuple[int, int] | None:
    """The earliest and the latest minute of the day given for the main happening."""
    clocks = [
        clock
        for s in slots
        if s.value.kind == "clock" and not s.facets.anchor.past and (s.facets.classes & main or _names(s.facets, main))
        if (clock := regions.clock(str(s.value.low), s.value.unit, s.value.hedge))
    ]
    return (min(c.first for c in clocks), max(c.last for c in clocks)) if clocks else None


def _names(facets: Facets, main: frozenset[str]) -> bool:
    taking_part = (*facets.relation.actors, *facets.relation.patients)
    return any(noun_event(w.noun) in main for w in taking_part)


def _offsets(claims: Sequence[Sequence[Facets]]) -> Iterator[Slot]:
    """The durations in days or more that say how far off a clause's happening is, each with that clause."""
    far = [(n, v, f) for n, f, v in _durations(claims) if v.unit in DAYS and _way(v, f)]
    by_sentence = _sentences(claims, {_place(f) for _, _, f in far})
    for n, value, facets in far:
        home = _governing(value, facets, by_sentence[_place(facets)])
        if home:
            yield Slot(value, home, n)


def _durations(claims: Sequence[Sequence[Facets]]) -> Iterator[tuple[int, Facets, Value]]:
    for n, claim in enumerate(claims):
        for facets in claim:
            yield from ((n, facets, v) for v in facets.statement.values if v.kind == "duration")


def _hours(slots: Sequence[Slot], claims: Sequence[Sequence[Facets]]) -> Iterator[Slot]:
    """The hours at which something happened, and how many hours on."""
    yield from (s for s in slots if s.value.kind == "clock" and not s.facets.anchor.past)
    for n, facets, value in _durations(claims):
        way = _way(value, facets) if value.unit in HOURS else None
        if way and way["way"] in ("after", "following", "later"):
            yield Slot(value, facets, n)


def _that_day(one: Slot, on: date | None) -> bool:
    """Whether a clause gives no other day than that of the main happening."""
    anchor = one.facets.anchor
    if on is None or not anchor.own or anchor.earliest is None or anchor.latest is None:
        return True
    return anchor.earliest - 1 <= on.toordinal() <= anchor.latest


def _sentences(
    claims: Sequence[Sequence[Facets]], places: set[tuple[str, int]]
) -> Mapping[tuple[str, int], list[Facets]]:
    """The clauses of the sentences at some places."""
    found: defaultdict[tuple[str, int], list[Facets]] = defaultdict(list)
    for facets in (f for claim in claims for f in claim if places):
        place = _place(facets)
        if place in places:
            found[place].append(facets)
    return found


def _place(facets: Facets) -> tuple[str, int]:
    s = facets.statement
    return s.article, s.sentence.start if s.sentence else s.start


def _way(value: Value, facets: Facets) -> re.Match[str] | None:
    """What stands behind a duration: "before the shooting", "ago" (which its own words may end in)."""
    end = value.end - _place(facets)[1]
    return _AFTERWARDS.match(facets.sentence, end) or re.search(r"(?P<way>ago)(?P<what>)$", value.text)


def _governing(value: Value, facets: Facets, sentence: Sequence[Facets]) -> Facets | None:
    """The clause an offset is of: the one it stands behind ("married him three weeks before he died")."""
    before = [f for f in sentence if 0 <= value.start - f.statement.end <= 2 and not f.statement.nominal]
    if before:
        return before[0]
    verb = facets.statement.predicate_span
    return facets if verb and verb.end <= value.start else None


def _dated(one: Slot, on: date | None, main: frozenset[str], published: Mapping[str, str | None]) -> _Told | None:
    way = _way(one.value, one.facets)
    if not way or on is None:
        return None
    given = published.get(one.article)
    start = date.fromisoformat(given[:10]) if way["way"] == "ago" and given else None
    if way["way"] in ("before", "prior to", "after", "following") and _of_main(way["what"], main):
        start = on
    if start is None:
        return None
    low, high = _stretch(one.value, DAYS)
    sign = 1 if way["way"] in ("after", "following") else -1
    first, last = sorted((start + timedelta(days=sign * low), start + timedelta(days=sign * high)))
    return _Told(one, first.toordinal(), last.toordinal())


def _of_main(what: str, main: frozenset[str]) -> bool:
    """Whether words behind "before" name the main happening."""
    nouns = (w.casefold() for w in _WORD.findall(what)[:8])
    return any(_event(w) in main for w in nouns)


def _event(word: str) -> str | None:
    """The class of an event noun or of a verb's past form."""
    for form in (word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed")):
        if event := noun_event(form):
            return event
    return "death" if word in ("died", "killed", "murdered", "slain") else None


def _stretch(value: Value, units: Mapping[str, int]) -> tuple[int, int]:
    """How many days, or minutes, a duration may be at the least and at the most, rounded as people round."""
    found, size = region(value), units[str(value.unit)]
    low = found.low if found.low is not None else 0.0
    high = found.high if found.high is not None else low * 100 + 100
    room = 0 if value.unit in ("day", "minute") else ROOM
    if value.hedge == "exact" and isinstance(value.low, float) and isinstance(value.high, float):
        low, high = value.low, value.high
    return max(0, ceil((low - room) * size)), floor((high + room) * size)


def _clocked(one: Slot, at: tuple[int, int] | None, main: frozenset[str]) -> _Told | None:
    """The minutes from the main happening on at which a clause puts what it tells."""
    if one.value.kind == "duration":
        way = _way(one.value, one.facets)
        if way and way["way"] != "later" and not _of_main(way["what"], main):
            return None
        return _Told(one, *_stretch(one.value, HOURS))
    clock = regions.clock(str(one.value.low), one.value.unit, one.value.hedge)
    if clock is None or at is None:
        return None
    first, last = clock.first - at[1], clock.last - at[0]
    shift = 0 if first >= 0 else DAY
    return _Told(one, first + shift, last + shift)


def _drafts(told: Sequence[_Told], kind: Mapping[str, Any], room: int) -> list[Draft]:
    groups: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in told:
        for who in whom(one.slot.facets, kind):
            groups[who, one.slot.facets.statement.frame].append(one)
    found, seen = [], set[frozenset[tuple[str, int]]]()
    for key in sorted(groups):
        draft = _draft(groups[key], key[0], kind, room)
        spots = frozenset((e.article, e.start) for s in draft.sides for e in s.spans) if draft else frozenset()
        if draft and spots not in seen:
            seen.add(spots)
            found.append(draft)
    return found


def _draft(members: Sequence[_Told], who: str, kind: Mapping[str, Any], room: int) -> Draft | None:
    pairs = [(a, b) for a, b in combinations(members, 2) if _far(a, b, room)]
    torn = {a.slot.article for a, b in pairs if a.slot.article == b.slot.article}
    told = {id(m.slot): m for m in members if m.slot.article not in torn}
    apart = [(a, b) for a, b in pairs if id(a.slot) in told and id(b.slot) in told and _one(a, b)]
    offset = any(m.slot.value.kind == "duration" for pair in apart for m in pair)
    at_odds = {id(m.slot) for pair in apart for m in pair}
    sides = parted([m.slot for m in told.values() if id(m.slot) in at_odds],
                   lambda a, b: not _far(told[id(a)], told[id(b)], room))  # fmt: skip
    if len(sides) < 2 or not offset:
        return None
    first = sides[0][0]
    return Draft(first.claim, first.value.role, "date", CONFIDENCE, tuple(map(side, sides)), (who,), asks=kind["asks"])


def _far(a: _Told, b: _Told, room: int) -> bool:
    return max(a.first - b.last, b.first - a.last) > room


def _one(a: _Told, b: _Told) -> bool:
    x, y = a.slot.facets.relation, b.slot.facets.relation
    return slot(x.patients, y.patients) is not None and slot(x.actors, y.actors) is not None
