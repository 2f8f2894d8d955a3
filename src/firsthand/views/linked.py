"""From whom each article has what it says: its own word, those it names, words it took over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Origin, OriginLink
from firsthand.views.index import Index, Link
from firsthand.views.wording import listing

SHOWN = 6
"""Origins shown of those an article has in one way; the others, of fewest claims, are only counted."""
_HOW = {
    "own": "on its own word",
    "named": "named in the text",
    "credited": "credited beside the text",
    "taken": "in words it shares with another article",
    "cited": "as others say that cite it",
    "voice": "by another name, or on the word of another that may be the same",
}

Way = tuple[Origin, OriginLink]


@dataclass(frozen=True, slots=True)
class Linked:
    """One way in which an article has claims, and from whom, each with through whom and for how many claims."""

    label: str
    whom: tuple[Link, ...]


def linked(index: Index) -> Mapping[str, tuple[Linked, ...]]:
    """Give the ways of each article by its id; in each those of most claims first."""
    found: defaultdict[str, list[Way]] = defaultdict(list)
    for origin in index.story.origins:
        for link in origin.links:
            found[link.article].append((origin, link))
    return {article: tuple(_ways(index, ways)) for article, ways in found.items()}


def _ways(index: Index, ways: Sequence[Way]) -> list[Linked]:
    ordered = sorted(ways, key=lambda way: (-way[1].claims, way[0].name, way[1].via))
    groups = ((label, [way for way in ordered if way[1].how == how]) for how, label in _HOW.items())
    return [Linked(label, _whom(index, these)) for label, these in groups if these]


def _whom(index: Index, ways: Sequence[Way]) -> tuple[Link, ...]:
    shown = [_link(index, origin, link) for origin, link in ways[:SHOWN]]
    more = len(ways) - SHOWN
    return (*shown, Link(f"{more} more")) if more > 0 else tuple(shown)


def _link(index: Index, origin: Origin, link: OriginLink) -> Link:
    (who,) = index.origin_links([origin.id])
    through = [one.text for one in index.origin_links(link.via)]
    text = who.text + (f" through {listing(through)}" if through else "")
    return Link(f"{text} ({link.claims})", who.href)
