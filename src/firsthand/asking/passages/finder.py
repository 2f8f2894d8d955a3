"""The passages that answer a question by their meaning, where no clause does by its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from firsthand.asking.parsing.question import Asked, Question
from firsthand.asking.passages.bars import barred
from firsthand.asking.passages.judge import Judge, load_judge
from firsthand.asking.passages.library import Library, Passage
from firsthand.asking.passages.signs import Pair, signs
from firsthand.asking.scenes import Scenes
from firsthand.language.encoder import Encoder

SURE: Mapping[Asked, float] = {
    "count": 0.7,
    "describe": 0.5,
    "money": 0.7,
    "name": 1.0,
    "play": 1.0,
    "polar": 0.45,
    "said": 0.7,
    "sayer": 0.5,
    "title": 1.0,
    "when": 0.7,
    "who": 0.7,
    "why": 0.5,
}
"""Score from which a passage is given as an answer, by the kind of question: where three in four are right by folds."""
MOSTLY = 0.6
"""The same for every other kind."""
BEHIND = 0.25
"""How far behind the best passage another may lie and still be given."""


@dataclass(frozen=True)
class Found:
    """A passage and how surely it answers, 0 to 1."""

    passage: Passage
    score: float


class Finder:
    """An encoder and a judge, and the libraries of the stories that were asked."""

    def __init__(self, encoder: Encoder, judge: Judge) -> None:
        self.encoder, self.judge = encoder, judge
        self._libraries: WeakKeyDictionary[Scenes, Library] = WeakKeyDictionary()

    def library(self, scenes: Scenes) -> Library:
        """Return the passages of a story; they are kept as long as its scenes are."""
        if scenes not in self._libraries:
            self._libraries[scenes] = Library(scenes, self.encoder)
        return self._libraries[scenes]

    def pairs(self, question: Question, scenes: Scenes) -> Iterable[Pair]:
        """Yield the passages nearest to a question, each beside it, the nearest first."""
        asked = self.encoder.read(question.text)
        for near in self.library(scenes).near(question, asked):
            yield Pair(question, asked, near, self.encoder.read(near.passage.named))

    def scored(self, question: Question, scenes: Scenes) -> list[Found]:
        """Return the passages nearest to a question, the surest to answer it first."""
        kept = (p for p in self.pairs(question, scenes) if not barred(p, scenes))
        scored = [Found(p.near.passage, self.judge.score(p, signs(p, scenes))) for p in kept]
        return sorted(scored, key=lambda f: -f.score)

    def sure(self, question: Question, scored: Sequence[Found]) -> list[Found]:
        """Return those of scored passages that are given as answers; none where none is sure."""
        best = max((f.score for f in scored), default=0.0)
        return [f for f in scored if f.score >= max(SURE.get(question.asked, MOSTLY), best - BEHIND)]


def load_finder(encoder: Encoder | None) -> Finder | None:
    """Return a finder; None without the encoder or the judge."""
    judge = load_judge() if encoder is not None else None
    return Finder(encoder, judge) if encoder is not None and judge is not None else None
