"""What several tests share: the example story, the pipeline loaded once, and articles made from a line of text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firsthand.desk import Desk
from firsthand.language.parse import Parsed, Parser, load_pipeline
from firsthand.model import Article, Part

LONG = ("test_identity.py", "test_outlets_asked.py", "test_shelf.py", "test_opposed.py", "test_cli.py")
"""Files that take longest: begun first, so that no worker is left with one when the others are done."""
EXAMPLE = ("test_identity.py", "test_outlets_asked.py", "test_shelf.py")
"""Files that read the example story: one worker takes them all, which then reads its sentences once."""
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def make_article(text: str, *, id: str = "a1", published: str | None = "2031-05-14", **fields: str) -> Article:
    """An article that is all body."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    parts = (Part(kind="body", start=0, end=len(text)),)
    return Article(id=id, sha256=digest, text=text, published=published, parts=parts, **fields)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files."""
    items.sort(key=lambda one: LONG.index(one.path.name) if one.path.name in LONG else len(LONG))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one worker have a file, or all of the example story."""
    from xdist.scheduler import LoadScopeScheduling

    class ByStory(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return "the example story" if Path(file).name in EXAMPLE else file

    return ByStory(config, log)


@pytest.fixture(scope="session")
def pier() -> Path:
    """The example story."""
    return ROOT / "examples" / "pier"


@pytest.fixture(scope="session")
def desk() -> Desk:
    """A desk with the default pipeline."""
    return Desk()


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser(load_pipeline())


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Make an article of a text; keyword fields are those of the record."""
    return make_article


@pytest.fixture
def parse(parser: Parser) -> Callable[..., Parsed]:
    """Parse a text as an article of 14 May 2031 (a Wednesday) unless another day is given."""

    def parsed(text: str, **fields: str) -> Parsed:
        return parser.parse_one(make_article(text, **fields))

    return parsed


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real stories and gold data beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared stories and gold data are not beside this checkout")
    return SHARED
