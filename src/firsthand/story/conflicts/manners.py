"""What kind of number the words beside one make it: a limit, a gust, a sum over several days."""

from __future__ import annotations

import re
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.model import ValueKind

_OF: dict[ValueKind, tuple[str, ...]] = {
    "count": ("bound", "stretch"),
    "measure": ("bound", "gust"),
    "money": ("bound", "stretch"),
    "percent": ("bound",),
    "duration": ("bound",),
}
"""The kinds that tell two numbers apart, by the kind of value: a day and an hour are of none."""


def manner(kind: ValueKind, beside: str) -> frozenset[str]:
    """Return the kinds of number that a value is by the words on either side of it."""
    return frozenset(name for name in _OF.get(kind, ()) if _pattern(name).search(beside))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    listed = lexicon("manners", "firsthand.story.conflicts")[name]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)
