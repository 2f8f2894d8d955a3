"""What a story says on one day against another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk, Pile, changes
from firsthand.model import Article, Changes
from firsthand.reading import Intake

TEXTS = {
    "2031-05-13": "Two miners were killed when a tunnel at the Harlow mine flooded on Monday, police said.\n\n"
    'The mine will close, said Ina Brekke, its manager. "Nobody warned us," she said.',
    "2031-05-14": "Four miners were killed when the tunnel flooded on Monday, police said on Wednesday.\n\n"
    "Pavel Orsk was rescued after nine hours.",
    "2031-05-16": "Pavel Orsk was rescued on Tuesday, after nine hours.",
}


@pytest.fixture(scope="module")
def news(desk: Desk, article: Callable[..., Article]) -> Pile:
    outlets = ("Harlow Echo", "Tarn Post", "Vale Courier")
    made = (
        article(text, id=day, published=day, outlet=outlet)
        for (day, text), outlet in zip(TEXTS.items(), outlets, strict=True)
    )
    return Pile(desk, Intake(tuple(made)))


def kinds(found: Changes) -> set[str]:
    return {c.kind for c in found.changes}


def test_nothing_changes_between_a_day_and_itself(news):
    assert changes(news, "2031-05-14", "2031-05-14").changes == ()


def test_before_the_first_article_everything_is_new(news):
    found = changes(news, "2031-05-01", "2031-05-13")
    assert kinds(found) == {"new"}
    assert (found.earlier, found.later) == ("2031-05-01", "2031-05-13")


def test_a_toll_that_rose_overtakes_the_one_before(news):
    found = changes(news, "2031-05-13", "2031-05-14")
    assert "overtaken" in kinds(found)
    assert any(c.kind == "new" and "Orsk" in (c.after or "") for c in found.changes)


def test_a_second_origin_confirms(news):
    found = changes(news, "2031-05-14", "2031-05-16")
    assert [c.kind for c in found.changes if "Orsk" in (c.after or "")] == ["confirmed"]


def test_every_change_shows_words_of_the_later_day_that_stand_there(news):
    texts = {a.id: a.text for a in news.intake.articles}
    for change in changes(news, "2031-05-13", "2031-05-16").changes:
        assert change.evidence
        for piece in change.evidence:
            assert texts[piece.article][piece.start : piece.end] == piece.text


def test_the_order_is_by_kind_and_never_by_chance(news):
    first, second = (changes(news, "2031-05-13", "2031-05-16") for _ in range(2))
    assert first == second
