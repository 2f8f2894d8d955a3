"""What and which: objects, and names of the kind asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, at
from firsthand.asking.fills.people import who
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, listed, table
from firsthand.asking.scenes import Scenes
from firsthand.model import Entity, Statement
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import noun_class
from firsthand.story.naming import fold


def what(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the object a clause gives to what is asked, of the kind asked for."""
    if question.types or question.noun:
        yield from typed(question, match, scenes)
    if question.types or (question.relations and not match.direct):
        return
    statement = match.statement
    if question.relations and not question.relations & {*scenes.relation(statement).classes}:
        return
    wanted = ("object", "complement", "clause") if question.slot == "patient" else ("subject",)
    if question.slot == "patient" and not question.doers and (statement.passive or not _has_object(statement)):
        wanted = ("subject",)
    for argument in statement.arguments:
        if argument.relation not in wanted or argument.entity in question.given:
            continue
        if question.noun and noun_class(argument.lemma) != noun_class(question.noun):
            continue
        words = argument.text.strip(" ,;–—-")
        if len(fold(words)) <= len(fold(question.noun)) or argument.text.casefold() in ("that", "what", "it"):
            continue
        if match.inside < 0.99:
            continue
        place = at(scenes, statement.article, argument.start, argument.end)
        yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=1)


def _has_object(statement: Statement) -> bool:
    return any(a.relation in ("object", "complement", "clause") for a in statement.arguments)


def typed(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the names of the kind asked for, those first that are called by the noun asked with: "OHSU Hospital"."""
    statement = match.statement
    for id_ in dict.fromkeys(scenes.named(statement.article, statement.start, statement.end)):
        entity = scenes.entities[id_]
        called = bool(question.noun) and _called(question.noun, entity, statement, scenes)
        if (entity.type not in question.types and not called) or id_ in question.given:
            continue
        sources = {s.entity for s in statement.sources}
        if id_ in sources:
            continue
        mention = scenes.mention(statement.article, statement.start, statement.end, id_)
        if mention and mention.kind == "name" and (called or question.noun not in listed("words.telling_names")):
            place = at(scenes, statement.article, mention.start, mention.end)
            yield Fill(text=entity.name, key=id_, match=match, evidence=place, rank=not called, role="who")


def _called(noun: str, entity: Entity, statement: Statement, scenes: Scenes) -> bool:
    """Whether a name has the noun in it, or the words right before it call it that: "the warship INS Vale"."""
    if stem(noun) in map(stem, fold(entity.name)):
        return True
    kin = {noun, *table("called").get(noun, ())}
    if kin & set(fold(entity.name)):
        return True
    mention = scenes.mention(statement.article, statement.start, statement.end, entity.id)
    if mention is None:
        return False
    before = scenes.articles[statement.article].text[max(0, mention.start - 25) : mention.start]
    return bool(set(re.findall(r"\w+", before.casefold())[-2:]) & kin) and not re.search(r"[.;:]", before[-3:])


def named(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the name of whoever fills the role asked for, where the sentence speaks of all that is asked."""
    if match.score >= 0.85:
        found = who(question, match, scenes) if question.relations else typed(question, match, scenes)
        yield from (f for f in found if f.rank < 2)


def beyond(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what stands after the preposition the question ends on: "charged with murder"."""
    if not match.direct:
        return
    for argument in match.statement.arguments:
        if argument.relation == question.stranded and argument.entity not in (*question.given, ""):
            words = argument.text.strip(" ,;")
            place = at(scenes, match.statement.article, argument.start, argument.end)
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place)
