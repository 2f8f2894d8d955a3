"""A stretch of a street by its house numbers: "the 1200 block of Elm Street", "1230 W. Elm St."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.story.atlas.table import folded

BLOCK = 100
"""House numbers of a block."""


@dataclass(frozen=True)
class Address:
    """House numbers from `low` to `high` of a street, its name without the point of the compass before it.

    `start` and `end` are those of its words in the article's text.
    """

    street: str
    low: int
    high: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """What tells it from others."""
        return f"{self.low}-{self.high} {self.street}"


def apart(a: Address, b: Address) -> bool:
    """Return whether two addresses are of one street and have no house in common; of two streets nothing is known.

    >>> one, two = (next(addresses(f"the {n} block of Elm Street", 0, 40)) for n in (1200, 1300))
    >>> apart(one, two), apart(one, next(addresses("at 1230 W. Elm St.", 0, 18)))
    (True, False)
    """
    return a.street == b.street and (a.high < b.low or b.high < a.low)


@cache
def _sorts() -> dict[str, str]:
    """Each way of writing what sort of street it is -> the full word, in lower case."""
    table = lexicon("atlas", "firsthand.story")["streets"]
    return {short: sort for sort, shorts in table.items() for short in (sort, *shorts)}


@cache
def _pattern() -> re.Pattern[str]:
    sorts = "|".join(sorted((s.capitalize() for s in _sorts()), key=lambda s: (-len(s), s)))
    name = r"(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*){0,2}?"
    return re.compile(
        r"\b(?P<number>\d{2,5})(?P<block>(?:[- ]hundred)? block of| block)?\s+"
        r"(?:(?:[NSEW]|[NS][EW]|North|South|East|West)\.?\s+)?"
        rf"(?P<street>{name}) (?P<sort>{sorts})\b"
    )


def addresses(text: str, start: int, end: int) -> Iterator[Address]:
    """Yield the addresses in a stretch of a text."""
    for found in _pattern().finditer(text, start, end):
        low = int(found["number"])
        street = f"{folded(found['street'])} {_sorts()[found['sort'].casefold()]}"
        yield Address(street, low, low + BLOCK - 1 if found["block"] else low, found.start(), found.end())
