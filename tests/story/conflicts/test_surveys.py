"""Figures of polls: of one they may be at odds, of two never."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Evidence, Story
from firsthand.story.claims.facets import facets
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.surveys import standing

LODGE = "The Lodge Institute said that in its poll 68 percent of voters blame the mayor for the flood."
TARN = "The Tarn Institute said that in its poll 83 percent of voters blame the mayor for the flood."


@pytest.mark.parametrize(
    ("texts", "stands"),
    [
        ((LODGE, LODGE.replace("68", "86")), True),
        ((LODGE, TARN), False),
        ((LODGE, f"{TARN} In another survey, said the Lodge Institute, 68 percent do."), False),
    ],
    ids=["two figures of one poll", "two polls", "an article that tells of both"],
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

    draft = Draft(0, "account", "polarity", 0.7, (side("68 percent"), side("83 percent", "86 percent")))
    assert bool(standing([draft], every, articles)) == stands
