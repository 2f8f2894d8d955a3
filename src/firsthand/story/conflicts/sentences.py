"""The sentences of a story, and which of them are near enough in meaning to be held against each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from firsthand.language.contradiction import Marked, Passage
from firsthand.language.encoder import Encoder
from firsthand.model import Article
from firsthand.story.claims.facets import Facets

MANY = 1200
"""Sentences of a story that are looked at: of more, the first ones of every article."""
EACH = 24
"""Sentences that one sentence is held against."""
EVERY, MOST = 96, 960
"""Pairs for each article, and for a story, however many articles it has."""
LEAST, COPIED = 0.25, 0.97
"""How near two sentences must be said to be held against each other, and from where one is the other's copy."""
FEW, BRIEF = 4, 24
"""Articles below which, and sentences up to which, a story is a few brief reports."""
SHORT = 5
"""Words below which a sentence is a caption or a cry."""
_SPACE = re.compile(r"\s+")
STAMP = re.compile(
    r"^\W*(?:(?:first|last|originally|date|time)\s+)?(?:updated|published|posted|modified)\b"
    r"|\b(?:updated|published|posted|modified)\s*(?::|\d{1,2}(?:[:.]\d|\s+[A-Z]))|[|@]",
    re.IGNORECASE,
)
"""What a stamp has, and no sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with what is told in it.

    start, end: code points [start, end) of its article; facets: its clauses, in order.
    """

    article: str
    start: int
    end: int
    passage: Passage
    facets: tuple[Facets, ...]

    @property
    def spot(self) -> tuple[str, int]:
        """Where it begins."""
        return self.article, self.start


def sentences(every: Sequence[Facets], articles: Mapping[str, Article], whole: bool = False) -> list[Sentence]:
    """Return the sentences of statements, each with the one before it or its article's title, in order.

    whole: also those that tell too little to be held against others, and however many there are.
    """
    found: defaultdict[str, list[Facets]] = defaultdict(list)
    for one in every:
        found[one.statement.article].append(one)
    told = [list(_of_article(articles[a], found[a])) for a in sorted(found)]
    if whole:
        return [one for row in told for one in row]
    told = [[one for one in row if _telling(one)] for row in told]
    return sorted(_first(told), key=lambda s: s.spot)


def _first(told: Iterable[Sequence[Sentence]]) -> list[Sentence]:
    """The first sentences of every article, as many as are looked at."""
    return [one for row in zip_longest(*told) for one in row if one is not None][:MANY]


def _of_article(article: Article, every: Sequence[Facets]) -> Iterator[Sentence]:
    spans: list[tuple[int, int, list[Facets]]] = []
    for one in sorted(every, key=lambda f: (_span(f), f.statement.id)):
        start, end = _span(one)
        if spans and start < spans[-1][1]:
            first, last, held = spans[-1]
            spans[-1] = first, max(last, end), [*held, one]
        else:
            spans.append((start, end, [one]))
    before = _SPACE.sub(" ", article.title or "").strip()
    for start, end, held in spans:
        text = _SPACE.sub(" ", article.text[start:end]).strip()
        yield Sentence(article.id, start, end, Passage(before, text), tuple(held))
        before = text


def _telling(one: Sentence) -> bool:
    text = one.passage.text
    return len(text.split()) >= SHORT and not text.endswith("?") and not STAMP.search(text)


def _span(one: Facets) -> tuple[int, int]:
    spot = one.statement.sentence or one.statement
    return spot.start, spot.end


def brief(every: Sequence[Sentence]) -> bool:
    """Return whether sentences are those of a few brief reports: all of what little they tell is of one event."""
    return len(every) <= BRIEF and len({s.article for s in every}) < FEW


def near(every: Sequence[Sentence], encoder: Encoder) -> list[tuple[float, Sentence, Sentence]]:
    """Return pairs of sentences of two articles that are said alike, the likest first, none of them too often.

    Before a pair stands its likeness, 0 to 1, rounded. Of a few brief reports it is any two, however unlike they are.
    """
    many = len({s.article for s in every})
    if many < 2:
        return []
    articles = np.array([s.article for s in every])
    vectors = np.array([encoder.vector(s.passage.text) for s in every])
    likeness = np.round(vectors @ vectors.T, 4)
    least = -1.0 if brief(every) else LEAST
    rows, columns = np.nonzero(np.triu((likeness >= least) & (likeness < COPIED), 1))
    apart = articles[rows] != articles[columns]
    rows, columns = rows[apart], columns[apart]
    order = np.lexsort((columns, rows, -likeness[rows, columns]))
    most = min(EVERY * many, MOST)
    held: Counter[int] = Counter()
    found: list[tuple[float, Sentence, Sentence]] = []
    for n in order:
        a, b = int(rows[n]), int(columns[n])
        if held[a] < EACH and held[b] < EACH:
            held[a] += 1
            held[b] += 1
            found.append((float(likeness[a, b]), every[a], every[b]))
            if len(found) == most:
                break
    return found


class Marker:
    """Shows words in the sentence they stand in."""

    def __init__(self, every: Sequence[Sentence], articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self.sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
        for one in every:
            self.sentences[one.article].append(one)

    def sentence(self, article: str, start: int, end: int) -> Sentence | None:
        """Return the first sentence with some of the code points [start, end) of an article, None if none has."""
        return next((one for one in self.sentences[article] if one.start < end and start < one.end), None)

    def first(self) -> frozenset[tuple[str, int]]:
        """Return where the first sentences of every article begin, as many as of a story are looked at."""
        return frozenset(one.spot for one in _first(self.sentences[a] for a in sorted(self.sentences)))

    def apart(self, a: Sentence, b: Sentence) -> int | None:
        """Return how many sentences on one is from another, None in two articles."""
        if a.article != b.article:
            return None
        first, last = sorted((a.start, b.start))
        return sum(first < one.start <= last for one in self.sentences[a.article])

    def marked(self, article: str, start: int, end: int) -> Marked | None:
        """Return the words at the code points [start, end) of an article in their sentence, None if in none."""
        one = self.sentence(article, start, end)
        if one is None:
            return None
        text = self.articles[article].text
        parts = text[one.start : start], text[start:end], text[end : one.end]
        return Marked(one.passage.before, *(_SPACE.sub(" ", part).strip() for part in parts))
