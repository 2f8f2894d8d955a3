"""A story's statements with the words, names and days around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.asking.parsing.question import table
from firsthand.model import Article, Claim, Entity, Mention, Reading, Statement, Story, Time
from firsthand.story.claims.anchors import Anchor, anchors
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import Relation, noun_class, noun_event, relation
from firsthand.story.naming import fold

TOPIC = 0.6
"""Share of a story's articles that name a thing for it to go without saying."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Words:
    """A stretch of text as what can be asked of it."""

    stems: frozenset[str]
    kin: frozenset[str]
    relations: frozenset[str]
    entities: frozenset[str]


class Scenes:
    """A story's statements with the words and entities around them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.articles: Mapping[str, Article] = {a.id: a for a in story.articles}
        self.entities: Mapping[str, Entity] = {e.id: e for e in story.entities}
        self.claims: Mapping[str, Claim] = {s: c for c in story.claims for s in c.statements}
        self.statements: Mapping[str, Statement] = {s.id: s for s in story.statements}
        self.same = _aliases(story)
        self._relations: dict[str, Relation] = {}
        self._words: dict[tuple[str, int, int], Words] = {}

    @cached_property
    def works(self) -> frozenset[str]:
        """The work most articles name, where it is one alone."""
        found = frozenset(i for i in self.topic[1] if self.entities[i].type == "work")
        return found if len(found) == 1 else frozenset()

    @cached_property
    def kinds_of_work(self) -> frozenset[str]:
        """Stems of what a work is called without its name."""
        return frozenset(map(stem, table("types")["work"]))

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[int, int, str]]]:
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in self.story.entities:
            for mention in entity.mentions:
                for id_ in (entity.id, *entity.members, *self.same.get(entity.id, ())):
                    found[mention.article].append((mention.start, mention.end, id_))
        return {article: sorted(places) for article, places in found.items()}

    @cached_property
    def anchors(self) -> Mapping[str, Anchor]:
        """When the thing each statement speaks of happened."""
        times, statements = defaultdict(list), defaultdict(list)
        for time in self.story.times:
            times[time.article].append(time)
        for statement in self.story.statements:
            statements[statement.article].append(statement)
        readings = [
            Reading(article=a, times=tuple(times[a.id]), statements=tuple(statements[a.id]))
            for a in self.story.articles
        ]
        return anchors(readings)

    @cached_property
    def topic(self) -> tuple[frozenset[str], frozenset[str]]:
        """Stems and entities that most articles of the story name."""
        stems: Counter[str] = Counter()
        ids: Counter[str] = Counter()
        for article in self.story.articles:
            found = self.words(article.id, 0, len(article.text))
            stems.update(found.stems | found.kin | found.relations)
            ids.update(found.entities)
        need = max(2, TOPIC * len(self.story.articles))
        return frozenset(s for s, n in stems.items() if n >= need), frozenset(i for i, n in ids.items() if n >= need)

    def usual(self, ids: frozenset[str]) -> bool:
        """Whether most articles of the story name one of these, so that it may go without saying."""
        if ids & self.topic[1]:
            return True
        if len(ids) < 2:
            return False
        naming = {m.article for i in ids if i in self.entities for m in self.entities[i].mentions}
        return len(naming) >= max(2, TOPIC * len(self.story.articles))

    def words(self, article: str, start: int, end: int) -> Words:
        """Return what a stretch of an article can be asked for."""
        key = (article, start, end)
        if key not in self._words:
            self._words[key] = self._read(article, start, end)
        return self._words[key]

    def _read(self, article: str, start: int, end: int) -> Words:
        found = [w.group().casefold() for w in _WORD.finditer(self.articles[article].text[start:end])]
        plain = {*found, *(p for w in found for p in w.split("-"))}
        lemmas = {w[:-1] if w.endswith("s") and len(w) > 3 else w for w in plain}
        events = (noun_event(w) for w in sorted(lemmas))
        return Words(
            stems=frozenset(map(stem, plain)),
            kin=frozenset(noun_class(w) for w in lemmas),
            relations=frozenset(e for e in events if e),
            entities=frozenset(self.named(article, start, end)),
        )

    def named(self, article: str, start: int, end: int) -> Iterable[str]:
        """Return the entities mentioned in a stretch of an article, members of groups too, in order."""
        places = self._mentions.get(article, [])
        for at in range(bisect_left(places, (start, 0, "")), len(places)):
            if places[at][0] >= end:
                break
            if places[at][1] <= end:
                yield places[at][2]

    @cached_property
    def _times(self) -> Mapping[str, list[Time]]:
        found: dict[str, list[Time]] = defaultdict(list)
        for time in self.story.times:
            if time.type in ("DATE", "TIME"):
                found[time.article].append(time)
        return found

    @cached_property
    def by_article(self) -> Mapping[str, Sequence[Statement]]:
        """The statements of each article, in order."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.story.statements:
            found[statement.article].append(statement)
        return found

    def places(self, article: str, start: int, end: int, loosely: bool = False) -> Iterator[tuple[int, int, str]]:
        """Yield the names of places in a stretch of an article, as (start, end, name), in order.

        With `loosely`, names of one word too that are taken for another kind, as those of small towns often are.
        """
        places = self._mentions.get(article, [])
        for at in range(bisect_left(places, (start, 0, "")), len(places)):
            begin, stop, id_ = places[at]
            if begin >= end:
                break
            entity = self.entities[id_]
            bare = entity.type in ("organization", "other", "person") and " " not in entity.name
            if (entity.type == "place" or (loosely and bare)) and stop <= end:
                yield begin, stop, entity.name

    def times(self, article: str, start: int, end: int) -> list[Time]:
        """Return the expressions of a day or an hour in a stretch of an article."""
        return [t for t in self._times.get(article, ()) if start <= t.start and t.end <= end]

    def mention(self, article: str, start: int, end: int, id_: str) -> Mention | None:
        """Return where an entity is mentioned in a stretch, names first."""
        inside = [m for m in self.entities[id_].mentions if m.article == article and start <= m.start and m.end <= end]
        return min(inside, key=lambda m: (m.kind != "name", m.start), default=None)

    def relation(self, statement: Statement) -> Relation:
        """Return what a statement relates."""
        if statement.id not in self._relations:
            self._relations[statement.id] = relation(statement)
        return self._relations[statement.id]

    def sentence(self, statement: Statement) -> tuple[int, int]:
        """Return where the sentence of a statement stands."""
        place = statement.sentence
        return (place.start, place.end) if place else (statement.start, statement.end)


def _aliases(story: Story) -> Mapping[str, frozenset[str]]:
    """Return who else somebody without a name is: "the leader of the council" is whoever is said to be it."""
    named = {_plain(e.name): e.id for e in story.entities if not any(m.kind == "name" for m in e.mentions)}
    people = {e.id for e in story.entities if e.type in ("person", "organization")}
    found: dict[str, set[str]] = defaultdict(set)
    for s in story.statements:
        if s.predicate != "be" or s.polarity != "affirmed" or s.subject not in people:
            continue
        other = named.get(_plain(s.object_text or ""))
        if other and other != s.subject:
            found[other].add(s.subject)
    return {other: frozenset(ids) for other, ids in found.items() if len(ids) == 1}


def _plain(text: str) -> tuple[str, ...]:
    return tuple(w for w in fold(text) if w not in ("the", "a", "an"))
