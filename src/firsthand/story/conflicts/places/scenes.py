"""Where the news took place, and where what befell one person did, put into two places by two articles.

A happening has one place by nature; so has each person's death, arrest or birth. Where somebody died is not where they
were shot: dying is a kind of its own. Beyond those, two clauses that say the same but for the place are at odds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Article
from firsthand.story.atlas.atlas import Atlas
from firsthand.story.atlas.buildings import Building
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights, named, same_time, score, slot
from firsthand.story.claims.relations import happenings, noun_event, occurring, verb_classes
from firsthand.story.conflicts.drafts import Draft
from firsthand.story.conflicts.fillers import dying, sole_death
from firsthand.story.conflicts.in_the_news import in_the_news
from firsthand.story.conflicts.places.located import Clauses, Located, addressed, housed, located, quarrel

CONFIDENCE = 0.7
SURE = 0.7
"""Likeness of those an event befell from which they are one."""
ALIKE = 0.5
"""Likeness of two clauses, their places left out, from which they tell of one event."""
NAMELESS = 0.7
"""The same, where they name nobody in common: there are many crowds and many fires."""
MANY = 24
"""Places of one relation beyond which a story tells of many events."""
EXEMPLARS = 6
"""Clauses for each place of a relation that are held against those for another."""


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    weights: Weights,
    atlas: Atlas,
) -> list[Draft]:
    """Return a draft for every event that articles put into places that cannot be one; each clause is told once."""
    scenes = _Scenes(weights, atlas, sole_death(every))
    wide = _spread(every)
    groups: defaultdict[tuple[str, str], list[Located]] = defaultdict(list)
    clauses = Clauses(every)
    for facets in every:
        if not _told(facets) or (wide and not _whose(facets)):
            continue
        article = articles[facets.statement.article]
        places = [*located(facets, article), *addressed(facets, article, clauses), *housed(facets, article)]
        for kind in _sorted(facets) if places else ():
            groups[kind, facets.statement.frame] += places
    found, told = [], set[str]()
    for key in sorted(groups):
        members = [m for m in groups[key] if m.facets.statement.id not in told]
        draft = scenes.draft(key[0], members, claim_of)
        if draft:
            found.append(draft)
            told |= {f.statement.id for s in draft.sides for f in s.facets}
    return found


def _spread(every: Sequence[Facets]) -> bool:
    """Whether most articles tell of what comes over a whole country: a quake, a storm, a flood."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for facets in every:
        kinds[facets.statement.article].update(_spreading(facets))
    main = [max(sorted(k), key=lambda c: k[c]) for k in kinds.values() if k]
    return sum(name == "wide" for name in main) > 0.5 * len(main)


def _spreading(facets: Facets) -> Iterator[str]:
    """What a clause tells of, as what is wide and what has a place."""
    nouns = words("places", "words.spreading", "firsthand.story.conflicts")
    if any(w.noun in nouns for w in (*facets.relation.actors, *facets.relation.patients)):
        yield "wide"
    elif facets.classes & (happenings() - {"death", "quake"}):
        yield "placed"


def _told(facets: Facets) -> bool:
    s = facets.statement
    return s.polarity == "affirmed" and s.certainty in ("asserted", "rumoured")


@cache
def _befalling() -> frozenset[str]:
    """The kinds that each person has a place of."""
    return words("places", "words.befalling", "firsthand.story.conflicts")


def _kinds(facets: Facets) -> frozenset[str]:
    """What a clause says took place that has one place by nature."""
    if not in_the_news(facets):
        return frozenset()
    if facets.statement.predicate in occurring():
        return frozenset(_named(facets))
    placeless = words("places", "words.placeless", "firsthand.story.conflicts")
    own = {name for name, _ in verb_classes(facets.statement.predicate)}
    found = (facets.classes | own) & (happenings() | _befalling()) - placeless
    return found - {"death"} | {"dying"} if dying(facets) else found


def _sorted(facets: Facets) -> list[str]:
    """The kinds and classes of a clause: "dying" is no death."""
    return sorted(_kinds(facets) | (facets.classes - {"death"} if dying(facets) else facets.classes))


def _named(facets: Facets) -> Iterator[str]:
    """The kinds of happening that the subject of a clause names."""
    for who in (*facets.relation.actors, *facets.relation.patients):
        event = noun_event(who.noun)
        if event in happenings():
            yield str(event)


@dataclass(frozen=True)
class _Scenes:
    """What tells that two clauses are of one event, and their places of two."""

    weights: Weights
    atlas: Atlas
    sole: bool
    """Whether the story tells of one death alone."""

    def draft(self, kind: str, members: Sequence[Located], claim_of: Mapping[str, int]) -> Draft | None:
        """Return the conflict among clauses of one relation."""
        exemplars = self._exemplars(members)
        pairs = [(a, b) for a, b in combinations(exemplars, 2) if a.article != b.article and self.apart(a, b)]
        if not pairs:
            return None
        at_odds = [m for m in members if any(self.apart(m, x) for pair in pairs for x in pair)]
        sides = quarrel(at_odds, self.apart)
        if not sides:
            return None
        claim = claim_of[sides[0].facets[0].statement.id]
        every = [f for s in sides for f in s.facets]
        befell = lexicon("places", "firsthand.story.conflicts")["befell"].get(kind)
        whose = named(w for f in every for w in f.relation.patients)
        if befell and len(whose) == 1:
            role, verb = befell
            return Draft(claim, role, "name", CONFIDENCE, sides, tuple(whose), asks=f"where {{}} {verb}")
        return Draft(claim, "place", "name", CONFIDENCE, sides, asks="where this took place")

    @staticmethod
    def _exemplars(members: Sequence[Located]) -> list[Located]:
        """A few clauses for each place; none where there are too many places."""
        by_name: defaultdict[str, list[Located]] = defaultdict(list)
        for one in members:
            if len(by_name[one.spot.name]) < EXEMPLARS:
                by_name[one.spot.name].append(one)
        return [m for group in by_name.values() for m in group] if len(by_name) <= MANY else []

    def apart(self, a: Located, b: Located) -> bool:
        """Return whether two clauses put one event into two places."""
        if a.way != b.way or not self.atlas.apart(a.spot, b.spot):
            return False
        return _taken(a, b) or self._one(a.facets, b.facets)

    def _one(self, a: Facets, b: Facets) -> bool:
        """Whether two clauses tell of one event, whatever place they give it."""
        if not same_time(a, b):
            return False
        return any(_of_one(kind, a, b, self.sole) for kind in sorted(_kinds(a) & _kinds(b))) or self._alike(a, b)

    def _alike(self, a: Facets, b: Facets) -> bool:
        if _counted_apart(a, b):
            return False
        first, second = (replace(f, places=frozenset(), around=frozenset()) for f in (a, b))
        return score(first, second, self.weights) >= (ALIKE if _whose(a) & _whose(b) else NAMELESS)


def _whose(facets: Facets) -> frozenset[str]:
    return named((*facets.relation.actors, *facets.relation.patients))


def _counted_apart(a: Facets, b: Facets) -> bool:
    """Whether two clauses count one thing and come to two numbers: then they may well be of two events."""
    mine, theirs = ([v for v in f.statement.values if v.kind == "count"] for f in (a, b))
    alike = [(x, y) for x in mine for y in theirs if (x.role, x.counted) == (y.role, y.counted)]
    return bool(alike) and not any(agree(x, y) for x, y in alike)


def _taken(a: Located, b: Located) -> bool:
    """Whether two clauses take somebody to a building of one sort."""
    carried = a.way == "to" and isinstance(a.spot, Building) and same_time(a.facets, b.facets)
    return carried and "carry" in a.facets.classes & b.facets.classes and _of_one("carry", a.facets, b.facets, False)


def _of_one(kind: str, a: Facets, b: Facets, sole: bool) -> bool:
    """Whether two clauses of one kind tell of one happening."""
    patients, actors = slot(a.relation.patients, b.relation.patients), slot(a.relation.actors, b.relation.actors)
    known = patients is not None and actors is not None
    if kind in _befalling() | {"carry"}:
        return bool(patients and patients >= SURE) or (kind == "death" and sole and known)
    if {a.statement.predicate, b.statement.predicate} & occurring():
        return True  # the happening itself is the subject of one
    return known and max(patients or 0.0, actors or 0.0) >= SURE
