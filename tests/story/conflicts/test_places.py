from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Conflict
from firsthand.reading import Intake

ELM = "1200 block of Elm Street 1340 West Elm Street"
HOSPITALS = "Kerrin Hospital Arden Royal Infirmary"
SCHOOLS = "Kerrin High School Arden Middle School"
Say = Callable[..., list[Conflict]]


@pytest.fixture
def say(desk: Desk, article: Callable[..., Article]) -> Say:
    """The conflicts about where of articles of one sentence each."""

    def conflicts(*texts: str) -> list[Conflict]:
        made = [article(t, id=f"a{n}", published=f"2031-05-{14 + n}") for n, t in enumerate(texts)]
        return [c for c in desk.story(Intake(tuple(made))).conflicts if c.role == "home" or c.role.startswith("place")]

    return conflicts


def sides(found: list[Conflict]) -> list[list[str]]:
    return [[s.text for s in c.sides] for c in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Police held Nora Veldane, 36, of Minneapolis.", "Nora Veldane, 36, of Bloomington, was arrested."),
        ("Nora Veldane, who lives in Minneapolis, was arrested.", "Bloomington resident Nora Veldane was arrested."),
        ("Nora Veldane was arrested. She lives in Minneapolis.", "Nora Veldane of Bloomington was arrested."),
        ("Police held Nora Veldane at her home in Minneapolis.", "Nora Veldane, 36, of Bloomington was held."),
    ],
)  # fmt: skip
def test_somebody_has_one_home(say: Say, first: str, second: str) -> None:
    found = say(first, second)
    assert sides(found) == [["Minneapolis", "Bloomington"]]
    assert found[0].explanation.startswith("The articles differ on where Nora Veldane lives: “Minneapolis” (")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nora Veldane, 36, of Minneapolis, was arrested.", "Nora Veldane, 36, of Minnesota, was arrested."),
        ("Nora Veldane, 36, of Minneapolis, was arrested.", "Rudi Marsh, 36, of Bloomington, was arrested."),
        ("Nora Veldane, 36, of Minneapolis, was arrested.", "Nora Veldane, who grew up in Bloomington, was arrested."),
        ("Nora Veldane, 36, of Minneapolis, was arrested.", "Nora Veldane once lived in Bloomington."),
        ("Nora Veldane, 36, of Minneapolis, was arrested.", "Nora Veldane, 36, of Kerrin, was arrested."),
        ("Nora Veldane of Minneapolis was arrested. She lives in Edina.", "Nora Veldane of Bloomington was arrested."),
        (
            "Nora Veldane was arrested. In later years, she lived in Minneapolis.",
            "Nora Veldane was arrested. It was while she lived in Bloomington that she began to sing.",
        ),
    ],
)  # fmt: skip
def test_a_home_that_may_be_one_is_left_alone(say: Say, first: str, second: str) -> None:
    assert say(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Rudi Marsh was arrested in Saginaw, Mich.", "Rudi Marsh was caught near Bay City, Mich.", "Saginaw Bay City"),
        ("Ada Quill died in Tacoma on Sunday.", "Ada Quill died in Spokane on Sunday.", "Tacoma Spokane"),
        ("The crash happened in Toledo, Ohio.", "The crash occurred in Dayton, Ohio.", "Toledo Dayton"),
        ("The shooting happened in the 1200 block of Elm Street.", "The shooting was at 1340 West Elm Street.", ELM),
        ("Ada Quill was taken to Kerrin Hospital.", "Medics rushed Ada Quill to Arden Royal Infirmary.", HOSPITALS),
        ("The crash happened at Kerrin High School.", "The crash happened at Arden Middle School.", SCHOOLS),
        ("Rudi Marsh fled from a van in Dallas.", "Rudi Marsh fled from a prison van in Austin.", "Dallas Austin"),
    ],
)  # fmt: skip
def test_what_happens_once_has_one_place(say: Say, first: str, second: str, expected: str) -> None:
    assert [" ".join(s) for s in sides(say(first, second))] == [expected]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The crash happened in Toledo, Ohio.", "The crash happened in Ohio."),
        ("The shooting occurred in the 1200 block of Elm Street.", "The shooting occurred at 1240 Elm Street."),
        ("The shooting occurred in the 1200 block of Elm Street.", "The shooting occurred at 1340 Oak Street."),
        ("Ada Quill was taken to Kerrin Hospital.", "Ada Quill was taken to the Kerrin Memorial Medical Center."),
        ("Ada Quill was taken to Kerrin Hospital.", "Rudi Marsh was taken to Arden Hospital."),
        ("Ada Quill was taken to Kerrin Hospital, then to Arden Hospital.", "Ada Quill was taken to Tarn Hospital."),
        ("The earthquake occurred near Toledo, Ohio.", "The earthquake occurred near Dayton, Ohio."),
        ("A quake hit Ohio. A house fell in Toledo.", "A quake hit Ohio. A house fell in Dayton."),
        ("Police arrested six men in Toledo, Ohio.", "Police arrested nine men in Dayton, Ohio."),
        ("The crash happened near Houston.", "The crash happened in Baytown, Texas."),
        ("Ada Quill was shot in Tacoma.", "Ada Quill died in Spokane."),
        ("The crash happened in Toledo, Ohio, and Dayton, Ohio.", "The crash happened in Akron, Ohio."),
        ("Rudi Marsh was arrested in Toledo, Ohio.", "Nora Veldane was arrested in Dayton, Ohio."),
        ("Rudi Marsh was arrested in Toledo, Ohio.", "Rudi Marsh may have been arrested in Dayton, Ohio."),
        ("Rudi Marsh came from a prison in Waco, Texas.", "Rudi Marsh came to a prison in Baytown, Texas."),
    ],
)  # fmt: skip
def test_what_may_be_one_place_or_two_events_is_left_alone(say: Say, first: str, second: str) -> None:
    assert say(first, second) == []


def test_the_place_is_told_of_whom_it_befell(say: Say) -> None:
    (found,) = say("Ada Quill died in Tacoma on Sunday.", "Ada Quill died in Spokane on Sunday.")
    assert found.explanation.startswith("The articles differ on where Ada Quill died: “Tacoma” (")


def test_two_places_that_an_article_names_in_one_breath_are_two_scenes(say: Say) -> None:
    apart = (
        "A bomb exploded at the embassy in Paris on Friday.",
        "The bomb exploded in Berlin on Friday, police said.",
    )
    assert sides(say(*apart)) == [["Paris", "Berlin"]]
    assert not say(*apart, "Bombs exploded in Paris and Berlin on Friday, police said.")


def test_a_home_behind_somebody_elses_name_is_nobodys(say: Say) -> None:
    assert not say(
        "Pavel Orsk, 44, of Minneapolis, was arrested.",
        "Pavel Orsk is accused of gunning down Dr. Peter Marsh last fall in his home in Bloomington.",
    )


def test_who_was_shot_at_home_may_have_died_in_hospital(say: Say) -> None:
    assert not say(
        "Rudi Marsh was gunned down at his home on Monday, police said.",
        "An hour later Rudi Marsh was declared dead at a hospital on Monday.",
    )
