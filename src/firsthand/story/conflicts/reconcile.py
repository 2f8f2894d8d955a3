"""What looks like a conflict and is none, with the rule that reconciles it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Reconciled
from firsthand.story.conflicts.drafts import DraftSide, fresh, settled


@dataclass(frozen=True)
class Reconciling:
    """A reconciliation before its sides' origins are known."""

    about: tuple[str, ...]
    role: str
    rule: str
    sides: tuple[DraftSide, ...]


def finished(draft: Reconciling, origins: Sequence[tuple[str, ...]], taken: set[str]) -> Reconciled:
    """Return the record of a draft; `origins` are those of each side."""
    sides = settled(draft.sides, origins)
    name = fresh(f"r:{draft.role}:{(draft.about or ('',))[0]}", taken)
    return Reconciled(id=name, about=draft.about, role=draft.role, sides=sides, rule=draft.rule)
