from __future__ import annotations

import pytest
from made import Said, statement

from firsthand.model import Span
from firsthand.story.claims.relations import (
    Relation,
    held_classes,
    noun_class,
    noun_event,
    relation,
    undone_classes,
    verb_classes,
)

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


def test_who_is_found_guilty_is_convicted() -> None:
    found = related(Said("The jury found Marsh guilty", "find", "jury", "Marsh", args=[("complement", "guilty")]))
    assert found.classes == ("convict",)
    assert [w.entity for w in found.patients] == ["e:person:rudi-marsh"]


def test_who_drops_somebody_does_not_fall() -> None:
    assert related(Said("Prices dropped", "drop", "Prices")).classes == ("fall",)
    dropped = related(Said("Marsh dropped Bell", "drop", "Marsh", "Bell"))
    assert dropped.classes != ("fall",)
    assert [w.entity for w in dropped.patients] == ["e:person:ana-bell"]


def test_a_word_right_behind_a_verb_completes_it_where_it_governs_nothing() -> None:
    span = {"predicate_span": Span(start=12, end=15)}
    assert related(Said("Two of them got away", "get", "Two", more=span)).classes == ("escape",)


def test_seeing_is_witnessing_but_for_whom_somebody_is_seeing() -> None:
    seen = Said("Bell saw the crash", "see", "Bell", "crash", more={"predicate_span": Span(start=5, end=8)})
    seeing = Said("Bell is seeing Marsh", "see", "Bell", "Marsh", more={"predicate_span": Span(start=8, end=14)})
    assert related(seen).classes == ("witness",)
    assert related(seeing).classes == ("date",)


def test_a_sum_told_by_its_unit_is_no_thing() -> None:
    assert [w.noun for w in related(Said("Marsh stole 2 m in gems", "steal", "Marsh", "m")).patients] == [""]


@pytest.mark.parametrize(
    "said",
    [
        Said("The mill was forced to close", "force", "mill", args=[("clause", "close")], more={"passive": True}),
        Said("The mill is able to close", "be", "mill", args=[("complement", "able"), ("clause", "close")]),
    ],
    ids=["forced", "able"],
)
def test_what_one_is_forced_or_able_to_do_is_held(said: Said) -> None:
    assert held_classes(statement("a", said, 0, NAMES)) == {"close"}


def test_who_forces_another_does_not_do_it() -> None:
    said = Said("The council forced the mill to close", "force", "council", "mill", args=[("clause", "close")])
    assert held_classes(statement("a", said, 0, NAMES)) == frozenset()


def test_an_adjective_tells_what_was_not_done() -> None:
    said = Said("Bell was unhurt", "be", "Bell", args=[("complement", "unhurt")])
    assert undone_classes(statement("a", said, 0, NAMES)) == {"injure"}
    said = Said("Bell was hungry", "be", "Bell", args=[("complement", "hungry")])
    assert undone_classes(statement("a", said, 0, NAMES)) == frozenset()
