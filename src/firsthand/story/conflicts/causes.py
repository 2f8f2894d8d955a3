"""What a fire, a crash or an outage was due to, where two articles give two causes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from firsthand.language.lexicon import lexicon
from firsthand.model import Article, Evidence
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, same_time
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.in_the_news import in_the_news
from firsthand.story.conflicts.sentences import Sentence, sentences

CONFIDENCE = 0.7
MANY = 200
"""Articles whose causes are held against each other."""
PACKAGE = "firsthand.story.conflicts"


class _Told(NamedTuple):
    """A sentence that says in earnest what something was due to."""

    sentence: Sentence
    cause: str
    words: Evidence


def conflicts(every: Sequence[Facets], articles: Mapping[str, Article], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft for everything that articles put down to two causes; an article that gives two takes no part."""
    told = sentences(every, articles, whole=True)
    found = (_conflict(slot, told, articles, claim_of) for slot in lexicon("causes", PACKAGE)["slots"])
    return [d for d in found if d]


def _conflict(
    slot: Mapping[str, Any], every: Sequence[Sentence], articles: Mapping[str, Article], claim_of: Mapping[str, int]
) -> Draft | None:
    by_article: defaultdict[str, list[_Told]] = defaultdict(list)
    for one in every:
        by_article[one.article] += _causes(slot, one, articles[one.article].text)
    sole = [group[0] for group in by_article.values() if len({t.cause for t in group}) == 1]
    at_odds = [(a, b) for a, b in combinations(sole[:MANY], 2) if a.cause != b.cause and _one(a.sentence, b.sentence)]
    if not at_odds:
        return None
    sides: dict[str, list[_Told]] = {}
    for told in sole:
        if any(told is x for pair in at_odds for x in pair):
            sides.setdefault(told.cause, []).append(told)
    lead = at_odds[0][0].sentence.facets[0]
    return Draft(
        claim_of[lead.statement.id],
        slot["role"],
        "name",
        CONFIDENCE,
        tuple(_side(members) for members in sides.values()),
        asks=slot["asks"],
    )


def _causes(slot: Mapping[str, Any], one: Sentence, article: str) -> Iterator[_Told]:
    """The causes that a sentence of the news gives in earnest."""
    text = article[one.start : one.end]
    if (
        not re.search(slot["event"], text, re.IGNORECASE)
        or not _words("due").search(text)
        or _words("open").search(text)
    ):
        return
    if any(f.statement.polarity == "denied" or not in_the_news(f) for f in one.facets):
        return
    for name, said in slot["causes"].items():
        if found := re.search(said, text, re.IGNORECASE):
            start, end = one.start + found.start(), one.start + found.end()
            yield _Told(one, name, Evidence(article=one.article, start=start, end=end, text=found[0]))


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('causes', PACKAGE)['words'][name])})\b", re.IGNORECASE)


def _one(a: Sentence, b: Sentence) -> bool:
    return not any(elsewhere(x, y) or not same_time(x, y) for x in a.facets for y in b.facets)


def _side(members: Sequence[_Told]) -> DraftSide:
    facets = {f.statement.id: f for told in members for f in _around(told)}
    return DraftSide(members[0].words.text, None, None, tuple(facets.values()), tuple(told.words for told in members))


def _around(told: _Told) -> Sequence[Facets]:
    """The clauses that hold the words of a cause; all of the sentence where none does."""
    words = told.words
    held = [f for f in told.sentence.facets if f.statement.start <= words.start and words.end <= f.statement.end]
    return held or told.sentence.facets
