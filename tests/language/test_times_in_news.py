"""Forms of time expressions as news of today prints them, read on Wednesday 14 May 2031 unless another day is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from firsthand.language.parse import Parsed, Parser
from firsthand.language.times import times
from firsthand.model import Article
from firsthand.reading.parts import mark

Parse = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Published: May 14,2031 8:20 AM The mill fell.", "May 14,2031 8:20 AM", "2031-05-14T08:20"),
        ("Posted: Wed, 14 May 2031 at 09:56 GMT |", "Wed, 14 May 2031 at 09:56 GMT", "2031-05-14T09:56"),
        ("UPDATED: MONDAY, MARCH 3,2031,9:36 AM", "MONDAY, MARCH 3,2031,9:36 AM", "2031-03-03T09:36"),
        ("Posted: 04 / 9 / 2031 8:33 am | Arlo", "04 / 9 / 2031 8:33 am", "2031-04-09T08:33"),
        ("11:39am UK, Monday 12 May 2031.", "11:39am UK, Monday 12 May 2031", "2031-05-12T11:39"),
        ("She died at 6:41 last night.", "6:41 last night", "2031-05-13T18:41"),
        ("He was seen just before midnight yesterday.", "midnight yesterday", "2031-05-13T24:00"),
        ("The quake struck at 1353 (1023 GMT) near Arlo.", "1353", "2031-05-14T13:53"),
        ("In the early hours of Monday, thieves came.", "the early hours of Monday", "2031-05-12TMO"),
        ("The mill shook around 8 p.m. Monday, police said on Tuesday.", "around 8 p.m. Monday", "2031-05-12T20:00"),
    ],
)
def test_an_hour_and_its_day_are_one(parse: Parse, text: str, words: str, value: str) -> None:
    assert (words, value) in [(t.text, t.value) for t in times(parse(text, published="2031-05-14"))]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In 2029 she led the mill. On April 18 of that year, she left it.", "April 18 of that year", "2029-04-18"),
        ('"It burst yesterday," Bell said on Monday.', "yesterday", "2031-05-11"),
        ("Bell said on Monday that it burst yesterday.", "yesterday", "2031-05-13"),
        ("The navy stopped them on 10 Nov 30.", "10 Nov 30", "2030-11-10"),
        ("It closed in 2020. Three years after that, it reopened.", "Three years after that", "2023"),
        ("Twenty-five years ago, she won the vote.", "Twenty-five years ago", "2006"),
        ("He was killed exactly two years ago.", "exactly two years ago", "2029-05-14"),
        ("The record stands since 2021,2024 and 2026.", "2024", "2024"),
        ("2030 voters heard little of it in the town.", "2030", "2030"),
        ("A record-setting 2030 spending spree ended.", "2030", "2030"),
        ("She walked in the 2028 March on Arlo.", "2028", "2028"),
        ("It was the worst since the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("It was the worst attack since 9/11.", "9/11", "2001-09-11"),
        ("In that October speech, she called for calm.", "October", "2030-10"),
        ("The vote was held on Election Day.", "Election Day", "2030-11-05"),
        ("They sold more than the year before – a record.", "the year before", "2030"),
        ("The mayor agreed at the weekend to resign.", "the weekend", "2031-W19-WE"),
        ("Police held many over New Year's weekend.", "New Year's weekend", "2031-W01-WE"),
        ("They have raised it since last summer from members.", "last summer", "2030-SU"),
        ("Minutes after the blast, she came back.", "Minutes", "PTXM"),
        ("The appeal will last five years.", "five years", "P5Y"),
        ("It was a triumph. A few years later, she retired.", "A few years", "PXY"),
        ("He will be sentenced at a later date.", "a later date", "FUTURE_REF"),
        ("The daily paper said so.", "daily", "P1D"),
    ],
)
def test_a_date_or_length_as_news_prints_it(parse: Parse, text: str, words: str, value: str) -> None:
    assert (words, value) in [(t.text, t.value) for t in times(parse(text, published="2031-05-14"))]


def test_this_weekend_said_on_a_monday_of_what_happened_is_the_one_just_over(parse: Parse) -> None:
    found = times(parse("She won two races this weekend. Lopez spent Sunday at home.", published="2031-05-12"))
    assert [t.value for t in found] == ["2031-W19-WE", "2031-05-11"]


def test_the_second_half_of_the_year_is_the_one_over_when_the_year_is_young(parse: Parse) -> None:
    found = times(parse("It sold more in the second half of the year.", published="2031-01-29"))
    assert [t.value for t in found] == ["2030-H2"]


@pytest.mark.parametrize(
    "text",
    [
        "His line reads 203 HR and 676 RBI.",
        "He owned a Century speedboat.",
        "She spoke on Arlo News Daily.",
        "The 9/11 Fund was founded by her.",
    ],
)
def test_a_name_or_a_score_is_no_time(parse: Parse, text: str) -> None:
    assert [t.text for t in times(parse(text, published="2031-05-14"))] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The change would put a measure on the June ballot.", "2031-06"),
        ("They are not eligible to vote in a June general election.", "2031-06"),
        ("The coach lost the November election by a wide margin.", "2030-11"),
        ("He vowed to stay in the race through the primary on June 7.", "2031-06-07"),
        ("He began to feel ill on January 9.", "2031-01-09"),
        ("Those who will turn 18 prior to the June election may vote.", "2031-06"),
        ("The bank published its November report.", "2030-11"),
    ],
)
def test_a_vote_or_trial_lies_ahead_unless_the_clause_looks_back(parse: Parse, text: str, value: str) -> None:
    assert value in [t.value for t in times(parse(text, published="2031-01-20"))]


def test_a_show_is_no_length_of_time(parse: Parse) -> None:
    found = times(parse("She told the hosts of “30 Minutes” that the right has held to this day."))
    assert [t.text for t in found] == []


def test_a_dateline_has_a_day_that_nothing_is_read_against(parse: Parse) -> None:
    text = "ARLO, May 13 (Wire) — The council met.\n\nThe mayor spoke that night."
    assert [(t.text, t.value) for t in times(parse(text, published="2031-05-14"))] == [
        ("May 13", "2031-05-13"),
        ("that night", "XXXX-XX-XXTNI"),
    ]


def test_a_stamp_has_its_hour_and_other_boilerplate_no_time(parser: Parser, article: Callable[..., Article]) -> None:
    text = "Updated: May 14, 2031 8:20 AM\n\nThe mill fell on Monday.\n\nSign up for our daily newsletter"
    parsed = parser.parse_one(replace(article(text), parts=mark(text)))
    assert [(t.text, t.value) for t in times(parsed)] == [
        ("May 14, 2031 8:20 AM", "2031-05-14T08:20"),
        ("Monday", "2031-05-12"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She ran the mill from 2012-27.", [("2012", "2012"), ("27", "2027")]),
        ("It took almost a half century.", [("almost a half century", "P50Y")]),
        (
            "It fell on Monday.\n\nThe night before, nobody slept.",
            [("Monday", "2031-05-12"), ("The night before", "2031-05-11TNI")],
        ),
        ("The mayor fought the midnight rules.", []),
        ("He resigned hours after the vote.", [("hours", "PTXH")]),
    ],
)
def test_what_an_article_gives(parse: Parse, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(t.text, t.value) for t in times(parse(text, published="2031-05-14"))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She died in the early hours of Jan. 31, 2029.", [("the early hours of Jan. 31, 2029", "2029-01-31TMO")]),
        ("He sold 20th Century Arlo Motors.", []),
        ("Fees for the 2028-29 year went up.", [("2028", "2028"), ("29", "2029")]),
    ],
)
def test_a_run_of_years_is_no_length(parse: Parse, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(t.text, t.value) for t in times(parse(text, published="2031-05-14"))] == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He planned to visit the town before September.", "2031-09"),
        ("The late August release of the papers put the house in line.", "2030-08"),
        ("It was built in 2027. We treat June 15 as one long holiday.", "2031-06-15"),
    ],
)
def test_what_the_present_speaks_of_is_not_read_after_history(parse: Parse, text: str, value: str) -> None:
    assert value in [t.value for t in times(parse(text, published="2031-01-20"))]


def test_a_show_called_by_a_weekday_is_no_day(parse: Parse) -> None:
    assert times(parse("He plays the mayor on “Saturday Night Arlo”.")) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Lind died on April 24, 2029, while looking into an April 20 fire.\n\nHe came at 3 p.m., the town said.",
            "2029-04-24T15:00",
        ),
        ("Lind died on April 24. He had looked into the April 20 fire. He came at 3 p.m.", "2031-04-24T15:00"),
        ("In the April 20 fire a man was hit at 3 p.m.", "2031-04-20T15:00"),
    ],
    ids=["of the year before it", "two sentences on", "in its own sentence"],
)
def test_a_day_that_tells_a_thing_apart_dates_nothing_else(parse: Parse, text: str, value: str) -> None:
    assert value in [t.value for t in times(parse(text, published="2031-05-14"))]
