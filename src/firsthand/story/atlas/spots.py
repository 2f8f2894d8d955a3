"""A place as an article's words give it: "Arden", "Arden, Minn.", "the outskirts of Arden", "southern Arden"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.language.lexicon import words
from firsthand.story.atlas.table import area, folded, listed

_CAPITAL = r"[A-Z][\w.’'-]*"
_RUN = rf"{_CAPITAL}(?:[ -](?:(?:of|on|upon|de|del|la|le|los|las|al|el|the)[ -]){{0,2}}{_CAPITAL})*"
_WITHIN = re.compile(rf"(?:,\s+|\s+in\s+|\s+\()(?P<name>{_RUN})")
_JOINT = re.compile(r" (?:of|on|the|upon) ")
_AREA = re.compile(r"\s+(?:area|region|suburbs?)\b")
_LISTED = re.compile(rf"(?:,\s+{_RUN})*,?\s+(?:and|or)\s+(?:in\s+)?[A-Z]")


@dataclass(frozen=True)
class Spot:
    """A place as named: its folded name, the larger places named after it, whether only its surroundings are meant.

    `start` and `end` are those of the innermost name that the table has ("the harbour office in Arden": Arden), else
    of its own.
    """

    name: str
    within: tuple[str, ...]
    near: bool
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    """The words before a name that are none of it, and the name."""
    parts, generic = (words("atlas", f"words.{key}", "firsthand.story") for key in ("parts", "generic"))
    before = "|".join(sorted(parts | generic))
    return re.compile(rf"(?:(?:[Tt]he|[Aa]n?|nearby|of|{before}|capital)\s+){{0,4}}(?P<name>{_RUN})")


def read(text: str, start: int, *, near: bool = False) -> Spot | None:
    """Return the place named at `start` of a text, None where no name stands there or it is one of several."""
    found = _pattern().match(text, start)
    if not found:
        return None
    at, end = found.span("name")
    end = at + len(_cut(text[at:end]).rstrip(".,’'"))
    name = _known(text[at:end])
    within, after, larger = _within(text, end)
    if _LISTED.match(text, after):
        return None
    near = near or bool(_AREA.match(text, end))
    return Spot(name, within, near, *(larger if larger and not listed(name) else (at, end)))


def _cut(run: str) -> str:
    """A run of capitals, or what stands before a joining word in it: "Stratford upon Avon", but "Arden on Sunday"."""
    joined = _JOINT.search(run)
    return run[: joined.start()] if joined and not listed(folded(run)) else run


def _known(words_of: str) -> str:
    """The folded name: as it stands, else without the point of the compass before it."""
    name = folded(words_of)
    first, _, rest = name.partition(" ")
    compass = rest and not listed(name) and first in words("atlas", "words.parts", "firsthand.story")
    return rest if compass else name


def _within(text: str, end: int) -> tuple[tuple[str, ...], int, tuple[int, int] | None]:
    """The larger places named one after another behind a name, where they end, and where the first of them stands."""
    names: list[str] = []
    first = None
    while len(names) < 3 and (found := _WITHIN.match(text, end)):
        named = found["name"].rstrip(",’'")
        name = area(named.rstrip("."))
        if not listed(name):
            break
        names.append(name)
        end = found.start("name") + len(named)
        first = first or (found.start("name"), found.start("name") + len(named.rstrip(".")))
    return tuple(names), end, first
