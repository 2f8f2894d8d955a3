"""A paragraph as word pieces with what the uncased vocabulary cannot see: capitals and quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Span = tuple[int, int]
LONGEST = 320
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
LOWER, CAPITAL, CAPITALS = range(3)
FEATURES = 12
_OPENING, _STRAIGHT = ("“", "«", "„", "``"), ('"', "''")
_MARK = re.compile(r"[“”«»„\"]|``|''|‘(?!\d)|’(?!\w)")  # "‘90s" and "it’s" are no quotations
_SENTENCE_END = frozenset(".?!")


@dataclass(frozen=True)
class Pieces:
    """Word pieces of a paragraph, the first and last of them the model's own marks.

    ids, features: one number a piece; offsets: code points [start, end) in the paragraph; opens: it begins a word.
    """

    ids: tuple[int, ...]
    features: tuple[int, ...]
    offsets: tuple[Span, ...]
    opens: tuple[bool, ...]


def quote_states(text: str) -> list[int]:
    """Where each character stands to quotation marks: outside, inside, opening or closing."""
    states: list[int] = []
    double = single = False
    for found in _MARK.finditer(text):
        states += [INSIDE if double or single else OUTSIDE] * (found.start() - len(states))
        mark = found.group()
        if mark == "’" and not single:  # an apostrophe: "the millers’ union"
            continue
        if mark in "‘’":
            opens = single = mark == "‘"
        else:
            opens = mark in _OPENING or (mark in _STRAIGHT and not double)
            double = opens
        states += [OPENING if opens else CLOSING] * len(mark)
    return states + [INSIDE if double or single else OUTSIDE] * (len(text) - len(states))


def capitals(word: str) -> int:
    """Whether a piece is written with a capital, in capitals, or neither."""
    if not word[:1].isupper():
        return LOWER
    return CAPITALS if len(word) > 1 and word.isupper() else CAPITAL


def cut_pieces(tokenizer: Tokenizer, text: str) -> list[Pieces]:
    """A paragraph's pieces; one of more than `LONGEST` is cut at the ends of sentences."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    states = quote_states(text)
    features = [3 * states[a] + capitals(text[a:b]) for a, b in encoded.offsets]
    first, last = mark_of(tokenizer, "[CLS]"), mark_of(tokenizer, "[SEP]")
    cut = []
    for low, high in windows(text, encoded.offsets):
        offsets = encoded.offsets[low:high]
        cut.append(
            Pieces(
                (first, *encoded.ids[low:high], last),
                (0, *features[low:high], 0),
                ((offsets[0][0],) * 2, *offsets, (offsets[-1][1],) * 2),
                (False, *(not t.startswith("##") for t in encoded.tokens[low:high]), False),
            )
        )
    return cut


def mark_of(tokenizer: Tokenizer, mark: str) -> int:
    """The number of one of the model's own marks; ValueError where the vocabulary has none."""
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise ValueError(f"the tagger's vocabulary has no {mark}")
    return number


def windows(text: str, offsets: list[Span]) -> list[Span]:
    """Runs of at most `LONGEST` pieces, each as many whole sentences as fit."""
    runs, low = [], 0
    while len(offsets) - low > LONGEST:
        ends = [i for i in range(low, low + LONGEST) if text[offsets[i][1] - 1] in _SENTENCE_END]
        high = ends[-1] + 1 if ends else low + LONGEST
        runs.append((low, high))
        low = high
    return [*runs, (low, len(offsets))] if low < len(offsets) else runs
