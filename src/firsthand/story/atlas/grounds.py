"""The algebra of where: a place is a region too, and two agree where they meet.

A country or a state is the towns whose codes begin with its own; a town is a disc that holds it, wide enough for its
parts and for what a newsroom calls by its name. "Near" a town is a wider disc. Regions hold what they name, never less:
two that do not meet cannot be one place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0
"""Kilometres from the middle of the earth."""
MARGIN = 3.0
"""Kilometres that two towns must lie apart at their edges."""
NEAR, WIDE = 12.0, 3.0
"""What is near a town: so many kilometres from its middle, or so many times its radius, whichever is more."""


@dataclass(frozen=True)
class Ground:
    """A country, state or province by its code; a town by its code, its middle (degrees) and its radius (km)."""

    code: str
    latitude: float | None = None
    longitude: float | None = None
    radius: float = 0.0

    @property
    def town(self) -> bool:
        """Whether it has a middle."""
        return self.latitude is not None


def meet(a: Ground, b: Ground) -> bool:
    """Return whether some spot may lie in both.

    >>> meet(Ground("USTX"), Ground("USTX", 29.76, -95.37, 19)), meet(Ground("USTX"), Ground("USMN"))
    (True, False)
    """
    if a.town and b.town:
        return distance(a, b) <= a.radius + b.radius + MARGIN
    return a.code.startswith(b.code) or b.code.startswith(a.code)


def around(ground: Ground) -> Ground:
    """Return what is near a town; near a state or a country may be anywhere."""
    return replace(ground, radius=max(NEAR, WIDE * ground.radius)) if ground.town else Ground("")


def distance(a: Ground, b: Ground) -> float:
    """Return the kilometres between the middles of two towns (haversine), rounded."""
    lat, other = radians(a.latitude or 0.0), radians(b.latitude or 0.0)
    east = radians((b.longitude or 0.0) - (a.longitude or 0.0))
    half = sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(east / 2) ** 2
    return round(2 * EARTH * asin(min(1.0, sqrt(half))), 1)
