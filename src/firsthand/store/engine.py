"""Opening a database: SQLite files with their pragmas, PostgreSQL by URL, the schema made or brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from firsthand.errors import StoreUnusable
from firsthand.store import schema

BUSY_SECONDS = 60
WRITER_LOCK = 7_031_415  # PostgreSQL advisory lock: one writer places articles at a time
SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5"
    "(article UNINDEXED, terms, tokenize = 'unicode61 remove_diacritics 0')"
)
POSTGRES_SEARCH = "CREATE INDEX IF NOT EXISTS search_terms ON search USING gin (to_tsvector('simple', terms))"


def connect(place: str | Path, *, create: bool = True) -> Engine:
    """Open the database at a path, or at a postgresql:// URL, and see to its tables.

    Raises StoreUnusable where there is none and `create` is False, or it is no store of ours, or of a later version.
    """
    url = _url(str(place))
    if url.startswith("sqlite") and not create and not Path(str(place)).is_file():
        raise StoreUnusable(f"{place}: no such store")
    engine = _sqlite(url) if url.startswith("sqlite") else create_engine(url, isolation_level="READ COMMITTED")
    try:
        _prepare(engine, create)
    except (SQLAlchemyError, UnicodeError) as error:
        engine.dispose()
        raise StoreUnusable(f"{place}: {_line(error)}") from error
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer runs beside; all of it is kept, or none."""
    try:
        with engine.connect() as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
            yield connection
    except OperationalError as error:
        raise StoreUnusable(_line(error)) from error


def is_url(place: str) -> bool:
    """Whether a place is a PostgreSQL URL."""
    return place.startswith(("postgresql:", "postgresql+", "postgres:"))


def _url(place: str) -> str:
    if is_url(place):
        return "postgresql+psycopg:" + place.split(":", 1)[1]
    return f"sqlite:///{place}"


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _pragmas(raw: Any, _: Any) -> None:
        raw.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")

    return engine


def _writes(connection: Connection) -> bool:
    return not connection.get_execution_options().get("reads", False)


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one state of the store, whatever others write meanwhile."""
    options: dict[str, Any] = {"reads": True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _prepare(engine: Engine, create: bool) -> None:
    with looking(engine) as connection:
        known = inspect(connection).get_table_names()
        found = _version(connection) if "about" in known else None
    if found == schema.VERSION:
        return
    if found is not None:
        _migrate(engine, found)
        return
    if known or not create:
        raise StoreUnusable(f"{engine.url.database}: not a store of Firsthand")
    with writing(engine) as connection:
        _make(connection)


def _version(connection: Connection) -> int | None:
    row = connection.execute(select(schema.about.c.value).where(schema.about.c.key == "schema")).first()
    return int(row[0]) if row else None


def _make(connection: Connection) -> None:
    if inspect(connection).has_table("about"):
        return  # another process was first
    sqlite = connection.dialect.name == "sqlite"
    tables = [t for t in schema.metadata.sorted_tables if not (sqlite and t is schema.search)]
    schema.metadata.create_all(connection, tables=tables)
    connection.execute(text(SQLITE_SEARCH if sqlite else POSTGRES_SEARCH))
    connection.execute(schema.about.insert().values(key="schema", value=str(schema.VERSION)))


def _migrate(engine: Engine, found: int) -> None:
    from firsthand.store.migrations import STEPS

    if found > schema.VERSION:
        raise StoreUnusable(f"{engine.url.database}: made by a later version of Firsthand (schema {found})")
    with writing(engine) as connection:
        for number in range(_version(connection) or found, schema.VERSION):
            for statement in STEPS[number][connection.dialect.name]:
                connection.execute(text(statement))
        connection.execute(
            schema.about.update().where(schema.about.c.key == "schema").values(value=str(schema.VERSION))
        )


def _line(error: Exception) -> str:
    cause = error.orig if isinstance(error, DatabaseError) and error.orig else error
    return " ".join(str(cause).split())[:300]
