"""Who said it: the one on whose word the articles have words that speak of all that is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.asking.parsing.question import Question, Term, listed
from firsthand.asking.scenes import Scenes, Words
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Evidence, Statement

ENOUGH = 0.75
"""Share of what is asked, names counting double, that the words of a speaker must speak of."""
BEHIND = 0.1
"""How far behind the fullest words another speaker's may lie and still be given."""


@dataclass(frozen=True)
class _Told:
    """Words put on record: whose, where they stand, and the statements inside."""

    speaker: str
    evidence: Evidence
    statements: tuple[Statement, ...]
    share: float


def speakers(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer "who said that …" with those whose words say so, the fullest words first."""
    terms = _said(question)
    found = [*_quoted(terms, scenes), *_stated(question, terms, scenes)]
    top = max((t.share for t in found), default=0.0)
    groups: dict[str, list[_Told]] = {}
    for told in found:
        if told.share >= max(ENOUGH, top - BEHIND):
            groups.setdefault(told.speaker, []).append(told)
    for name, group in sorted(groups.items(), key=lambda g: (-max(t.share for t in g[1]), -len(g[1]), g[0])):
        group.sort(key=lambda t: (-t.share, t.evidence.article, t.evidence.start))
        said = [s for t in group for s in t.statements]
        words = f"{name}: “{group[0].evidence.text.strip(' ,;')}”"
        yield ledger.answer(words, said, [t.evidence for t in group])


def _said(question: Question) -> list[Term]:
    """Return what must be said: of "called the deal a theft" the last part alone."""
    if question.speaking not in listed("words.calling"):
        return [t for t in question.terms if not (t.verb and question.speaking in t.stems)]
    last = re.split(r"\b(?:an?|as)\b", question.text, maxsplit=1)[-1]
    return [t for t in question.terms if t.text in last] or list(question.terms)


def _quoted(terms: list[Term], scenes: Scenes) -> Iterator[_Told]:
    """Yield the quotes that speak of what is asked."""
    for quote in scenes.story.quotes:
        share = _share(terms, scenes.words(quote.article, quote.start, quote.end), scenes)
        entity = scenes.entities.get(quote.speaker or "")
        name = entity.name if entity else quote.speaker_text
        if share >= ENOUGH and name:
            inside = [s for s in scenes.by_article.get(quote.article, ()) if quote.start <= s.start < quote.end]
            place = Evidence(article=quote.article, start=quote.start, end=quote.end, text=quote.text)
            yield _Told(name, place, tuple(inside[:1]), share)


def _stated(question: Question, terms: list[Term], scenes: Scenes) -> Iterator[_Told]:
    """Yield the statements on somebody's word that speak of what is asked."""
    denied = question.speaking in ("deny", "dispute", "reject")
    for statement in scenes.story.statements:
        sources = [s for s in statement.sources if s.kind in ("person", "organization", "anonymous")]
        if not sources or statement.certainty == "asked" or (denied and statement.polarity != "denied"):
            continue
        share = _share(terms, scenes.words(statement.article, statement.start, statement.end), scenes)
        if share >= ENOUGH:
            last = sources[-1]
            entity = scenes.entities.get(last.entity or "")
            place = Evidence(article=statement.article, start=statement.start, end=statement.end, text=statement.text)
            yield _Told(entity.name if entity else last.name, place, (statement,), share)


def _share(terms: list[Term], held: Words, scenes: Scenes) -> float:
    """Return the share of the terms that words speak of; none where a name goes unsaid that the story is not about."""
    total = reached = 0.0
    for term in terms:
        weight = 2.0 if term.entities or term.proper else 1.0
        known = bool(term.entities & held.entities) or term.stems <= held.stems
        known = known or bool((term.stems & held.stems) or (term.kin & held.kin) or (term.relations & held.relations))
        if not known and term.entities and not term.entities & scenes.topic[1]:
            return 0.0
        total += weight
        reached += weight * known
    return round(reached / total, 4) if total else 0.0
