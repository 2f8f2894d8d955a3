from __future__ import annotations

import pytest
from made import Said, statement

from firsthand.story.claims.relations import Relation, noun_class, noun_event, relation, verb_classes

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "The Harbour": "work"}


def related(said: Said) -> Relation:
    return relation(statement("a", said, 0, NAMES))


@pytest.mark.parametrize(
    ("noun", "name"),
    [("departure", "leave"), ("killing", "death"), ("arrest", "arrest"), ("quake", "quake"), ("table", None)],
)
def test_an_event_noun_names_the_class_of_its_verb(noun: str, name: str | None) -> None:
    assert noun_event(noun) == name


def test_synonyms_meet_and_others_do_not() -> None:
    assert noun_class("temblor") == noun_class("earthquake")
    assert noun_class("bank") != noun_class("bridge")


def test_a_verb_no_list_knows_is_its_own_class() -> None:
    assert verb_classes("frobnicate") == (("frobnicate", None),)


def test_whoever_dies_and_whoever_is_killed_undergo_one_event() -> None:
    died = related(Said("Rudi Marsh died", "die", "Rudi Marsh"))
    killed = related(Said("Rudi Marsh was killed", "kill", "Rudi Marsh", more={"passive": True}))
    slain = related(Said("the slaying of Rudi Marsh", "slaying", "Rudi Marsh", more={"nominal": True}))
    assert died.patients == killed.patients
    assert died.patients[0].entity == slain.patients[0].entity == "e:person:rudi-marsh"
    assert died.classes == killed.classes == slain.classes == ("death",)


def test_a_preposition_can_complete_a_verb() -> None:
    found = related(Said("The quake led to a blackout", "lead", "quake", args=[("to", "blackout")]))
    assert found.classes == ("cause",)
    assert [w.noun for w in found.patients] == ["blackout"]


def test_who_was_fired_at_the_firm_was_not_shot_at() -> None:
    found = related(Said("Bell was fired at the firm", "fire", "Bell", args=[("at", "firm")], more={"passive": True}))
    assert found.classes == ("fire",)


def test_what_is_sunk_sinks() -> None:
    sank = related(Said("The trawler sank", "sink", "trawler"))
    sunk = related(Said("Marsh sank the trawler", "sink", "Marsh", "trawler"))
    assert [w.noun for w in sank.patients] == [w.noun for w in sunk.patients] == ["trawler"]
    assert [w.entity for w in sunk.actors] == ["e:person:rudi-marsh"]


def test_shot_to_death_is_a_death() -> None:
    found = related(Said("Marsh shot Bell to death", "shoot", "Marsh", "Bell", args=[("to", "death")]))
    assert found.classes == ("death",)
    assert [w.entity for w in found.patients] == ["e:person:ana-bell"]


def test_what_two_do_together_has_no_order() -> None:
    one = related(Said("Ana Bell married Rudi Marsh", "marry", "Ana Bell", "Rudi Marsh"))
    assert {w.entity for w in one.actors} == {"e:person:ana-bell", "e:person:rudi-marsh"}
    assert one.patients == ()


def test_a_work_that_returns_has_its_premiere() -> None:
    assert "premiere" in related(Said("The Harbour returns on Friday", "return", "The Harbour")).classes
    assert "premiere" not in related(Said("Ana Bell returns on Friday", "return", "Ana Bell")).classes
