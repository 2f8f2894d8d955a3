"""Names, nicknames, ranks and offices of one person that cannot all be right."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from made import MADE, Said, reading

from firsthand.model import Conflict, Reading
from firsthand.story.build import build


def article(name: str, said: list[Said], names: dict[str, str], day: str = "2031-05-14") -> Reading:
    """A reading whose mentions stand wherever a full name does."""
    made = reading(name, day, said, names)
    text = made.article.text
    entities = tuple(
        msgspec.structs.replace(e, mentions=_everywhere(e.mentions[0], text, e.name)) for e in made.entities
    )
    return msgspec.structs.replace(made, entities=entities)


def _everywhere(mention: Any, text: str, name: str) -> tuple[Any, ...]:
    start = text.index(name)
    return (msgspec.structs.replace(mention, start=start, end=start + len(name), text=name),)


def conflicts(*readings: Reading) -> list[Conflict]:
    return [c for c in build(list(readings), made_with=MADE).conflicts if c.kind == "name"]


def shot(name: str, age: float | None = None) -> Said:
    values = [{"text": str(int(age)), "kind": "age", "role": "age", "low": age, "about": _id(name)}] if age else []
    text = f"{name}, {int(age)}, was shot in Kerrin" if age else f"{name} was shot in Kerrin"
    return Said(text, "shoot", name, values=values, more={"passive": True})


def _id(name: str) -> str:
    return f"e:person:{name.casefold().replace(' ', '-')}"


def two(first: Said, one: str, second: Said, other: str, later: str = "2031-05-15") -> list[Conflict]:
    return conflicts(article("a", [first], {one: "person"}), article("b", [second], {other: "person"}, later))


def test_first_names_alike_of_one_part_are_one_person_misheard() -> None:
    (found,) = two(shot("Brian Veldane"), "Brian Veldane", shot("Bryant Veldane"), "Bryant Veldane")
    assert (found.role, sorted(s.text for s in found.sides)) == ("name", ["Brian Veldane", "Bryant Veldane"])


@pytest.mark.parametrize(
    ("other", "second"),
    [
        ("Bryant Veldane", Said("Bryant Veldane told of the shot", "tell", "Bryant Veldane")),
        ("Bryant Veldane", shot("Bryant Veldane", 31.0)),
        ("Briana Veldane", shot("Briana Veldane")),
        ("Howard Veldane", shot("Howard Veldane")),
    ],
)
def test_another_part_age_or_name_is_another_person(other: str, second: Said) -> None:
    first = shot("Brian Veldane", 58.0 if second.values else None)
    assert two(first, "Brian Veldane", second, other) == []


def test_two_brothers_of_one_article_stay_two() -> None:
    both = {"Brian Veldane": "person", "Bryant Veldane": "person"}
    listed = article("a", [shot("Brian Veldane"), shot("Bryant Veldane")], both)
    assert conflicts(listed, article("b", [shot("Bryant Veldane")], {"Bryant Veldane": "person"})) == []


def spoke(before: str, behind: str = "") -> Said:
    return Said(f"{before} Nora Veldane{behind} spoke to reporters".strip(), "speak", "Veldane")


def ranks(first: Said, second: Said, later: str = "2031-05-15") -> list[list[str]]:
    return [[s.text for s in c.sides] for c in two(first, "Nora Veldane", second, "Nora Veldane", later)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (spoke("Commodore"), [["Commander", "Commodore"]]),
        (spoke("Cmdr."), []),
        (spoke("Lt. Cmdr."), []),
        (spoke("Magistrate"), []),
        (spoke(""), []),
    ],
)
def test_one_person_has_one_rank_at_a_time(second: Said, expected: list[list[str]]) -> None:
    assert ranks(spoke("Commander"), second) == expected


def test_a_rank_of_another_year_may_be_a_promotion() -> None:
    assert ranks(spoke("Commander"), spoke("Commodore"), "2032-05-15") == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (spoke("", ", a spokeswoman for the FBI,"), spoke("Fire department spokeswoman"), 1),
        (spoke("", ", a spokeswoman for the police,"), spoke("Sheriff's spokeswoman"), 0),
        (spoke("", ", a spokeswoman for the city,"), spoke("Fire department spokeswoman"), 0),
    ],
)
def test_a_spokeswoman_speaks_for_one_body(first: Said, second: Said, expected: int) -> None:
    assert len(ranks(first, second)) == expected


@pytest.mark.parametrize(("other", "expected"), [("Dorro", 1), ("Dorra", 1), ("Dorras", 0), ("Weasel", 0)])
def test_a_nickname_is_written_in_one_way(other: str, expected: int) -> None:
    first = Said("Veldane, known by the street name Dorri, fled", "flee", "Veldane")
    second = Said(f"Veldane is nicknamed “{other}”", "nickname", "Veldane")
    made = [reading(a, "2031-05-14", [s], {"Nora Veldane": "person"}) for a, s in (("a", first), ("b", second))]
    assert len([c for c in conflicts(*made) if c.role == "nickname"]) == expected
