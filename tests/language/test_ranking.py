"""Whom a pronoun or "the …" means, by signs; ships, which are "she" to some."""

from __future__ import annotations

import pytest

from firsthand.language.coreference.cast import coreference
from firsthand.language.coreference.ranking import chosen
from firsthand.language.layers import Cast
from firsthand.language.lexicon import lexicon
from firsthand.language.naming.names import names
from firsthand.language.naming.vessels import vessel_name


@pytest.fixture
def cast(parser, article):
    def read(text: str) -> Cast:
        parsed = parser.parse_one(article(text))
        return coreference(parsed, names(parsed), ())

    return read


def mentions(found: Cast, name: str) -> list[str]:
    return [m.text for e in found.entities if name in (e.name, *e.aliases) for m in e.mentions]


def test_every_kind_has_weights_and_a_likelihood():
    table = lexicon("ranking")
    assert set(table["least"]) == set(table) - {"least"}
    assert all(0.5 <= least < 1 for least in table["least"].values())


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Sarah Ostrow runs the port. She lives in Arden.", "Sarah Ostrow", "She"),
        ("As he left, Robert Quill thanked the crew.", "Robert Quill", "he"),
        ("Robert Quill, who sold his house, left town.", "Robert Quill", "his"),
        ("Sheriff Robert Quill met reporters. The sheriff said nobody was hurt.", "Robert Quill", "The sheriff"),
        ("Lohmgate Airlines cut ten flights. The airline blamed fog.", "Lohmgate Airlines", "The airline"),
    ],
)
def test_the_likely_one_is_meant(cast, text, name, word):
    assert word in mentions(cast(text), name)


def test_nobody_is_meant_where_nobody_was_met(cast):
    assert not any(m.text == "He" for e in cast("He left. The bridge fell.").entities for m in e.mentions)


def test_the_choice_is_the_same_each_time(cast):
    text = "Robert Quill met Sarah Ostrow and Michael Lohm. He told her that he was ill. The doctor left with him."
    assert cast(text) == cast(text)
    assert chosen.__doc__


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("INS Sukara", "Sukara"),
        ("M/V Orel Star", "Orel Star"),
        ("Warship INS Sukara", "Sukara"),
        ("Danish Naval Ship Sukara", "Sukara"),
        ("Arden Yacht Club", None),
        ("Ins Sukara", None),
        ("Robert Quill", None),
    ],
)
def test_a_ships_own_name_is_what_follows_the_words_for_ships(name, own):
    assert vessel_name(name) == own


def test_a_ship_under_all_its_names_is_one_and_may_be_she(cast):
    found = cast(
        "The warship INS Sukara stopped five boats on Monday, as she passed the strait. Warship Sukara fired twice. "
        "The Danish Naval Ship Sukara is in the gulf. The ship carries 90 men."
    )
    held = mentions(found, "INS Sukara")
    assert {"The warship", "she", "Warship Sukara", "Danish Naval Ship Sukara", "The ship"} <= set(held)
    assert next(e for e in found.entities if "INS Sukara" in e.aliases).type == "product"


def test_of_two_ships_the_ship_is_neither(cast):
    found = cast("The frigate Orel met the tanker Sukara. The ship turned back.")
    assert "The ship" not in mentions(found, "Orel") + mentions(found, "Sukara")
