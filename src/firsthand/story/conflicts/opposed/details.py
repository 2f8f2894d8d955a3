"""The words of two sentences that cannot both be so: who, where, with what, how many.

A sentence tells several things; what it is at odds with another about is one of them. Its values and whoever and
whatever takes part in its clauses are held against those of the other two by two, each read in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from firsthand.language.contradiction import Contradictions, Marked
from firsthand.language.encoder import Encoder
from firsthand.language.lexicon import words
from firsthand.model import Argument, Evidence, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.sentences import Marker, Sentence

MANY, FEW = 12, 3
"""Pairs of words of two sentences that are read by the first layers, and of these by all."""
LIKE = 0.2
"""Likeness of two words from which they may answer one question."""
WORDS = 7
"""Words beyond which a participant tells more than one thing."""
NONE = -4.0
"""Log odds of two sentences that have no words to hold against each other."""
_EDGE = " ,;:–—"


class Words(NamedTuple):
    """Words of a sentence that tell one thing: code points [start, end) of its article.

    value: what they give, where they give a number, a day or an hour; takes_part: as what they take part in their
    clause ("object", "with"), empty for values; entity: whom they name; facets: their clause.
    """

    start: int
    end: int
    text: str
    value: Value | None
    takes_part: str
    entity: str | None
    facets: Facets

    @property
    def evidence(self) -> Evidence:
        """Where they stand."""
        return Evidence(article=self.facets.statement.article, start=self.start, end=self.end, text=self.text)


class AtOdds(NamedTuple):
    """Words of two sentences that are at odds, and how surely, as log odds."""

    odds: float
    a: Words
    b: Words


def details(one: Sentence) -> list[Words]:
    """Return the words of a sentence that each tell one thing, in order."""
    found: dict[tuple[int, int], Words] = {}
    every = sorted(one.facets, key=lambda f: (f.statement.nominal, f.statement.end - f.statement.start))
    for facets in every:
        for v in facets.statement.values:
            found.setdefault((v.start, v.end), Words(v.start, v.end, v.text, v, "", None, facets))
    values = list(found)
    for facets in every:
        for start, text, whole in _participants(facets):
            spot = start, start + len(text)
            if not any(low < spot[1] and spot[0] < high for low, high in values):
                found.setdefault(spot, Words(*spot, text, None, whole.relation, whole.entity, facets))
    return [found[spot] for spot in sorted(found)]


def _participants(facets: Facets) -> Iterator[tuple[int, str, Argument]]:
    """Whoever and whatever takes part, without what hangs on it: where the words begin, the words, and the whole."""
    every, pointing = facets.statement.arguments, words("details", "details.pointing", "firsthand.story.conflicts")
    for one in every:
        text = _core(one, every).strip(_EDGE)
        if text.casefold() not in pointing and 1 <= len(text.split()) <= WORDS:
            yield one.start + one.text.find(text), text, one


def _core(one: Argument, every: Sequence[Argument]) -> str:
    """The words of a participant up to the preposition of the first that hangs on it."""
    inner = [b.start - one.start for b in every if one.start < b.start and b.end <= one.end]
    if not inner:
        return one.text
    before = one.text[: min(inner)].split()
    return " ".join(before[:-1]) if " ".join(before[:-1]) in one.text else one.text


def at_odds(a: Sentence, b: Sentence, marker: Marker, encoder: Encoder, model: Contradictions) -> tuple[AtOdds, ...]:
    """Return the few words of two sentences that are most at odds, the surest first."""
    every = [(x, y) for x, y in product(details(a), details(b)) if _comparable(x, y)]
    like = [_likeness(x, y, encoder) for x, y in every]
    likest = sorted((n for n, likeness in enumerate(like) if likeness >= LIKE), key=lambda n: (-like[n], n))[:MANY]
    marked = [(_marked(every[n][0], marker), _marked(every[n][1], marker)) for n in likest]
    at_sight = model.at_sight(marked)
    ranked = sorted(range(len(likest)), key=lambda n: (-at_sight[n], n))[:FEW]
    read = [AtOdds(model.of_values(*marked[n]), *every[likest[n]]) for n in ranked]
    return tuple(sorted(read, key=lambda found: (-found.odds, found.a.start, found.b.start)))


def _comparable(x: Words, y: Words) -> bool:
    """Whether two words are of one sort and differ."""
    if x.value and y.value:
        return x.value.kind == y.value.kind and not agree(x.value, y.value)
    if x.value or y.value or x.text.casefold() == y.text.casefold():
        return False
    return not x.entity or x.entity != y.entity


def _likeness(x: Words, y: Words, encoder: Encoder) -> float:
    """How alike two words are in what they tell: values of one kind and two names are, others by what they mean."""
    if x.value or (_type(x) and _type(x) == _type(y)):
        return 1.0
    return round(encoder.likeness(x.text, y.text), 4)


def _type(words: Words) -> str:
    """The type of what words name, "" where they name nothing."""
    return words.entity.split(":")[1] if words.entity else ""


def _marked(words: Words, marker: Marker) -> Marked:
    found = marker.marked(words.facets.statement.article, words.start, words.end)
    assert found, "words stand in their sentence"
    return found
