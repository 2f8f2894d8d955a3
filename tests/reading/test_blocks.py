"""Paragraphs of plain text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.blocks import LONGEST, blocks


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in blocks(text)]


def test_a_line_is_a_paragraph():
    assert cut("One.\nTwo.\r\n\r\n  Three. ") == ["One.", "Two.", "Three."]


def test_a_text_wrapped_by_hand_has_its_paragraphs_between_blank_lines():
    text = "The bridge at Marrow was\nclosed on Tuesday, the\ncity said.\n\nIt will not\nopen soon.\n"
    assert cut(text) == ["The bridge at Marrow was\nclosed on Tuesday, the\ncity said.", "It will not\nopen soon."]


def test_an_overlong_paragraph_is_cut_at_the_end_of_a_sentence():
    text = "The bridge at Marrow was closed. " * 2000
    pieces = cut(text)
    assert all(len(p) <= LONGEST and p.endswith("closed.") for p in pieces)
    assert "".join(p.replace(" ", "") for p in pieces) == text.replace(" ", "")


def test_an_overlong_word_is_cut_where_it_must():
    assert [len(p) for p in cut("x" * (2 * LONGEST + 5))] == [LONGEST, LONGEST, 5]


@given(st.text(alphabet="ab. \n\r\t\u2028é", max_size=300))
def test_blocks_are_in_order_trimmed_and_lose_nothing_but_white_space(text):
    spans = list(blocks(text))
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
