"""What happened to somebody: what they underwent, as the articles tell it."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Statement
from firsthand.story.claims.relations import affecting

MOST = 3
"""Happenings given at most."""


def fates(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer "what happened to X" with what befell X, the oftenest told first."""
    named = [t for t in question.terms if t.entities]
    if not named:
        return
    who = named[-1].entities
    groups: dict[str, list[Statement]] = {}
    for statement in scenes.story.statements:
        relation = scenes.relation(statement)
        befell = {w.entity for w in relation.patients if w.entity} & who
        classes = [c for c in relation.classes if c in affecting()]
        told = statement.polarity == "affirmed" and statement.certainty in ("asserted", "rumoured")
        if befell and classes and told and not statement.nominal:
            groups.setdefault(classes[0], []).append(statement)
    ordered = sorted(groups.items(), key=lambda g: (-len({s.article for s in g[1]}), -len(g[1]), g[0]))
    for _, said in ordered[:MOST]:
        best = max(said, key=lambda s: (len(s.arguments), -s.start, s.id))
        rest = [s for s in said if s is not best]
        yield ledger.answer(ledger.told(best).rstrip("."), [best, *rest], [ledger.evidence(s) for s in (best, *rest)])
