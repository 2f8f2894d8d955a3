"""How well a statement speaks of what a question gives: its entities, its relation, its other words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.asking.parsing import Question, Term, befallen, table
from firsthand.model import Article, Claim, Entity, Mention, Reading, Statement, Story, Time
from firsthand.story.claims.anchors import Anchor, anchors
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import Relation, noun_class, noun_event, relation
from firsthand.story.naming import fold

TOPIC = 0.6
"""Share of a story's articles that name a thing for it to go without saying."""
SURE = 0.8
"""Score from which what else is said in a statement's claim answers too."""
ENOUGH = 0.6
"""Share of a question's terms, by weight, that a statement and its sentence must speak of."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Words:
    """A stretch of text as what can be asked of it."""

    stems: frozenset[str]
    kin: frozenset[str]
    relations: frozenset[str]
    entities: frozenset[str]


@dataclass(frozen=True)
class Match:
    """A statement that speaks of what is asked, and how fully (0 to 1).

    `inside` is the share its own clause speaks of; `direct` says that its own predicate is the one asked about.
    """

    statement: Statement
    score: float
    inside: float
    direct: bool = True


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


def matches(question: Question, scenes: Scenes) -> list[Match]:
    """Return the statements that speak of what is asked, best first."""
    found = (_match(question, scenes, s) for s in scenes.story.statements)
    kept = {m.statement.id: m for m in found if m and m.score >= ENOUGH}
    for match in [m for m in kept.values() if m.direct and m.score >= SURE]:
        for mate in _mates(match.statement, scenes):
            kept.setdefault(mate.id, Match(mate, round(match.score - 0.05, 4), match.inside))
    return sorted(kept.values(), key=lambda m: (-m.score, -m.inside, m.statement.id))


def _mates(statement: Statement, scenes: Scenes) -> list[Statement]:
    """Return what else is said in the claim of a statement."""
    claim = scenes.claims.get(statement.id)
    found = [scenes.statements[s] for s in claim.statements] if claim else []
    return [s for s in found if s.certainty != "asked"]


def _match(question: Question, scenes: Scenes, statement: Statement) -> Match | None:
    if statement.certainty == "asked":
        return None
    clause = scenes.words(statement.article, statement.start, statement.end)
    around = scenes.words(statement.article, *scenes.sentence(statement))
    relation = scenes.relation(statement)
    direct = not question.relations or bool(question.relations & {*relation.classes, *_counted(statement)})
    if direct and _other_people(question, relation, scenes):
        return None
    own = frozenset(relation.classes) | clause.relations | _counted(statement)
    own |= frozenset(map(stem, statement.predicate.split()))
    taking = {*statement.subjects, *filter(None, (statement.subject, statement.object))}
    taking |= {other for id_ in taking for other in scenes.same.get(id_, ())}
    who = clause.entities | taking | _speaking_for(statement, scenes)
    total = reached = inside = 0.0
    for term in question.terms:
        weight, support = _weight(term), _support(term, clause, around, own, who, scenes)
        if not support and term.text.isdigit() and (_in_year(statement, term.text) or _numbered(statement, term.text)):
            support = 1.0
        if support == 0 and (term.entities or term.proper or term.core or _relating(term, question)):
            return None
        total += weight
        reached += weight * support
        inside += weight * (support == 1)
    if total == 0:
        return None
    if scenes.anchors.get(statement.id, Anchor()).past and not _dated(question):
        reached *= 0.9
    return Match(statement, round(reached / total, 4), round(inside / total, 4), direct)


def _speaking_for(statement: Statement, scenes: Scenes) -> frozenset[str]:
    """Return the houses named where a "we" of theirs is quoted: "we did not", said a spokeswoman for the firm."""
    if not re.fullmatch(r"we|us|our .*", statement.subject_text or "", re.IGNORECASE) or statement.subject:
        return frozenset()
    start, end = scenes.sentence(statement)
    named = scenes.words(statement.article, start, end).entities
    return frozenset(i for i in named if scenes.entities[i].type == "organization")


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


def _other_people(question: Question, relation: Relation, scenes: Scenes) -> bool:
    """Whether a statement has somebody else do it, or undergo it, than the question."""
    pairs = ((question.doers, relation.actors), (question.undergoers, relation.patients))
    for given, who in pairs:
        ids = {w.entity for w in who if w.entity}
        ids |= {m for i in ids for m in scenes.entities[i].members if i in scenes.entities}
        if given and ids and not given & ids and all(_is_somebody(i, scenes) for i in ids):
            return True
    return False


def _is_somebody(id_: str, scenes: Scenes) -> bool:
    entity = scenes.entities.get(id_)
    return entity is not None and entity.type in ("person", "organization", "work", "group")


def _counted(statement: Statement) -> frozenset[str]:
    """Return the relations that a clause's counts imply: "24 dead" tells of a death."""
    return frozenset(c for v in statement.values for c in befallen().get(v.role, ()))


def _in_year(statement: Statement, year: str) -> bool:
    """Whether the days of a statement lie in the year asked about."""
    when = statement.when
    return bool(when and when.earliest and when.latest and when.earliest[:4] == when.latest[:4] == year)


def _numbered(statement: Statement, number: str) -> bool:
    """Whether a statement has a number as a rank, in whatever words: season 7 in "the seventh season"."""
    return any(v.kind == "ordinal" and v.low == v.high == float(number) for v in statement.values)


def _dated(question: Question) -> bool:
    return question.earlier or bool(re.search(r"\b(?:19|20)\d\d\b", question.text))


def _relating(term: Term, question: Question) -> bool:
    return term.verb and bool(term.relations & question.relations)


def _weight(term: Term) -> float:
    if term.entities or term.proper:
        return 2.0
    return 2.0 if term.verb else 1.0


def _support(
    term: Term, clause: Words, around: Words, own: frozenset[str], who: frozenset[str], scenes: Scenes
) -> float:
    """Return 1 where the clause speaks of a term, less where only its sentence or the story as a whole does."""
    stems, ids = scenes.topic
    if term.entities:
        if term.entities & who or term.stems <= clause.stems:
            return 1.0
        if term.entities & around.entities or term.stems <= around.stems:
            return 0.8
        if term.entities & ids & scenes.works and clause.stems & scenes.kinds_of_work:
            return 0.8  # "the series", where the story is about one
        usual = bool(term.entities & ids) or term.stems <= stems
        return 0.5 if usual and not term.core else 0.0
    if (term.relations | term.stems) & own or term.stems & clause.stems or term.kin & clause.kin:
        return 1.0
    if term.relations & around.relations or term.stems & around.stems or term.kin & around.kin:
        return 0.5 if term.verb else 0.8
    if term.verb or term.core or term.text.isdigit():
        return 0.0
    return 0.5 if (term.stems | term.kin | term.relations) & stems else 0.0
