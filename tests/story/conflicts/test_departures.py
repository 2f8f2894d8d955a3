"""Whether somebody who left a post chose to go, in words of all kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]

LEFT = "Marco Dell resigned as coach of the Lynx on Sunday. Dell resigned after a row with the board of the club."
SACKED = "Marco Dell was sacked as coach of the Lynx on Sunday, people at the club said."


def departures(story: Story) -> list[list[str]]:
    return [[s.text for s in c.sides] for c in story.conflicts if c.role == "departure"]


@pytest.mark.parametrize(
    ("own", "pushed"),
    [
        ("Dell went of his own accord, his agent said.", SACKED),
        ("“Nobody pushed him,” said his agent, Olaf Brenn.", SACKED),
        ("Dell said the decision was his alone.", "Dell was told to resign by the chairman, a friend said."),
        ("Dell chose to leave, his agent said.", "Dell was given the boot, a friend said."),
        ("It was his own decision, Dell said.", "The club had declined to renew his contract, a friend of Dell said."),
        (
            "Dell had asked to be released, his agent said.",
            "Dell went at the insistence of the chairman, a friend said.",
        ),
    ],
)
def test_a_choice_and_a_push_are_at_odds(tell: Tell, own: str, pushed: str) -> None:
    story = tell(f"{LEFT} {own}", f"{LEFT} {pushed}")
    assert len(departures(story)) == 1
    (conflict,) = (c for c in story.conflicts if c.role == "departure")
    assert "on whether Marco Dell chose to go" in conflict.explanation
    assert [{e.article for e in s.spans} for s in conflict.sides] == [{"a0"}, {"a1"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dell said goodbye to the players.", SACKED),
        ("Dell denied that the decision was his.", SACKED),
        ("Dell went of his own accord, his agent said.", "Dell dismissed as a fairy tale claims that he was sacked."),
        ("It was unclear whether Dell chose to leave.", SACKED),
        ("Dell went of his own accord, his agent said.", "Dell was not sacked, the club said."),
        ("Dell went of his own accord, his agent said.", "Dell was told to leave his pass on the table."),
        ("Dell went of his own accord, his agent said.", "Dell would have been sacked if he had lost, fans said."),
        ("Dell went of his own accord, his agent said.", "Olaf Brenn was sacked as coach of Arden in 2029."),
    ],
)
def test_what_leaves_it_open_or_is_of_another_is_no_conflict(tell: Tell, one: str, other: str) -> None:
    assert not departures(tell(f"{LEFT} {one}", f"{LEFT} {other}"))


def test_a_story_of_two_who_left_tells_of_neither(tell: Tell) -> None:
    two = "Marco Dell resigned on Sunday. Olaf Brenn resigned on Sunday too."
    assert not departures(tell(f"{two} Dell went of his own accord.", f"{two} He was told to resign, a friend said."))
