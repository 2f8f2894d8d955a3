"""Articles to stories."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import Reading


def group(readings: Sequence[Reading]) -> dict[str, str]:
    """Return the story of each article, by id."""
    return {r.article.id: r.article.id for r in readings}
