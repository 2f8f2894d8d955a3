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
from firsthand.story.claims.facets import Facets, stems
from firsthand.story.conflicts.admissible import OF_ERROR
from firsthand.story.conflicts.drafts import Draft, DraftSide, numeric
from firsthand.story.conflicts.sentences import Marker

DAYS = 3
"""Days within which two articles that name one body and a poll tell of one poll."""
_BODY = "e:organization"
_TAKER = r"(?:the |a |an )?(?P<taker>[A-Z][\w.&’'-]*(?:(?:/| and | of | for | )[A-Z][\w.&’'-]*)*)"
_TAKERS = (
    re.compile(_TAKER + r" (?:[\w-]+ ){0,2}?(?:[Pp]oll|[Ss]urvey)"),
    re.compile(r"\b(?:poll|survey)\w*\b[^.;]{0,40}?\b(?:by|for|from) " + _TAKER),
)
"""Who took a poll: "a Lodge Institute poll", "a survey of 800 voters by the Lodge Institute"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALONE = re.compile(r"\bamong [^,.;]{2,40}?\b(?:alone|only)\b", re.IGNORECASE)
"""What tells that the figures of a poll are of nobody else."""
BESIDE = 80
"""Characters beside a figure in which it is said to be a margin of error."""


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("surveys", f"surveys.{name}", "firsthand.story.conflicts"))))


def _tells_of_a_poll(text: str) -> bool:
    """Whether a text gives the figures of an opinion poll, and not of a vote, which is called so too."""
    return bool(_listed("patterns").search(text)) and not _listed("voting").search(text)


def standing(found: Sequence[Draft], every: Sequence[Facets], marker: Marker) -> list[Draft]:
    """Return the conflicts without those between the figures of two opinion polls.

    Two articles tell of one poll where both name the body that took it, within a few days of each other. What two
    groups say that one poll asked is no disagreement either, and margins of error never are.

    Args:
        found: conflicts.
        every: the statements of their story.
        marker: their sentences.
    """
    polls = [d for d in found if numeric(d) and _of_polls(d, marker)]
    bodies = _bodies(every) if polls else {}
    out = {
        id(d)
        for d in polls
        if not _of_one(d, bodies, marker.articles) or _of_two_groups(d, marker) or _errors(d, marker)
    }
    return [d for d in found if id(d) not in out]


def _of_polls(draft: Draft, marker: Marker) -> bool:
    return all(all(_polled(e, marker) for e in side.spans) for side in draft.sides)


def _polled(one: Evidence, marker: Marker) -> bool:
    """Whether the sentence of some words, or the one before it, tells of a poll."""
    found = marker.sentence(one.article, one.start, one.end)
    return found is not None and _tells_of_a_poll(f"{found.passage.before} {found.passage.text}")


def _bodies(every: Sequence[Facets]) -> Mapping[str, frozenset[str]]:
    """The words of the names that each article gives for who took a poll."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for facet in every:
        if _tells_of_a_poll(facet.sentence):
            names = [m["taker"] for pattern in _TAKERS for m in pattern.finditer(facet.sentence)]
            sources = [s.entity for s in facet.statement.sources if s.entity and s.entity.startswith(_BODY)]
            names = names or sources
            found[facet.statement.article].update(w for name in names for w in _telling(name))
    return {article: frozenset(named) for article, named in found.items()}


def _telling(name: str) -> frozenset[str]:
    """The words of a name that tell one body from another, of an entity's id those of its last part."""
    told = _WORD.findall(name.rpartition(":")[2].casefold())
    return frozenset(told) - words("surveys", "surveys.bodies", "firsthand.story.conflicts")


def _of_two_groups(draft: Draft, marker: Marker) -> bool:
    """Whether two sides tell of others among those that a poll asked."""
    asked = [[_asked(e, marker) for e in side.spans] for side in draft.sides]
    return all(
        (a != b and (alone or also)) or (a and b and not a & b)
        for one, other in combinations(asked, 2)
        for a, alone in one
        for b, also in other
    )


def _asked(one: Evidence, marker: Marker) -> tuple[frozenset[str], bool]:
    """The stems for whom a sentence gives the figures of, and whether it says that they are of nobody else."""
    found = marker.sentence(one.article, one.start, one.end)
    if found is None:
        return frozenset(), False
    every = (a.text for f in found.facets for a in f.statement.arguments if a.relation == "among")
    all_of_them = stems(" ".join(words("surveys", "surveys.asked", "firsthand.story.conflicts")))
    return stems(" ".join(every)) - all_of_them, _ALONE.search(found.passage.text) is not None


def _errors(draft: Draft, marker: Marker) -> bool:
    """Whether all figures are margins of error."""
    return draft.role != "account" and all(_of_error(e, marker) for side in draft.sides for e in side.spans)


def _of_error(one: Evidence, marker: Marker) -> bool:
    found = marker.sentence(one.article, one.start, one.end)
    if found is None:
        return False
    text, at = found.passage.text, max(0, one.start - found.start)
    return bool(OF_ERROR.search(text[max(0, at - BESIDE) : at + len(one.text) + BESIDE]))


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
