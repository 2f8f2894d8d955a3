"""What is told already: whether two sentences stand on two sides of a conflict, or on two steps of an update."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.story.conflicts.sentences import Sentence

Stretch = tuple[str, int, int]
"""Code points [start, end) of an article."""


def told_already(pair: tuple[Sentence, Sentence], told: Sequence[Sequence[Sequence[Stretch]]]) -> bool:
    """Return whether two sentences stand on two sides of a known conflict or two steps of an update, or each on one.

    told: the sides of conflicts and the steps of updates, each with the words it stands on.
    """
    stands = [False, False]
    for sides in told:
        on = on_sides(pair, sides)
        if stand_apart(on):
            return True
        stands = [before or bool(now) for before, now in zip(stands, on, strict=True)]
    return all(stands)


def on_sides(pair: Iterable[Sentence], sides: Sequence[Sequence[Stretch]]) -> list[set[int]]:
    """Return the sides that each of two sentences stands on."""
    return [{n for n, side in enumerate(sides) if any(_in(words, s) for words in side)} for s in pair]


def stand_apart(on: Sequence[set[int]]) -> bool:
    """Return whether two sentences stand on two sides."""
    return any(m != n for m in on[0] for n in on[1])


def _in(words: Stretch, sentence: Sentence) -> bool:
    article, start, end = words
    return article == sentence.article and start < sentence.end and sentence.start < end
