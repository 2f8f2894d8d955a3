"""Whom a pronoun or "the …" means: whoever was met weighed by signs, silence where nobody stands out.

A log-linear model over the candidates and nobody (Denis and Baldridge, "A Ranking Approach to Pronoun Resolution",
2007), fitted by training/antecedents.py; its weights are ranking.toml.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache

from firsthand.language.coreference.candidates import Pointer, traces
from firsthand.language.coreference.discourse import Walk, speaks
from firsthand.language.coreference.figures import Figure
from firsthand.language.coreference.signs import signs, signs_of_nobody
from firsthand.language.lexicon import lexicon

MARGIN = 0.65
"""A second candidate with more than this share of the first's odds leaves it open."""
SPEAKING = 0.5
"""How likely a pronoun's antecedent must be at most where it says something."""
OF_TWO = 0.75
"""How likely one of two must be of whom a noun was said."""
SO_CALLED = frozenset(("bare, said", "said, with 0 others"))
"""The signs of the only one a noun was said of: half as likely as the likeliest is then enough."""
Chosen = tuple[Figure, float]
"""Somebody, and how likely."""
Chooser = Callable[[Walk, Pointer], Chosen | None]


def chosen(walk: Walk, asked: Pointer) -> Chosen | None:
    """Return whom a pointer means and how likely, None where nobody is likely enough."""
    met = traces(walk, asked, walk.names)
    if not met:
        return None
    found = list(signs(walk, asked, met))
    *odds, nobody = likely(asked, [*found, signs_of_nobody(asked, met)])
    least = lexicon("ranking")["least"][asked.kind]
    if asked.pronoun and asked.quote is None and speaks(asked.token) and nobody < 1:
        odds, least = [round(one / (1 - nobody), 6) for one in odds], min(least, SPEAKING)  # somebody said it
    best, *rest = sorted(range(len(met)), key=lambda n: (-odds[n], n))
    two = any(sign in found[best] and any(sign in found[n] for n in rest) for sign in ("said", "by deed"))
    sure = odds[best] >= (OF_TWO if two else least)
    if not sure or (rest and odds[rest[0]] > MARGIN * odds[best]):
        so_called = [n for n, told in enumerate(found) if met[n].figure.named and set(told) >= SO_CALLED]
        if len(so_called) != 1 or 2 * odds[so_called[0]] < odds[best]:
            return None
        best = so_called[0]
    return met[best].figure, odds[best]


def likely(asked: Pointer, weighed: Sequence[Sequence[str]]) -> list[float]:
    """Return how likely each of several is by its signs; together they are 1."""
    weights = _weights(asked.kind)
    scores = [sum(weights.get(sign, 0.0) for sign in found) for found in weighed]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    return [round(share / sum(shares), 6) for share in shares]


@cache
def _weights(kind: str) -> dict[str, float]:
    found: dict[str, float] = lexicon("ranking")[kind]
    return found
