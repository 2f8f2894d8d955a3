"""Numbers that are expected to agree, whatever is counted: found by the clauses about them."""

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
        "two lists of what was seized",
        "The coastguard boarded the trawler off Tarn and seized four harpoons, six crates of flares and a radio.",
        "Among the items seized from the trawler off Tarn were four harpoons, nine crates of flares and a radio.",
        ["nine", "six"],
    ),
    (
        "how far somebody fell",
        "Ida Brekke, 36, died after slipping and falling 60 metres from a ridge near Kerrin.",
        "A 36-year-old climber, Ida Brekke, died on Friday after falling 150 metres from the ridge.",
        ["150 metres", "60 metres"],
    ),
    (
        "other words for the thing counted",
        "The coastguard seized four harpoons, six crates of flares, a radio and a chart on the trawler off Tarn.",
        "Among the items seized on the trawler off Tarn were four harpoons, nine boxes of flares and a radio.",
        ["nine", "six"],
    ),
    (
        "how far off somebody lives, in clauses told alike",
        "Ada Lorne had moved about a mile and a half away from the harbour five years ago.",
        "Ada Lorne, 59, who lived half a mile away from the harbour, was on her way home.",
        ["about a mile and a half", "half a mile"],
    ),
    (
        "how long somebody lay ill, with other people beside",
        "Ada Lorne had been in hospital for three weeks with pneumonia, her friend Mira Voss said.",
        "She had been in hospital in Kerrin for five weeks with pneumonia. Ada Lorne died on Friday.",
        ["five weeks", "three weeks"],
    ),
]


@pytest.mark.parametrize(("first", "second", "found"), [c[1:] for c in AT_ODDS], ids=[c[0] for c in AT_ODDS])
def test_numbers_of_one_thing_are_expected_to_agree(write: Write, first: str, second: str, found: list[str]) -> None:
    assert sides(write(first, second)) == [found]


SILENT = [
    (
        "a part and more",
        "The coastguard seized six crates of flares from the trawler off Tarn.",
        "The coastguard seized another nine crates of flares from the trawler off Tarn.",
    ),
    (
        "parts that make up a whole",
        "The coastguard seized nine crates from the trawler off Tarn.",
        "The coastguard seized six crates of flares and three crates of rope from the trawler off Tarn.",
    ),
    (
        "what adds up over two stretches",
        "Rudi Marsh has scored 19 goals for Kerrin United this season, more than any other striker.",
        "Rudi Marsh has scored 12 goals for Kerrin United since March, more than any other striker.",
    ),
    (
        "two people",
        "Ida Brekke, 36, died after slipping and falling 60 metres from a ridge near Kerrin.",
        "Pavel Orsk, 29, died after slipping and falling 150 metres from a ridge near Kerrin.",
    ),
    (
        "what took so long, and what took so much longer",
        "The new bridge over the Tarn at Kerrin took four years to build.",
        "The new bridge over the Tarn at Kerrin took two years longer to build than planned.",
    ),
    (
        "a rate and a sum",
        "Kerrin United gave Rudi Marsh a contract worth $12 million a year.",
        "Kerrin United gave Rudi Marsh a contract worth $60 million.",
    ),
]


@pytest.mark.parametrize(("first", "second"), [c[1:] for c in SILENT], ids=[c[0] for c in SILENT])
def test_nothing_is_said_where_two_things_may_be_meant(write: Write, first: str, second: str) -> None:
    assert sides(write(first, second)) == []


def test_a_denial_is_held_against_what_another_claim_affirms(write: Write) -> None:
    made = write(
        "Dana Whitlow and Owen Price are engaged, a source close to the pair told the Kerrin Star.",
        "Dana Whitlow has denied that she is engaged to her former partner Owen Price.",
    )
    assert [c.kind for c in made.conflicts] == ["polarity"]
