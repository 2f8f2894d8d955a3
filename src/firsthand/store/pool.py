"""The articles of a store as placing sees them: who shares words with whom, and which story each is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert
from sqlalchemy.sql.schema import Table

from firsthand.model import Article
from firsthand.store import schema

SOME = 400
"""Values asked for in one statement."""
T = TypeVar("T")


@dataclass(frozen=True)
class Described:
    """What of an article is kept for placing: a record of its traits, the words counted, the keys it is found under."""

    record: str
    words: Mapping[str, Sequence[str]]
    keys: Sequence[str]
    terms: str


class Placing(Protocol):
    """How articles are placed: given from outside, since a store knows records alone."""

    def describe(self, article: Article) -> Described:
        """Return what of an article is kept for placing."""
        ...

    def place(self, article: str, described: Described, pool: Pool) -> Mapping[str, str]:
        """Return the stories, by article, of a new article and of those that move with it."""
        ...


@dataclass(frozen=True)
class Pool:
    """The articles that stand, seen in one transaction."""

    connection: Connection

    @property
    def total(self) -> int:
        """How many articles stand."""
        return self.connection.execute(select(func.count()).select_from(schema.traits)).scalar_one()

    def spread(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Mapping[str, int]]:
        """In how many articles each word of each feature stands; words that stand in none are left out."""
        return {feature: dict(self._spread(feature, wanted)) for feature, wanted in words.items()}

    def _spread(self, feature: str, words: Sequence[str]) -> Iterator[tuple[str, int]]:
        table = schema.spread.c
        for some in batched(words):
            chosen = select(table.word, table.articles).where(table.feature == feature, table.word.in_(some))
            yield from ((row.word, row.articles) for row in self.connection.execute(chosen))

    def near(self, keys: Sequence[str], most: int) -> Sequence[str]:
        """The ids of the articles that share the most of these keys, most first, ties by id."""
        table = schema.posting.c
        shared = func.count()
        chosen = (
            select(table.article)
            .where(table.key.in_(list(keys)))
            .group_by(table.article)
            .order_by(shared.desc(), table.article.collate(_bytewise(self.connection)))
            .limit(most)
        )
        return [row.article for row in self.connection.execute(chosen)]

    def records(self, articles: Sequence[str]) -> Sequence[str]:
        """The records of the traits of articles, in the order asked."""
        found = self._by_article(schema.traits, "record", articles)
        return [found[a] for a in articles]

    def stories(self, articles: Sequence[str]) -> Sequence[str]:
        """The stories of articles, in the order asked."""
        found = self._by_article(schema.membership, "story", articles)
        return [found[a] for a in articles]

    def members(self, stories: Sequence[str]) -> Sequence[tuple[str, str]]:
        """The (story, article) pairs of stories, sorted."""
        table = schema.membership.c
        pairs: list[tuple[str, str]] = []
        for some in batched(stories):
            chosen = select(table.story, table.article).where(table.story.in_(some))
            pairs += [(row.story, row.article) for row in self.connection.execute(chosen)]
        return sorted(pairs)

    def _by_article(self, table: Table, column: str, articles: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for some in batched(articles):
            chosen = select(table.c.article, table.c[column]).where(table.c.article.in_(some))
            found.update((row[0], row[1]) for row in self.connection.execute(chosen))
        return found

    def enter(self, article: str, described: Described) -> None:
        """Let an article be found and counted from now on."""
        run = self.connection.execute
        run(schema.traits.insert().values(article=article, record=described.record))
        run(schema.search.insert().values(article=article, terms=described.terms))
        if described.keys:
            run(schema.posting.insert(), [{"key": key, "article": article} for key in described.keys])
        rows = [{"feature": f, "word": w, "articles": 1} for f, words in described.words.items() for w in words]
        if rows:
            run(_count_up(self.connection), rows)


def _count_up(connection: Connection) -> Insert:
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    put = make(schema.spread)
    return put.on_conflict_do_update(
        index_elements=["feature", "word"], set_={"articles": schema.spread.c.articles + 1}
    )


def _bytewise(connection: Connection) -> str:
    return "BINARY" if connection.dialect.name == "sqlite" else "C"


def batched(values: Sequence[T]) -> Iterator[list[T]]:
    """Yield values in lists short enough for one statement."""
    rest = iter(values)
    while some := list(islice(rest, SOME)):
        yield some


def plain(row: Any) -> dict[str, Any]:
    """Return a row as a dict under plain strings."""
    return {str(key): value for key, value in row._mapping.items()}
