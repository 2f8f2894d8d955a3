"""Time expressions, read on Wednesday 14 May 2031 unless another day is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from firsthand.language.parse import Parsed
from firsthand.language.times import times
from firsthand.language.timex.calendar import days_of, shift_months
from firsthand.language.timex.holidays import easter, holiday
from firsthand.model import Time

Parse = Callable[..., Parsed]


def one(found: tuple[Time, ...], words: str) -> Time:
    hits = [t for t in found if t.text == words]
    assert hits, f"{words!r} not among {[t.text for t in found]}"
    return hits[0]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The bridge fell on 3 March 2029.", "3 March 2029", "DATE", "2029-03-03"),
        ("The bridge fell on March 3, 2029.", "March 3, 2029", "DATE", "2029-03-03"),
        ("The bridge fell on March 3,2029.", "March 3,2029", "DATE", "2029-03-03"),
        ("The bridge fell on 2029-03-03.", "2029-03-03", "DATE", "2029-03-03"),
        ("The bridge fell in March 2029.", "March 2029", "DATE", "2029-03"),
        ("The bridge fell in 2029.", "2029", "DATE", "2029"),
        ("The bridge was built in the 1990s.", "the 1990s", "DATE", "199"),
        ("The bridge was built in the 19th century.", "the 19th century", "DATE", "18"),
        ("The bridge fell on Monday.", "Monday", "DATE", "2031-05-12"),
        ("The mayor said the bridge fell Wednesday.", "Wednesday", "DATE", "2031-05-14"),
        ("The council will meet on Monday.", "Monday", "DATE", "2031-05-19"),
        ("The bridge fell last Friday.", "last Friday", "DATE", "2031-05-09"),
        ("The council meets next week on Tuesday.", "Tuesday", "DATE", "2031-05-20"),
        ("The council will meet this upcoming Friday.", "this upcoming Friday", "DATE", "2031-05-16"),
        ("The lido will be shut on 18 and 19 June.", "18", "DATE", "2031-06-18"),
        ("The lido was shut on 5/6, 5/8 and 5/9.", "5/8", "DATE", "2031-05-08"),
        ("The bridge fell on 23/08/2029.", "23/08/2029", "DATE", "2029-08-23"),
        ("Work began in the third month of 2029.", "the third month of 2029", "DATE", "2029-03"),
        ("Rent is due on the 15th day of next month.", "the 15th day of next month", "DATE", "2031-06-15"),
        ("The permit ends four months from tomorrow.", "four months from tomorrow", "DATE", "2031-09-15"),
        ("The lido opens Tue 20th.", "Tue 20th", "DATE", "2031-05-20"),
        ("The council meets again next Tuesday.", "next Tuesday", "DATE", "2031-05-20"),
        ("The bridge fell Monday night.", "Monday night", "TIME", "2031-05-12TNI"),
        ("The bridge fell yesterday afternoon.", "yesterday afternoon", "TIME", "2031-05-13TAF"),
        ("The bridge fell last night.", "last night", "TIME", "2031-05-13TNI"),
        ("The bridge fell last week.", "last week", "DATE", "2031-W19"),
        ("The bridge fell last month.", "last month", "DATE", "2031-04"),
        ("The bridge will reopen next year.", "next year", "DATE", "2032"),
        ("The bridge fell in April.", "April", "DATE", "2031-04"),
        ("The bridge fell in December.", "December", "DATE", "2030-12"),
        ("The bridge will close in December.", "December", "DATE", "2031-12"),
        ("The hearing is set for June 3.", "June 3", "DATE", "2031-06-03"),
        ("He agreed in April last year to step down.", "April last year", "DATE", "2030-04"),
        ("The bridge fell two years ago.", "two years ago", "DATE", "2029"),
        ("The bridge fell ten days ago.", "ten days ago", "DATE", "2031-05-04"),
        ("Sales rose in the third quarter of 2029.", "the third quarter of 2029", "DATE", "2029-Q3"),
        ("They met in the summer of 2029.", "the summer of 2029", "DATE", "2029-SU"),
        ("The bridge fell last summer.", "last summer", "DATE", "2030-SU"),
        ("They worked on it for six weeks.", "six weeks", "DURATION", "P6W"),
        ("They have worked on it for more than a year.", "more than a year", "DURATION", "P1Y"),
        ("Prices have risen in the past two years.", "the past two years", "DURATION", "P2Y"),
        ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
        ("She signed a three-and-a-half-year deal.", "three-and-a-half-year", "DURATION", "P3Y6M"),
        ("They meet every month.", "every month", "SET", "P1M"),
        ("They meet every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
        ("The bridge is now closed.", "now", "DATE", "PRESENT_REF"),
        ("The tram was recently repaired.", "recently", "DATE", "PAST_REF"),
        ("They hope for rain in the future.", "the future", "DATE", "FUTURE_REF"),
        (
            "The roof fell at twenty to three on Tuesday afternoon.",
            "twenty to three on Tuesday afternoon",
            "TIME",
            "2031-05-13T14:40",
        ),
        ("It left at half past six in the morning.", "half past six in the morning", "TIME", "2031-05-14T06:30"),
        ("The lights went at twelve minutes past seven.", "twelve minutes past seven", "TIME", "2031-05-14T07:12"),
        ("It struck shortly after six on Monday evening.", "six on Monday evening", "TIME", "2031-05-12T18:00"),
        ("It blew up at 7.42 on Tuesday morning.", "7.42 on Tuesday morning", "TIME", "2031-05-13T07:42"),
        ("The log has the loss of the line at 14.41.", "14.41", "TIME", "2031-05-14T14:41"),
        ("The bridge fell at 10:35 a.m. on Tuesday.", "10:35 a.m. on Tuesday", "TIME", "2031-05-13T10:35"),
        ("The show begins tomorrow.", "tomorrow", "DATE", "2031-05-15"),
        ("It rained in the first week of July 2029.", "the first week of July 2029", "DATE", "2029-W27"),
        ("It is due on the last day of this month.", "the last day of this month", "DATE", "2031-05-31"),
        ("The ferry returns on Tuesday of next week.", "Tuesday of next week", "DATE", "2031-05-20"),
        ("The ferry sank on the 3rd.", "the 3rd", "DATE", "2031-05-03"),
        ("Sales fell in the latest quarter.", "the latest quarter", "DATE", "2031-Q1"),
        ("The quay was cleared in FY2029.", "FY2029", "DATE", "2029"),
    ],
)
def test_an_expression_has_its_value(parse: Parse, text: str, words: str, kind: str, value: str) -> None:
    found = one(times(parse(text)), words)
    assert (found.type, found.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("The bridge fell in March 2029.", "March 2029", "2029-03-01", "2029-03-31"),
        ("The bridge fell in early 2029.", "early 2029", "2029-01-01", "2029-07-02"),
        ("The bridge fell last week.", "last week", "2031-05-05", "2031-05-11"),
        ("The bridge fell earlier this month.", "earlier this month", "2031-05-01", "2031-05-14"),
        ("Prices have risen in the past two years.", "the past two years", "2029-05-14", "2031-05-14"),
        ("They worked on it for six weeks.", "six weeks", None, None),
        ("The bridge is now closed.", "now", None, None),
    ],
)
def test_an_expression_allows_its_days(
    parse: Parse, text: str, words: str, earliest: str | None, latest: str | None
) -> None:
    found = one(times(parse(text)), words)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_bare_month_after_a_dated_one_is_the_next_such_month(parse: Parse) -> None:
    found = times(parse("Ms Arden announced her exit in August 2029, with her last concert following in October."))
    assert one(found, "October").value == "2029-10"


def test_a_bare_month_ahead_is_not_read_after_the_history_before_it(parse: Parse) -> None:
    found = times(parse("The two parted in June 2024. The ferry will sail again on Aug. 17."))
    assert one(found, "Aug. 17").value == "2031-08-17"


def test_the_weekday_of_an_elaboration_lies_in_the_week_it_elaborates(parse: Parse) -> None:
    text = "Monday's fire follows two last week in Velden and Morsk.\n\nIn Velden on Tuesday, a barn burned down."
    assert one(times(parse(text)), "Tuesday").value == "2031-05-06"


def test_a_relative_clause_on_last_week_does_not_move_the_sentence(parse: Parse) -> None:
    found = times(parse("A guard who was dismissed last week set fire to the barn on Monday, police said."))
    assert one(found, "Monday").value == "2031-05-12"


@pytest.mark.parametrize(
    ("text", "words", "value", "alternatives"),
    [
        ("It took two or three hours.", "two or three hours", "PT2H", ("PT3H",)),
        ("The fair, on Sunday, is free.", "Sunday", "2031-05-11", ("2031-05-18",)),
        ("The fair, on November 3, is free.", "November 3", "2031-11-03", ("2030-11-03",)),
        ("The fair closed on November 3.", "November 3", "2030-11-03", ()),
        ("The bridge fell on Sunday.", "Sunday", "2031-05-11", ()),
    ],
)
def test_what_neither_word_nor_tense_decides_keeps_its_other_reading(
    parse: Parse, text: str, words: str, value: str, alternatives: tuple[str, ...]
) -> None:
    found = one(times(parse(text, published="2031-05-14")), words)
    assert (found.value, found.alternatives) == (value, alternatives)


def test_a_season_that_tells_things_apart_is_not_read_after_history(parse: Parse) -> None:
    found = times(parse("A flood in 1973 took the mill. Repairs in the winter storms went on.", published="2031-05-14"))
    assert one(found, "the winter").value == "2030-WI"


@pytest.mark.parametrize(
    "address", ["in the 1900 block of Elm Street", "at 1612 West Harlow Avenue", "at 1940 Elm St."]
)
def test_a_house_number_is_no_year(parse: Parse, address: str) -> None:
    assert times(parse(f"The shooting occurred {address}", published="2031-05-14")) == ()


def test_the_end_of_a_year_is_a_year_with_its_end_marked(parse: Parse) -> None:
    found = one(times(parse("The pier will open by year-end.", published="2031-05-14")), "year-end")
    assert (found.value, found.mod, found.latest) == ("2031", "END", "2031-12-31")


def test_a_holiday_takes_the_year_said_after_it(parse: Parse) -> None:
    found = times(parse("The town was ruined by the Boxing Day flood in 2024."))
    assert one(found, "Boxing Day").value == "2024-12-26"


def test_without_a_publication_date_a_relative_expression_stays_open(parse: Parse) -> None:
    (found,) = times(parse("The bridge fell on Monday.", published=None))
    assert (found.value, found.earliest, found.latest) == ("XXXX-WXX-1", None, None)


def test_without_a_publication_date_a_full_one_is_read(parse: Parse) -> None:
    (found,) = times(parse("The bridge fell on 3 March 2029.", published=None))
    assert (found.value, found.earliest) == ("2029-03-03", "2029-03-03")


def test_an_hour_takes_the_day_behind_its_brackets(parse: Parse) -> None:
    found = times(parse("The blast occurred at 10:35 a.m. (0735 GMT) Friday in the harbour."))
    assert one(found, "10:35 a.m.").value == "2031-05-09T10:35"


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "Theresa May spoke.",
        "April Jones spoke.",
        "Prices fall when demand is weak.",
        "He drove a silver 2027 Marlin Coast.",
        "She is a 44-year-old pilot.",
        "It costs $5 a week.",
        "He won a second medal.",
        "It was a quarter of the harvest.",
    ],
)
def test_what_only_looks_like_a_time_is_none(parse: Parse, text: str) -> None:
    assert times(parse(text)) == ()


def test_offsets_are_the_exact_slice(parse: Parse) -> None:
    parsed = parse("“It fell on Monday,” she said.\n\nOn 3\u00a0March 2029 – the “first” day – it had rained.")
    found = times(parsed)
    assert found
    assert all(parsed.text[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2029", date(2029, 1, 1), date(2029, 12, 31)),
        ("2029-Q2", date(2029, 4, 1), date(2029, 6, 30)),
        ("2029-H2", date(2029, 7, 1), date(2029, 12, 31)),
        ("2029-W01", date(2029, 1, 1), date(2029, 1, 7)),
        ("2029-W01-WE", date(2029, 1, 6), date(2029, 1, 7)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_value_names_its_days(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-WXX-5", "2029-02-30", "2029-W60", ""])
def test_a_value_without_days_names_none(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2038, date(2038, 4, 25))]
)
def test_easter_is_found(year: int, day: date) -> None:
    assert easter(year) == day


def test_holidays_on_a_weekday_are_counted_within_their_month() -> None:
    assert holiday("Thanksgiving", 2030) == date(2030, 11, 28)
    assert holiday("Memorial Day", 2030) == date(2030, 5, 27)
    assert holiday("new year’s eve", 2030) == date(2030, 12, 31)
    assert holiday("Nothing Day", 2030) is None


def test_a_month_on_from_its_last_day_is_the_last_of_the_next() -> None:
    assert shift_months(date(2031, 1, 31), 1) == date(2031, 2, 28)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("“Let’s meet them in August,” the mayor shouted.", "August", "2031-08"),
        ("The council said that the ferry can return in October.", "October", "2031-10"),
        ("It will not be on anyone's mind come November.", "November", "2031-11"),
        ("Until Friday, however, the mayor had declined to comment.", "Friday", "2031-05-09"),
        ("Neither of them could be reached Monday at home.", "Monday", "2031-05-12"),
        ("She told the paper that Friday's vote was unfair.", "Friday", "2031-05-09"),
        ("They want to win August's election.", "August", "2031-08"),
        ("The odds of moving the September 2 deadline have narrowed.", "September 2", "2031-09-02"),
        ("More people came between January and October 2029.", "January", "2029-01"),
        ("It fell between November and March 2029.", "November", "2028-11"),
        ("Polls closed.\n\nHigh turnout does not make for a victory in November.", "November", "2031-11"),
        ("According to a January survey, most people agree.", "January", "2031-01"),
        ("In 2027 she lost. She will need those voters in the fall.", "the fall", "2031-FA"),
        ("The mayor was due to speak on Tuesday.", "Tuesday", "2031-05-13"),
        ("The mayor was due to speak on Friday.", "Friday", "2031-05-16"),
        ("It had been due to expire on Sunday.", "Sunday", "2031-05-11"),
        ("The clerk will be asked about the fire on Tuesday.", "Tuesday", "2031-05-13"),
        ("Monday's ruling will cost the town dear.", "Monday", "2031-05-12"),
        ("The mayor opens the lido if it is dry on Saturday.", "Saturday", "2031-05-17"),
        ("A storm.\n\nThe mayor, who is on the list for Saturday, smiled.", "Saturday", "2031-05-17"),
        ("The mayor read a speech to be given on Saturday.", "Saturday", "2031-05-17"),
        ("The party will file its February report.", "February", "2031-02"),
        ("They met ahead of Saturday's vote.", "Saturday", "2031-05-17"),
        ("No one was hurt in the fire, which was set Saturday night.", "Saturday night", "2031-05-10TNI"),
        ("Trams were late due to ice on Saturday.", "Saturday", "2031-05-10"),
        ("On Monday, divers could be seen at the weir.", "Monday", "2031-05-12"),
        ("She was scheduled to be released on February 2.", "February 2", "2031-02-02"),
        ("In July, thieves took the bell.", "July", "2030-07"),
        ("He sounded calmer ahead of the November 8 election.", "November 8", "2031-11-08"),
    ],
)
def test_the_clause_says_which_year_or_week_is_meant(parse: Parse, text: str, words: str, value: str) -> None:
    assert one(times(parse(text, published="2031-05-14")), words).value == value


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("He met them 40 or 50 years ago.", "40 or 50 years ago", "DATE", "1981"),
        ("She spoke on the evening of June 7.", "the evening of June 7", "TIME", "2031-06-07TEV"),
        ("The survey ran May 3-9 and covered voters.", "9", "DATE", "2031-05-09"),
        ("They tried that in the ‘20s.", "the ‘20s", "DATE", "202"),
        ("They tried that in the 60s.", "the 60s", "DATE", "196"),
        ("She resigned on Sunday, one day before the vote.", "one day", "DURATION", "P1D"),
        ("The dispute may last well into the summer.", "the summer", "DATE", "2031-SU"),
        ("He said so in an October radio interview.", "October", "DATE", "2030-10"),
        ("Few get leave, according to a 2029 Labour Department study.", "2029", "DATE", "2029"),
        ("The Labor Day weekend was stormy.", "The Labor Day weekend", "DATE", "2030-W35-WE"),
        ("A recent ruling was ignored.", "recent", "DATE", "PAST_REF"),
        ("Sales slipped in the first half.", "the first half", "DATE", "2031-H1"),
        ("The loss compares with a year-earlier profit.", "year-earlier", "DATE", "2030"),
        ("It blamed current prices.", "current", "DATE", "PRESENT_REF"),
        ("Costs rose over the past year.", "the past year", "DATE", "2030"),
        ("Songs of the 1960s and 70s were played.", "70s", "DATE", "197"),
        ("It airs on Monday nights.", "Monday nights", "SET", "XXXX-WXX-1TNI"),
        ("The weak October figures hurt.", "October", "DATE", "2030-10"),
        ("He spoke in the week of the 18th.", "the week of the 18th", "DATE", "2031-W16"),
        ("She left the town years ago.", "years ago", "DATE", "PAST_REF"),
        ("It was the worst flood in decades.", "decades", "DURATION", "PXE"),
        ("The lido opened on June 6,2029 and shut again.", "June 6,2029", "DATE", "2029-06-06"),
        ("She fought for the 2029 Fair Rent Act.", "2029", "DATE", "2029"),
        ("The boat called at 1100 hours.", "1100 hours", "TIME", "2031-05-14T11:00"),
        ("Weeks later, the bridge fell.", "Weeks", "DURATION", "PXW"),
        ("They agreed after months of talks.", "months", "DURATION", "PXM"),
        ("In years past, the lido was full.", "years past", "DATE", "PAST_REF"),
        ("The dance was loved in the nineteen sixties.", "the nineteen sixties", "DATE", "196"),
        ("The clerk came by every single night.", "every single night", "SET", "XXXX-XX-XXTNI"),
        ("The square was empty by late afternoon.", "late afternoon", "TIME", "2031-05-14TAF"),
        ("This past week was wet.", "This past week", "DATE", "2031-W19"),
        ("The town rested for the rest of the week he spent there.", "the week", "DATE", "2031-W20"),
        ("They met at the weekend.", "the weekend", "DATE", "2031-W19-WE"),
        ("He left on the same day she did.", "the same day", "DATE", "XXXX-XX-XX"),
        ("It burned on Friday.\n\nAt about 8.40pm crews came.", "about 8.40pm", "TIME", "2031-05-09T20:40"),
        ("Polls opened at 8 a.m. (0300 GMT) on Sunday.", "8 a.m.", "TIME", "2031-05-11T08:00"),
        ("They left at 9 a.m., noon and 4 p.m.", "9 a.m.", "TIME", "2031-05-14T09:00"),
    ],
)
def test_forms_of_days_and_decades(parse: Parse, text: str, words: str, kind: str, value: str) -> None:
    found = one(times(parse(text, published="2031-05-14")), words)
    assert (found.type, found.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sales rose in the first nine months of 2029.", ("2029-01-01", "2029-09-30")),
        ("Rain fell in the last two weeks of July 2029.", ("2029-07-18", "2029-07-31")),
        ("The road closes for two weeks starting May 20.", ("2031-05-20", "2031-06-02")),
        ("Profit fell in the past two quarters.", ("2030-10-01", "2031-03-31")),
    ],
)
def test_a_length_knows_its_days(parse: Parse, text: str, days: tuple[str, str]) -> None:
    found = times(parse(text, published="2031-05-14"))
    assert days in [(t.earliest, t.latest) for t in found if t.type == "DURATION"]


@pytest.mark.parametrize(
    "text",
    [
        "A USA TODAY poll found nothing.",
        "He was blamed for last-minute planning.",
        "They won on Super Tuesday.",
        "She scored at 6:40 of the second period.",
        "An index made by Jan Hollis fell.",
        "It was the worst start in a new year so far.",
        "About three-quarters agreed.",
        "She was named person of the year.",
        "At the end of the day, it is about trust.",
        "He was at the March on Harrow.",
        "It was the dawn of a new age.",
        "Its last days are here.",
    ],
)
def test_what_only_looks_like_a_time(parse: Parse, text: str) -> None:
    assert [t.text for t in times(parse(text, published="2031-05-14"))] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was at large until Dec. 7, when he was found.", "2030-12-07"),
        ("The deadline was extended until Feb. 20.", "2031-02-20"),
        ("The road is closed until Dec. 7.", "2031-12-07"),
    ],
)
def test_until_leads_to_the_nearer_side_from_the_past(parse: Parse, text: str, value: str) -> None:
    assert [t.value for t in times(parse(text, published="2031-01-12"))] == [value]
