"""The dead and the hurt of a deed that was over at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]
SHOT = "Two people were killed and two others were wounded in a shooting at a mill in Tarn."
AT_ONCE, LATER = ("2031-05-14", "2031-05-14"), ("2031-05-14", "2031-05-16")


def sides(story: Story) -> list[set[str]]:
    return [{s.text for s in c.sides} for c in story.conflicts]


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        ("Two people were killed and three were wounded in a shooting at a mill in Tarn.", SHOT, {"three", "two"}),
        ("Two people were killed and one was wounded in a shooting at a mill in Tarn.", SHOT, {"one", "two"}),
        (
            "Police say two people have been killed and another wounded in a shooting at a mill in Tarn.",
            "A woman opened fire at a mill in Tarn, killing two workers and wounding two others.",
            {"another", "two"},
        ),
    ],
)
def test_who_was_shot_was_shot(tell: Tell, one: str, other: str, numbers: set[str]) -> None:
    assert sides(tell(one, other)) == [numbers]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (SHOT, "The shooting at a mill in Tarn left three dead and one wounded.", LATER),
        (SHOT, "Three others were also wounded in the shooting at a mill in Tarn.", AT_ONCE),
        (SHOT, "In another shooting, five people were wounded in Tarn.", AT_ONCE),
        (
            "Two people were injured in a fire in Tarn on Monday.",
            "Three people were injured in the fire in Tarn on Monday.",
            AT_ONCE,
        ),
    ],
    ids=["one of the wounded died", "who comes on top", "another shooting", "a toll that may grow"],
)
def test_what_may_be_both_is_left_alone(tell: Tell, one: str, other: str, days: tuple[str, str]) -> None:
    assert sides(tell(one, other, days=days)) == []


def test_the_dead_of_two_places_are_two_tolls_that_do_not_grow_into_one(tell: Tell) -> None:
    made = tell(
        "Six people were killed in a bomb attack in Berlin on Friday.",
        "The bombings killed 31 people in Paris and nine in Berlin on Friday.",
        days=LATER,
    )
    steps = [[(step.low, step.as_of) for step in u.steps] for u in made.updates if u.role == "killed"]
    assert all(len({low for low, _ in told} & {6.0, 31.0}) < 2 for told in steps)
    assert not sides(made)


@pytest.mark.parametrize(
    ("first", "then", "odd"),
    [
        (
            "At least seven people were reported dead in the bomb attack in Berlin.",
            "The bombings killed 31 people in Paris, and six people were killed in Berlin.",
            {"At least seven", "six"},
        ),
        ("A bomb killed 31 people in Germany on Friday.", "A bomb killed 12 people in Berlin on Friday.", set()),
        ("A bomb killed 31 people in Berlin on Friday.", "A bomb killed 12 guards in Berlin on Friday.", set()),
        ("A bomb killed 31 people in Berlin on Friday.", "A bomb killed 12 people in Paris on Friday.", set()),
    ],
    ids=["fewer on a later day", "in a part of it", "some of them", "elsewhere"],
)
def test_a_toll_of_one_scene_does_not_fall(tell: Tell, first: str, then: str, odd: set[str]) -> None:
    assert sides(tell(first, then, days=LATER)) == ([odd] if odd else [])
