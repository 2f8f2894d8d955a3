from __future__ import annotations

import pytest

from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.coreference.peoples import one_people
from firsthand.language.naming.names import names


@pytest.fixture
def said_of(parse):
    def found(text: str, name: str) -> list[str]:
        parsed = parse(text)
        cast = coreference(parsed, names(parsed), runs(parsed))
        return [m.text for e in cast.entities if e.name == name for m in e.mentions]

    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("swede", "swedish", True), ("democrat", "democratic", True), ("austrian", "australian", False)],
)
def test_two_words_may_be_of_one_people(one, other, same):
    assert one_people(one, other) is same


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Owen Pell, a Swedish climber, died on Friday. The Swede was 40.", "Owen Pell", "The Swede"),
        ("Owen Pell was to face Viktor Sorel, but the Russian pulled out.", "Viktor Sorel", "the Russian"),
        (
            "Democratic senator Ana Bell met Republican Ned Lorne on Friday. The Democrat said she would vote no.",
            "Ana Bell",
            "The Democrat",
        ),
    ],
)
def test_one_of_a_people_is_who_was_said_to_be_one_or_the_other_in_play(said_of, text, name, words):
    assert words in said_of(text, name)


def test_one_of_a_people_is_nobody_where_two_may_be_meant(said_of):
    text = "Ana Lind and Rita Moss met in Kerrin on Friday. The Spaniard won."
    assert "The Spaniard" not in [*said_of(text, "Ana Lind"), *said_of(text, "Rita Moss")]


def test_a_peoples_navy_is_none_of_them(said_of):
    assert said_of("Viktor Sorel sank on Friday. The Russian navy found him.", "Viktor Sorel") == [
        "Viktor Sorel",
        "him",
    ]
