"""A claim's sentence names only those who give its numbers themselves."""

from __future__ import annotations

from firsthand.model import Phrase, Statement, Value
from firsthand.story.claims.comparing import gives


def told(*values: Value) -> Statement:
    return Statement(
        id="s", article="a", start=0, end=1, text="x", subject_text="", predicate="shake", object_text="", values=values
    )


def lasting(low: float | None, high: float | None) -> Value:
    return Value(kind="duration", role="duration", unit="second", text="x", start=0, end=1, low=low, high=high)


def test_who_gives_no_number_does_not_give_it() -> None:
    assert not gives(told(lasting(60, 60)), told())
    assert gives(told(), told(lasting(60, 60)))


def test_who_gives_another_number_does_not_give_it_either() -> None:
    assert gives(told(lasting(60, 60)), told(lasting(60, 60)))
    assert not gives(told(lasting(60, 60)), told(lasting(15, 15)))


def test_who_leaves_room_for_a_number_has_not_said_it() -> None:
    assert not gives(told(lasting(300, None)), told(lasting(22, None)))
    assert not gives(told(lasting(60, 60)), told(lasting(None, 300)))
    assert gives(told(lasting(22, None)), told(lasting(300, None)))
    assert gives(told(lasting(22, None)), told(lasting(25, 25)))
    assert gives(told(lasting(25, 25)), told(lasting(22, None)))


def test_a_number_told_with_anothers_subject_is_given_by_who_tells_it_too() -> None:
    def prompting(strength: str) -> Statement:
        said = "prompting an alert"
        subject = Phrase(text=f"An {strength}-magnitude quake ")
        return Statement(
            id="s",
            article="a",
            start=0,
            end=len(said),
            text=said,
            predicate="prompt",
            told=(subject, Phrase(text=said)),
        )

    assert gives(prompting("8.6"), prompting("8.6"))
    assert not gives(prompting("8.6"), prompting("8.7"))
