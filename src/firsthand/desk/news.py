"""One story to tell, whether its articles are given as files or kept in a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from firsthand.asking.changes import changes as compared
from firsthand.desk.desk import Desk, Progress, published_by
from firsthand.desk.shelf import Shelf
from firsthand.errors import NothingToRead
from firsthand.model import Answers, Article, Changes, Decision, Draft, Reading, Story
from firsthand.reading import Intake
from firsthand.store import open_store


@dataclass(frozen=True)
class Pile:
    """Articles given as files; those published after `until`, where it is given, are never read."""

    desk: Desk
    intake: Intake
    until: str | None = None
    progress: Progress | None = None

    @property
    def skipped(self) -> tuple[str, ...]:
        """Inputs that could not be read, one line each."""
        return self.intake.skipped

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was odd about the inputs, one line each."""
        return self.intake.warnings

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Nobody has decided anything of files."""
        return ()

    @cached_property
    def everything(self) -> tuple[Reading, ...]:
        """The readings, made once."""
        return tuple(self.each())

    def each(self, as_of: str | None = None) -> Iterator[Reading]:
        """Yield the readings one by one, as they are made."""
        wanted = [a for a in self.intake.articles if published_by(a, as_of or self.until)]
        yield from self.desk.annotate(wanted, self.progress)

    def readings(self, as_of: str | None = None) -> tuple[Reading, ...]:
        """Return the readings of what was published by a date.

        Raises NothingToRead where nothing was.
        """
        found = tuple(r for r in self.everything if published_by(r.article, as_of))
        if not found:
            raise NothingToRead(f"no article was published by {as_of or self.until}")
        return found

    def story(self, as_of: str | None = None) -> Story:
        """Return the story of what was published by a date. Raises as `readings` does."""
        found = self.desk.build(self.readings(as_of), as_of)
        said = sorted({*self.intake.warnings, *found.warnings})
        return msgspec.structs.replace(found, warnings=tuple(said))

    def answer(self, question: str, as_of: str | None = None) -> tuple[Story, Answers]:
        """Return the story and what it answers to a question."""
        return _answer(self, question, as_of)


@dataclass(frozen=True)
class Kept:
    """One story of a store; without a name, its only one."""

    shelf: Shelf
    name: str | None
    skipped: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def desk(self) -> Desk:
        """The desk that reads for the store."""
        return self.shelf.desk

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What editors decided, the undone too."""
        return self.shelf.store.decisions()

    def each(self, as_of: str | None = None) -> Iterator[Reading]:
        """Yield the readings of the story; of all articles where no story is named."""
        yield from (self.shelf.readings(self.name, as_of) if self.name else self.shelf.store.readings(as_of=as_of))

    def readings(self, as_of: str | None = None) -> tuple[Reading, ...]:
        """Return the readings of what was published by a date.

        Raises NothingToRead where nothing was, StoreUnusable where the name is missing or wrong.
        """
        return self.shelf.readings(self.name, as_of)

    def story(self, as_of: str | None = None) -> Story:
        """Return the story as of a date. Raises as `readings` does."""
        return self.shelf.story(self.name, as_of)

    def answer(self, question: str, as_of: str | None = None) -> tuple[Story, Answers]:
        """Return what answers a question: the story, or where none is named the likeliest of the store."""
        if self.name is None:
            return self.shelf.answer(question, as_of)
        return _answer(self, question, as_of)


News = Pile | Kept


@contextmanager
def kept(place: str | Path, name: str | None, desk: Desk) -> Iterator[Kept]:
    """Open a story of a store that is there.

    Raises StoreUnusable where it is not.
    """
    with open_store(place) as store:
        yield Kept(Shelf(store, desk), name)


def changes(news: News, earlier: str, later: str) -> Changes:
    """Return what a story says on one ISO date against another; before its first article it says nothing."""
    return compared(told(news, earlier), told(news, later))


def check(news: News, draft: Article, as_of: str | None = None) -> Draft:
    """Return a verdict for each statement of a draft, read as the articles are.

    Args:
        news: what the draft is held against.
        draft: it takes an id that none of the articles has, and without a date that of the latest of them.
        as_of: ISO date; articles published later are left out.
    """
    readings = news.readings(as_of)
    taken = {r.article.id for r in readings}
    free = next(f"draft{n}" for n in ("", *range(2, len(taken) + 3)) if f"draft{n}" not in taken)
    # A draft without a date is of today, which here is the day of the latest news.
    day = draft.published or as_of or max((r.article.published or "" for r in readings), default="") or None
    found = news.desk.check(msgspec.structs.replace(draft, id=free, published=day), readings, news.decisions)
    return msgspec.structs.replace(found, id=draft.id)


def told(news: News, as_of: str | None) -> Story:
    """Return the story as of a date; one without an article before its first."""
    try:
        return news.story(as_of)
    except NothingToRead:
        return news.desk.nothing(as_of)


def _answer(news: News, question: str, as_of: str | None) -> tuple[Story, Answers]:
    story = told(news, as_of)
    return story, news.desk.ask(story, question)
