"""Figures of opinion polls: every poll asks other people on other days, so two of them are no disagreement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from firsthand.language.lexicon import words
from firsthand.model import Article, Evidence
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.sentences import Marker, sentences

DAYS = 3
"""Days within which two articles that name one body and a poll tell of one poll."""
_BODY = "e:organization"


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("surveys", f"surveys.{name}", "firsthand.story.conflicts"))))


def _tells_of_a_poll(text: str) -> bool:
    """Whether a text gives the figures of an opinion poll, and not of a vote, which is called so too."""
    return bool(_listed("patterns").search(text)) and not _listed("voting").search(text)


def standing(found: Sequence[Draft], every: Sequence[Facets], articles: Mapping[str, Article]) -> list[Draft]:
    """Return the conflicts without those between the figures of two opinion polls.

    Two articles tell of one poll where both name the body that took it, within a few days of each other.

    Args:
        found: conflicts.
        every: the statements of their story.
        articles: by id.
    """
    numeric = [d for d in found if d.kind == "value" or d.role == "account"]
    if not numeric:
        return list(found)
    marker = Marker(sentences(every, articles, whole=True), articles)
    bodies = _bodies(every)
    out = {id(d) for d in numeric if _of_polls(d, marker) and not _of_one(d, bodies, articles)}
    return [d for d in found if id(d) not in out]


def _of_polls(draft: Draft, marker: Marker) -> bool:
    return all(all(_polled(e, marker) for e in side.spans) for side in draft.sides)


def _polled(one: Evidence, marker: Marker) -> bool:
    """Whether the sentence of some words, or the one before it, tells of a poll."""
    found = marker.sentence(one.article, one.start, one.end)
    return found is not None and _tells_of_a_poll(f"{found.passage.before} {found.passage.text}")


def _bodies(every: Sequence[Facets]) -> Mapping[str, frozenset[str]]:
    """The bodies that each article names beside a poll."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for facet in every:
        if _tells_of_a_poll(facet.sentence):
            sources = (s.entity for s in facet.statement.sources)
            found[facet.statement.article].update(e for e in (*facet.entities, *sources) if e and e.startswith(_BODY))
    return {article: frozenset(named) for article, named in found.items()}


def _of_one(draft: Draft, bodies: Mapping[str, frozenset[str]], articles: Mapping[str, Article]) -> bool:
    """Whether some articles of two sides may tell of one poll; an article on both tells of two."""
    pairs = [(a, b) for one, other in combinations(draft.sides, 2) for a in _articles(one) for b in _articles(other)]
    return all(a != b for a, b in pairs) and any(
        bodies.get(a, frozenset()) & bodies.get(b, frozenset()) and _soon(articles[a], articles[b]) for a, b in pairs
    )


def _articles(one: DraftSide) -> frozenset[str]:
    return frozenset(e.article for e in one.spans)


def _soon(a: Article, b: Article) -> bool:
    if not a.published or not b.published:
        return True
    first, last = (date.fromisoformat(x.published[:10]) for x in (a, b) if x.published)
    return abs((last - first).days) <= DAYS
