"""Which fills of a hole are given, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.asking.fills.fill import Fill
from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes

BEHIND = 0.12
"""How far behind the best match an answer may lie and still be given."""


@dataclass(frozen=True)
class Answered:
    """Fills that say the same."""

    fills: tuple[Fill, ...]

    @property
    def best(self) -> Fill:
        return self.fills[0]


def best_fills(question: Question, found: Sequence[Fill]) -> list[Fill]:
    """Keep the fills of the best rank whose statements match nearly as well as the best one."""
    if not found:
        return []
    rank = min(_rank(question, f) for f in found)
    kept = [f for f in found if _rank(question, f) == rank]
    top = max(f.match.score for f in kept)
    behind = BEHIND if question.asked != "value" else 3 * BEHIND
    return [f for f in kept if f.match.score >= top - behind]


def _rank(question: Question, fill: Fill) -> tuple[bool, bool, int]:
    """Order fills: from a clause whose own verb is asked about, from what is put as a fact, of the better kind."""
    if question.asked == "kind":
        return (False, fill.statement.certainty == "possible", 2 * fill.rank + (not fill.match.direct))
    return (not fill.match.direct, fill.statement.certainty == "possible", fill.rank)


def ranked(question: Question, found: Sequence[Fill], scenes: Scenes) -> list[Answered]:
    """Gather equal fills; the best matched first, of equals the latest reported, then the oftenest."""
    groups: dict[str, list[Fill]] = {}
    for fill in found:
        groups.setdefault(fill.key, []).append(fill)

    def weight(group: Sequence[Fill]) -> tuple[float, str, int, float]:
        dates = (scenes.articles[f.statement.article].published or "" for f in group)
        score = max(f.match.score for f in group)
        return (round(score, 1), max(dates)[:10], len({f.statement.article for f in group}), score)

    if question.asked == "count" and question.roles:
        return _grown(list(groups.values()), scenes)
    ordered = sorted(groups.items(), key=lambda g: g[0])
    ordered.sort(key=lambda g: weight(g[1]), reverse=True)
    return [Answered(tuple(group)) for _, group in ordered]


def _grown(groups: Sequence[list[Fill]], scenes: Scenes) -> list[Answered]:
    """Order counts that grow: the last day's first, on one day the highest; only the last day's answer."""

    def day(group: Sequence[Fill]) -> str:
        return max((scenes.articles[f.statement.article].published or "")[:10] for f in group)

    def size(group: Sequence[Fill]) -> tuple[str, float, bool]:
        low, high = group[0].low, group[0].high
        amount = max(x for x in (low, high, 0.0) if isinstance(x, (int, float)))
        return (day(group), float(amount), group[0].low == group[0].high)

    ordered = sorted(groups, key=lambda g: g[0].key)
    ordered.sort(key=size, reverse=True)
    return [Answered(tuple(g)) for g in ordered if day(g) == day(ordered[0])][:1]
