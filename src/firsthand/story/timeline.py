"""What happened or will, in order, each entry at its own precision; real life and fiction apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from firsthand.model import Claim, Event, Statement

_DAY = re.compile(
    r"\b\w*day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*\b|\b(?:tonight|tomorrow|last night)\b",
    re.IGNORECASE,
)
"""Words of an hour that say on which day it was."""
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
    told = sorted((statements[i] for i in claim.statements), key=_hour_alone)
    for statement in told:
        when = statement.when
        if when is None or not (when.earliest or when.latest) or not _happens(statement):
            continue
        for n, (earliest, latest, members) in enumerate(stretches):
            low, high = _later(earliest, when.earliest), _sooner(latest, when.latest)
            if low is None or high is None or low <= high:
                stretches[n] = (low, high, [*members, statement])
                break
        else:
            if stretches and _hour_alone(statement):
                stretches[0][2].append(statement)  # the day of "at 9:15" is the one told last, be it of another thing
                continue
            stretches.append((when.earliest, when.latest, [statement]))
    return [_event(claim, *stretch) for stretch in stretches]


def _hour_alone(statement: Statement) -> bool:
    """Whether a clause gives an hour and no day, so that its day is borrowed from the words before it."""
    times = [v for v in statement.values if v.kind in ("clock", "date")]
    return bool(times) and all(v.kind == "clock" and not _DAY.search(v.text) for v in times)


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
