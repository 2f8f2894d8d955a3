"""What one source says was so and another says was not, whatever the words and in one article too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Conflict, Story
from firsthand.story.conflicts.denied import Signs, sure

Tell = Callable[..., Story]

MONEY = "Minister Paul Ardent accepted 40,000 crowns from the builder Oskar Lund in 2029, a former aide testified."
HELP = "Some villagers complained that rescuers helped foreign guests first."


def disputes(story: Story) -> list[Conflict]:
    return [c for c in story.conflicts if c.kind == "polarity"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (MONEY, "Ardent rejected the accusation as false."),
        (MONEY, "The minister called the story a lie."),
        (HELP, "Ambassador Lena Hoorn disputed that notion."),
        ("A guard told reporters that the pump had failed at noon.", "The firm's manager, Karl Moe, denied this."),
    ],
)  # fmt: skip
def test_what_points_at_what_was_said_denies_it(tell: Tell, said: str, answer: str) -> None:
    (conflict,) = disputes(tell(f"{said} {answer}"))
    assert conflict.scope == "within-article"
    assert conflict.explanation.startswith("The sources of one article seem to differ on whether this was so: ")
    assert [s.spans[0].text in text for s, text in zip(conflict.sides, (said, answer), strict=True)] == [True, True]


def test_whose_account_is_rejected_is_heard_further_back(tell: Tell) -> None:
    story = tell(
        "A deckhand said the captain had been asleep at the wheel. The coastguard said the sea was calm. The ferry was"
        " built in 2011. Captain Aldous Veer disputed the deckhand's account."
    )
    (conflict,) = disputes(story)
    assert conflict.sides[0].text == "the captain had been asleep at the wheel"


def test_who_is_said_to_deny_it_is_on_the_other_side(tell: Tell) -> None:
    story = tell(f"{HELP} Ambassador Lena Hoorn disputed that notion, saying that everybody had been helped.")
    (conflict,) = disputes(story)
    assert conflict.sides[1].origins == ("o:person:lena-hoorn",)
    assert next(c for c in story.claims if c.id == conflict.claim).denied_by == ("o:person:lena-hoorn",)


@pytest.mark.parametrize(
    "text",
    [
        f"{MONEY} The council denied him a permit for a second house.",
        f"{MONEY} The bank rejected the offer on Friday.",
        f"{MONEY} A judge dismissed the jury for the day.",
        f"{MONEY} Nobody in the ministry would comment.",
        f"{MONEY} “That is untrue of most builders,” said Karl Moe, the manager of a rival.",
        "The report ran to forty pages and cost the town a year. Mayor Dora Finch rejected the report.",
    ],
)
def test_what_denies_nothing_that_was_said_is_no_dispute(tell: Tell, text: str) -> None:
    assert not disputes(tell(text))


def test_a_denial_in_other_words_is_told_of_two_articles(tell: Tell) -> None:
    story = tell(
        "Tarvia told foreign firms of a 15 percent cutback in its oil supply in September, a report of the Norland"
        " ministry said. Prices rose.",
        "The oil minister of Tarvia, Hamad Corell, denied that the kingdom had notified any of its customers of any"
        " cutbacks in oil supply.",
    )
    (conflict,) = disputes(story)
    assert conflict.scope == "between-articles"
    contested = next(c for c in story.claims if c.id == conflict.claim)
    assert contested.status == "disputed"
    assert contested.denied_by == ("o:person:hamad-corell",)


def test_every_sign_counts_as_it_should() -> None:
    plain = Signs(0.0, 0.5, 0.5, within=False, close=0.0, outright=False, before=False, rumour=False)
    for more in ({"odds": 1.0}, {"whether": 0.9}, {"likeness": 0.9}, {"outright": True}, {"rumour": True}):
        assert sure(plain._replace(**more)) > sure(plain)
    for less in ({"within": True}, {"before": True}):
        assert sure(plain._replace(**less)) < sure(plain)
