"""Days to places on a line, true to scale, with the axis broken and marked where nothing happens for long."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from firsthand.views.wording import day

_BREAK = 0.2
"""A gap longer than this share of all days shown breaks the axis …"""
_STRETCHES = 4
"""… into so many stretches at most."""
_GUTTER = 26.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis."""

    x: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days drawn at one scale between two places."""

    first: date
    last: date
    left: float
    right: float

    def x(self, when: date) -> float:
        """Give the place of a day, kept inside the stretch."""
        share = (when - self.first).days / max(1, (self.last - self.first).days)
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """The stretches of an axis from left to right."""

    stretches: tuple[Stretch, ...]

    def x(self, when: date) -> float:
        """Give the place of a day; one that falls into a break stands at the break."""
        for stretch in self.stretches:
            if when <= stretch.last:
                return stretch.x(when)
        return self.stretches[-1].right

    def breaks(self) -> tuple[float, ...]:
        """Give the places where the axis is broken."""
        return tuple(round((before.right + after.left) / 2, 1) for before, after in pairwise(self.stretches))


def _runs(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date, int]]:
    merged: list[tuple[date, date, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            held = merged[-1]
            merged[-1] = held[0], max(held[1], last), held[2] + 1
        else:
            merged.append((first, last, 1))
    return merged


def _split(runs: list[tuple[date, date, int]]) -> list[list[tuple[date, date, int]]]:
    groups = [runs]
    while len(groups) < _STRETCHES:
        shown = sum((group[-1][1] - group[0][0]).days for group in groups) or 1
        gaps = [
            ((after[0] - before[1]).days, at, n)
            for at, group in enumerate(groups)
            for n, (before, after) in enumerate(pairwise(group), 1)
        ]
        longest = max(gaps, default=(0, 0, 0), key=lambda gap: (gap[0], -gap[1], -gap[2]))
        if longest[0] < 60 or longest[0] / shown < _BREAK:
            break
        _, at, n = longest
        groups[at : at + 1] = [groups[at][:n], groups[at][n:]]
    return groups


def scale(spans: Sequence[tuple[date, date]], left: float, right: float) -> Scale:
    """Give the axis for stretches of days, between two places.

    Args:
        spans: first and last day of each; at least one.
        left, right: the places, in drawing units.
    """
    groups = _split(_runs(spans))
    room = right - left - _GUTTER * (len(groups) - 1)
    weights = [1.0 + min(40, sum(run[2] for run in group)) for group in groups]
    at, stretches = left, list[Stretch]()
    for group, weight in zip(groups, weights, strict=True):
        width = room * weight / sum(weights)
        inset = min(12.0, width / 6)
        stretches.append(Stretch(group[0][0], group[-1][1], round(at + inset, 1), round(at + width - inset, 1)))
        at += width + _GUTTER
    return Scale(tuple(stretches))


def _months(first: date, last: date, step: int) -> list[date]:
    found, index = [], first.year * 12 + first.month - 1
    index += (-index) % step if (first.day == 1 or step > 1) else 1
    while (when := _month(index)) <= last:
        if when >= first:
            found.append(when)
        index += step
    return found


def _month(index: int) -> date:
    return date(min(index // 12, 9999), index % 12 + 1, 1)


def _label(when: date, step: int) -> str:
    if step >= 12:
        return str(when.year)
    return f"{calendar.month_abbr[when.month]} {when.year}"


def _tick(stretch: Stretch, when: date, label: str) -> Tick:
    x = stretch.x(when)
    near_end = stretch.right - x < 40 and stretch.right - stretch.left > 80
    return Tick(x, label, "start" if x - stretch.left < 40 else "end" if near_end else "middle")


def ticks(stretch: Stretch, apart: float = 74.0) -> tuple[Tick, ...]:
    """Give the labels under a stretch: years, quarters, months or days, as many as find room."""
    days = (stretch.last - stretch.first).days
    room = max(1, int((stretch.right - stretch.left) / apart))
    if days == 0:
        return (_tick(stretch, stretch.first, day(stretch.first.isoformat())),)
    for step in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000):
        if days / 30.4 / step <= room and (found := _months(stretch.first, stretch.last, step)):
            return tuple(_tick(stretch, when, _label(when, step)) for when in found)
        if step == 1 and days / 30.4 < 1.5:
            break
    ends = [stretch.first, stretch.last] if stretch.right - stretch.left > 2.2 * apart else [stretch.first]
    return tuple(_tick(stretch, when, day(when.isoformat())) for when in ends)
