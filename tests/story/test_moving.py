from __future__ import annotations

from typing import Any

import pytest
from made import MADE, Said, reading

from firsthand.model import Claim, Reading, Source, Story
from firsthand.story.build import build

NAMES = {
    "Oren Vask": "person",
    "Lena Fisk": "person",
    "Mara Kellin": "person",
    "Tidewater": "work",
    "Harrow Lane": "work",
}
AGENT = Source(name="Lena Fisk", kind="person", entity="e:person:lena-fisk")
NOBODY = Source(name="unnamed source", kind="anonymous")


def said(text: str, *sources: Source, object: str = "Tidewater", values: Any = (), **more: Any) -> Said:
    subject = "Mara Kellin" if "Mara" in text else "Oren Vask"
    return Said(text, "leave", subject, object, sources=sources, values=values, more=more)


def rumour(object: str = "Tidewater", **rest: Any) -> Said:
    return said(f"Oren Vask is said to be leaving {object}", NOBODY, object=object, certainty="rumoured", **rest)


def denial(text: str = "Oren Vask will not leave Tidewater", *sources: Source) -> Said:
    return said(text, *(sources or (AGENT,)), polarity="denied", certainty="expected")


def plan(object: str = "Tidewater", *sources: Source, **rest: Any) -> Said:
    return said(f"Oren Vask will leave {object}", *sources, object=object, certainty="expected", **rest)


def deed(text: str = "Oren Vask left Tidewater", **rest: Any) -> Said:
    return said(text, **rest)


def story(*articles: tuple[str, Said], as_of: str | None = None) -> Story:
    made: list[Reading] = []
    for n, (day, one) in enumerate(articles):
        made.append(reading(f"a{n}", f"2031-{day}", [one], NAMES))
    return build(made, as_of=as_of, made_with=MADE)


def moved(*articles: tuple[str, Said]) -> Claim:
    (claim,) = story(*articles).claims
    return claim


def states(claim: Claim) -> list[tuple[str | None, str | None, bool]]:
    return [(s.state, s.as_of, s.overtaken) for s in claim.steps]


def test_a_rumour_a_denial_a_plan_and_the_deed_are_one_claim_with_its_dates() -> None:
    claim = moved(("03-02", rumour()), ("03-04", denial()), ("04-10", plan()), ("05-20", deed()))
    assert states(claim) == [
        ("rumoured", "2031-03-02", True),
        ("denied", "2031-03-04", True),
        ("expected", "2031-04-10", True),
        ("happened", "2031-05-20", False),
    ]
    assert (claim.status, claim.denied_by) == ("single-source", ())  # who expected it does not say that it happened
    assert claim.course == (
        "Rumoured on 2 March 2031 (an unnamed source of the A0 Post), denied on 4 March 2031 (Lena Fisk), "
        "expected as of 10 April 2031 (The A2 Post) and reported as having happened on 20 May 2031 (The A3 Post)."
    )


def test_every_step_that_overtakes_another_is_in_the_update() -> None:
    made = story(("03-02", rumour()), ("03-04", denial()), ("05-20", deed()))
    (update,) = made.updates
    assert (update.why, [s.state for s in update.steps]) == ("happened", ["rumoured", "denied", "happened"])
    assert made.conflicts == ()


def test_a_rumour_that_is_denied_is_disputed_until_a_later_report_overtakes_both() -> None:
    articles = (("03-02", rumour()), ("03-04", denial()), ("05-20", deed()))
    before = story(*articles, as_of="2031-03-10")
    assert [c.kind for c in before.conflicts] == ["polarity"]
    assert [(c.status, c.denied_by) for c in before.claims] == [("disputed", ("o:person:lena-fisk",))]
    assert story(*articles).conflicts == ()


def test_a_plan_affirmed_and_denied_on_one_day_is_a_conflict() -> None:
    assert [c.kind for c in story(("04-10", plan()), ("04-10", denial())).conflicts] == ["polarity"]


def test_a_denial_that_the_plan_overtakes_weeks_later_is_none() -> None:
    made = story(("03-04", denial()), ("04-10", plan()))
    assert (made.conflicts, [u.why for u in made.updates]) == ((), ["happened"])


def test_who_affirmed_and_then_denies_has_withdrawn() -> None:
    made = story(("04-10", plan("Tidewater", AGENT)), ("04-20", denial()))
    assert [u.why for u in made.updates] == ["withdrawn"]
    assert (made.conflicts, [c.status for c in made.claims]) == ((), ["superseded"])


def test_a_denial_of_the_day_alone_denies_nothing() -> None:
    made = story(("04-10", plan()), ("04-10", denial("Oren Vask will not leave Tidewater before June")))
    assert made.conflicts == ()


def test_that_a_deed_is_not_done_yet_does_not_deny_the_plan() -> None:
    stays = said("Oren Vask has not left Tidewater", AGENT, polarity="denied")
    assert story(("04-10", plan()), ("04-10", stays)).conflicts == ()


@pytest.mark.parametrize(
    "other",
    [
        rumour("Harrow Lane"),
        said("Mara Kellin is said to be leaving Tidewater", NOBODY, certainty="rumoured"),
    ],
)
def test_rumours_about_different_things_do_not_join(other: Said) -> None:
    made = story(("03-02", other), ("04-10", plan()))
    assert len(made.claims) == 2
    assert all(not c.steps for c in made.claims)


def season(text: str, low: float) -> dict[str, object]:
    return {"text": text, "kind": "ordinal", "role": "season", "low": low}


def test_a_plan_and_a_deed_of_two_seasons_are_two_claims() -> None:
    foretold = said(
        "Oren Vask will leave Tidewater in season 6", certainty="expected", values=[season("season 6", 6.0)]
    )
    done = deed("Oren Vask left Tidewater in season 4", values=[season("season 4", 4.0)])
    assert all(not c.steps for c in story(("03-02", foretold), ("05-20", done)).claims)


def test_a_deed_done_long_before_it_was_foretold_is_another() -> None:
    done = Said(
        "Oren Vask left Tidewater in 2024", "leave", "Oren Vask", "Tidewater", when=("2024-01-01", "2024-12-31")
    )
    assert all(not c.steps for c in story(("03-02", plan()), ("03-03", done)).claims)


def test_nobody_affirms_on_the_word_of_who_denied() -> None:
    post = "The Evening Post"
    made = build(
        [
            reading("a", "2031-03-04", [denial()], NAMES, outlet=post),
            reading("b", "2031-05-20", [deed()], NAMES, outlet=post),
        ],
        made_with=MADE,
    )
    (claim,) = made.claims
    assert [s.origins for s in claim.steps] == [("o:person:lena-fisk",), ("o:outlet:evening-post",)]


def test_without_dates_nothing_moves() -> None:
    made = build([reading("a", None, [rumour()], NAMES), reading("b", None, [deed()], NAMES)], made_with=MADE)
    assert all(not c.steps for c in made.claims)
    assert made.updates == ()
