"""Which of a story's places lie in which others: Houston in Texas, Texas in the United States."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.story.atlas.atlas import Atlas
from firsthand.story.atlas.grounds import Ground
from firsthand.story.atlas.spots import Spot
from firsthand.story.atlas.table import folded


def holders(names: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Return each place -> the states and countries among the places that may hold it; ids and names are given."""
    spots = {key: Spot(folded(name), (), False, 0, 0) for key, name in names.items()}
    atlas = Atlas(spots.values())
    grounds = {key: atlas.grounds(spot) for key, spot in spots.items()}
    areas = {key: [g.code for g in found if not g.town] for key, found in grounds.items()}
    wide = {key: codes for key, codes in areas.items() if codes}
    return {key: frozenset(k for k, codes in wide.items() if k != key and _in(grounds[key], codes)) for key in names}


def _in(grounds: tuple[Ground, ...], codes: list[str]) -> bool:
    return any(g.code.startswith(code) for g in grounds for code in codes)
