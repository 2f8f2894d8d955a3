"""Nobody was hurt, and some were: when the two are at odds, and when one is the later news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]
FIRST, NEXT = "2031-05-12", "2031-05-14"


def sides(story: Story) -> list[set[str]]:
    """The first words of the sides of each conflict."""
    return [{" ".join(s.text.split()[:2]) for s in c.sides} for c in story.conflicts]


@pytest.mark.parametrize(
    ("none", "some", "told"),
    [
        (
            "A fire broke out in a mill in Kerrin on Monday. No one was hurt, police said.",
            "Flames gutted a mill in Kerrin on Monday. Two people were hurt in the fire, a doctor said.",
            {"No one", "Two"},
        ),
        (
            "A quake hit Kerrin on Monday. There were no injuries, police said.",
            "A quake hit Kerrin on Monday, injuring three people, the governor said.",
            {"no injuries", "three"},
        ),
        (
            "A quake hit Kerrin on Monday. No deaths were reported, police said.",
            "A quake hit Kerrin on Monday, killing three people, the governor said.",
            {"No deaths", "three"},
        ),
        (
            "Nobody was injured in the crash of a bus in Kerrin on Monday, police said.",
            "Four people were injured in the crash of a bus in Kerrin on Monday, police said.",
            {"Nobody", "Four"},
        ),
    ],
)
def test_nobody_and_some_are_at_odds_on_one_day_and_when_nobody_is_the_later_news(
    tell: Tell, none: str, some: str, told: set[str]
) -> None:
    assert sides(tell(none, some)) == [told]
    assert len(sides(tell(none, some, days=(NEXT, FIRST)))) == 1
    assert sides(tell(none, some, days=(FIRST, NEXT))) == []


def test_a_toll_grows_from_nought(tell: Tell) -> None:
    none = "A fire broke out in a mill in Kerrin on Monday. No one was hurt, police said."
    some = "Flames gutted a mill in Kerrin on Monday. Two people were hurt in the fire, a doctor said."
    (update,) = tell(none, some, days=(FIRST, NEXT)).updates
    assert update.why == "grew"
    assert [step.low for step in update.steps] == [0, 2]


@pytest.mark.parametrize(
    ("none", "some"),
    [
        (
            "A fire broke out in a mill in Kerrin. No one else was hurt.",
            "Two people were hurt in a fire at a mill in Kerrin.",
        ),
        (
            "No one was seriously hurt in the fire at a mill in Kerrin.",
            "Two people were hurt in a fire at a mill in Kerrin.",
        ),
        ("There were no serious injuries in the fire in Kerrin.", "Two people were hurt in a fire in Kerrin."),
        ("None of the firemen was hurt in the fire in Kerrin.", "Two people were hurt in a fire in Kerrin."),
        ("No one has been hurt so far, police in Kerrin said.", "Two people were hurt in Kerrin, police said."),
        ("There were no reports of injuries after the fire in Kerrin.", "Two people were hurt in a fire in Kerrin."),
        ("No one has been arrested over the fire in Kerrin.", "Two men were arrested over the fire in Kerrin."),
        ("A fire broke out in Kerrin. No one was hurt.", "A fire broke out in Arden. Two people were hurt in Arden."),
        ("No one was hurt, but two men were arrested in Kerrin.", "Two men were arrested in Kerrin."),
        ("No one was hurt in the first blast in Kerrin. Two were hurt in the second.", "Two people were hurt."),
    ],
)
def test_what_is_narrowed_or_elsewhere_leaves_nobody_be(tell: Tell, none: str, some: str) -> None:
    assert sides(tell(none, some)) == []
