"""Lines that speak to the reader, or of the article itself: tip lines, requests, stamps. They put nothing on record."""

from __future__ import annotations

import re
from functools import cache

from firsthand.language.lexicon import words

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("notices", "notices.patterns"))), re.IGNORECASE)


def notice(text: str) -> bool:
    """Return whether a sentence asks its reader for something, or tells of the article that it is or was put out."""
    return bool(_patterns().search(text.strip())) or _stamp(text)


def _stamp(text: str) -> bool:
    """Whether a line says nothing but when the article was put out: "MAR. 14, 2013, 8:12 PM", "Updated 9:28 AM EDT"."""
    said = [w.casefold() for w in _WORD.findall(text)]
    return bool(_DIGIT.search(text)) and bool(said) and words("notices", "stamps.words").issuperset(said)
