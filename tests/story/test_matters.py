from __future__ import annotations

import msgspec
import pytest
from made import MADE, Said, reading

from firsthand.model import Conflict, Source, Span, Story
from firsthand.story.build import build

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "Red Front": "organization", "Kerrin": "place"}


def story(*articles: tuple[str, str | None, list[Said]]) -> Story:
    return build([reading(a, on, said, NAMES) for a, on, said in articles], made_with=MADE)


def asked(first: Said, second: Said, days: tuple[str | None, str | None] = ("2031-05-14", "2031-05-15")) -> list[str]:
    found = story(("a", days[0], [first]), ("b", days[1], [second])).conflicts
    return [c.role for c in found if c.kind == "polarity"]


def had(thing: str, verb: str = "have", text: str = "Bell had {}", **more: str) -> Said:
    return Said(text.format(thing), verb, "Bell", thing, more=dict(more))


NO_GUN = had("a gun", text="Bell did not have {}", polarity="denied")
UNARMED = Said("Bell was unarmed", "be", "Bell", args=[("complement", "unarmed")])
POINTED = had("a pistol", "point", "Bell pointed {} at the guards")


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        (POINTED, NO_GUN, ["armed"]),
        (POINTED, UNARMED, ["armed"]),
        (had("a knife"), UNARMED, ["armed"]),
        (had("a knife"), NO_GUN, []),
        (had("a gun"), had("a gun", "point", "Bell did not point {} at the guards", polarity="denied"), []),
        (POINTED, had("a gun", "point", "Bell did not point {} at anybody", polarity="denied"), ["armed"]),
        (had("a gun", certainty="possible"), UNARMED, []),
    ],
)
def test_who_points_a_gun_has_one(yes: Said, no: Said, expected: list[str]) -> None:
    assert asked(yes, no) == expected


def test_an_adjective_answers_before_its_noun_and_behind_it() -> None:
    before = Said("Guards shot the unarmed teen", "shoot", "Guards", "the unarmed teen")
    behind = Said("Bell, who was unarmed, was shot", "shoot", "Bell", more={"passive": True})
    teen = Said("The teen pointed a pistol at the guards", "point", "The teen", "a pistol")
    assert [asked(teen, before), asked(POINTED, behind)] == [["armed"], ["armed"]]


def test_what_somebody_thought_is_no_answer() -> None:
    thought = Said(
        "Officers thought Bell had a gun", "have", "Bell", "a gun", more={"predicate_span": Span(start=22, end=25)}
    )
    assert asked(thought, UNARMED) == []


def test_somebody_told_of_for_the_first_time_may_be_anybody() -> None:
    yes = Said("An armed guard stood at the gate", "stand", "An armed guard")
    no = Said("A guard was unarmed", "be", "A guard", args=[("complement", "unarmed")])
    assert asked(yes, no) == []


def plead(words: str) -> Said:
    return Said(f"Marsh pleaded {words} to fraud", "plead", "Marsh", args=[("complement", words)])


@pytest.mark.parametrize(("later", "expected"), [("2031-05-15", ["plea"]), ("2031-09-01", []), (None, [])])
def test_a_plea_may_change_with_time(later: str | None, expected: list[str]) -> None:
    assert asked(plead("guilty"), plead("not guilty"), ("2031-05-14", later)) == expected


def test_a_body_claims_what_it_is_said_to_disown() -> None:
    yes = Said("Red Front claimed responsibility for the blast", "claim", "Red Front", "responsibility")
    no = Said("Red Front denied any involvement in the blast", "deny", "Red Front", "any involvement")
    assert asked(yes, no) == ["responsibility"]


@pytest.mark.parametrize(("days", "expected"), [(("2031-05-14", "2031-05-16"), ["injuries"]),
                                                (("2031-05-16", "2031-05-14"), [])])  # fmt: skip
def test_injuries_known_later_are_no_conflict(days: tuple[str, str], expected: list[str]) -> None:
    yes = Said("Three people were hurt in Kerrin", "hurt", "people", more={"passive": True})
    no = Said("No injury was reported", "report", "No injury", more={"passive": True, "polarity": "denied"})
    assert asked(yes, no, days) == expected


def test_nobody_hurt_is_said_of_another_thing_where_an_article_tells_of_the_dead() -> None:
    yes = Said("Three people were hurt in Kerrin", "hurt", "people", more={"passive": True})
    died = Said("Marsh died in the blast", "die", "Marsh")
    no = Said("No injury was reported", "report", "No injury", more={"passive": True, "polarity": "denied"})
    assert story(("a", "2031-05-14", [yes]), ("b", "2031-05-16", [died, no])).conflicts == ()


def test_hands_are_up_or_down() -> None:
    yes = Said("Bell had her hands in the air", "have", "Bell", "her hands")
    no = Said("Bell had her hands at her sides", "have", "Bell", "her hands")
    assert asked(yes, no) == ["hands"]


MARSH, POLICE = Source(name="Rudi Marsh", kind="person"), Source(name="police", kind="organization")


def stabbed(whom: str = "Bell", source: Source = POLICE, **more: str) -> Said:
    return Said(f"Marsh stabbed {whom}", "stab", "Marsh", whom, sources=[source], more=dict(more))


def accused(*said: Said) -> list[Conflict]:
    return list(story(("a", "2031-05-14", list(said))).conflicts)


def test_the_accused_denies_what_the_police_say() -> None:
    (found,) = accused(stabbed(), stabbed(source=MARSH, polarity="denied"))
    assert found.scope == "within-article"
    assert found.explanation.startswith("The sources of one article differ on whether Rudi Marsh did what is said: ")


def test_a_denial_of_another_deed_denies_nothing() -> None:
    assert accused(stabbed(), stabbed("the neighbour", MARSH, polarity="denied")) == []


def test_a_deed_is_denied_in_a_noun_as_well() -> None:
    denied = Said("Marsh denied murder", "deny", "Marsh", "murder", sources=[MARSH])
    killed = Said("Marsh killed Bell", "kill", "Marsh", "Bell", sources=[POLICE])
    assert [c.role for c in accused(killed, denied)] == ["kill"]


def test_nobody_is_called_armed_on_a_guess() -> None:
    guessed = Said("After the shooting of Rudi Marsh he pointed a pistol at the guards", "point", "he", "a pistol")
    first = reading("a", "2031-05-14", [guessed], NAMES)
    who = "e:person:ana-bell"
    taken = msgspec.structs.replace(first.statements[0], subject=who, subjects=(who,))
    second = reading("b", "2031-05-15", [UNARMED], NAMES)
    found = build([msgspec.structs.replace(first, statements=(taken,)), second], made_with=MADE)
    assert not found.conflicts
