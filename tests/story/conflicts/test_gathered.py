"""Quarrels over one number are one, and each side has all who give its number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Conflict, Story
from firsthand.reading import Intake

TEXTS = (
    "Three armed men made off with jewels worth $108 million from the Brekke store in Kerrin, police said on Friday.",
    "Three armed men made off with jewels worth $137 million from the Brekke store in Kerrin on Thursday.",
    "Jewels worth $160 million were stolen from the Brekke store in Kerrin by three armed men.",
    "The armed men who raided the Brekke store in Kerrin stole jewels worth $108 million, the mayor said.",
)


@pytest.fixture(scope="module")
def story(desk: Desk, article: Callable[..., Article]) -> Story:
    articles = tuple(article(text, id=f"a{n}", published="2031-05-16") for n, text in enumerate(TEXTS))
    return desk.story(Intake(articles, ()))


def of_money(story: Story) -> list[Conflict]:
    return [c for c in story.conflicts if any("$" in side.text for side in c.sides)]


def test_three_numbers_of_one_thing_are_one_conflict(story: Story) -> None:
    assert [sorted(s.text for s in c.sides) for c in of_money(story)] == [
        ["$108 million", "$137 million", "$160 million"]
    ]


def test_a_side_has_all_who_give_its_number(story: Story) -> None:
    told = {s.text: {e.article for e in s.spans} for c in of_money(story) for s in c.sides}
    assert told["$108 million"] == {"a0", "a3"}


def test_what_any_quake_can_do_gives_no_strength_of_the_one_told_of(
    desk: Desk, article: Callable[..., Article]
) -> None:
    texts = (
        "A 5.9-magnitude quake struck Kerrin on Friday. A magnitude-6 quake can cause severe damage.",
        "A 6.1-magnitude quake struck Kerrin on Friday, flattening seven houses.",
        "The quake that struck Kerrin on Friday had a magnitude of 5.9, the observatory said.",
        "The quake in Kerrin measured 6.1 on the Richter scale.",
    )
    articles = tuple(article(text, id=f"a{n}", published="2031-05-16") for n, text in enumerate(texts))
    found = [c for c in desk.story(Intake(articles, ())).conflicts if c.role == "magnitude"]
    assert [[{e.article for e in s.spans} for s in c.sides] for c in found] == [[{"a0", "a2"}, {"a1", "a3"}]]
