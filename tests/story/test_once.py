"""The day of what happens once, and of what the news is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake

Write = Callable[..., Story]


@pytest.fixture(scope="module")
def write(desk: Desk, article: Callable[..., Article]) -> Write:
    """The story of texts, published on the day before them."""

    def written(*texts: tuple[str | None, str]) -> Story:
        articles = tuple(article(text, id=f"a{n}", published=on) for n, (on, text) in enumerate(texts))
        return desk.story(Intake(articles, ()))

    return written


def days(story: Story) -> list[list[str]]:
    return [sorted(s.text for s in c.sides) for c in story.conflicts if c.kind == "date"]


FIRED = "Pavel Orsk opened fire at the Harlow mill and shot Ida Brekke, police said."


def test_one_man_is_convicted_on_one_day(write: Write) -> None:
    made = write(
        ("2031-05-02", "Pavel Orsk was convicted on March 20 of the murder of Ida Brekke."),
        ("2031-06-02", "In April 2031 the suspect was found guilty of murder and sentenced to death."),
    )
    assert days(made) == [["April 2031", "March 20"]]


def test_two_men_convicted_leave_open_who_the_suspect_is(write: Write) -> None:
    made = write(
        ("2031-05-02", "Pavel Orsk was convicted on March 20 of the murder of Ida Brekke."),
        ("2031-05-02", "Rudi Marsh was convicted on March 30 of helping him."),
        ("2031-06-02", "In April 2031 the suspect was found guilty of murder and sentenced to death."),
    )
    assert days(made) == []


def test_a_month_holds_the_day_of_a_conviction(write: Write) -> None:
    made = write(
        ("2031-05-02", "Pavel Orsk was convicted on March 20 of the murder of Ida Brekke."),
        ("2031-04-02", "Pavel Orsk was convicted last month of the murder of Ida Brekke."),
    )
    assert days(made) == []


def test_a_second_arrest_is_not_the_first(write: Write) -> None:
    made = write(
        ("2031-05-20", "Pavel Orsk was arrested on May 2 in Harlow."),
        ("2031-05-20", "Pavel Orsk was arrested again on May 16 in Harlow."),
    )
    assert days(made) == []


def test_one_text_that_tells_of_two_arrests_silences_their_days(write: Write) -> None:
    made = write(
        ("2031-05-20", "Pavel Orsk was arrested on May 2. Police said Pavel Orsk was arrested on May 16."),
        ("2031-05-20", "Pavel Orsk was arrested on May 2 in Harlow."),
    )
    assert days(made) == []


def test_the_day_of_a_thing_named_beside_is_not_that_of_the_arrest(write: Write) -> None:
    made = write(
        ("2031-05-20", "Pavel Orsk was arrested on May 12 in Harlow."),
        ("2031-05-20", "Pavel Orsk was arrested after the robbery of a bank on May 9."),
    )
    assert days(made) == []


def test_a_day_before_which_something_happens_is_no_day_of_it(write: Write) -> None:
    made = write(
        ("2031-05-20", "Ida Brekke resigned on May 12."),
        ("2031-05-20", "Ida Brekke resigned before May 3."),
    )
    assert days(made) == []


def test_who_sank_it_holds_two_tellings_together(write: Write) -> None:
    made = write(
        ("2031-05-14", "On April 18, the frigate Tarn sank a trawler off Kerrin."),
        ("2031-05-14", "On April 19, the Tarn sank a pirate vessel."),
    )
    assert days(made) == [["April 18", "April 19"]]


def test_the_weekday_of_the_news_is_held_against_its_date(write: Write) -> None:
    made = write(
        ("2031-05-16", f"{FIRED} The shooting happened shortly after 3 p.m. Thursday."),
        ("2032-05-16", "Pavel Orsk shot Ida Brekke. Then, on May 16, 2031, Pavel Orsk went berserk."),
    )
    assert days(made) == [["3 p.m. Thursday", "May 16, 2031"]]


def test_weekdays_alone_can_be_at_odds(write: Write) -> None:
    made = write(
        (None, f"{FIRED} The shooting occurred Thursday afternoon."),
        (None, "Pavel Orsk shot Ida Brekke. The shooting occurred on Saturday."),
    )
    assert days(made) == [["Saturday", "Thursday afternoon"]]


def test_the_night_belongs_to_two_days(write: Write) -> None:
    made = write(
        ("2031-05-17", f"{FIRED} The shooting occurred Thursday night."),
        ("2031-05-17", "Pavel Orsk shot Ida Brekke. The shooting occurred early on Friday."),
    )
    assert days(made) == []


def test_another_shooting_has_a_day_of_its_own(write: Write) -> None:
    made = write(
        ("2031-05-17", f"{FIRED} The shooting occurred on Thursday."),
        ("2031-05-17", "Pavel Orsk shot Ida Brekke. An earlier shooting at the mill occurred on Monday."),
    )
    assert days(made) == []


def test_words_for_today_of_two_articles_are_two_days(write: Write) -> None:
    made = write(
        ("2031-05-14", "Ida Brekke, a miner, was killed today in Harlow."),
        ("2031-05-15", "Ida Brekke, a miner, was killed yesterday in Harlow."),
    )
    assert days(made) == []


def test_a_day_without_its_year_is_none_after_its_article(write: Write) -> None:
    made = write(
        ("2031-11-20", "Pavel Orsk was seen near the scene of the Oct. 23 slaying of Ida Brekke, police said."),
        ("2032-10-24", "Ida Brekke was killed on Oct. 23, 2032 by a gunman in her garden."),
    )
    assert days(made) == [["Oct. 23", "Oct. 23, 2032"]]
    (found,) = [c for c in made.conflicts if c.kind == "date"]
    assert "“Oct. 23” of 2031 (" in found.explanation
    assert "“Oct. 23, 2032” (" in found.explanation


def test_a_day_without_its_year_may_be_of_the_year_another_names(write: Write) -> None:
    made = write(
        ("2031-11-20", "Pavel Orsk was seen near the scene of the Oct. 23 slaying of Ida Brekke, police said."),
        ("2032-10-24", "Ida Brekke was killed on Oct. 23, 2031 by a gunman in her garden."),
    )
    assert days(made) == []
