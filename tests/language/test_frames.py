from __future__ import annotations

import pytest

from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.coreference.frames import frame
from firsthand.language.naming.names import names

SHOW = "Sarah Quill plays Detective Nora Hale in the television drama. "


@pytest.fixture
def framed(parse):
    def of(text: str, subject: str) -> str:
        whole = SHOW + text
        parsed = parse(whole)
        cast = coreference(parsed, names(parsed), runs(parsed))
        start = whole.index(text)
        head = whole.index(subject, start) + len(subject.rpartition(" ")[0])
        return frame(parsed, cast, head + (1 if " " in subject else 0), start, len(whole))

    return of


def test_what_a_character_does_is_fiction(framed):
    assert framed("Hale moves to Oslo.", "Hale") == "fiction"


def test_what_the_characters_do_is_fiction(framed):
    assert framed("The characters get married.", "characters") == "fiction"


def test_what_the_player_does_is_real_though_the_part_is_named(framed):
    assert framed("Quill began to act as Hale in May.", "Quill") == "real"


def test_a_part_begins_in_real_life(framed):
    assert framed("Her role as Hale began in May.", "role") == "real"


def test_a_clause_without_a_subject_about_characters_alone_is_fiction(parse):
    text = SHOW + "With Hale leaving."
    parsed = parse(text)
    cast = coreference(parsed, names(parsed), runs(parsed))
    assert frame(parsed, cast, None, text.index("Hale leaving"), len(text)) == "fiction"


def test_an_article_without_characters_is_real(parse):
    text = "Sarah Quill left Oslo."
    parsed = parse(text)
    assert frame(parsed, coreference(parsed, names(parsed), runs(parsed)), 0, 0, len(text)) == "real"
