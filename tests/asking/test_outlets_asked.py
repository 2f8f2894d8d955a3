"""From whom an outlet has what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.asking.provenance import linked
from firsthand.desk import Desk, read
from firsthand.model import Story


@pytest.fixture(scope="module")
def story(desk: Desk, pier: Path) -> Story:
    return desk.story(read(pier))


@pytest.mark.parametrize(
    "question",
    [
        "Who does the Calder Ledger have it from?",
        "Where did the Calder Ledger get its story from?",
        "Who are the Calder Ledger's sources?",
        "What are the sources of the Calder Ledger?",
    ],
)
def test_an_outlets_origins_are_told_with_how_it_has_them(story: Story, question: str) -> None:
    found = linked(question, story)
    assert found
    assert any(a.text.startswith("From Priya Coldwell (named in the text)") for a in found)
    texts = {a.id: a.text for a in story.articles}
    assert all(texts[e.article][e.start : e.end] == e.text for a in found for e in a.evidence)


def test_a_reprint_has_it_through_the_agency(story: Story) -> None:
    found = linked("Who does the Evening Post have it from?", story) or ()
    assert any("through Estmere News Agency" in a.text for a in found)


@pytest.mark.parametrize("question", ["Who does the Harbour Times have it from?", "Who fell from the pier?"])
def test_any_other_question_is_left_to_others(story: Story, question: str) -> None:
    assert linked(question, story) is None
