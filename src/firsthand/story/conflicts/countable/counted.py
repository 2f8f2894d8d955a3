"""How many there were of what an event has once, and how much, where two articles come to different numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations, product

from firsthand.model import ConflictKind, Evidence, Value
from firsthand.regions import Region, meet
from firsthand.story.claims.comparing import agree, region
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import same_time
from firsthand.story.conflicts import days
from firsthand.story.conflicts.countable.owners import one_place
from firsthand.story.conflicts.countable.sharing import SHARED, same_christened, same_day, same_place
from firsthand.story.conflicts.countable.slots import Countable, Figure
from firsthand.story.conflicts.drafts import Draft, about, parted, side

CONFIDENCE = 0.7
SIDES = 4
"""Numbers beyond which a slot is filled by more than one thing."""
TURNED = 2
"""Times by which one amount can be more than itself, turned into two currencies of one name."""
ALMOST = 0.15
"""Share by which what is almost a length falls short of it at most."""
FEW = 80
"""Values of one slot beyond which the story tells of many such things."""

_ALMOST = re.compile(r"(?:almost|nearly|close to|just under)\b", re.IGNORECASE)


def conflicts(filled: Sequence[Figure], every: Sequence[Facets], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft for each thing that two articles, or two voices in one, put in numbers with no world in common.

    `filled` are the values that fill a slot; what `known` drafts tell is not told again.
    """
    filled = [f for f in filled if not f.barred]
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    groups: defaultdict[tuple[str, bool, str], list[Figure]] = defaultdict(list)
    added = {(f.countable.name, f.one.article) for f in filled if f.more and f.countable.grows}
    for figure in filled:
        statement = figure.one.facets.statement
        whole = figure.more or (figure.countable.name, figure.one.article) not in added
        if _earnest(figure) and whole and figure.spot not in told:
            frame = "" if "clause" in figure.countable.one else statement.frame  # a part leaves with who plays it
            groups[figure.countable.name, figure.more, frame].append(figure)
    central = _central(every)
    return [d for key in sorted(groups) for d in _drafts(groups[key], central)]


def standing(filled: Sequence[Figure], drafts: Sequence[Draft], by_slot: bool = True) -> list[Draft]:
    """Return the drafts without those whose sides are of two things or days, or of what has grown since.

    by_slot: also those of two slots: an offer and a price a share are two, unless reading says that they are one.
    """
    by_spot: defaultdict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in filled:
        by_spot[figure.spot].append(figure)

    def moved(a: Evidence, b: Evidence) -> bool:
        pairs = product(by_spot[a.article, a.start], by_spot[b.article, b.start])
        return any(_moved(x, y) for x, y in pairs if by_slot or x.countable.name == y.countable.name)

    def stands(draft: Draft) -> bool:
        pairs = combinations(draft.sides, 2)
        return not all(moved(a, b) for x, y in pairs for a in x.spans for b in y.spans)

    return [d for d in drafts if d.kind != "value" or stands(d)]


def _moved(x: Figure, y: Figure) -> bool:
    """Whether the two are of two slots or things, one is barred from what the other fills, or is of another day."""
    if x.countable.name != y.countable.name:
        return not (x.barred or y.barred)
    if any(p and q and not p & q for p, q in zip(x.of, y.of, strict=False)):
        return True
    if x.barred and y.barred:
        return False
    if x.barred or y.barred or _agree(x, y) or _of_two(x, y):
        return True
    grown = x.countable.grows and x.published is not None and y.published is not None and not _shrunk(x, y)
    return grown or ("day" in x.countable.one and not same_day(x, y))


def _of_two(a: Figure, b: Figure) -> bool:
    """Whether two values of one slot are, by what their sentences name, of two places or two things."""
    asked = a.countable.one
    owned = "owner" in asked and a.owner and b.owner and not one_place(a.owner, b.owner)
    return bool(owned) or ("names" in asked and not same_christened(a, b))


def _central(every: Sequence[Facets]) -> frozenset[str]:
    """The places that at least half of the articles put something at."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for facets in every:
        for place in facets.around:
            named[place].add(facets.statement.article)
    articles = len({f.statement.article for f in every})
    return frozenset(p for p, where in named.items() if 2 * len(where) >= articles)


def _earnest(figure: Figure) -> bool:
    statement, anchor = figure.one.facets.statement, figure.one.facets.anchor
    lasting = figure.countable.lasting
    sure = statement.certainty in ("asserted", "rumoured") or bool(statement.nominal)
    sure = sure or (figure.countable.plans and statement.certainty == "expected")
    past = bool(anchor.label) or (anchor.past and not figure.most_since)
    return sure and statement.polarity == "affirmed" and (lasting or not past)


def _drafts(members: Sequence[Figure], central: frozenset[str]) -> list[Draft]:
    if len(members) > FEW:
        return []

    def one(a: Figure, b: Figure) -> bool:
        return _one(a, b, central)

    sole = [f for f in members if not any(_own_other(f, g) and one(f, g) for g in members)]
    units = {f.one.value.unit for f in members if f.one.value.kind == "money"}
    apart = [(a, b) for a, b in combinations(sole, 2) if _at_odds(a, b) and one(a, b) and not _converted(a, b, units)]
    return [d for group in _grouped(apart, one) if (d := _draft(group))]


def _own_other(a: Figure, b: Figure) -> bool:
    """Whether the article itself gives another number, and not on another's word."""
    return a is not b and a.one.article == b.one.article and not _agree(a, b) and not _voices(a, b)


def _voices(a: Figure, b: Figure) -> bool:
    return a.countable.voices and bool(a.voice or b.voice) and a.voice != b.voice


def _agree(a: Figure, b: Figure) -> bool:
    """Whether two values leave room for one, lengths with the room the slot gives them."""
    if a.one.value.kind == "date":
        on = [days.day(f.one.value) for f in (a, b)]
        return None in on or days.agree(*on)  # type: ignore[arg-type]
    room = a.countable.room
    if not room:
        return agree(a.one.value, b.one.value)
    return meet(_roomy(a.one.value, room), _roomy(b.one.value, room)) is not None


def _roomy(value: Value, room: float) -> Region:
    """What a length allows that is rounded by a share either way; one hour is not "almost three hours"."""
    found = region(value)
    low, high = value.low, value.high
    if isinstance(low, float | int) and low == high:
        low, high = sorted((low * (1 - room), low * (1 + room)))
        return replace(found, low=min(low, found.low or low), high=max(high, found.high or high))
    if low is None and isinstance(high, float | int) and _ALMOST.match(value.text):
        return replace(found, low=high * (1 - ALMOST))
    return found


def _at_odds(a: Figure, b: Figure) -> bool:
    if _agree(a, b):
        return False
    if a.one.article == b.one.article:
        return _voices(a, b)
    return not a.countable.grows or _shrunk(a, b)


def _converted(a: Figure, b: Figure, units: set[str | None]) -> bool:
    """Whether two amounts may be one turned into the dollars of two countries, or at two rates.

    So they may be where some article gives it in another currency.
    """
    low, high = sorted(_most(f.one.value) for f in (a, b))
    return a.one.value.kind == "money" and len(units) > 1 and high < TURNED * low


def _most(value: Value) -> float:
    return max((float(b) for b in (value.low, value.high) if isinstance(b, float | int)), default=0.0)


def _shrunk(a: Figure, b: Figure) -> bool:
    """Whether what can only grow is less in the later article; on one day none is the later."""
    if a.published is None or b.published is None:
        return False
    if a.published == b.published:
        return True
    early, late = (a, b) if a.published < b.published else (b, a)
    high, low = early.one.value.low, late.one.value.high
    return isinstance(high, float | int) and isinstance(low, float | int) and high > low


def _one(a: Figure, b: Figure, central: frozenset[str]) -> bool:
    """Whether two values may be of one thing: of one time, and of those and that which the slot asks for."""
    planned = a.countable.plans and "expected" in {f.one.facets.statement.certainty for f in (a, b)}
    timed = not (planned or a.most_since or b.most_since or a.one.value.kind == "date")
    if timed and not same_time(a.one.facets, b.one.facets):
        return False
    if "place" in a.countable.one and not same_place(a, b, central):
        return False
    if a.marks and b.marks and not a.marks & b.marks:
        return False
    if a.narrowed != b.narrowed or a.of != b.of or not all(a.of):
        return False
    return all(SHARED[name](a, b) for name in a.countable.one if name != "place")


def _grouped(pairs: Sequence[tuple[Figure, Figure]], one: Callable[[Figure, Figure], bool]) -> list[list[Figure]]:
    """The values that quarrel, put together where each may be of one thing with all of its group that give another."""
    groups: list[list[Figure]] = []
    for pair in pairs:
        for group in groups:
            fresh = [f for f in pair if all(f is not g for g in group)]
            if len(fresh) < 2 and all(_agree(f, g) or one(f, g) for f in fresh for g in group):
                group += fresh
                break
        else:
            groups.append(list(pair))
    return [sorted(g, key=lambda f: (f.one.article, f.one.value.start)) for g in groups]


def _draft(group: Sequence[Figure]) -> Draft | None:
    slots = [f.one for f in group]
    figure = {id(f.one): f for f in group}
    sides = parted(slots, lambda a, b: _agree(figure[id(a)], figure[id(b)]))
    if not 2 <= len(sides) <= SIDES:
        return None
    what: Countable = group[0].countable
    kind: ConflictKind = "date" if slots[0].value.kind == "date" else "value"
    return Draft(sides[0][0].claim, what.name, kind, CONFIDENCE, tuple(map(side, sides)), about(slots), asks=what.asks)
