"""A store and the desk that reads for it: news comes in as it arrives, stories are told from it when asked for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from firsthand.asking.scenes import Scenes
from firsthand.desk import cards
from firsthand.desk.desk import Desk, Progress
from firsthand.desk.placing import Online, searched
from firsthand.errors import NothingToRead, StoreUnusable
from firsthand.model import (
    Added,
    Answers,
    Article,
    Decision,
    DecisionKind,
    Move,
    Reading,
    Story,
    StoryCard,
    Version,
)
from firsthand.reading.intake import remarks
from firsthand.store import Store
from firsthand.story.grouping import group_articles
from firsthand.story.rulings import rulings

BATCH = 100
"""Articles taken in at a time: all of them, or none."""
ASKED = 3
"""Stories of a store a question is put to, the likeliest ones."""
COMMON = 500
"""Articles a word of a question may stand in however small the store; in a large one, a tenth of all."""
AT_HAND = 4
"""Stories kept decoded between questions."""


@dataclass(frozen=True)
class Shelf:
    """A store and the desk that reads for it."""

    store: Store
    desk: Desk
    at_hand: dict[str, Scenes] = field(default_factory=dict, repr=False, compare=False)

    def add(
        self,
        articles: Sequence[Article],
        *,
        at: str | None = None,
        batch: int = BATCH,
        progress: Progress | None = None,
    ) -> Added:
        """Read articles and take them in, a batch at a time; a batch is kept whole or not at all.

        Args:
            articles: in any order; what the store has already is not read again.
            at: the moment, ISO 8601; now where None.
            batch: articles a batch.
            progress: called with how many articles are done and how many there are.
        """
        moment = at or cards.now()
        ordered = sorted(articles, key=lambda a: (a.published or "9999", a.id))
        rest, done = iter(ordered), 0
        parts: list[Added] = []
        while some := list(islice(rest, batch)):
            parts.append(self._add(some, moment))
            done += len(some)
            if progress:
                progress(done, len(ordered))
        return _together(parts)

    def _add(self, articles: Sequence[Article], at: str) -> Added:
        incoming = self.store.incoming(articles)
        readings = tuple(self.desk.annotate(incoming.fresh))
        made_with = msgspec.json.encode(self.desk.made_with).decode()
        return self.store.add(incoming, readings, Online(), made_with, at)

    def stories(self, as_of: str | None = None) -> tuple[StoryCard, ...]:
        """Return the stories, the latest first; as of a date, grouped anew from what was published by then."""
        return cards.stories(self.store, as_of)

    def readings(self, story: str | None = None, as_of: str | None = None) -> tuple[Reading, ...]:
        """Return the readings of a story (None: of the only one), of what was published by a date.

        A story that was one only on that date is found too: `stories` names it so.

        Raises NothingToRead where that leaves none, StoreUnusable where no story is named and there are several.
        """
        return self._readings(self._one(story), as_of, self.store.decisions())

    def _readings(self, name: str, as_of: str | None, decisions: Sequence[Decision]) -> tuple[Reading, ...]:
        corrected = _corrected(decisions)
        try:
            found = self.store.readings(name, as_of, corrected)
        except StoreUnusable:
            found = self._then(name, as_of, corrected)
        if not found:
            raise NothingToRead(f"no article of it was published by {as_of}" if as_of else "the store holds no article")
        return tuple(self._redated(found, corrected))

    def _then(self, name: str, as_of: str | None, corrected: Mapping[str, str]) -> tuple[Reading, ...]:
        """The readings of a story that bore the name on a date and no longer does."""
        everything = self.store.readings(None, as_of, corrected) if as_of else ()
        groups = group_articles([r.article for r in everything])
        found = tuple(r for r in everything if groups[r.article.id] == name)
        if not found:
            raise StoreUnusable(f"no story {name!r} in this store" + (f" as of {as_of}" if as_of else ""))
        return found

    def story(self, story: str | None = None, as_of: str | None = None) -> Story:
        """Return a story as it stands, or as it stood on a date, under the editor's decisions.

        Built when asked for, and kept until an article or a decision changes it. Raises as `readings` does.
        """
        return self._told(self._one(story), as_of).story

    def _told(self, name: str, as_of: str | None) -> Scenes:
        """A story with what questions look up in it; the last few are kept at hand while nothing changes."""
        decisions = self.store.decisions()
        fingerprint = self._fingerprint(name, as_of, decisions)
        known = self.at_hand.get(fingerprint)
        if known is None:
            made = self.store.built(name, as_of, fingerprint) or self._built(name, as_of, decisions, fingerprint)
            known = self.at_hand[fingerprint] = Scenes(made)
            while len(self.at_hand) > AT_HAND:
                del self.at_hand[next(iter(self.at_hand))]
        return known

    def _built(self, name: str, as_of: str | None, decisions: Sequence[Decision], fingerprint: str) -> Story:
        readings = self._readings(name, as_of, decisions)
        made = self.desk.build(readings, as_of, decisions)
        said = {*made.warnings, *(line for r in readings for line in remarks(r.article))}
        made = msgspec.structs.replace(made, warnings=tuple(sorted(said)))
        self.store.keep(name, as_of, fingerprint, made)
        return made

    def _fingerprint(self, name: str, as_of: str | None, decisions: Sequence[Decision]) -> str:
        """What a story is built from, in short: equal where nothing has changed."""
        corrected = _corrected(decisions)
        try:
            members = self.store.standing(name, as_of, corrected)
        except StoreUnusable:
            members = tuple((r.article.id, r.article.sha256) for r in self._then(name, as_of, corrected))
        said = (name, as_of, members, decisions, self.desk.made_with)
        return hashlib.sha256(msgspec.json.encode(said)).hexdigest()

    def _redated(self, readings: Sequence[Reading], dates: Mapping[str, str]) -> list[Reading]:
        """Read those articles again whose date an editor corrected."""
        wrong = [r.article for r in readings if dates.get(r.article.id, r.article.published) != r.article.published]
        right = [msgspec.structs.replace(a, published=dates[a.id]) for a in wrong]
        again = {r.article.id: r for r in self.desk.annotate(right)}
        return [again.get(r.article.id, r) for r in readings]

    def _one(self, story: str | None) -> str:
        if story is not None:
            return story
        found = self.store.stories()
        if len(found) != 1:
            raise StoreUnusable(f"the store holds {len(found)} stories; name one with --story ('stories' lists them)")
        return found[0].id

    def regroup(self, at: str | None = None) -> tuple[Move, ...]:
        """Bring the stories to the canonical grouping of all articles; returns what merged and what parted."""
        return cards.regroup(self.store, at)

    def ask(self, question: str, story: str | None = None, as_of: str | None = None) -> Answers:
        """Return what a story answers; without one, what the likeliest stories of the store do."""
        if story is None:
            return self.answer(question, as_of)[1]
        return self._asked(story, question, as_of)[1]

    def _asked(self, name: str, question: str, as_of: str | None, meaning: bool = True) -> tuple[Story, Answers]:
        scenes = self._told(name, as_of)
        return scenes.story, self.desk.ask(scenes.story, question, scenes, meaning)

    def answer(self, question: str, as_of: str | None = None) -> tuple[Story, Answers]:
        """Return the likeliest story that answers a question, with its answers; an empty one where none does.

        One that answers by its words comes before any that has only a passage near in meaning.
        """
        likeliest = self._likeliest(question)
        for meaning, name in ((m, n) for m in (False, True) for n in likeliest):
            try:
                told, found = self._asked(name, question, as_of, meaning)
            except NothingToRead:
                continue
            if found.answers:
                return told, found
        return self.desk.nothing(as_of), Answers(question=question)

    def _likeliest(self, question: str) -> list[str]:
        """The stories in which the most telling words of a question stand."""
        total = self.store.count()
        most = max(COMMON, total // 10)
        hits = {term: self.store.search([term], most) for term in sorted(set(searched(question)))}
        score: Counter[str] = Counter()
        for articles in filter(None, hits.values()):
            for article in articles:
                score[article] += round(total / len(articles))
        best = sorted(score.items(), key=lambda p: (-p[1], p[0]))[: 10 * ASKED]
        return list(dict.fromkeys(self.store.stories_of([article for article, _ in best])))[:ASKED]

    def decide(
        self,
        kind: DecisionKind,
        about: Sequence[str],
        *,
        who: str,
        value: str | None = None,
        reason: str | None = None,
        at: str | None = None,
    ) -> Decision:
        """Keep an editor's decision, with who and when; it holds from the next build on."""
        return cards.decide(self.store, kind, about, who=who, value=value, reason=reason, at=at)


def _corrected(decisions: Sequence[Decision]) -> dict[str, str]:
    return {a: d.value for a, d in rulings(decisions).dates.items() if d.value}


def _together(parts: Sequence[Added]) -> Added:
    def all_of(key: str) -> tuple[str, ...]:
        return tuple(sorted({x for p in parts for x in getattr(p, key)}))

    versions: tuple[Version, ...] = tuple(v for p in parts for v in p.versions)
    moves = tuple(m for p in parts for m in p.moves)
    return Added(new=all_of("new"), known=all_of("known"), versions=versions, stories=all_of("stories"), moves=moves)
