"""Reprinted statements join the claims of what they reprint, so that a reprint moves nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from firsthand.story.claims.facets import Facets
from firsthand.story.origins.copies import Copies, stands_for

LIKE = 0.6
"""Share of words a statement must have in common with a reworded one."""

Groups = tuple[tuple[Facets, ...], ...]


def parted(facets: Sequence[Facets], copies: Copies) -> tuple[tuple[Facets, ...], tuple[Facets, ...]]:
    """Return the statements of articles that reprint nothing, and those of reprints, in the order given."""
    return (
        tuple(f for f in facets if f.statement.article not in copies.copy_of),
        tuple(f for f in facets if f.statement.article in copies.copy_of),
    )


def attached(groups: Groups, echoes: Sequence[Facets], copies: Copies, order: Sequence[Facets]) -> Groups:
    """Return the groups with each reprinted statement beside the one it reprints; one with none is a group of its own.

    Args:
        groups: of the statements that reprint nothing.
        order: all statements, in the order groups and their members are to stand in.
    """
    grown = [list(group) for group in groups]
    printed: dict[str, list[tuple[Facets, int]]] = defaultdict(list)
    for number, group in enumerate(grown):
        for member in group:
            printed[member.statement.article].append((member, number))
    for echo in echoes:
        article = echo.statement.article
        found = _reprinted(echo, printed[copies.copy_of[article]], copies)
        home = len(grown) if found is None else found
        if found is None:
            grown.append([])
        grown[home].append(echo)
        printed[article].append((echo, home))
    rank = {f.statement.id: i for i, f in enumerate(order)}
    sorted_ = (tuple(sorted(group, key=lambda f: rank[f.statement.id])) for group in grown)
    return tuple(sorted(sorted_, key=lambda group: rank[group[0].statement.id]))


def _reprinted(echo: Facets, originals: Sequence[tuple[Facets, int]], copies: Copies) -> int | None:
    """Return the group of the statement whose words these are, else of the most alike under one predicate."""
    for original, number in originals:
        if original.plain == echo.plain and original.statement.predicate == echo.statement.predicate:
            return number
    statement = echo.statement
    passages = copies.over(statement.article, statement.start, statement.end)
    best: tuple[float, int] | None = None
    for original, number in originals:
        other = original.statement
        if other.predicate != statement.predicate:
            continue
        placed = any(p.source == other.article and stands_for(p, statement, other) for p in passages)
        like = _like(echo, original) + (0.5 if placed else 0.0)
        if like >= LIKE and (best is None or like > best[0]):
            best = (like, number)
    return best[1] if best else None


def _like(a: Facets, b: Facets) -> float:
    both = a.words | b.words
    return round(len(a.words & b.words) / len(both), 4) if both else 0.0
