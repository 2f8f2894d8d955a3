"""Lines that speak to the reader, or of the article itself: tip lines, requests, stamps. They put nothing on record."""

from __future__ import annotations

import re
from functools import cache

from firsthand.language.lexicon import words


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("notices", "notices.patterns"))), re.IGNORECASE)


def notice(text: str) -> bool:
    """Return whether a sentence asks its reader for something, or tells of the article that it is or was put out."""
    return bool(_patterns().search(text.strip()))
