"""What somebody said: the statements they put on record, those that speak of what is asked first."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.asking.parsing.question import Question, Term, listed
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Statement
from firsthand.story.claims.facets import stem
from firsthand.story.naming import fold

MOST = 3
"""Statements of one speaker given at most."""


def said(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer "what did X say about Y" with what stands in the articles on the word of X and speaks of Y."""
    who = [t for t in question.terms if t.entities & question.doers or t.stems & question.speaker]
    topics = [t for t in question.terms if t not in who and not t.verb]
    found = [s for s in scenes.story.statements if _by(s, who) and s.certainty != "asked"]
    found = found or [s for s in scenes.story.statements if _itself(s, who, scenes)]
    ranked = sorted(((_spoken(s, topics, scenes), s) for s in found), key=lambda p: (-p[0], -len(p[1].text), p[1].id))
    claims: set[str] = set()
    for held, statement in ranked:
        claim = scenes.claims.get(statement.id)
        if held < len(topics) or (claim and claim.id in claims):
            continue
        claims |= {claim.id} if claim else set()
        yield ledger.answer(ledger.told(statement).rstrip("."), [statement], [ledger.evidence(statement)])
        if len(claims) == MOST:
            return


def _by(statement: Statement, who: list[Term]) -> bool:
    """Whether a statement stands on the word of those asked about."""
    ids = {s.entity for s in statement.sources if s.entity}
    words = {stem(w) for s in statement.sources for w in fold(s.name)}
    return bool(who) and all(t.entities & ids or t.stems & words for t in who)


def _itself(statement: Statement, who: list[Term], scenes: Scenes) -> bool:
    """Whether a clause is about what the thing asked about says of something: "the report describes …"."""
    subject = next((a for a in statement.arguments if a.relation == "subject"), None)
    if subject is None or not who or statement.predicate not in listed("words.telling"):
        return False
    held = scenes.words(statement.article, subject.start, subject.end)
    return all(t.entities & held.entities or t.stems & held.stems for t in who)


def _spoken(statement: Statement, topics: list[Term], scenes: Scenes) -> int:
    """Count the terms a statement or its sentence speaks of."""
    around = scenes.words(statement.article, *scenes.sentence(statement))
    held = around.stems | around.kin | around.relations
    return sum(bool(t.entities & around.entities or (t.stems | t.kin | t.relations) & held) for t in topics)
