from __future__ import annotations

import pytest

from firsthand.story.atlas.atlas import Atlas
from firsthand.story.atlas.grounds import Ground, around, distance, meet
from firsthand.story.atlas.spots import Spot, read
from firsthand.story.atlas.table import area, folded, listed


def spot(text: str) -> Spot:
    near = text.startswith("near ")
    found = read(text.removeprefix("near "), 0, near=near)
    assert found
    return found


def apart(a: str, b: str, *others: str) -> bool:
    spots = [spot(t) for t in (a, b, *others)]
    return Atlas(spots).apart(spots[0], spots[1])


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Saint-Étienne", "st etienne"), ("St. Étienne", "st etienne"), ("D.C.", "dc"), ("O’Fallon", "ofallon")],
)
def test_a_name_is_looked_up_in_plain_letters(words: str, expected: str) -> None:
    assert folded(words) == expected


def test_a_name_has_every_ground_it_may_stand_for() -> None:
    assert {"GE", "USGA"} <= {g.code for g in listed(folded("Georgia"))}
    assert listed("kerrin by the sea") == ()


@pytest.mark.parametrize("words", ["Minn.", "MN", "Minnesota"])
def test_a_state_may_be_cut_short(words: str) -> None:
    assert area(words) == "minnesota"


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Bloomington, Minn., on Friday", "bloomington", ("minnesota",)),
        ("northern Texas", "texas", ()),
        ("Tacoma on Sunday", "tacoma", ()),
        ("Newcastle upon Tyne", "newcastle upon tyne", ()),
        ("the city of Tacoma in Washington state", "tacoma", ("washington",)),
        ("Kerrin Hall in Toledo, Ohio", "kerrin hall", ("toledo", "ohio")),
    ],
)
def test_a_place_is_read_with_the_larger_ones_beside_it(text: str, name: str, within: tuple[str, ...]) -> None:
    found = spot(text)
    assert (found.name, found.within) == (name, within)


@pytest.mark.parametrize("text", ["Tacoma, Olympia and Seattle", "nowhere in particular"])
def test_a_list_or_no_name_is_no_place(text: str) -> None:
    assert read(text, 0) is None


def test_the_words_of_a_place_are_those_the_table_knows() -> None:
    text = "Kerrin Hall in Toledo, Ohio"
    found = spot(text)
    assert text[found.start : found.end] == "Toledo"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Houston", "Texas"),
        ("Texas", "the United States"),
        ("near Houston", "Baytown"),
        ("Hollywood", "Los Angeles"),
        ("Brooklyn", "New York"),
        ("Kerrin", "Houston"),
        ("Seattle", "Washington"),
        ("Arden, Texas", "Houston"),
        ("Surrey", "London"),
        ("Panama City", "Panama"),
    ],
)
def test_places_that_may_be_one_meet(a: str, b: str) -> None:
    assert not apart(a, b)
    assert not apart(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Minneapolis", "Bloomington, Minn."),
        ("Minnesota", "Wisconsin"),
        ("Saginaw, Michigan", "near Bay City, Mich."),
        ("Lyon", "Germany"),
        ("Baytown", "near Dallas"),
    ],
)
def test_places_that_cannot_be_one_are_apart(a: str, b: str) -> None:
    assert apart(a, b, "Houston", "France")
    assert apart(b, a, "Houston", "France")


def test_a_name_of_many_towns_is_known_by_its_neighbours() -> None:
    assert not apart("Bloomington", "Dublin")
    assert apart("Bloomington", "Dublin", "Minneapolis")


def test_the_articles_say_what_lies_in_what() -> None:
    assert apart("Akron", "Toledo", "Ohio")
    assert not apart("Akron", "Toledo", "Ohio", "Akron, Toledo")


def test_near_a_state_may_be_anywhere() -> None:
    assert meet(around(Ground("USTX")), Ground("USLA", 30.0, -90.0, 5))


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance(Ground("", 0.0, 0.0), Ground("", 1.0, 0.0)) == pytest.approx(111.2, abs=0.1)
