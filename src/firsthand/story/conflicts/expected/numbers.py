"""Numbers that are expected to agree: of one thing, in clauses that say the same of it, and yet not one number.

No list of things counted stands behind this. What makes two values one is that the articles say nearly the same about
them, that neither article gives the other's number too, and that neither value has a better partner.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from firsthand.model import Article, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.kin import near_nouns
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.matching import alike
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.relations import noun_class
from firsthand.story.conflicts.admissible import Sentences, vague
from firsthand.story.conflicts.countable.slots import passing
from firsthand.story.conflicts.drafts import Draft, DraftSide, about, parted, side
from firsthand.story.conflicts.expected.beside import makes_up
from firsthand.story.conflicts.expected.masked import Masked, masked
from firsthand.story.conflicts.expected.same import apart, doubtful, strangers, surely
from firsthand.story.conflicts.topics import Slot

KINDS = ("count", "duration", "measure", "money", "percent")
SURE, SURER = 0.6, 0.75
"""How surely two values are of one thing from which they are expected to agree; more where something is doubtful."""
TOLD = 0.65
"""How surely two clauses tell one thing from which a value of each is of one."""
CLEARLY = 0.8
"""The same, from which what may tell their values apart counts for nothing."""
CONFIDENCE = 0.65
FEW = 80
"""Values of one kind and thing beyond which the story tells of many such things."""
NOUNS = 0.5
"""Likeness of two nouns from which both may count one thing."""
FAR = 5
"""Times by which one number of a thing is more than another that is a slip."""
SIDES = 3
"""Numbers beyond which a thing is more than one."""

_WHERE = re.compile(r"\b(?:across|among|at|from|in|of|on)\s+(?:(?:all|its|the|their|these|those)\s+)?$", re.IGNORECASE)
_WHICH = frozenset(
    "block caliber calibre floor foot gauge inch meter metre mile pound round season storey story term".split()
)
"""Nouns whose number says which it is or how large, not how many there are."""

Key = tuple[str, str, str]
Pair = tuple[Masked, Masked]


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    weights: Weights,
    meaning: Meaning | None,
    known: Sequence[Draft],
) -> list[Draft]:
    """Return a draft for each thing whose numbers two articles are expected to give alike, and do not.

    Nothing where no meaning can be read; nothing for what `known` drafts tell. `every` are the statements of articles
    that are no reprints.
    """
    if meaning is None:
        return []
    told = frozenset((e.article, e.start) for d in known for s in d.sides for e in s.spans)
    found = Numbers(every, articles, claim_of, weights, meaning, told)
    return [d for group in _joined(found) if (d := _draft(group, found))]


def told_once(known: Sequence[Draft], new: Sequence[Draft]) -> list[Draft]:
    """Return known and new drafts, a new one put into a known one that has the same numbers of the same role."""
    drafts = list(known)
    for one in new:
        home = next((n for n, d in enumerate(drafts) if _fits(one, d)), None)
        if home is None:
            drafts.append(one)
        else:
            drafts[home] = _with(drafts[home], one)
    return drafts


def _fits(new: Draft, known: Draft) -> bool:
    """Whether each side of a draft agrees with a side of the other."""
    if new.role != known.role or new.kind != known.kind:
        return False
    homes = [_home(s, known) for s in new.sides]
    return None not in homes and len(set(homes)) == len(homes)


def _home(one: DraftSide, draft: Draft) -> int | None:
    values = values_of(one)
    fits = [n for n, s in enumerate(draft.sides) if all(agree(v, u) for v in values for u in values_of(s))]
    return fits[0] if values and len(fits) == 1 else None


def values_of(one: DraftSide) -> list[Value]:
    """Return the values that stand where the words of a side begin."""
    spots = {(e.article, e.start) for e in one.spans}
    return [v for f in one.facets for v in f.statement.values if (f.statement.article, v.start) in spots]


def _with(known: Draft, new: Draft) -> Draft:
    sides = list(known.sides)
    for one in new.sides:
        n = _home(one, known) or 0
        facets = {f.statement.id: f for f in (*sides[n].facets, *one.facets)}
        spans = {(e.article, e.start): e for e in (*sides[n].spans, *one.spans)}
        sides[n] = replace(sides[n], facets=tuple(facets.values()), spans=tuple(spans.values()))
    return replace(known, sides=tuple(sides))


@dataclass(frozen=True)
class Numbers:
    """The numbers of a story, and which of them are at odds.

    every: the statements; articles: by id; claim_of: claims by statement; known: where words of known conflicts begin.
    """

    every: Sequence[Facets]
    articles: Mapping[str, Article]
    claim_of: Mapping[str, int]
    weights: Weights
    meaning: Meaning
    known: frozenset[tuple[str, int]]
    alike: dict[tuple[int, int], float] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.every)

    @cached_property
    def things(self) -> dict[Key, list[Masked]]:
        """The values by what they may be of, but for things of which the story gives many."""
        best: dict[tuple[str, int], Slot] = {}
        for facets in self.every:
            for value in facets.statement.values:
                if value.kind in KINDS and _numbers(value) and not vague(value, strictly=True):
                    one = Slot(value, facets, self.claim_of[facets.statement.id])
                    spot = (one.article, value.start)
                    best[spot] = min(best.get(spot, one), one, key=_closeness)
        groups: defaultdict[Key, list[Slot]] = defaultdict(list)
        for spot in sorted(best):
            groups[sort(best[spot])].append(best[spot])
        few = {k: v for k, v in sorted(groups.items()) if len(v) <= FEW}
        return {k: [masked(s, self.articles) for s in v] for k, v in few.items()}

    @cached_property
    def likely(self) -> list[tuple[Pair, list[Masked]]]:
        """The values of two articles that nothing tells apart, each pair with all that may be of one thing with it."""
        return [
            ((a, b), members)
            for pairs, members in self._compared()
            for a, b in pairs
            if a.article != b.article and self._admitted(a) and self._admitted(b) and not self._apart(a, b)
        ]

    def _compared(self) -> Iterator[tuple[Iterable[Pair], list[Masked]]]:
        keys = list(self.things)
        for key in keys:
            yield combinations(self.things[key], 2), self.things[key]
        counts = [k for k in keys if k[0] == "count" and k[1] and k[1] not in _WHICH]
        for one, other in combinations(counts, 2):
            if one[2] == other[2] and self._near(one[1], other[1]):
                first, second = self.things[one], self.things[other]
                yield ((a, b) for a in first for b in second), [*first, *second]

    def _alike(self, noun: str, *others: str) -> bool:
        return any(not noun or noun == o or self._near(noun, o) for o in others)

    def _near(self, noun: str, other: str) -> bool:
        return other in near_nouns(noun) or self.meaning.encoder.likeness(noun, other) >= NOUNS

    def _admitted(self, one: Masked) -> bool:
        of_a_moment = passing().search(f"{one.before} # {one.behind}")
        return not of_a_moment and self.sentences.comparable(one.slot.value, one.facets)

    @cached_property
    def at_odds(self) -> list[Pair]:
        """The pairs that are expected to agree, and do not."""
        partners: defaultdict[tuple[int, str], list[Masked]] = defaultdict(list)
        for (a, b), _ in self.likely:
            partners[id(a), b.article].append(b)
            partners[id(b), a.article].append(a)
        odd = [(a, b) for (a, b), members in self.likely if self._quarrel(a, b, members)]
        return [(a, b) for a, b in odd if self._best(a, b, partners[id(a), b.article], partners[id(b), a.article])]

    def _best(self, a: Masked, b: Masked, others: Sequence[Masked], more: Sequence[Masked]) -> bool:
        """Whether two values are surely of one thing, and none of the other article more surely."""
        for sure, least in ((self.surely, SURER if doubtful(a, b) else SURE), (self.told, TOLD)):
            likely = sure(a, b)
            rivals = max((sure(x, y) for x, those in ((a, others), (b, more)) for y in those), default=0.0)
            if likely >= least and rivals <= likely:
                return True
        return False

    def surely(self, a: Masked, b: Masked) -> float:
        """Return how surely two values are of one thing, 0 to 1, rounded."""
        return surely(a, b, self.weights, self.meaning.encoder)

    def told(self, a: Masked, b: Masked) -> float:
        """How surely two clauses that give a value each of one sort tell one thing."""
        key = (id(a), id(b))
        if key not in self.alike:
            one = a.slot.counted == b.slot.counted and not strangers(a, b) and _of_clause(a) and _of_clause(b)
            self.alike[key] = alike(a.facets, b.facets, self.weights, self.meaning, TOLD) if one else 0.0
        return self.alike[key]

    def _apart(self, a: Masked, b: Masked) -> bool:
        return apart(a, b) and (apart(a, b, strictly=False) or self.told(a, b) < CLEARLY)

    def one(self, a: Masked, b: Masked) -> bool:
        """Return whether two values of two articles are surely of one thing."""
        if a.article == b.article or sort(a.slot) != sort(b.slot) or self._apart(a, b):
            return False
        return self.surely(a, b) >= SURE or self.told(a, b) >= TOLD

    def _quarrel(self, a: Masked, b: Masked, members: Sequence[Masked]) -> bool:
        """Whether two numbers differ, neither is known to the other article, and neither makes up the other."""
        if {(m.article, m.slot.value.start) for m in (a, b)} & self.known or agree(a.slot.value, b.slot.value):
            return False
        if _much_more(a.slot, b.slot):
            return False
        for one, other in ((a, b), (b, a)):
            own = (
                m for m in members if m.article == other.article and not self.sentences.partial(m.slot.value, m.facets)
            )
            if any(agree(one.slot.value, m.slot.value) for m in own) or self._made_up(one, other):
                return False
        return True

    def unmade(self, group: Sequence[Masked]) -> list[Masked]:
        """The values of a group that are no sum of a smaller one with what stands beside it."""

        def whole(m: Masked, x: Masked) -> bool:
            return max(_numbers(m.slot.value)) > max(_numbers(x.slot.value)) and self._made_up(m, x)

        return [m for m in group if not any(whole(m, x) for x in group)]

    def _made_up(self, one: Masked, other: Masked) -> bool:
        """Whether a number is the other with further numbers of the other's sentence."""

        def alike(value: Value) -> bool:
            return self._alike(noun_class(value.counted or ""), one.slot.counted, other.slot.counted)

        return makes_up(other.slot.value, one.slot.value, self.sentences.beside(other.facets), alike)


def _numbers(value: Value) -> list[float]:
    return [float(b) for b in (value.low, value.high) if isinstance(b, float | int)]


def _much_more(a: Slot, b: Slot) -> bool:
    """Whether one number is of quite another size, and says how many there are."""
    low, high = sorted(max(_numbers(s.value)) for s in (a, b))
    return a.value.unit == b.value.unit and a.counted not in _WHICH and high > FAR * low


def _of_clause(one: Masked) -> bool:
    """Whether what is counted acts or undergoes something, and is not just where: "homes in five villages"."""
    return one.slot.value.kind != "count" or not _WHERE.search(one.before)


def _closeness(one: Slot) -> tuple[object, ...]:
    """The nearest clause about a value comes first."""
    s, v = one.facets.statement, one.value
    return not (s.start <= v.start and v.end <= s.end), s.nominal, s.end - s.start, s.id


def sort(one: Slot) -> Key:
    """Return what two values must share to be of one thing: kind, thing counted or measured or currency, frame."""
    v = one.value
    thing = {"count": one.counted, "money": v.unit or "", "measure": v.role}.get(v.kind, "")
    return v.kind, thing, one.facets.statement.frame


def _joined(found: Numbers) -> list[list[Masked]]:
    """The values that quarrel, those together that are of one thing."""
    groups: list[dict[int, Masked]] = []
    for a, b in found.at_odds:
        touched = [
            g for g in groups if id(a) in g or id(b) in g or any(found.one(m, x) for m in g.values() for x in (a, b))
        ]
        merged = {k: m for g in touched for k, m in g.items()} | {id(a): a, id(b): b}
        groups = [g for g in groups if all(g is not t for t in touched)] + [merged]
    return [sorted(g.values(), key=lambda m: (m.article, m.slot.value.start)) for g in groups]


def _draft(group: Sequence[Masked], found: Numbers) -> Draft | None:
    slots = [m.slot for m in found.unmade(group)]
    sides = parted(slots)
    if not 2 <= len(sides) <= SIDES:
        return None
    first = sides[0][0]
    return Draft(
        first.claim,
        first.value.role,
        "value",
        CONFIDENCE,
        tuple(map(side, sides)),
        about(slots),
        counted=first.value.kind == "count",
    )
