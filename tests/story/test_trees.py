from __future__ import annotations

import numpy as np
import pytest

from firsthand.model import Argument, Statement
from firsthand.story.claims.weighing import SIGNS, houses, trees


@pytest.mark.parametrize("name", ["meaning", "words", "context", "patients", "margin least", "one predicate"])
def test_what_speaks_for_one_claim_never_makes_it_less_likely(name: str) -> None:
    column = SIGNS.index(name)
    rows = np.random.RandomState(1).rand(200, len(SIGNS)) * 2
    more = rows.copy()
    more[:, column] += 0.5
    assert (trees().likely(more) >= trees().likely(rows)).all()


@pytest.mark.parametrize(
    "name", ["rank least", "rank most", "denied", "others named", "days apart", "no one time", "no roles"]
)
def test_what_speaks_against_it_never_makes_it_likelier(name: str) -> None:
    column = SIGNS.index(name)
    rows = np.random.RandomState(2).rand(200, len(SIGNS)) * 2
    more = rows.copy()
    more[:, column] += 1
    assert (trees().likely(more) <= trees().likely(rows)).all()


def test_a_pair_is_weighed_alone_as_among_others() -> None:
    rows = np.random.RandomState(3).rand(5000, len(SIGNS))
    assert trees().likely(rows)[4321] == trees().likely(rows[4321:4322])[0]


def test_a_house_is_where_a_clause_says_it_was_at() -> None:
    def argument(relation: str, entity: str | None) -> Argument:
        return Argument(relation=relation, lemma="x", text="x", start=0, end=1, entity=entity)

    said = Statement(
        id="s",
        article="a",
        start=0,
        end=4,
        text="died",
        predicate="die",
        arguments=(
            argument("at", "e:organization:tarn-hospital"),
            argument("in", "e:place:kerrin"),
            argument("at", None),
        ),
    )
    assert houses(said) == {"e:organization:tarn-hospital"}
