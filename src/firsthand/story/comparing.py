"""Whether two aligned values leave room for one world; a thin layer over the regions."""

from __future__ import annotations

from firsthand.model import Value


def agree(a: Value, b: Value) -> bool:
    """Return whether some world satisfies both values, at the precision each was given."""
    if a.kind != b.kind or a.unit != b.unit:
        return True
    if a.kind == "name":
        return a.low == b.low
    low = max((x for x in (a.low, b.low) if isinstance(x, float | int)), default=None)
    high = min((x for x in (a.high, b.high) if isinstance(x, float | int)), default=None)
    return low is None or high is None or low <= high
