from __future__ import annotations

import pytest

from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names
from firsthand.language.naming.short_forms import clipped, cut_short, nickname, sounds_alike


@pytest.fixture
def people(parse):
    def found(text: str) -> dict[str, set[str]]:
        parsed = parse(text)
        cast = coreference(parsed, names(parsed), runs(parsed))
        return {e.name: {m.text for m in e.mentions if m.kind == "name"} for e in cast.entities if e.type == "person"}

    return found


def test_a_short_given_name_is_nickname_cut_or_clipped():
    assert nickname("mo", "maurice")
    assert cut_short("wlad", "wladimir")
    assert not cut_short("anna", "annabella")
    assert clipped("deb", "deborra-lee")
    assert not clipped("dan", "danielle")


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ('"I told Mo to go," said Ed Carver, a manager. Maurice Lind was sacked on Friday.', "Maurice Lind", "Mo"),
        ("Deborra-Lee Marsh is married to Owen Pell. Deb stayed at home.", "Deborra-Lee Marsh", "Deb"),
    ],
)
def test_a_short_given_name_is_whoever_of_the_article_is_so_called(people, text, name, short):
    assert short in people(text)[name]


def test_kin_brought_in_by_a_given_name_is_not_whose_name_it_shortens(people):
    assert people("Alexandra Moss and her daughter Alex were there.")["Alexandra Moss"] == {"Alexandra Moss"}


def test_a_clipped_name_that_two_may_have_is_nobodys(people):
    found = people("Annabel Sund met Annalise Moss. Ann left early.")
    assert found["Annabel Sund"] == {"Annabel Sund"}
    assert found["Annalise Moss"] == {"Annalise Moss"}


def test_a_longer_name_is_a_persons_where_its_last_word_alone_is(people):
    found = people("Lennart Sorel beat Bo Marsh on Friday. Marsh, 30, was tired. Sorel, who is 28, retained his title.")
    assert found == {"Lennart Sorel": {"Lennart Sorel", "Sorel"}, "Bo Marsh": {"Bo Marsh", "Marsh"}}


def test_a_surname_that_is_a_time_stands_behind_a_given_name(people):
    found = people("Referee Tony Weeks stopped the fight. Weeks said it was over.")
    assert found["Tony Weeks"] == {"Tony Weeks", "Weeks"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("betty", "bettie", True), ("carrie", "carr", False), ("jerry", "jeremy", False), ("amy", "amie", False)],
)
def test_a_given_name_that_ends_in_one_sound_is_one_name(one, other, alike):
    assert sounds_alike(one, other) is alike


def test_one_brought_in_as_kin_is_not_who_has_the_short_name(people):
    found = people(
        'Jerry Ortmann, a deputy, was shot on Monday. "He was good," said 17-year-old Jeremy Ortmann, one of the '
        "deputy's sons. Ortmann died at noon."
    )
    assert found["Jerry Ortmann"] == {"Jerry Ortmann", "Ortmann"}
    assert found["Jeremy Ortmann"] == {"Jeremy Ortmann"}


def test_a_letter_before_a_hyphen_and_a_small_word_is_no_part_of_a_name(people):
    assert people("Ana Bell T-shirts were sold. Ana Bell, 40, was glad.") == {"Ana Bell": {"Ana Bell"}}
