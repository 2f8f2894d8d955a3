"""What an article says one source claims and another denies: a conflict in so many words."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.model import Story

Tell = Callable[..., Story]

CLASH = "Police rejected a claim by the dockers' union that officers had fired first."


def test_both_sides_stand_in_one_sentence(tell: Tell) -> None:
    story = tell(f"{CLASH} Three people were hurt in the clash on Monday.")
    (conflict,) = story.conflicts
    claim = next(c for c in story.claims if c.id == conflict.claim)
    assert (conflict.kind, conflict.scope, conflict.confidence) == ("polarity", "within-article", 0.95)
    assert [s.spans[0].text for s in conflict.sides] == ["officers had fired first", CLASH[:-1]]
    assert [s.origins for s in conflict.sides] == [("o:organization:dockers-union",), ("o:organization:police",)]
    assert (claim.status, claim.denied_by) == ("disputed", ("o:organization:police",))
    assert conflict.explanation == (
        "“officers had fired first” is what one source says (dockers' union) and another denies (Police)."
    )


def test_what_it_denies_is_not_looked_for_further(tell: Tell) -> None:
    story = tell(f"{CLASH} The union's leader, Tom Garrick, said officers had used tear gas.")
    assert [c.sides[0].text for c in story.conflicts] == ["officers had fired first"]


def test_no_conflict_where_nobody_is_named_for_the_claim(tell: Tell) -> None:
    assert not tell("The bank denied reports that it would close 40 branches. Its shares fell.").conflicts
