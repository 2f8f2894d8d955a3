"""What of a draft the articles bear out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk, Pile, check
from firsthand.model import Article, Draft, Reading
from firsthand.reading import Intake

FIRST = """Two miners were killed when a tunnel at the Harlow mine flooded on Monday, the mine rescue service said.

"The water came from the old workings," said Ina Brekke, the manager of the mine.

A source close to the mine said the pumps had been switched off.

Pavel Orsk, 44, was rescued after nine hours."""
SECOND = """Two miners died in the flood at the Harlow mine on Monday, police said.

The Harlow mine, which opened in 1931, belongs to Tarn Coal. Ina Brekke will not resign."""


@pytest.fixture(scope="module")
def news(desk: Desk, article: Callable[..., Article]) -> Pile:
    articles = (
        article(FIRST, id="1", published="2031-05-13", outlet="Harlow Echo"),
        article(SECOND, id="2", published="2031-05-14", outlet="Tarn Post"),
    )
    return Pile(desk, Intake(articles))


def verdict(news: Pile, article: Callable[..., Article], text: str, as_of: str | None = None) -> Draft:
    return check(news, article(text, id="draft", published=None), as_of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two miners were killed at the Harlow mine.", "supported"),
        ("Ina Brekke is the manager of the mine.", "single-source"),
        ("Pavel Orsk was rescued.", "single-source"),
        ("Five miners were killed at the Harlow mine.", "contradicted"),
        ("Pavel Orsk is 61 years old.", "contradicted"),
        ("The mine opened in 1958.", "contradicted"),
        ("The pumps had been switched off.", "rumour"),
        ("Pavel Orsk was rescued on 3 May.", "not-found"),
        ("A fire broke out in the canteen.", "not-found"),
        ("Lena Vorhaus owns the mine.", "not-found"),
    ],
)
def test_a_statement_gets_the_verdict_of_a_careful_reader(news, article, text, kind):
    assert [v.kind for v in verdict(news, article, text).verdicts][:1] == [kind]


def test_a_verdict_shows_the_words_it_rests_on(news, article):
    texts = {a.id: a.text for a in news.intake.articles}
    found = verdict(news, article, "Two miners were killed at the Harlow mine. Pavel Orsk is 61 years old.")
    assert {v.kind for v in found.verdicts} == {"supported", "contradicted"}
    supported, contradicted = found.verdicts[0], found.verdicts[-1]
    assert len(supported.origins) == 2
    assert contradicted.against
    for piece in (*supported.for_it, *contradicted.against):
        assert texts[piece.article][piece.start : piece.end] == piece.text
    for v in found.verdicts:
        assert found.text[v.start : v.end] == v.text


def test_what_was_published_later_neither_supports_nor_contradicts(news, article):
    assert [v.kind for v in verdict(news, article, "The mine opened in 1931.", "2031-05-13").verdicts] == ["not-found"]
    assert [v.kind for v in verdict(news, article, "The mine opened in 1931.").verdicts] == ["single-source"]


def test_a_draft_may_have_the_id_of_an_article(news, article):
    found = check(news, article("Pavel Orsk was rescued.", id="1", published=None))
    assert found.id == "1"
    assert [v.kind for v in found.verdicts] == ["single-source"]


def test_a_draft_that_states_nothing_has_no_verdict(news, article):
    assert verdict(news, article, "Oh dear!").verdicts == ()


def test_a_bare_name_is_what_the_articles_know_it_as(news, article):
    from firsthand.asking.retyped import retyped

    readings: tuple[Reading, ...] = news.readings()
    (read,) = news.desk.annotate([article("Brekke plans to give evidence.", id="draft")])
    known = retyped(read, readings)
    assert {e.type for e in known.entities if "Brekke" in e.name} == {"person"}
    assert all(known.article.text[m.start : m.end] == m.text for e in known.entities for m in e.mentions)
