"""Articles to stories: average linkage over how likely two articles tell the same one.

The result is canonical: it depends on the set of articles, not on the order they come in. Two clusters are joined
only while their pairs are alike on average, so some pair of them is, and articles that no chain of such pairs
connects need no comparing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from firsthand.model import Article, Reading
from firsthand.story.likeness import Floats, Likeness

SAME = 0.45
"""Mean probability from which two clusters tell one story; chosen on other topics (`benchmarks/grouping.py`)."""
BLOCK = 512
"""Articles compared with all others at a time."""


def group(readings: Sequence[Reading]) -> dict[str, str]:
    """Return the story of each article, by article id: the id of the story's earliest article.

    Args:
        readings: in any order.
    """
    return group_articles([r.article for r in readings])


def group_articles(articles: Iterable[Article], same: float = SAME) -> dict[str, str]:
    """Group articles by their texts and dates alone.

    Args:
        same: mean probability, 0 to 1, from which two clusters are one story.
    """
    ordered = tuple(sorted(articles, key=lambda a: (a.published or "9999", a.id)))
    stories = {i: i for i in range(len(ordered))}
    likeness = Likeness(ordered)
    for members in _connected(likeness, len(ordered), same):
        table = likeness.probability(members, members)
        stories.update((members[i], members[first]) for i, first in clustered(table, same))
    return {ordered[i].id: ordered[first].id for i, first in sorted(stories.items())}


def _connected(likeness: Likeness, count: int, same: float) -> list[list[int]]:
    """Return the sets of two or more articles that chains of like pairs connect."""
    pairs: list[Floats] = []
    for start in range(0, count, BLOCK):
        rows = range(start, min(start + BLOCK, count))
        hits = np.argwhere(likeness.probability(rows, range(count)) >= same)
        pairs.append(hits + np.array([start, 0]))
    if not pairs:
        return []
    rows_, columns = np.concatenate(pairs).T
    _, labels = connected_components(csr_matrix((np.ones(len(rows_)), (rows_, columns)), shape=(count, count)), False)
    found: dict[int, list[int]] = defaultdict(list)
    for article, label in enumerate(labels):
        found[int(label)].append(article)
    return [members for members in found.values() if len(members) > 1]


def clustered(table: Floats, same: float) -> list[tuple[int, int]]:
    """Return each row with the first row of its cluster, by average linkage over a table of probabilities."""
    if len(table) < 2:
        return [(i, i) for i in range(len(table))]
    apart = np.clip(1 - table, 0, None)
    apart = (apart + apart.T) / 2
    np.fill_diagonal(apart, 0)
    labels = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - same, "distance")
    first: dict[int, int] = {}
    return [(i, first.setdefault(int(label), i)) for i, label in enumerate(labels)]
