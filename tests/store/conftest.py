"""Stores of both engines, a placing that needs no language, and readings made from a line of text."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from first_word import FirstWord

from firsthand.model import Added, Article, Reading
from firsthand.store import Store, open_store


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Make the URL of a fresh database on a server of its own."""

    place = tmp_path_factory.mktemp("postgres")
    for folder in (place, *list(place.parents)[:3]):
        folder.chmod(0o755)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pgserver  # a development dependency: without it these tests fail, they are not skipped

        server = pgserver.get_server(place)

    def fresh() -> str:
        name = f"t{uuid4().hex}"
        server.psql(f"CREATE DATABASE {name};")
        return str(server.get_uri(name))

    yield fresh
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be made: a file, or a database of its own."""
    if request.param == "sqlite":
        return str(tmp_path / "news.db")
    return str(request.getfixturevalue("postgres")())


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place, create=True) as found:
        yield found


@pytest.fixture
def placing() -> FirstWord:
    return FirstWord()


@pytest.fixture
def reading(article: Callable[..., Article]) -> Callable[..., Reading]:
    """A reading that holds nothing but its article."""

    def make(text: str, **fields: str) -> Reading:
        return Reading(article=article(text, **fields))

    return make


@pytest.fixture
def take_in() -> Callable[..., Added]:
    """Add readings to a store as the desk does: sorted first, then kept."""

    def taken(store: Store, placing: FirstWord, *readings: Reading) -> Added:
        incoming = store.incoming([r.article for r in readings])
        fresh = [Reading(article=a) for a in incoming.fresh]
        return store.add(incoming, fresh, placing, "test", "2031-05-14T09:00:00+00:00")

    return taken


@pytest.fixture
def add(store: Store, placing: FirstWord, take_in: Callable[..., Added]) -> Callable[..., Added]:
    """Add readings to the store of the test."""
    return lambda *readings: take_in(store, placing, *readings)
