"""Which of the sentences near each other in meaning a model takes for at odds, and the words it takes it from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.language.contradiction import Contradictions
from firsthand.story.conflicts.opposed.details import NONE, AtOdds
from firsthand.story.conflicts.opposed.weighing import Signs, signs
from firsthand.story.conflicts.sentences import Sentence

LEAST, FIRST = -1.0, 0.3
"""Log odds below which a pair is left alone in a few brief reports, and in any other story."""
MOST = 16
"""Pairs of sentences of a story whose words are held against each other."""
Spot = tuple[str, int]
Near = tuple[float, Sentence, Sentence]
"""Two sentences, and before them how alike they are said, 0 to 1."""


class Read(NamedTuple):
    """Two sentences that may be at odds, the signs they give, and their words most at odds, the surest first."""

    signs: Signs
    a: Sentence
    b: Sentence
    words: tuple[AtOdds, ...]


def read(
    pairs: Sequence[Near], model: Contradictions, words_of: Callable[[Sentence, Sentence], tuple[AtOdds, ...]] | None
) -> Iterator[Read]:
    """Yield the pairs of sentences that may be at odds, in their order.

    `words_of` gives the words of two sentences that are most at odds, in a few brief reports; None in any other story,
    where more must be sure.
    """
    least = LEAST if words_of else FIRST
    sights = model.at_sight([(a.passage, b.passage) for _, a, b in pairs])
    held = [pair for pair, sight in zip(pairs, sights, strict=True) if sight >= least]
    odds = [model.of_passages(a.passage, b.passage) for _, a, b in held]
    often = Counter(
        one.spot for sure, (_, *two) in zip(odds, held, strict=True) if sure >= FIRST or not words_of for one in two
    )
    likeliest = sorted((n for n, sure in enumerate(odds) if sure >= LEAST), key=lambda n: (-odds[n], n))[:MOST]
    words = {n: words_of(held[n][1], held[n][2]) for n in sorted(likeliest)} if words_of else {}
    for n, (sure, (alike, a, b)) in enumerate(zip(odds, held, strict=True)):
        if sure >= least:
            yield Read(_signs(a, b, sure, alike, often, model, words.get(n, ())), a, b, words.get(n, ()))


def _signs(
    a: Sentence,
    b: Sentence,
    odds: float,
    alike: float,
    often: Mapping[Spot, int],
    model: Contradictions,
    words: Sequence[AtOdds],
) -> Signs:
    others, whether = often[a.spot] + often[b.spot] - 2, model.whether(a.passage, b.passage)
    return signs(a.passage.text, b.passage.text, odds, alike, others, whether, words[0].odds if words else NONE)
