"""One word of a sentence retold: a weekday, a direction, a relation, a weapon, a place."""

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
    return [sorted(s.text for s in c.sides) for c in story.conflicts]


AT_ODDS = [
    (
        "a direction",
        "The ferry ran aground on a sandbank in the lake north of Kerrin with forty passengers on board.",
        "The ferry ran aground on a sandbank in the lake south of Kerrin with all its forty passengers on board.",
        ["north", "south"],
    ),
    (
        "a relation",
        "Neighbours said the keeper had gone out in the storm to look for his brother near the lighthouse.",
        "Neighbours said the old keeper had gone out in the storm to look for his father near the lighthouse.",
        ["brother", "father"],
    ),
    (
        "which of several",
        "The alarm went off when somebody opened the emergency door on the fourth floor of the town hall.",
        "The alarm went off when somebody had opened the emergency door on the sixth floor of the town hall.",
        ["fourth", "sixth"],
    ),
    (
        "a weekday",
        "Divers will search the harbour of Kerrin for the missing anchor of the ferry again on Monday morning.",
        "Divers will search the harbour of Kerrin for the missing anchor of the ferry again on Thursday at dawn.",
        ["Monday", "Thursday"],
    ),
    (
        "a year",
        "The lighthouse has had no keeper and no working lamp since 1991, when the harbour was closed.",
        "The lighthouse has had no keeper and no working lamp since 1988, when the old harbour was closed.",
        ["1988", "1991"],
    ),
]


@pytest.mark.parametrize(("first", "second", "found"), [c[1:] for c in AT_ODDS], ids=[c[0] for c in AT_ODDS])
def test_one_word_of_a_sentence_retold_is_at_odds(write: Write, first: str, second: str, found: list[str]) -> None:
    assert sides(write(first, second)) == [found]


SILENT = [
    (
        "the day of the saying",
        "Divers will search the harbour of Kerrin for the missing anchor, police said on Monday.",
        "Divers will search the harbour of Kerrin for the missing anchor, police said on Thursday.",
    ),
    (
        "the next day, which may be another zone's",
        "Divers will search the harbour of Kerrin for the missing anchor of the ferry again on Monday morning.",
        "Divers will search the harbour of Kerrin for the missing anchor of the ferry again on Tuesday at dawn.",
    ),
    (
        "both words in one sentence",
        "The ferry ran aground on a sandbank in the lake north of Kerrin with forty passengers on board.",
        "The ferry ran aground on a sandbank in the lake south of Kerrin and north of Tarn with passengers on board.",
    ),
    (
        "two sentences with little in common",
        "The ferry ran aground in the lake north of Kerrin.",
        "A lorry loaded with timber was found by walkers on the shore south of Kerrin.",
    ),
]


@pytest.mark.parametrize(("first", "second"), [c[1:] for c in SILENT], ids=[c[0] for c in SILENT])
def test_nothing_is_said_where_both_words_may_be_so(write: Write, first: str, second: str) -> None:
    assert sides(write(first, second)) == []
