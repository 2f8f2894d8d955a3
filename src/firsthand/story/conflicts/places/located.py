"""Clauses with the places they name, and sides made of places that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.language.lexicon import words
from firsthand.model import Argument, Article, Evidence
from firsthand.story.atlas.addresses import addresses
from firsthand.story.atlas.atlas import Where
from firsthand.story.atlas.buildings import building
from firsthand.story.atlas.spots import read
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.drafts import DraftSide

_WAY = re.compile(
    r"\b(?P<way>from|to|into|through|via)\s+(?:an?|another|her|his|its|one|the|their|[A-Z])\b(?:\s*[\w’'-]+){0,5}\s+"
    r"(?:in|at|near)\s+$"
)
_BY = re.compile(r"\b(?:outskirts|suburbs?|vicinity|coast|shores?) of $")


@dataclass(frozen=True)
class Located:
    """A clause and a place it names."""

    facets: Facets
    spot: Where
    words: Evidence
    way: str = ""
    """"from" or "to" where the place is that of where somebody came from or went: "to a prison in Arden"."""

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.facets.statement.article


Apart = Callable[[Located, Located], bool]


def located(facets: Facets, article: Article) -> Iterator[Located]:
    """Yield the places that a clause says it happened at."""
    for argument in facets.statement.arguments:
        near = _near(argument, article.text)
        plain = argument.relation in words("places", "words.prepositions", "firsthand.story.conflicts")
        if (near or plain) and (spot := read(article.text, argument.start, near=near)):
            yield Located(facets, spot, evidence(article, spot), _way(article.text, argument.start))


def _way(text: str, start: int) -> str:
    found = _WAY.search(text, max(0, start - 60), start)
    return found["way"] if found else ""


def housed(facets: Facets, article: Article) -> Iterator[Located]:
    """Yield the buildings that a clause says it happened at, or that somebody was taken to."""
    inside = words("places", "words.prepositions", "firsthand.story.conflicts") | {"to"}
    for argument in facets.statement.arguments:
        if argument.relation in inside and (found := building(article.text, argument.start)):
            yield Located(facets, found, evidence(article, found), "to" if argument.relation == "to" else "")


def addressed(facets: Facets, article: Article, clauses: Clauses) -> Iterator[Located]:
    """Yield the addresses in a clause that stand in no shorter one."""
    s = facets.statement
    for address in addresses(article.text, s.start, s.end):
        if clauses.at(article.id, address.start) is facets:
            yield Located(facets, address, evidence(article, address))


def evidence(article: Article, spot: Where) -> Evidence:
    """Return the words of a place's name."""
    return Evidence(article=article.id, start=spot.start, end=spot.end, text=article.text[spot.start : spot.end])


def _near(argument: Argument, text: str) -> bool:
    """Whether a preposition, or the words before it, say that something is not in a place but by it."""
    if argument.relation in words("places", "words.beside", "firsthand.story.conflicts"):
        return True
    before = text[max(0, argument.start - 24) : argument.start]
    return argument.relation == "of" and bool(
        re.search(r"\b(?:outskirts|suburbs?|vicinity|coast|shores?) of $", before)
    )


def parted(members: Sequence[Located], apart: Apart) -> tuple[tuple[Located, ...], ...]:
    """Return members as sides: within one none are apart, between two all are; the undecided are left out."""
    sides: list[list[Located]] = []
    for one in members:
        touched = [n for n, side in enumerate(sides) if any(not apart(one, other) for other in side)]
        if len(touched) == 1 and not any(apart(one, other) for other in sides[touched[0]]):
            sides[touched[0]].append(one)
        elif not touched:
            sides.append([one])
    return tuple(tuple(s) for s in sides)


def quarrel(members: Sequence[Located], apart: Apart) -> tuple[DraftSide, ...]:
    """Return the sides of those that are apart from another article's; none where an article differs with itself."""
    if any(a.article == b.article and apart(a, b) for a, b in combinations(members, 2)):
        return ()
    pairs = [(a, b) for a, b in combinations(members, 2) if a.article != b.article and apart(a, b)]
    at_odds = [m for m in members if any(m is x for pair in pairs for x in pair)]
    sides = parted(at_odds, apart)
    return tuple(map(_side, sides)) if len(sides) > 1 else ()


def _side(members: Sequence[Located]) -> DraftSide:
    spans = {(m.article, m.words.start): m.words for m in members}
    facets = {m.facets.statement.id: m.facets for m in members}
    return DraftSide(members[0].words.text, None, None, tuple(facets.values()), tuple(spans.values()))


class Clauses:
    """The clauses of a story by where they stand."""

    def __init__(self, every: Sequence[Facets]) -> None:
        """Take all clauses."""
        self._of: dict[str, list[Facets]] = {}
        for facets in every:
            self._of.setdefault(facets.statement.article, []).append(facets)

    def at(self, article: str, start: int) -> Facets | None:
        """Return the shortest clause that holds a place of an article, else the first of its sentence."""
        own = self._of.get(article, ())
        inside = [f for f in own if f.statement.start <= start < f.statement.end]
        if inside:
            return min(inside, key=lambda f: (f.statement.end - f.statement.start, f.statement.id))
        spans = ((f, f.statement.sentence) for f in own)
        around = [f for f, span in spans if span and span.start <= start < span.end]
        return next((f for f in around if not f.statement.nominal), next(iter(around), None))
