"""From the tagger model's scores to cues with their sources and contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.language.tagger.pieces import Pieces, Span

Scores = NDArray[np.float32]
LONGEST_CUE = 12
DIGITS = 4
_EDGE = " \t\r\n\"'“”‘’«»„`,;:—–-"


@dataclass(frozen=True)
class Scored:
    """What the model says of the C places where a cue may begin, in a paragraph of T pieces.

    places: [C]; begins: [C]; ends: [C, T, 5], first and last of source, first and last of content, last of the cue;
    pairs: [C, T, 4, D], first and last of source and of content; whole: [C, 3], no source, no content, a cue. All but
    places are logits or parts of them.
    """

    places: NDArray[np.int64]
    begins: Scores
    ends: Scores
    pairs: Scores
    whole: Scores


@dataclass(frozen=True)
class Found:
    """One attribution in characters of the paragraph."""

    cue: Span
    source: Span | None
    content: Span | None
    score: float


def allowed_ends(pieces: Pieces) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where a span may begin and where it may end: at words, and not at the model's own marks."""
    first = np.array(pieces.opens)
    last = np.append(first[1:], True)
    last[-2] = True
    last[[0, -1]] = False
    return first, last


def sigmoid(logits: Scores) -> Scores:
    """Logits as chances."""
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)


def best_span(first: Scores, last: Scores, pair: tuple[Scores, Scores], none: float, barred: Scores) -> Span | None:
    """The likeliest (first, last) piece, or None where no span is likelier; `barred` is -inf where none may run."""
    scores = pair[0] @ pair[1].T / pair[0].shape[1] ** 0.5
    scores += first[:, None]
    scores += last[None]
    scores += barred
    best = int(scores.argmax())
    return divmod(best, scores.shape[1]) if scores.flat[best] > none else None


def decode(pieces: Pieces, scored: Scored, threshold: float) -> list[Found]:
    """The attributions that score `threshold` or more, no two with overlapping cues, in order of their cues."""
    chances = np.sqrt(sigmoid(scored.begins) * sigmoid(scored.whole[:, 2]))
    if not len(chances) or round(float(chances.max()), DIGITS) < threshold:
        return []
    first, last = allowed_ends(pieces)
    barred = np.where(np.triu(first[:, None] & last[None]), np.float32(0), np.float32(-np.inf))
    kept: list[Found] = []
    for c in sorted(range(len(scored.places)), key=lambda c: (-round(float(chances[c]), DIGITS), c)):
        score, at = round(float(chances[c]), DIGITS), int(scored.places[c])
        if score < threshold or not first[at]:
            continue
        ends, pairs, none = scored.ends[c], scored.pairs[c], scored.whole[c]
        reach = np.where(last[at : at + LONGEST_CUE], ends[at : at + LONGEST_CUE, 4], -np.inf)
        cue = characters(pieces, (at, at + int(reach.argmax())))
        spans = [
            best_span(ends[:, r], ends[:, r + 1], (pairs[:, r], pairs[:, r + 1]), float(none[r // 2]), barred)
            for r in (0, 2)
        ]
        if all(cue[1] <= other.cue[0] or other.cue[1] <= cue[0] for other in kept):
            source, content = (characters(pieces, span) if span else None for span in spans)
            kept.append(Found(cue, source, content, score))
    return sorted(kept, key=lambda f: f.cue)


def characters(pieces: Pieces, span: Sequence[int]) -> Span:
    """A span of pieces as one of characters."""
    return pieces.offsets[span[0]][0], pieces.offsets[span[1]][1]


def trimmed(text: str, span: Span | None) -> Span | None:
    """A span without marks at its edges and a "that" before it; None when nothing is left."""
    if span is None:
        return None
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if text[start : start + 5].lower() == "that ":
        return trimmed(text, (start + 5, end))
    return (start, end) if start < end else None
