"""A second opinion on what rules found: what reads as no contradiction does not stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from firsthand.desk import Desk
from firsthand.language.contradiction import Marked, Passage
from firsthand.model import ConflictKind, Evidence, Story
from firsthand.story.claims.facets import Facets, facets
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.sentences import Marker, sentences
from firsthand.story.conflicts.vetted import standing

Tell = Callable[..., Story]
TEXTS = (
    "The bridge at Tarn is 410 metres long, the county said.",
    "The bridge at Tarn is 340 metres long.",
    "Ida Marsh opened the bridge at Tarn on Sunday.",
    "A band played by the river until it rained.",
)


class Reader:
    """A model that says of everything what it was told to."""

    def __init__(self, odds: float) -> None:
        self.odds, self.read = odds, list[tuple[Any, Any]]()

    def of_values(self, a: Marked, b: Marked) -> float:
        self.read.append((a.value, b.value))
        return self.odds

    def of_passages(self, a: Passage, b: Passage) -> float:
        self.read.append((a.text, b.text))
        return self.odds


def _every(story: Story) -> tuple[Facets, ...]:
    return facets(story.statements, {}, {a.id: a for a in story.articles}, {e.id: e for e in story.entities})


def _draft(every: tuple[Facets, ...], kind: ConflictKind) -> Draft:
    sides = []
    for n, number in enumerate(("410", "340")):
        start = TEXTS[n].index(number)
        held = tuple(f for f in every if f.statement.article == f"a{n}")
        spot = Evidence(article=f"a{n}", start=start, end=start + 3, text=number)
        sides.append(DraftSide(number, float(number), float(number), held, (spot,)))
    return Draft(0, "length", kind, 0.8, tuple(sides))


def _marker(story: Story, every: tuple[Facets, ...]) -> Marker:
    articles = {a.id: a for a in story.articles}
    return Marker(sentences(every, articles, whole=True), articles)


@pytest.mark.parametrize(
    ("kind", "odds", "stands"),
    [
        ("value", -3.0, False),
        ("value", -1.0, True),
        ("polarity", -3.0, False),
        ("polarity", 2.0, True),
        ("name", -3.0, True),
        ("date", -3.0, True),
    ],
)
def test_a_conflict_stands_unless_it_reads_as_none(
    tell: Tell, desk: Desk, kind: ConflictKind, odds: float, stands: bool
) -> None:
    story, reader = tell(*TEXTS), Reader(odds)
    every = _every(story)
    meaning = cast(Meaning, type("Reads", (), {"contradictions": reader, "encoder": desk.encoder})())
    found = [_draft(every, kind)]
    assert standing(found, _marker(story, every), meaning) == (found if stands else [])
    if kind == "value":
        assert reader.read == [("410", "340")]


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:2]])
def test_without_a_model_or_where_little_is_told_all_stand(tell: Tell, texts: tuple[str, ...]) -> None:
    story = tell(*texts)
    every = _every(story)
    found = [_draft(every, "value")]
    meaning = None if len(texts) > 2 else cast(Meaning, type("Reads", (), {"contradictions": Reader(-9.0)})())
    assert standing(found, _marker(story, every), meaning) == found
