"""All who give a number that is at odds, and quarrels over one thing as one quarrel.

Rules and models find two numbers that cannot both be so, each its own two. An editor asks of the thing: which numbers
are there, and who gives which. So conflicts whose numbers are of one thing become one, and each of its sides takes in
whoever else gives its number of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from firsthand.language.lexicon import lexicon
from firsthand.model import Article, Bound, Evidence, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.drafts import Draft, DraftSide, about, side
from firsthand.story.conflicts.expected.beside import adds
from firsthand.story.conflicts.expected.masked import Masked
from firsthand.story.conflicts.expected.numbers import Numbers, sort, values_of
from firsthand.story.conflicts.expected.same import apart
from firsthand.story.conflicts.opposed.opposed import DIFFER

SAME, TELLING = 0.4, 0.2
"""How surely two values that are one number are of one thing, from which both stand on one side; and of a number that
is seldom one by chance."""
DIGITS = 2
"""Digits that count, from which a number is such a one: "5.9", "137"."""
SIDES = 5
"""Sides beyond which conflicts are left apart."""

Spot = tuple[str, int]
Given = tuple[Value, Facets]
"""A value and a clause that gives it."""
Sides = tuple[tuple[Masked, ...], ...]


@dataclass(frozen=True)
class _Quarrel:
    """A conflict of numbers and the values on each of its sides."""

    draft: Draft
    sides: Sides

    @property
    def members(self) -> tuple[Masked, ...]:
        return tuple(m for side in self.sides for m in side)


def gathered(
    drafts: Sequence[Draft],
    further: Sequence[Draft],
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    weights: Weights,
    meaning: Meaning | None,
) -> list[Draft]:
    """Return the conflicts with those of one thing told as one, and with all who give a number of theirs.

    As they are where no meaning can be read. `further` are conflicts that are told only as part of another, `every` the
    statements of articles that are no reprints.
    """
    if meaning is None:
        return list(drafts)
    numbers = Numbers(every, articles, claim_of, weights, meaning, frozenset())
    spots = {_spot(m): m for members in numbers.things.values() for m in members}
    found: list[Draft | _Quarrel] = []
    for place, draft in enumerate((*drafts, *further)):
        one, alone = _quarrel(draft, spots), place < len(drafts)
        if one is None:
            found += [draft] if alone else []
            continue
        homes = [n for n, known in enumerate(found) if isinstance(known, _Quarrel)]
        joined = ((n, _joined(found[n], one, numbers)) for n in homes)  # type: ignore[arg-type]
        home, both = next(((n, both) for n, both in joined if both), (len(found), one if alone else None))
        found[home:] = [*([both] if both else []), *found[home + 1 :]]
    told = [f if isinstance(f, Draft) else _told(f, _with_others(f, numbers)) for f in found]
    by_claim: defaultdict[int, list[Facets]] = defaultdict(list)
    for facets in every:
        by_claim[claim_of[facets.statement.id]].append(facets)
    return _told_once([_with_claim(d, by_claim, claim_of) for d in told], every)


def _with_claim(draft: Draft, by_claim: Mapping[int, Sequence[Facets]], claim_of: Mapping[str, int]) -> Draft:
    """A conflict of values whose sides take in the statements of their claims that give their very value."""
    if draft.kind not in ("value", "date") or draft.note or _of_slot(draft):
        return draft
    claims = sorted({claim_of[f.statement.id] for told in draft.sides for f in told.facets})
    known = {(e.article, e.start) for told in draft.sides for e in told.spans}
    values = [values_of(told) for told in draft.sides]
    added: list[list[Given]] = [[] for _ in draft.sides]
    how = {f.statement.polarity for told in draft.sides for f in told.facets}
    for one in (f for claim in claims for f in by_claim.get(claim, ())):
        if one.statement.polarity not in how or one.statement.certainty == "asked":
            continue
        for value in one.statement.values:
            homes = [n for n, side in enumerate(values) if any(_same(value, v) and value.role == v.role for v in side)]
            if len(homes) == 1 and (one.statement.article, value.start) not in known:
                added[homes[0]].append((value, one))
    return replace(draft, sides=tuple(_added(told, more) for told, more in zip(draft.sides, added, strict=True)))


def _same(one: Value, other: Value) -> bool:
    return one.low is not None and (one.kind, one.low, one.high) == (other.kind, other.low, other.high)


def _added(told: DraftSide, more: Sequence[Given]) -> DraftSide:
    """A side with further values and the clauses that give them."""
    spans = {(e.article, e.start): e for e in told.spans}
    facets = {f.statement.id: f for f in told.facets}
    for value, clause in more:
        place = clause.statement.article, value.start
        spans.setdefault(place, Evidence(article=place[0], start=value.start, end=value.end, text=value.text))
        facets.setdefault(clause.statement.id, clause)
    return replace(told, spans=tuple(spans.values()), facets=tuple(facets.values()))


def _told_once(drafts: Sequence[Draft], every: Sequence[Facets]) -> list[Draft]:
    """Conflicts without the two sentences a model takes for at odds where these give the numbers or days of another."""
    values: defaultdict[tuple[str, int], dict[int, tuple[Value, Facets]]] = defaultdict(dict)
    for facets in every:
        statement = facets.statement
        for value in statement.values:
            start = (statement.sentence or statement).start
            values[statement.article, start].setdefault(value.start, (value, facets))
    found = [d for d in drafts if not _of_sentences(d)]
    left = []
    for draft in (d for d in drafts if _of_sentences(d)):
        spots = [dict.fromkeys(map(_sentence, told.facets)) for told in draft.sides]
        given = [[list(values[spot].values()) for spot in side] for side in spots]
        homes = ((n, _with_sentences(known, given, draft.asks)) for n, known in enumerate(found))
        home = next(((n, both) for n, both in homes if both), None)
        if home:
            found[home[0]] = home[1]
        else:
            left.append(draft)
    return [*found, *left]


def _of_sentences(draft: Draft) -> bool:
    return draft.seeming and draft.kind == "polarity"


def _sentence(one: Facets) -> tuple[str, int]:
    return one.statement.article, (one.statement.sentence or one.statement).start


def _with_sentences(known: Draft, given: Sequence[Sequence[Sequence[Given]]], asks: str) -> Draft | None:
    """A conflict with the values of sentences on two sides, each of which gives that of a side of it; None else."""
    if known.kind not in ("value", "date") or not all(given):
        return None
    sides = [values_of(told) for told in known.sides]
    found = [[[_standing(one, side, asks) for one in sentences] for side in sides] for sentences in given]
    on = [[n for n, told in enumerate(row) if all(told)] for row in found]
    if any(len(homes) != 1 for homes in on) or on[0] == on[1]:
        return None
    told = list(known.sides)
    for row, (home,) in zip(found, on, strict=True):
        told[home] = _added(told[home], [one for some in row[home] for one in some])
    return replace(known, sides=tuple(told))


def _standing(sentence: Sequence[Given], side: Sequence[Value], asks: str) -> list[Given]:
    return [one for one in sentence if _stands_on(one[0], side, asks)]


def _stands_on(one: Value, side: Sequence[Value], asks: str) -> bool:
    """Whether a value is one of a side, and what two sentences are asked for."""
    asked = DIFFER["when"] if one.kind in ("date", "clock") else DIFFER["how many"]
    return asks == asked and any(_same(one, v) for v in side)


def _spot(one: Masked) -> Spot:
    return one.article, one.slot.value.start


def _quarrel(draft: Draft, spots: Mapping[Spot, Masked]) -> _Quarrel | None:
    """A conflict of numbers with the values of its sides; None of any other, or of numbers of several kinds."""
    if draft.seeming and draft.asks == DIFFER["how many"]:
        return _read(draft, spots)
    if draft.kind != "value" or draft.note:
        return None
    sides = tuple(
        tuple(spots[spot] for e in told.spans if (spot := (e.article, e.start)) in spots) for told in draft.sides
    )
    whole = all(len(mine) == len(told.spans) for mine, told in zip(sides, draft.sides, strict=True))
    kinds = {(m.slot.value.kind, m.facets.statement.frame) for mine in sides for m in mine}
    return _Quarrel(draft, sides) if whole and len(kinds) == 1 else None


def _read(draft: Draft, spots: Mapping[Spot, Masked]) -> _Quarrel | None:
    """What a model takes for two numbers of one thing, where its sides give but two of one sort that differ."""
    within = [[m for m in spots.values() if any(_holds(e, m) for e in told.spans)] for told in draft.sides]
    odd = [(a, b) for a in within[0] for b in within[1] if sort(a.slot) == sort(b.slot)]
    if len(odd) != 1 or agree(*(m.slot.value for m in odd[0])):
        return None
    first, sides = odd[0][0].slot, tuple((m,) for m in odd[0])
    counted = first.value.kind == "count"
    made = tuple(side([m.slot]) for m in odd[0])
    whose = about([m.slot for m in odd[0]])
    made_of = replace(draft, role=first.value.role, kind="value", sides=made, about=whose, counted=counted, asks="")
    return _Quarrel(made_of, sides)


def _holds(words: Evidence, one: Masked) -> bool:
    return words.article == one.article and words.start <= one.slot.value.start < words.end


def _joined(known: _Quarrel, new: _Quarrel, numbers: Numbers) -> _Quarrel | None:
    """Two quarrels as one, None where they are not of one thing or some number fits two sides of it."""
    if not {*map(_spot, known.members)} & {*map(_spot, new.members)} and not _of_one(known, new, numbers):
        return None
    slots = [_of_slot(q.draft) for q in (known, new)]
    if all(slots) and known.draft.role != new.draft.role:
        return None  # shots fired, and those that hit
    every = {_spot(m): m for m in (*known.members, *new.members)}.values()
    on_top = {adds(m.before, m.behind, sorted(m.restrictors)) for m in every}
    if len(on_top) > 1 or len(numbers.unmade([*every])) < len(every):
        return None  # "two other rifles", and nine in all
    sides, taken = [dict(zip(map(_spot, side), side, strict=True)) for side in known.sides], set[int]()
    for other in new.sides:
        homes = [n for n, held in enumerate(sides) if any(_is(m, x) for m in other for x in held.values())]
        if len(homes) > 1 or taken & {*homes}:
            return None
        if not homes and any(agree(m.slot.value, x.slot.value) for m in other for held in sides for x in held.values()):
            return None
        if not homes and any(slots):
            return None
        home = homes[0] if homes else len(sides)
        sides += [] if homes else [{}]
        sides[home] |= {_spot(m): m for m in other}
        taken.add(home)
    draft = new.draft if slots[1] else known.draft
    return _Quarrel(draft, tuple(tuple(held.values()) for held in sides)) if len(sides) <= SIDES else None


def _of_slot(draft: Draft) -> bool:
    """Whether a rule knows what the numbers are of: it has found all who give one."""
    of_any_kind = lexicon("cues", "firsthand.story.conflicts")["asks"].values()
    return bool(draft.asks) and not draft.seeming and draft.asks not in of_any_kind


def _is(a: Masked, b: Masked) -> bool:
    """Whether two values are one mention, or one number."""
    return _spot(a) == _spot(b) or _equal(a, b)


def _equal(a: Masked, b: Masked) -> bool:
    x, y = a.slot.value, b.slot.value
    return (x.kind, x.low, x.high, x.unit) == (y.kind, y.low, y.high, y.unit) and agree(x, y)


def _of_one(known: _Quarrel, new: _Quarrel, numbers: Numbers) -> bool:
    """Whether a number of each of two sides stands in both quarrels, surely of one thing."""
    same = [
        (n, m)
        for n, side in enumerate(known.sides)
        for m, other in enumerate(new.sides)
        if any(_one_number(a, b, numbers) for a in side for b in other)
    ]
    return any(n != k and m != j for (n, m), (k, j) in combinations(same, 2))


def _one_number(a: Masked, b: Masked, numbers: Numbers) -> bool:
    """Whether two values are one number of one thing."""
    if not _equal(a, b) or a.facets.statement.polarity != b.facets.statement.polarity:
        return False
    if a.slot.claim == b.slot.claim or _spot(a) == _spot(b):
        return True
    least = TELLING if _digits(a.slot.value.low) >= DIGITS else SAME
    return not apart(a, b, strictly=False) and numbers.surely(a, b) >= least


def _digits(number: Bound) -> int:
    return len(f"{number:f}".strip("0").replace(".", "").strip("0")) if isinstance(number, float) else 0


def _with_others(one: _Quarrel, numbers: Numbers) -> Sides:
    """The sides of a quarrel with the values of others that are their numbers."""
    if _of_slot(one.draft):
        return one.sides
    held = {*map(_spot, one.members)}
    keys = [key for key, members in numbers.things.items() if any(_spot(m) in held for m in members)]
    sides = [list(side) for side in one.sides]
    for m in (m for key in keys for m in numbers.things[key] if _spot(m) not in held):
        homes = [n for n, side in enumerate(one.sides) if any(_one_number(m, x, numbers) for x in side)]
        if len(homes) != 1 or _fits_another(m, one.sides, homes[0]):
            continue
        if m.slot.restrictors == one.sides[homes[0]][0].slot.restrictors:
            sides[homes[0]].append(m)
    return tuple(map(tuple, sides))


def _fits_another(one: Masked, sides: Sides, home: int) -> bool:
    """Whether a number agrees with a side beside its own that its own is at odds with."""
    others = (x for n, side in enumerate(sides) if n != home for x in side)
    own = sides[home][0].slot.value
    return any(agree(one.slot.value, x.slot.value) and not agree(own, x.slot.value) for x in others)


def _told(one: _Quarrel, sides: Sides) -> Draft:
    """The draft of a quarrel; what its sides said at first comes first."""
    known = {(e.article, e.start): told for told in one.draft.sides for e in told.spans}
    made = []
    for members in sides:
        new = side([m.slot for m in members])
        home = next((known[_spot(m)] for m in members if _spot(m) in known), new)
        spans = {(e.article, e.start): e for e in (*home.spans, *new.spans)}
        facets = {f.statement.id: f for f in (*home.facets, *new.facets)}
        made.append(replace(home, spans=tuple(spans.values()), facets=tuple(facets.values())))
    return replace(one.draft, sides=tuple(made))
