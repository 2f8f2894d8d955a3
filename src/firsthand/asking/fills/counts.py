"""How many: counts by their noun, or by what befell those counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from firsthand.asking.fills.fill import GENERIC, Fill, at, of_value
from firsthand.asking.fills.people import somebody
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.scenes import Scenes
from firsthand.model import Statement, Value
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import noun_class


def counts(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield counts of what is asked: of people by what befell them, of anything else by its noun."""
    if question.noun in ("time", "times"):
        yield from _often(match, scenes)
        return
    if _singular(question.noun) in _SPANS:
        lasting = (v for v in match.statement.values if v.kind == "duration" and _singular(question.noun) in v.text)
        yield from (of_value(match, v, scenes) for v in lasting)
        return
    wanted = noun_class(_singular(question.noun))
    for value in match.statement.values:
        if value.kind not in ("count", "measure", "duration"):
            continue
        if _no_one(value, match.statement, scenes):
            if value.role in question.roles:
                none = of_value(match, value, scenes)
                yield replace(none, text="none", key="none", low=0.0, high=0.0)
            continue
        counted = noun_class(value.counted or "")
        people = question.noun in GENERIC
        if value.kind == "count" and value.role in question.roles:
            bare = not counted and not value.restrictors and _speaks_of(question.noun, match, scenes)
            if people or counted == wanted or bare:
                yield of_value(match, value, scenes, rank=_partial(question, match, value, scenes))
        elif not question.roles and (counted == wanted or noun_class(value.role) == wanted):
            narrowed = [r for r in value.restrictors if stem(r) not in {s for t in question.terms for s in t.stems}]
            yield of_value(match, value, scenes, rank=len(narrowed))
        elif not question.roles and people and match.direct and question.relations and somebody(counted):
            yield of_value(match, value, scenes, rank=1 + len(value.restrictors))
        elif question.roles and counted == wanted and not people and value.role not in _BEFALLEN:
            yield of_value(match, value, scenes, rank=1)


_SPANS = frozenset({"day", "hour", "minute", "month", "week", "year"})


def _often(match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield how often a clause says it was done: "shot 11 times", "twice"."""
    statement = match.statement
    if not match.direct:
        return
    numbers = "|".join(sorted(listed("words.numbers")))
    often = re.compile(rf"\b(?:(?:\d+|several|many|{numbers})\s+times|once|twice)\b", re.IGNORECASE)
    for hit in often.finditer(scenes.articles[statement.article].text, statement.start, statement.end):
        place = at(scenes, statement.article, *hit.span())
        yield Fill(text=hit.group(), key=hit.group().casefold(), match=match, evidence=place)


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


def _no_one(value: Value, statement: Statement, scenes: Scenes) -> bool:
    """Whether a "one" is that of "no one" or "no-one"."""
    text = scenes.articles[statement.article].text
    return value.text.casefold() == "one" and bool(re.search(r"\bno[ -]$", text[: value.start], re.IGNORECASE))


def _speaks_of(noun: str, match: Match, scenes: Scenes) -> bool:
    """Whether the sentence of a count that names nothing counted has the noun asked for."""
    around = scenes.words(match.statement.article, *scenes.sentence(match.statement))
    return stem(_singular(noun)) in around.stems


_PART = re.compile(r"\b(?:an?other|others?|more|also|additional|including|of whom|of them)\b", re.IGNORECASE)


def _partial(question: Question, match: Match, value: Value, scenes: Scenes) -> int:
    """Return how much of a whole a count leaves out: those of one place, one kind, "four others"."""
    statement = match.statement
    _, common = scenes.topic
    asked = question.given | common
    places = {
        a.entity
        for a in statement.arguments
        if a.entity and a.relation in listed("words.placed") and a.entity not in asked
    }
    places = {p for p in places if p and (e := scenes.entities.get(p)) and e.type == "place"}
    stems = {s for t in question.terms for s in t.stems}
    narrowed = [r for r in value.restrictors if stem(r) not in stems and r not in scenes.topic[0]]
    text = scenes.articles[statement.article].text[max(0, value.start - 12) : value.end + 10]
    return bool(places) + bool(narrowed) + bool(_PART.search(text))


_BEFALLEN = frozenset({"killed", "injured", "missing", "arrested", "displaced", "affected"})
"""Counts of people, whose noun may be left out: "24 killed"."""
