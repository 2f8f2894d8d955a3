"""What a life, a show, a match and a firm have once, told in two numbers, and what only looks like that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]


def sides(story: Story, role: str) -> set[str]:
    """The sides of what is at odds by its name, or by one of two: as one claim or as one fact of two claims."""
    return {s.text for c in story.conflicts if c.role in role.split(" or ") for s in c.sides}


AT_ODDS = [
    (
        "jobs cut",
        "About 1,200 jobs would go within two years, Lodge Foods finance chief Olga Pine said on Monday.",
        "Rudi Marsh of the union said Lodge Foods spoke of 900 job losses over two years.",
        {"About 1,200", "900"},
    ),
    (
        "marriages",
        "Olga Pine had three husbands and no children.",
        "Olga Pine, who had been through five marriages, died on Monday.",
        {"three", "five"},
    ),
    (
        "length of the marriage",
        "Olga Pine and Rudi Marsh were married for 12 years before they divorced.",
        "Olga Pine and Rudi Marsh ended their six-year marriage on Monday.",
        {"12 years", "six-year"},
    ),
    (
        "time in hospital",
        "Olga Pine spent three weeks in hospital after the crash.",
        "Olga Pine, who was hospitalized for eight days after the crash, went home on Monday.",
        {"three weeks", "eight days"},
    ),
    (
        "length of the operation",
        "Surgeons separated the twins of Olga Pine in a 14-hour operation.",
        "Olga Pine waited outside. The surgery lasted nine hours, Olga Pine said.",
        {"14-hour", "nine hours"},
    ),
    (
        "episodes or episode",
        "Olga Pine leaves the drama Mercy after seven seasons and 118 episodes.",
        "Olga Pine appeared in 94 episodes of Mercy.",
        {"118", "94"},
    ),
    (
        "seasons in the show",
        "Olga Pine leaves the drama Mercy after seven seasons.",
        "Olga Pine is leaving Mercy after nine seasons with the drama.",
        {"seven", "nine"},
    ),
    (
        "times the host",
        "Olga Pine will host the Oscars for the second time next year.",
        "Olga Pine will host the Oscars for the third time.",
        {"second", "third"},
    ),
    (
        "prizes won",
        "Olga Pine, a two-time Oscar winner, died on Monday.",
        "Olga Pine, who won four Oscars, died on Monday.",
        {"two", "four"},
    ),
    (
        "budget of the film",
        'The film "The Tarn Road", made on a budget of $37 million, opens on Friday.',
        'Studio bosses spent more than they liked. "The Tarn Road" cost $60 million to make, the studio said.',
        {"$37 million", "$60 million"},
    ),
    (
        "round of the end",
        "Rudi Marsh knocked out Anton Bell in the sixth round to keep his title.",
        "Rudi Marsh stopped Anton Bell in round eight on Saturday to keep his heavyweight title.",
        {"sixth round", "eight"},
    ),
    (
        "knockouts",
        "With 51 knockouts, Rudi Marsh is the champion.",
        "Rudi Marsh improved to 58-3 (46 KOs).",
        {"51", "46"},
    ),
    (
        "draft pick",
        "Rudi Marsh was selected 36th overall in the draft.",
        "Rudi Marsh was taken with the 24th overall pick in the draft.",
        {"36th", "24th"},
    ),
    (
        "siblings",
        "Olga Pine was the youngest of six children.",
        "Olga Pine was one of nine children.",
        {"six", "nine"},
    ),
    (
        "round or round of the draft",
        "Rudi Marsh was drafted in the second round.",
        "Rudi Marsh, a fourth-round draft pick, plays for Tarn.",
        {"second round", "fourth-round"},
    ),
    (
        "ban",
        "Rudi Marsh was banned for two years after the doping test.",
        "The athlete Rudi Marsh got a four-year ban.",
        {"two years", "four-year"},
    ),
    (
        "price or transfer fee",
        "The striker Rudi Marsh joined the Rovers for a fee of 20 million euros.",
        "The midfielder Rudi Marsh completed his 28 million euro move to the Rovers.",
        {"20 million euros", "28 million euro"},
    ),
    (
        "minute of the goal",
        "Rudi Marsh opened the scoring in the 12th minute for Tarn.",
        "Tarn went ahead when Rudi Marsh opened the scoring in the 21st minute.",
        {"12th", "21st"},
    ),
    (
        "stake",
        "Northfield bought a 51 percent stake in Brackwater on Monday.",
        "The 60 percent holding in Brackwater that Northfield bought on Monday gives it control.",
        {"51 percent", "60 percent"},
    ),
    (
        "staff",
        "Lodge Bank employs 9,000 people.",
        "Lodge Bank, which has 14,000 employees, reported on Monday.",
        {"9,000", "14,000"},
    ),
    (
        "accounts breached",
        "Hackers stole the details of 40 million customers of Lodge Bank.",
        "At Lodge Bank, the data of 25 million customers were exposed by the breach.",
        {"40 million", "25 million"},
    ),
]


@pytest.mark.parametrize(("role", "first", "second", "expected"), AT_ODDS, ids=[a[0] for a in AT_ODDS])
def test_what_somebody_or_a_firm_has_once_is_at_odds_in_two_numbers(
    tell: Tell, role: str, first: str, second: str, expected: set[str]
) -> None:
    assert sides(tell(first, second), role) == expected


SILENT = [
    ("marriages", "Olga Pine had three husbands.", "Olga Pine had two previous marriages."),
    (
        "length of the marriage",
        "Olga Pine and Rudi Marsh were married for 12 years.",
        "Olga Pine and Rudi Marsh married six years ago.",
    ),
    (
        "length of the marriage",
        "The 12-year marriage of Olga Pine and Rudi Marsh is over.",
        "The marriage of Olga Pine and Rudi Marsh, her second husband, ended after nearly 11 years of marriage.",
    ),
    (
        "time in hospital",
        "Olga Pine spent three weeks in hospital after the crash.",
        "Olga Pine will spend another week in hospital.",
    ),
    (
        "treatment ordered",
        "A judge ordered Olga Pine to spend 90 days in rehab.",
        "Olga Pine left the clinic after 30 days of treatment.",
    ),
    (
        "episodes",
        "Olga Pine leaves the drama Mercy after 118 episodes.",
        "Olga Pine leaves the drama Mercy with 22 episodes left.",
    ),
    (
        "times the host",
        "Olga Pine will host the Oscars for the second time.",
        "Olga Pine hosted the Emmys for the third time.",
    ),
    (
        "prizes won",
        "Olga Pine, a two-time Oscar winner, died on Monday.",
        "Olga Pine, who was nominated for four Oscars, died on Monday.",
    ),
    (
        "budget of the film",
        'The film "The Tarn Road" had a budget of $37 million.',
        'The film "Night Ferry" had a budget of $60 million.',
    ),
    (
        "games missed",
        "Rudi Marsh missed nine games this season because of an ankle injury.",
        "Rudi Marsh missed the last two games with an ankle injury.",
    ),
    (
        "round of the end",
        "Rudi Marsh stopped Anton Bell in the sixth round to keep his title.",
        "In their first fight in 2028 Rudi Marsh stopped Anton Bell in the 11th round.",
    ),
    (
        "knockouts",
        "Rudi Marsh has 51 knockouts.",
        "Rudi Marsh beat Anton Bell, who has 46 knockouts.",
    ),
    (
        "rank in the line",
        "Rudi Marsh is the 21st head coach of the Tarn Rovers.",
        "Rudi Marsh is the fifth coach of the Tarn Rovers in four years.",
    ),
    (
        "seasons with a team",
        "Rudi Marsh played 11 seasons for the Tarn Rovers.",
        "Rudi Marsh was an assistant coach of the Tarn Rovers for seven seasons.",
    ),
    (
        "stake",
        "Northfield will take a 51 percent stake in Brackwater.",
        "Northfield, whose shareholders own 40 percent of Brackwater, said nothing.",
    ),
    (
        "staff",
        "Lodge Bank employs 9,000 people.",
        "Lodge Bank employs 700 people in Kerrin.",
    ),
    (
        "result of the quarter",
        "Lodge Bank reported a second-quarter profit of $112 million.",
        "Lodge Bank posted a first-quarter profit of $70 million.",
    ),
    (
        "siblings",
        "Olga Pine was the youngest of six children.",
        "Olga Pine gave the house to the eldest of her nine children.",
    ),
    (
        "round or round of the draft",
        "Rudi Marsh was drafted in the second round.",
        "Rudi Marsh was traded for a fourth-round pick.",
    ),
    (
        "ban",
        "Rudi Marsh was banned for two years after the doping test.",
        "The athlete Rudi Marsh could get a four-year ban.",
    ),
    (
        "price or transfer fee",
        "The striker Rudi Marsh joined the Rovers for a fee of 20 million euros.",
        "Tarn rejected a bid of 12 million euros for the striker Rudi Marsh.",
    ),
    (
        "minute of the goal",
        "Rudi Marsh opened the scoring in the 12th minute for Tarn.",
        "Rudi Marsh equalised in the 64th minute for Tarn.",
    ),
    (
        "closures",
        "Lodge Bank will close 40 branches, it said on Monday.",
        "Lodge Bank closed 65 branches last year.",
    ),
]


@pytest.mark.parametrize(("role", "first", "second"), SILENT, ids=[f"{s[0]}: {s[2][:40]}" for s in SILENT])
def test_nothing_is_said_of_what_may_both_be_so(tell: Tell, role: str, first: str, second: str) -> None:
    assert sides(tell(first, second), role) == set()


def test_what_two_amounts_are_of_parts_them_whatever_else_is_alike(tell: Tell) -> None:
    first = "Lodge Bank reported a second-quarter profit of $112 million."
    for second in (
        "Lodge Bank posted second-quarter revenue of $140 million.",
        "Lodge Bank posted a first-quarter profit of $70 million.",
    ):
        assert not tell(first, second).conflicts


def test_two_minimum_terms_are_at_odds_though_each_is_a_bound(tell: Tell) -> None:
    story = tell(
        "Rudi Marsh, jailed for life on Monday, must serve at least 27 years.",
        "Rudi Marsh was sentenced to life with a minimum term of 24 years.",
    )
    assert [{s.text for s in c.sides} for c in story.conflicts] == [{"at least 27 years", "24 years"}]


def test_an_episode_pays_one_sum(tell: Tell) -> None:
    story = tell(
        "Mercy's makers had put £45,000 an episode on the table for Olga Pine to stay.",
        "Olga Pine was offered £60,000 per episode to stay in Mercy.",
    )
    assert sides(story, "pay an episode") == {"£45,000", "£60,000"}
