"""A layered drawing of who gave what to whom: columns from left to right, few crossings, no library.

After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures" (1981): columns by
longest path, order inside a column by barycentres, a few sweeps either way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BOX, _GAP, _TOP, _BEND = 38, 9, 34, 13
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
    chains, links = _bends(edges, column)
    rows = _ordered(list(column), links, column)
    height = _TOP + max(_tall(row, nodes) for row in rows)
    ring = any(column[edge.source] >= column[edge.target] for edge in edges)
    room = width - (46 if ring else 2)
    box_width = min(270.0, room / (len(rows) + (len(rows) - 1) * (0.55 if len(rows) < 4 else 0.38)))
    step = (room - box_width) / max(1, len(rows) - 1)
    boxes: dict[str, Box] = {}
    for at, row in enumerate(rows):
        free = height - _TOP - _tall(row, nodes)
        gap = min(free / (len(row) + 1), 40.0)
        y = _TOP + (free - gap * (len(row) - 1)) / 2
        for node in row:
            tall, space = (_BOX, _GAP) if node in nodes else (_BEND, 0)
            boxes[node] = Box(round(1 + at * step, 1), round(y, 1), tall, at)
            y += tall + space + gap
    paths = tuple(
        (edge, _path([boxes[node] for node in chain], box_width)) for edge, chain in zip(edges, chains, strict=True)
    )
    shown = {node: boxes[node] for node in nodes}
    return Placed(shown, paths, round(box_width, 1), round(height), _headings(rows, step))


def _tall(row: Sequence[str], nodes: Collection[str]) -> int:
    return sum(_BOX + _GAP if node in nodes else _BEND for node in row)


def _bends(edges: Sequence[Edge], column: dict[str, int]) -> tuple[list[list[str]], list[Edge]]:
    """A line over several columns gets a place in each, so that it passes between boxes and not under them."""
    chains, links = [], []
    for n, edge in enumerate(edges):
        chain = [edge.source]
        for at in range(column[edge.source] + 1, column[edge.target]):
            chain.append(f"~{n} {at}")
            column[chain[-1]] = at
        chain.append(edge.target)
        chains.append(chain)
        links += [Edge(a, b, edge.weight, edge.dashed) for a, b in pairwise(chain)]
    return chains, links


def _headings(rows: Sequence[Sequence[str]], step: float) -> tuple[tuple[float, str], ...]:
    names = {1: ["Outlets"], 2: ["First-hand", "Outlets"]}.get(
        len(rows), ["First-hand", *["Passed on by"] * (len(rows) - 2), "Printed by"]
    )
    return tuple((round(1 + at * step, 1), name) for at, name in enumerate(names))


def _path(boxes: Sequence[Box], width: float) -> str:
    source, target = boxes[0], boxes[-1]
    x, y = source.x + width, source.y + source.height / 2
    path = f"M{x:g},{y:g}"
    if source.column >= target.column:
        # Within a column, or back: around the right edge of both.
        x2, y2 = target.x + width, target.y + target.height / 2
        return path + f"C{x + 42:g},{y:g} {x2 + 42:g},{y2:g} {x2:g},{y2:g}"
    for box in boxes[1:]:
        y2 = box.y + box.height / 2
        bend = (box.x - x) / 2
        path += f"C{x + bend:g},{y:g} {box.x - bend:g},{y2:g} {box.x:g},{y2:g}"
        x, y = box.x, y2
        if box is not target:
            x += width
            path += f"H{x:g}"
    return path
