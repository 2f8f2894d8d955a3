"""Whom the nameless of one article stand for in the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.parse import Parser
from firsthand.model import Article, Reading
from firsthand.story.claims.anchors import anchors
from firsthand.story.claims.cast import cast
from firsthand.story.claims.facets import facets
from firsthand.story.entities.joined import joined
from firsthand.story.entities.resolving import resolve

TOLD = (
    "A driver was arrested in Kerrin on Tuesday. Rudi Marsh, the driver, was arrested near the harbour, police said. "
    "The driver fled on foot.",
    "Police arrested Rudi Marsh on Tuesday. Marsh was arrested near the harbour. The driver, Rudi Marsh, fled on foot.",
)


def whom(parser: Parser, article: Callable[..., Article], texts: Sequence[str], words: str) -> set[str | None]:
    """The people who take part in the clause of the last article that has the words."""
    readings: list[Reading] = [annotate_one(article(t, id=f"a{n}"), parser) for n, t in enumerate(texts)]
    resolved = resolve(readings)
    readings = list(joined(readings, resolved.id_of, frozenset()))
    statements = [s for r in readings for s in r.statements]
    articles = {r.article.id: r.article for r in readings}
    found = facets(statements, anchors(readings), articles, {e.id: e for e in resolved.entities})
    found = cast(found, found)
    last = f"a{len(texts) - 1}"
    clauses = [f for f in found if f.statement.article == last and words in f.statement.text]
    return {w.entity for f in clauses for w in (*f.relation.actors, *f.relation.patients)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The driver was arrested on Tuesday, police said.", "was arrested"),
        ("A driver was arrested by the harbour on Tuesday.", "was arrested"),
        ("Nobody was hurt. The driver fled on foot.", "fled"),
    ],
    ids=["the one it befell", "a man of his kind", "the one called so"],
)
def test_the_nameless_is_the_one_all_others_name(
    parser: Parser, article: Callable[..., Article], text: str, words: str
) -> None:
    assert "e:person:rudi-marsh" in whom(parser, article, (*TOLD, text), words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Another driver was arrested on Tuesday.", "was arrested"),
        ("Two drivers were arrested on Tuesday.", "were arrested"),
        ("The second driver fled on foot.", "fled"),
        ("A driver saw the fire from the road.", "saw"),
        ("Olga Pine was arrested on Tuesday. A driver was arrested too.", "was arrested too"),
    ],
    ids=["another", "several", "the second", "any driver", "two were named"],
)
def test_others_stay_others(parser: Parser, article: Callable[..., Article], text: str, words: str) -> None:
    assert "e:person:rudi-marsh" not in whom(parser, article, (*TOLD, text), words)


AGED = ("Rudi Marsh, 36, owns a boat in Kerrin.", "The boat belongs to Rudi Marsh, 36, the mayor said.")


def test_an_age_names_whom_articles_give_it(parser: Parser, article: Callable[..., Article]) -> None:
    assert "e:person:rudi-marsh" in whom(
        parser, article, (*AGED, "A 36-year-old climber slipped on the pier."), "slipped"
    )


@pytest.mark.parametrize(
    "text", ["A 41-year-old climber slipped on the pier.", "Another 36-year-old climber slipped on the pier."]
)
def test_another_age_or_another_of_it_is_somebody_else(
    parser: Parser, article: Callable[..., Article], text: str
) -> None:
    assert "e:person:rudi-marsh" not in whom(parser, article, (*AGED, text), "slipped")
