"""Which conflict stands over an answer."""

from __future__ import annotations

from firsthand.asking.fills.fill import Fill
from firsthand.asking.scenes import Scenes
from firsthand.model import Conflict, Evidence


def dispute(fill: Fill, scenes: Scenes) -> Conflict | None:
    """Return the conflict of which the words that fill the hole are one side; None where there is none."""
    if fill.role == "who":
        return None  # who it was is not at odds where only an age or a number beside the name is
    return next((c for c in scenes.story.conflicts if (c.kind, c.role) != ("name", "name") and on_side(fill, c)), None)


def on_side(fill: Fill, conflict: Conflict) -> bool:
    """Return whether the words that fill the hole are one side of a conflict."""
    return any(_within(fill.evidence, span) for side in conflict.sides for span in side.spans)


def _within(a: Evidence, b: Evidence) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end
