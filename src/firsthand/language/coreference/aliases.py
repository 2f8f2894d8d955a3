"""Two names that an article says are one's: "Ana Bell, born Anna Belinsky", "Brackwater, formerly Northfield"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from firsthand.language.coreference.figures import Figure
from firsthand.language.naming.types import key

REACH = 70
"""Characters between the two names."""
_CUE = re.compile(
    r"""[\s,(–—-]*(?:(?:who\s+)?(?:is|was)\s+|and\s+)?
    (?:born|n[ée]e?|a\.?k\.?a\.?|also\s+known\s+as|(?:better|best|formerly|professionally|previously)\s+known\s+as
    |(?:who\s+)?(?:goes|went)\s+by(?:\s+the\s+name(?:\s+of)?)?|formerly
    |(?:whose|his|her|its)\s+(?:real|birth|legal|given|maiden|stage)\s+name\s+(?:is|was))\s*[“"‘']?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BORN = re.compile(r"(?:(?:^|[.!?\n]\s*)Born|\b(?:[Hh]e|[Ss]he)\s+was\s+born)\s*\Z")
ONES = frozenset({"organization", "person"})


def join_aliases(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures with those made one that the text says are one, in order of first mention.

    text: the article's; figures: those of `group_names`, changed in place.
    """
    kept = list(figures)
    for figure, other in list(_pairs(text, figures)):
        if other is not figure and figure in kept and other in kept:
            _take_in(figure, other)
            kept.remove(other)
    return sorted(kept, key=lambda f: f.places[0])


def _pairs(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Whoever is named, and whose name is said to be theirs."""
    spots = sorted(
        ((start, end, f) for f in figures if f.type in ONES for start, end, kind in f.places if kind == "name"),
        key=lambda spot: spot[:2],
    )
    for (_, end, figure), (start, _, other) in pairwise(spots):
        if figure.type == other.type and end <= start <= end + REACH and _CUE.fullmatch(text[end:start]):
            yield figure, other
    for start, _, other in spots:
        if _BORN.search(text[max(0, start - 16) : start]):
            yield from ((f, other) for f in _of_the_family(other, figures))


def _of_the_family(one: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The only other person of one's surname, for "Born Anna Bell in Kerrin, she …"."""
    surname = key(one.name).split()[-1:]
    if one.type != "person" or len(key(one.name).split()) < 2:
        return []
    found = [f for f in figures if f is not one and f.type == "person" and key(f.name).split()[-1:] == surname]
    return found if len(found) == 1 else []


def _take_in(figure: Figure, other: Figure) -> None:
    figure.also = [*figure.also, *(f for f in other.forms if f not in figure.forms)]
    figure.forms = list(dict.fromkeys([*figure.forms, *other.forms]))
    figure.places = sorted({*figure.places, *other.places})
