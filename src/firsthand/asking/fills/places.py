"""Where: the places a statement gives, or the words for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, at
from firsthand.asking.fills.people import somebody
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.scenes import Scenes
from firsthand.model import Argument, Entity
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import noun_event
from firsthand.story.naming import fold


def where(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    statement = match.statement
    dated = [(v.start, v.end) for v in statement.values if v.kind in ("date", "clock", "duration", "ordinal")]
    for argument in statement.arguments:
        if argument.relation not in listed("words.placed"):
            continue
        if any(a < argument.end and argument.start < b for a, b in dated):
            continue
        entity = scenes.entities.get(argument.entity or "")
        named = set(map(stem, fold(argument.text)))
        if entity and not _is_place(entity, argument):
            continue
        asked = {s for t in question.terms for s in (*t.stems, *t.kin)}
        if (named and named <= asked) or (entity is None and stem(argument.lemma.casefold()) in asked):
            continue
        if entity is None and (somebody(argument.lemma.casefold()) or not (question.relations or _site(argument))):
            continue
        if entity is None and (argument.lemma.casefold() in listed("words.unplaced") or noun_event(argument.lemma)):
            continue
        if entity and entity.id in question.given:
            continue
        pointing = re.match(r"(?:the same|this|that|these|those)\b", argument.text, re.IGNORECASE)
        yield _argued(match, argument, entity, scenes, rank=3 if pointing else 0 if entity else 1)
    if match.direct:
        yield from _nearby(question, match, scenes)


def _site(argument: Argument) -> bool:
    """Whether words name a house or a ground one can be in."""
    return bool(set(map(stem, listed("words.sites"))) & set(map(stem, fold(argument.text))))


def _is_place(entity: Entity, argument: Argument) -> bool:
    """Whether one can be at or in something named: a place, or a house by its noun."""
    if entity.type == "place" or argument.relation in ("at", "near", "outside", "inside"):
        return True
    sites = set(map(stem, listed("words.sites")))
    return argument.relation != "to" and bool(sites.intersection(map(stem, fold(argument.text))))


def _nearby(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the places named in the rest of the sentence, after a preposition of place."""
    statement = match.statement
    text = scenes.articles[statement.article].text
    start, end = scenes.sentence(statement)
    placed = "|".join(sorted(listed("words.placed") - {"to", "toward", "towards"}))
    before = re.compile(rf"\b(?:{placed})\s+(?:the\s+)?$")
    asked = {s for t in question.terms for s in t.stems}
    for begin, stop, name in scenes.places(statement.article, start, end):
        inside = statement.start <= begin < statement.end
        if not before.search(text[start:begin]) or set(map(stem, fold(name))) <= asked:
            continue
        place = at(scenes, statement.article, begin, stop)
        yield Fill(text=name, key=" ".join(fold(name)), match=match, evidence=place, rank=2 - inside, role="place")


def _argued(match: Match, argument: Argument, entity: Entity | None, scenes: Scenes, rank: int) -> Fill:
    words = argument.text.strip(" ,;–—-")
    text = words if entity is None or entity.name in words else entity.name
    whole = f"{argument.relation} {text}" if rank or entity is None else text
    return Fill(
        text=whole,
        key=entity.id if entity else " ".join(fold(words)),
        match=match,
        evidence=at(scenes, match.statement.article, argument.start, argument.end),
        rank=rank,
        role="place",
    )
