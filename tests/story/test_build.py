from __future__ import annotations

from itertools import permutations

import msgspec
import pytest
from made import MADE, Said, reading

from firsthand.model import Reading, Story
from firsthand.story.build import build

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "The Harbour": "work", "Kerrin": "place"}


def season(text: str, low: float) -> dict[str, object]:
    return {"text": text, "kind": "ordinal", "role": "season", "low": low}


def leaving(low: int, name: str = "Ana Bell") -> Said:
    return Said(
        f"{name} will leave The Harbour in season {low}",
        "leave",
        name,
        "The Harbour",
        values=[season(f"season {low}", low)],
    )


def aged(age: int) -> Said:
    value = {
        "text": str(age),
        "kind": "age",
        "role": "age",
        "low": float(age),
        "about": "e:person:ana-bell",
        "unit": "year",
    }
    return Said(f"Ana Bell, {age}", "be", "Ana Bell", values=[value])


def toll(low: int, text: str = "people") -> Said:
    value = {"text": str(low), "role": "killed", "low": float(low), "counted": "person"}
    return Said(
        f"The flood in Kerrin killed {low} people", "kill", "flood", text, args=[("in", "Kerrin")], values=[value]
    )


def story(*readings: Reading, as_of: str | None = None) -> Story:
    return build(list(readings), as_of=as_of, made_with=MADE)


def one(name: str, published: str | None, *said: Said) -> Reading:
    return reading(name, published, said, NAMES)


def test_two_seasons_of_one_departure_are_a_conflict() -> None:
    made = story(one("a", "2031-05-14", leaving(4)), one("b", "2031-05-15", leaving(5)))
    (found,) = made.conflicts
    assert [s.text for s in found.sides] == ["season 4", "season 5"]
    assert (found.scope, found.kind, found.about[0]) == ("between-articles", "value", "e:person:ana-bell")
    assert [c.status for c in made.claims if c.id == found.claim] == ["disputed"]


def test_one_article_can_contradict_itself() -> None:
    made = story(one("a", "2031-05-14", leaving(4), leaving(5)))
    assert [c.scope for c in made.conflicts] == ["within-article"]


def test_two_peoples_seasons_are_no_conflict() -> None:
    made = story(one("a", "2031-05-14", leaving(4)), one("b", "2031-05-15", leaving(5, "Rudi Marsh")))
    assert made.conflicts == ()


def test_a_toll_that_rises_is_an_update() -> None:
    made = story(one("a", "2031-05-14", toll(5)), one("b", "2031-05-15", toll(24)))
    assert made.conflicts == ()
    (found,) = made.updates
    assert [(s.low, s.as_of) for s in found.steps] == [(5.0, "2031-05-14"), (24.0, "2031-05-15")]


def test_an_age_and_a_date_give_a_birth_interval() -> None:
    made = story(one("a", "2031-05-14", aged(36)))
    (found,) = made.inferences
    assert (found.what, found.earliest, found.latest) == ("born", "1994-05-15", "1995-05-14")


def test_two_ages_reconcile_where_a_birthday_fits_between() -> None:
    made = story(one("a", "2031-01-11", aged(35)), one("b", "2031-05-22", aged(36)))
    assert made.conflicts == ()
    (found,) = made.inferences
    assert (found.earliest, found.latest) == ("1995-01-12", "1995-05-22")
    assert [s.text for s in made.reconciled[0].sides] == ["35", "36"]


def test_a_view_as_of_a_day_knows_nothing_later() -> None:
    readings = [one("a", "2031-05-14", leaving(4)), one("b", "2031-05-15", leaving(5)), one("c", None, leaving(6))]
    made = story(*readings, as_of="2031-05-14")
    assert [a.id for a in made.articles] == ["a"]
    assert made.conflicts == ()


def test_any_order_of_articles_gives_the_same_bytes() -> None:
    readings = [
        one("a", "2031-05-14", leaving(4), toll(3)),
        one("b", "2031-05-15", leaving(5)),
        one("c", None, toll(9)),
    ]
    made = {msgspec.json.encode(story(*order)) for order in permutations(readings)}
    assert len(made) == 1


def test_every_claim_rests_on_statements_of_the_story() -> None:
    made = story(one("a", "2031-05-14", leaving(4), toll(3)), one("b", "2031-05-15", aged(30)))
    known = [s.id for s in made.statements]
    assert sorted(i for c in made.claims for i in c.statements) == sorted(known)


def test_an_article_read_twice_is_named() -> None:
    one = reading("a", "2031-05-14", [leaving(3)], NAMES)
    with pytest.raises(ValueError, match="two readings of article 'a'"):
        build([one, one], made_with=MADE)
