"""Answers that give a passage in its own words: it comes near enough to the question, and says on whose word it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.asking.disputes import dispute
from firsthand.asking.fills.fill import Fill
from firsthand.asking.fills.finders import fills
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question
from firsthand.asking.passages.finder import Finder, Found
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Evidence
from firsthand.story.sentences import listed

DOUBTED = 0.3
"""Score below which an answer found by words has passages beside it."""
_QUOTING = re.compile('["“”]')
NUMBERS = frozenset({"when", "clock", "count", "money", "value"})
"""Kinds of question whose answers have sides where the articles differ."""


def quoted(question: Question, scenes: Scenes, finder: Finder, told: Sequence[Answer]) -> Iterator[Answer]:
    """Yield the passages that answer, the surest first, where clauses gave no answer or one that is in doubt.

    Args:
        told: the answers found by words.
    """
    near = finder.scored(question, scenes)
    if any(_backed(answer, near) for answer in told):
        return
    ledger = Ledger(scenes)
    disputed: set[str] = set()
    for found in finder.sure(question, near):
        filled = _disputed(question, found, scenes)
        if filled is None:
            yield _answer(question, found, scenes, ledger)
            continue
        fill, conflict = filled, dispute(filled, scenes)
        if conflict is not None and conflict.id not in disputed:
            disputed.add(conflict.id)
            yield ledger.disputed([fill], conflict)


def _backed(answer: Answer, near: Sequence[Found]) -> bool:
    """Whether the words an answer rests on stand in a passage that is not unlikely to answer."""
    return any(_holds(f.passage.evidence, e) for f in near if f.score >= DOUBTED for e in answer.evidence)


def _holds(passage: Evidence, words: Evidence) -> bool:
    return passage.article == words.article and passage.start < words.end and words.start < passage.end


def _disputed(question: Question, found: Found, scenes: Scenes) -> Fill | None:
    """The value of a passage that answers and stands on one side of a conflict."""
    if question.asked not in NUMBERS:
        return None
    filled = (
        fill for s in found.passage.statements for fill in fills(question, Match(s, found.score, found.score), scenes)
    )
    return next((f for f in filled if dispute(f, scenes)), None)


def _answer(question: Question, found: Found, scenes: Scenes, ledger: Ledger) -> Answer:
    passage = found.passage
    article = scenes.articles[passage.evidence.article]
    claims = ledger.claims(passage.statements)
    sayers = list(dict.fromkeys(s.sources[-1].name for s in passage.statements if s.sources))
    word = f", on the word of {listed(sayers)}" if sayers else ""
    status = claims[0].status if claims else "single-source"
    doubt = "Unconfirmed: " if status == "unconfirmed" else ""
    told = passage.plain if _QUOTING.search(passage.plain) else f"“{passage.plain}”"
    text = f"{doubt}According to {article.outlet or f'article {article.id}'}{word}: {told}"
    return Answer(
        text=text,
        status=status,
        claim=claims[0].id if claims else None,
        origins=tuple(dict.fromkeys(o for c in claims[:1] for o in c.origins)),
        evidence=(passage.evidence,),
        against=tuple(ledger.denials(claims[:1])),
    )
