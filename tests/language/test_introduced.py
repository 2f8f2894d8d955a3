from __future__ import annotations

import pytest

from firsthand.language.attribution.attributions import attributions
from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names


@pytest.fixture
def last_speaker(parse):
    """Who says the last thing that is said, and on whose word it stands."""

    def found(text: str):
        parsed = parse(text)
        marks = runs(parsed)
        cast = coreference(parsed, names(parsed), marks)
        last = [a for a in attributions(parsed, marks, cast) if a.quote.act == "speech"][-1]
        speaker = cast.by_id.get(last.quote.speaker or "")
        return speaker and speaker.name, [source.name for source in last.chain]

    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "District Attorney Mara Quill met Tom Reed on Monday.\n\n"
            '"He ran away and tried to hide," the District Attorney said.',
            "Mara Quill",
        ),
        (
            "District Attorney Mara Quill and Deputy District Attorney Tom Reed met on Monday.\n\n"
            '"He ran away and tried to hide," the District Attorney said.',
            "Mara Quill",
        ),
        (
            "Prime Minister Ana Bell met Foreign Minister Tom Reed on Monday.\n\n"
            '"The talks were good," the foreign minister said.',
            "Tom Reed",
        ),
        (
            "The Lodovian Navy foiled a raid on Thursday. Two boats fled.\n\nIt was the third raid, the navy said.",
            "Lodovian Navy",
        ),
        (
            "The thieves fled by boat, says the BBC's Tomas Orr in Port Hale.\n\n"
            "Inevitably the gang will be blamed, our correspondent says.",
            "Tomas Orr",
        ),
    ],
)
def test_a_title_alone_is_the_only_one_who_has_it(last_speaker, text, name):
    assert last_speaker(text) == (name, [name])


def test_the_paper_is_the_outlet_that_spoke_last(last_speaker):
    text = (
        "Centre-left daily Morgenpost warned that young Lodovians would rise up in Hale, as the Lodovian police, "
        'Tom Reed and the Orr company agreed.\n\n"Anger will sweep everything away," the paper said.'
    )
    assert last_speaker(text) == ("Morgenpost", ["Morgenpost"])


def test_the_company_is_the_firm_that_spoke_last(last_speaker):
    said = 'The carmaker, Orr Motors, said in a statement it was "deeply sorry".\n\n'
    assert last_speaker(said + '"Our thoughts are with the families," the company added.') == (
        "Orr Motors",
        ["Orr Motors"],
    )


def test_a_title_that_two_have_is_nobodys(last_speaker):
    text = (
        "District Attorney Mara Quill met District Attorney Tom Reed on Monday.\n\n"
        '"The talks were good," the District Attorney said.'
    )
    assert last_speaker(text)[0] is None


def test_our_correspondent_is_nobody_where_no_one_is_an_outlets(last_speaker):
    assert last_speaker("Tom Reed left on Monday.\n\nThe gang will be blamed, our correspondent says.")[0] is None
