"""Slots of a deed that take one filler: how somebody died, in what robbers got away."""

from __future__ import annotations

import pytest
from made import MADE, Said, reading

from firsthand.story.build import build

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "Kerrin": "place", "Tarn": "place"}


def sides(*said: Said) -> list[list[str]]:
    made = build([reading(a, "2031-05-14", [s], NAMES) for a, s in zip("ab", said, strict=False)], made_with=MADE)
    return [[s.text for s in c.sides] for c in made.conflicts if c.kind == "name"]


STABBED = Said("Bell died of stab wounds", "die", "Bell", args=[("of", "stab wounds")])
SHOT = Said("Bell died of a gunshot wound", "die", "Bell", args=[("of", "a gunshot wound")])
SMOKE = Said("Bell died from smoke inhalation", "die", "Bell", args=[("from", "smoke inhalation")])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (STABBED, SHOT, [["stab wounds", "a gunshot wound"]]),
        (STABBED, STABBED, []),
        (SMOKE, Said("Marsh died of burns", "die", "Marsh", args=[("of", "burns")]), []),
        (SMOKE, Said("Bell died of her injuries", "die", "Bell", args=[("of", "her injuries")]), []),
    ],
)
def test_somebody_dies_of_one_thing(first: Said, second: Said, expected: list[list[str]]) -> None:
    assert sides(first, second) == expected


def fled(how: str, thing: str, who: str = "robbers") -> Said:
    return Said(f"The {who} fled {how} {thing}", "flee", who, args=[(how, thing)])


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (fled("on", "a motorcycle"), [["a van", "a motorcycle"]]),
        (fled("in", "a minivan"), []),
        (fled("on", "a bicycle", "watchmen"), []),
    ],
)
def test_the_same_people_get_away_in_one_thing(second: Said, expected: list[list[str]]) -> None:
    assert sides(fled("in", "a van"), second) == expected
