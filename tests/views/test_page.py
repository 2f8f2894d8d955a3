from __future__ import annotations

import msgspec
import pier
import pytest

from firsthand.model import Step, Update
from firsthand.views.changes import changes
from firsthand.views.index import Index
from firsthand.views.page import page


def test_the_heading_names_who_and_what_most_articles_name() -> None:
    assert page(pier.story()).title == "Brannock Pier, Lantern House and “Saltmarsh”"


def test_an_outlet_is_no_heading() -> None:
    assert "Estmere Star" not in page(pier.story()).title


def test_claims_are_numbered_as_the_page_lists_them() -> None:
    report = page(pier.story())
    listed = [dispute.item.number for dispute in report.disputes if dispute.item]
    listed += [item.number for item in report.established]
    listed += [item.number for group in (*report.rumours, *report.single) for item in group.items]
    assert listed == list(range(1, len(pier.CLAIMS) + 1))


def test_reprinted_words_are_shown_once_with_where_else_they_stand() -> None:
    first = page(pier.story()).disputes[0].sides[0].lines[0]
    assert first.outlet == "Estmere News Agency"
    assert [link.text for link in first.also] == ["Calder Evening Post, 7 March 2023", "Westmoor Gazette, 8 March 2023"]


def test_words_at_odds_are_shown_in_their_sentence() -> None:
    line = page(pier.story()).disputes[0].sides[1].lines[0]
    assert (line.before, line.words, line.after) == ("There were ", "24", ", she said, all of them on the call sheet.")


def test_a_conflict_inside_an_article_is_for_its_outlet_to_settle() -> None:
    settle = page(pier.story()).disputes[2].settle
    assert settle[-1] == "Both stand in one article: ask Brannock Courier which it meant."


def test_a_conflict_between_origins_names_those_to_ask() -> None:
    settle = " ".join(page(pier.story()).disputes[0].settle)
    assert "Estmere Coastal Police, Priya Coldwell and the inquiry" in settle


def test_an_unnamed_source_is_called_one() -> None:
    (group,) = page(pier.story()).rumours
    assert group.origin.text.startswith("an unnamed source (“person familiar")


def test_a_disputed_claim_stands_once_under_its_first_conflict() -> None:
    again = pier.CONFLICTS[0]
    story = pier.story(conflicts=(*pier.CONFLICTS, again))
    items = [dispute.item is not None for dispute in page(story).disputes]
    assert items == [True, True, True, False]


def _steps(*bounds: tuple[float | None, float | None]) -> Update:
    steps = tuple(Step(low=a, high=b, as_of=f"2023-03-{n:02}") for n, (a, b) in enumerate(bounds, 1))
    return Update(id="u", claim=pier.CLAIMS["killed"].id, role="killed", steps=steps, why="grew")


@pytest.mark.parametrize(
    ("bounds", "labels"),
    [
        (((3.0, None), (8.0, 8.0)), ["3+", "8"]),
        (((39.0, 41.0), (60.0, 60.0)), ["≈40", "60"]),
        (((5.0, 5.0), (5.0, 5.0)), ["5", "5"]),
    ],
)
def test_a_chart_labels_what_was_said(bounds: tuple[tuple[float | None, float | None], ...], labels: list[str]) -> None:
    (change,) = changes(Index(pier.story(updates=(_steps(*bounds),))))
    assert change.chart is not None
    assert [point.label for point in change.chart.points] == labels


def test_a_chart_starts_at_nought() -> None:
    (change,) = changes(Index(pier.story(updates=(_steps((300.0, 300.0), (310.0, 310.0)),))))
    assert change.chart is not None
    low, high = change.chart.points
    assert low.y - high.y < 5


def test_steps_without_numbers_have_no_chart() -> None:
    assert [change.chart is None for change in changes(Index(pier.story()))] == [False, True, True]


def test_what_several_say_not_surely_independently_stands_by_itself() -> None:
    plain = pier.story()
    told = next(c for c in plain.claims if c.status == "corroborated" and len(c.origins) > 1)
    unsure = tuple(msgspec.structs.replace(c, status="single-source") if c.id == told.id else c for c in plain.claims)
    report = page(msgspec.structs.replace(plain, claims=unsure))
    assert [item.text for item in report.unsure] == [told.text]
    assert report.unsure[0].standing.endswith("origins, not surely independent")
    assert [fact.value for fact in report.tally if fact.href == "#unsure"] == ["1"]
    assert not [fact for fact in page(plain).tally if fact.href == "#unsure"]
