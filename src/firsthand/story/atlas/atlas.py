"""The places of one story: which of its many grounds a name has there, and whether two spots can be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from firsthand.language.lexicon import words
from firsthand.story.atlas import addresses, buildings
from firsthand.story.atlas.addresses import Address
from firsthand.story.atlas.buildings import Building
from firsthand.story.atlas.grounds import Ground, around, distance, meet
from firsthand.story.atlas.spots import Spot
from firsthand.story.atlas.table import listed

LARGE = 7.0
"""Radius (km) of a town that needs nobody to say where it is: three hundred thousand people."""
BESIDE = 150.0
"""Kilometres within which another place of the story tells which of many towns is meant."""

Where = Spot | Address | Building


class Atlas:
    """The spots of a story, by which an ambiguous name is understood."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        """Take every spot the story names."""
        self._spots = tuple(spots)
        self._known: dict[Spot, tuple[Ground, ...]] = {}

    @cached_property
    def _named(self) -> dict[str, tuple[Ground, ...]]:
        """What every name of the story may stand for, the larger places beside a name taken into account."""
        found: defaultdict[str, dict[Ground, None]] = defaultdict(dict)
        for spot in self._spots:
            found[spot.name].update(dict.fromkeys(_placed(spot) or listed(spot.name)))
            for name in spot.within:
                found[name].update(dict.fromkeys(listed(name)))
        return {name: tuple(grounds) for name, grounds in found.items()}

    @cached_property
    def _holders(self) -> dict[str, frozenset[str]]:
        """The larger places that the articles themselves put a place into."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for spot in self._spots:
            found[spot.name].update(spot.within)
        return {name: frozenset(holders) for name, holders in found.items()}

    def grounds(self, spot: Spot) -> tuple[Ground, ...]:
        """Return what a spot may be; none where that is not known."""
        if spot not in self._known:
            found = _placed(spot) if spot.within else self._supported(spot.name)
            self._known[spot] = tuple(map(around, found)) if spot.near and listed(spot.name) else found
        return self._known[spot]

    def _supported(self, name: str) -> tuple[Ground, ...]:
        """What a name may be that nothing is said beside: what is large, near other places, or the one of its land."""
        named = listed(name)
        lands = Counter(g.code[:2] for g in named)

        def sure(g: Ground) -> bool:
            alone = lands[g.code[:2]] == 1 and self._at_home(g, name)
            return not g.town or g.radius >= LARGE or alone or self._beside(g, name)

        return tuple(filter(sure, named))

    def _beside(self, ground: Ground, name: str) -> bool:
        """Whether the story names another place near a town, or the state it lies in."""
        others = (g for other, grounds in self._named.items() if other != name for g in grounds)
        return any(distance(ground, g) <= BESIDE if g.town else _in_state(ground, g) for g in others)

    def _at_home(self, ground: Ground, name: str) -> bool:
        """Whether the story names the country of a town, or another place that can be of no other."""
        lands = [{g.code[:2] for g in grounds} for other, grounds in self._named.items() if other != name]
        return any(found == {ground.code[:2]} for found in lands)

    def apart(self, a: Where, b: Where) -> bool:
        """Return whether two places cannot be one; of a town and an address or a building nothing is known."""
        if isinstance(a, Spot) and isinstance(b, Spot):
            return self._far(a, b)
        if isinstance(a, Address) and isinstance(b, Address):
            return addresses.apart(a, b)
        return isinstance(a, Building) and isinstance(b, Building) and buildings.apart(a, b)

    def _far(self, a: Spot, b: Spot) -> bool:
        """Whether both are known, no text puts one into the other, and none of what they may be meet."""
        if _one_name(a.name, b.name) or self._one_in_other(a, b):
            return False
        mine, theirs = self.grounds(a), self.grounds(b)
        return bool(mine and theirs) and not any(meet(x, y) for x in mine for y in theirs)

    def _one_in_other(self, a: Spot, b: Spot) -> bool:
        mine, theirs = ({*s.within, *self._holders.get(s.name, ())} for s in (a, b))
        return a.name in theirs or b.name in mine


def _in_state(town: Ground, area: Ground) -> bool:
    return len(area.code) > 2 and town.code.startswith(area.code)


def _placed(spot: Spot) -> tuple[Ground, ...]:
    """What a spot may be as the larger places beside its name have it; of an unknown one, those larger places."""
    holders = [listed(name) for name in spot.within]
    if not holders:
        return ()
    found = tuple(g for g in listed(spot.name) if all(any(meet(g, h) for h in grounds) for grounds in holders))
    return found or holders[0]


def _one_name(a: str, b: str) -> bool:
    """Whether one name is in the other, but for words that tell nothing apart ("Arden City", "Arden")."""
    mine, theirs = (frozenset(n.split()) - words("atlas", "words.generic", "firsthand.story") for n in (a, b))
    return mine <= theirs or theirs <= mine
