"""A layered drawing of who gave what to whom: columns from left to right, few crossings, no library.

After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures" (1981): columns by
longest path, order inside a column by barycentres, a few sweeps either way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_BOX, _GAP, _TOP = 38, 9, 34
_COLUMNS = 4
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one node to another; `dashed` for an echo."""

    source: str
    target: str
    weight: int
    dashed: bool


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands."""

    x: float
    y: float
    height: float
    column: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Nodes and lines in their places."""

    boxes: dict[str, Box]
    paths: tuple[tuple[Edge, str], ...]
    box_width: float
    height: int
    columns: tuple[tuple[float, str], ...]


def _forward(nodes: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The edges less those that close a ring, in the order given."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    kept = []

    def reaches(start: str, goal: str) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == goal:
                return True
            new = after[here] - seen
            seen |= new
            waiting.extend(sorted(new))
        return False

    for edge in edges:
        if not reaches(edge.target, edge.source):
            after[edge.source].add(edge.target)
            kept.append(edge)
    return kept


def _columns(nodes: Sequence[str], edges: Sequence[Edge], pinned_right: Collection[str]) -> dict[str, int]:
    column = dict.fromkeys(nodes, 0)
    for _ in range(_COLUMNS):
        for edge in edges:
            column[edge.target] = min(_COLUMNS - 1, max(column[edge.target], column[edge.source] + 1))
    # An outlet that takes from nobody still publishes: it stands right of the sources, never among them.
    if len(pinned_right) < len(nodes):
        column = {node: max(1, at) if node in pinned_right else at for node, at in column.items()}
    # One that gives nothing on goes to the far right, so that a column means one thing.
    last = max(column.values())
    gives = {edge.source for edge in edges}
    moved = {node: last if node in pinned_right and node not in gives else at for node, at in column.items()}
    used = sorted(set(moved.values()))
    return {node: used.index(at) for node, at in moved.items()}


def _ordered(nodes: Sequence[str], edges: Sequence[Edge], column: dict[str, int]) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(column.values()) + 1)]
    for node in nodes:
        rows[column[node]].append(node)
    near: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for edge in edges:
        near[edge.source].append((edge.target, edge.weight))
        near[edge.target].append((edge.source, edge.weight))
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            place = {n: at / max(1, len(r) - 1) for r in rows for at, n in enumerate(r)}
            row.sort(key=lambda node: round(_centre(node, near[node], place), 6))
    return rows


def _centre(node: str, near: Sequence[tuple[str, int]], place: dict[str, float]) -> float:
    total = sum(weight for _, weight in near)
    return sum(place[other] * weight for other, weight in near) / total if total else place[node]


def layout(nodes: Sequence[str], edges: Sequence[Edge], width: int, pinned_right: Collection[str]) -> Placed:
    """Place nodes in columns and draw the lines between them.

    Args:
        nodes: the names of the nodes, in a fixed order.
        edges: lines between them; any that would close a ring are drawn but do not decide a column.
        width: of the drawing, in its units.
        pinned_right: nodes that never stand in the first column.
    """
    column = _columns(nodes, _forward(nodes, edges), pinned_right)
    rows = _ordered(nodes, edges, column)
    tallest = max(len(row) for row in rows)
    height = _TOP + tallest * (_BOX + _GAP)
    box_width = min(270.0, width / (len(rows) + (len(rows) - 1) * 0.55))
    step = (width - box_width - 2) / max(1, len(rows) - 1)
    boxes = {}
    for at, row in enumerate(rows):
        free = (height - _TOP - len(row) * _BOX) / (len(row) + 1)
        gap = min(free, 46.0)
        y = _TOP + (height - _TOP - len(row) * _BOX - (len(row) - 1) * gap) / 2
        for node in row:
            boxes[node] = Box(round(1 + at * step, 1), round(y, 1), _BOX, at)
            y += _BOX + gap
    paths = tuple((edge, _path(boxes[edge.source], boxes[edge.target], box_width)) for edge in edges)
    return Placed(boxes, paths, round(box_width, 1), height, _headings(rows, step))


def _headings(rows: Sequence[Sequence[str]], step: float) -> tuple[tuple[float, str], ...]:
    names = {1: ["Outlets"], 2: ["First-hand", "Outlets"]}.get(
        len(rows), ["First-hand", *["Passed on by"] * (len(rows) - 2), "Printed by"]
    )
    return tuple((round(1 + at * step, 1), name) for at, name in enumerate(names))


def _path(source: Box, target: Box, width: float) -> str:
    y1, y2 = source.y + source.height / 2, target.y + target.height / 2
    if source.column < target.column:
        x1, x2 = source.x + width, target.x
        bend = (x2 - x1) * 0.5
        return f"M{x1:g},{y1:g}C{x1 + bend:g},{y1:g} {x2 - bend:g},{y2:g} {x2:g},{y2:g}"
    # Within a column, or back: around the right edge of both.
    x1, x2 = source.x + width, target.x + width
    return f"M{x1:g},{y1:g}C{x1 + 40:g},{y1:g} {x2 + 40:g},{y2:g} {x2:g},{y2:g}"
