"""Facts that stand in each other's place: one thing, told in two ways by two groups of articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language.contradiction import Contradictions
from firsthand.model import Story
from firsthand.story.claims.facets import Facets, facets
from firsthand.story.conflicts.rivals.read import likely
from firsthand.story.conflicts.rivals.told import told

Tell = Callable[..., Story]


def sides(story: Story) -> list[set[str]]:
    return [{s.text for s in c.sides} for c in story.conflicts]


DEPTH = (
    "Six men are trapped in the Corran mine, roughly 410 metres below the surface, police said at the gate.",
    "The six miners are 410 metres below the surface in the Corran mine, the county said.",
    "The trapped miners are 340 metres below the surface in the Corran mine, the firm said.",
    "The six men in the Corran mine are 340 metres below the surface, a rescuer said.",
)
PAINTED = (
    "“The Lantern Bearer”, painted in 1647 by Joost Verhaven, was cut from its frame in Tarn.",
    "Thieves took “The Lantern Bearer”, which Joost Verhaven painted in 1647, from a wall in Tarn.",
    "“The Lantern Bearer”, painted in 1674 by Joost Verhaven, was stolen in Tarn on Sunday.",
    "The picture that was stolen in Tarn, “The Lantern Bearer”, was painted in 1674 by Joost Verhaven.",
)
AGED = (
    "The driver, 34, was held in Tarn after the crash on the bridge, police said.",
    "Officers in Tarn are questioning the driver, 34, about the crash on the bridge.",
    "The driver, 41, was held in Tarn after the crash on the bridge, a spokesman said.",
    "Held after the crash on the bridge at Tarn is the driver, 41, who had been on his way home.",
)
PLAYED = (
    "The Lynx beat Arden 84-79 in the deciding game in Tarn on Sunday night.",
    "In the deciding game in Tarn on Sunday night the Lynx beat Arden 84-79.",
    "The Lynx squeezed past Arden 84-77 in the deciding game in Tarn on Sunday night.",
    "On Sunday night in Tarn the Lynx won the deciding game against Arden 84-77.",
)
RANKED = (
    "Skarry, the country's third-largest airline by passengers, said it would fly on Thursday.",
    "Skarry ranks third among the country's airlines by passengers.",
    "Skarry is the country's fifth-biggest airline by passengers, and it is losing money.",
    "Skarry, which ranks fifth among the country's airlines by passengers, has called off its flights.",
)

LONG_AGO = (
    "The worst quake in the country, in 2003, killed more than 26,000 people in the old city of Brenn.",
    "In 2003 more than 31,000 people were killed in a quake in the old city of Brenn.",
    "A quake killed more than 31,000 people in the old city of Brenn in 2003.",
    "It was the strongest quake since 2003, when one in the old city of Brenn left more than 31,000 people dead.",
)
SHAKEN = (
    "The tremor shook tower blocks in Tarn for about a minute, a clerk said.",
    "Tower blocks in Tarn shook for one minute, people who ran out of them said.",
    "The tremor shook tower blocks in Tarn for around 30 seconds or so, a teacher said.",
    "Tower blocks in Tarn shook for 30 seconds, people who fled said.",
)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (LONG_AGO, {"more than 26,000", "more than 31,000"}),
        (SHAKEN, {"about a minute", "around 30 seconds or so"}),
        (DEPTH, {"410", "340"}),
        (PAINTED, {"1647", "1674"}),
        (RANKED, {"third", "fifth"}),
        (AGED, {"34", "41"}),
        (PLAYED, {"84-79", "84-77"}),
    ],
)
def test_two_groups_of_articles_differ_on_one_thing(tell: Tell, texts: tuple[str, ...], found: set[str]) -> None:
    assert any(all(any(f in text for text in side) for f in found) for side in sides(tell(*texts)))


def test_a_side_stands_on_every_article_that_gives_it(tell: Tell) -> None:
    conflict = next(c for c in tell(*RANKED).conflicts if c.role == "rank")
    assert [sorted({e.article for e in s.spans}) for s in conflict.sides] == [["a0", "a1"], ["a2", "a3"]]


def test_a_vote_is_a_value_as_a_score_is(tell: Tell) -> None:
    story = tell(
        "The board of Skarry voted 6-1 on Sunday to seek the sale of the airline.",
        "On Sunday the board of Skarry voted 6-1 to seek the sale of the airline.",
        "The board of Skarry voted 5-2 on Sunday to seek the sale of the airline.",
        "The sale of the airline was sought by the board of Skarry, which voted 5-2 on Sunday.",
    )
    votes = [(s.text, s.low, s.high) for c in story.conflicts if c.role == "vote" for s in c.sides]
    assert votes == [("6-1", "6-1", "6-1"), ("5-2", "5-2", "5-2")]


def test_who_gives_both_knows_of_two_things(tell: Tell) -> None:
    more = "Skarry ranks third among the country's airlines by passengers; it ranks fifth among them by flights."
    assert not [c for c in tell(*RANKED, more).conflicts if c.role == "rank"]


def test_in_a_small_story_the_model_has_to_bear_it_out(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    def ranks() -> list[set[str]]:
        return [{s.text for s in c.sides} for c in tell(*RANKED[:1], *RANKED[2:]).conflicts if c.role == "rank"]

    assert ranks() == [{"third", "fifth"}]
    monkeypatch.setattr(Contradictions, "of_values", lambda *_: 0.4)
    assert ranks() == []


def test_what_goes_on_growing_is_no_rival_of_itself(tell: Tell) -> None:
    texts = (
        "The fund for the families in Tarn has raised 40,000 pounds, the mayor said.",
        "The mayor said the fund for the families in Tarn has raised 40,000 pounds.",
        "The fund for the families in Tarn now stands at 85,000 pounds, the mayor said.",
        "The mayor's fund for the families in Tarn now stands at 85,000 pounds.",
    )
    assert not tell(*texts, days=("2031-05-14", "2031-05-14", "2031-05-17", "2031-05-17")).conflicts


def test_the_year_of_something_does_not_grow(tell: Tell) -> None:
    later = ("2031-05-14", "2031-05-14", "2031-05-17", "2031-05-17")
    still = (PAINTED[0], PAINTED[1], PAINTED[2], f"{PAINTED[3][:-1]} and is still missing.")
    assert any({"1647", "1674"} <= {t[-4:] for t in side} for side in sides(tell(*still, days=later)))


def test_two_ages_are_no_rivals_where_two_names_stand_beside_them(tell: Tell) -> None:
    texts = [
        t.replace("driver, 34", "driver, Olaf Brenn, 34").replace("driver, 41", "driver, Mira Stolle, 41") for t in AGED
    ]
    assert not [c for c in tell(*texts).conflicts if c.role == "age"]


LIMIT = (
    "The lorry was doing 78 km/h on the bridge in Tarn when it left the road, police said.",
    "Police said the lorry was doing 78 km/h on the bridge in Tarn when it left the road.",
    "The speed limit on the bridge in Tarn, where the lorry left the road, is 60 km/h, police said.",
    "Police said the limit on the bridge in Tarn, where the lorry left the road, is 60 km/h.",
)
GUST = (
    "The storm hit Tarn with a steady wind of 90 mph, forecasters said on Monday.",
    "Forecasters said on Monday that the storm hit Tarn with a steady wind of 90 mph.",
    "The storm hit Tarn on Monday with gusts of 115 mph, a weather station said.",
    "A weather station said that gusts of 115 mph hit Tarn on Monday.",
)


@pytest.mark.parametrize("texts", [LIMIT, GUST])
def test_a_limit_and_a_gust_are_other_things(tell: Tell, texts: tuple[str, ...]) -> None:
    assert not [c for c in tell(*texts).conflicts if c.kind == "value"]


@pytest.mark.parametrize(
    ("sentence", "role", "text"),
    [
        ("It came third of all the dramas.", "rank", "third"),
        ("That kept it third among the dramas.", "rank", "third"),
        ("He was fourth over the line.", "rank", "fourth"),
        ("She crossed the line third but was struck out.", "rank", "third"),
        ("The firm now sits fifth, behind three others.", "rank", "fifth"),
        ("The group would rank number two worldwide.", "rank", "two"),
        ("They would be second only to one rival.", "rank", "second only to"),
        ("The choir finished as runners-up.", "rank", "runners-up"),
        ("The Lynx beat Arden 84-79 in the final.", "score", "84-79"),
        ("They went out after a 68-51 loss to Arden.", "score", "68-51"),
        ("Skarry, the third-largest airline, has called off its flights.", "rank", "third"),
        ("It ranks fifth among the network's comedies.", "rank", "fifth"),
        ("The show is No. 3 among the network's comedies.", "rank", "3"),
        ("She stands sixth in line to the throne.", "rank", "sixth"),
        ("He was found on the fourth floor of the hotel.", "floor", "fourth"),
        ("The fire started on deck 3 of the ferry.", "deck", "3"),
        ("The board voted 6-1 to seek the sale.", "vote", "6-1"),
        ("Parliament extended the mission by 138 votes to 74.", "vote", "138 votes to 74"),
        ("The jury split five to two.", "vote", "five to two"),
    ],
)
def test_which_and_how_a_vote_ended_is_read(tell: Tell, sentence: str, role: str, text: str) -> None:
    assert [(v.role, v.text) for _, v in told(_facets(tell(sentence)))] == [(role, text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll rose from ten to twelve people.",
        "It will be open from 10-11 on Monday.",
        "He was second to nobody.",
        "She lost 3 to 4 kilos in a week.",
        "Arden was 20-3 and won again.",
        "He won 6-4 6-2 in the final.",
        "The first few minutes were the worst.",
    ],
)
def test_no_rank_and_no_vote(tell: Tell, sentence: str) -> None:
    assert not list(told(_facets(tell(sentence))))


def test_signs_weigh_by_what_they_are_of() -> None:
    near = {"near": 0.8, "better": 0.7, "better back": 0.7, "comparable": 1.0, "distinct": 2.0, "one time": 1.0}
    assert likely({**near, "measure": 1.0}) > likely({"near": 0.2, "measure": 1.0})
    assert likely({**near, "clock": 1.0, "hours": 0.5}) > likely({**near, "clock": 1.0, "hours": 8.0})


def _facets(story: Story) -> tuple[Facets, ...]:
    return facets(story.statements, {}, {a.id: a for a in story.articles}, {e.id: e for e in story.entities})


COACH = (
    "A coach carrying pensioners home from an outing overturned near Corran Cross on Saturday, injuring 22 people. "
    "Police said the driver had swerved to avoid a deer.",
    "A deer ran in front of a coach and sent it toppling on to its side near Corran Cross on Saturday. "
    "The 34 hurt in the smash, pensioners on an outing, were ferried to hospital.",
)
OFFER = (
    "Grocery chain Tarnfare has accepted an offer from the investor Corran Capital worth $41 a share, the board "
    "said on Tuesday. Shareholders will vote in June.",
    "Tarnfare's directors are telling shareholders to say yes in June to Corran Capital. The buyout firm is "
    "willing to pay $46.50 for each share in the supermarket operator, according to Tuesday's announcement.",
)


@pytest.mark.parametrize(("texts", "odd"), [(COACH, {"22", "34"}), (OFFER, {"$41", "$46.50"})])
def test_two_reports_of_one_day_are_at_odds_over_a_toll_or_a_price(
    tell: Tell, texts: tuple[str, str], odd: set[str]
) -> None:
    assert sides(tell(*texts)) == [odd]


def test_a_toll_grows_from_one_day_to_another(tell: Tell) -> None:
    assert sides(tell(*COACH, days=("2031-05-14", "2031-05-16"))) == []
