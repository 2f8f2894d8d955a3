"""Two numbers that one article sets against each other, each on another's word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article
from firsthand.reading import Intake

OTHER = "Schools and ports were closed in Kerrin. The army was sent."


def at_odds(desk: Desk, article: Callable[..., Article], text: str) -> list[set[str]]:
    made = desk.story(Intake((article(text, id="a"), article(OTHER, id="b")))).conflicts
    return [{s.text for s in c.sides} for c in made]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Thousands marched in Kerrin on Tuesday. Police put the march at roughly 30,000 people. But witnesses said "
            "there were more than 50,000.",
            {"roughly 30,000", "more than 50,000"},
        ),
        (
            "A flood hit Kerrin. The ministry put the death toll at 12. Aid workers said at least 30 people had died.",
            {"12", "at least 30"},
        ),
        (
            "Police raided the port. Police said 200 people were arrested, while lawyers put the number of arrests at "
            "340.",
            {"200", "340"},
        ),
    ],
)
def test_a_writer_who_gives_two_voices_two_numbers_tells_a_conflict(
    desk: Desk, article: Callable[..., Article], text: str, sides: set[str]
) -> None:
    assert sides in at_odds(desk, article, text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry put the death toll at 12. Aid workers said at least 10 people had died.",
        "The ministry put the death toll at 12. The ministry said later that 30 people had died.",
        "The ministry said 12 people were killed. Doctors said another 30 people were killed in Tarn.",
        "Police said 200 people were arrested. Doctors said 12 people were injured.",
        "The firm said 300 workers stayed. The union said 40 workers came on Monday.",
    ],
)
def test_other_things_bounds_and_one_voice_are_none(desk: Desk, article: Callable[..., Article], text: str) -> None:
    assert at_odds(desk, article, text) == []


def test_the_sentence_asks_how_many(desk: Desk, article: Callable[..., Article]) -> None:
    text = "The ministry put the death toll at 12. Aid workers said at least 30 people had died."
    found = desk.story(Intake((article(text, id="a"), article(OTHER, id="b")))).conflicts
    assert found[0].explanation.startswith("One article differs with itself on how many were killed: ")
