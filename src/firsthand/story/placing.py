"""Where a new article belongs among stories that stand: the online half of grouping, which reads no old article again.

The articles most like the new one, and the stories those are in, are grouped again by grouping's own average
linkage, weighed by all articles that stand. So a story can take the article in, two can merge, and one that grew
together too early can part. `grouping.group_articles` over everything is the canonical answer, and `regroup` brings a
store to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Protocol

from firsthand.story.grouping import SAME, clustered
from firsthand.story.likeness import Corpus, Likeness, Traits

NEAR = 40
"""Articles a new one is compared with at most, those that share the most telling words."""
KEYS = 40
"""Words of an article that find its like, the rarest of its names and numbers."""
CROWD = 120
"""Articles grouped again around a new one at most; of a story with no room left only the near ones count."""
TOO_COMMON = 0.1
"""Share of all articles beyond which a word finds nobody."""


class Pool(Protocol):
    """What placing asks of the articles that stand."""

    @property
    def total(self) -> int:
        """How many articles stand."""
        ...

    def spread(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Mapping[str, int]]:
        """In how many articles each word of each feature stands."""
        ...

    def near(self, keys: Sequence[str], most: int) -> Sequence[str]:
        """The ids of the articles that share the most of these keys, most first, ties by id."""
        ...

    def traits(self, articles: Sequence[str]) -> Sequence[Traits]:
        """The traits of articles that stand, in the order asked."""
        ...

    def stories(self, articles: Sequence[str]) -> Sequence[str]:
        """The stories of articles that stand, in the order asked."""
        ...

    def members(self, stories: Sequence[str]) -> Sequence[tuple[str, str]]:
        """The (story, article) pairs of stories, sorted."""
        ...


def keys(found: Traits, spread: Mapping[str, Mapping[str, int]], total: int) -> list[str]:
    """Return the words that find an article's like: names first, then numbers, the rarest first."""
    limit = max(3.0, TOO_COMMON * total)
    ranked = [
        (spread.get(kind, {}).get(word, 0), kind, word)
        for kind in ("names", "numbers")
        for word in sorted(found.counts[kind])
        if len(word) > 1 and spread.get(kind, {}).get(word, 0) <= limit
    ]
    return [f"{kind}:{word}" for _, kind, word in sorted(ranked)[:KEYS]]


def index(found: Traits) -> list[str]:
    """Return all words under which an article can be found."""
    return sorted(f"{kind}:{w}" for kind in ("names", "numbers") for w in found.counts[kind] if len(w) > 1)


def place(new: str, found: Traits, pool: Pool) -> dict[str, str]:
    """Return the stories, by article id, of a new article and of those around it that it makes move.

    A story's id is that of an article in it and stays with the greater part of it.
    """
    own = pool.spread({"names": sorted(found.counts["names"]), "numbers": sorted(found.counts["numbers"])})
    near = list(pool.near(keys(found, own, pool.total), NEAR))
    standing = _around(near, pool)
    if not standing:
        return {new: new}
    ids = [new, *standing]
    compared = [found, *pool.traits(ids[1:])]
    words = {kind: sorted({w for t in compared for w in t.counts[kind]}) for kind in found.counts}
    likeness = Likeness(compared, Corpus(pool.total + 1, pool.spread(words)))
    everything = range(len(compared))
    clusters: dict[int, list[str]] = defaultdict(list)
    for row, first in clustered(likeness.probability(everything, everything), SAME):
        clusters[first].append(ids[row])
    return _named(list(clusters.values()), standing)


def _around(near: Sequence[str], pool: Pool) -> dict[str, str]:
    """The stories of the articles near a new one, whole while there is room, with the story of each article."""
    room, standing = CROWD, dict(zip(near, pool.stories(near), strict=True))
    whole: dict[str, list[str]] = defaultdict(list)
    for story, article in pool.members(sorted(set(standing.values()))):
        whole[story].append(article)
    for story in dict.fromkeys(standing.values()):
        if len(whole[story]) <= room:
            standing.update((article, story) for article in whole[story])
            room -= len(whole[story])
    return standing


def _named(clusters: Sequence[Sequence[str]], standing: Mapping[str, str]) -> dict[str, str]:
    """Give each cluster the id of the story most of it was in; one that parts leaves its id with its greater part."""
    bids = sorted(
        (-size, story, number)
        for number, members in enumerate(clusters)
        for story, size in Counter(standing[a] for a in members if a in standing).items()
    )
    names: dict[int, str] = {}
    for _, story, number in bids:
        if number not in names and story not in names.values():
            names[number] = story
    taken = {*standing.values()}
    for number, members in enumerate(clusters):
        if number not in names:
            names[number] = _fresh(sorted(members), taken)
            taken.add(names[number])
    return {a: names[number] for number, members in enumerate(clusters) for a in members}


def _fresh(members: Sequence[str], taken: set[str]) -> str:
    numbered = (f"{members[0]}-{n}" for n in count(2))
    return next(name for name in chain(members, numbered) if name not in taken)
