"""The walk through an article that finds whom nominals and pronouns mean, by number, sex, syntax and nearness."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.coreference.figures import Figure
from firsthand.language.layers import Run
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph, Parsed

SUBJECT, OBJECT, OTHER, POSSESSOR = 80.0, 50.0, 30.0, 40.0
DECAY = 0.5
SCARE, RETOLD = 25, 400
"""Shorter quotations are single words; longer ones that hold others retell another text."""
MEMORY = 400
REACH = 6
"""How many sentences back an antecedent may stand."""


@dataclass(frozen=True)
class Seen:
    """A mention passed on the walk: where, in which sentence, how prominent, in which quotation."""

    figure: Figure
    token: Token
    start: int
    end: int
    sentence: int
    paragraph: int
    weight: float
    quote: int | None
    speaks: bool


@dataclass
class Walk:
    """What has been read so far."""

    parsed: Parsed
    runs: Sequence[Run]
    seen: list[Seen]
    _met: dict[int, Figure] = field(default_factory=dict)
    _speakers: dict[int, Figure | None] = field(default_factory=dict)
    sentence: int = 0
    paragraph: int = 0
    named: dict[int, Figure] = field(default_factory=dict)
    names: list[Figure] = field(default_factory=list)

    def speaker(self, quote: int) -> Figure | None:
        """Return who speaks a quotation: the subject of a verb of saying in its paragraph, else of the one before."""
        for back in (0, 1):
            at = self.runs[quote].paragraph - back
            if at >= 0 and (found := self._speaker_in(at)) is not None:
                return found
        return None

    def _speaker_in(self, paragraph: int) -> Figure | None:
        if paragraph not in self._speakers:
            self._speakers[paragraph] = self._find_speaker(self.parsed.paragraphs[paragraph])
        return self._speakers[paragraph]

    def _find_speaker(self, paragraph: Paragraph) -> Figure | None:
        for token in paragraph.doc:
            start = paragraph.place(token)[0]
            figure = self.named.get(start)
            if figure is not None and self.quote(start) is None and speaks(token):
                return figure
        return None

    def inside(self, start: int, end: int) -> bool:
        """Whether [start, end) lies in one quotation, marks aside."""
        at = self.quote(start + 1)
        return at is not None and self.runs[at].end >= end - 2

    def note(self, figure: Figure, paragraph: Paragraph, tokens: Tokens, head: Token) -> None:
        """Remember a mention."""
        start, end = paragraph.place(tokens)
        self._met.pop(id(figure), None)
        self._met[id(figure)] = figure
        self.seen.append(
            Seen(
                figure=figure,
                token=head,
                start=start,
                end=end,
                sentence=self.sentence,
                paragraph=self.paragraph,
                weight=weight(head),
                quote=self.quote(start),
                speaks=speaks(head),
            )
        )

    def quote(self, offset: int) -> int | None:
        """Return which quotation holds a character."""
        at = bisect.bisect_right(self._starts, offset) - 1
        run, number = self._quotations[at] if at >= 0 else (None, None)
        return number if run is not None and offset < run.end else None

    @cached_property
    def _quotations(self) -> list[tuple[Run, int]]:
        """The runs that are somebody's words, with their numbers: of a long one that holds others, those inside."""
        long = [(r, at) for at, r in enumerate(self.runs) if r.end - r.start > SCARE]
        kept = [(r, at) for r, at in long if not (self._retells(r) and any(_inside(o, r) for o, _ in long))]
        return [(r, at) for r, at in kept if not any(_inside(r, o) for o, _ in kept)]

    def _retells(self, run: Run) -> bool:
        """Whether a quotation is long, or a whole paragraph, so that what it holds may be speech told in it."""
        around = self.parsed.paragraphs[run.paragraph]
        return run.end - run.start > RETOLD or (run.start - around.start <= 2 and around.end - run.end <= 2)

    @cached_property
    def _starts(self) -> list[int]:
        return [r.start for r, _ in self._quotations]

    def met(self) -> Iterator[Figure]:
        """Yield the figures spoken of so far, the one of the last mention first; of a very long text the last ones."""
        return islice(reversed(self._met.values()), MEMORY)

    def recent(self, reach: int = REACH) -> Iterator[Seen]:
        """Yield mentions of the last sentences, newest first."""
        for one in reversed(self.seen):
            if self.sentence - one.sentence > reach:
                return
            yield one


def _inside(inner: Run, outer: Run) -> bool:
    return inner is not outer and outer.start <= inner.start and inner.end <= outer.end


def weight(head: Token) -> float:
    """Return how prominent a mention is by its place in the clause."""
    if head.dep_ in ("nsubj", "nsubjpass"):
        return SUBJECT
    if head.dep_ == "conj" and head.head.dep_ in ("nsubj", "nsubjpass"):
        return SUBJECT - 10
    if head.dep_ in ("dobj", "dative", "agent"):
        return OBJECT
    return POSSESSOR if head.dep_ == "poss" else OTHER


def speaks(head: Token) -> bool:
    """Whether a token is the subject of a verb of saying, or stands after "according to"."""
    while head.dep_ == "appos" or (head.dep_ in ("compound", "flat") and head.head.pos_ == "PROPN"):
        head = head.head
    if head.dep_ == "nsubj" and head.head.lemma_ in words("pronouns", "saying"):
        return head.head.dep_ not in ("acl", "relcl", "csubj") and not _although(head.head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "go" and any(t.lower_ == "on" for t in head.head.children):
        return True
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"


def _although(verb: Token) -> bool:
    """Whether a verb stands in an aside: "although she has said …"."""
    return verb.dep_ == "advcl" and any(
        t.dep_ == "mark" and t.lower_ in ("although", "though", "while", "if", "because") for t in verb.children
    )
