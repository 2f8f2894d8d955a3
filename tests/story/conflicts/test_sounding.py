"""Alarms, sirens, calls for help, what the police used: whether there were any."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import Story

Tell = Callable[..., Story]


def asked(story: Story) -> list[str]:
    return [c.role for c in story.conflicts if c.kind == "polarity"]


@pytest.mark.parametrize(
    ("yes", "no", "role"),
    [
        (
            "The alarm at the gallery in Tarn went off on Monday.",
            "The alarm at the gallery in Tarn did not sound.",
            "alarm",
        ),
        ("The alarm was ringing, the manager in Tarn said.", "Guests in Tarn said they had heard no alarm.", "alarm"),
        ("The siren in Tarn sounded at three.", "The siren in Tarn never made a sound, a baker said.", "siren"),
        ("The siren in Tarn sounded at three.", "The siren in Tarn stayed silent, a baker said.", "siren"),
        ("The mate of the Wend sent a distress call.", "No distress call was received from the Wend.", "distress call"),
        ("The tape contains a Mayday from the Wend.", "No distress call was received from the Wend.", "distress call"),
        ("The man was brought down with a Taser.", "No Taser was fired, the police in Tarn said.", "taser"),
        ("Police fired tear gas at the crowd in Tarn.", "No tear gas was used, the police in Tarn said.", "tear gas"),
        ("The family in Tarn paid a ransom.", "No ransom was paid, the police in Tarn said.", "ransom"),
    ],
)
def test_whether_it_was_there_is_at_odds(tell: Tell, yes: str, no: str, role: str) -> None:
    assert asked(tell(yes, no)) == [role]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The alarm at the gallery in Tarn went off.", "The siren in Tarn never made a sound."),
        ("The siren in Tarn sounded.", "It was unclear whether the siren in Tarn had sounded."),
        ("The mate of the Wend made a call to his wife.", "No distress call was received from the Wend."),
        ("The man was held with a Taser in his bag.", "No Taser was fired, the police in Tarn said."),
        ("Gas leaked from a pipe in Tarn.", "No tear gas was used, the police in Tarn said."),
    ],
)
def test_another_thing_is_no_denial(tell: Tell, one: str, other: str) -> None:
    assert not asked(tell(one, other))


def test_an_offer_is_denied_on_the_day_it_is_told_or_later(tell: Tell) -> None:
    made = "Skarry Electronics made an offer for Orsand on Monday, a person close to the talks said."
    denied = "Skarry Electronics made no offer for Orsand, the firm said."
    assert asked(tell(made, denied)) == ["bid"]
    assert not asked(tell(denied, made, days=("2031-05-12", "2031-05-14")))


def test_who_took_the_cash_is_armed_with_one_weapon(tell: Tell) -> None:
    story = tell(
        "A gunman armed with a shotgun robbed the bank in Tarn on Tuesday.",
        "The gunman who robbed the bank in Tarn on Tuesday pulled out a pistol, a clerk said.",
    )
    assert [c.role for c in story.conflicts] == ["weapon"]
