"""How a store places its articles: by the likeness that grouping goes by, kept beside each article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from firsthand.model import Article
from firsthand.store.pool import Described, Pool
from firsthand.story.likeness import Traits, terms, traits
from firsthand.story.placing import index, place


class Online:
    """How the store's articles are placed: by the likeness grouping goes by."""

    def describe(self, article: Article) -> Described:
        """Return what of an article is kept for placing."""
        found = traits(article)
        words = {kind: sorted(count) for kind, count in found.counts.items()}
        said = msgspec.json.encode(_Kept(found.counts, sorted(found.years), found.published)).decode()
        return Described(said, words, index(found), " ".join(sorted(set(searched(article.text)))))

    def place(self, article: str, described: Described, pool: Pool) -> Mapping[str, str]:
        """Return the stories, by article, of a new article and of those that move with it."""
        return place(article, _traits(described.record), _Seen(pool))


class _Kept(msgspec.Struct, array_like=True):
    counts: Mapping[str, Mapping[str, int]]
    years: list[str]
    published: str | None


def _traits(record: str) -> Traits:
    kept = msgspec.json.decode(record, type=_Kept)
    return Traits(kept.counts, frozenset(kept.years), kept.published)


@dataclass(frozen=True)
class _Seen:
    """A store's pool as placing asks for it."""

    pool: Pool

    @property
    def total(self) -> int:
        return self.pool.total

    def spread(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Mapping[str, int]]:
        return self.pool.spread(words)

    def near(self, keys: Sequence[str], most: int) -> Sequence[str]:
        return self.pool.near(keys, most)

    def traits(self, articles: Sequence[str]) -> Sequence[Traits]:
        return [_traits(record) for record in self.pool.records(articles)]

    def stories(self, articles: Sequence[str]) -> Sequence[str]:
        return self.pool.stories(articles)

    def members(self, stories: Sequence[str]) -> Sequence[tuple[str, str]]:
        return self.pool.members(stories)


def searched(text: str) -> Iterator[str]:
    """The words a text is found by: alike in every engine, so letters and digits alone."""
    return (part for term in terms(text) for part in "".join(c if c.isalnum() else " " for c in term).split())
