"""The signs that a passage answers a question: nearness, words and names in common, a filler of the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from firsthand.asking.fills.fill import Fill
from firsthand.asking.fills.finders import fills
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Asked, Question, Term, listed
from firsthand.asking.passages.library import Near
from firsthand.asking.scenes import Scenes
from firsthand.language.encoder import Encoded

KINDS: tuple[Asked, ...] = get_args(Asked)
PLAIN = frozenset(
    {"who", "when", "where", "count", "money", "value", "name", "clock", "sayer", "maker", "title", "home"}
)
"""Kinds of question that a passage answers with a word of one kind: a name, a day, a number."""
PEOPLE = frozenset({"person", "group", "organization"})
USUAL, UNKNOWN = 0.6, 0.45
"""What a name counts that goes without saying in the story, and what a noun does that was not asked with."""
_NUMBER = re.compile(r"\d|\b(?:no|none|nobody|half|dozens?|once|twice|several|both)\b", re.IGNORECASE)
_MONEY = re.compile(r"[$£€]|\b(?:dollars?|euros?|pounds?)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|due to|after|since|over|for|so that|in order|to \w+|as|blam\w+|caus\w+|reasons?|amid|following"
    r"|citing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pair:
    """A question and a passage near it, both in vectors."""

    question: Question
    asked: Encoded
    near: Near
    told: Encoded

    def support(self, words: str) -> float | None:
        """How near words of the question come to the passage's; None where the question has not those words."""
        at = self.question.text.casefold().find(words.casefold())
        return self.asked.near(at, at + len(words), self.told) if at >= 0 and words else None


def signs(pair: Pair, scenes: Scenes) -> list[float]:
    """Return the signs, always as many and in the same order."""
    question, near, place = pair.question, pair.near, pair.near.passage.evidence
    given = _given(pair, scenes)
    kind = of_kind(pair, scenes)
    filled = float(any(_fills(question, pair, scenes)))
    plain = question.asked in PLAIN
    strict = plain and not kind
    words = _lexical(question.terms, place.article, place.start, place.end, scenes)
    return [
        near.plain,
        near.named,
        1 / (1 + near.rank),
        pair.asked.near(0, len(question.text), pair.told),
        pair.told.near(0, len(near.passage.named), pair.asked),
        given.least,
        given.mean,
        given.verb,
        given.noun,
        given.names,
        float(not question.about),
        min(words, default=0.5),
        sum(words) / len(words) if words else 0.5,
        kind,
        filled,
        float(plain and not filled),
        float(strict),
        float(strict and not filled),
        float(not plain) * given.least,
        filled * given.least,
        near.plain * given.least,
        kind * given.mean,
        min(len(pair.told.offsets), 60) / 60,
        float(any(s.certainty == "asked" for s in near.passage.statements)),
        float(any(s.polarity == "denied" for s in near.passage.statements)),
        *(float(question.asked == k) for k in KINDS),
    ]


@dataclass(frozen=True)
class _Given:
    """How well a passage bears what the question gives: the least and the mean of its terms, its verb, noun, names."""

    least: float
    mean: float
    verb: float
    noun: float
    names: float


def _given(pair: Pair, scenes: Scenes) -> _Given:
    question, place = pair.question, pair.near.passage.evidence
    named = frozenset(scenes.named(place.article, place.start, place.end))
    borne = [(t, _borne(t, pair, named, scenes)) for t in question.terms]
    weight = sum(0.5 if t.aside else 1.0 for t, _ in borne)
    total = sum((0.5 if t.aside else 1.0) * b for t, b in borne)
    names = [1.0 if t.entities & named else 0.5 * scenes.usual(t.entities) for t in question.about]
    noun = pair.support(question.noun) if question.noun else None
    return _Given(
        least=min((b for _, b in borne), default=0.5),
        mean=total / weight if weight else 0.5,
        verb=min((b for t, b in borne if t.verb), default=0.5),
        noun=UNKNOWN if noun is None else noun,
        names=min(names, default=1.0),
    )


def _borne(term: Term, pair: Pair, named: frozenset[str], scenes: Scenes) -> float:
    near = pair.support(term.text) or 0.0
    if not term.entities:
        return near
    if term.entities & named:
        return 1.0
    return max(near, USUAL if scenes.usual(term.entities) else 0.0)


def _lexical(terms: Sequence[Term], article: str, start: int, end: int, scenes: Scenes) -> list[float]:
    """Of each term, 1 where the passage has it or a word of its kin."""
    words = scenes.words(article, start, end)

    def has(term: Term) -> bool:
        own = term.entities & words.entities or term.stems & words.stems
        return bool(own or term.kin & words.kin or term.relations & words.relations)

    return [float(has(t)) for t in terms]


def _fills(question: Question, pair: Pair, scenes: Scenes) -> Iterator[Fill]:
    for statement in pair.near.passage.statements:
        if statement.certainty != "asked":
            yield from fills(question, Match(statement, 1.0, 1.0), scenes)


def of_kind(pair: Pair, scenes: Scenes) -> float:
    """Return 1 where the passage has a word of the kind that would answer, 0 where none, 0.5 for other questions."""
    question, place, asked = pair.question, pair.near.passage.evidence, pair.question.asked
    article, start, end, text = place.article, place.start, place.end, place.text
    values = [v for s in pair.near.passage.statements for v in s.values]
    if asked in ("who", "sayer", "title", "maker") or question.types:
        types = frozenset(question.types) or PEOPLE
        others = (i for i in scenes.named(article, start, end) if i not in question.given)
        return float(any(scenes.entities[i].type in types for i in others))
    if asked in ("when", "clock"):
        return float(bool(scenes.times(article, start, end)))
    if asked in ("where", "home"):
        return float(any(True for _ in scenes.places(article, start, end, loosely=True)))
    if asked == "count":
        numbers = any(v.kind in ("count", "measure", "duration") for v in values)
        return float(numbers or bool(_NUMBER.search(text)) or _spelt(text))
    if asked == "money":
        return float(any(v.kind == "money" for v in values) or bool(_MONEY.search(text)))
    if asked == "value":
        return float(any(v.role in question.roles for v in values))
    return float(bool(_REASON.search(text))) if asked == "why" else 0.5


def _spelt(text: str) -> bool:
    """Whether a number stands in words."""
    return not listed("words.numbers").isdisjoint(re.findall(r"[a-z]+", text.casefold()))
