"""Which statements of the articles speak of what a statement of a draft says, and whether they say the same.

Claims are aligned so that nothing is called a conflict that is none. A draft is held more loosely: its names and words
have to stand in a statement or its sentence, its relation in the statement; then numbers, days and denial are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from firsthand.asking.scenes import Scenes
from firsthand.model import Statement, Story, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import stem, stems

SPEAKS, DISSENTS = 0.75, 0.85
"""Share of a draft statement's terms, by weight, that a statement must speak of to agree, and to dissent."""
AROUND, USUAL = 0.7, 0.4
"""What a term counts that only the sentence speaks of, or only the story as a whole."""
NAMED = 2.0
"""Weight of a name; any other word weighs 1."""
NAMES = ("person", "organization", "place", "work")
COUNTED = frozenset({"count", "money", "percent", "measure", "duration", "ordinal"})
GROWS = frozenset({"die", "kill", "injure", "arrest", "charge", "rescue", "find", "evacuate", "displace"})
"""Relations whose counts only grow, so that the last one told holds."""
IDLE = frozenset({"be", "have", "do", "become", "say"})
BARE = frozenset({"anyone", "everyone", "individual", "nobody", "one", "person", "someone"})
"""Words of a subject that could be anybody."""


@dataclass(frozen=True)
class Holding:
    """A statement of the articles that speaks of the same, and whether it says the same."""

    statement: Statement
    score: float
    agrees: bool


@dataclass(frozen=True)
class Holder:
    """A story in which one article is the draft."""

    story: Story
    draft: str

    @cached_property
    def scenes(self) -> Scenes:
        return Scenes(self.story)

    @cached_property
    def published(self) -> Mapping[str, str]:
        return {a.id: (a.published or "")[:10] for a in self.story.articles}

    def holdings(self, said: Statement) -> list[Holding]:
        """Return the statements that agree or are at odds with one of the draft, the fittest first."""
        terms = self._terms(said)
        if terms is None:
            return []
        found = [self._held(said, s, *terms) for s in self.story.statements if s.article != self.draft]
        kept = [h for h in found if h and not self._undone(said, h.statement)]
        return sorted(kept, key=lambda h: (-h.score, h.statement.id))

    def _own(self, said: Statement, other: Statement) -> bool:
        """Whether the deed of a draft statement is another statement's own."""
        mine = {*self.scenes.relation(said).classes, stem(said.predicate)}
        return bool(mine & {*self.scenes.relation(other).classes, stem(other.predicate)})

    def _undone(self, said: Statement, other: Statement) -> bool:
        """Whether a clause only holds another one that tells the same deed, and tells it with another polarity."""
        if said.predicate in IDLE or self._own(said, other):
            return False
        inside = (s for s in self.scenes.by_article[other.article] if other.start <= s.start and s.end <= other.end)
        return any(s.polarity != other.polarity and self._own(said, s) for s in inside if s is not other)

    def grows(self, said: Statement) -> bool:
        """Whether what the draft counts can only become more."""
        return bool(GROWS & {*self.scenes.relation(said).classes, *(v.role for v in said.values)})

    def _terms(self, said: Statement) -> tuple[frozenset[str], frozenset[str]] | None:
        """The names of a draft statement and its other words; None where it names somebody the articles never do."""
        entities = self.scenes.entities
        ids = {*self.scenes.named(said.article, said.start, said.end), *filter(None, (said.subject, said.object))}
        named = {i for i in ids if i in entities and entities[i].type in NAMES}
        if any(all(m.article == self.draft for m in entities[i].mentions) for i in named):
            return None
        words = [m.text for i in sorted(named) for m in entities[i].mentions if m.article == self.draft]
        words += [v.text for v in said.values]
        deed = said.predicate_span
        if deed and said.predicate not in IDLE:
            words.append(self.scenes.articles[said.article].text[deed.start : deed.end])
        taken = frozenset(s for text in words for s in stems(text))
        return frozenset(named), _cut(stems(said.text) - taken - IDLE - BARE)

    def _held(self, said: Statement, other: Statement, names: frozenset[str], words: frozenset[str]) -> Holding | None:
        if other.certainty == "asked" or other.frame != said.frame:
            return None
        score = self._score(said, other, names, words)
        if score < SPEAKS:
            return None
        compared = [self._compared(v, other) for v in said.values]
        if None in compared:
            return None
        same = other.polarity == said.polarity and all(compared)
        return Holding(other, score, same) if same or score >= DISSENTS else None

    def _score(self, said: Statement, other: Statement, names: frozenset[str], words: frozenset[str]) -> float:
        scenes = self.scenes
        clause = scenes.words(other.article, other.start, other.end)
        around = scenes.words(other.article, *scenes.sentence(other))
        own = {*scenes.relation(other).classes, *clause.relations, *clause.stems, *clause.kin, stem(other.predicate)}
        relation = {*scenes.relation(said).classes, stem(said.predicate)}
        if said.predicate not in IDLE and not relation & own:
            return 0.0
        who = clause.entities | {*other.subjects, *filter(None, (other.subject, other.object))}
        supports = [(NAMED, _support(n, who, around.entities, scenes.topic[1])) for n in sorted(names)]
        if any(not support for _, support in supports):
            return 0.0
        near = _cut(around.stems | around.kin | around.relations)
        held, usual, deeds = _cut(own), _cut(scenes.topic[0]), _cut(relation)
        told = {w: 1.0 if w in deeds else _support(w, held, near, usual) for w in sorted(words)}
        if said.predicate in IDLE and words and max(told.values()) < AROUND:
            return 0.0
        supports += [(1.0, support) for support in told.values()]
        supports += [] if said.predicate in IDLE else [(1.0, 1.0)]
        total = sum(weight for weight, _ in supports)
        return round(sum(w * s for w, s in supports) / total, 4) if total else 0.0

    def _compared(self, value: Value, other: Statement) -> bool | None:
        """Whether a statement allows a value of the draft; None where it gives nothing to compare."""
        like = [v for v in other.values if _like(value, v)]
        return any(agree(value, v) for v in like) if like else None


def _cut(words: Iterable[str]) -> frozenset[str]:
    """Stems without the "e" that some forms of a word have and others do not: "collapse", "collapsed"."""
    return frozenset(w.rstrip("e") for w in words)


def _support(term: str, own: frozenset[str] | set[str], around: frozenset[str], usual: frozenset[str]) -> float:
    if term in own:
        return 1.0
    if term in around:
        return AROUND
    return USUAL if term in usual else 0.0


def _like(a: Value, b: Value) -> bool:
    """Whether two values are of one thing, so that they can be held against each other."""
    if a.kind != b.kind:
        return False
    if a.kind == "age":
        return a.about == b.about
    if a.kind in COUNTED:
        return a.role == b.role or (a.counted is not None and a.counted == b.counted)
    return True
