"""What looks like a conflict and is none, with the rule that reconciles it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Evidence, Reconciled, Side
from firsthand.story.claims import Facets
from firsthand.story.conflicts import DraftSide, fresh
from firsthand.story.inferences import Birth


@dataclass(frozen=True)
class Draft:
    """A reconciliation before its sides' origins are known."""

    about: tuple[str, ...]
    role: str
    rule: str
    sides: tuple[DraftSide, ...]


def ages(births: Mapping[str, Sequence[Birth]], facets: Sequence[Facets]) -> list[Draft]:
    """Return the ages of one person that differ and yet leave room for one birthday."""
    by_id = {f.statement.id: f for f in facets}
    found = []
    for person in sorted(births):
        said = births[person]
        sides = {(b.value.low, b.value.high): [x for x in said if x.value.low == b.value.low] for b in said}
        if len(sides) > 1 and max(b.earliest for b in said) <= min(b.latest for b in said):
            rule = "A birthday lies between the days on which the ages were given."
            found.append(Draft((person,), "age", rule, tuple(_side(group, by_id) for group in sides.values())))
    return found


def _side(said: Sequence[Birth], by_id: Mapping[str, Facets]) -> DraftSide:
    value = said[0].value
    spans = tuple(
        Evidence(article=b.statement.article, start=b.value.start, end=b.value.end, text=b.value.text) for b in said
    )
    facets = {b.statement.id: by_id[b.statement.id] for b in said}
    return DraftSide(value.text, value.low, value.high, tuple(facets.values()), spans)


def finished(draft: Draft, origins: Sequence[tuple[str, ...]], taken: set[str]) -> Reconciled:
    """Return the record of a draft; `origins` are those of each side."""
    sides = tuple(
        Side(
            text=s.text,
            low=s.low,
            high=s.high,
            statements=tuple(f.statement.id for f in s.facets),
            origins=who,
            spans=s.spans,
        )
        for s, who in zip(draft.sides, origins, strict=True)
    )
    name = fresh(f"r:{draft.role}:{(draft.about or ('',))[0]}", taken)
    return Reconciled(id=name, about=draft.about, role=draft.role, sides=sides, rule=draft.rule)
