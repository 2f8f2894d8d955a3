from __future__ import annotations

import pytest

from firsthand.asking.questions import ask
from firsthand.language.annotate import annotate
from firsthand.language.parse import Parser
from firsthand.model import Article, MadeWith, Part, Story
from firsthand.story.build import build

TEXTS = (
    (
        "1",
        "2031-05-14",
        "Norvik Daily",
        "The singer Mira Quist will leave the show Harbour Lights in season 11, she said.",
    ),
    ("2", "2031-05-15", "Gull Weekly", "Mira Quist will leave the show Harbour Lights in season 14, the network said."),
)


@pytest.fixture(scope="module")
def story(parser: Parser) -> Story:
    articles = [
        Article(id=i, sha256=i, text=t, published=p, outlet=o, parts=(Part(kind="body", start=0, end=len(t)),))
        for i, p, o, t in TEXTS
    ]
    return build(tuple(annotate(articles, parser)), made_with=MadeWith(version="0", pipeline="test"))


def test_an_answer_that_articles_dispute_names_every_side(story: Story, parser: Parser) -> None:
    found = ask(story, "When will Mira Quist leave Harbour Lights?", parser.nlp).answers
    said = " ".join(a.text for a in found)
    assert "11" in said
    assert "14" in said


def test_answers_are_three_at_most_and_their_origins_stand_in_the_story(story: Story, parser: Parser) -> None:
    found = ask(story, "When will Mira Quist leave Harbour Lights?", parser.nlp).answers
    assert 0 < len(found) <= 3
    known = {o.id for o in story.origins}
    assert all(set(a.origins) <= known for a in found)
    assert {a.claim for a in found} <= {c.id for c in story.claims}
