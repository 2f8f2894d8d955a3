"""How likely two articles tell the same story: by their words, names, numbers and dates, body and opening apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from firsthand.language.lexicon import words
from firsthand.model import Article

Floats = npt.NDArray[np.float64]

OPENING = 400
"""Characters of the opening, where a report says what it is about."""
YEARS = 300
"""Characters in which a year is the story's own, not its history."""
UNSEEN = 200
"""Articles imagined beside those given, so that a word all of a small pile share still counts."""
WEIGHTS: Mapping[str, float] = {
    "words": 2.3,
    "names": 3.9,
    "opening": 2.2,
    "opening names": 3.6,
    "numbers": 1.8,
    "days": 1.0,
    "years": 1.7,
}
"""Fitted by logistic regression over pairs of articles (`benchmarks/grouping.py --fit`)."""
BIAS = -3.4
WEEKS_APART = 0.15
"""What each doubling of the weeks between two dates of publication takes away, at most `FAR`."""
FAR = 1.0

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))+|\d[\d,.]*\d|\d")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w’'.\-]*(?:[ \t]+[^\W\d_a-zß-ÿ][\w’'.\-]*)*")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})\b|\b(\d{{1,2}})\s+{_MONTH}", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("'s", ""), ("’s", ""), ("s", ""))


def terms(text: str) -> list[str]:
    """Return the words of a text without grammar, cut to a rough stem, and its numbers."""
    found = (w.casefold() for w in _WORD.findall(text))
    return [_stem(w) for w in found if w not in _stop()]


def names(text: str) -> list[str]:
    """Return the capitalised words of a text."""
    parts = (p.strip(".'’,-") for m in _NAME.finditer(text) for p in m.group().split())
    folded = (re.sub(r"['’]s$", "", p).casefold() for p in parts)
    return [p for p in folded if len(p) > 1 and p not in _stop()]


def _stop() -> frozenset[str]:
    return words("grouping", "stop", "firsthand.story")


def _stem(word: str) -> str:
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + put
    return word


def days(text: str) -> list[str]:
    """Return the days of a month that a text names, without their year."""
    return [f"{(m[1] or m[4]).casefold()} {int(m[2] or m[3])}" for m in _DAY.finditer(text)]


FEATURES: Mapping[str, Callable[[str], list[str]]] = {
    "words": terms,
    "names": names,
    "opening": lambda text: terms(text[:OPENING]),
    "opening names": lambda text: names(text[:OPENING]),
    "numbers": lambda text: _NUMBER.findall(text),
    "days": days,
}


@dataclass(frozen=True)
class Traits:
    """What of an article is compared: how often each feature's words stand in it, the years it opens with, its date."""

    counts: Mapping[str, Mapping[str, int]]
    years: frozenset[str]
    published: str | None


def traits(article: Article) -> Traits:
    """Return what of an article is compared."""
    counts = {key: Counter(of(article.text)) for key, of in FEATURES.items()}
    return Traits(counts, frozenset(_YEAR.findall(article.text[:YEARS])), article.published)


@dataclass(frozen=True)
class Corpus:
    """In how many of `total` articles each word of a feature stands; words it lacks stand in none."""

    total: int
    spread: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, pile: Sequence[Traits]) -> Corpus:
        """Count a pile of articles."""
        spread = {key: Counter(w for t in pile for w in t.counts[key]) for key in FEATURES}
        return cls(len(pile), spread)


class Likeness:
    """The articles of a pile as vectors; rows stand in the order given.

    Args:
        articles: the pile, as articles or as their traits.
        corpus: what the pile is part of; None counts the pile alone.
    """

    def __init__(self, articles: Sequence[Article | Traits], corpus: Corpus | None = None) -> None:
        self.traits = tuple(a if isinstance(a, Traits) else traits(a) for a in articles)
        self.corpus = corpus or Corpus.of(self.traits)

    @cached_property
    def vectors(self) -> Mapping[str, Any]:
        """One sparse matrix a feature: an article a row, of length 1 (tf-idf; Salton and Buckley 1988)."""
        total = self.corpus.total + UNSEEN
        return {k: _weighted([t.counts[k] for t in self.traits], self.corpus.spread[k], total) for k in FEATURES}

    def features(self, rows: Sequence[int], columns: Sequence[int]) -> dict[str, Floats]:
        """Return how alike the articles of some rows and columns are, a matrix a feature."""
        found: dict[str, Floats] = {key: (m[rows] @ m[columns].T).toarray() for key, m in self.vectors.items()}
        found["years"] = _agreement([self._years[i] for i in rows], [self._years[i] for i in columns])
        return found

    def probability(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """Return how likely each pair of rows and columns tells one story, rounded to six places."""
        found = self.features(rows, columns)
        score = sum((WEIGHTS[key] * found[key] for key in WEIGHTS), np.full((len(rows), len(columns)), BIAS))
        score -= self._gaps(rows, columns)
        return np.round(1 / (1 + np.exp(-score)), 6)

    @cached_property
    def _years(self) -> tuple[frozenset[str], ...]:
        return tuple(t.years for t in self.traits)

    @cached_property
    def _published(self) -> Floats:
        return np.array([_day(t.published) for t in self.traits], dtype=np.float64)

    def _gaps(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        apart = np.abs(self._published[list(rows)][:, None] - self._published[list(columns)][None, :])
        taken = np.minimum(FAR, WEEKS_APART * np.log2(1 + np.nan_to_num(apart) / 7))
        return np.asarray(taken, dtype=np.float64)


def _day(published: str | None) -> float:
    try:
        return float(date.fromisoformat((published or "")[:10]).toordinal())
    except ValueError:
        return math.nan


def _weighted(counts: Sequence[Mapping[str, int]], spread: Mapping[str, int], total: int) -> Any:
    place: dict[str, int] = {}
    for count in counts:
        for word in count:
            place.setdefault(word, len(place))
    return csr_matrix(
        ([x for c in counts for x in _row(c, spread, total)], *_where(counts, place)),
        shape=(len(counts), max(1, len(place))),
    )


def _row(count: Mapping[str, int], spread: Mapping[str, int], total: int) -> Iterator[float]:
    raw = [(1 + math.log(n)) * math.log(total / (1 + spread.get(w, 0))) for w, n in count.items()]
    norm = math.sqrt(sum(x * x for x in raw)) or 1.0
    return (x / norm for x in raw)


def _where(counts: Sequence[Mapping[str, int]], place: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """Return the columns of every entry and where each row begins, as csr_matrix takes them."""
    starts = [0]
    for count in counts:
        starts.append(starts[-1] + len(count))
    return [place[w] for c in counts for w in c], starts


def _agreement(rows: Sequence[frozenset[str]], columns: Sequence[frozenset[str]]) -> Floats:
    """Return 1 where the years named meet, -1 where they do not, 0 where one names none."""
    return np.array([[(1.0 if a & b else -1.0) if a and b else 0.0 for b in columns] for a in rows])
