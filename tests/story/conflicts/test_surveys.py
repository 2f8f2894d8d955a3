"""Figures of polls: of one they may be at odds, of two never."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Evidence, Story
from firsthand.story.claims.facets import facets
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.sentences import Marker, sentences
from firsthand.story.conflicts.surveys import standing

LODGE = "The Lodge Institute said that in its poll 68 percent of voters blame the mayor for the flood."
TAKEN = "A Lodge Institute poll of 800 voters found that 68 percent blame the mayor for the flood."
OTHER = "A Tarn Institute poll of 900 voters found that 83 percent blame the mayor for the flood, the Lodge Party said."
TARN = "The Tarn Institute said that in its poll 83 percent of voters blame the mayor for the flood."


@pytest.mark.parametrize(
    ("texts", "stands"),
    [
        ((LODGE, LODGE.replace("68", "86")), True),
        ((LODGE, TARN), False),
        ((TAKEN, TAKEN.replace("68", "83")), True),
        ((TAKEN, OTHER), False),
        ((TAKEN, OTHER.replace("Institute poll", "Institute/Corran Echo Poll")), False),
        ((LODGE, LODGE.replace("68", "83").replace("of voters", "among women alone")), False),
        (
            (LODGE.replace("of voters", "among men"), LODGE.replace("68", "83").replace("of voters", "among women")),
            False,
        ),
        (
            (
                "The Lodge Institute asked 400 voters in its poll; the margin of error is 68 percent.",
                "The Lodge Institute asked 200 women in its poll; the margin of sampling error is 83 percent.",
            ),
            False,
        ),
        ((LODGE, f"{TARN} In another survey, said the Lodge Institute, 68 percent do."), False),
    ],
    ids=[
        "two figures of one poll",
        "two polls",
        "one poll by who took it",
        "two by who took them, though both name one body",
        "two, of which one has its name in capitals",
        "all and women",
        "men and women",
        "margins of error",
        "an article that tells of both",
    ],
)
def test_two_polls_are_no_disagreement(tell: Callable[..., Story], texts: tuple[str, ...], stands: bool) -> None:
    story = tell(*texts)
    articles = {a.id: a for a in story.articles}
    every = facets(story.statements, {}, articles, {e.id: e for e in story.entities})

    def side(*figures: str) -> DraftSide:
        found = [
            Evidence(article=a.id, start=at, end=at + len(f), text=f)
            for f in figures
            for a in story.articles
            if (at := a.text.find(f)) >= 0
        ]
        return DraftSide(figures[0], None, None, (), tuple(found))

    draft = Draft(0, "share", "value", 0.7, (side("68 percent"), side("83 percent", "86 percent")))
    assert bool(standing([draft], every, Marker(sentences(every, articles, whole=True), articles))) == stands
