"""What brings a store from one schema version to the next: statements for each engine, by the version they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

STEPS: Mapping[int, Mapping[str, Sequence[str]]] = {
    0: {
        "sqlite": ("ALTER TABLE decision ADD COLUMN reason TEXT",),
        "postgresql": ("ALTER TABLE decision ADD COLUMN reason TEXT",),
    },
}
"""Version 0 was never released; its step is what the tests migrate."""
