"""A building by its own name: "Arden General Hospital", "Kerrin High School"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.language.lexicon import lexicon, words
from firsthand.story.atlas.table import folded

_WORD = r"(?:St\.|[A-Z][\w’'-]*)"
_RUN = re.compile(rf"(?:[Tt]he |[Aa]n? )?(?P<name>{_WORD}(?: (?:of |for |and |& )?{_WORD}){{1,6}})")


@dataclass(frozen=True)
class Building:
    """A hospital, school, airport …: its sort, the words that tell it from others, and all its initials.

    `start` and `end` are those of its name in the article's text.
    """

    sort: str
    own: frozenset[str]
    initials: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """What tells it from others."""
        return " ".join((*sorted(self.own), self.sort))


def building(text: str, start: int) -> Building | None:
    """Return the building named at `start` of a text, None where none of a known sort stands there."""
    found = _RUN.match(text, start)
    if not found:
        return None
    name = found["name"].rstrip(" .,")
    said = folded(name).split()
    sort = next((s for ending, s in _sorts().items() if f" {' '.join(said)}".endswith(f" {ending}")), None)
    own = frozenset(said) - words("atlas", "words.common", "firsthand.story") if sort else frozenset[str]()
    if not sort or not own:
        return None
    return Building(sort, own, "".join(w[0] for w in said), found.start("name"), found.start("name") + len(name))


@cache
def _sorts() -> dict[str, str]:
    """How the name of a building ends -> its sort."""
    table = lexicon("atlas", "firsthand.story")["buildings"]
    return {ending: sort for sort, endings in table.items() for ending in endings}


def apart(a: Building, b: Building) -> bool:
    """Return whether two buildings of one sort have no word of their names in common, nor one the other's initials.

    >>> one, two, three = (building(n, 0) for n in ("Arden Hospital", "Kerrin Hospital", "the Arden Royal Hospital"))
    >>> apart(one, two), apart(one, three)
    (True, False)
    """
    short = any(len(w) > 1 and w in x.initials for x, y in ((a, b), (b, a)) for w in y.own)
    return a.sort == b.sort and not a.own & b.own and not short
