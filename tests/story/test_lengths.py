"""How long what goes on once went on, and how long somebody has been where they work."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake

Write = Callable[..., Story]


@pytest.fixture(scope="module")
def write(desk: Desk, article: Callable[..., Article]) -> Write:
    """The story of texts published on one day."""

    def written(*texts: str) -> Story:
        articles = tuple(article(text, id=f"a{n}", published="2031-05-16") for n, text in enumerate(texts))
        return desk.story(Intake(articles, ()))

    return written


def sides(story: Story) -> list[list[str]]:
    return [sorted(s.text for s in c.sides) for c in story.conflicts if c.role == "duration"]


def test_a_chase_has_one_length_whatever_the_words(write: Write) -> None:
    made = write(
        "Pavel Orsk was arrested near Kerrin after a 40-minute chase.",
        "Police caught Orsk near Kerrin. The chase lasted 15 minutes.",
    )
    assert sides(made) == [["15 minutes", "40-minute"]]


def test_lengths_are_rounded(write: Write) -> None:
    made = write(
        "Pavel Orsk was arrested near Kerrin after a 40-minute chase.",
        "Police caught Orsk near Kerrin. The chase lasted more than half an hour.",
    )
    assert sides(made) == []


def test_a_length_is_not_how_long_after(write: Write) -> None:
    made = write(
        "Pavel Orsk was arrested near Kerrin after a 40-minute chase.",
        "Police caught Orsk near Kerrin. The chase ended two hours later.",
    )
    assert sides(made) == []


def test_years_with_an_employer_are_one_number(write: Write) -> None:
    made = write(
        "Ida Brekke, a 15-year veteran of the Harlow police, was killed on Friday.",
        "Ida Brekke was killed on Friday. Brekke had been with the department for 20 years.",
    )
    assert sides(made) == [["15-year", "20 years"]]


def test_years_with_a_unit_are_not_those_with_the_force(write: Write) -> None:
    made = write(
        "Ida Brekke, a 15-year veteran of the Harlow police, was killed on Friday.",
        "Ida Brekke was killed on Friday. Brekke had been working with the gang squad for the last five years.",
    )
    assert sides(made) == []


def test_one_year_more_is_the_same_length_of_service(write: Write) -> None:
    made = write(
        "Ida Brekke, a 15-year veteran of the Harlow police, was killed on Friday.",
        "Ida Brekke was killed on Friday. Brekke had worked for the police department for nearly 16 years.",
    )
    assert sides(made) == []
