"""A desk that stays open: news comes into a store as it arrives, and stories are told from it when asked for."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice

import msgspec

from firsthand.asking.changes import changes as compared
from firsthand.asking.drafts import check as held
from firsthand.desk import Desk
from firsthand.errors import NothingToRead, StoreUnusable
from firsthand.model import (
    Added,
    Answers,
    Article,
    Changes,
    Decision,
    DecisionKind,
    Draft,
    Move,
    Reading,
    Story,
    StoryCard,
    Version,
)
from firsthand.reading import Intake
from firsthand.store import Store
from firsthand.store.pool import Described, Pool
from firsthand.story.build import build
from firsthand.story.grouping import group_articles
from firsthand.story.likeness import Traits, terms, traits
from firsthand.story.placing import index, place
from firsthand.story.rulings import rulings

BATCH = 100
"""Articles taken in at a time: all of them, or none."""
ASKED = 3
"""Stories of a store a question is put to, the likeliest ones."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Shelf:
    """A store and the desk that reads for it."""

    store: Store
    desk: Desk

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
        moment = at or datetime.now(UTC).isoformat(timespec="seconds")
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
        if as_of is None:
            return self.store.stories()
        readings = self.store.readings(as_of=as_of)
        groups = group_articles([r.article for r in readings])
        return _cards([r.article for r in readings], groups)

    def readings(self, story: str | None = None, as_of: str | None = None) -> tuple[Reading, ...]:
        """Return the readings of a story (None: of the only one), of what was published by a date.

        Raises NothingToRead where that leaves none, StoreUnusable where no story is named and there are several.
        """
        found = self.store.readings(self._one(story), as_of)
        if not found:
            raise NothingToRead(f"no article of it was published by {as_of}" if as_of else "the store holds no article")
        return found

    def story(self, story: str | None = None, as_of: str | None = None) -> Story:
        """Return a story as it stands, or as it stood on a date, under the editor's decisions.

        Built when asked for, and kept until an article or a decision changes it. Raises as `readings` does.
        """
        name = self._one(story)
        readings = self.readings(name, as_of)
        decisions = self.store.decisions()
        fingerprint = _fingerprint(readings, decisions, self.desk)
        kept = self.store.built(name, as_of, fingerprint)
        if kept is not None:
            return kept
        right = self._redated(readings, decisions)
        made = build(right, as_of=as_of, made_with=self.desk.made_with, decisions=decisions)
        self.store.keep(name, as_of, fingerprint, made)
        return made

    def _redated(self, readings: Sequence[Reading], decisions: Sequence[Decision]) -> list[Reading]:
        """Read those articles again whose date an editor corrected."""
        dates = {a: d.value for a, d in rulings(decisions).dates.items()}
        wrong = [r.article for r in readings if dates.get(r.article.id, r.article.published) != r.article.published]
        right = [msgspec.structs.replace(a, published=dates[a.id]) for a in wrong]
        again = {r.article.id: r for r in self.desk.annotate(right)}
        return [again.get(r.article.id, r) for r in readings]

    def _one(self, story: str | None) -> str:
        if story is not None:
            return story
        cards = self.store.stories()
        if len(cards) != 1:
            raise StoreUnusable(f"the store holds {len(cards)} stories; name one with --story ('stories' lists them)")
        return cards[0].id

    def regroup(self, at: str | None = None) -> tuple[Move, ...]:
        """Bring the stories to the canonical grouping of all articles; returns what merged and what parted."""
        moment = at or datetime.now(UTC).isoformat(timespec="seconds")
        return self.store.regroup(group_articles(self.store.articles()), moment)

    def ask(self, question: str, story: str | None = None, as_of: str | None = None) -> Answers:
        """Return what a story answers; without one, what the likeliest stories of the store do."""
        names = [story] if story else self._likeliest(question)
        for name in names:
            try:
                found = self.desk.ask(self.story(name, as_of), question)
            except NothingToRead:
                continue
            if found.answers:
                return found
        return Answers(question=question)

    def _likeliest(self, question: str) -> list[str]:
        """The stories in which the most telling words of a question stand."""
        hits = {term: self.store.search([term]) for term in sorted(set(_searched(question)))}
        total = max(1, sum(len(c.articles) for c in self.store.stories()))
        score: Counter[str] = Counter()
        for articles in hits.values():
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
        if kind == "correct-date" and not _is_date(value):
            raise StoreUnusable(f"{value!r} is not a date like 2024-01-31")
        takes = 2 if kind in ("same-entity", "different-entity", "shared-source") else 1
        if len(about) != takes:
            raise StoreUnusable(f"a decision '{kind}' takes {'two names' if takes == 2 else 'one id'}")
        moment = at or datetime.now(UTC).isoformat(timespec="seconds")
        said = Decision(n=0, at=moment, who=who, kind=kind, about=tuple(about), value=value, reason=reason)
        return self.store.decide(said)


@dataclass(frozen=True)
class Pile:
    """Articles given as files, told as a store tells its stories."""

    desk: Desk
    intake: Intake
    progress: Progress | None = None

    @cached_property
    def everything(self) -> tuple[Reading, ...]:
        """The readings of all articles, made once."""
        return tuple(self.desk.annotate(self.intake.articles, self.progress))

    def readings(self, as_of: str | None = None) -> tuple[Reading, ...]:
        """Return the readings of what was published by a date."""
        return tuple(r for r in self.everything if as_of is None or (r.article.published or "9999")[:10] <= as_of)

    def story(self, as_of: str | None = None) -> Story:
        """Return the story of what was published by a date."""
        return build(self.readings(as_of), as_of=as_of, made_with=self.desk.made_with)


@dataclass(frozen=True)
class Kept:
    """One story of a store, told as a pile of files is."""

    shelf: Shelf
    name: str | None

    def readings(self, as_of: str | None = None) -> tuple[Reading, ...]:
        """Return the readings of what was published by a date."""
        return self.shelf.readings(self.name, as_of)

    def story(self, as_of: str | None = None) -> Story:
        """Return the story as of a date; one without an article before its first."""
        try:
            return self.shelf.story(self.name, as_of)
        except NothingToRead:
            return self.shelf.desk.nothing(as_of)


def changes(news: Pile | Kept, earlier: str, later: str) -> Changes:
    """Return what a story says on one ISO date against another."""
    return compared(news.story(earlier), news.story(later))


def check(news: Pile | Kept, draft: Article) -> Draft:
    """Return a verdict for each statement of a draft, read as the articles are.

    The draft takes an id that none of the articles has.
    """
    readings = news.readings()
    taken = {r.article.id for r in readings}
    free = next(f"draft{n}" for n in ("", *range(2, len(taken) + 3)) if f"draft{n}" not in taken)
    desk = news.desk if isinstance(news, Pile) else news.shelf.desk
    read = next(iter(desk.annotate([msgspec.structs.replace(draft, id=free)])))
    found = held(read, readings, desk.made_with)
    return msgspec.structs.replace(found, id=draft.id)


def _is_date(text: str | None) -> bool:
    try:
        return text is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


class Online:
    """How the store's articles are placed: by the likeness grouping goes by."""

    def describe(self, article: Article) -> Described:
        """Return what of an article is kept for placing."""
        found = traits(article)
        words = {kind: sorted(count) for kind, count in found.counts.items()}
        said = msgspec.json.encode(_Kept(found.counts, sorted(found.years), found.published)).decode()
        return Described(said, words, index(found), " ".join(sorted(set(_searched(article.text)))))

    def place(self, article: str, described: Described, pool: Pool) -> Mapping[str, str]:
        """Return the stories, by article, of a new article and of those that move with it."""
        return place(article, _traits(described.record), _Seen(pool))


class _Kept(msgspec.Struct, array_like=True):
    counts: Mapping[str, Mapping[str, int]]
    years: list[str]
    published: str | None


def _traits(record: str) -> Traits:
    kept = msgspec.json.decode(record, type=_Kept)
    return Traits(kept.counts, frozenset(kept.years), kept.published)


@dataclass(frozen=True)
class _Seen:
    """A store's pool as placing asks for it."""

    pool: Pool

    @property
    def total(self) -> int:
        return self.pool.total

    def spread(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Mapping[str, int]]:
        return self.pool.spread(words)

    def near(self, keys: Sequence[str], most: int) -> Sequence[str]:
        return self.pool.near(keys, most)

    def traits(self, articles: Sequence[str]) -> Sequence[Traits]:
        return [_traits(record) for record in self.pool.records(articles)]

    def stories(self, articles: Sequence[str]) -> Sequence[str]:
        return self.pool.stories(articles)

    def members(self, stories: Sequence[str]) -> Sequence[tuple[str, str]]:
        return self.pool.members(stories)


def _searched(text: str) -> Iterator[str]:
    """The words a text is found by: alike in every engine, so letters and digits alone."""
    return (part for term in terms(text) for part in "".join(c if c.isalnum() else " " for c in term).split())


def _fingerprint(readings: Sequence[Reading], decisions: Sequence[Decision], desk: Desk) -> str:
    said = ([(r.article.id, r.article.sha256) for r in readings], decisions, desk.made_with)
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _together(parts: Sequence[Added]) -> Added:
    def all_of(key: str) -> tuple[str, ...]:
        return tuple(sorted({x for p in parts for x in getattr(p, key)}))

    versions: tuple[Version, ...] = tuple(v for p in parts for v in p.versions)
    moves = tuple(m for p in parts for m in p.moves)
    return Added(new=all_of("new"), known=all_of("known"), versions=versions, stories=all_of("stories"), moves=moves)


def _cards(articles: Sequence[Article], groups: Mapping[str, str]) -> tuple[StoryCard, ...]:
    members: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        members[groups[article.id]].append(article)
    cards = sorted((_card(story, found) for story, found in members.items()), key=lambda c: c.id)
    return tuple(sorted(cards, key=lambda c: c.latest or "", reverse=True))


def _card(story: str, articles: Sequence[Article]) -> StoryCard:
    dates = [a.published for a in articles if a.published]
    return StoryCard(
        id=story,
        title=articles[0].title or " ".join(articles[0].text[:120].split()),
        articles=tuple(a.id for a in articles),
        outlets=tuple(dict.fromkeys(a.outlet for a in articles if a.outlet)),
        earliest=dates[0] if dates else None,
        latest=dates[-1] if dates else None,
        stale=False,
    )
