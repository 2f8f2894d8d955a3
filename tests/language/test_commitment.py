"""What the words above a clause commit to; whose word it is where nobody gave it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.parse import Parser
from firsthand.language.tagger.model import Tagger, load_tagger
from firsthand.model import Reading, Statement

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def tagger() -> Tagger | None:
    return load_tagger()


@pytest.fixture
def read(parser: Parser, article: Callable[..., object], tagger: Tagger | None) -> Read:
    return lambda text: annotate_one(article(text), parser, tagger)  # type: ignore[arg-type]


def one(read: Read, text: str, predicate: str) -> Statement:
    return next(s for s in read(text).statements if s.predicate.split()[0] == predicate)


@pytest.mark.parametrize(
    ("text", "predicate", "certainty"),
    [
        ("Ada Quill nearly killed the guard.", "kill", "possible"),
        ("The strike nearly doubled the price of bread.", "double", "asserted"),
        ("Ada Quill imagined that the bridge collapsed.", "collapse", "possible"),
        ("Ada Quill wished he had left the house.", "leave", "possible"),
        ("Police doubt that Ada Quill started the fire.", "start", "possible"),
        ("Police suspect that Ada Quill started the fire.", "start", "possible"),
        ("It seems that Ada Quill started the fire.", "start", "possible"),
        ("It is possible that Ada Quill started the fire.", "start", "possible"),
        ("Ada Quill died before reaching the hospital.", "reach", "possible"),
        ("Whether Ada Quill paid the fine is disputed.", "pay", "asked"),
        ("Ada Quill was cleared of starting the fire.", "start", "possible"),
        ("Ada Quill was arrested for starting the fire.", "start", "possible"),
        ("Ada Quill faces trial for starting the fire.", "start", "possible"),
        ("Ada Quill was jailed for starting the fire.", "start", "asserted"),
        ("The alleged murder of the guard shocked Ostrow.", "murder", "rumoured"),
    ],
)
def test_what_is_left_open_is_not_asserted(read: Read, text: str, predicate: str, certainty: str) -> None:
    assert one(read, text, predicate).certainty == certainty


@pytest.mark.parametrize(
    ("text", "predicate", "polarity"),
    [
        ("It is not true that Ada Quill closed the bridge.", "close", "denied"),
        ("It is true that Ada Quill closed the bridge.", "close", "affirmed"),
        ("Ada Quill dismissed as false reports that she closed the bridge.", "close", "denied"),
        ("Police ruled out that Ada Quill started the fire.", "start", "denied"),
        ("Ada Quill resigned instead of paying the fine.", "pay", "denied"),
        ("Ada Quill resigned rather than pay the fine.", "pay", "denied"),
        ("Ada Quill pleaded not guilty to murdering the guard.", "murder", "denied"),
        ("Ada Quill pleaded guilty to murdering the guard.", "murder", "affirmed"),
        ("No fewer than nine people died in the flood.", "die", "affirmed"),
        ("Not a single passenger survived the flood.", "survive", "denied"),
        ("Hardly anyone survived the flood.", "survive", "denied"),
        ("Ada Quill denied that the woman who sold the mill had resigned.", "sell", "affirmed"),
        ("Ada Quill denied that the woman who sold the mill had resigned.", "resign", "denied"),
    ],
)
def test_what_is_called_false_is_denied(read: Read, text: str, predicate: str, polarity: str) -> None:
    assert one(read, text, predicate).polarity == polarity


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("The firm, which had denied receiving the letter, sold the mill.", "receive", ["firm"]),
        ("Ada Quill confessed to killing the guard.", "kill", ["Ada Quill"]),
        ("The flood, which police say killed nine people, began on Friday.", "kill", ["police"]),
        ("Ada Quill, who police say killed nine people, was freed on Friday.", "kill", ["police"]),
        ("Ada Quill declined to say whether anyone would be charged.", "charge", []),
        ("Ada Quill neither confirmed nor denied that she closed the bridge.", "close", []),
        ("Ada Quill closed the bridge at noon, it is understood.", "close", ["unnamed source"]),
    ],
)
def test_whose_word_a_clause_stands_on(read: Read, text: str, predicate: str, names: list[str]) -> None:
    assert [s.name for s in one(read, text, predicate).sources] == names


def test_a_clause_is_not_quoted_without_the_words_that_leave_it_open(read: Read) -> None:
    text = '"Nobody told us that the walkway was unsafe," said Ada Quill.'
    said = next(s for s in read(text).statements if s.text == "the walkway was unsafe")
    assert said.certainty == "possible"
    assert [p.text for p in said.told] == ["“Nobody told us that the walkway was unsafe”"]


def test_what_was_said_before_is_no_statement_where_something_is_only_held_against_it(read: Read) -> None:
    found = [s.text for s in read("More people died than the police first said.").statements]
    assert found == ["More people died than the police first said"]


def test_a_date_of_a_paper_is_neither_its_readers_nor_when_it_says_what_it_says(read: Read) -> None:
    text = "An engineer's report of 20 February, seen by the Ledger, describes the timber as unfit."
    seen, describes = one(read, text, "see"), one(read, text, "describe")
    assert seen.subject_text is not None
    assert seen.subject_text.startswith("An engineer's report")
    assert describes.when is None


def test_who_is_told_of_in_what_somebody_praises_is_not_on_their_word(read: Read) -> None:
    assert one(read, "Ada Quill praised the crew who freed the driver.", "free").sources == ()
