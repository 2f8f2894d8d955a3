from __future__ import annotations

import pytest

from firsthand.language.tagger.pieces import (
    CAPITAL,
    CAPITALS,
    CLOSING,
    INSIDE,
    LONGEST,
    LOWER,
    OPENING,
    OUTSIDE,
    capitals,
    quote_states,
    windows,
)


@pytest.mark.parametrize("text", ['a "b" c', "a “b” c", "a «b» c", "a ‘b’ c"])
def test_marks_open_and_close_a_quotation(text: str):
    assert quote_states(text) == [OUTSIDE, OUTSIDE, OPENING, INSIDE, CLOSING, OUTSIDE, OUTSIDE]


def test_two_apostrophes_are_one_mark():
    assert quote_states("''a''") == [OPENING, OPENING, INSIDE, CLOSING, CLOSING]


@pytest.mark.parametrize("text", ["it’s", "the millers’ union", "the ‘90s"])
def test_an_apostrophe_is_no_quotation(text: str):
    assert set(quote_states(text)) == {OUTSIDE}


def test_a_quotation_that_does_not_close_stays_open():
    assert quote_states("“ab")[-1] == INSIDE


@pytest.mark.parametrize(("word", "wanted"), [("mill", LOWER), ("Mill", CAPITAL), ("I", CAPITAL), ("BBX", CAPITALS)])
def test_capitals_are_told_apart(word: str, wanted: int):
    assert capitals(word) == wanted


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences():
    text = "The mill closed. " * (LONGEST // 2)
    offsets = [(i, i + 1) for i, mark in enumerate(text) if mark in "Tmc."]
    runs = windows(text, offsets)
    assert [low for low, _ in runs[1:]] == [high for _, high in runs[:-1]]
    assert (runs[0][0], runs[-1][1]) == (0, len(offsets))
    assert all(high - low <= LONGEST and text[offsets[high - 1][0]] == "." for low, high in runs)


def test_a_paragraph_without_pieces_has_no_windows():
    assert windows("", []) == []
