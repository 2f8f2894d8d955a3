"""Quotations inside quotations: "She told me, 'I quit,'" – hers, on the word of whom the outer one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import View
from firsthand.language.attribution.said import sayings
from firsthand.language.layers import Run
from firsthand.language.parse import Parsed


def nested(parsed: Parsed, views: Sequence[View], runs: Sequence[Run]) -> Iterator[Found]:
    """Yield the quotations that stand inside another and have a cue and a speaker of their own there."""
    for view in views:
        for outer in view.runs:
            inner = tuple(
                r
                for r in runs
                if r.paragraph == view.at and outer.start < r.start and r.end <= outer.end and r != outer
            )
            if not inner:
                continue
            for found in sayings(View(view.at, view.paragraph, inner)):
                held = any(found.content == ((r.start, r.end),) for r in inner)
                inside = found.cue is not None and outer.start <= found.cue[0] and found.cue[1] <= outer.end
                if held and inside and found.source is not None and found.source[0] >= outer.start:
                    yield found
