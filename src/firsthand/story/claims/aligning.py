"""Statements that speak of the same thing, over articles and over wordings.

Pairs that share somebody who takes part and what is related, or their telling words, are scored, and so are those that
are near in meaning whatever they share; the surest pairs come together first, and two groups become one only where they
match on the whole, so that likeness never chains into a heap (average linkage; Sokal and Michener 1958). Where nobody
reads what clauses mean, all must be able to be of one time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice

from firsthand.story.claims.anchors import HISTORY
from firsthand.story.claims.candidates import candidates
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.matching import match
from firsthand.story.claims.signs import days_apart, miscounted, one_time
from firsthand.story.claims.weighing import Weigher, houses

MATCH = 0.45
"""Mean score from which groups of statements speak of the same thing."""
READ_MATCH = 0.55
"""The same where the clauses are read for their meaning."""
NEAREST = 0.5
"""What the nearest wording counts, beside the mean of all."""
SURE, FAIR = 0.7, 0.35
"""What two wordings of two groups must score at best, and all at the mean, to match where not every one is near."""
AT_ONCE = 2048
"""Pairs that are weighed together."""
APART = 0.04
"""How surely two wordings are one at least where their groups come together: one victim is not the other."""
COMPARED = 6
"""Wordings of each group that are held against those of the other."""

Pair = tuple[int, int]


def align(
    all_facets: Sequence[Facets], weights: Weights, weigher: Weigher | None = None
) -> tuple[tuple[Facets, ...], ...]:
    """Return the statements grouped into claims, each claim and the whole in the order given.

    Args:
        all_facets: the statements.
        weights: how telling a stem is in the story.
        weigher: tells how surely two clauses are one, by their meaning too; without it, words and WordNet alone do.
    """
    alike = _wordings(all_facets)
    first = [all_facets[members[0]] for members in alike]
    told_in = [frozenset(all_facets[n].statement.article for n in members) for members in alike]
    groups = _Linkage(first, told_in, weights, weigher).groups()
    joined = [sorted(n for wording in group for n in alike[wording]) for group in groups]
    return tuple(tuple(all_facets[n] for n in group) for group in sorted(joined))


def _wordings(all_facets: Sequence[Facets]) -> list[list[int]]:
    """The statements that are one in every word, in who takes part and in time, together."""
    found: dict[tuple[object, ...], list[int]] = {}
    for number, facet in enumerate(all_facets):
        found.setdefault(_identity(facet) if facet.tokens >= 5 else (number,), []).append(number)
    return list(found.values())


def _identity(facet: Facets) -> tuple[object, ...]:
    statement, anchor = facet.statement, facet.anchor
    time = (anchor.earliest, anchor.latest, anchor.past, anchor.label)
    who = (facet.relation.actors, facet.relation.patients, facet.relation.others)
    return facet.plain, statement.frame, statement.predicate, statement.polarity, who, time


class _Linkage:
    """Groups of wordings as they come together, the surest pairs first."""

    def __init__(
        self,
        facets: Sequence[Facets],
        told_in: Sequence[frozenset[str]],
        weights: Weights,
        weigher: Weigher | None,
    ) -> None:
        """Take one statement of each wording, and the articles that word it so."""
        self.facets, self.told_in = facets, told_in
        self.weights = weights
        self.weigher = weigher
        self.least = READ_MATCH if weigher else MATCH
        self.members = {n: [n] for n in range(len(facets))}
        self.houses = {n: houses(f.statement) for n, f in enumerate(facets)}
        self.group_of = list(range(len(facets)))
        self.scores: dict[Pair, float] = {}

    def groups(self) -> list[list[int]]:
        """Return the groups in which nothing more comes together."""
        edges = self._edges()
        while True:
            left = [edge for edge in self._apart(edges) if not self._join(*edge)]
            if len(left) == len(edges):
                return list(self.members.values())
            edges = left

    def _edges(self) -> list[Pair]:
        every = self._offered()
        while some := list(islice(every, AT_ONCE)):
            for pair, found in zip(some, self._weighed(some), strict=True):
                if found >= self.least:
                    self.scores[pair] = found
        return sorted(self.scores, key=lambda pair: (-self.scores[pair], pair))

    def _offered(self) -> Iterator[Pair]:
        """Pairs of wordings that share something, and those that are near in meaning whatever they share."""
        found = chain(self._contradicting(), candidates(self.facets, self.weights, self.weigher is not None))
        near = self.weigher.near.pairs(self.facets) if self.weigher else ()
        return iter(dict.fromkeys(chain(found, near)))

    def _contradicting(self) -> Iterator[Pair]:
        """Pairs of what one source claims and another denies in the same words."""
        at: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
        for n, facets in enumerate(self.facets):
            at[facets.place].append(n)
        for members in at.values():
            yield from ((a, b) for a, b in combinations(members, 2) if self.facets[a].contradicts(self.facets[b]))

    def _apart(self, edges: Sequence[Pair]) -> Iterator[Pair]:
        """The edges between two groups, each pair of groups once."""
        tried: set[tuple[int, int, int]] = set()
        for a, b in edges:
            one, other = sorted((self.group_of[a], self.group_of[b]))
            size = len(self.members[one]) + len(self.members[other])
            if one != other and (one, other, size) not in tried:
                tried.add((one, other, size))
                yield a, b

    def _join(self, a: int, b: int) -> bool:
        """Bring the groups of two wordings together where they match."""
        one, other = sorted((self.group_of[a], self.group_of[b]))
        if self.weigher and any(bars(one, other) for bars in (self._elsewhere, self._counted_twice, self._long_apart)):
            return False
        if not self._match(self.members[one], self.members[other]):
            return False
        for n in self.members[other]:
            self.group_of[n] = one
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        self.houses[one] |= self.houses.pop(other)
        return True

    def _elsewhere(self, one: int, other: int) -> bool:
        """Whether two groups name houses at which it was, and none in both; wordings that name none chain them."""
        mine, theirs = self.houses[one], self.houses[other]
        return bool(mine and theirs) and not mine & theirs

    def _counted_twice(self, one: int, other: int) -> bool:
        """Whether some article tells both and comes to two numbers: six rifles that day, fourteen in all."""
        pairs = ((a, b) for a in self.members[one] for b in self.members[other] if self.told_in[a] & self.told_in[b])
        return any(miscounted(self.facets[a], self.facets[b]) for a, b in pairs)

    def _long_apart(self, one: int, other: int) -> bool:
        """Whether wordings of two groups give days of their own long apart: a quake of this year, one of the last."""
        pairs = ((self.facets[a], self.facets[b]) for a in self.members[one] for b in self.members[other])
        return any(a.anchor.own and b.anchor.own and days_apart(a.anchor, b.anchor) > HISTORY for a, b in pairs)

    def _match(self, mine: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether two groups match on the whole: each wording with its nearest, and all with all.

        Two wordings that are surely one bring their groups together where the others are near enough.
        """
        pairs = [(a, b) for a in mine[:COMPARED] for b in theirs[:COMPARED]]
        if not self.weigher and any(not one_time(self.facets[a], self.facets[b]) for a, b in pairs):
            return False
        table = [[self._score(a, b) for b in theirs[:COMPARED]] for a in mine[:COMPARED]]
        nearest = [max(row) for row in table] + [max(column) for column in zip(*table, strict=True)]
        every = [one for row in table for one in row]
        if self.weigher and min(every) < APART:
            return False
        near = round(NEAREST * _mean(nearest) + (1 - NEAREST) * _mean(every), 4) >= self.least
        return near or (self.weigher is not None and max(every) >= SURE and round(_mean(every), 4) >= FAIR)

    def _score(self, a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.scores:
            self.scores[pair] = self._weighed([pair])[0]
        return self.scores[pair]

    def _weighed(self, pairs: Sequence[Pair]) -> list[float]:
        told = [(self.facets[a], self.facets[b]) for a, b in pairs]
        return self.weigher.weigh(told) if self.weigher else [match(a, b, self.weights) for a, b in told]


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores)
