"""Articles into stories: who belongs where, what that makes stale, and the log of stories that merged and parted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from firsthand.model import Move, Reading
from firsthand.store import schema
from firsthand.store.pool import Described, Placing, Pool, batched, plain


def placed(
    connection: Connection, fresh: Sequence[Reading], described: Mapping[str, Described], placing: Placing, at: str
) -> tuple[tuple[Move, ...], tuple[str, ...]]:
    pool = Pool(connection)
    moves: list[Move] = []
    touched: set[str] = set()
    for reading in fresh:
        id = reading.article.id
        found = placing.place(id, described[id], pool)
        pool.enter(id, described[id])
        made, changed = moved(connection, found, at)
        moves += made
        touched |= changed
    return tuple(moves), tuple(sorted(touched))


def moved(connection: Connection, groups: Mapping[str, str], at: str) -> tuple[tuple[Move, ...], set[str]]:
    """Put articles into stories; returns the moves to tell and the stories that changed."""
    m = schema.membership
    before: dict[str, str] = {}
    for some in batched(sorted(groups)):
        rows = connection.execute(select(m.c.article, m.c.story).where(m.c.article.in_(some)))
        before.update((r.article, r.story) for r in rows)
    going = {a: s for a, s in sorted(groups.items()) if before.get(a) != s}
    if not going:
        return (), set()
    stories = {*going.values()}
    standing = {r.id for some in batched(sorted(stories)) for r in _stories(connection, some)}
    for story in sorted(stories - standing):
        connection.execute(insert(schema.story).values(id=story, stale=True))
    for article, story in going.items():
        connection.execute(delete(m).where(m.c.article == article))
        connection.execute(insert(m).values(article=article, story=story))
    changed = stories | {before[a] for a in going if a in before}
    _stale(connection, changed)
    moves = tuple(_tell(connection, move, at) for move in _moves(connection, going, before, standing))
    _drop_empty(connection, changed)
    return moves, {s for s in changed if Pool(connection).members([s])}


def _stories(connection: Connection, ids: Sequence[str]) -> Sequence[Any]:
    return connection.execute(select(schema.story.c.id, schema.story.c.stale).where(schema.story.c.id.in_(ids))).all()


def _moves(
    connection: Connection, going: Mapping[str, str], before: Mapping[str, str], standing: set[str]
) -> Iterator[Move]:
    ways: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for article, story in going.items():
        ways[before.get(article), story].append(article)
    for (old, story), articles in sorted(ways.items(), key=lambda w: (w[0][0] or "", w[0][1])):
        ids = tuple(sorted(articles))
        if old is None:
            if story not in standing:
                yield Move(n=0, at="", kind="begun", story=story, articles=ids)
        elif Pool(connection).members([old]):
            yield Move(n=0, at="", kind="split", story=old, other=story, articles=ids)
        else:
            yield Move(n=0, at="", kind="merged", story=story, other=old, articles=ids)


def _tell(connection: Connection, move: Move, at: str) -> Move:
    number = (connection.execute(select(func.max(schema.move.c.n))).scalar() or 0) + 1
    told = msgspec.structs.replace(move, n=number, at=at)
    row = {**msgspec.structs.asdict(told), "articles": msgspec.json.encode(told.articles).decode()}
    connection.execute(insert(schema.move).values(**row))
    return told


def _stale(connection: Connection, stories: set[str]) -> None:
    for some in batched(sorted(stories)):
        connection.execute(update(schema.story).where(schema.story.c.id.in_(some)).values(stale=True))
        connection.execute(delete(schema.built).where(schema.built.c.story.in_(some)))


def _drop_empty(connection: Connection, stories: set[str]) -> None:
    for story in sorted(stories):
        if not Pool(connection).members([story]):
            connection.execute(delete(schema.story).where(schema.story.c.id == story))


def read_move(row: Any) -> Move:
    return msgspec.convert({**plain(row), "articles": msgspec.json.decode(row.articles)}, Move)
