"""How surely two facts are rivals: by the signs they give and, where they may be, by reading their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple

from firsthand.language.lexicon import lexicon
from firsthand.model import Article
from firsthand.story.claims.facets import Facets as Clause
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.roles import Signs
from firsthand.story.conflicts.rivals.facts import WHEN, Fact, Facts, Mention
from firsthand.story.conflicts.sentences import Marker, sentences

POSSIBLE: Mapping[str, float] = {"what": 0.06, "when": 0.05}
"""How likely two facts must be rivals by their signs for their sentences to be read: with less, nothing read helps."""
EACH, MOST = 3, 160
"""Pairs of facts that are read: for each article, and for a story."""
SMALL, ANY, ALL, BORNE = 4, 0.01, 24, 0.5
"""Articles below which a story is small: that no article gives both numbers says little there, and the model has to
bear it out. How likely two facts must be rivals in one to be read, how many pairs are read, and the model's least log
odds."""
MENTIONS = 2
"""Pairs of mentions of two facts that are read."""

SUREST = 0.9999
"""The most that signs may say."""


class Pairing(NamedTuple):
    """Two facts that may be one thing told in two ways, the signs they give, and their mentions said most alike."""

    one: Fact
    other: Fact
    signs: Signs
    nearest: tuple[tuple[Mention, Mention], ...]


def nearest(one: Fact, other: Fact, facts: Facts, few: int = MENTIONS) -> tuple[tuple[Mention, Mention], ...]:
    """Return the mentions of two facts that are said most alike, a few, the likest first."""
    rows = [(float(facts.near[i, j]), i, j) for i in one.rows for j in other.rows]
    ranked = sorted(rows, key=lambda r: (-r[0], r[1], r[2]))[:few]
    return tuple((facts.mentions[i], facts.mentions[j]) for _, i, j in ranked)


def weighed(
    pairs: Sequence[Pairing], every: Sequence[Clause], articles: Mapping[str, Article], meaning: Meaning | None
) -> Iterator[tuple[float, Fact, Fact]]:
    """Yield every two facts with how surely they are rivals, 0 to 1; `every` are the statements of their story."""
    model = meaning.contradictions if meaning else None
    told = sorted(((likely(pair.signs), n) for n, pair in enumerate(pairs)), key=lambda p: (-p[0], p[1]))
    small = len(articles) < SMALL
    able = [n for odds, n in told if odds >= (ANY if small else POSSIBLE[measure(pairs[n].signs)])] if model else []
    read = set(able[: ALL if small else min(EACH * len(articles), MOST)])
    ground = Marker(sentences(every, articles, whole=True), articles) if read else None
    for odds, n in sorted(told, key=lambda p: p[1]):
        pair = pairs[n]
        if model and ground and n in read:
            marked = [(ground.marked(*_spot(a)), ground.marked(*_spot(b))) for a, b in pair.nearest]
            said = max((model.of_values(a, b) for a, b in marked if a and b), default=None)
            odds = _together(odds, said, measure(pair.signs))
            borne = said is not None and said >= BORNE
        else:
            borne = False
        if not small or (borne and (pair.signs["one time"] or measure(pair.signs) == "when")):
            yield odds, pair.one, pair.other


def _spot(one: Mention) -> tuple[str, int, int]:
    return one.article, one.value.start, one.value.end


def _together(odds: float, read: float | None, of: str) -> float:
    """How surely two facts are rivals by their signs and by what reading them says."""
    if read is None:
        return odds
    table = lexicon("read", "firsthand.story.conflicts")[of]
    total = table["signs"] * _log_odds(odds) + table["read"] * read + table["bias"]
    return round(1 / (1 + exp(-total)), 4)


def _log_odds(likely: float) -> float:
    """The log odds of what is so likely."""
    bounded = min(max(likely, 1 - SUREST), SUREST)
    return log(bounded / (1 - bounded))


@cache
def _weights(of: str) -> Mapping[str, float]:
    table: Mapping[str, float] = lexicon("weights", "firsthand.story.conflicts")[of]
    return table


def measure(found: Signs) -> str:
    """Return by which weights two facts that give these signs are weighed: those of "when" or of "what"."""
    return "when" if any(kind in found for kind in WHEN) else "what"


def likely(found: Signs) -> float:
    """Return how surely two facts that give these signs are rivals, 0 to 1, rounded.

    Weighed by logistic regression (Berkson, 1944), fitted by training/rivals.py.
    """
    table = _weights(measure(found))
    total = table["bias"] + sum(table.get(name, 0.0) * sign for name, sign in sorted(found.items()))
    return round(1 / (1 + exp(-total)), 4)
