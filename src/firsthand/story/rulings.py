"""An editor's decisions, as a build applies them: undone ones left out, the last word on a matter kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.model import Conflict, Decision, Reconciled
from firsthand.story.naming import fold
from firsthand.story.sentences import in_words

Name = tuple[str, ...]
"""A name folded: its words without case, titles and accents."""


@dataclass(frozen=True)
class Rulings:
    """What editors have decided of a story.

    `same` and `apart` are pairs of names, `shared` pairs of outlets, `dismissed` conflicts and `dates` articles, by id,
    with the decision that says so.
    """

    same: tuple[tuple[Name, Name], ...] = ()
    apart: tuple[tuple[Name, Name], ...] = ()
    shared: tuple[tuple[str, str], ...] = ()
    dismissed: Mapping[str, Decision] = field(default_factory=dict)
    dates: Mapping[str, Decision] = field(default_factory=dict)


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Return what holds of decisions, given in the order they were taken."""
    standing = _standing(list(decisions))
    people: dict[tuple[Name, Name], str] = {}
    for d in standing:
        if d.kind in ("same-entity", "different-entity"):
            a, b = sorted(fold(name) for name in d.about[:2])
            people[a, b] = d.kind
    return Rulings(
        same=tuple(pair for pair, kind in people.items() if kind == "same-entity"),
        apart=tuple(pair for pair, kind in people.items() if kind == "different-entity"),
        shared=tuple((d.about[0], d.about[1]) for d in standing if d.kind == "shared-source"),
        dismissed={d.about[0]: d for d in standing if d.kind == "dismiss-conflict"},
        dates={d.about[0]: d for d in standing if d.kind == "correct-date"},
    )


def of_story(
    decisions: Sequence[Decision], names: Iterable[str], outlets: Iterable[str], ids: Iterable[str]
) -> tuple[Decision, ...]:
    """Return the decisions that hold and touch a story.

    Args:
        decisions: all of them, in the order they were taken.
        names: of its people, places and organizations.
        outlets: of its articles.
        ids: of its articles and of what were its conflicts.
    """
    folded = {fold(name) for name in names}
    known = folded | {fold(name) for name in (*outlets, *ids)}

    def touches(d: Decision) -> bool:
        wanted = folded if d.kind in ("same-entity", "different-entity") else known
        return all(fold(a) in wanted for a in d.about)

    return tuple(d for d in _standing(list(decisions)) if touches(d))


def _standing(decisions: Sequence[Decision]) -> list[Decision]:
    """Leave out what was undone; an undoing can itself be undone, so the last is looked at first."""
    undone: set[int] = set()
    for d in sorted(decisions, key=lambda d: -d.n):
        if d.kind == "undo" and d.n not in undone:
            undone.update(int(n) for n in d.about if n.isdigit())
    return [d for d in sorted(decisions, key=lambda d: d.n) if d.n not in undone and d.kind != "undo"]


def dismissal(conflict: Conflict, decision: Decision) -> Reconciled:
    """Return a conflict as the editor who dismissed it sees it: no conflict, with the reason."""
    day = in_words(decision.at[:10], decision.at[:10])
    because = f": {decision.reason}" if decision.reason else ""
    return Reconciled(
        id=f"r:{conflict.id}",
        about=conflict.about,
        role=conflict.role,
        sides=conflict.sides,
        rule=f"Dismissed by {decision.who} on {day}{because}.".replace("..", "."),
    )
