"""How surely two voices say a claim: what counts for it and what against."""

from __future__ import annotations

import pytest
from made import MADE, Said, reading

from firsthand.model import Claim, Source
from firsthand.story.build import build
from firsthand.story.claims.corroborating import least, likely

NAMES = {"Oren Vask": "person", "Tidewater": "organization", "Lena Fisk": "person"}
SURE = {"second": 0.8, "voices": 0.5, "articles": 0.33}


def claim(*said: Said) -> Claim:
    story = build([reading(f"a{n}", "2031-05-20", [one], NAMES) for n, one in enumerate(said)], made_with=MADE)
    return max(story.claims, key=lambda c: len(c.statements))


def left(text: str = "Oren Vask left Tidewater", **rest: object) -> Said:
    return Said(text, "leave", "Oren Vask", "Tidewater", **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", ["mentioned", "quoted", "person", "heard"])
def test_what_speaks_against_two_voices(sign: str) -> None:
    assert likely({**SURE, sign: 1.0}) < likely(SURE)


@pytest.mark.parametrize("sign", ["second", "third", "articles"])
def test_what_speaks_for_two_voices(sign: str) -> None:
    assert likely({**SURE, sign: 1.0}) > likely(SURE)


def test_a_deed_that_three_papers_tell_on_their_own_is_corroborated() -> None:
    found = claim(left(), left("On Monday Oren Vask left Tidewater"), left("Oren Vask has left Tidewater"))
    assert found.status == "corroborated"
    assert found.confidence is not None
    assert found.confidence >= least()


def test_one_voice_needs_no_confidence() -> None:
    source = Source(name="Lena Fisk", kind="person", entity="e:person:lena-fisk")
    found = claim(left(sources=(source,)), left("Oren Vask has left Tidewater", sources=(source,)))
    assert (found.status, found.confidence) == ("single-source", None)


def test_who_does_not_give_the_number_does_not_corroborate_it() -> None:
    number = {"kind": "money", "role": "price", "unit": "EUR", "text": "3 million euros", "low": 3e6, "high": 3e6}
    one = Said("Oren Vask sold Tidewater for 3 million euros", "sell", "Oren Vask", "Tidewater", values=[number])
    other = Said("Oren Vask sold Tidewater", "sell", "Oren Vask", "Tidewater")
    found = claim(one, other)
    assert len(found.statements) == 2
    alone = claim(other, Said("Oren Vask has sold Tidewater", "sell", "Oren Vask", "Tidewater"))
    assert found.confidence is not None
    assert alone.confidence is not None
    assert found.confidence < alone.confidence
