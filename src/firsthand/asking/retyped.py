"""The names of a draft under the kinds the articles give them: a bare "Veldane" is the person they know, no firm."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from firsthand.model import Entity, Reading
from firsthand.story.naming import fold


def retyped(draft: Reading, readings: Sequence[Reading]) -> Reading:
    """Return the reading of a draft with each name of the kind that the articles have it as.

    A short draft says little about what a name is. One that the articles know, whole or as the last part of a person's
    name, but never as what the draft takes it for, is of the kind they have it as.
    """
    known = _kinds(readings)
    moved = {e.id: f"e:{kind}:{e.id.split(':', 2)[2]}" for e in draft.entities if (kind := _kind(e, known))}
    if not moved:
        return draft

    def over(record: Any) -> Any:
        if isinstance(record, list | tuple):
            return [over(r) for r in record]
        if isinstance(record, dict):
            found = {k: over(v) for k, v in record.items()}
            if record.get("id") in moved and "type" in found:
                found["type"] = moved[record["id"]].split(":")[1]
            return found
        return moved.get(record, record) if isinstance(record, str) else record

    plain = over(msgspec.to_builtins(draft))
    return msgspec.convert({**plain, "article": msgspec.to_builtins(draft.article)}, Reading)


def _kinds(readings: Sequence[Reading]) -> Mapping[tuple[str, ...], Counter[str]]:
    """How often the articles have a name as each kind."""
    found: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for entity in (e for r in readings for e in r.entities):
        for form in {entity.name, *entity.aliases}:
            words = fold(form)
            if words:
                found[words][entity.type] += 1
            if entity.type == "person" and len(words) > 1:
                found[words[-1:]]["person"] += 1
    return found


def _kind(entity: Entity, known: Mapping[tuple[str, ...], Counter[str]]) -> str | None:
    """The kind the articles have a name as most often; None where it has that of theirs, or they do not know it."""
    kinds = known.get(fold(entity.name))
    if not kinds or entity.type in kinds or not any(m.kind == "name" for m in entity.mentions):
        return None
    return min(kinds, key=lambda k: (-kinds[k], k))
