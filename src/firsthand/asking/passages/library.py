"""The sentences of a story as passages: where each stands, what is stated in it, and what it says without pronouns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes
from firsthand.language.encoder import Encoded, Encoder
from firsthand.model import Evidence, Statement

MOST = 12
"""Passages that are looked at closely."""
READ = 1500
"""Passages that are held against a question at all; of more, those that share the most of its words."""
_OWNING = re.compile(r"(?:his|her|its|their|my|our)$", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """One sentence: its place, its statements, its words, and the same with names for pronouns."""

    evidence: Evidence
    statements: tuple[Statement, ...]
    plain: str
    named: str


@dataclass(frozen=True)
class Near:
    """A passage near a question: how near its words and its words with names come, -1 to 1, and its rank from 0."""

    passage: Passage
    plain: float
    named: float
    rank: int


class Library:
    """The passages of a story and their vectors, each made when it is first needed."""

    def __init__(self, scenes: Scenes, encoder: Encoder) -> None:
        self.scenes, self.encoder = scenes, encoder

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence that states something, in the order of the story; one said word for word again is one."""
        sentences: defaultdict[tuple[str, int, int], list[Statement]] = defaultdict(list)
        for statement in self.scenes.story.statements:
            sentences[(statement.article, *self.scenes.sentence(statement))].append(statement)
        found: dict[str, Passage] = {}
        for (article, start, end), statements in sentences.items():
            passage = self._passage(article, start, end, statements)
            found.setdefault(passage.plain, passage)
        return tuple(found.values())

    def _passage(self, article: str, start: int, end: int, statements: Sequence[Statement]) -> Passage:
        text = self.scenes.articles[article].text
        named, at = "", start
        for begin, stop, name in self._pronouns.get(article, ()):
            if at <= begin and stop <= end:
                own = "'s" if _OWNING.match(text[begin:stop]) else ""
                named, at = f"{named}{text[at:begin]}{name}{own}", stop
        evidence = Evidence(article=article, start=start, end=end, text=text[start:end])
        return Passage(evidence, tuple(statements), _spaced(text[start:end]), _spaced(named + text[at:end]))

    @cached_property
    def _pronouns(self) -> Mapping[str, list[tuple[int, int, str]]]:
        """The pronouns of each article that stand for somebody or something with a name, in order."""
        found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in self.scenes.story.entities:
            if any(m.kind == "name" for m in entity.mentions):
                for mention in entity.mentions:
                    if mention.kind == "pronoun":
                        found[mention.article].append((mention.start, mention.end, entity.name))
        return {article: sorted(places) for article, places in found.items()}

    def near(self, question: Question, read: Encoded) -> list[Near]:
        """Return the passages nearest to a question, the nearest first.

        Args:
            read: the question in vectors.
        """
        found = list(self._held(question))
        if not found:
            return []
        plain, named = (np.stack([self.encoder.vector(t) for t in texts]) @ read.whole for texts in _texts(found))
        best = np.round(np.maximum(plain, named), 4)
        order = np.argsort(-best, kind="stable")[:MOST]
        return [Near(found[n], float(plain[n]), float(named[n]), rank) for rank, n in enumerate(order)]

    def _held(self, question: Question) -> Iterator[Passage]:
        if len(self.passages) <= READ:
            yield from self.passages
            return
        shared = [-self._shared(question, p) for p in self.passages]
        chosen = sorted(sorted(range(len(shared)), key=lambda n: (shared[n], n))[:READ])
        yield from (self.passages[n] for n in chosen)

    def _shared(self, question: Question, passage: Passage) -> int:
        place = passage.evidence
        words = self.scenes.words(place.article, place.start, place.end)
        return sum(bool(t.entities & words.entities or t.stems & words.stems) for t in question.terms)


def _texts(passages: Sequence[Passage]) -> tuple[list[str], list[str]]:
    return [p.plain for p in passages], [p.named for p in passages]


def _spaced(text: str) -> str:
    return " ".join(text.split())
