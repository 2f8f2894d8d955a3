"""What happened or will, in order, each entry at its own precision; real life and fiction apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from firsthand.model import Claim, Event, Statement

_MENTIONED = re.compile(r" (?:is|are) mentioned(?=[,.])")
"""How the sentence of a happening that is only named ends: beside its days its name is enough."""


def timeline(claims: Sequence[Claim], statements: Mapping[str, Statement]) -> tuple[Event, ...]:
    """Return an entry for every claim that gives days, narrowed where its statements' days meet.

    Statements whose days do not meet those before them get an entry of their own: the story tells both.
    """
    found = [event for claim in claims for event in _entries(claim, statements)]
    return tuple(sorted(found, key=lambda e: (e.earliest or e.latest or "", e.latest or "9", e.statements)))


def _entries(claim: Claim, statements: Mapping[str, Statement]) -> list[Event]:
    stretches: list[tuple[str | None, str | None, list[Statement]]] = []
    for statement in (statements[i] for i in claim.statements):
        when = statement.when
        if when is None or not (when.earliest or when.latest) or not _happens(statement):
            continue
        for n, (earliest, latest, members) in enumerate(stretches):
            low, high = _later(earliest, when.earliest), _sooner(latest, when.latest)
            if low is None or high is None or low <= high:
                stretches[n] = (low, high, [*members, statement])
                break
        else:
            stretches.append((when.earliest, when.latest, [statement]))
    return [_event(claim, *stretch) for stretch in stretches]


def _happens(statement: Statement) -> bool:
    return statement.polarity == "affirmed" and statement.certainty != "asked"


def _later(a: str | None, b: str | None) -> str | None:
    return max(a, b) if a and b else a or b


def _sooner(a: str | None, b: str | None) -> str | None:
    return min(a, b) if a and b else a or b


def _event(claim: Claim, earliest: str | None, latest: str | None, members: list[Statement]) -> Event:
    return Event(
        earliest=earliest,
        latest=latest,
        text=_MENTIONED.sub("", claim.text),
        claim=claim.id,
        statements=tuple(s.id for s in members),
        frame=members[0].frame,
    )
