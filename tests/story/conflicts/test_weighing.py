"""What makes it surer that two sentences are at odds."""

from __future__ import annotations

from firsthand.story.conflicts.opposed.details import NONE
from firsthand.story.conflicts.opposed.weighing import signs, sure

ONE = "The council met the islanders on Monday and heard them at length."
OTHER = "The islanders were never let in by the council on Monday."


def test_words_in_common_and_a_doubt_whether_make_two_sentences_surer_and_quotes_less() -> None:
    plain = sure(signs(ONE, OTHER, 2.0, 0.6, 0, 0.1, NONE))
    assert sure(signs(ONE, OTHER, 2.0, 0.6, 0, 0.9, NONE)) > plain
    assert sure(signs(ONE, "Nobody from there was ever let in.", 2.0, 0.6, 0, 0.1, NONE)) < plain
    assert sure(signs(f"“{ONE}”", OTHER, 2.0, 0.6, 0, 0.1, NONE)) < plain


def test_what_seems_at_odds_with_many_is_less_sure() -> None:
    assert sure(signs(ONE, OTHER, 2.0, 0.6, 5, 0.1, NONE)) < sure(signs(ONE, OTHER, 2.0, 0.6, 0, 0.1, NONE))


def test_signs_are_the_words_shared_and_the_sentences_that_quote() -> None:
    found = signs("“We met them,” he said.", "We met nobody.", 1.0, 0.5, 0, 0.2, NONE)
    assert (round(found.shared, 2), found.quoted) == (0.25, 1.0)
