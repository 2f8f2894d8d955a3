"""Who: the participants that fill the role asked for, those with a name first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import GENERIC, Fill, at
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, table
from firsthand.asking.scenes import Scenes
from firsthand.model import Argument, Statement
from firsthand.story.naming import fold

_NAMED_BY = re.compile(r"\b(?:called|identified|known|named)\b")


def who(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the participants who fill the role asked for, those with a name first."""
    statement = match.statement
    for id_ in _participants(question, statement, scenes):
        entity = scenes.entities.get(id_)
        if entity is None or id_ in question.given or (question.types and entity.type not in question.types):
            continue
        mention = scenes.mention(statement.article, statement.start, statement.end, id_)
        place = (mention.start, mention.end) if mention else (statement.start, statement.end)
        named = any(m.kind == "name" for m in entity.mentions)
        if entity.type == "group" or not named:
            continue
        yield Fill(
            text=entity.name,
            key=id_,
            match=match,
            evidence=at(scenes, statement.article, *place),
            rank=0 if mention and mention.kind == "name" else 1,
            role="who",
        )
    yield from _unnamed(question, match, scenes)


def _participants(question: Question, statement: Statement, scenes: Scenes) -> list[str]:
    """Return the entities in the slot asked for; of a pair that does something together, the other one."""
    relation = scenes.relation(statement)
    who = relation.actors if question.slot == "actor" else relation.patients
    ids = [w.entity for w in who if w.entity]
    inside = _inside_slot(question, statement, scenes)
    together = [*statement.subjects, *_members(statement, scenes)]
    if question.given & set(together) and not ids and not statement.passive:
        ids += together
    return list(dict.fromkeys([*(i for i in ids if i), *inside]))


def _members(statement: Statement, scenes: Scenes) -> tuple[str, ...]:
    found = [a for a in statement.arguments if a.relation == "subject"]
    named = (i for a in found for i in scenes.named(statement.article, a.start, a.end))
    return tuple(named)


def _inside_slot(question: Question, statement: Statement, scenes: Scenes) -> list[str]:
    """Return entities named in the words of the slot: "the woman, identified as …", "receptionist …"."""
    passive_or_affected = statement.passive or not any(a.relation == "object" for a in statement.arguments)
    wanted = "subject" if (question.slot == "actor") != passive_or_affected else "object"
    found = [a for a in statement.arguments if a.relation == wanted]
    return [
        i
        for a in found
        for i in scenes.named(statement.article, a.start, min(a.end, statement.end))
        if scenes.entities[i].type == "person" and _names_head(statement, a, i, scenes)
    ]


def _names_head(statement: Statement, argument: Argument, id_: str, scenes: Scenes) -> bool:
    """Whether a person named in a phrase is its head, or in apposition to it; not one in "the office of …"."""
    mention = scenes.mention(statement.article, argument.start, argument.end, id_)
    if mention is None:
        return False
    before = scenes.articles[statement.article].text[argument.start : mention.start]
    return not re.search(r"\b(?:of|by|with|near|for|from)\s+\S*$", before) or bool(_NAMED_BY.search(before))


def _unnamed(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield a participant without a name by its own words ("a receptionist")."""
    statement = match.statement
    passive = statement.passive or not any(a.relation == "object" for a in statement.arguments)
    wanted = ("agent",) if statement.passive and question.slot == "actor" else None
    wanted = wanted or (("subject",) if (question.slot == "actor") != passive else ("object",))
    for argument in statement.arguments:
        if argument.relation in wanted and not argument.entity and argument.lemma.casefold() not in GENERIC:
            if argument.text.casefold() in ("who", "that", "which", "he", "she", "it", "they", "i", "we", "you"):
                continue
            if any(scenes.named(statement.article, argument.start, argument.end)):
                continue
            if not somebody(argument.lemma.casefold()):
                continue
            words = argument.text.strip(" ,;–—-")
            place = at(scenes, statement.article, argument.start, argument.end)
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=2, role="who")


def somebody(noun: str) -> bool:
    """Whether a noun is one for people."""
    return noun in table("types")["person"] or noun.endswith(("man", "men", "er", "or", "ist", "ian", "people", "ant"))
