"""A claim's sentence names only those who give its numbers themselves."""

from __future__ import annotations

from firsthand.model import Statement, Value
from firsthand.story.claims.comparing import gives


def told(*values: Value) -> Statement:
    return Statement(
        id="s", article="a", start=0, end=1, text="x", subject_text="", predicate="shake", object_text="", values=values
    )


def lasting(low: float, high: float) -> Value:
    return Value(kind="duration", role="duration", unit="second", text="x", start=0, end=1, low=low, high=high)


def test_who_gives_no_number_does_not_give_it() -> None:
    assert not gives(told(lasting(60, 60)), told())
    assert gives(told(), told(lasting(60, 60)))


def test_who_gives_another_number_does_not_give_it_either() -> None:
    assert gives(told(lasting(60, 60)), told(lasting(60, 60)))
    assert not gives(told(lasting(60, 60)), told(lasting(15, 15)))
