"""The hour of a deed told over its phases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake

Write = Callable[..., Story]
ON = "2031-05-16"
FIRED = "Pavel Orsk opened fire at the Harlow mill and shot Ida Brekke, police said."


@pytest.fixture(scope="module")
def write(desk: Desk, article: Callable[..., Article]) -> Write:
    """The story of texts published on one day."""

    def written(*texts: str) -> Story:
        articles = tuple(article(text, id=f"a{n}", published=ON) for n, text in enumerate(texts))
        return desk.story(Intake(articles, ()))

    return written


def hours(story: Story) -> list[list[str]]:
    return [sorted(s.text for s in c.sides) for c in story.conflicts if c.role == "time"]


def test_nobody_fires_half_an_hour_after_the_gunman_came_in(write: Write) -> None:
    made = write(
        f"{FIRED} The gunman walked into the office on the second floor around 10 a.m. and opened fire.",
        "Pavel Orsk shot Ida Brekke. Witnesses said there were sounds of gunfire around 10:30 a.m.",
    )
    assert hours(made) == [["around 10 a.m.", "around 10:30 a.m."]]


def test_phases_differ_by_minutes(write: Write) -> None:
    made = write(
        f"{FIRED} The gunman walked into the office at 10 a.m. and opened fire.",
        "Pavel Orsk shot Ida Brekke. The shooting occurred at 10:15 a.m.",
    )
    assert hours(made) == []


def test_nobody_fires_before_he_comes_in(write: Write) -> None:
    made = write(
        f"{FIRED} The shooting occurred about 3:10 p.m.",
        "Pavel Orsk shot Ida Brekke. Ida Brekke followed Orsk to the mill at about 3:40 p.m.",
    )
    assert hours(made) == [["about 3:10 p.m.", "about 3:40 p.m."]]


def test_a_worker_may_come_in_hours_before(write: Write) -> None:
    made = write(
        f"{FIRED} The shooting occurred at 10 a.m.",
        "Pavel Orsk shot Ida Brekke. Orsk arrived at the mill at 9 a.m. for work.",
    )
    assert hours(made) == []


def test_soon_after_an_hour_may_be_a_quarter_past(write: Write) -> None:
    made = write(
        f"{FIRED} Ida Brekke spotted Orsk shortly after 3 p.m.",
        "Pavel Orsk shot Ida Brekke. The shooting occurred about 3:10 p.m.",
    )
    assert hours(made) == []


def test_an_article_at_odds_with_itself_is_not_heard(write: Write) -> None:
    made = write(
        f"{FIRED} The gunman walked in at 10 a.m. and opened fire. The shooting occurred at 10:50 a.m.",
        "Pavel Orsk shot Ida Brekke. The shooting occurred at 10:50 a.m.",
    )
    assert hours(made) == []


def test_where_the_news_is_no_deed_who_walks_in_is_nobody(write: Write) -> None:
    made = write(
        "A fire broke out at the Harlow mill around 10:30 a.m. and destroyed it.",
        "The fire destroyed the Harlow mill. Ida Brekke walked into the mill around 10 a.m.",
    )
    assert hours(made) == []


def test_the_hour_of_an_arrest_is_one(write: Write) -> None:
    made = write(
        f"{FIRED} Orsk was arrested at 6 p.m.",
        "Pavel Orsk shot Ida Brekke. Orsk surrendered at 8 p.m.",
    )
    assert hours(made) == [["6 p.m.", "8 p.m."]]


def test_nobody_is_called_to_a_fire_before_it_breaks_out(write: Write) -> None:
    made = write(
        "A fire broke out at the Harlow mill at 4 a.m. and destroyed it.",
        "A fire destroyed the Harlow mill. Firefighters were called to the blaze at 3:30 a.m.",
    )
    assert hours(made) == [["3:30 a.m.", "4 a.m."]]


def test_help_comes_later(write: Write) -> None:
    made = write(
        "A fire broke out at the Harlow mill at 4 a.m. and destroyed it.",
        "A fire destroyed the Harlow mill. Firefighters were called to the blaze shortly before 5 a.m.",
    )
    assert hours(made) == []
