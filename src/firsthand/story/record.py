"""What a claim's record says of its statements: whom it is about, where its numbers meet, who denies it."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import ClaimValue, Statement
from firsthand.story.claims.facets import Facets


def denials(group: Sequence[Facets]) -> Sequence[Facets]:
    """Return the statements that deny what others of their claim affirm."""
    denied = [f for f in group if f.statement.polarity == "denied"]
    return denied if len(denied) < len(group) else ()


def about(members: Sequence[Statement]) -> tuple[str, ...]:
    """Return the entities a claim's statements speak of, in order."""
    found: dict[str, None] = {}
    for statement in members:
        for entity in (*statement.subjects, statement.subject, statement.object):
            if entity:
                found.setdefault(entity)
    return tuple(found)


def values(members: Sequence[Statement]) -> tuple[ClaimValue, ...]:
    """Return where the numbers of statements meet; a role whose numbers do not meet is left to the conflicts."""
    regions: dict[tuple[str, str | None], tuple[float | None, float | None] | None] = {}
    for value in (v for s in members for v in s.values):
        if isinstance(value.low, str) or isinstance(value.high, str):
            continue
        key, known = (value.role, value.unit), regions.get((value.role, value.unit), (None, None))
        if known is not None:
            low = max((x for x in (known[0], value.low) if x is not None), default=None)
            high = min((x for x in (known[1], value.high) if x is not None), default=None)
            regions[key] = None if low is not None and high is not None and low > high else (low, high)
    return tuple(
        ClaimValue(role=role, unit=unit, low=region[0], high=region[1])
        for (role, unit), region in regions.items()
        if region
    )
