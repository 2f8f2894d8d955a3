"""The table of places: what a name may stand for. It is unpacked at the first question.

Derived from GeoNames by tools/atlas.py; its terms stand in GEONAMES-LICENSE.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources

from firsthand.language.lexicon import lexicon
from firsthand.story.atlas.grounds import Ground


@cache
def _table() -> list[str]:
    """The lines of the table, sorted."""
    packed = resources.files("firsthand.story.atlas").joinpath("places.tsv.xz").read_bytes()
    return lzma.decompress(packed).decode().splitlines()


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Return a name as the table has it: plain letters and digits, "saint", "fort" and "mount" cut short.

    >>> folded("São Tomé"), folded("Saint John's"), folded("Washington, D.C.")
    ('sao tome', 'st johns', 'washington dc')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[.'’`]", "", plain)).split())
    return re.sub(r"\bsaint\b", "st", re.sub(r"\bfort\b", "ft", re.sub(r"\bmount\b", "mt", plain)))


@lru_cache(maxsize=65536)
def listed(name: str) -> tuple[Ground, ...]:
    """Return all that a folded name may stand for, none where the table does not have it."""
    lines, key = _table(), f"{name}\t"
    found = lines[bisect_left(lines, key) : bisect_left(lines, f"{name}\n")]
    return tuple(_ground(line.split("\t")[1:]) for line in found)


def _ground(cells: list[str]) -> Ground:
    if len(cells) == 1:
        return Ground(cells[0])
    latitude, longitude, radius = map(int, cells[1:])
    return Ground(cells[0], latitude / 100, longitude / 100, radius)


def area(words: str) -> str:
    """Return the folded name of a state, province or country as written after a town ("Minn.", "MN", "Texas")."""
    postal, short = lexicon("atlas", "firsthand.story")["postal"], lexicon("atlas", "firsthand.story")["short"]
    name = folded(words)
    return str(postal.get(words) or short.get(name) or name)
