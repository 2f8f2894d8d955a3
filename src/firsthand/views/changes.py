"""What changed and when: values over time as small step charts, and what overtook what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from firsthand.model import Step, Update
from firsthand.views.index import Index, Link, Words, fold
from firsthand.views.wording import clean, day, number, parse_day, region

WIDTH, HEIGHT = 300, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 282, 14, 122

_WHY = {
    "grew": "The figure grew",
    "happened": "Reported to have come about",
    "corrected": "It was corrected",
    "withdrawn": "It was withdrawn",
}
_COME = {
    "possible": "possible",
    "rumoured": "rumoured",
    "expected": "expected",
    "happened": "reported as having happened",
    "denied": "denied",
}
"""How far a step says its thing has come."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A value as of the day it was reported, and on whose word."""

    value: str
    date: str
    origins: tuple[Link, ...]
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A step on its chart; `open` where the figure is only a least or a most."""

    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    anchor: str
    open: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A value over time: the line through its steps, in the units of its view box."""

    path: str
    points: tuple[Point, ...]
    start: str
    end: str
    summary: str


@dataclass(frozen=True, slots=True)
class Change:
    """An update, with a chart where its steps are numbers."""

    anchor: str
    heading: str
    why: str
    steps: tuple[StepView, ...]
    chart: Chart | None
    claim: Link | None


def _level(step: Step) -> float | None:
    bounds = [bound for bound in (step.low, step.high) if bound is not None]
    if not bounds or any(isinstance(bound, str) for bound in bounds):
        return None
    return round(sum(float(bound) for bound in bounds) / len(bounds), 6)


def _window(updates: tuple[Update, ...]) -> tuple[date, date] | None:
    """All charts share one stretch of days, so that they can be read against each other."""
    days = [
        found for update in updates if _charted(update) for step in update.steps if (found := parse_day(step.as_of))
    ]
    return (min(days), max(days)) if days else None


def _charted(update: Update) -> bool:
    return len(update.steps) > 1 and all(
        _level(step) is not None and parse_day(step.as_of) is not None for step in update.steps
    )


def _x(when: date | None, window: tuple[date, date]) -> float:
    if when is None:
        return float(_LEFT)
    share = (when - window[0]).days / max(1, (window[1] - window[0]).days)
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _chart(update: Update, window: tuple[date, date]) -> Chart:
    levels = [_level(step) or 0.0 for step in update.steps]
    # Zero is on the scale: a rise from 300 to 310 shall not look like one from nothing.
    top, base = max(0.0, *levels), min(0.0, *levels)
    ys = [round(_BOTTOM - (level - base) / ((top - base) or 1) * (_BOTTOM - _TOP), 1) for level in levels]
    xs = [_x(parse_day(step.as_of), window) for step in update.steps]
    path = f"M{xs[0]:g},{ys[0]:g}" + "".join(
        f"H{x:g}V{y:g}" for x, y in zip(xs[1:], ys[1:], strict=True)
    ) + f"H{_RIGHT}"  # fmt: skip
    points = tuple(_points(update, xs, ys))
    said = "; ".join(f"{region(step.low, step.high)} on {day(step.as_of)}" for step in update.steps)
    return Chart(path, points, day(window[0].isoformat()), day(window[1].isoformat()), said)


def _points(update: Update, xs: list[float], ys: list[float]) -> list[Point]:
    """The line reaches a step from below or above, so that its label finds room on its left; a flat one is bare."""
    points: list[Point] = []
    below = [*ys[1:], -99.0]
    for n, (step, x, y) in enumerate(zip(update.steps, xs, ys, strict=True)):
        open_ = step.low is None or step.high is None
        about = "≈" if not open_ and step.low != step.high else ""
        label = about + number(_level(step) or 0.0) + ("+" if open_ and step.low is not None else "")
        flat = n > 0 and abs(y - ys[n - 1]) < 9
        crowded = abs(below[n] - y) < 11 and below[n] != y and abs(xs[n + 1] - x) < 40
        if flat or crowded:
            label = label if flat and n == len(xs) - 1 else ""
        place = (x, y - 9, "middle") if flat else (x - 9, y + 4, "end")
        points.append(Point(x, y, label, *place, open_))
    return points


def _step(index: Index, step: Step) -> StepView:
    lines = [line for ident in step.statements if (line := index.statement_words(ident, context=True))]
    bare = step.low is None and step.high is None
    value = _COME.get(step.state or "", "") if bare else region(step.low, step.high)
    return StepView(value, day(step.as_of), index.origin_links(step.origins), fold(lines))


def _why(update: Update) -> str:
    """Say what became of it; a rumour or a denial that a plan overtakes has not come about yet."""
    if update.why == "happened" and update.steps[-1].state == "expected":
        before = {step.state for step in update.steps[:-1]}
        return "What was denied is now expected" if before == {"denied"} else "The rumour became a plan"
    return _WHY[update.why]


def changes(index: Index) -> tuple[Change, ...]:
    """Give the updates in the story's order."""
    updates = index.story.updates
    window = _window(updates)
    found: list[Change] = []
    for n, update in enumerate(updates, 1):
        claim = index.claims.get(update.claim)
        link = Link(f"claim {index.numbers[claim.id]}", f"#c{index.numbers[claim.id]}") if claim else None
        heading = index.claim_text(claim) if claim else clean(update.role)
        chart = _chart(update, window) if window and _charted(update) else None
        steps = tuple(_step(index, step) for step in update.steps)
        found.append(Change(f"u{n}", heading, _why(update), steps, chart, link))
    return tuple(found)
