"""Ids of an article's entities, made of type and name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from firsthand.language.coreference.figures import Figure


def slug(name: str) -> str:
    """Return a name in small letters without accents, words joined by hyphens; other scripts keep their letters."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", re.sub(r"['’.]", "", plain)).strip("-") or "unnamed"


def identify(figures: Sequence[Figure]) -> dict[int, str]:
    """Return the id of each figure by its identity; of equal ids the later gets "-2", "-3" …"""
    tally: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for figure in figures:
        kind = "other" if figure.type == "person" and not figure.named else figure.type
        base = f"e:{kind}:{slug(figure.name)}"
        tally[base] += 1
        ids[id(figure)] = base if tally[base] == 1 else f"{base}-{tally[base]}"
    return ids
