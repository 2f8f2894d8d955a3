"""Reprints and passages taken over from another article, by runs of five words.

A reprint repeats nearly all of its runs from one earlier article; two stages of one wire story share about
half and are no copies, only articles with passages in common. Candidates come from MinHash LSH (Broder 1997),
verdicts from the exact runs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import pairwise

from datasketch import MinHash, MinHashLSH

from firsthand.model import Article, Statement

RUN = 5
REPRINT = 0.7
"""Share of an article's runs that must stand in one earlier article for it to be a reprint."""
BANDS, ROWS = 32, 2
"""LSH finds a pair of Jaccard likeness 0.25 nine times in ten, of 0.5 always; a shortened reprint is that unlike."""
GAP = 4
"""Words a passage may skip or change and still go on."""
PASSAGE = 12
"""Fewest words that make a passage: below it, set phrases recur by chance."""
OWN, OWN_WORDS = 0.4, 6
"""Share of longer words a paragraph that a reprint adds may have in common with the original; how many it must have."""
SHARED, AT_LEAST = 0.05, 8
"""Share of runs in common, and how many of them, from which two articles have some of their words from one text."""
PLACES = 6
"""How many earlier places of one run are kept; a run printed oftener is followed at its first ones."""

_END = re.compile(r"\n|[.!?][^\w\s]*\s")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, order=True)
class Passage:
    """Words [start, end) of `article` that stand, but for a few, in the earlier article `source` too.

    `same_day` says that the order of the two is only that of their ids, so either may have taken from the other.
    """

    article: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int
    same_day: bool = False


@dataclass(frozen=True)
class Copies:
    """Which article reprints which, and what passages were taken over."""

    copy_of: Mapping[str, str] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    shares: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """Two articles, the later first -> the share of the shorter one's runs that stand in both, from `SHARED` on."""

    def share(self, a: str, b: str) -> float:
        """Return the share of the runs of the shorter of two articles that stand in both; 0 below `SHARED`."""
        return self.shares.get((a, b)) or self.shares.get((b, a), 0.0)

    @cached_property
    def _by_article(self) -> Mapping[str, list[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.article].append(passage)
        return found

    @cached_property
    def kin(self) -> Mapping[str, frozenset[str]]:
        """The articles that have a passage in common with one, by article."""
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.passages:
            found[passage.article].add(passage.source)
            found[passage.source].add(passage.article)
        return {article: frozenset(others) for article, others in found.items()}

    def over(self, article: str, start: int, end: int, share: float = 0.7) -> list[Passage]:
        """Return the passages of an article that hold at least `share` of the characters [start, end)."""
        need = share * (end - start)
        return [p for p in self._by_article.get(article, ()) if min(end, p.end) - max(start, p.start) >= need]


@dataclass(frozen=True)
class _Words:
    """An article's words: where they stand, and the hash of the run of five that each one opens."""

    places: list[tuple[int, int]]
    runs: list[int]
    within: list[int]
    """The runs that no sentence or line ends in, so that an order of its own hides no reprint."""

    @cached_property
    def every(self) -> frozenset[int]:
        """Its runs, each once."""
        return frozenset(self.runs)

    @cached_property
    def distinct(self) -> frozenset[int]:
        return frozenset(self.within or self.runs)


def order(article: Article) -> tuple[str, str]:
    """Return the place of an article in time: its date, undated ones last, then its id."""
    return (article.published or "9999", article.id)


def copies(articles: Sequence[Article]) -> Copies:
    """Find reprints and taken-over passages among the articles of a story, in time near linear in their words.

    Args:
        articles: in any order; each is compared with those published before it, on one date with those of lower id.
    """
    ordered = sorted(articles, key=order)
    words = {a.id: _words(a) for a in ordered}
    passages, shares = _passages(ordered, words)
    return Copies(copy_of=_reprints(ordered, words), passages=tuple(passages), shares=shares)


def _words(article: Article) -> _Words:
    skip = [(p.start, p.end) for p in article.parts if p.kind in ("boilerplate", "embed", "credit")]
    found = [m for m in _WORD.finditer(article.text) if not any(a <= m.start() < b for a, b in skip)]
    folded = [m.group().casefold().replace("’", "'") for m in found]
    runs = [_hash(" ".join(folded[i : i + RUN])) for i in range(len(folded) - RUN + 1)]
    places = [m.span() for m in found]
    ends = [bool(_END.search(article.text, a[1], b[0])) for a, b in pairwise(places)]
    within = [run for i, run in enumerate(runs) if not any(ends[i : i + RUN - 1])]
    return _Words(places, runs, within)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _reprints(ordered: Sequence[Article], words: Mapping[str, _Words]) -> dict[str, str]:
    found: dict[str, str] = {}
    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    ranks = {a.id: i for i, a in enumerate(ordered)}
    for article in ordered:
        runs = words[article.id].distinct
        if not runs:
            continue
        sketch = MinHash(num_perm=BANDS * ROWS, hashfunc=_same)
        sketch.update_batch(sorted(runs))
        candidates = sorted(index.query(sketch), key=ranks.__getitem__)
        source = next((c for c in candidates if _shared(runs, words[c].distinct) >= REPRINT), None)
        if source is not None:
            found[article.id] = source
        if source is None or _shared(runs, words[source].distinct) < 0.95:  # a full reprint adds nothing to find
            index.insert(article.id, sketch)
    return found


def _same(run: int) -> int:
    return run & 0xFFFFFFFF


def _shared(runs: frozenset[int], others: frozenset[int]) -> float:
    return round(len(runs & others) / len(runs), 6)


def _passages(
    ordered: Sequence[Article], words: Mapping[str, _Words]
) -> tuple[list[Passage], dict[tuple[str, str], float]]:
    """Follow the runs of each article through the earlier ones; the passages, and what two articles share in all."""
    first: dict[int, list[tuple[int, int]]] = {}
    passages: list[Passage] = []
    shares: dict[tuple[str, str], float] = {}
    for number, article in enumerate(ordered):
        mine = words[article.id]
        common = Counter(source for run in mine.every for source, _ in first.get(run, ()))
        for source, shared in sorted(common.items()):
            other = ordered[source]
            share = round(shared / min(len(mine.every), len(words[other.id].every)), 4)
            if share >= SHARED and shared >= AT_LEAST:
                shares[article.id, other.id] = share
        for start, end, source, at, to in _chains(mine.runs, first):
            other = ordered[source]
            theirs = words[other.id].places
            passages.append(
                Passage(
                    article.id,
                    mine.places[start][0],
                    mine.places[end - 1][1],
                    other.id,
                    theirs[at][0],
                    theirs[to - 1][1],
                    same_day=not (article.published and other.published)
                    or article.published[:10] == other.published[:10],
                )
            )
        for position, run in enumerate(mine.runs):
            places = first.setdefault(run, [])
            if len(places) < PLACES and not (places and places[-1][0] == number):
                places.append((number, position))
    return passages, shares


def _chains(runs: Sequence[int], first: Mapping[int, list[tuple[int, int]]]) -> list[tuple[int, int, int, int, int]]:
    """Return (start, end, source, start there, end there), in words, of every passage long enough."""
    open_: dict[int, list[int]] = {}
    done: list[tuple[int, int, int, int, int]] = []
    for position, run in enumerate(runs):
        for source, there in first.get(run, ()):
            chain = open_.get(source)
            if chain and position - chain[1] <= GAP + RUN and 0 < there - chain[3] <= GAP + RUN:
                chain[1], chain[3] = position, there
            else:
                if chain:
                    done.append(_closed(source, chain))
                open_[source] = [position, position, there, there]
    done += [_closed(source, chain) for source, chain in open_.items()]
    return sorted(c for c in done if c[1] - c[0] >= PASSAGE)


def _closed(source: int, chain: Sequence[int]) -> tuple[int, int, int, int, int]:
    return (chain[0], chain[1] + RUN, source, chain[2], chain[3] + RUN)


def own_words(said: str, original: str) -> bool:
    """Return whether a paragraph of a reprint is none of the text it reprints, however that is reworded."""
    mine = _long(said)
    return len(mine) >= OWN_WORDS and len(mine & _long(original)) <= OWN * len(mine)


@lru_cache(maxsize=512)
def _long(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _WORD.findall(text) if len(w) >= 5)


def stands_for(passage: Passage, statement: Statement, other: Statement) -> bool:
    """Whether one statement stands about where the words of another were taken from."""
    return overlap(other, *moved(passage, statement))


def moved(passage: Passage, statement: Statement) -> tuple[int, int]:
    """Return where the words of a statement would stand in the article they were taken from."""
    shift = passage.source_start - passage.start
    return statement.start + shift, statement.end + shift


def overlap(statement: Statement, start: int, end: int) -> bool:
    """Whether a statement shares most of its characters, or of those given, with [start, end)."""
    common = min(end, statement.end) - max(start, statement.start)
    return common >= 0.6 * min(end - start, statement.end - statement.start)
