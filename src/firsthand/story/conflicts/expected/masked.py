"""A value with the words about it, itself left out: what two articles must say alike for their values to be one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from firsthand.model import Article
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.manners import manner
from firsthand.story.conflicts.topics import Slot

MASK = "some"
NEAR = 8
"""Words on either side of a value that say what it is of where the clause is a list."""
BESIDE = 40
"""Characters beside a value in which a word may bar it."""
_SPACE = re.compile(r"\s+")
_EDGE = " ,;:.-–—\"'“”‘’()"


@dataclass(frozen=True)
class Masked:
    """A slot; its clause, its sentence and a window of words with the value masked; the text before and behind it."""

    slot: Slot
    clause: str
    sentence: str
    window: str
    before: str
    behind: str

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.slot.article

    @property
    def facets(self) -> Facets:
        """The clause it stands in."""
        return self.slot.facets

    @property
    def manner(self) -> frozenset[str]:
        """What kind of number it is by the subject of its clause and the words beside it."""
        return manner(self.slot.value.kind, f"{self.facets.statement.subject_text or ''} {self.window}")

    @cached_property
    def restrictors(self) -> frozenset[str]:
        """What narrows the thing counted."""
        return frozenset(r.casefold() for r in self.slot.value.restrictors)


def masked(slot: Slot, articles: Mapping[str, Article]) -> Masked:
    """Return a slot with the words about it."""
    statement, value = slot.facets.statement, slot.value
    text = articles[slot.article].text
    sentence = statement.sentence or statement
    low, high = min(sentence.start, value.start), max(sentence.end, value.end)
    start, end = min(statement.start, value.start), max(statement.end, value.end)
    clause = _plain(f"{text[start : value.start]}{MASK}{text[value.end : end]}")
    subject = statement.subject_text or ""
    left, right = text[low : value.start].split()[-NEAR:], text[value.end : high].split()[:NEAR]
    return Masked(
        slot,
        clause if not subject or subject in clause else f"{subject} {clause}",
        _plain(f"{text[low : value.start]}{MASK}{text[value.end : high]}"),
        _plain(" ".join([*left, MASK, *right])),
        text[max(low, value.start - BESIDE) : value.start],
        text[value.end : min(high, value.end + BESIDE)],
    )


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip(_EDGE)
