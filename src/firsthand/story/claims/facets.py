"""A statement and the sides it can be compared by: words, relation, participants, places, days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from firsthand.language.lexicon import words
from firsthand.model import Article, Entity, Statement
from firsthand.story.atlas.holders import holders
from firsthand.story.claims.anchors import Anchor
from firsthand.story.claims.relations import (
    Relation,
    happenings,
    held_classes,
    names_a_happening,
    near_classes,
    noun_class,
    relation,
    things,
    undone_classes,
    verb_classes,
)
from firsthand.story.claims.struck import Scene, Spot, named_places, scenes

PLACED = ("in", "at", "near", "on", "from", "to", "outside", "inside", "off")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@cache
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
    scenes: Mapping[int, Scene] = field(default_factory=dict, compare=False)
    """Where those it counts were struck, by where the number stands."""

    @cached_property
    def place(self) -> tuple[str, int, int]:
        """Where the clause stands."""
        return self.statement.article, self.statement.start, self.statement.end

    def contradicts(self, other: Facets) -> bool:
        """Return whether one claims and another denies these words: "police rejected the union's claim that …"."""
        mine, theirs = self.statement, other.statement
        return self.place == other.place and mine.predicate == theirs.predicate and mine.polarity != theirs.polarity

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
    def held(self) -> frozenset[str]:
        """Classes of what the subject sets out to do: of buying in "agreed to buy"."""
        return held_classes(self.statement)

    @cached_property
    def undone(self) -> frozenset[str]:
        """Classes of what an adjective says was not done: of hurting in "was unhurt"."""
        return undone_classes(self.statement)

    @cached_property
    def denied(self) -> bool:
        """Whether what the clause relates was not so, in so many words or by its adjective."""
        return (self.statement.polarity == "denied") != bool(self.undone)

    @cached_property
    def said(self) -> frozenset[str]:
        """Stems of the predicate as it is written."""
        statement, span = self.statement, self.statement.predicate_span
        if span is None or span.start < statement.start or span.end > statement.end:
            return frozenset()
        return stems(statement.text[span.start - statement.start : span.end - statement.start])

    @cached_property
    def near(self) -> frozenset[str]:
        """Classes of relations that often tell the same event."""
        return near_classes(self.statement.predicate) - self.classes

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
    larger = holders({e.id: e.name for e in entities.values() if e.type == "place"})
    spots = named_places(entities)
    found = [
        _facet(s, anchors.get(s.id, Anchor()), articles[s.article], larger, spots.get(s.article, ()))
        for s in statements
    ]
    first: dict[str, Relation] = {}
    for n, one in enumerate(found):
        told = first.get(one.statement.article)
        if told and names_a_happening(one.statement):
            known = one.relation
            found[n] = replace(one, relation=Relation(told.classes, told.actors, told.patients, known.others))
        elif told is None and happenings() & set(one.relation.classes) and not one.anchor.past:
            first[one.statement.article] = one.relation
    return tuple(found)


def _facet(
    statement: Statement, anchor: Anchor, article: Article, larger: Mapping[str, frozenset[str]], named: Sequence[Spot]
) -> Facets:
    """The facets of a statement.

    `larger` has the places of the story, each with those that hold it, `named` where the article names them.
    """
    sentence = statement.sentence or statement
    spots = [(a.relation, a.entity) for a in statement.arguments if a.entity in larger and a.entity]
    places = frozenset(entity for preposition, entity in spots if preposition in PLACED)
    return Facets(
        statement,
        relation(statement),
        anchor,
        article.text[sentence.start : sentence.end],
        places,
        len(_WORD.findall(statement.text)),
        next((p.kind for p in article.parts if p.start <= statement.start < p.end), "body"),
        frozenset(i for _, entity in spots for i in (entity, *larger[entity])),
        article.published is not None,
        scenes(statement, GROWING, article, named, larger),
    )
