"""Statements that speak of the same thing, over articles and over wordings.

Statements meet in blocks by what they relate and whom they name, are scored pair by pair, and join a group only
where they are akin to every wording already in it and match them on the whole, so that likeness never chains into a
heap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import GENERIC, PERSONAL, Weights, score

MATCH = 0.5
"""Score from which two statements speak of the same thing."""
LOOSE = 0.36
"""Score a statement must have with every wording of a claim."""
CANDIDATES = 16
"""Groups a statement is held against, those that share most blocks with it."""
WORDINGS = 8
"""Wordings of a group a statement must match."""
RARE = 4
"""Words of a clause by which it is found where its relation differs."""
NEIGHBOURS = 6
"""Groups that a group is held against in the end."""
COMPARED = 4
"""Wordings of a group that must fit another for the two to be one."""
BUSY = 400
"""Groups under one key beyond which the key says nothing."""


def _keys(facet: Facets, classes: frozenset[str], weights: Weights) -> tuple[str, ...]:
    """The blocks a statement is found in: what it relates, and its most telling words, each with whoever takes part."""
    who = (*facet.relation.actors, *facet.relation.patients, *facet.relation.others)
    names = {w.entity or w.noun for w in who if w.entity or w.noun not in GENERIC}
    names |= {f"{role}/{counted}" for role, counted in facet.counted}
    names |= {f"{v.role}/{v.low}" for v in facet.statement.values if v.role in PERSONAL}
    rare = sorted(facet.words, key=lambda w: (-weights.of(w), w))[:RARE]
    tags = (*classes, *(f"~{w}" for w in rare))
    keys = {f"{tag}|{n}|{facet.statement.frame}" for tag in tags for n in names}
    keys |= {f"{v.kind}/{v.low}" for v in facet.statement.values if v.kind in ("money", "percent")}
    if facet.tokens >= 5:
        keys.add(facet.plain)
    return tuple(sorted(keys))


class _Groups:
    """Groups of statements as they grow, found again by their keys."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.members: list[list[Facets]] = []
        self.wordings: list[list[Facets]] = []
        self.by_key: defaultdict[str, list[int]] = defaultdict(list)

    def candidates(self, keys: tuple[str, ...]) -> list[int]:
        hits: Counter[int] = Counter()
        for key in keys:
            found = self.by_key.get(key, ())
            hits.update(found[-BUSY:])
        return sorted(hits, key=lambda g: (-hits[g], g))[:CANDIDATES]

    def fit(self, facet: Facets, group: int) -> float:
        """The mean score against the wordings of a group, 0 where that is no match or one is not akin."""
        total = 0.0
        for other in self.wordings[group]:
            one = score(facet, other, self.weights)
            if one < LOOSE:
                return 0.0
            total += one
        mean = round(total / len(self.wordings[group]), 4)
        return mean if mean >= MATCH else 0.0

    def add(self, facet: Facets) -> None:
        keys = _keys(facet, facet.classes, self.weights)
        wider = _keys(facet, facet.classes | facet.near, self.weights)
        fits = [(self.fit(facet, g), -g) for g in self.candidates(wider)]
        best, group = max(fits, default=(0.0, 0))
        if best:
            self._join(facet, -group, keys)
        else:
            self.members.append([facet])
            self.wordings.append([facet])
            self._index(keys, len(self.members) - 1)

    def _join(self, facet: Facets, group: int, keys: tuple[str, ...]) -> None:
        self.members[group].append(facet)
        known = {w.plain for w in self.wordings[group]}
        if facet.plain not in known and len(known) < WORDINGS:
            self.wordings[group].append(facet)
            self._index(keys, group)

    def settle(self) -> None:
        """Bring together groups that grew apart: each joins the earlier one it matches best, wording by wording."""
        for group, wordings in enumerate(self.wordings):
            first = wordings[0]
            wider = _keys(first, first.classes | first.near, self.weights)
            near = [g for g in self.candidates(wider) if g < group and self.members[g]][:NEIGHBOURS]
            best, other = max(((self._cross(wordings, g), -g) for g in near), default=(0.0, 0))
            if best:
                self.members[-other] += self.members[group]
                self.wordings[-other] = [*self.wordings[-other], *wordings][:WORDINGS]
                self.members[group] = []

    def _cross(self, wordings: Sequence[Facets], group: int) -> float:
        """The mean of how each of some wordings fits a group, 0 where one does not."""
        fits = [self.fit(one, group) for one in wordings[:COMPARED]]
        return round(sum(fits) / len(fits), 4) if all(fits) else 0.0

    def _index(self, keys: tuple[str, ...], group: int) -> None:
        for key in keys:
            if group not in self.by_key[key][-1:]:
                self.by_key[key].append(group)


def align(all_facets: Sequence[Facets], weights: Weights) -> tuple[tuple[Facets, ...], ...]:
    """Return the statements grouped into claims, each claim and the whole in the order given."""
    groups = _Groups(weights)
    for facet in all_facets:
        groups.add(facet)
    groups.settle()
    order = {f.statement.id: n for n, f in enumerate(all_facets)}
    return tuple(tuple(sorted(members, key=lambda f: order[f.statement.id])) for members in groups.members if members)
