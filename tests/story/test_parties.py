from __future__ import annotations

from collections.abc import Callable

import pytest
from made import MADE, Said, reading

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake
from firsthand.story.build import build
from firsthand.story.conflicts.parties import described

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "Kerrin": "place", "Tarn": "place"}


def story(*articles: list[Said]) -> Story:
    days = ("2031-05-14", "2031-05-15", "2031-05-16")
    made = [reading(a, on, said, NAMES) for a, on, said in zip("abc", days, articles, strict=False)]
    return build(made, made_with=MADE)


def sides(*articles: list[Said]) -> list[list[str]]:
    return [[s.text for s in c.sides] for c in story(*articles).conflicts if c.kind == "name"]


def killed(whom: str, rest: str = "") -> Said:
    return Said(f"{whom} were killed{rest}", "kill", whom, more={"passive": True})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two men and a woman", [2, 1]),
        ("a 7-year-old girl", [1]),
        ("three people: two women and a man", [2, 1]),
        ("a man and two of his daughters", [1, 2]),
        ("Marsh, his wife and a boy", [1, 1, 1]),
        ("Marsh, a teacher at the school", [1]),
        ("Marsh, a teacher, and Ana Bell", []),
        ("23 Norwegian and Danish sailors", [23]),
        ("23 sailors (12 Norwegian and 11 Danish)", [12, 11]),
        ("women and children", []),
        ("a couple", [2]),
        ("at least two men", []),
    ],
)
def test_a_phrase_counts_people_or_leaves_it_open(text: str, expected: list[int]) -> None:
    assert [k.number for k in described(text)] == expected


def test_two_men_are_no_man_and_woman() -> None:
    (found,) = story([killed("Two men")], [killed("A man and a woman")]).conflicts
    assert found.explanation.startswith("The articles differ on who was killed: “Two men”")


@pytest.mark.parametrize("whom", ["Two people", "Ana Bell and a man", "A man and his son", "Three men", "Two workers"])
def test_what_is_left_open_fits_any(whom: str) -> None:
    assert sides([killed("Two men")], [killed(whom)]) == []


def test_as_many_of_another_people_are_others() -> None:
    mixed = killed("Six Norwegian and Danish sailors")
    assert sides([killed("Six Norwegian sailors")], [mixed]) == [["Six Norwegian sailors", mixed.text[:32]]]


def test_an_article_with_two_descriptions_takes_no_part() -> None:
    assert sides([killed("Two men"), killed("Two women")], [killed("A man and a woman")]) == []


def test_one_of_many_dead_may_be_anybody() -> None:
    one = Said("A man was killed", "kill", "A man", more={"passive": True})
    other = Said("A woman was killed", "kill", "A woman", more={"passive": True})
    assert sides([one], [other]) == [["A man", "A woman"]]
    assert sides([one], [other, killed("Two people")]) == []


def test_people_of_two_places_are_not_compared() -> None:
    here = Said("Two men were killed in Tarn", "kill", "Two men", args=[("in", "Tarn")], more={"passive": True})
    there = Said(
        "Two women were killed in Kerrin", "kill", "Two women", args=[("in", "Kerrin")], more={"passive": True}
    )
    assert sides([here], [there]) == []


def test_who_was_left_missing_is_who_is_missing(desk: Desk, article: Callable[..., Article]) -> None:
    texts = (
        "The landslide near Kerrin killed a farmer and left his wife and a young boy missing.",
        "The farmer was killed by the landslide, and his wife and another woman were missing near Kerrin.",
    )
    made = desk.story(Intake(tuple(article(text, id=f"a{n}") for n, text in enumerate(texts))))
    assert [c.role for c in made.conflicts] == ["missing"]
