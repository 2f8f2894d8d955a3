"""How surely at least two independent voices say what a claim's sentence says.

That statements belong to one claim is not yet that each bears its sentence out: one may leave out the number, tell of
another day, or only name the deed in passing. And who is quoted beside nobody's word may be whom that has it from. What
speaks for two voices is weighed and summed up; the weights are fitted by training/corroborating.py to readers'
judgements of claims (logistic regression; Berkson, 1944).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from firsthand.language.lexicon import lexicon
from firsthand.model import SourceKind
from firsthand.story.claims.comparing import gives
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.matching import match
from firsthand.story.claims.roles import Signs
from firsthand.story.claims.weighing import Weigher

WITHOUT = 0.3
"""What a statement's likeness to the sentence counts where it gives none of its numbers."""
SURE = 0.999
"""Likeness beyond which there is none that is surer."""
WORDINGS = 24
"""Wordings that are held against the sentence: enough to tell two voices from one."""
MOST, ARTICLES = 4, 6
"""Voices and articles beyond which more of them add nothing."""
UNHEARD = frozenset({"asked", "possible"})
"""Certainties of statements that nobody stands by."""


@dataclass(frozen=True)
class Spoken:
    """A statement of a claim and the independent first hands it is on the word of."""

    facets: Facets
    hands: tuple[str, ...]


def support(
    best: Facets,
    spoken: Sequence[Spoken],
    kinds: Mapping[str, SourceKind],
    said: str,
    weights: Weights,
    weigher: Weigher | None = None,
) -> Signs:
    """Return the signs that two independent voices say a claim's sentence, or do not.

    Args:
        best: the statement the sentence is made from.
        spoken: the statements of the claim that reprint no other article, `best` among them.
        kinds: what kind of source each first hand is.
        said: the sentence, without on whose word it is.
        weights: how telling a stem is in the story.
        weigher: tells how surely two clauses are one claim; without it, their words and WordNet alone do.
    """
    worded: dict[tuple[str, bool], list[Spoken]] = {}
    for one in spoken:
        if one.facets.statement.certainty not in UNHEARD:
            worded.setdefault((one.facets.plain, one.facets is best), []).append(one)
    voices: dict[str, float] = {}
    wordings = sorted(worded.items(), key=lambda item: not item[0][1])[:WORDINGS]
    others = [alike[0].facets for (_, own), alike in wordings if not own]
    bears = dict(zip((f.statement.id for f in others), _bears(best, others, weights, weigher), strict=True))
    for (_, own), alike in wordings:
        likely = 1.0 if own else bears[alike[0].facets.statement.id]
        voices |= {hand: max(likely, voices.get(hand, 0.0)) for one in alike for hand in one.hands}
    ranked = [*sorted(voices.values(), reverse=True), 0.0, 0.0, 0.0]
    heard = [kinds[hand] for hand in voices if kinds.get(hand, "outlet") != "outlet"]
    return {
        "second": _odds(ranked[1]),
        "third": ranked[2],
        "articles": min(ARTICLES, len({one.facets.statement.article for one in spoken})) / ARTICLES,
        "heard": min(MOST, len(heard)) / MOST,
        "person": float("person" in heard),
        "quoted": float(said.startswith("“")),
        "mentioned": float(said.endswith(" mentioned.")),
        "named": float(best.statement.nominal),
    }


def _odds(likely: float) -> float:
    """The logarithm of the odds of a likelihood, in parts of the greatest that is told apart."""
    held = min(SURE, max(1 - SURE, likely))
    return round(log(held / (1 - held)) / log(SURE / (1 - SURE)), 4)


def _bears(best: Facets, others: Sequence[Facets], weights: Weights, weigher: Weigher | None) -> list[float]:
    """How surely each statement says what another says, with its numbers."""
    pairs = [(best, other) for other in others]
    likely = weigher.weigh(pairs) if weigher else [match(best, other, weights) for other in others]
    told = zip(likely, others, strict=True)
    return [round(one if gives(best.statement, other.statement) else WITHOUT * one, 4) for one, other in told]


def likely(signs: Signs) -> float:
    """Return how surely a claim that gives these signs rests on two independent voices, 0 to 1, rounded."""
    table = lexicon("corroborating", "firsthand.story")
    total = table["bias"] + sum(table["weights"].get(name, 0.0) * value for name, value in signs.items())
    return round(1 / (1 + exp(-total)), 4)


def least() -> float:
    """Return how surely two voices must say a claim for it to be told as corroborated."""
    return float(lexicon("corroborating", "firsthand.story")["least"])
