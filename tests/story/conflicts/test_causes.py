"""What a fire, a crash or a cut was due to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]
WIRED = "The fire at the mill in Tarn on Monday was caused by an electrical short circuit, the brigade said."


def sides(story: Story) -> list[set[str]]:
    return [{s.text for s in c.sides} for c in story.conflicts if c.role.startswith("cause of")]


@pytest.mark.parametrize(
    ("one", "other", "causes"),
    [
        (WIRED, "A cigarette led to Monday's fire at the mill in Tarn, police said.", {"electrical", "cigarette"}),
        (
            "The plane crashed near Tarn on Monday because of ice on its wings, the board said.",
            "The plane that crashed near Tarn on Monday had run out of fuel, which caused both engines to stop.",
            {"ice", "run out of fuel"},
        ),
        (
            "The cable off Tarn was severed by a ship's anchor on Monday, the operator said.",
            "An earthquake caused the cut of the cable off Tarn on Monday, the operator said.",
            {"anchor", "earthquake"},
        ),
    ],
)
def test_two_causes_of_one_thing_are_at_odds(tell: Tell, one: str, other: str, causes: set[str]) -> None:
    (found,) = sides(tell(one, other))
    assert {c.split()[-1] for c in found} == {c.split()[-1] for c in causes}


@pytest.mark.parametrize(
    "other",
    [
        "A cigarette may have caused Monday's fire at the mill in Tarn, police said.",
        "Police ruled out that a cigarette caused Monday's fire at the mill in Tarn.",
        "Another fire in Tarn was caused by a cigarette on Monday.",
        "Wiring caused the fire at the mill in Tarn on Monday, and no cigarette, the brigade said.",
    ],
    ids=["a guess", "a denial", "another fire", "both in one article"],
)
def test_what_is_no_second_cause_is_left_alone(tell: Tell, other: str) -> None:
    assert sides(tell(WIRED, other)) == []
