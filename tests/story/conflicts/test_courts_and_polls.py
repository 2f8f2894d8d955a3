"""Crimes, courts, protests and polls: what they have once, told in two numbers, and what only looks like that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]


def sides(story: Story) -> set[str]:
    return {s.text for c in story.conflicts if c.kind == "value" for s in c.sides}


AT_ODDS = [
    (
        "The jury deliberated for 40 hours before it found Rudi Marsh guilty.",
        "Jurors convicted Rudi Marsh after 30 hours of deliberations.",
        {"40 hours", "30 hours"},
    ),
    (
        "The gunman surrendered after two hours of negotiations with police.",
        "Police negotiated with the gunman for almost three hours before he gave himself up in Kerrin.",
        {"two hours", "almost three hours"},
    ),
    (
        "The siege at the Lodge Bank lasted six hours, police said.",
        "Police stormed the bank and ended a nine-hour siege.",
        {"six hours", "nine-hour"},
    ),
    (
        "Kerrin High School was on lockdown for two hours after the shooting.",
        "The four-hour lockdown at Kerrin High School was lifted on Monday afternoon.",
        {"two hours", "four-hour"},
    ),
    (
        "Rudi Marsh, who had been on the run for three weeks, was arrested in Kerrin on Monday.",
        "Rudi Marsh was arrested on Monday after five weeks on the run.",
        {"three weeks", "five weeks"},
    ),
    (
        "Rudi Marsh was freed on Monday after 43 days in captivity.",
        "Rudi Marsh came home on Monday after 61 days in captivity.",
        {"43 days", "61 days"},
    ),
    (
        "Rudi Marsh spent 18 years in prison for a murder he did not commit.",
        "Rudi Marsh was freed on Monday after 23 years in prison.",
        {"18 years", "23 years"},
    ),
    (
        "Rudi Marsh will be eligible for parole after 15 years.",
        "Rudi Marsh will be eligible for parole in 20 years, the judge said.",
        {"15 years", "20 years"},
    ),
    (
        "A jury of seven men and five women heard the case against Rudi Marsh.",
        "The jury of eight men and four women convicted Rudi Marsh.",
        {"seven", "eight", "five", "four"},
    ),
    (
        "Rudi Marsh had a blood-alcohol level of 0.18 percent, police said.",
        "The blood alcohol level of Rudi Marsh was 0.24 percent.",
        {"0.18 percent", "0.24 percent"},
    ),
    (
        "Rudi Marsh was driving at 90 mph when his car crashed in Kerrin.",
        "Rudi Marsh drove at 70 mph when he crashed in Kerrin on Monday.",
        {"90 mph", "70 mph"},
    ),
    (
        "Rudi Marsh was arrested six miles from the scene.",
        "Police arrested Rudi Marsh two miles from the scene.",
        {"six miles", "two miles"},
    ),
    (
        "Rioters torched 14 cars in Kerrin on Monday night.",
        "In Kerrin, 22 cars were set on fire by rioters on Monday night.",
        {"14", "22"},
    ),
    (
        "The mob looted 12 shops in Kerrin on Monday.",
        "Some of the protesters ransacked 19 shops in Kerrin on Monday.",
        {"12", "19"},
    ),
    (
        "The riots left 565 damaged shops in Kerrin.",
        "In Kerrin 355 shops were damaged in the riots.",
        {"565", "355"},
    ),
    (
        "Voters in Tarnia elected a 125-seat parliament on Sunday.",
        "The parliament in Tarnia has 150 seats.",
        {"125-seat", "150"},
    ),
    (
        "A total of 288 candidates are competing for the seats of Tarnia's parliament.",
        "Voters in Tarnia were choosing between 310 candidates.",
        {"A total of 288", "310"},
    ),
    (
        "In Tarnia 2.1 million people are eligible to vote.",
        "Tarnia has 2.8 million eligible voters.",
        {"2.1 million", "2.8 million"},
    ),
    (
        "Ana Bell was elected mayor of Kerrin with 52 percent of the vote.",
        "Ana Bell won 58 percent of the vote in Kerrin.",
        {"52 percent", "58 percent"},
    ),
    (
        "The Northern Union sent eight observers to the elections in Tarnia.",
        "The Northern Union sent 12 observers to watch the elections in Tarnia.",
        {"eight", "12"},
    ),
    (
        "The agency received 300,000 comments on the rule.",
        "The agency received 235,000 comments on the proposed rule.",
        {"300,000", "235,000"},
    ),
    (
        "The law protects 1,400 species.",
        "The law covers 1,900 species.",
        {"1,400", "1,900"},
    ),
    (
        "The petition against the dam in Kerrin carried 4,200 signatures.",
        "Opponents of the dam handed in a petition with 6,800 signatures.",
        {"4,200", "6,800"},
    ),
    (
        "Ana Bell was elected president to a five-year term on Sunday.",
        "Ana Bell was elected president for a seven-year term on Sunday.",
        {"five-year", "seven-year"},
    ),
    (
        "Voters in Kerrin approved a $3 million bond for the school.",
        "Kerrin's voters approved a $5 million bond for a new school.",
        {"$3 million", "$5 million"},
    ),
    (
        "Police deployed 800 officers in Kerrin on Monday.",
        "On Monday 1,500 police officers were deployed in Kerrin.",
        {"800", "1,500"},
    ),
    (
        "Rudi Marsh ended a hunger strike on Monday after 31 days without food.",
        "Rudi Marsh, who had been on hunger strike for 45 days, ate on Monday.",
        {"31 days", "45 days"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "found"), AT_ODDS)
def test_what_a_case_or_a_poll_has_once_is_at_odds_in_two_numbers(
    tell: Tell, first: str, second: str, found: set[str]
) -> None:
    assert sides(tell(first, second)) == found


BOTH_SO = [
    (  # the verdict and the penalty
        "The jury deliberated for 12 hours before it convicted Rudi Marsh.",
        "The jury decided on the death penalty for Rudi Marsh after 30 hours of deliberations.",
    ),
    (  # so far
        "The jury deliberated for six hours on Monday and will resume on Tuesday.",
        "Jurors convicted Rudi Marsh after 14 hours of deliberations.",
    ),
    (  # hours of it and the days they lay on
        "The jury deliberated for 40 hours before it found Rudi Marsh guilty.",
        "The jury found Rudi Marsh guilty after four days of deliberations.",
    ),
    (  # rounded
        "The gunman surrendered after two hours of negotiations with police.",
        "Police negotiated with the gunman for two and a half hours before he surrendered.",
    ),
    (  # the talks and the siege
        "The gunman surrendered after two hours of negotiations with police.",
        "The siege lasted nine hours before the gunman surrendered.",
    ),
    (  # part of it
        "Two hours into the siege, the gunman freed a woman.",
        "The siege at the bank lasted nine hours, police said.",
    ),
    (
        "Kerrin High School was on lockdown for two hours after the shooting.",
        "The four-hour lockdown at Kerrin was followed by another two-hour lockdown on Tuesday.",
    ),
    (
        "Rudi Marsh, who had been on the run for three weeks, was arrested on Monday.",
        "Ben Holt was arrested in Velden on Monday after five weeks on the run.",
    ),
    (
        "Rudi Marsh was freed on Monday after 43 days in captivity.",
        "Ana Bell was freed on Monday after 61 days in captivity.",
    ),
    (  # the sentence and what was served
        "Rudi Marsh spent 18 years in prison before he was released.",
        "Rudi Marsh was released after serving part of a 23-year prison sentence.",
    ),
    (
        "Rudi Marsh will be eligible for parole after 15 years.",
        "Ben Holt will be eligible for parole after 20 years.",
    ),
    (  # two panels
        "A jury of seven men and five women heard the case against Rudi Marsh.",
        "A grand jury of 12 men and 11 women indicted Rudi Marsh.",
    ),
    (  # the limit
        "Rudi Marsh had a blood-alcohol level of 0.18 percent, police said.",
        "Rudi Marsh was above the legal blood-alcohol limit of 0.08 percent.",
    ),
    (
        "Rudi Marsh was driving at 90 mph when his car crashed in Kerrin.",
        "Rudi Marsh drove in a zone with a speed limit of 35 mph when he crashed in Kerrin.",
    ),
    (
        "Rudi Marsh was arrested six miles from the scene.",
        "The car was found two miles from the scene before Rudi Marsh was arrested.",
    ),
    (  # a night and all of them
        "Rioters torched 14 cars in Kerrin on Monday night.",
        "Rioters have torched 92 cars in Kerrin since Friday.",
    ),
    (
        "The mob looted 12 shops in Kerrin on Monday.",
        "The mob looted 19 shops in Velden on Monday.",
    ),
    (
        "The riots left 565 damaged shops in Kerrin.",
        "In Kerrin 12 banks were damaged in the riots.",
    ),
    (  # before and after
        "Tarnia elected a new 125-seat parliament on Sunday.",
        "The seats of Tarnia's parliament were raised from 65 seats to 125.",
    ),
    (  # two houses
        "The senate of Tarnia has 60 seats.",
        "Tarnia elected a new 125-seat national assembly on Sunday.",
    ),
    (
        "In Tarnia 288 candidates are competing for the seats of the parliament.",
        "In Tarnia 37 women candidates are competing for the seats.",
    ),
    (
        "In Tarnia 2.1 million people are eligible to vote.",
        "In Tarnia 1.4 million of the eligible voters cast their ballots.",
    ),
    (  # two who stood
        "Ana Bell was elected mayor of Kerrin with 52 percent of the vote.",
        "Rudi Marsh won 31 percent of the vote in Kerrin.",
    ),
    (  # not yet all counted
        "Ana Bell won 58 percent of the vote in Kerrin.",
        "Ana Bell won 52 percent of the vote with half of the precincts counted.",
    ),
    (
        "The Northern Union sent eight observers to the elections in Tarnia.",
        "The Southern League sent 12 observers to watch the elections in Tarnia.",
    ),
    (
        "The agency received 300,000 comments on the rule.",
        "The agency received 208,000 comments opposing the rule.",
    ),
    (
        "The law protects 1,400 species.",
        "The law covers 900 plant species.",
    ),
    (  # what is needed
        "The petition against the dam in Kerrin carried 4,200 signatures.",
        "The petition against the dam needs 10,000 signatures.",
    ),
    (  # of a prison
        "Ana Bell was elected president to a five-year term on Sunday.",
        "Ana Bell, the former president, served a seven-year prison term.",
    ),
    (
        "Voters in Kerrin approved a $3 million bond for the school.",
        "Voters in Velden approved a $5 million bond for a new school.",
    ),
    (
        "Police deployed 800 officers in Kerrin on Monday.",
        "Police deployed another 700 officers in Kerrin on Monday.",
    ),
    (
        "Rudi Marsh ended a hunger strike on Monday after 31 days without food.",
        "Ben Holt, who had been on hunger strike for 45 days, ate on Monday.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), BOTH_SO)
def test_nothing_is_said_where_both_numbers_may_be_so(tell: Tell, first: str, second: str) -> None:
    assert not sides(tell(first, second))


def test_what_a_slot_bars_is_held_against_nothing_that_fills_it(tell: Tell) -> None:
    reached = "The petition against the dam in Kerrin carried 4,200 signatures."
    needed = "A petition against a dam needs 10,000 signatures."
    assert not sides(tell(reached, needed))
    assert sides(tell(reached, "The petition against the dam carried 6,100 signatures.")) == {"4,200", "6,100"}


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            "Ada Quill died on the way to the hospital on Monday, police said.",
            "Ada Quill died at the scene on Monday, a sheriff said.",
            {"on the way to the hospital", "at the scene"},
        ),
        (
            "Rudi Marsh died at home on Monday, his son said.",
            "Rudi Marsh died on Monday in a hospital in Kerrin.",
            {"at home", "in a hospital"},
        ),
    ],
)
def test_where_somebody_died_is_told_with_its_preposition(tell: Tell, first: str, second: str, told: set[str]) -> None:
    found = [c for c in tell(first, second).conflicts if c.role == "place of death"]
    assert [{s.text for s in c.sides} for c in found] == [told]
    assert all(e.text == s.text for c in found for s in c.sides for e in s.spans)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Bell won 52 percent in Sunday's poll in Kerrin.", "Ana Bell took 58 percent in Sunday's poll in Kerrin."),
        ("Kerrin has 21,000 registered voters.", "Some 28,000 registered voters live in Kerrin."),
    ],
)
def test_a_vote_that_is_called_a_poll_has_one_result(tell: Tell, one: str, other: str) -> None:
    assert tell(one, other).conflicts
