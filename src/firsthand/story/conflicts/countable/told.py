"""Numbers that only a slot gives sense to: "11 seasons", "a two-time host", "round six", "the 21st head coach"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firsthand.language.numerals import ordinal, ordinal_pattern
from firsthand.language.quantity.numbers import plain_pattern, value_of
from firsthand.model import Value, ValueKind

_ADVERBS = {"twice": 2.0, "thrice": 3.0}
_HEDGED = re.compile(
    r"\b(?:about|almost|around|at least|first|last|less than|more than|nearly|next|over|past|some|under|up to)\s*$",
    re.IGNORECASE,
)
"""What before a number makes it another, or a part; such a one is not read."""


def told(sentence: str, start: int) -> Iterator[Value]:
    """Yield the times, the seasons and the ranks that a sentence tells; `start` is where it begins."""
    for match in _many().finditer(sentence):
        number = _ADVERBS.get(match.group().lower()) or value_of(match["n"] or "")
        if not _HEDGED.search(sentence[: match.start()]):
            yield from _value("count", "season" if match["season"] else "time", match, number, start)
    for match in _which().finditer(sentence):
        yield from _value("ordinal", "which", match, ordinal(match["n"]), start)
    for match in _round().finditer(sentence):
        yield from _value("ordinal", "round", match, value_of(match["n"]), start)


def _value(kind: ValueKind, role: str, match: re.Match[str], number: float | None, start: int) -> Iterator[Value]:
    if number is not None:
        at, end = match.span("n") if match["n"] else match.span()
        text = match.string[at:end]
        yield Value(kind=kind, role=role, text=text, start=start + at, end=start + end, low=number, high=number)


@cache
def _many() -> re.Pattern[str]:
    number = rf"(?<![\w.,$-])(?P<n>{plain_pattern()})"
    return re.compile(rf"{number}(?:[-\s](?P<season>seasons?\b)|[-\s]times?\b)|\b(?:twice|thrice)\b", re.IGNORECASE)


@cache
def _which() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<n>{ordinal_pattern()})", re.IGNORECASE)


@cache
def _round() -> re.Pattern[str]:
    return re.compile(rf"\bround (?P<n>{plain_pattern()})(?![\w-])", re.IGNORECASE)
