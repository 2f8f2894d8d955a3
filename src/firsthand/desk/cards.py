"""What needs no reading: the stories of a store, their regrouping, and an editor's decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from firsthand.errors import StoreUnusable
from firsthand.model import Article, Decision, DecisionKind, Move, StoryCard
from firsthand.store import Store
from firsthand.story.grouping import group_articles


def stories(store: Store, as_of: str | None = None) -> tuple[StoryCard, ...]:
    """Return the stories of a store, the latest first; as of a date, grouped anew from what was published by then."""
    if as_of is None:
        return store.stories()
    articles = store.articles(as_of)
    return _cards(articles, group_articles(articles))


def regroup(store: Store, at: str | None = None) -> tuple[Move, ...]:
    """Bring the stories of a store to the canonical grouping of its articles; returns what merged and what parted."""
    return store.regroup(group_articles(store.articles()), at or now())


def decide(
    store: Store,
    kind: DecisionKind,
    about: Sequence[str],
    *,
    who: str,
    value: str | None = None,
    reason: str | None = None,
    at: str | None = None,
) -> Decision:
    """Keep an editor's decision, with who and when; it holds from the next build on.

    Raises StoreUnusable where the kind takes something else.
    """
    if kind == "correct-date" and not _is_date(value):
        raise StoreUnusable(f"{value!r} is not a date like 2024-01-31")
    takes = 2 if kind in ("same-entity", "different-entity", "shared-source") else 1
    if len(about) != takes:
        raise StoreUnusable(f"a decision '{kind}' takes {'two names' if takes == 2 else 'one id'}")
    if kind == "correct-date" and not store.has(about[0]):
        raise StoreUnusable(f"no article {about[0]!r} in this store")
    if kind == "undo" and about[0] not in {str(d.n) for d in store.decisions()}:
        raise StoreUnusable(f"no decision {about[0]} in this store")
    said = Decision(n=0, at=at or now(), who=who, kind=kind, about=tuple(about), value=value, reason=reason)
    return store.decide(said)


def now() -> str:
    """Return this moment, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _is_date(text: str | None) -> bool:
    try:
        return text is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


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
