"""What speaks to the reader, or of the article itself, is no statement."""

from __future__ import annotations

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.clauses.notices import notice


@pytest.mark.parametrize(
    "text",
    [
        "Anyone with information about the fire is asked to call Sgt. Mara Quill at 555-0123.",
        "Anyone who has information should contact the police.",
        "Call Crimestoppers anonymously on 0800 555 0111.",
        "Originally published on Monday at 10:20.",
        "Posted in Accidents on Friday.",
        "A message seeking comment was not returned.",
        "Follow us on the usual channels.",
        "Copyright 2031 The Arden Courier.",
        "Watch the full interview with Marsh above.",
        "Phillips reported from Kerrin, Estm.; Gearan, from Tarn.",
        "Ada Lorne contributed to this report.",
        "11: 06 a.m.",
        "MAR. 14, 2031, 8:12 PM",
        "Updated 9:28 AM EDT",
        "Friday, Sep 10, 2031 | Updated 9:28 AM EDT",
    ],
)
def test_tip_lines_requests_and_stamps_are_notices(text: str) -> None:
    assert notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "The results were published on Monday.",
        "The mayor would not comment.",
        "She called the mill 400 times.",
        "Mara Quill posted a picture on Friday.",
        "Phillips reported from the trenches that the war was lost.",
        "The council contributed to this disaster.",
        "Police asked the public for information about the fire.",
    ],
)
def test_what_somebody_did_is_no_notice(text: str) -> None:
    assert not notice(text)


def test_a_notice_makes_no_statement(parser, article) -> None:
    text = "The Arden mill burned on Monday.\n\nAnyone with information about the fire is asked to call Mara Quill."
    assert [s.text for s in annotate_one(article(text), parser).statements] == ["The Arden mill burned on Monday"]


def test_a_participle_that_stands_for_a_preposition_makes_no_statement(parser, article) -> None:
    made = annotate_one(article("Mara Quill was fired on Monday following the club's poor start in Arden."), parser)
    assert all(s.predicate != "follow" for s in made.statements)


@pytest.mark.parametrize(
    "text", ["6:10 p.m.", "9:34 p.m. EDT", "11.30am", "14:05 GMT", "5 p.m. (local time)", "Noon", "Tuesday, March 3"]
)
def test_the_hour_or_day_over_an_entry_of_a_live_report_is_a_notice(text: str) -> None:
    assert notice(text)


@pytest.mark.parametrize("text", ["She left at 6:10 p.m.", "It was noon.", "March 3 was a Tuesday.", "1745"])
def test_an_hour_in_a_sentence_is_no_notice(text: str) -> None:
    assert not notice(text)
