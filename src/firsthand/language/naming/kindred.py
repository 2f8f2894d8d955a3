"""Names of an article that show each other's type: short forms of a given name, longer names of a surname."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from firsthand.language.lexicon import words
from firsthand.language.naming.short_forms import clipped, cut_short, nickname
from firsthand.language.naming.spotting import Spot

SMALL = frozenset(("and", "for", "in", "of", "on", "the"))
"""Words that no person's name holds."""
Types = Mapping[str, str | None]
"""The type of each name of an article, folded; None for one nothing tells."""


def called_for_short(types: Types, found: Sequence[Spot]) -> set[str]:
    """Return the names of one word that are short for a person's given name, where nothing says otherwise."""
    givens = {n.split()[0] for n, type in types.items() if type == "person" and " " in n}
    lone = [s for s in found if len(s.tokens) == 1]
    plain = {s.tokens.text.casefold() for s in lone if _plain(s)}
    other = {s.tokens.text.casefold() for s in lone if not _plain(s)}
    return {w for w in plain - other if any(f(w, g) for g in givens for f in (nickname, cut_short, clipped))}


def _plain(spot: Spot) -> bool:
    """Whether a name of one word may be somebody's as far as it looks: no article before it, no place to the parse."""
    text, led = spot.tokens.text, spot.first > 0 and spot.paragraph.doc[spot.first - 1].lower_ in ("a", "an", "the")
    return spot.label in (None, "organization", "person") and text.istitle() and text.isalpha() and not led


def bearers(types: Types, shown: Collection[str], by_label: Callable[[str, str], bool]) -> list[str]:
    """Return the longer names whose last word alone is a person's: "Bo Sund" where "Sund, 30," is one.

    shown: the names that more than the parse's label shows to be people; by_label: whether that label alone speaks for
    a name's type. A surname that somebody else bears shows nothing.
    """
    full = {n.split()[-1] for n, type in types.items() if type == "person" and " " in n}
    bodies = words("names", "organization.holds") | words("names", "organization.tail")
    return [
        name
        for name, type in types.items()
        if type in (None, "organization", "place")
        and 2 <= len(held := name.split()) <= 3
        and all(w.isalpha() and w not in SMALL for w in held)
        and types.get(held[-1]) == "person"
        and held[-1] in shown
        and held[-1] not in full
        and bodies.isdisjoint(held)
        and by_label(name, type or "")
    ]
