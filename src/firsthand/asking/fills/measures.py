"""How old, how deep, how much: the values of a role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, of_value
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.scenes import Scenes
from firsthand.model import Value
from firsthand.story.claims.facets import stem
from firsthand.story.naming import fold


def measured(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the values of the roles asked for; how big a sum is, as money."""
    if "worth" in question.roles:
        yield from _sums(question, match, scenes)
    for value in match.statement.values:
        if value.role not in question.roles:
            continue
        if value.role == "age" and not (_is_about(question, value, scenes) or _near(question, match, value, scenes)):
            continue
        yield of_value(match, value, scenes, rank=question.roles.index(value.role))


def _is_about(question: Question, value: Value, scenes: Scenes) -> bool:
    known = {value.about or "", *scenes.same.get(value.about or "", ())}
    return bool(known & question.given)


def _near(question: Question, match: Match, value: Value, scenes: Scenes) -> bool:
    return _next_named(question, match, value, scenes) or _his(question, match, value, scenes)


def _his(question: Question, match: Match, value: Value, scenes: Scenes) -> bool:
    """Whether an age is that of a "he" in a sentence which names nobody else: "his name is Rhys and he is nineteen"."""
    statement = match.statement
    if value.about is not None or (statement.subject_text or "").casefold() not in ("he", "she"):
        return False
    named = scenes.words(statement.article, *scenes.sentence(statement)).entities
    people = {i for i in named if scenes.entities[i].type == "person" and i != statement.subject}
    return bool(people) and people <= question.given


def _next_named(question: Question, match: Match, value: Value, scenes: Scenes) -> bool:
    """Whether an age nobody is known to have stands right before the name: "the 36-year-old champion Quist"."""
    if value.about is not None:
        return False
    article = match.statement.article
    after = scenes.articles[article].text[value.end : value.end + 40]
    near = value.end + len(re.split(r"[,;.:]", after)[0])
    return question.given.issuperset(found) if (found := list(scenes.named(article, value.end, near))) else False


def _sums(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield how big a sum is: money in a clause that names it, or a number that counts it ("a 110 billion bailout")."""
    statement = match.statement
    core = {s for t in question.terms if t.core for s in t.stems}
    clause = scenes.words(statement.article, statement.start, statement.end)
    for value in statement.values:
        counts = value.kind == "count" and stem(value.counted or "") in core
        if counts or (value.kind == "money" and core and core & clause.stems):
            yield of_value(match, value, scenes)


def money(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield sums of money; a reward or a fine only where one is asked for."""
    asked = {s for t in question.terms for s in t.stems}
    text = scenes.articles[match.statement.article].text
    for value in match.statement.values:
        after = fold(text[value.end : value.end + 25])[:1]
        other = {value.role, *after} & listed("words.sums")
        if value.kind == "money" and not {stem(w) for w in other} - asked:
            yield of_value(match, value, scenes)
