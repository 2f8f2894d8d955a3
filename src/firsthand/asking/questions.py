"""A question is a statement with a hole; it is answered from what the articles say, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.language import Language

from firsthand.asking.bearers import borne, titled
from firsthand.asking.contests import contested
from firsthand.asking.definitions import defined, lives, made, peopled
from firsthand.asking.descriptions import described, played
from firsthand.asking.disputes import dispute, on_side
from firsthand.asking.fates import fates
from firsthand.asking.fills.fill import Fill
from firsthand.asking.fills.finders import fills, loosely
from firsthand.asking.matching import matches
from firsthand.asking.parsing.question import Asked, Question
from firsthand.asking.parsing.reader import parse
from firsthand.asking.passages import Finder
from firsthand.asking.passages.answers import quoted
from firsthand.asking.pleas import pleas
from firsthand.asking.provenance import linked
from firsthand.asking.ranking import best_fills, ranked
from firsthand.asking.sayings import said
from firsthand.asking.scenes import Scenes
from firsthand.asking.speakers import speakers
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Answers, Story

MOST = 3
"""Answers given at most."""


def ask(
    story: Story, question: str, nlp: Language, scenes: Scenes | None = None, finder: Finder | None = None
) -> Answers:
    """Return what a story answers, best first; nothing where its articles do not say.

    Args:
        question: in English, one sentence.
        nlp: the pipeline that parses it.
        scenes: of this story, kept from an earlier question, which makes the next one quicker; None makes them anew.
        finder: finds the passages that answer by their meaning where no clause does by its words; None does without.
    """
    given = linked(question, story)
    if given is not None:
        return Answers(question=question, answers=given)
    read = parse(question, nlp, story)
    scenes = scenes or Scenes(story)
    told = list(_answers(read, scenes, nlp))[:MOST]
    if finder is not None and read.terms:
        told += quoted(read, scenes, finder, told)
    return Answers(question=question, answers=tuple(told)[:MOST])


def _answers(question: Question, scenes: Scenes, nlp: Language) -> Iterator[Answer]:
    """Yield the answers of the first way that has any."""
    ledger = Ledger(scenes)
    if not question.terms:
        return
    if question.asked == "describe":
        yield from described(question, scenes, ledger, nlp)
        return
    if question.asked == "polar":
        yield from ledger.polar(question, [m for m in matches(question, scenes) if m.direct])
        return
    for answers in _ways(question, scenes, ledger):
        given = list(answers)
        yield from given
        if given:
            return


def _ways(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Iterator[Answer]]:
    """Yield the ways to answer a question, the surest first."""
    asked = question.asked
    if asked in _BESIDE:
        yield _BESIDE[asked](question, scenes, ledger)
        if asked == "title":
            yield contested(question, scenes, ledger)
        if asked not in ("maker", "sayer"):
            return
        question = replace(question, asked="who", types=("person", "organization"))
    if asked == "what" and not question.relations and not question.types:
        yield borne(question, scenes, ledger)
    found = matches(question, scenes)
    yield _filled(question, [f for m in found for f in fills(question, m, scenes)], scenes, ledger)
    yield _filled(question, [f for m in found for f in loosely(question, m, scenes)], scenes, ledger)
    if question.bearing:
        yield titled(question, scenes, ledger)
    if asked == "who":
        yield contested(question, scenes, ledger)


def _filled(question: Question, found: Sequence[Fill], scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Word the fills that are given, each with the conflict that stands over it."""
    seen: set[str] = set()
    for answered in ranked(question, best_fills(question, found), scenes):
        if answered.best.key in seen:
            continue
        conflict = dispute(answered.best, scenes)
        if conflict is not None:
            seen |= {f.key for f in found if on_side(f, conflict)}
            yield ledger.disputed(answered.fills, conflict)
        else:
            yield ledger.plain(answered.fills)


_BESIDE: Mapping[Asked, Callable[[Question, Scenes, Ledger], Iterator[Answer]]] = {
    "attribute": defined,
    "fate": fates,
    "home": lives,
    "maker": made,
    "population": peopled,
    "play": played,
    "plea": pleas,
    "said": said,
    "sayer": speakers,
    "title": titled,
}
"""What is read off the words beside a name."""
