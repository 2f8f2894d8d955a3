"""The model of contradictions: what is at odds, what is not, and that it never depends on what it read before."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from firsthand.language.contradiction import Contradictions, Marked, Passage, load_contradictions
from firsthand.language.contradiction.model import FILES, PLAIN

FAIR = 1.0

NORTH = Passage(
    "A man drowned in Lake Orle on Sunday.",
    "Police spokeswoman Dana Roth said the boat had capsized near the northern shore, by the marina at Tarn.",
)
SOUTH = Passage(
    "The boat sank within minutes.",
    "The boat went over off the southern shore, some two miles from Tarn, said the owner of the marina.",
)
PRESSED = Passage(
    "Two guards were held for an hour.",
    "A security guard, Ivo Brandt, raised the alarm by pressing a button under the desk, police said.",
)
PRESSED_AGAIN = Passage("The line had been cut.", "Mr Brandt, the guard, pressed the button that called the police.")
BREAKFAST = Passage("Nobody was hurt.", "Some sixty guests were taken to a school, where they were given breakfast.")


@pytest.fixture(scope="module")
def model() -> Contradictions:
    loaded = load_contradictions()
    if loaded is None:
        pytest.skip("onnxruntime or tokenizers is absent")
    return loaded


def test_two_shores_for_one_boat_are_at_odds(model: Contradictions) -> None:
    assert model.of_passages(NORTH, SOUTH) > 2


@pytest.mark.parametrize("other", [PRESSED_AGAIN, BREAKFAST, NORTH])
def test_what_says_the_same_or_something_else_is_not(model: Contradictions, other: Passage) -> None:
    assert model.of_passages(PRESSED, other) < -2


def test_a_value_of_another_thing_is_not_at_odds(model: Contradictions) -> None:
    bridge = Marked("", "The bridge, built in 1931, is ", "410 metres", " long.")
    assert model.of_values(bridge, Marked("", "The ferry sank ", "340 metres", " from the pier.")) < -2


def test_either_order_says_the_same_and_a_second_reading_too(model: Contradictions) -> None:
    first = model.of_passages(NORTH, SOUTH)
    model.of_passages(PRESSED, BREAKFAST)
    assert model.of_passages(SOUTH, NORTH) == first
    assert load_contradictions().of_passages(NORTH, SOUTH) == first  # type: ignore[union-attr]


def test_at_sight_what_is_plain_costs_less_and_the_rest_is_read_as_ever(model: Contradictions) -> None:
    plain, other = model.at_sight([(PRESSED, BREAKFAST), (NORTH, SOUTH)])
    assert plain < PLAIN < FAIR < other
    both = load_contradictions()
    assert both is not None
    assert both.at_sight([(NORTH, SOUTH), (PRESSED, BREAKFAST), (NORTH, SOUTH)]) == [other, plain, other]
    assert model.of_passages(PRESSED, BREAKFAST) < -2
    assert model.at_sight([]) == []


def test_what_two_passages_differ_on_is_one_of_a_few_things(model: Contradictions) -> None:
    asked, likely = model.asked(NORTH, SOUTH)
    assert (asked, likely) == model.asked(SOUTH, NORTH)
    assert asked == "where"
    assert 0 < likely <= 1


def test_long_and_empty_texts_are_read(model: Contradictions) -> None:
    assert isinstance(model.of_passages(Passage("", ""), Passage("a " * 500, "boat " * 2000)), float)
    assert isinstance(model.of_values(Marked("", "l " * 300, "v " * 300, "r " * 300), Marked("", "", "", "")), float)


def test_no_files_mean_no_model(tmp_path: Path) -> None:
    assert load_contradictions(tmp_path) is None


def test_the_hash_is_that_of_the_files_and_the_card_names_it(model: Contradictions) -> None:
    files = (model.home / name for name in FILES)
    assert hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest() == model.sha256
    card = Path(__file__).parents[2] / "training" / "MODEL_CARD.md"
    assert model.sha256 in card.read_text(encoding="utf8")
