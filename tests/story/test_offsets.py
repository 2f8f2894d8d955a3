"""How long before or after the main happening something took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake

Write = Callable[..., Story]
FIRED = "Pavel Orsk opened fire at the Harlow mill on Thursday and shot Ida Brekke, police said."
SHOT = "Ida Brekke was shot on Thursday afternoon by Pavel Orsk."


@pytest.fixture(scope="module")
def write(desk: Desk, article: Callable[..., Article]) -> Write:
    """The story of texts published on one day."""

    def written(*texts: str) -> Story:
        articles = tuple(article(text, id=f"a{n}", published="2031-05-16") for n, text in enumerate(texts))
        return desk.story(Intake(articles, ()))

    return written


def sides(story: Story, role: str) -> list[list[str]]:
    return [sorted(s.text for s in c.sides) for c in story.conflicts if c.role == role]


def test_two_weeks_before_it_are_not_three(write: Write) -> None:
    made = write(
        f"{FIRED} Ida Brekke had married two weeks before the shooting.",
        f"{SHOT} Ida Brekke, who married a miner three weeks before she was killed, was 30.",
    )
    (found,) = [c for c in made.conflicts if c.role == "duration"]
    assert sorted(s.text for s in found.sides) == ["three weeks", "two weeks"]
    assert found.explanation.startswith("The articles differ on when Ida Brekke got married: ")


def test_about_three_weeks_ago_may_be_two_before_it(write: Write) -> None:
    made = write(
        f"{FIRED} Ida Brekke had married two weeks before the shooting.",
        f"{SHOT} Ida Brekke was married about three weeks ago.",
    )
    assert sides(made, "duration") == []


def test_weeks_before_something_else_are_no_date(write: Write) -> None:
    made = write(
        f"{FIRED} Ida Brekke had married two weeks before the shooting.",
        f"{SHOT} Ida Brekke had married six weeks before the election.",
    )
    assert sides(made, "duration") == []


def test_an_arrest_hours_later_has_an_hour(write: Write) -> None:
    made = write(
        f"{FIRED} The shooting occurred at 3 p.m. Orsk was arrested three hours after the shooting.",
        f"{SHOT} Orsk was arrested at 11 p.m.",
    )
    assert [sorted(s.text for s in c.sides) for c in made.conflicts] == [["11 p.m.", "three hours"]]


def test_three_hours_after_three_is_about_six(write: Write) -> None:
    made = write(
        f"{FIRED} The shooting occurred at 3 p.m. Orsk was arrested three hours after the shooting.",
        f"{SHOT} Orsk was arrested shortly before 7 p.m.",
    )
    assert not [c for c in made.conflicts if c.role != "account"]
