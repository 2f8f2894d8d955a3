"""A store: articles, their readings and stories, and what an editor decided, in one database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update

from firsthand.errors import StoreUnusable
from firsthand.model import Added, Article, Decision, Move, Reading, Story, StoryCard, Version
from firsthand.store import schema
from firsthand.store.engine import connect, is_url, looking, writing
from firsthand.store.incoming import Incoming, already, sorted_out
from firsthand.store.moving import moved, placed, read_move
from firsthand.store.pool import Placing, Pool, batched, plain

SQLITE_MAGIC = b"SQLite format 3\x00"
NEVER = ""
"""The as-of of a story built from all there is."""
NO_DATES: Mapping[str, str] = MappingProxyType({})


def is_store(place: str | Path) -> bool:
    """Whether a place is a store rather than articles: a PostgreSQL URL or an SQLite file."""
    if is_url(str(place)):
        return True
    path = Path(place)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC


def open_store(place: str | Path, *, create: bool = False) -> Store:
    """Open a store at a path or a postgresql:// URL; with `create`, make one where there is none.

    Raises StoreUnusable where that fails.
    """
    return Store(connect(place, create=create))


class Store:
    """One open store; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def incoming(self, articles: Sequence[Article]) -> Incoming:
        """Sort articles into new ones, new versions (under a free id) and ones the store has."""
        with looking(self.engine) as connection:
            return sorted_out(connection, articles)

    def add(self, incoming: Incoming, readings: Sequence[Reading], placing: Placing, made_with: str, at: str) -> Added:
        """Take in a batch, whole or not at all: keep its readings, place its articles, mark their stories stale.

        Args:
            incoming: what `incoming` made of the articles.
            readings: of its fresh articles.
            placing: says which story an article belongs to.
            made_with: versions the readings depend on.
            at: the moment, ISO 8601.

        What another writer added meanwhile is known and left out. Raises StoreUnusable where that writer gave an id
        to another text.
        """
        ordered = sorted(readings, key=lambda r: (r.article.published or "9999", r.article.id))
        described = {r.article.id: placing.describe(r.article) for r in ordered}
        with writing(self.engine) as connection:
            known = already(connection, [r.article for r in ordered])
            fresh = [r for r in ordered if r.article.id not in known]
            versions = tuple(v for v in incoming.versions if v.article not in known)
            everything_known = (*incoming.known, *known)
            if not fresh:
                return Added(known=everything_known)
            _keep(connection, fresh, versions, made_with, at)
            moves, touched = placed(connection, fresh, described, placing, at)
            new = tuple(r.article.id for r in fresh)
            return Added(new=new, known=everything_known, versions=versions, stories=touched, moves=moves)

    def stories(self) -> tuple[StoryCard, ...]:
        """Return the stories, the one with the latest news first."""
        a, m, s = schema.article.c, schema.membership.c, schema.story.c
        chosen = select(
            m.story, s.stale, a.id, a.outlet, a.title, a.published, func.substr(a.text, 1, 120).label("head")
        )
        joined = schema.membership.join(schema.article, a.id == m.article).join(schema.story, s.id == m.story)
        rows: dict[str, list[Any]] = defaultdict(list)
        with looking(self.engine) as connection:
            for row in connection.execute(chosen.select_from(joined).where(a.replaced_by.is_(None))):
                rows[row.story].append(row)
        cards = sorted((_card(story, found) for story, found in rows.items()), key=lambda c: c.id)
        return tuple(sorted(cards, key=lambda c: c.latest or "", reverse=True))

    def readings(
        self, story: str | None = None, as_of: str | None = None, dates: Mapping[str, str] = NO_DATES
    ) -> tuple[Reading, ...]:
        """Return the readings of a story (None: of all), each article in the version that stood on a date.

        Args:
            as_of: ISO date; articles published later, or at an unknown date, are left out.
            dates: of publication, by article, where another holds than the one kept.

        Raises StoreUnusable where there is no such story.
        """
        with looking(self.engine) as connection:
            ids = _members(connection, story)
            if story is not None and not ids:
                raise StoreUnusable(f"no story {story!r} in this store")
            standing = _standing(connection, ids, as_of, dates)
            return tuple(_readings(connection, standing))

    def standing(
        self, story: str, as_of: str | None, dates: Mapping[str, str] = NO_DATES
    ) -> tuple[tuple[str, str], ...]:
        """Return the (id, sha256) of the articles of a story that stood on a date; else as `readings`."""
        a = schema.article.c
        with looking(self.engine) as connection:
            ids = _members(connection, story)
            if not ids:
                raise StoreUnusable(f"no story {story!r} in this store")
            standing = _standing(connection, ids, as_of, dates)
            sums = {
                r.id: r.sha256
                for some in batched(standing)
                for r in connection.execute(select(a.id, a.sha256).where(a.id.in_(some)))
            }
        return tuple((i, sums[i]) for i in standing)

    def count(self) -> int:
        """Return how many articles there are, of all versions."""
        with looking(self.engine) as connection:
            return connection.execute(select(func.count()).select_from(schema.article)).scalar_one()

    def has(self, article: str) -> bool:
        """Whether an article stands under this id."""
        with looking(self.engine) as connection:
            return (
                connection.execute(select(schema.article.c.id).where(schema.article.c.id == article)).first()
                is not None
            )

    def reading(self, article: str) -> Reading:
        """Return the reading of one article, of whatever version."""
        with looking(self.engine) as connection:
            return next(_readings(connection, [article]))

    def stories_of(self, articles: Sequence[str]) -> tuple[str, ...]:
        """Return the stories of articles, in the order asked."""
        with looking(self.engine) as connection:
            return tuple(Pool(connection).stories(articles))

    def articles(self, as_of: str | None = None) -> tuple[Article, ...]:
        """Return every article in the version that stood on a date, by date and id."""
        return tuple(r.article for r in self.readings(as_of=as_of))

    def moves(self) -> tuple[Move, ...]:
        """Return how stories began, merged and parted, in order."""
        with looking(self.engine) as connection:
            rows = connection.execute(select(schema.move).order_by(schema.move.c.n))
            return tuple(read_move(row) for row in rows)

    def regroup(self, groups: Mapping[str, str], at: str) -> tuple[Move, ...]:
        """Bring memberships to a grouping given by article; returns the moves this took."""
        with writing(self.engine) as connection:
            return moved(connection, groups, at)[0]

    def search(self, terms: Sequence[str], most: int | None = None) -> tuple[str, ...]:
        """Return the ids of the articles in which one of these terms stands, by id; ranking them is not done here.

        Where there are more than `most`, none is returned: such a term tells nothing.
        """
        wanted = sorted({t for t in terms if t.isalnum()})
        if not wanted:
            return ()
        sqlite = self.engine.dialect.name == "sqlite"
        query = " OR ".join(f'"{t}"' for t in wanted) if sqlite else " | ".join(wanted)
        matching = "search MATCH :query" if sqlite else "to_tsvector('simple', terms) @@ to_tsquery('simple', :query)"
        with looking(self.engine) as connection:
            limit = f" LIMIT {most + 1}" if most is not None else ""
            rows = connection.execute(text(f"SELECT article FROM search WHERE {matching}{limit}"), {"query": query})
            found = tuple(sorted(row[0] for row in rows))
            return () if most is not None and len(found) > most else found

    def built(self, story: str, as_of: str | None, fingerprint: str) -> Story | None:
        """Return a story built before from the same readings, decisions and versions, else None."""
        table = schema.built.c
        chosen = select(table.record).where(
            table.story == story, table.as_of == (as_of or NEVER), table.fingerprint == fingerprint
        )
        with looking(self.engine) as connection:
            row = connection.execute(chosen).first()
        return msgspec.json.decode(row[0], type=Story) if row else None

    def keep(self, story: str, as_of: str | None, fingerprint: str, record: Story) -> None:
        """Keep a story that was built, in place of the one kept before."""
        key = as_of or NEVER
        said = msgspec.json.encode(record).decode()
        with writing(self.engine) as connection:
            table = schema.built
            connection.execute(delete(table).where(table.c.story == story, table.c.as_of == key))
            connection.execute(insert(table).values(story=story, as_of=key, fingerprint=fingerprint, record=said))
            if as_of is None:
                connection.execute(update(schema.story).where(schema.story.c.id == story).values(stale=False))

    def decide(self, decision: Decision) -> Decision:
        """Keep an editor's decision; returns it with its number. Its `n` is not used."""
        with writing(self.engine) as connection:
            table = schema.decision
            highest = connection.execute(select(func.max(table.c.n))).scalar() or 0
            numbered = msgspec.structs.replace(decision, n=highest + 1)
            connection.execute(insert(table).values(**_decision_row(numbered)))
            connection.execute(update(schema.story).values(stale=True))
            return numbered

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, the undone ones too, in order."""
        with looking(self.engine) as connection:
            rows = connection.execute(select(schema.decision).order_by(schema.decision.c.n))
            return tuple(_decision(row) for row in rows)


def _keep(
    connection: Connection, fresh: Sequence[Reading], versions: Sequence[Version], made_with: str, at: str
) -> None:
    number = (connection.execute(select(func.max(schema.batch.c.n))).scalar() or 0) + 1
    connection.execute(insert(schema.batch).values(n=number, at=at, articles=len(fresh)))
    replaces = {v.article: v.replaces for v in versions}
    rows = [_article_row(r.article, replaces.get(r.article.id), number) for r in fresh]
    for row in sorted(rows, key=lambda r: (r["replaces"] is not None, len(str(r["id"])), str(r["id"]))):
        connection.execute(insert(schema.article).values(**row))
    said = [{"article": r.article.id, "made_with": made_with, "record": _json(r)} for r in fresh]
    connection.execute(insert(schema.reading), said)
    for v in versions:
        a = schema.article
        connection.execute(update(a).where(a.c.id == v.replaces).values(replaced_by=v.article))


def _article_row(article: Article, replaces: str | None, batch: int) -> dict[str, object]:
    plain = ("id", "sha256", "published", "outlet", "title", "byline", "url", "language", "text")
    return {
        **{key: getattr(article, key) for key in plain},
        "replaces": replaces,
        "replaced_by": None,
        "batch": batch,
    }


def _members(connection: Connection, story: str | None) -> list[str]:
    m = schema.membership.c
    chosen = select(m.article) if story is None else select(m.article).where(m.story == story)
    return sorted(row.article for row in connection.execute(chosen))


def _standing(connection: Connection, ids: Sequence[str], as_of: str | None, dates: Mapping[str, str]) -> list[str]:
    """The articles of these that stood on a date: published by then and not yet replaced."""
    a = schema.article.c
    chosen = select(a.id, a.published, a.replaced_by)
    rows = {r.id: r for some in batched(ids) for r in connection.execute(chosen.where(a.id.in_(some)))}
    replacing = sorted({r.replaced_by for r in rows.values() if r.replaced_by} - set(rows))
    rows |= {r.id: r for some in batched(replacing) for r in connection.execute(chosen.where(a.id.in_(some)))}

    def there(id: str | None) -> bool:
        if id is None:
            return False
        published = dates.get(id, rows[id].published)
        return as_of is None or (published is not None and published[:10] <= as_of[:10])

    kept = [rows[i] for i in ids if there(i) and not there(rows[i].replaced_by)]
    return [r.id for r in sorted(kept, key=lambda r: (r.published or "9999", r.id))]


def _readings(connection: Connection, ids: Sequence[str]) -> Iterator[Reading]:
    table = schema.reading.c
    for some in batched(ids):
        rows = connection.execute(select(table.article, table.record).where(table.article.in_(some)))
        found = {row.article: row.record for row in rows}
        yield from (msgspec.json.decode(found[i], type=Reading) for i in some)


def _card(story: str, rows: Sequence[Any]) -> StoryCard:
    ordered = sorted(rows, key=lambda r: (r.published or "9999", r.id))
    dates = [r.published for r in ordered if r.published]
    first = ordered[0]
    return StoryCard(
        id=story,
        title=first.title or " ".join(str(first.head).split()),
        articles=tuple(r.id for r in ordered),
        outlets=tuple(dict.fromkeys(r.outlet for r in ordered if r.outlet)),
        earliest=dates[0] if dates else None,
        latest=dates[-1] if dates else None,
        stale=bool(first.stale),
    )


def _decision(row: Any) -> Decision:
    return msgspec.convert({**plain(row), "about": msgspec.json.decode(row.about)}, Decision)


def _decision_row(decision: Decision) -> dict[str, object]:
    return {**msgspec.structs.asdict(decision), "about": _json(decision.about)}


def _json(record: object) -> str:
    return msgspec.json.encode(record).decode()
