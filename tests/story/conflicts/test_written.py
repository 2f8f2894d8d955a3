"""What is one and is written in two ways: seasons, initials, names in full, telephone numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]


def sides(story: Story) -> list[set[str]]:
    return [{s.text for s in c.sides} for c in story.conflicts]


AT_ODDS = [
    (
        "Owen Pryde, who hung up Dr. Cal Reed's stethoscope in the season 5 finale, is not coming back.",
        "Cal Reed, played by Owen Pryde, left in season 4 but returned for a brief appearance.",
        {"season 5", "season 4"},
    ),
    (
        "Owen Pryde left the drama at the end of season 5.",
        "Owen Pryde bowed out of Harbour Lights in the fourth season.",
        {"season 5", "fourth season"},
    ),
    (
        "Owen Pryde joined the cast in the third season.",
        "Owen Pryde, who joined Harbour Lights in season 2, is leaving.",
        {"third season", "season 2"},
    ),
    (
        "Nora and Caleb married in season 4 of Harbour Lights.",
        "In season 3, Nora and Caleb tied the knot on Harbour Lights.",
        {"season 4", "season 3"},
    ),
    (
        "Adam Kessel stopped Ivan Brandt in the sixth round in Tarn on Saturday.",
        "Ivan Brandt was knocked out by Adam Kessel in the seventh round on Saturday.",
        {"sixth round", "seventh round"},
    ),
    (
        "A shop burned down in Kerrin. Police asked witnesses to call 0845 125 222 or Helpline on 0800 555 111.",
        "A shop in Kerrin burned down. Witnesses are asked to call police on 0845 125 2222 or Helpline on 0800 555111.",
        {"0845 125 222", "0845 125 2222"},
    ),
    (
        "The loan came from the state's Harbour Revolving Loan Fund (HRLF) in 2007.",
        "They obtained a loan from the HRLF (Hilland Revolving Loan Fund), he said.",
        {"Harbour Revolving Loan Fund", "Hilland Revolving Loan Fund"},
    ),
    (
        "He worked for C&G Accounting in Kerrin, police said.",
        "The man was fired by G&C last week, police said.",
        {"C&G", "G&C"},
    ),
]


@pytest.mark.parametrize(("one", "other", "wanted"), AT_ODDS)
def test_two_forms_of_what_is_one_are_at_odds(tell: Tell, one: str, other: str, wanted: set[str]) -> None:
    assert wanted in sides(tell(one, other))


AGREED = [
    (  # two people leave in two seasons
        "Owen Pryde left the drama at the end of season 5.",
        "Dana Whitlow, who left in season 6, praised Owen Pryde.",
    ),
    (  # somebody's own season is not the show's
        "Owen Pryde left the drama at the end of season 5.",
        "Owen Pryde left Harbour Lights after his third season.",
    ),
    (  # a guest first, a regular later
        "Owen Pryde joined the cast in the third season.",
        "Owen Pryde, who first appeared as a guest star in season 2, is leaving.",
    ),
    (  # two fights
        "Adam Kessel stopped Ivan Brandt in the sixth round on Saturday.",
        "Adam Kessel won the rematch; he had stopped Ivan Brandt in the 11th round in 2028.",
    ),
    (  # one number, spaced in two ways, and the next line of an office
        "A shop burned down in Kerrin. Police asked witnesses to call 0845 125 2221 or Helpline on 0800 555 111.",
        "A shop in Kerrin burned down. Witnesses are asked to call police on 0845 125 2222 or Helpline on 0800 555111.",
    ),
    (  # one word in two forms
        "The bears fall under the Marine Mammals Loan Act (MMLA), officials said.",
        "The bears fall under the Marine Mammal Loan Act (MMLA), officials said.",
    ),
    (  # an article that knows both
        "He worked for C&G Accounting, a part of G&C, police said.",
        "The man was fired by G&C last week, police said.",
    ),
]


@pytest.mark.parametrize(("one", "other"), AGREED)
def test_what_only_looks_like_two_forms_is_let_pass(tell: Tell, one: str, other: str) -> None:
    assert sides(tell(one, other)) == []
