from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from made import Said
from made import reading as told
from makers import entity, reading

from firsthand.desk import Desk
from firsthand.model import Article
from firsthand.reading import Intake
from firsthand.story.entities.joined import joined
from firsthand.story.entities.resolving import Resolved, resolve
from firsthand.story.naming import abbreviates


def names(resolved: Resolved) -> list[set[str]]:
    return [{e.name, *e.aliases} for e in resolved.entities]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tomas Brandvold", "Tomas J. Brandvold"),
        ("Tomas Brandvold", "Tomas O. Brandvold"),
        ("Tomas Brandvold", "Mr. Tomas Brandvold"),
        ("Tomas Brandvold", "Tomas Brandvold III"),
        ("Tomas Brandvold", "Tomas Brandvald"),
        ("Tomas Brandvold", "T. Brandvold"),
        ("Nicholas LaMarrow", "Nicholas Marrow"),
        ("Robert Quillfeather", "Bob Quillfeather"),
        ("Stanley Quillfeather", "Stan Quillfeather"),
        ("Tomas Brandvold", "Commodore Tomas Brandvold"),
        ("Massoud Dareini", "Masoud Dareini"),
        ("Marietta Quillfeather", "Marieta Quillfeather"),
        ("Karolos Papandrakis", "Carolos Papandrakis"),
        ("Giannis Papandrakis", "Yiannis Papandrakis"),
    ],
)
def test_one_person_under_two_full_names_is_one_entity(one: str, other: str) -> None:
    assert names(resolve([reading("1", entity(one)), reading("2", entity(other))])) == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tomas Brandvold", "Mira Brandvold"),
        ("Tomas Brandvold Jr.", "Tomas Brandvold Sr."),
        ("Tomas A. Brandvold", "Tomas K. Brandvold"),
        ("Paul Brandvold", "Paula Brandvold"),
        ("Daniel Brandvold", "Daniela Brandvold"),
        ("Ann Lee", "Ann Lea"),
        ("Karlos Lind", "Carlos Lind"),
    ],
)
def test_two_people_of_one_surname_stay_two(one: str, other: str) -> None:
    assert len(resolve([reading("1", entity(one)), reading("2", entity(other))]).entities) == 2


def test_a_bare_surname_joins_the_one_full_name_that_has_it() -> None:
    found = resolve([reading("1", entity("Brandvold")), reading("2", entity("Tomas Brandvold"))])
    assert names(found) == [{"Tomas Brandvold", "Brandvold"}]
    assert found.clues == {"e:person:brandvold": ("the one full name with this surname",)}


def test_a_bare_surname_that_two_people_have_joins_neither() -> None:
    found = resolve(
        [reading("1", entity("Brandvold")), reading("2", entity("Tomas Brandvold"), entity("Mira Brandvold"))]
    )
    assert len(found.entities) == 3


def test_names_that_one_article_holds_apart_are_not_joined_for_likeness() -> None:
    both = reading("1", entity("Ilse Wolfen"), entity("Ilse Wolffen"))
    assert len(resolve([both, reading("2", entity("Ilse Wolfen"))]).entities) == 2


def test_a_misspelt_name_is_kept_as_a_spelling_with_its_places() -> None:
    found = resolve([reading("1", entity("Ilse Wolfen")), reading("2", entity("Ilse Wolffen", "person", "Wolffen"))])
    (spelling,) = found.spellings
    assert [(form, len(places)) for form, places in spelling.forms] == [("Ilse Wolfen", 1), ("Ilse Wolffen", 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. Seismic Survey", "US Seismic Survey"),
        ("USSS", "US Seismic Survey"),
        ("Harbour Rescue Institute", "HRI"),
        ("Tallow Advisors", "Tallow Advisers"),
        ("Tallow Advisors", "Tallow"),
        ("Tallow Advisors Inc.", "Tallow Advisors"),
        ("National Harbour Safety Agency", "national harbour agency"),
        ("AFP", "Agence France-Presse"),
        ("Norvik Fire & Rescue", "Norvik Fire and Rescue"),
        ("Norvik Hospital", "Norvik Hospital Medical Center"),
        ("Fisheries Department", "Department of the Fisheries"),
        ("Norvik County Sheriff's Department", "Sheriff's Department"),
    ],
)
def test_one_organization_under_two_names_is_one_entity(one: str, other: str) -> None:
    found = resolve([reading("1", entity(one, "organization")), reading("2", entity(other, "organization"))])
    assert len(found.entities) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("National Harbour Agency", "local harbour agency"),
        ("Associated Press", "Agence France-Presse"),
        ("Bank of Norvik", "Bank of Ostrava"),
        ("harbour agency", "National Harbour Agency"),
        ("University of Norvik", "Norvik University"),
    ],
)
def test_two_organizations_of_one_kind_stay_two(one: str, other: str) -> None:
    found = resolve([reading("1", entity(one, "organization")), reading("2", entity(other, "organization"))])
    assert len(found.entities) == 2


def test_a_team_is_one_with_and_without_its_town() -> None:
    long, town = entity("Norvik 76ers", "organization"), entity("Norvik", "place")
    found = resolve([reading("1", long, town), reading("2", entity("76ers", "organization"))])
    assert [e.name for e in found.entities if e.type == "organization"] == ["Norvik 76ers"]


def test_a_team_is_one_with_what_it_is_called_for_short() -> None:
    long = [entity(n, "organization") for n in ("Norvik 76ers", "Lorn Buccaneers")]
    found = resolve([reading("1", *long), *(reading(n, entity(n, "organization")) for n in ("Sixers", "Bucs", "Cavs"))])
    assert [e.name for e in found.entities] == ["Norvik 76ers", "Lorn Buccaneers", "Cavs"]


def test_a_province_its_capital_and_a_district_are_three_places() -> None:
    places = [entity(n, "place") for n in ("Norvik", "Port Norvik", "Central Norvik")]
    assert len(resolve([reading("1", *places), reading("2", entity("Norvik province", "place"))]).entities) == 3


@pytest.mark.parametrize(("one", "other"), [("Jon Brandvold", "John Brandvold"), ("Sara Wolfen", "Sarah Wolfen")])
def test_a_first_name_is_spelt_in_one_way(desk: Desk, article: Callable[..., Article], one: str, other: str) -> None:
    texts = (f"{name}, the town's safety director, closed the bridge on Monday." for name in (one, other))
    story = desk.story(Intake(tuple(article(t, id=f"a{n}") for n, t in enumerate(texts)), ()))
    (conflict,) = story.conflicts
    assert (conflict.kind, {s.text for s in conflict.sides}) == ("name", {one, other})


@pytest.mark.parametrize(
    ("name", "with_more"),
    [
        ("Ida Brandvold", "DI Brandvold"),
        ("Lena Brandvold", "Leads Lena Brandvold"),
        ("Lena Brandvold", "Lena Brandvold Bows"),
    ],
)
def test_a_rank_or_a_word_before_a_name_is_no_first_name(name: str, with_more: str) -> None:
    told = [
        reading("1", entity(name)),
        reading("2", entity(name)),
        reading("3", entity("Brandvold", "person", with_more)),
    ]
    assert not resolve(told).spellings


def test_a_short_form_is_no_spelling() -> None:
    found = resolve([reading("1", entity("Dan Wolfen")), reading("2", entity("Daniel Wolfen"))])
    assert names(found) == [{"Dan Wolfen", "Daniel Wolfen"}]
    assert not found.spellings


def test_a_slip_in_a_surname_named_before_is_a_spelling() -> None:
    found = resolve([reading("1", entity("Ilse Wolfen"), entity("Wolfan")), reading("2", entity("Ilse Wolfen"))])
    assert names(found) == [{"Ilse Wolfen", "Wolfan"}]
    assert [form for form, _ in found.spellings[0].forms] == ["Ilse Wolfen", "Wolfan"]


@pytest.mark.parametrize(
    "others",
    [
        (entity("Tomas Wolfan"), entity("Wolfan")),
        (entity("Ilse Wolfen"), entity("Wolfens")),
        (entity("Ilse Wolfen"), entity("Tomas Wolfon"), entity("Wolfan")),
    ],
    ids=["somebody bears it", "a family", "two may be meant"],
)
def test_a_bare_surname_is_nobodys_where_it_may_be_anothers(others: tuple[object, ...]) -> None:
    found = resolve([reading("1", *others)])  # type: ignore[arg-type]
    assert all("Wolfan" not in s or s == {"Tomas Wolfan", "Wolfan"} or s == {"Wolfan"} for s in names(found))
    assert not found.spellings


def test_two_spellings_of_one_town_are_one_place() -> None:
    found = resolve([reading("1", entity("Kedirun", "place")), reading("2", entity("Kedireun", "place"))])
    assert len(found.entities) == 1


def test_ids_are_by_name_and_survive_a_later_article() -> None:
    first = [reading("1", entity("Mira Brandvold")), reading("2", entity("Norvik", "place"))]
    before = {e.id for e in resolve(first).entities}
    after = {e.id for e in resolve([*first, reading("3", entity("Ilse Wolfen"), published="2031-03-09")]).entities}
    assert before == {"e:person:mira-brandvold", "e:place:norvik"}
    assert before < after


def test_an_id_stays_when_most_articles_come_to_use_another_name() -> None:
    first = [reading("1", entity("Nicholas Marrow")), reading("2", entity("Nicholas LaMarrow"), published="2031-03-02")]
    later = reading("3", entity("Nicholas LaMarrow"), published="2031-03-03")
    (before,), (after,) = resolve(first).entities, resolve([*first, later]).entities
    assert before.id == after.id == "e:person:nicholas-marrow"
    assert after.name == "Nicholas LaMarrow"


def test_groups_of_the_same_people_are_one_and_of_others_are_two() -> None:
    def couple(*members: str) -> tuple[object, ...]:
        people = [entity(m) for m in members]
        return (*people, entity("the couple", "group", kind="nominal", members=tuple(p.id for p in people)))

    found = resolve(
        [
            reading("1", *couple("Mira Brandvold", "Tomas Wolfen")),  # type: ignore[arg-type]
            reading("2", *couple("Tomas Wolfen", "Mira Brandvold")),  # type: ignore[arg-type]
            reading("3", *couple("Mira Brandvold", "Ilse Quist")),  # type: ignore[arg-type]
        ]
    )
    assert sum(e.type == "group" for e in found.entities) == 2


def test_what_is_said_of_a_part_is_fiction_in_every_article() -> None:
    said = Said("Nora Hale left Arden", "leave", "Nora Hale")
    first, second = (told(a, "2031-05-01", [said], {"Nora Hale": "person"}) for a in ("a", "b"))
    part = msgspec.structs.replace(first.entities[0], fictional=True, portrayed_by=("e:person:ana-bell",))
    first = msgspec.structs.replace(first, entities=(part,))
    resolved = resolve([first, second])
    ids = frozenset(e.id for e in resolved.entities if e.fictional)
    assert {s.frame for r in joined((first, second), resolved.id_of, ids) for s in r.statements} == {"fiction"}


def test_a_surname_mistaken_for_a_body_is_the_person_others_call_so() -> None:
    full = entity("Tomas Brandvold", "person", "Brandvold")
    body = reading("4", entity("Brandvold", "organization"))
    readings = [*(reading(str(n), full) for n in (1, 2, 3)), body]
    assert names(resolve(readings)) == [{"Tomas Brandvold", "Brandvold"}]


def test_a_firm_that_bears_a_surname_is_not_the_person_few_call_so() -> None:
    readings = [reading("1", entity("Tomas Brandvold")), reading("2", entity("Brandvold", "organization"))]
    assert len(resolve(readings).entities) == 2


def test_an_article_that_knows_both_names_sets_none_against_the_other(
    desk: Desk, article: Callable[..., Article]
) -> None:
    told = "Bettie Lind died in Kerrin. She was born Betty Mae Lind in Tarn."
    made = [article(told, id="a"), article("Bettie Lind died in Kerrin on Tuesday.", id="b")]
    assert not [c for c in desk.story(Intake(tuple(made))).conflicts if c.kind == "name"]


@pytest.mark.parametrize(
    ("one", "other", "odd"), [("Masoud Delman", "Massoud Delman", False), ("Tomas Brandvold", "Tomas Brandvald", True)]
)
def test_a_name_written_over_from_another_script_has_many_spellings(
    desk: Desk, article: Callable[..., Article], one: str, other: str, odd: bool
) -> None:
    made = [article(f"{n} closed the harbour in Kerrin on Tuesday.", id=n) for n in (one, other)]
    assert bool([c for c in desk.story(Intake(tuple(made))).conflicts if c.kind == "name"]) == odd


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trevor Keel, 36, drove the truck.", "The truck was driven by Travis Keel, 36."),
        ("Jurgen Haslund was arrested in Kerrin.", "Police in Kerrin arrested Joachim Haslund."),
        ("Captain Mats Ekrand, 54, gave the order.", "The order was given by Mats Ekholm, 54."),
        ("Leonie Hartwell joined the cast.", "Leoni Hartwells joins the cast."),
        (
            "Leland Voss, the school custodian, rang the bell.",
            "The bell was rung by Leonard Voss, the school's janitor.",
        ),
    ],
)
def test_names_that_begin_alike_are_one_persons_who_has_one_part(
    desk: Desk, article: Callable[..., Article], one: str, other: str
) -> None:
    made = [article(text, id=str(n)) for n, text in enumerate((one, other))]
    story = desk.story(Intake(tuple(made)))
    assert len([e for e in story.entities if e.type == "person"]) == 1
    assert [c.kind for c in story.conflicts] == ["name"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trevor Keel, 36, drove the truck.", "The truck was driven by Travis Keel, 51."),
        ("Samuel Orde was arrested in Kerrin.", "Sarah Orde was arrested in Kerrin."),
        ("Vitus Keel beat the champion in Tarn.", "Viggo Keel beat the champion in Kerrin."),
        ("Vitus Keel, the boxer, won in Tarn.", "Viggo Keel, a boxer, won in Kerrin."),
    ],
)
def test_names_that_begin_alike_are_two_peoples_whom_something_parts(
    desk: Desk, article: Callable[..., Article], one: str, other: str
) -> None:
    made = [article(text, id=str(n)) for n, text in enumerate((one, other))]
    assert len([e for e in desk.story(Intake(tuple(made))).entities if e.type == "person"]) == 2


def test_a_name_with_a_part_missing_is_abbreviated_by_nothing() -> None:
    assert abbreviates("kh", ("kerrin", "hall"))
    assert not abbreviates("kh", ("", "hall"))


def test_a_full_name_taken_for_a_body_elsewhere_is_the_persons() -> None:
    said = resolve([reading("1", entity("P.J. Carlen")), reading("2", entity("PJ Carlen", type="organization"))])
    assert [(e.type, e.name) for e in said.entities] == [("person", "P.J. Carlen")]


def test_a_navy_is_called_by_its_last_word_where_there_is_one() -> None:
    one = resolve(
        [reading("1", entity("Arden Navy", type="organization")), reading("2", entity("Navy", type="organization"))]
    )
    assert len(one.entities) == 1
    two = resolve(
        [
            reading("1", entity("Arden Navy", type="organization"), entity("Velm Navy", type="organization")),
            reading("2", entity("Navy", type="organization")),
        ]
    )
    assert len(two.entities) == 3


def test_a_law_is_one_with_its_initials() -> None:
    found = resolve([reading("1", entity("Harbour Safety Act", "work")), reading("2", entity("HSA", "organization"))])
    assert names(found) == [{"Harbour Safety Act", "HSA"}]


def test_a_site_is_one_with_a_word_more_and_a_street_is_not() -> None:
    def places(one: str, other: str) -> int:
        return len(resolve([reading("1", entity(one, "place")), reading("2", entity(other, "place"))]).entities)

    assert places("Norvik Cemetery", "Norvik Memorial Cemetery") == 1
    assert places("Norvik Street", "Norvik Hill Street") == 2


def test_a_slip_in_a_long_first_name_is_that_of_who_is_named_there() -> None:
    full, slip = entity("Annelise Brandvold"), entity("Annelese")
    assert names(resolve([reading("1", full, slip)])) == [{"Annelise Brandvold", "Annelese"}]


def test_a_first_name_in_more_articles_than_its_full_name_is_nobodys() -> None:
    prize = [reading(str(n), entity("Oscar")) for n in range(2, 5)]
    found = names(resolve([reading("1", entity("Oscar Brandvold")), *prize]))
    assert {"Oscar Brandvold"} in found


def test_a_reprint_makes_nobody_one_and_parts_nobody() -> None:
    told = [reading("1", entity("Jon Brandvold")), reading("2", entity("John Brandvold"))]
    both = reading("3", entity("Jon Brandvold"), entity("John Brandvold"))
    assert len(resolve(told).entities) == 1
    assert len(resolve([*told, both]).entities) == 2
    assert len(resolve([*told, both], copy_of={"3": "1"}).entities) == 1
