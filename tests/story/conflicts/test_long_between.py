"""What is so on one day and otherwise weeks later is no disagreement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]
LEAD = "Going into the vote in Kerrin, Ada Lorne holds a lead of {} delegates over Rudi Marsh."
SHOT = "On 3 May 2031 the guard shot Ivo Marr {} times at the mill in Tarn."


def numbers(story: Story) -> list[set[str]]:
    return [{s.text for s in c.sides} for c in story.conflicts if c.kind == "value"]


@pytest.mark.parametrize(
    ("text", "later", "found"),
    [
        (LEAD, "2031-05-15", [{"26", "214"}]),
        (LEAD, "2031-06-15", []),
        (SHOT, "2031-06-15", [{"7", "9"}]),
    ],
    ids=["two days apart", "a month apart", "a month apart, of one day"],
)
def test_what_nobody_dates_is_of_the_day_it_was_told(tell: Tell, text: str, later: str, found: list[set[str]]) -> None:
    two = ("7", "9") if text is SHOT else ("26", "214")
    story = tell(*(text.format(number) for number in two), days=("2031-05-14", later))
    assert numbers(story) == found


def test_one_participle_denies_nothing(tell: Tell) -> None:
    story = tell(
        "Most voters in Kerrin want a ban on foreign trucks entering the old town.",
        "Most voters in Kerrin support banning foreign trucks from entering the old town.",
    )
    assert not story.conflicts
