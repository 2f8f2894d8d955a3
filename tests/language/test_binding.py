from __future__ import annotations

import pytest

from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names


@pytest.fixture
def said_of(parse):
    def found(text: str, name: str) -> list[str]:
        parsed = parse(text)
        cast = coreference(parsed, names(parsed), runs(parsed))
        return [m.text for e in cast.entities if e.name == name for m in e.mentions]

    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Sund thanked the actress in Arden.",
        "Sund said the actress would rest.",
        "Sund, who met the actress in Arden, left.",
    ],
)
def test_a_noun_below_a_subject_means_another(said_of, sentence):
    text = f"Vera Sund, an actress, met Ada Lorne, an actress, on Monday. {sentence}"
    assert "the actress" not in said_of(text, "Vera Sund")


def test_what_somebody_is_as_something_is_not_another(said_of):
    text = "Vera Sund, the coach, won twice. Sund came back as the coach in 2030."
    assert said_of(text, "Vera Sund").count("the coach") == 2


def test_a_pronoun_that_is_subject_means_nobody_named_below_it(said_of):
    text = "Bo Marsh fought Ned Lorne on Friday. Lorne was slow. He rarely landed blows above Lorne's shoulders."
    assert "He" not in said_of(text, "Ned Lorne")


def test_a_pronoun_before_the_main_clause_may_mean_its_subject(said_of):
    text = "Owen Pell won the cup on Friday. As he left, Pell waved to the crowd."
    assert "he" in said_of(text, "Owen Pell")
