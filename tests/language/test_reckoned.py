"""Numbers that somebody puts to a thing, and voices a writer sets against each other in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.tagger.model import load_tagger
from firsthand.model import Reading

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read(parser, article) -> Read:
    tagger = load_tagger()
    return lambda text: annotate_one(article(text), parser, tagger)


def whose(reading: Reading, words: str) -> list[str]:
    one = next(s for s in reading.statements if words in s.text)
    return [s.name for s in one.sources]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Police put the march at roughly 30,000 people.", "30,000", ["Police"]),
        ("The ministry put the death toll at 12.", "12", ["ministry"]),
        ("The union reckoned the figure at 300.", "300", ["union"]),
        ("The mayor numbered the dead at six.", "six", ["mayor"]),
        ("The state agency recorded the magnitude as 6.2.", "6.2", ["state agency"]),
        ("A report by the auditors puts the cost at 40 million crowns.", "40", ["report by the auditors"]),
        ("The firm gave a figure of 340 for the jobs lost.", "340", ["firm"]),
        ("The owners counted only 120 strikers.", "120", ["owners"]),
        ("Police put the time of death at 9 p.m.", "9 p.m.", ["Police"]),
        ("The army placed guards at two gates.", "two gates", []),
        ("The quake measured 6.1 on the Richter scale.", "6.1", []),
        ("The gunman put the gun at his head.", "gun", []),
    ],
)
def test_a_number_somebody_puts_to_a_thing_is_on_his_word(read: Read, text: str, words: str, who: list[str]) -> None:
    assert whose(read(text), words) == who


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Organisers said 50,000 people took part, while police put the number at 20,000.", "Organisers", "police"),
        ("Police said 200 people came, although the union said 900 people had marched.", "Police", "union"),
    ],
)
def test_who_is_set_against_another_speaks_for_himself(read: Read, text: str, first: str, second: str) -> None:
    one, other = [[q.name for q in s.sources] for s in read(text).statements]
    assert (one, other) == ([first], [second])


def test_another_voice_is_no_part_of_what_somebody_says(read: Read) -> None:
    found = read("The minister said the dam held, while engineers say the wall had cracked in two places.")
    assert [s.text for s in found.statements] == ["the dam held", "the wall had cracked in two places"]


@pytest.mark.parametrize(
    "text",
    [
        "Police in Kerrin on Friday arrested a man in the 2019 killings of two women.",
        "After the hearing, Quill, 43, was ordered held on several counts.",
    ],
)
def test_who_only_acts_and_what_it_is_for_are_no_sources(read: Read, text: str) -> None:
    assert all(not s.sources for s in read(text).statements)
