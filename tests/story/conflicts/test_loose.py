"""Numbers with no word for what they are of: which are read, as what, and which are not."""

from __future__ import annotations

import pytest

from firsthand.story.conflicts.rivals.loose import loose


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("There were 43 of them, she said.", [("count", "43", 43.0)]),
        ("The organisers put the spectators at 45,000, a figure nobody believed.", [("count", "45,000", 45000.0)]),
        ("The mill is to shrink its workforce by 5,600 in spring.", [("count", "5,600", 5600.0)]),
        ("He had been doing no more than fifty.", [("count", "no more than fifty", None)]),
        ("She was six.", [("age", "six", 6.0)]),
        ("A girl of four was carried out.", [("age", "four", 4.0)]),
        ("Ida Marsh, eight, was at school.", [("age", "eight", 8.0)]),
        ("The mate, a citizen of Orle aged 51, denied it.", [("age", "51", 51.0)]),
        ("The block was put up in 1972.", [("date", "1972", "1972-01-01")]),
        ("The loss was noticed when the day shift came in at six.", [("clock", "at six", "06:00")]),
        ("It was half past seven.", [("clock", "half past seven", "07:30")]),
        ("Help came only at 04.15.", [("clock", "04.15", "04:15")]),
        ("It was a fifth cup for Tarn.", [("ordinal", "fifth", 5.0)]),
        ("It was his 21st goal.", [("ordinal", "21st", 21.0)]),
        ("The launch was put off twice because of a valve.", [("count", "twice", 2.0)]),
        ("She was asked to read only once.", [("count", "only once", 1.0)]),
        ("The land was bought after a single appraisal.", [("count", "a single", 1.0)]),
    ],
)
def test_a_number_is_read_as_what_it_may_be_of(sentence: str, read: list[tuple[str, str, object]]) -> None:
    assert [(v.kind, v.text, v.low) for v in loose(sentence, 0, ())] == read


@pytest.mark.parametrize(
    "sentence",
    [
        "He rang 999 at once.",
        "Room 12 was empty.",
        "The prize is $40.",
        "The talks end on May 21st.",
        "In the 21st century nobody does.",
        "A fifth of the crew stayed.",
        "It is twice as long as the other.",
        "It was the only way out.",
        "One of the boats sank.",
        "Half of them left, dozens in tears.",
    ],
)
def test_what_is_no_number_of_anything_is_left(sentence: str) -> None:
    assert not list(loose(sentence, 0, ()))


def test_what_a_value_covers_is_not_read_again() -> None:
    sentence = "There were 43 of them and 12 of us."
    at = sentence.index("43")
    [value] = loose(sentence, 100, [(100 + at, 100 + at + 2)])
    assert (value.text, sentence[value.start - 100 : value.end - 100]) == ("12", "12")


def test_what_is_counted_is_the_noun_behind_or_before_a_number() -> None:
    nouns = [
        v.counted
        for s in (
            "They wrote to 11 of the households.",
            "The number of prisoners is 800.",
            "All seven of us lay down.",
        )
        for v in loose(s, 0, ())
    ]
    assert nouns == ["household", "prisoner", None]
