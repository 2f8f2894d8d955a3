from __future__ import annotations

import pytest

from firsthand.views.wording import clean, day, days, listing, number, plural, region, short


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2023-03-07", "2023-03-07", "7 March 2023"),
        ("2023-03-07", "2023-03-12", "7–12 March 2023"),
        ("2023-03-01", "2023-03-31", "March 2023"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2021-01-01", "2023-12-31", "2021 to 2023"),
        ("2023-03-01", "2023-05-31", "March to May 2023"),
        ("2022-12-28", "2023-01-03", "28 December 2022 to 3 January 2023"),
        ("2023-06-01", None, "1 June 2023 or later"),
        (None, "2023-06-01", "1 June 2023 or earlier"),
        (None, None, "no date"),
        ("2024-02-01", "2024-02-29", "February 2024"),
    ],
)
def test_a_stretch_of_days_is_said_as_short_as_it_can_be(earliest: str, latest: str, words: str) -> None:
    assert days(earliest, latest) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2023-03-07", "7 March 2023"), ("2023-03-07T09:41:00+01:00", "7 March 2023"), ("2023-03", "March 2023"),
     ("2023", "2023"), ("2023-13-40", "no date"), ("yesterday", "no date"), (None, "no date")],
)  # fmt: skip
def test_a_date_is_said_at_its_own_precision(iso: str | None, words: str) -> None:
    assert day(iso) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [(8.0, 8.0, None, "8"), (3.0, None, None, "at least 3"), (None, 50.0, None, "at most 50"),
     (39.0, 41.0, None, "39 to 41"), (1500000.0, 1500000.0, "USD", "1,500,000 USD"), (5.9, 5.9, None, "5.9"),
     ("09:15", "09:15", None, "09:15"), ("2023-03-01", "2023-03-31", None, "March 2023"), (None, None, None, "open")],
)  # fmt: skip
def test_a_region_is_said_with_its_open_ends(low: object, high: object, unit: str | None, words: str) -> None:
    assert region(low, high, unit) == words  # type: ignore[arg-type]


def test_a_long_list_is_cut_and_counted() -> None:
    assert listing(["A", "B", "C"]) == "A, B and C"
    assert listing(["A", "B", "C", "D", "E"]) == "A, B, C, D and E"
    assert listing(["A", "B", "C", "D", "E", "F"]) == "A, B, C, D and 2 others"


def test_numbers_and_nouns_agree() -> None:
    assert plural(1, "article") == "1 article"
    assert plural(1200, "article") == "1,200 articles"
    assert number(0.1 + 0.2) == "0.3"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert short("one two three four", 12) == "one two…"
    assert len(short("x" * 10_000, 40)) == 40


def test_clean_text_is_left_alone() -> None:
    text = "“Ça va”, 10 °C – naïve\n\tnext 👩🏽"
    assert clean(text) is text
