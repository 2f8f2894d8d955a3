"""Whether two statements are one claim: what speaks for and against it, weighed and summed up.

The weights were fitted by logistic regression (Berkson, 1944) over pairs of clauses of news stories judged by hand,
some thirteen hundred for words alone and eighteen hundred for words and meaning, each story held out in turn; they
were rounded afterwards. training/alignment.py fits those of meaning to the pairs whose texts can be had, some eleven
hundred, and comes near them; what "misplaced" and "uncounted" count was set by reading some sixty pairs they bar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights, one_amount
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.roles import Signs
from firsthand.story.claims.signs import one_time, set_apart, signs


@dataclass(frozen=True)
class Scale:
    """What each sign counts for two clauses being one claim.

    amount: how surely two clauses are one at least that give one person or body one telling amount.
    """

    bias: float
    weights: Mapping[str, float]
    amount: float

    def likely(self, found: Signs) -> float:
        """Return how surely two clauses that give these signs are one claim, rounded."""
        total = self.bias + sum(weight * found.get(name, 0.0) for name, weight in self.weights.items())
        return round(1 / (1 + exp(-total)), 4)


WORDED = Scale(
    bias=-4.7,
    amount=0.55,
    weights={
        "telling": 1.3,
        "shared": 0.5,
        "near": -0.8,
        "apart": -0.7,
        "pale": -0.3,
        "actors": 1.9,
        "patients": 2.3,
        "sole": 0.8,
        "other actor": -0.1,
        "other patient": -1.0,
        "elsewhere named": -0.4,
        "words": 3.0,
        "lighter words": 1.0,
        "context": 2.6,
        "counted": 2.6,
        "miscounted": -1.5,
        "valued": 1.4,
        "denied": -2.2,
        "to come": -0.4,
        "noun": -0.3,
        "other days": -0.2,
        "history": -1.2,
    },
)
"""Where words and WordNet alone decide."""
READ = Scale(
    bias=-5.5,
    amount=0.7,
    weights={
        "telling": 0.8,
        "shared": 0.6,
        "near": -0.3,
        "apart": -0.4,
        "pale": 0.5,
        "unrelated": -1.3,
        "actors": 1.0,
        "patients": 1.5,
        "sole": 0.2,
        "other actor": -0.5,
        "other patient": -0.2,
        "crossed": -0.5,
        "elsewhere named": -0.7,
        "words": 1.4,
        "lighter words": 1.1,
        "context": 1.4,
        "counted": 1.8,
        "miscounted": -1.2,
        "valued": 2.0,
        "denied": -2.4,
        "to come": -0.2,
        "noun": -0.1,
        "history": -0.6,
        "misplaced": -0.7,
        "uncounted": -0.7,
        "meaning": 5.6,
    },
)
"""Where an encoder tells how near the clauses are in meaning."""
VERY_NEAR = 0.8
"""How near in meaning two clauses in other words mostly are at best."""


def match(a: Facets, b: Facets, weights: Weights) -> float:
    """Return how surely two statements are one claim by words and WordNet alone, 0 to 1, rounded; 0 where barred."""
    if a.statement.frame != b.statement.frame or not one_time(a, b):
        return 0.0
    if a.contradicts(b) or (a.tokens >= 5 and a.plain == b.plain):
        return 1.0
    amount = WORDED.amount if one_amount(a, b) and not set_apart(a, b) else 0.0
    found = signs(a, b, weights)
    return max(amount, WORDED.likely(found) if found else 0.0)


def alike(a: Facets, b: Facets, weights: Weights, meaning: Meaning, least: float = 0.0) -> float:
    """Return how surely two statements tell one thing, whatever days and numbers they give, 0 to 1, rounded.

    Values at odds keep two clauses from being one claim only where nothing else says that they are; here that they are
    at odds counts for nothing. 0 where something else bars it, or no meaning would bring them to `least`.
    """
    if a.statement.frame != b.statement.frame:
        return 0.0
    found = signs(a, b, weights, loosely=True)
    if found is None:
        return 0.0
    found |= dict.fromkeys(("miscounted", "uncounted"), 0.0)
    if READ.likely({**found, "meaning": VERY_NEAR}) < least:
        return 0.0
    return READ.likely({**found, "meaning": meaning.likeness(a, b)})
