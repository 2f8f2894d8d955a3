"""How many and how much: what an event has once, told in two numbers, and what only looks like that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]


def sides(story: Story) -> set[str]:
    return {s.text for c in story.conflicts if c.kind == "value" for s in c.sides}


AT_ODDS = [
    (
        "Thieves stole jewels worth $3 million from a shop in Kerrin on Monday, police said.",
        "Robbers made off with $5 million in diamonds from the Kerrin jeweller on Monday.",
        {"$3 million", "$5 million"},
    ),
    (
        "Four masked men robbed the Velden museum and got away with paintings worth 20 million euros.",
        "The haul from the Velden museum was valued at 35 million euros, officials said.",
        {"20 million euros", "35 million euros"},
    ),
    (
        "A lone gunman opened fire at the Harbour Hotel in Kerrin on Monday.",
        "Two gunmen opened fire at the Harbour Hotel in Kerrin on Monday.",
        {"A lone", "Two"},
    ),
    (
        "The gunman held eight hostages inside the Lodge Bank for six hours.",
        "The gunman took 12 people hostage inside the Lodge Bank.",
        {"eight", "12"},
    ),
    (
        "The ferry Marlin, with 212 people aboard, sank off Tarn on Monday.",
        "The ferry Marlin sank off Tarn on Monday. It was carrying 187 passengers, the coastguard said.",
        {"212", "187"},
    ),
    (
        "The trawler had a crew of 14 when it went down off Tarn on Monday.",
        "The trawler, with 16 crew members on board, went down off Tarn on Monday.",
        {"14", "16"},
    ),
    (
        "Rudi Marsh was charged with five counts of fraud on Monday.",
        "Rudi Marsh faces seven counts of fraud, prosecutors said.",
        {"five", "seven"},
    ),
    (
        "Judge Ana Bell sentenced Rudi Marsh to six years in prison on Monday.",
        "Rudi Marsh received a four-year prison sentence on Monday.",
        {"six years", "four-year"},
    ),
    (
        "Rudi Marsh is being held on $50,000 bail.",
        "Bail was set at $75,000 for Rudi Marsh.",
        {"$50,000", "$75,000"},
    ),
    (
        "Northfield agreed to buy Brackwater for $4.2 billion on Monday.",
        "Northfield will acquire Brackwater in a deal worth $3.8 billion.",
        {"$4.2 billion", "$3.8 billion"},
    ),
    (
        "Rudi Marsh signed a three-year contract with Kerrin on Monday.",
        "Rudi Marsh signed a four-year deal with Kerrin, the club said.",
        {"three-year", "four-year"},
    ),
    (
        "Tarn Rovers Ltd. offered Rudi Marsh $12 million on Monday.",
        "Tarn Rovers Ltd. made Rudi Marsh a $9 million offer, his agent said.",
        {"$12 million", "$9 million"},
    ),
    (
        "Officers fired 14 shots at Rudi Marsh, police said.",
        "Police fired nine rounds at Rudi Marsh on Monday.",
        {"14", "nine"},
    ),
    (
        "Rudi Marsh was shot six times outside his home.",
        "Rudi Marsh was hit by four bullets outside his home.",
        {"six", "four"},
    ),
    (
        "Customs officers seized 200 kg of cocaine at the port of Tarn on Monday.",
        "Officers found 350 kilograms of cocaine at the port of Tarn on Monday.",
        {"200 kg", "350 kilograms"},
    ),
    (
        "The council voted 7-2 on Monday to close the school in Kerrin.",
        "The council voted 6-3 to close the school in Kerrin.",
        {"7-2", "6-3"},
    ),
    (
        "Kerrin United beat Tarn Rovers 3-1 on Saturday.",
        "Kerrin United defeated Tarn Rovers 2-1 on Saturday.",
        {"3-1", "2-1"},
    ),
    (
        "Rudi Marsh improved to 41-2 with 30 knockouts.",
        "Rudi Marsh (43-1, 30 KOs) won on Saturday.",
        {"41-2", "43-1"},
    ),
    (
        "Lodge Bank will cut 400 jobs, it said on Monday.",
        "Lodge Bank said on Monday it would cut 600 jobs.",
        {"400", "600"},
    ),
    (
        "Pirates hijacked the tanker Orlen with its crew of 22 off Tarn on Monday.",
        "The tanker Orlen, with 25 crew members on board, was hijacked off Tarn on Monday.",
        {"22", "25"},
    ),
    (
        "The kidnappers had asked for $300,000, the family of Olga Pine said.",
        "The kidnappers had demanded a ransom of $500,000 for Olga Pine, police said.",
        {"$300,000", "$500,000"},
    ),
    (
        "Lodge Bank was ordered to pay a fine of $40 million on Monday.",
        "Lodge Bank was fined $45 million on Monday.",
        {"$40 million", "$45 million"},
    ),
    (
        "Officers seized 14 rifles and 3,000 rounds of ammunition from his home in Kerrin on Monday.",
        "Police found 11 rifles at his home in Kerrin on Monday.",
        {"14", "11"},
    ),
    (
        "Olga Pine, a mother of three, was found dead in her flat on Monday.",
        "Olga Pine leaves two children. She was found dead in her flat on Monday.",
        {"three", "two"},
    ),
    (
        "Senators voted 52 to 47 to confirm Olga Pine on Monday.",
        "The senate confirmed Olga Pine by a vote of 54 to 45 on Monday.",
        {"52 to 47", "54 to 45"},
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), AT_ODDS, ids=[a[0][:40] for a in AT_ODDS])
def test_what_an_event_has_once_is_at_odds_in_two_numbers(
    tell: Tell, first: str, second: str, expected: set[str]
) -> None:
    assert sides(tell(first, second)) == expected


SILENT = [
    ("a part", "Rudi Marsh was shot six times outside his home.", "Rudi Marsh was shot twice in the leg."),
    (
        "one more beside them",
        "Two gunmen entered the bank in Kerrin. A third gunman waited outside.",
        "Three gunmen raided the Lodge Bank on Monday.",
    ),
    (
        "one at the wheel",
        "Two masked robbers entered the bank on Harbour Street while an accomplice sat outside in a van.",
        "Three raiders held up the Lodge Bank in Kerrin on Monday.",
    ),
    (
        "passengers and all aboard",
        "The ferry Marlin, with 212 people aboard, sank off Tarn on Monday.",
        "The ferry Marlin was carrying 187 passengers and 25 crew when it sank off Tarn.",
    ),
    (
        "what a sentence may be",
        "Rudi Marsh was sentenced to 12 years in prison on Monday.",
        "Rudi Marsh could face up to 20 years in prison if convicted.",
    ),
    (
        "another deal",
        "Northfield agreed to buy Brackwater for $4.2 billion on Monday.",
        "Northfield bought Tullen Foods for $1.1 billion last year.",
    ),
    (
        "another place",
        "About 5,000 people marched in Kerrin on Monday.",
        "Some 12,000 people marched in Tarn on Monday.",
    ),
    (
        "another hour",
        "By noon 500 people had gathered in Kerrin on Monday.",
        "About 5,000 people gathered in Kerrin on Monday.",
    ),
    (
        "another day",
        "About 500 people attended a vigil in Kerrin on Monday.",
        "About 900 people attended a vigil in Kerrin on Wednesday.",
    ),
    (
        "room for both",
        "More than 500 people attended a vigil in Kerrin on Monday.",
        "About 900 people attended a vigil in Kerrin on Monday.",
    ),
    (
        "before and after",
        "Rudi Marsh improved to 42-2 on Saturday.",
        "Rudi Marsh (41-2) will defend his title.",
    ),
    (
        "another match",
        "Kerrin United beat Tarn Rovers 3-1 on Saturday.",
        "Kerrin United beat Velden Town 2-1 on Sunday.",
    ),
    (
        "another vote",
        "The council voted 7-2 on Monday to close the school in Kerrin.",
        "The senate passed the water bill 31-19 on Tuesday.",
    ),
    (
        "a conversion in brackets",
        "Damage to the chapel was estimated at $US1 million ($1.52 million), the mayor said.",
        "The fire caused about $1 million in damage to the chapel.",
    ),
    (
        "an amount in the dollars of two countries",
        "Thieves stole jewels worth 80 million euros from a shop in Kerrin. The loot is worth $137 million.",
        "Thieves stole jewels worth $108 million from a shop in Kerrin.",
    ),
    (
        "another bidder",
        "Kerrin United Corp. offered Rudi Marsh $12 million on Monday.",
        "The Tarn Rovers Company offered Rudi Marsh $9 million.",
    ),
    (
        "recovered, not taken",
        "Thieves stole jewels worth $3 million from a shop in Kerrin on Monday.",
        "Police recovered jewels worth $1 million from the robbery in Kerrin.",
    ),
    (
        "what came on top",
        "Firefighters sent six engines. Ten more engines came from Tarn.",
        "A total of 16 fire engines fought the blaze in Kerrin.",
    ),
    (
        "an offer",
        "Rudi Marsh agreed to a five-year deal worth $60 million with Kerrin.",
        "Rudi Marsh turned down a four-year, $52 million contract from Tarn.",
    ),
    (
        "those lost and those aboard",
        "Three crew members of the trawler lost their lives off Tarn.",
        "Sixteen crew members were aboard the trawler off Tarn.",
    ),
    (
        "a match of another day",
        "Kerrin United won 2-0 at Tarn Rovers after leading 1-0 at half-time on Saturday.",
        "Kerrin United beat Tarn Rovers 2-0 on Saturday. They lost 3-1 to Tarn Rovers in March.",
    ),
    (
        "the robbery of another year",
        "Robbers stole $3 million in jewels from the Kerrin shop on Monday.",
        "In 2028 thieves took $9 million in watches from the same Kerrin shop.",
    ),
]


@pytest.mark.parametrize(("first", "second"), [s[1:] for s in SILENT], ids=[s[0] for s in SILENT])
def test_nothing_is_said_where_both_may_be_so(tell: Tell, first: str, second: str) -> None:
    assert sides(tell(first, second)) == set()


def test_two_voices_of_one_article_are_at_odds_on_a_crowd(tell: Tell) -> None:
    story = tell("Organisers claimed 20,000 people joined the rally in Kerrin, police estimated the crowd at 8,000.")
    (found,) = story.conflicts
    assert (found.role, found.scope, sides(story)) == ("crowd", "within-article", {"20,000", "8,000"})


def test_a_crowd_without_a_day_is_that_of_the_day_of_its_report(tell: Tell) -> None:
    first = "About 500 people marched through Kerrin."
    second = "About 900 people marched through Kerrin."
    assert sides(tell(first, second)) == {"About 500", "About 900"}
    assert sides(tell(first, second, days=("2031-05-14", "2031-05-20"))) == set()


def test_damage_may_grow_and_not_shrink(tell: Tell) -> None:
    less, more = (f"Damage to the harbour was estimated at ${n} million, the mayor said." for n in (2, 5))
    assert sides(tell(less, more, days=("2031-05-14", "2031-05-16"))) == set()
    assert sides(tell(more, less, days=("2031-05-14", "2031-05-16"))) == {"$5 million", "$2 million"}


def test_a_set_that_most_agree_on_is_one(tell: Tell) -> None:
    two = (
        "Raiders in two boats fired at the tanker off Tarn.",
        "The tanker was chased by two boats of raiders.",
        "Two boats came alongside and the raiders fired at the bridge.",
    )
    odd = "The raiders, in three boats, had tried to board her at dawn."
    assert {"two", "three"} <= sides(tell(odd, *two))
    assert sides(tell(odd, two[0])) == set()


def test_a_conflict_says_what_it_is_on(tell: Tell) -> None:
    story = tell(*AT_ODDS[12][:2])
    assert story.conflicts[0].explanation.startswith("The articles differ on how many shots were fired: “14”")
