from __future__ import annotations

import pytest

from firsthand.story.atlas import buildings
from firsthand.story.atlas.addresses import addresses
from firsthand.story.atlas.atlas import Atlas
from firsthand.story.atlas.buildings import building
from firsthand.story.atlas.grounds import Ground, around, distance, meet
from firsthand.story.atlas.holders import holders
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 12200 block of 223rd Street", [("223rd street", 12200, 12299)]),
        ("at 1230 W. Elm St. on Friday", [("elm street", 1230, 1230)]),
        ("the 400-block of North Old Mill Road", []),
        ("in the 400 block of North Old Mill Road", [("old mill road", 400, 499)]),
        ("all 12 Street artists", []),
    ],
)
def test_an_address_is_a_stretch_of_a_street(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(a.street, a.low, a.high) for a in addresses(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "sort", "own"),
    [
        ("the Kerrin County Medical Center in Arden", "hospital", {"kerrin"}),
        ("St. Brida’s High School", "school", {"bridas"}),
        ("Kerrin Hospital. The driver", "hospital", {"kerrin"}),
    ],
)
def test_a_building_is_told_by_its_own_words(text: str, sort: str, own: set[str]) -> None:
    found = building(text, 0)
    assert found
    assert (found.sort, found.own) == (sort, own)


@pytest.mark.parametrize("text", ["General Hospital", "a hospital in Arden", "Kerrin Police", "Kerrin"])
def test_what_has_no_name_of_its_own_or_no_sort_is_no_building(text: str) -> None:
    assert building(text, 0) is None


def test_initials_are_the_same_building() -> None:
    one, two = building("KRI Hospital", 0), building("Kerrin Royal Infirmary", 0)
    assert one
    assert two
    assert not buildings.apart(one, two)


def test_a_town_lies_in_its_state_and_country_where_the_story_names_them() -> None:
    names = {"a": "Houston", "b": "Texas", "c": "Ohio", "d": "United States", "e": "Kerrin"}
    found = holders(names)
    assert found == {
        "a": frozenset("bd"),
        "b": frozenset("d"),
        "c": frozenset("d"),
        "d": frozenset(),
        "e": frozenset(),
    }
