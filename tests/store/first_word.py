"""A placing that needs no language, and a program that adds batches until it is killed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from itertools import count

from firsthand.model import Article, Reading
from firsthand.store import open_store
from firsthand.store.pool import Described, Pool

BATCH = 3


class FirstWord:
    """Articles that begin with the same word tell one story, named after the first of them."""

    def describe(self, article: Article) -> Described:
        words = article.text.casefold().split()
        return Described(record=words[0], words={"words": words[:1]}, keys=[words[0]], terms=" ".join(words))

    def place(self, article: str, described: Described, pool: Pool) -> Mapping[str, str]:
        near = pool.near(described.keys, 5)
        return {article: pool.stories(near)[0] if near else article}


def add_for_ever(place: str, name: str) -> None:
    """Add batches of three articles, and print each batch's number once it is acknowledged."""
    with open_store(place, create=True) as store:
        print("open", flush=True)
        for number in count():
            texts = [f"{name} batch {number} text {n}" for n in range(BATCH)]
            articles = [
                Article(id=f"{name}-{number}-{n}x", sha256=hashlib.sha256(t.encode()).hexdigest(), text=t)
                for n, t in enumerate(texts)
            ]
            incoming = store.incoming(articles)
            readings = [Reading(article=a) for a in incoming.fresh]
            store.add(incoming, readings, FirstWord(), "test", "2031-05-14T09:00:00+00:00")
            print(number, flush=True)


if __name__ == "__main__":
    add_for_ever(sys.argv[1], sys.argv[2])
