from __future__ import annotations

import pytest

from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names


@pytest.fixture
def plays(parse):
    def found(text: str) -> dict[str, list[str]]:
        parsed = parse(text)
        cast = coreference(parsed, names(parsed), runs(parsed))
        return {e.name: cast.names(e.portrays) for e in cast.entities if e.portrays}

    return found


@pytest.mark.parametrize(
    "text",
    [
        "Actress Sarah Quill, who plays Detective Nora Hale on the show, left.",
        "The show’s Nora Hale, played by Sarah Quill, is leaving. Nora Hale is a character.",
        "Sarah Quill stars as Detective Nora Hale in the television drama.",
        "Sarah Quill will leave the series. Her character, Nora Hale, moves away.",
        "Sarah Quill will end her run as Detective Nora Hale after this episode.",
    ],
)
def test_who_plays_whom_is_read(plays, text):
    assert plays(text) == {"Sarah Quill": ["Nora Hale"]}


def test_lists_are_paired_in_order(plays):
    found = plays("Sarah Quill and Michael Ostrow starred as partners Nora Hale and David Lund in the drama.")
    assert found == {"Sarah Quill": ["Nora Hale"], "Michael Ostrow": ["David Lund"]}


def test_lists_that_cross_by_sex_are_paired_by_sex(plays):
    found = plays("Sarah Quill and Michael Ostrow play detectives David Lund and Nora Hale on the television show.")
    assert found == {"Sarah Quill": ["Nora Hale"], "Michael Ostrow": ["David Lund"]}


def test_lists_of_unequal_length_are_not_paired(plays):
    assert plays("Sarah Quill and Michael Ostrow play Nora Hale on the television show.") == {}


def test_a_match_is_no_play(plays):
    assert (
        plays("Michael Ostrow played for Arden. On Sunday Michael Ostrow plays Robert Quill at the tennis club.") == {}
    )


@pytest.mark.parametrize(
    "text",
    [
        "Actress Sarah Quill joins the cast of the drama as Dr. Nora Hale, a surgeon.",
        "Sarah Quill will be back on the television show as nurse Nora Hale.",
        "In the television series the banker Nora Hale (Sarah Quill) is robbed.",
    ],
)
def test_parts_joined_and_parts_in_brackets_are_read(plays, text):
    assert plays(text) == {"Sarah Quill": ["Nora Hale"]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The actress left the drama. On the show, Nora Hale married in May.", True),
        ("The actress left the drama. In season 3, Nora Hale escapes from prison.", True),
        ("The actress left the drama. In season 3, Nora Hale joined the cast.", False),
        ("The actress left the drama. In the film, Nora Hale plays a cook.", False),
    ],
)
def test_who_does_something_in_the_tale_is_a_part(parse, text, wanted):
    parsed = parse(text)
    cast = coreference(parsed, names(parsed), runs(parsed))
    assert next(e for e in cast.entities if e.name == "Nora Hale").fictional is wanted
