"""Statements that speak of the same thing, over articles and over wordings.

Statements meet in blocks by what they relate and whom they name, are scored pair by pair, and join a group only
where they match every wording already in it (complete link), so that likeness never chains into a heap.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from firsthand.language.lexicon import words
from firsthand.model import Article, Entity, Statement
from firsthand.story.claims.anchors import Anchor
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.relations import (
    Relation,
    Who,
    affecting,
    happenings,
    names_a_happening,
    noun_class,
    relation,
    telling_classes,
    things,
    verb_classes,
)

MATCH = 0.5
"""Score from which two statements speak of the same thing."""
CANDIDATES = 16
"""Groups a statement is held against, those that share most blocks with it."""
WORDINGS = 8
"""Wordings of a group a statement must match."""
BUSY = 400
"""Groups under one key beyond which the key says nothing."""
GENERIC = words("relations", "words.generic", "firsthand.story") | {""}
"""Heads that could be anybody."""
PLACED = ("in", "at", "near", "on", "from", "to", "outside", "inside", "off")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def stem(word: str) -> str:
    """Return a word cut of its plainest endings, or the noun that stands for it among its synonyms."""
    word = word.casefold().replace("’s", "").replace("'s", "")
    for noun in (word, word.removesuffix("s")):
        if noun in things():
            return things()[noun]
    for ending in ("ings", "ing", "edly", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content."""
    stop = words("relations", "words.stop", "firsthand.story")
    found = (w.group().casefold() for w in _WORD.finditer(text))
    return frozenset(stem(w) for w in found if w not in stop and not w[0].isdigit())


@dataclass(frozen=True)
class Facets:
    """A statement and the sides it can be compared by."""

    statement: Statement
    relation: Relation
    anchor: Anchor
    sentence: str
    places: frozenset[str]
    tokens: int
    part: str = "body"
    around: frozenset[str] = frozenset()
    dated: bool = True

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the clause, its values left out."""
        return stems(_masked(self.statement))

    @cached_property
    def context(self) -> frozenset[str]:
        """Stems of the sentence."""
        return stems(self.sentence)

    @cached_property
    def plain(self) -> str:
        """The clause's words alone, for telling that two are the same."""
        return " ".join(w.group().casefold() for w in _WORD.finditer(self.statement.text))

    @cached_property
    def counted(self) -> frozenset[tuple[str, str]]:
        """Role and class of what the clause counts."""
        return frozenset((v.role, noun_class(v.counted or "")) for v in self.statement.values if v.kind == "count")

    @cached_property
    def classes(self) -> frozenset[str]:
        """Relation classes, those the clause's counts imply among them."""
        implied = (
            c for role, _ in self.counted for c, _ in (verb_classes(_ROLE_VERB[role]) if role in _ROLE_VERB else ())
        )
        return frozenset((*self.relation.classes, *implied))

    @cached_property
    def entities(self) -> frozenset[str]:
        """Every entity that takes part."""
        who = (*self.relation.actors, *self.relation.patients, *self.relation.others)
        return frozenset(w.entity for w in who if w.entity)


GROWING = frozenset({"killed", "injured", "missing", "arrested", "displaced", "affected", "damaged", "destroyed"})
"""Roles of quantities that can only grow while the news lasts."""
_ROLE_VERB = {
    "killed": "kill", "injured": "injure", "missing": "disappear", "arrested": "arrest", "displaced": "displace",
    "damaged": "damage", "destroyed": "destroy", "affected": "affect",
}  # fmt: skip


def _masked(statement: Statement) -> str:
    """The clause without its days and hours; numbers are no stems anyway."""
    text, start = statement.text, statement.start
    for value in sorted(statement.values, key=lambda v: -v.start):
        if value.kind in ("date", "clock") and value.start >= start and value.end <= statement.end:
            text = text[: value.start - start] + " " + text[value.end - start :]
    return text


def facets(
    statements: Sequence[Statement],
    anchors: Mapping[str, Anchor],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
) -> tuple[Facets, ...]:
    """Return every statement with its facets, in the order given; articles and entities by their ids."""
    found = [_facet(s, anchors.get(s.id, Anchor()), articles[s.article], entities) for s in statements]
    first: dict[str, Relation] = {}
    for n, one in enumerate(found):
        told = first.get(one.statement.article)
        if told and names_a_happening(one.statement):
            known = one.relation
            found[n] = replace(one, relation=Relation(told.classes, told.actors, told.patients, known.others))
        elif told is None and happenings() & set(one.relation.classes) and not one.anchor.past:
            first[one.statement.article] = one.relation
    return tuple(found)


def _facet(statement: Statement, anchor: Anchor, article: Article, entities: Mapping[str, Entity]) -> Facets:
    sentence = statement.sentence or statement
    spots = [(a.relation, a.entity) for a in statement.arguments if a.entity and _is_place(a.entity, entities)]
    places = frozenset(entity for preposition, entity in spots if preposition in PLACED)
    return Facets(
        statement,
        relation(statement),
        anchor,
        article.text[sentence.start : sentence.end],
        places,
        len(_WORD.findall(statement.text)),
        next((p.kind for p in article.parts if p.start <= statement.start < p.end), "body"),
        frozenset(entity for _, entity in spots),
        article.published is not None,
    )


def _is_place(entity: str, entities: Mapping[str, Entity]) -> bool:
    return entity in entities and entities[entity].type == "place"


class Weights:
    """How telling a stem is in this story: rare ones weigh more (inverse document frequency)."""

    def __init__(self, all_facets: Iterable[Facets]) -> None:
        counts: Counter[str] = Counter()
        self.total = 1
        for facet in all_facets:
            counts.update(facet.words)
            self.total += 1
        self.counts = counts

    def of(self, word: str) -> float:
        """Return the weight of a stem."""
        return log(1 + self.total / (1 + self.counts[word]))

    def mass(self, words: frozenset[str]) -> float:
        """Return the weight of stems together."""
        return sum(self.of(w) for w in sorted(words))

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of weight two sets of stems have in common (0 to 1, over the lighter one)."""
        lighter = min(self.mass(a), self.mass(b))
        return self.mass(a & b) / lighter if lighter else 0.0

    def jaccard(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of weight two sets of stems have in common, over both together."""
        union = self.mass(a | b)
        return self.mass(a & b) / union if union else 0.0


def _ids(who: Iterable[Who]) -> frozenset[str]:
    return frozenset(w.entity for w in who if w.entity)


def _heads(who: Iterable[Who]) -> frozenset[str]:
    return frozenset(w.noun for w in who)


def named(who: Iterable[Who]) -> frozenset[str]:
    """Return the participants that have a name."""
    return _sure(_ids(who))


def slot(a: tuple[Who, ...], b: tuple[Who, ...]) -> float | None:
    """Return how well two fillers of one role agree.

    1 is the same entity, 0.7 the same noun or part of a group, 0.4 the same noun that could be anybody's, 0
    unknown; None says that they exclude each other.
    """
    ids, other_ids = _ids(a), _ids(b)
    if ids and ids == other_ids:
        return 1.0
    if _sure(ids) and _sure(other_ids):
        return 0.7 if ids < other_ids or other_ids < ids else None
    heads, other_heads = _heads(a), _heads(b)
    if (heads & other_heads) - GENERIC:
        return 0.7
    if (heads & other_heads) - {""}:
        return 0.4
    if heads - GENERIC and other_heads - GENERIC and not _sure(ids) and not _sure(other_ids):
        return None
    return None if _sexes(heads) | _sexes(other_heads) == {"man", "woman"} else 0.0


def _sure(ids: frozenset[str]) -> frozenset[str]:
    """The entities that have a name: two unnamed ones of two articles may well be one."""
    return frozenset(i for i in ids if not i.startswith(("e:group", "e:other")))


def _sexes(heads: frozenset[str]) -> frozenset[str]:
    return heads & {"man", "woman"}


def _apart(a: Facets, b: Facets, timed: bool) -> bool:
    """Whether something bars two statements from being one claim whatever else they share."""
    if a.statement.frame != b.statement.frame or not a.classes & b.classes:
        return True
    if elsewhere(a, b) and not (a.places | b.places) & _shared_core(a, b):
        return True
    if a.counted and b.counted and not a.counted & b.counted:
        return True
    if _narrowed(a, b):
        return True
    return timed and not same_time(a, b)


def elsewhere(a: Facets, b: Facets) -> bool:
    """Return whether two clauses say where, and name no place in common."""
    return bool(a.places and b.places and not a.around & b.around)


def _shared_core(a: Facets, b: Facets) -> frozenset[str]:
    return _ids(a.relation.actors + a.relation.patients) & _ids(b.relation.actors + b.relation.patients)


def _narrowed(a: Facets, b: Facets) -> bool:
    """Whether what narrows the things counted tells two counts apart; of tolls, a narrower one is another."""
    mine, theirs = _restricted(a), _restricted(b)
    for key in sorted(set(mine) & set(theirs)):
        x, y = mine[key], theirs[key]
        if x != y and (key[0] in GROWING or not (x <= y or y <= x)):
            return True
    return False


def _restricted(facet: Facets) -> dict[tuple[str, str], frozenset[str]]:
    counts = [v for v in facet.statement.values if v.kind == "count"]
    return {(v.role, noun_class(v.counted or "")): frozenset(r.casefold() for r in v.restrictors) for v in counts}


def same_time(a: Facets, b: Facets) -> bool:
    """Whether the days of two statements leave room for one event."""
    if a.anchor.label != b.anchor.label:
        return bool(_people(a) & _people(b)) and not (a.anchor.label and b.anchor.label)
    if a.anchor.known and b.anchor.known:
        return a.anchor.meets(b.anchor, slack=1)
    if a.anchor.past != b.anchor.past:
        return bool(_people(a) & _people(b))
    return True


def _people(facet: Facets) -> frozenset[str]:
    ids = _ids(facet.relation.actors + facet.relation.patients)
    return frozenset(i for i in ids if i.startswith(("e:person", "e:organization", "e:work")))


def score(a: Facets, b: Facets, weights: Weights, timed: bool = True) -> float:
    """Return how surely two statements speak of the same thing, 0 to 1, rounded; days count only if `timed`."""
    if a.statement.frame == b.statement.frame and a.tokens >= 5 and a.plain == b.plain:
        return 0.0 if timed and not same_time(a, b) else 1.0
    if _apart(a, b, timed):
        return 0.0
    patients = slot(a.relation.patients, b.relation.patients)
    actors = slot(a.relation.actors, b.relation.actors)
    undergone = bool(a.classes & b.classes & affecting())
    if patients is None or (actors is None and not (undergone and patients >= 0.7)):
        return 0.0
    likeness = weights.overlap(a.words, b.words)
    context = weights.jaccard(a.context, b.context)
    counted = 1.0 if a.counted & b.counted else 0.0
    valued = 1.0 if _valued(a, b) else 0.0
    telling = 1.0 if a.classes & b.classes & telling_classes() else 0.0
    total = 0.3 * patients + 0.3 * (actors or 0.0) + 0.35 * likeness + 0.25 * context
    total += 0.15 * counted + 0.1 * valued + 0.08 * telling - (0.2 if _miscounted(a, b) else 0.0)
    if not patients and not actors and not counted:
        total -= 0.2
    return round(min(total, 1.0), 4)


def _valued(a: Facets, b: Facets) -> bool:
    """Whether both clauses give the same value for one thing that is not counted."""
    mine = {(v.kind, v.role, v.low, v.high) for v in a.statement.values if v.kind != "count"}
    return any((v.kind, v.role, v.low, v.high) in mine for v in b.statement.values)


def _miscounted(a: Facets, b: Facets) -> bool:
    """Whether both clauses count one thing, or say which of a series, and come to numbers that cannot be one."""
    mine = [v for v in a.statement.values if v.kind in ("count", "ordinal")]
    theirs = [v for v in b.statement.values if v.kind in ("count", "ordinal")]
    alike = [(x, y) for x in mine for y in theirs if (x.role, x.counted) == (y.role, y.counted)]
    return bool(alike) and not any(agree(x, y) for x, y in alike)


def _keys(facet: Facets) -> tuple[str, ...]:
    """The blocks a statement is looked up in."""
    who = (*facet.relation.actors, *facet.relation.patients, *facet.relation.others)
    names = {w.entity or w.noun for w in who if w.entity or w.noun not in GENERIC}
    names |= {f"{role}/{counted}" for role, counted in facet.counted}
    keys = {f"{c}|{n}|{facet.statement.frame}" for c in facet.classes for n in names}
    if facet.tokens >= 5:
        keys.add(facet.plain)
    return tuple(sorted(keys))


class _Groups:
    """Groups of statements as they grow, found again by their keys."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.members: list[list[Facets]] = []
        self.wordings: list[list[Facets]] = []
        self.by_key: defaultdict[str, list[int]] = defaultdict(list)

    def candidates(self, keys: tuple[str, ...]) -> list[int]:
        hits: Counter[int] = Counter()
        for key in keys:
            found = self.by_key.get(key, ())
            hits.update(found[-BUSY:])
        return sorted(hits, key=lambda g: (-hits[g], g))[:CANDIDATES]

    def fit(self, facet: Facets, group: int) -> float:
        """The mean score against the wordings of a group, 0 where one does not match."""
        total = 0.0
        for other in self.wordings[group]:
            one = score(facet, other, self.weights)
            if one < MATCH:
                return 0.0
            total += one
        return round(total / len(self.wordings[group]), 4)

    def add(self, facet: Facets) -> None:
        keys = _keys(facet)
        fits = [(self.fit(facet, g), -g) for g in self.candidates(keys)]
        best, group = max(fits, default=(0.0, 0))
        if best:
            self._join(facet, -group, keys)
        else:
            self.members.append([facet])
            self.wordings.append([facet])
            self._index(keys, len(self.members) - 1)

    def _join(self, facet: Facets, group: int, keys: tuple[str, ...]) -> None:
        self.members[group].append(facet)
        known = {w.plain for w in self.wordings[group]}
        if facet.plain not in known and len(known) < WORDINGS:
            self.wordings[group].append(facet)
            self._index(keys, group)

    def _index(self, keys: tuple[str, ...], group: int) -> None:
        for key in keys:
            if group not in self.by_key[key][-1:]:
                self.by_key[key].append(group)


def align(all_facets: Sequence[Facets], weights: Weights) -> tuple[tuple[Facets, ...], ...]:
    """Return the statements grouped into claims, each claim and the whole in the order given."""
    groups = _Groups(weights)
    for facet in all_facets:
        groups.add(facet)
    return tuple(tuple(members) for members in groups.members)
