"""What is said in words is as exact as its words: "noon", "a mile and a half"."""

from __future__ import annotations

import pytest

from firsthand.model import Value
from firsthand.story.claims.comparing import agree


def _value(kind: str, text: str, at: float | str, unit: str | None = None) -> Value:
    return Value(kind=kind, role="", text=text, start=0, end=len(text), low=at, high=at, unit=unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("measure", "a mile and a half", 1.5, "mile"), ("measure", "1.4 miles", 1.4, "mile"), True),
        (("measure", "a mile and a half", 1.5, "mile"), ("measure", "3 miles", 3.0, "mile"), False),
        (("measure", "half a mile", 0.5, "mile"), ("measure", "700 metres", 700.0, "metre"), True),
        (("measure", "1.5 miles", 1.5, "mile"), ("measure", "1.4 miles", 1.4, "mile"), False),
        (("clock", "noon", "12:00"), ("clock", "11:55", "11:55"), True),
        (("clock", "noon", "12:00"), ("clock", "11:30 a.m.", "11:30"), False),
        (("clock", "12:00", "12:00"), ("clock", "11:55", "11:55"), False),
    ],
)
def test_words_are_as_exact_as_they_are_said(one: tuple, other: tuple, alike: bool) -> None:  # type: ignore[type-arg]
    assert agree(_value(*one), _value(*other)) is alike
    assert agree(_value(*other), _value(*one)) is alike
