"""Quantities: what is counted, measured or told of an age, and how firmly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language.layers import Cast
from firsthand.language.numerals import cardinal, ordinal, year_in_words
from firsthand.language.parse import Parsed
from firsthand.language.quantities import quantities, time_values
from firsthand.language.times import times
from firsthand.model import Entity, Mention, Value

Parse = Callable[..., Parsed]


def values(parsed: Parsed, cast: Cast | None = None) -> list[Value]:
    found = quantities(parsed, times(parsed), cast or Cast(()))
    assert all(parsed.text[q.value.start : q.value.end] == q.value.text for q in found)
    return [q.value for q in found]


@pytest.mark.parametrize(
    ("text", "role", "low", "high", "hedge", "counted"),
    [
        ("The storm killed six children.", "killed", 6, 6, "exact", "child"),
        ("At least 22 people were killed in the storm.", "killed", 22, None, "at-least", "person"),
        ("The flood left two sailors missing.", "missing", 2, 2, "exact", "sailor"),
        ("More than 300 houses were damaged.", "damaged", 300, None, "more-than", "house"),
        ("Dozens of villagers were injured.", "injured", 24, None, "at-least", "villager"),
        ("Police arrested up to 50 rioters.", "arrested", None, 50, "at-most", "rioter"),
        ("About 300 people died.", "killed", 250, 350, "about", "person"),
        ("The death toll rose to 11.", "killed", 11, 11, "exact", None),
        ("The blast killed at least one and injured four.", "killed", 1, None, "at-least", None),
        ("Five people were confirmed dead.", "killed", 5, 5, "exact", "person"),
        ("A man shot dead two guards.", "killed", 2, 2, "exact", "guard"),
        ("Between five and seven people died.", "killed", 5, 7, "exact", "person"),
        ("It is a 40- to 50-employee company.", "employee", 40, 50, "exact", "employee"),
        ("He faces two counts of theft.", "count", 2, 2, "exact", "count"),
        ("A dozen boats sank.", "boat", 12, 12, "exact", "boat"),
        ("Some 1,500 homes were flattened.", "destroyed", 1350, 1650, "about", "home"),
        ("Two others were wounded.", "injured", 2, 2, "exact", "person"),
    ],
)
def test_a_count_has_its_role_and_region(
    parse: Parse, text: str, role: str, low: float | None, high: float | None, hedge: str, counted: str | None
) -> None:
    found = values(parse(text))[0]
    assert (found.kind, found.role, found.low, found.high, found.hedge, found.counted) == (
        "count",
        role,
        low,
        high,
        hedge,
        counted,
    )


def test_a_headline_has_its_counts(parse: Parse) -> None:
    found = values(parse("Gunman kills 1, wounds 2 at mill; 4 missing"))
    assert [(v.role, v.low) for v in found] == [("killed", 1), ("injured", 2), ("missing", 4)]


def test_a_count_is_narrowed_by_its_place(parse: Parse) -> None:
    (found,) = values(parse("The flood killed 40 people in Switzerland."))
    assert found.restrictors == ("switzerland",)


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Mary Arden, 36, left the band.", "36", 36, 36),
        ("Mary Arden (36) left the band.", "36", 36, 36),
        ("A 61-year-old man was found.", "61-year-old", 61, 61),
        ("She died at the age of 40.", "age of 40", 40, 40),
        ("Mary Arden, aged 40, left the band.", "aged 40", 40, 40),
        ("The driver is in her thirties.", "thirties", 30, 39),
        ("The driver is in her late thirties.", "late thirties", 37, 39),
        ("He would have turned 50 on Sunday.", "turned 50", 50, 50),
        ("She is 22 years old.", "22 years old", 22, 22),
        ("An 18-month-old girl was found.", "18-month-old", 1, 1),
    ],
)
def test_an_age_is_read(parse: Parse, text: str, words: str, low: float, high: float) -> None:
    ages = [v for v in values(parse(text)) if v.kind == "age"]
    assert [(v.text, v.low, v.high, v.role, v.unit) for v in ages] == [(words, low, high, "age", "year")]


def test_two_ages_in_a_row_are_two(parse: Parse) -> None:
    found = [v for v in values(parse("Two men, ages 47 and 48, were hurt.")) if v.kind == "age"]
    assert [v.low for v in found] == [47, 48]
    assert all(v.about is None for v in found)


def test_an_age_belongs_to_its_person(parse: Parse) -> None:
    parsed = parse("Mary Arden, 36, and Soren, 41, left the band.")
    cast = Cast(
        tuple(
            Entity(
                id=f"e:person:{name}",
                name=name,
                type="person",
                mentions=(
                    Mention(
                        article="a1", start=parsed.text.index(name), end=parsed.text.index(name) + len(name), text=name
                    ),
                ),
            )
            for name in ("Mary Arden", "Soren")
        )
    )
    assert [(v.low, v.about) for v in values(parsed, cast)] == [(36, "e:person:Mary Arden"), (41, "e:person:Soren")]


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("She will leave in season 11.", "season", 11),
        ("She will leave in series 14.", "season", 14),
        ("She left in the eleventh season.", "season", 11),
        ("She left in the 11th season.", "season", 11),
        ("She appeared in episode four.", "episode", 4),
        ("He won a third term.", "term", 3),
        ("A second trial began.", "trial", 2),
    ],
)
def test_an_ordinal_says_which_of_a_series(parse: Parse, text: str, role: str, value: int) -> None:
    (found,) = values(parse(text))
    assert (found.kind, found.role, found.low, found.high) == ("ordinal", role, value, value)


@pytest.mark.parametrize(
    ("text", "role", "unit", "low"),
    [
        ("It was 55 kilometres from the town.", "distance", "km", 55),
        ("The fire burned 24km away.", "distance", "km", 24),
        ("It struck at a depth of 10 kilometers.", "depth", "km", 10),
        ("It began six miles beneath the surface.", "depth", "mile", 6),
        ("The wave was 30 feet high.", "height", "ft", 30),
        ("She is 5 foot, 8 inches.", "height", "inch", 68),
        ("He drove at 120 mph.", "speed", "mph", 120),
        ("It houses 170,000 square feet of shops.", "area", "ft²", 170_000),
        ("The stone weighs 180 pounds.", "weight", "lb", 180),
        ("A magnitude-6.1 quake struck.", "magnitude", None, 6.1),
        ("A 6.1-magnitude quake struck.", "magnitude", None, 6.1),
        ("A quake measuring 7.2 on the Richter scale struck.", "magnitude", None, 7.2),
    ],
)
def test_a_measure_has_its_role_and_unit(parse: Parse, text: str, role: str, unit: str | None, low: float) -> None:
    found = values(parse(text))[0]
    assert (found.kind, found.role, found.unit, found.low) == ("measure", role, unit, low)


def test_a_distance_has_its_direction_and_place(parse: Parse) -> None:
    distance, direction = values(parse("It struck 55 kilometres south of Morsk."))
    assert (distance.role, distance.low, distance.restrictors) == ("distance", 55, ("morsk",))
    assert (direction.kind, direction.role, direction.low, direction.high) == ("name", "direction", "south", "south")


def test_a_conversion_in_brackets_measures_the_same(parse: Parse) -> None:
    found = values(parse("It struck at a depth of 10 kilometres (6.2 miles)."))
    assert [(v.role, v.low, v.unit) for v in found] == [("depth", 10, "km"), ("depth", 6.2, "mile")]


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("It cost $2.5 million.", "USD", 2_500_000, 2_500_000),
        ("It cost £300,000.", "GBP", 300_000, 300_000),
        ("It cost $200MM.", "USD", 200_000_000, 200_000_000),
        ("It cost €4bn.", "EUR", 4_000_000_000, 4_000_000_000),
        ("It cost at least five million dollars.", "USD", 5_000_000, None),
        ("It cost 50 cents.", "USD", 0.5, 0.5),
        ("It cost A$300.", "AUD", 300, 300),
    ],
)
def test_money_is_in_whole_units_of_its_currency(
    parse: Parse, text: str, unit: str, low: float, high: float | None
) -> None:
    found = values(parse(text))[0]
    assert (found.kind, found.role, found.unit, found.low, found.high) == ("money", "price", unit, low, high)


@pytest.mark.parametrize(
    ("text", "role", "low"),
    [
        ("The mayor won 52 percent of the vote.", "vote", 52),
        ("Some 12% of farmers left.", "share", None),
        ("Half of the harvest was lost.", "share", 50),
        ("One in five farmers left.", "share", 20),
        ("Two-thirds of the farmers left.", "share", 66.667),
    ],
)
def test_a_share_is_a_percentage(parse: Parse, text: str, role: str, low: float | None) -> None:
    found = values(parse(text))[0]
    assert (found.kind, found.role) == ("percent", role)
    assert low is None or found.low == low


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 737 landed.",
        "They drove along Highway 1.",
        "It was shown on Channel 4.",
        "It airs at 10/9c.",
        "They remember 9/11.",
        "The town lost 3-1.",
        "The club beat the visitors 2-0.",
        "Call 555-0134 for help.",
        "She lives at 12 Harbour Street.",
        "It happened on 3 March 2029.",
        "One of them spoke.",
        "He drove a silver 2027 Marlin Coast.",
        "They are friends with One Harbour writer Dan Haas.",
    ],
)
def test_numbers_in_names_scores_and_dates_are_no_quantities(parse: Parse, text: str) -> None:
    assert values(parse(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("The bridge fell in March 2029.", "date", "2029-03-01", "2029-03-31", None),
        ("The show begins at 10 p.m. ET.", "clock", "22:00", "22:00", "ET"),
        ("They dated for more than a year.", "duration", 1, None, "year"),
        ("They shook for 15 seconds.", "duration", 15, 15, "second"),
        ("He owned it for six or seven years.", "duration", 6, 7, "year"),
    ],
)
def test_a_time_has_a_value(parse: Parse, text: str, kind: str, low: object, high: object, unit: str | None) -> None:
    parsed = parse(text)
    (found,) = time_values(parsed, times(parsed))
    assert (found.value.kind, found.value.low, found.value.high, found.value.unit) == (kind, low, high, unit)
    assert found.clause is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,000", 3000),
        ("two hundred and six", 206),
        ("2.5 million", 2_500_000),
        ("thirty-six", 36),
        ("a hundred", 100),
        ("soon", None),
    ],
)
def test_a_number_in_words_or_figures_is_read(text: str, value: float | None) -> None:
    assert cardinal(text) == value


@pytest.mark.parametrize(("text", "value"), [("11th", 11), ("eleventh", 11), ("twenty-first", 21), ("soonest", None)])
def test_an_ordinal_is_read(text: str, value: int | None) -> None:
    assert ordinal(text) == value


def test_a_spoken_year_is_read() -> None:
    assert year_in_words("nineteen seventy-nine") == 1979
    assert year_in_words("two thousand") == 2000
    assert year_in_words("nineteen people") is None
