"""How well a statement speaks of what a question gives: its entities, its relation, its other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.asking.parsing.question import Question, Term, befallen, listed, table
from firsthand.asking.scenes import Scenes, Words
from firsthand.model import Statement
from firsthand.story.claims.anchors import Anchor
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import Relation

SURE = 0.8
"""Score from which what else is said in a statement's claim answers too."""
AROUND, USUAL = 0.8, 0.5
"""What a name counts that only the sentence has, or only the story as a whole."""
ENOUGH = 0.6
"""Share of a question's terms, by weight, that a statement and its sentence must speak of."""


@dataclass(frozen=True)
class Match:
    """A statement that speaks of what is asked, and how fully (0 to 1).

    `inside` is the share its own clause speaks of; `direct` says that its own predicate is the one asked about.
    """

    statement: Statement
    score: float
    inside: float
    direct: bool = True


def matches(question: Question, scenes: Scenes) -> list[Match]:
    """Return the statements that speak of what is asked, best first."""
    found = (_match(question, scenes, s) for s in scenes.story.statements)
    kept = {m.statement.id: m for m in found if m and m.score >= ENOUGH}
    for match in [m for m in kept.values() if m.direct and m.score >= SURE]:
        for mate in _mates(match.statement, scenes):
            clause = scenes.words(mate.article, mate.start, mate.end)
            if not _in_that_way(question, clause, clause):
                continue
            kept.setdefault(mate.id, Match(mate, round(match.score - 0.05, 4), match.inside))
    return sorted(kept.values(), key=lambda m: (-m.score, -m.inside, m.statement.id))


def _mates(statement: Statement, scenes: Scenes) -> list[Statement]:
    """Return what else is said in the claim of a statement."""
    claim = scenes.claims.get(statement.id)
    found = [scenes.statements[s] for s in claim.statements] if claim else []
    return [s for s in found if s.certainty != "asked"]


def _match(question: Question, scenes: Scenes, statement: Statement) -> Match | None:
    if statement.certainty == "asked":
        return None
    clause = scenes.words(statement.article, statement.start, statement.end)
    around = scenes.words(statement.article, *scenes.sentence(statement))
    relation = scenes.relation(statement)
    direct = not question.relations or bool(question.relations & {*relation.classes, *_counted(statement)})
    if (direct and _other_people(question, relation, scenes)) or _others_do(question, statement):
        return None
    own = frozenset(relation.classes) | clause.relations | _counted(statement)
    own |= frozenset(map(stem, statement.predicate.split()))
    taking = {*statement.subjects, *filter(None, (statement.subject, statement.object))}
    taking |= {other for id_ in taking for other in scenes.same.get(id_, ())}
    who = clause.entities | taking | _speaking_for(statement, scenes)
    total = reached = inside = 0.0
    if question.asked == "count" and not question.roles and stem(question.noun.rstrip("s")) in clause.stems:
        total, reached, inside = 1.0, 1.0, 1.0
    for term in question.terms:
        weight, support = _weight(term), _support(term, clause, around, own, who, scenes)
        if 0 < support < AROUND and term.entities and _of_another(question, statement, around, scenes):
            support = 0.0
        if not support and _elsewhere(question, term, statement, scenes):
            support = USUAL
        if not support and term.text.isdigit() and (_in_year(statement, term.text) or _numbered(statement, term.text)):
            support = 1.0
        if support == 0 and (term.entities or term.proper or term.core or _relating(term, question)):
            return None
        total += weight
        reached += weight * support
        inside += weight * (support == 1)
    if total == 0 or not _in_that_way(question, clause, around):
        return None
    if scenes.anchors.get(statement.id, Anchor()).past and not _dated(question):
        reached *= 0.9
    return Match(statement, round(reached / total, 4), round(inside / total, 4), direct)


def _speaking_for(statement: Statement, scenes: Scenes) -> frozenset[str]:
    """Return the houses named where a "we" of theirs is quoted: "we did not", said a spokeswoman for the firm."""
    if not re.fullmatch(r"we|us|our .*", statement.subject_text or "", re.IGNORECASE) or statement.subject:
        return frozenset()
    start, end = scenes.sentence(statement)
    named = scenes.words(statement.article, start, end).entities
    return frozenset(i for i in named if scenes.entities[i].type == "organization")


def _other_people(question: Question, relation: Relation, scenes: Scenes) -> bool:
    """Whether a statement has somebody else do it, or undergo it, than the question."""
    pairs = ((question.doers, relation.actors), (question.undergoers, relation.patients))
    for given, who in pairs:
        ids = {w.entity for w in who if w.entity}
        ids |= {m for i in ids for m in scenes.entities[i].members if i in scenes.entities}
        if given and ids and not given & ids and all(_is_somebody(i, scenes) for i in ids):
            return True
    return False


def _others_do(question: Question, statement: Statement) -> bool:
    """Whether people without a name do it, and not those the question has do it: "officers fired"."""
    if question.asked == "who" and question.doers and statement.passive and question.slot == "patient":
        return not any(a.relation == "agent" and a.entity in question.doers for a in statement.arguments)
    subject = next((a for a in statement.arguments if a.relation == "subject"), None)
    if not question.doers or subject is None or statement.passive or subject.entity:
        return False
    known = question.doers & {statement.subject, *statement.subjects}
    return not known and subject.lemma.casefold() in table("types")["person"]


def _is_somebody(id_: str, scenes: Scenes) -> bool:
    entity = scenes.entities.get(id_)
    return entity is not None and entity.type in ("person", "organization", "work", "group")


def _counted(statement: Statement) -> frozenset[str]:
    """Return the relations that a clause's counts imply: "24 dead" tells of a death."""
    return frozenset(c for v in statement.values for c in befallen().get(v.role, ()))


def _in_year(statement: Statement, year: str) -> bool:
    """Whether the days of a statement lie in the year asked about."""
    when = statement.when
    return bool(when and when.earliest and when.latest and when.earliest[:4] == when.latest[:4] == year)


def _numbered(statement: Statement, number: str) -> bool:
    """Whether a statement has a number as a rank, in whatever words: season 7 in "the seventh season"."""
    return any(v.kind == "ordinal" and v.low == v.high == float(number) for v in statement.values)


def _dated(question: Question) -> bool:
    return question.earlier or bool(re.search(r"\b(?:19|20)\d\d\b", question.text))


def _relating(term: Term, question: Question) -> bool:
    return term.verb and bool(term.relations & question.relations)


def _weight(term: Term) -> float:
    weight = 2.0 if term.entities or term.proper or term.verb else 1.0
    return weight / 2 if term.aside else weight


def _of_another(question: Question, statement: Statement, around: Words, scenes: Scenes) -> bool:
    """Whether a count is of another ship or firm than the one asked about, which its sentence names."""
    if question.asked != "count":
        return False
    kinds = {scenes.entities[i].type for i in question.given} & {"organization", "product", "other"}
    sources = {s.entity for s in statement.sources}
    others = (i for i in around.entities - question.given if i not in sources)
    return bool(kinds) and any(scenes.entities[i].type in kinds for i in others)


def _elsewhere(question: Question, term: Term, statement: Statement, scenes: Scenes) -> bool:
    """Whether somebody the story is about may go unsaid as the doer: "seven rifles were found"."""
    if question.asked == "kind":
        return bool(term.entities & question.undergoers) and scenes.usual(term.entities)
    unsaid = statement.passive and not any(a.relation == "agent" for a in statement.arguments)
    return unsaid and bool(term.entities & question.doers) and scenes.usual(term.entities)


def _in_that_way(question: Question, clause: Words, around: Words) -> bool:
    """Whether a passage tells of the very deed where a question asks for one in particular ("executed")."""
    ways = (t for t in question.terms if t.verb and t.stems & _particular())
    return all(t.stems & (clause.stems | around.stems) or _noun(t) & (clause.stems | around.stems) for t in ways)


@cache
def _particular() -> frozenset[str]:
    return frozenset(map(stem, listed("words.particular")))


def _noun(term: Term) -> frozenset[str]:
    """Return the stems of the nouns for a deed: "execution"."""
    return frozenset(stem(f"{s.rstrip('e')}{ending}") for s in term.stems for ending in ("ion", "ing", "ation"))


def _support(
    term: Term, clause: Words, around: Words, own: frozenset[str], who: frozenset[str], scenes: Scenes
) -> float:
    """Return 1 where the clause speaks of a term, less where only its sentence or the story as a whole does."""
    stems, ids = scenes.topic
    if term.entities:
        if term.entities & who or term.stems <= clause.stems:
            return 1.0
        if term.entities & around.entities or term.stems <= around.stems:
            return AROUND
        if term.entities & ids & scenes.works and clause.stems & scenes.kinds_of_work:
            return 0.8  # "the series", where the story is about one
        usual = scenes.usual(term.entities) or term.stems <= stems
        return USUAL if usual and not term.core else 0.0
    if (term.relations | term.stems) & own or term.stems & clause.stems or term.kin & clause.kin:
        return 1.0
    if term.relations & around.relations or term.stems & around.stems or term.kin & around.kin:
        return 0.5 if term.verb else 0.8
    if term.verb or term.core or term.text.isdigit():
        return 0.0
    return 0.5 if (term.stems | term.kin | term.relations) & stems else 0.0
