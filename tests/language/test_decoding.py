from __future__ import annotations

import numpy as np
import pytest

from firsthand.language.tagger.decoding import Found, Scored, decode, trimmed
from firsthand.language.tagger.pieces import Pieces

TEXT = "Ostrow said it closed"
WORDS = ((0, 6), (7, 11), (12, 14), (15, 18), (18, 21))
PIECES = Pieces(
    ids=(1, *range(5), 2),
    features=(0,) * 7,
    offsets=((0, 0), *WORDS, (21, 21)),
    opens=(False, True, True, True, True, False, False),
)


def scored(*places: int, chance: float = 3.0) -> Scored:
    """A model sure of one-piece cues at the places, with piece 1 as their source and pieces 3 to 4 as their content."""
    cues = len(places)
    ends = np.zeros((cues, 7, 5), dtype=np.float32)
    for cue, place in enumerate(places):
        for column, piece in enumerate((1, 1, 3, 4, place)):
            ends[cue, piece, column] = 5.0
    whole = np.tile(np.array([0, 0, chance], dtype=np.float32), (cues, 1))
    begins = np.full(cues, chance, dtype=np.float32) - np.arange(cues, dtype=np.float32)
    return Scored(np.array(places, dtype=np.int64), begins, ends, np.zeros((cues, 7, 4, 8), dtype=np.float32), whole)


def test_a_cue_has_its_likeliest_source_and_content():
    (found,) = decode(PIECES, scored(2), 0.5)
    assert (found.cue, found.source) == ((7, 11), (0, 6))


def test_a_span_ends_where_a_word_ends():
    (found,) = decode(PIECES, scored(2), 0.5)
    assert found.content in {(12, 14), (12, 21)}


def test_no_span_is_better_than_an_unlikely_one():
    unsure = scored(2)
    unsure.whole[:, 0] = 20.0
    assert decode(PIECES, unsure, 0.5)[0].source is None


def test_what_scores_below_the_threshold_is_not_found():
    assert decode(PIECES, scored(2, chance=-3.0), 0.5) == []


def test_of_two_cues_on_the_same_words_the_likelier_stays():
    assert len(decode(PIECES, scored(2, 2), 0.5)) == 1


def test_cues_come_in_order():
    assert [f.cue for f in decode(PIECES, scored(3, 2), 0.5)] == sorted(
        f.cue for f in decode(PIECES, scored(3, 2), 0.5)
    )


@pytest.mark.parametrize("places", [(), (5,)])
def test_nothing_begins_inside_a_word(places: tuple[int, ...]):
    found: list[Found] = decode(PIECES, scored(*places), 0.5)
    assert found == []


@pytest.mark.parametrize("text", ["“shut”", "that “shut,”", "shut –", "'shut'"])
def test_marks_at_the_edges_and_a_that_are_left_out(text: str):
    found = trimmed(text, (0, len(text)))
    assert found is not None
    assert text[slice(*found)] == "shut"


def test_a_span_of_marks_alone_is_none():
    assert trimmed("“…”"[::2], (0, 2)) is None
