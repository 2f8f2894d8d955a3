"""What overtakes what: tolls that grow, plans that happen, words that are taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Bound, Step, Update, UpdateWhy
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.likeness import Weights, score
from firsthand.story.conflicts.drafts import fresh
from firsthand.story.conflicts.topics import Slot, Topic

SURE = 0.7
"""Likeness of two clauses from which the later is the earlier come true."""


@dataclass(frozen=True)
class DraftStep:
    """A value as of a day, before its origins are known."""

    low: Bound
    high: Bound
    as_of: str | None
    facets: tuple[Facets, ...]


@dataclass(frozen=True)
class DraftUpdate:
    """An update before its origins are known."""

    claim: int
    role: str
    why: UpdateWhy
    steps: tuple[DraftStep, ...]


def of_topic(topic: Topic, dates: Mapping[str, str | None]) -> DraftUpdate | None:
    """Return the growth of a quantity that can only grow, None where it stood still.

    `dates` are the days of publication by article id; undated articles take no step.
    """
    first = topic.slots[0]
    if first.value.role not in GROWING:
        return None
    by_day: defaultdict[str, list[Slot]] = defaultdict(list)
    for one in topic.slots:
        on = dates.get(one.article)
        if on and isinstance(one.value.low, float | int):
            by_day[on[:10]].append(one)
    steps: list[DraftStep] = []
    for on in sorted(by_day):
        most = max(by_day[on], key=lambda s: (_floor(s), s.value.high is not None))
        if steps and _floor(most) <= float(steps[-1].low or 0):
            continue
        same = [s for s in by_day[on] if (s.value.low, s.value.high) == (most.value.low, most.value.high)]
        facets = {s.facets.statement.id: s.facets for s in same}
        steps.append(DraftStep(most.value.low, most.value.high, on, tuple(facets.values())))
    if len(steps) < 2:
        return None
    return DraftUpdate(first.claim, first.value.role, "grew", tuple(steps))


def happened(
    claims: Sequence[Sequence[Facets]], dates: Mapping[str, str | None], weights: Weights
) -> list[DraftUpdate]:
    """Return an update for every claim that was expected or rumoured first and is asserted in a later article."""
    found = []
    for n, claim in enumerate(claims):
        dated = [(on[:10], f) for f in claim if (on := dates.get(f.statement.article)) and _clear(f)]
        before = [(on, f) for on, f in dated if f.statement.certainty in ("expected", "rumoured")]
        after = [(on, f) for on, f in dated if f.statement.certainty == "asserted"]
        if not before or not after or max(on for on, _ in before) >= min(on for on, _ in after):
            continue
        if max(score(a, b, weights) for _, a in before[:6] for _, b in after[:6]) >= SURE:
            steps = tuple(_step(group) for group in (before, after))
            found.append(DraftUpdate(n, claim[0].statement.predicate, "happened", steps))
    return found


def _clear(facets: Facets) -> bool:
    """Whether a clause tells one plain event, and no number that may be of another."""
    statement = facets.statement
    counts = any(v.kind == "count" for v in statement.values)
    return not statement.nominal and statement.polarity == "affirmed" and not counts


def _step(dated: Sequence[tuple[str, Facets]]) -> DraftStep:
    return DraftStep(None, None, min(on for on, _ in dated), tuple(f for _, f in dated))


def overtaken(drafts: Sequence[DraftUpdate]) -> frozenset[str]:
    """Return the statements whose numbers a later step of a growth has overtaken."""
    return frozenset(f.statement.id for d in drafts if d.why == "grew" for step in d.steps[:-1] for f in step.facets)


def _floor(one: Slot) -> float:
    return float(one.value.low) if isinstance(one.value.low, float | int) else 0.0


def finished(draft: DraftUpdate, claim: str, origins: Sequence[tuple[str, ...]], taken: set[str]) -> Update:
    """Return the record of a draft; `origins` are those of each step."""
    steps = tuple(
        Step(low=s.low, high=s.high, as_of=s.as_of, statements=tuple(f.statement.id for f in s.facets), origins=who)
        for s, who in zip(draft.steps, origins, strict=True)
    )
    return Update(id=fresh(f"u:{claim}:{draft.role}", taken), claim=claim, role=draft.role, steps=steps, why=draft.why)
