"""Articles on their way in: which are new, which are new versions, and which the store has already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from firsthand.errors import StoreUnusable
from firsthand.model import Article, Version
from firsthand.store import schema
from firsthand.store.pool import batched

ALIKE = 0.25
"""Share of their words that two texts under one id have in common where one is a version of the other."""


@dataclass(frozen=True)
class Incoming:
    """Articles sorted before they are read: those to read under their final ids, and ids the store has already."""

    fresh: tuple[Article, ...]
    known: tuple[str, ...]
    versions: tuple[Version, ...]


def sorted_out(connection: Connection, articles: Sequence[Article]) -> Incoming:
    standing = _Standing(connection, articles)
    fresh: list[Article] = []
    known: list[str] = []
    versions: list[Version] = []
    for article in articles:
        same = standing.same(article)
        if same is not None:
            known.append(same)
            continue
        earlier = standing.earlier(article)
        settled = msgspec.structs.replace(article, id=standing.free(article.id))
        if earlier is not None:
            versions.append(Version(article=settled.id, replaces=earlier))
        standing.enter(settled, article.id)
        fresh.append(settled)
    return Incoming(tuple(fresh), tuple(known), tuple(versions))


def already(connection: Connection, articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the ids of those articles that stand by now, raising StoreUnusable where an id has another text."""
    a = schema.article.c
    wanted = {x.id: x.sha256 for x in articles}
    found: list[str] = []
    for some in batched(sorted(wanted)):
        for row in connection.execute(select(a.id, a.sha256).where(a.id.in_(some))):
            if row.sha256 != wanted[row.id]:
                raise StoreUnusable(f"another writer added another article as {row.id!r}; add these again")
            found.append(row.id)
    return tuple(sorted(found))


class _Standing:
    """Which ids and URLs are taken, by which text."""

    def __init__(self, connection: Connection, articles: Sequence[Article]) -> None:
        a = schema.article.c
        self.sha: dict[str, str] = {}
        self.newest: dict[str, str] = {}
        self.at_url: dict[str, str] = {}
        self.words: dict[str, frozenset[str]] = {}
        chosen = select(a.id, a.sha256, a.url, a.replaced_by, a.text)
        ids, urls = sorted({x.id for x in articles}), sorted({x.url for x in articles if x.url})
        rows = [r for some in batched(ids) for r in connection.execute(chosen.where(a.id.in_(some)))]
        rows += [r for some in batched(urls) for r in connection.execute(chosen.where(a.url.in_(some)))]
        for prefix in batched([f"{i}-" for i in ids]):
            for start in prefix:
                rows += connection.execute(chosen.where(a.id > start, a.id < start + "\U0010ffff"))
        for row in rows:
            self.sha[row.id] = row.sha256
            if row.replaced_by is None:
                self._newest(row.id, row.url, row.text)

    def _newest(self, id: str, url: str | None, text: str) -> None:
        self.newest[id] = id
        self.words[id] = _words(text)
        if url:
            self.at_url[url] = id

    def same(self, article: Article) -> str | None:
        """The id under which this very text of this article stands."""
        numbered = (i for i in self.sha if i == article.id or _version_of(i, article.id))
        at_url = (i for i in [self.at_url.get(article.url or "")] if i)
        return next((i for i in (*sorted(numbered), *at_url) if self.sha.get(i) == article.sha256), None)

    def earlier(self, article: Article) -> str | None:
        """The newest version of the article that this text replaces: one at its URL, else a like one under its id."""
        if article.url and article.url in self.at_url:
            return self.at_url[article.url]
        own = _words(article.text)
        numbered = [i for i in self.newest if i == article.id or _version_of(i, article.id)]
        like = [i for i in numbered if len(own & self.words[i]) >= ALIKE * len(own | self.words[i])]
        return max(like, key=lambda i: (len(i), i), default=None)

    def free(self, id: str) -> str:
        number, name = 1, id
        while name in self.sha:
            number += 1
            name = f"{id}-{number}"
        return name

    def enter(self, article: Article, given: str) -> None:
        replaced = self.earlier(msgspec.structs.replace(article, id=given))
        if replaced:
            self.newest.pop(replaced, None)
        self.sha[article.id] = article.sha256
        self._newest(article.id, article.url, article.text)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _version_of(id: str, given: str) -> bool:
    head, _, tail = id.rpartition("-")
    return head == given and tail.isdigit()
