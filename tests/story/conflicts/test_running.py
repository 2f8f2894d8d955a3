"""Numbers that run with the day they are told on, and days that come after what tells of them was printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Evidence, Story
from firsthand.story.claims.facets import facets
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.running import standing
from firsthand.story.conflicts.sentences import Marker, sentences

SEVEN = "The Corran Herons have won six of their past seven games."
EIGHT = "The Corran Herons have won seven of their past eight games."


@pytest.mark.parametrize(
    ("texts", "days", "stands"),
    [
        ((SEVEN, EIGHT), ("2031-05-14", "2031-05-18"), False),
        ((SEVEN, EIGHT), ("2031-05-14", "2031-05-14"), True),
        ((SEVEN, "The Corran Herons have won eight games this spring."), ("2031-05-14", "2031-05-18"), True),
        (
            ("It rained on six of the last nine days.", "It rained on eight of the last ten days."),
            ("2031-05-14", ""),
            True,
        ),
    ],
    ids=["told on two days", "told on one day", "one that does not run", "a day that is not known"],
)
@pytest.mark.parametrize("role", ["game", "account"])
def test_what_runs_with_the_day_is_held_against_that_day_alone(
    tell: Callable[..., Story], texts: tuple[str, ...], days: tuple[str, ...], stands: bool, role: str
) -> None:
    story = tell(*texts, days=tuple(day or None for day in days))  # type: ignore[misc]
    articles = {a.id: a for a in story.articles}
    every = facets(story.statements, {}, articles, {e.id: e for e in story.entities})
    sides = []
    for a in sorted(story.articles, key=lambda a: a.id):
        words = a.text if role == "account" else next(w for w in ("seven", "eight", "nine", "ten") if w in a.text)
        at = a.text.find(words)
        spot = Evidence(article=a.id, start=at, end=at + len(words), text=words)
        sides.append(DraftSide(words, None, None, (), (spot,)))
    draft = Draft(0, role, "polarity" if role == "account" else "value", 0.7, tuple(sides))
    assert bool(standing([draft], Marker(sentences(every, articles, whole=True), articles))) == stands


WON = (
    "Ada Lorne won the primary on Sunday, early returns show.",
    "Ada Lorne, a lawyer, won the primary on Tuesday by nine votes.",
)


@pytest.mark.parametrize(
    ("days", "at_odds"), [(("2031-05-19", "2031-05-21"), False), (("2031-05-21", "2031-05-21"), True)]
)
def test_nothing_that_was_printed_tells_of_a_later_day(
    tell: Callable[..., Story], days: tuple[str, ...], at_odds: bool
) -> None:
    assert any(c.kind == "date" for c in tell(*WON, days=days).conflicts) == at_odds


@pytest.mark.parametrize(
    ("second", "at_odds"),
    [
        ("Mayor Ada Lorne would need to win 69 percent of the remaining seats after June if a town is lost.", True),
        ("He would need to win 69 percent of the remaining seats after June if a town is lost.", False),
    ],
    ids=["one person's two shares", "a share of one who may be anybody"],
)
def test_a_share_is_that_of_whoever_has_it(tell: Callable[..., Story], second: str, at_odds: bool) -> None:
    story = tell("Mayor Ada Lorne must win 58 percent of the remaining seats to lead the council, she said.", second)
    assert any(c.kind == "value" for c in story.conflicts) == at_odds
