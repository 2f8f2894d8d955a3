"""What overtakes what: tolls that grow, plans that happen, words that are taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Bound, State, Step, Update, UpdateWhy
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.conflicts.drafts import fresh
from firsthand.story.conflicts.topics import Slot, Topic


@dataclass(frozen=True)
class DraftStep:
    """A value as of a day, before its origins are known."""

    low: Bound
    high: Bound
    as_of: str | None
    facets: tuple[Facets, ...]
    state: State | None = None
    overtaken: bool = False


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


def overtaken(drafts: Sequence[DraftUpdate]) -> frozenset[str]:
    """Return the statements whose numbers a later step of a growth has overtaken."""
    return frozenset(f.statement.id for d in drafts if d.why == "grew" for step in d.steps[:-1] for f in step.facets)


def _floor(one: Slot) -> float:
    return float(one.value.low) if isinstance(one.value.low, float | int) else 0.0


def finished(draft: DraftUpdate, claim: str, origins: Sequence[tuple[str, ...]], taken: set[str]) -> Update:
    """Return the record of a draft; `origins` are those of each step."""
    steps = tuple(step(s, who) for s, who in zip(draft.steps, origins, strict=True))
    return Update(id=fresh(f"u:{claim}:{draft.role}", taken), claim=claim, role=draft.role, steps=steps, why=draft.why)


def step(draft: DraftStep, origins: tuple[str, ...]) -> Step:
    """Return the record of a step."""
    return Step(
        low=draft.low,
        high=draft.high,
        as_of=draft.as_of,
        statements=tuple(f.statement.id for f in draft.facets),
        origins=origins,
        state=draft.state,
        overtaken=draft.overtaken,
    )
