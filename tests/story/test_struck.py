"""Where those counted were struck."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from firsthand.model import Article, Span, Statement, Value
from firsthand.story.claims import struck
from firsthand.story.claims.struck import Scene, Spot

PLACES = ("Arden", "Corby", "Westland", "Northland")
LARGER = {
    "Arden": frozenset({"Westland"}),
    "Corby": frozenset({"Northland"}),
    "Westland": frozenset[str](),
    "Northland": frozenset[str](),
}
ROLES = frozenset({"killed", "injured"})


def spots(text: str) -> Sequence[Spot]:
    return sorted((m.start(), m.end(), place) for place in PLACES for m in re.finditer(place, text))


def told(text: str, *numbers: str) -> list[list[str]]:
    """The places of each number, in the last sentence of a text."""
    start = text.rfind(". ") + 2 if ". " in text else 0
    article = Article(id="a", sha256="", text=text)
    values = tuple(
        Value(kind="count", role="killed", text=n, start=text.index(n, start), end=text.index(n, start) + len(n))
        for n in numbers
    )
    statement = Statement(
        id="s", article="a", start=start, end=len(text), text=text[start:], predicate="kill", values=values,
        sentence=Span(start=start, end=len(text)),
    )  # fmt: skip
    found = struck.scenes(statement, ROLES, article, spots(text), LARGER)
    return [sorted(i for i, _ in found[v.start].places) if v.start in found else [] for v in values]


@pytest.mark.parametrize(
    ("text", "numbers", "places"),
    [
        ("The floods killed 30 people in Arden and 4 in Corby.", ("30", "4"), [["Arden"], ["Corby"]]),
        ("A landslide outside the Westland embassy in Corby killed 6 people.", ("6",), [["Corby"]]),
        ("The floods in Arden and Corby killed 34 people.", ("34",), [["Arden", "Corby"]]),
        ("The death toll in the Arden flood has risen to 12.", ("12",), [["Arden"]]),
        ("The Corby toll rose to 7.", ("7",), [["Corby"]]),
        ("At least 7 were reported dead in the town of Corby and 72 were hurt.", ("7", "72"), [["Corby"], ["Corby"]]),
        ("Officials in Arden said 12 people had died.", ("12",), [[]]),
        ("ARDEN, Westland (AP) _ At least 82 were killed.", ("82",), [[]]),
        ("The flood came to Arden at night. At least 75 people were killed there.", ("75",), [[]]),
        ("The flood in Arden came at night. At least 75 people were killed there.", ("75",), [["Arden"]]),
        ("6 people were killed and 58 injured in a flood on Friday near Corby.", ("6", "58"), [["Corby"], ["Corby"]]),
    ],
)
def test_a_number_has_the_place_it_is_said_of(text: str, numbers: Sequence[str], places: list[list[str]]) -> None:
    assert told(text, *numbers) == places


def scene(*places: str) -> Scene:
    return Scene(frozenset((p, LARGER[p]) for p in places), frozenset(p.casefold() for p in places))


def test_a_town_and_its_country_are_one_scene_and_a_part_is_not_the_whole() -> None:
    assert not struck.apart(scene("Arden"), scene("Westland"))
    assert struck.apart(scene("Arden"), scene("Corby"))
    assert struck.apart(scene("Arden", "Corby"), scene("Arden"))
    assert not struck.apart(scene("Arden"), None)


def test_the_names_of_a_scene_narrow_nobody_further() -> None:
    assert struck.unplaced(["arden", "children"], scene("Arden")) == {"children"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bombs went off in Arden and Corby on Friday.", [["Arden", "Corby"]]),
        ("A bomb went off in Arden, Westland, on Friday.", []),
        ("Bombs went off in Arden, Westland, and Corby, Northland.", [["Arden", "Corby", "Northland", "Westland"]]),
        ("A bomb went off in Arden. Another hit Corby.", []),
    ],
)
def test_places_named_in_one_breath(text: str, places: list[list[str]]) -> None:
    article = Article(id="a", sha256="", text=text)
    found = struck.several(article, spots(text), LARGER)
    assert [sorted(i for i, _ in one.places) for one in found] == places


def test_both_places_must_be_of_the_breath() -> None:
    breath = scene("Arden", "Corby")
    assert struck.within(["Westland", "Corby"], breath, LARGER)
    assert not struck.within(["Arden", "Elsewhere"], breath, LARGER)
