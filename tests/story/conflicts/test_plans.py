"""Days that are set for what is still to come, and ages that end a life."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]


def sides(story: Story) -> list[set[str]]:
    return [{s.text for s in c.sides} for c in story.conflicts]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (
            "“Salt Road” is set for release on November 22, the studio said.",
            "The film “Salt Road” will be released on November 29.",
            {"November 22", "November 29"},
        ),
        (
            "The Orben X5 goes on sale on June 21.",
            "The Orben X5 will be available from June 28.",
            {"June 21", "June 28"},
        ),
        (
            "The trial of Ivo Marr is due to begin on June 12.",
            "The trial of Ivo Marr is to start on June 19.",
            {"June 12", "June 19"},
        ),
        (
            "Voters in Kerrin go to the polls on June 3.",
            "Kerrin holds its election on June 10.",
            {"June 3", "June 10"},
        ),
        (
            "The rule takes effect on June 3.",
            "The new rule will come into force on June 10.",
            {"June 3", "June 10"},
        ),
        (
            "A funeral for Ada Zaremba will be held on Friday.",
            "Ada Zaremba's funeral is planned for Saturday.",
            {"Friday", "Saturday"},
        ),
    ],
)
def test_what_is_planned_is_planned_for_one_day(tell: Tell, one: str, other: str, days: set[str]) -> None:
    story = tell(one, other)
    assert sides(story) == [days]
    assert story.conflicts[0].kind == "date"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The trial of Ivo Marr is due to begin on June 12.",
            "The trial of Ivo Marr, which was postponed on Monday, is to start on June 19.",
        ),
        ("“Salt Road” opens on November 22.", "“Cold Harbour” opens on November 29."),
        ("“Salt Road” opens in the UK on November 22.", "“Salt Road” opens in the United States on November 29."),
        ("The trial of Ivo Marr is due to begin on June 12.", "Ivo Marr will be sentenced on July 3."),
    ],
    ids=["a plan that was changed", "two films", "two countries", "two days in court"],
)
def test_two_days_of_two_things_are_left_alone(tell: Tell, one: str, other: str) -> None:
    assert sides(tell(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other", "ages"),
    [
        (
            "Ada Zaremba died in Tarn on Tuesday, her agent said. She was 86.",
            "Ada Zaremba died in Tarn on Tuesday at the age of 89.",
            {"86", "age of 89"},
        ),
        (
            "The 35-year-old deputy was killed in Tarn when Ivo Marr, 29, fled.",
            "The 35-year-old deputy was killed in Tarn after Ivo Marr fled.",
            set(),
        ),
        (
            "Ada Zaremba, who began to sing at the age of 20, died in Tarn on Tuesday.",
            "Ada Zaremba died in Tarn on Tuesday at the age of 89.",
            set(),
        ),
    ],
)
def test_the_age_told_with_a_death_is_the_age_of_the_dead(tell: Tell, one: str, other: str, ages: set[str]) -> None:
    assert sides(tell(one, other)) == ([ages] if ages else [])
