"""One event put on two dates: the same thing of the same participants, told with days that cannot both be so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from firsthand import regions
from firsthand.model import Reading, Time
from firsthand.story.claims.anchors import day, published
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights, score, slot
from firsthand.story.claims.relations import once, pale, tallied
from firsthand.story.conflicts.dated import OWNING, dated, its_own, set_apart
from firsthand.story.conflicts.drafts import THRESHOLD, Draft, parted, side
from firsthand.story.conflicts.topics import Slot

CLOSE = 0.57
"""Score, time left aside, from which two clauses tell one event."""
ALIKE = 0.5
"""Share of words two sentences have in common from which the same relation of the same is one event."""
NEAR = 45
"""Days within which two dates can be one date misprinted; further apart they are two events."""
LONG, FAR = 360, 15 * 366
"""Days of a year, and those between two years one of which is a slip."""
BLOCK = 60
"""Dated clauses of one relation and participant that are compared pair by pair."""


def conflicts(
    readings: Sequence[Reading], claims: Sequence[Sequence[Facets]], weights: Weights, known: Sequence[Draft]
) -> list[Draft]:
    """Return a draft for every event that clauses put on days with none in common; none for what `known` tells."""
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    printed = {r.article.id: published(r.article) for r in readings}
    blocks: defaultdict[str, list[Slot]] = defaultdict(list)
    for one in dated(readings, claims, _of_clauses):
        fresh = (one.article, one.value.start) not in told and its_own(one) and not set_apart(one.facets)
        for key in _keys(one) if fresh else ():
            blocks[key].append(one)
    found, seen = [], set[frozenset[tuple[str, int]]]()
    for key in sorted(blocks):
        for group in _aligned(blocks[key][:BLOCK], weights, printed):
            draft = _draft(group, weights)
            spots = frozenset((s.article, s.value.start) for s in group)
            if draft and spots not in seen:
                seen.add(spots)
                found.append(draft)
    return found


def _of_clauses(time: Time, text: str) -> bool:
    """Whether a date may be a clause's; "this year's race" and "Monday's fire" are dated, not what is said of them."""
    known = bool(time.earliest and time.latest) or (time.value.startswith("XXXX-") and time.value[5:7].isdigit())
    return time.type == "DATE" and known and not OWNING.match(text, time.end)


def _keys(one: Slot) -> list[str]:
    relation = one.facets.relation
    who = {w.entity or w.noun for w in (*relation.actors, *relation.patients)} - {""}
    return sorted(f"{c}|{w}|{one.facets.statement.frame}" for c in one.facets.classes for w in who)


def _aligned(block: Sequence[Slot], weights: Weights, printed: Mapping[str, int | None]) -> list[list[Slot]]:
    groups: list[list[Slot]] = []
    for one in block:
        home = next((g for g in groups if all(_same(one, other, weights, printed) for other in g[:6])), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [g for g in groups if len({s.article for s in g}) > 1]


def _same(a: Slot, b: Slot, weights: Weights, printed: Mapping[str, int | None]) -> bool:
    x, y = a.facets, b.facets
    if x.statement.certainty != y.statement.certainty or x.statement.id == y.statement.id or not _near(a, b):
        return False
    if x.statement.certainty != "expected" and (_after(a, printed[b.article]) or _after(b, printed[a.article])):
        return False
    actors, patients = slot(x.relation.actors, y.relation.actors), slot(x.relation.patients, y.relation.patients)
    if actors is None or patients is None or max(actors, patients) < 0.7:
        return False
    if a.claim == b.claim and _years(_days(a)) and _years(_days(b)):
        return True
    if (patients == 1.0 and x.classes & y.classes & once()) or weights.jaccard(x.context, y.context) >= ALIKE:
        return bool(x.classes & y.classes) and x.statement.frame == y.statement.frame
    return score(x, y, weights, timed=False) >= CLOSE


def _after(one: Slot, printed: int | None) -> bool:
    """Whether something happened after the day on which an article was printed, which can have told of none of it."""
    first = day(one.value.low)
    return first is not None and printed is not None and first > printed


def _near(a: Slot, b: Slot) -> bool:
    x, y = _days(a), _days(b)
    if not (x.first and x.last and y.first and y.last):
        return bool(_calendar(a) and _calendar(b))
    gap = max((y.first - x.last).days, (x.first - y.last).days)
    if _years(x) and _years(y):
        return gap <= FAR and _once_told(a, b)
    return gap <= NEAR and abs((x.last - x.first).days - (y.last - y.first).days) <= 6


def _years(days: regions.Days) -> bool:
    return bool(days.first and days.last) and LONG <= (days.last - days.first).days <= 366  # type: ignore[operator]


def _once_told(a: Slot, b: Slot) -> bool:
    """Whether two clauses tell in one verb what somebody did or underwent, and nothing that comes again and again."""
    x, y = a.facets.statement, b.facets.statement
    return x.predicate == y.predicate and x.predicate not in tallied() | pale() and a.claim == b.claim


def _days(one: Slot) -> regions.Days:
    low, high = one.value.low, one.value.high
    return regions.Days.of(str(low) if low else None, str(high) if high else None)


def _agree(a: Slot, b: Slot) -> bool:
    if a.value.text.casefold() == b.value.text.casefold():
        return True  # one "Sunday" printed on two days is a sentence taken over, or what is so every Sunday
    if a.value.restrictors or b.value.restrictors:
        mine, theirs = _calendar(a), _calendar(b)
        return mine.startswith(theirs) or theirs.startswith(mine)
    x, y = _days(a), _days(b)
    return regions.agree_days(x, y, slack=_slack(x, y))


def _slack(x: regions.Days, y: regions.Days) -> int:
    """Days between two dates that are no quarrel: one where each is a day, a week where "last week" may be this one."""
    spans = [(d.last - d.first).days if d.first and d.last else 99 for d in (x, y)]
    if max(spans) <= 1:
        return 1
    return 7 if any(5 <= span <= 8 for span in spans) else 0


def _calendar(one: Slot) -> str:
    """Month and day ("12-02"), the month alone where no day is given, nothing for a longer stretch."""
    if one.value.restrictors:
        return one.value.restrictors[0][5:10]
    days = _days(one)
    if not days.first or not days.last or (days.last - days.first).days > 31:
        return ""
    return f"{days.first:%m-%d}" if days.first == days.last else f"{days.first:%m}"


def _one_text(a: Slot, b: Slot) -> bool:
    return a.article == b.article and a.facets.part == b.facets.part


def _draft(group: Sequence[Slot], weights: Weights) -> Draft | None:
    sides = parted(group, _agree)
    if any(_one_text(a, b) for x, y in combinations(sides, 2) for a in x for b in y):
        return None  # told of two times by one hand
    if len(sides) < 2 or len({s.article for g in sides for s in g}) < 2:
        return None
    pairs = ((a.facets, b.facets) for a in sides[0] for b in sides[1])
    confidence = min(0.95, max(THRESHOLD, 0.03 + max(score(a, b, weights, timed=False) for a, b in pairs)))
    first = sides[0][0].facets.statement
    about = tuple(dict.fromkeys(i for i in (*first.subjects, first.subject, first.object) if i))
    return Draft(sides[0][0].claim, "date", "date", round(confidence, 2), tuple(side(s) for s in sides), about)
