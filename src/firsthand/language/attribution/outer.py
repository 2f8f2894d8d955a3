"""A paragraph as attribution sees it: quotations as closed boxes, and the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Token

from firsthand.language.layers import Place, Run
from firsthand.language.lexicon import words
from firsthand.language.parse import PLACE_LINE, Paragraph

MARKS = frozenset("\"'“”‘’«»`")
DOUBLED_MARKS = frozenset({"``", "''", "'''"})
FINAL = frozenset(".!?…")
EDGE = " \t\r\n\u00a0,;:–—-(["
ABBREVIATED = frozenset(
    {"Aug", "Co", "Corp", "Dec", "Feb", "Inc", "Jan", "Jr", "Ltd", "Nov", "Oct", "Sept", "Sr", "vs"}
)

# "LONDON (Agency) — " or "EXCLUSIVE: ", before the first sentence.
DATELINE = re.compile(rf"(?:ANALYSIS|BREAKING|EXCLUSIVE|EXPLAINER|UPDATE): |{PLACE_LINE}(?=\S)")
SHORT = 14
"""Tokens a sentence that only names the speaker of the quotation before it may have."""


@dataclass(frozen=True)
class Sentence:
    """Tokens [start, end) of a paragraph, and the quotations that stand in them."""

    start: int
    end: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class View:
    """A paragraph with the quotations that are nobody else's words inside it (outermost, not quoted articles)."""

    at: int
    paragraph: Paragraph
    runs: tuple[Run, ...]

    def boxed(self, token: Token) -> bool:
        """Whether a token stands inside a quotation or is one of its marks."""
        return self._box[token.i] is not None

    def box(self, token: Token) -> Run | None:
        """Return the quotation a token stands in."""
        return self._box[token.i]

    def place(self, start: Token, end: Token) -> Place:
        """Return the article's characters from one token to another, both included."""
        return self.paragraph.place(start)[0], self.paragraph.place(end)[1]

    def text(self, run: Run) -> str:
        """Return the words of a quotation."""
        return self.paragraph.text[run.start - self.paragraph.start : run.end - self.paragraph.start]

    def index(self, offset: int) -> int:
        """Return the number of the token that holds a character of the article."""
        span = self.paragraph.tokens(offset, offset + 1)
        return int(span.start) if span is not None and len(span) else 0

    def strip(self, start: int, end: int) -> Place | None:
        """Return a place without the punctuation at its edges, None where nothing is left."""
        text, offset = self.paragraph.text, self.paragraph.start
        while start < end and text[start - offset] in EDGE:
            start += 1
        while end > start and text[end - 1 - offset] in EDGE + ".":
            if text[end - 1 - offset] == "." and _abbreviated(text[: end - 1 - offset]):
                break
            end -= 1
        return (start, end) if start < end else None

    def stretch(self, first: Token, last: Token) -> Place | None:
        """Return the place from one token to another, never cutting a quotation, its marks left out at the edges."""
        return self.whole(*self.place(first, last))

    def whole(self, start: int, end: int) -> Place | None:
        """Return a place widened to the quotations it cuts, marks and punctuation left out at the edges."""
        for run in self.runs:
            if run.start - 2 <= start < run.end:
                start = run.start
            if run.start < end <= run.end + 2:
                end = run.end
        return self.strip(start, end)

    def opening(self, sentence: Sentence) -> int:
        """Return the token a sentence begins with, a dateline before it passed over."""
        dateline = DATELINE.match(self.paragraph.text) if sentence.start == 0 else None
        return self.index(self.paragraph.start + dateline.end()) if dateline is not None else sentence.start

    @cached_property
    def _box(self) -> list[Run | None]:
        boxes: list[Run | None] = []
        for token in self.paragraph.doc:
            start, end = self.paragraph.place(token)
            mark = is_mark(token)
            slack = len(token) if mark else 0
            boxes.append(next((r for r in self.runs if start >= r.start - slack and end <= r.end + slack), None))
        return boxes

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the paragraph; a quotation is never cut, and one that ends in a comma ends no sentence."""
        cuts = [*self._cuts(), len(self.paragraph.doc)]
        return tuple(Sentence(a, b, self._runs_in(a, b)) for a, b in zip([0, *cuts], cuts, strict=False) if a < b)

    def _runs_in(self, a: int, b: int) -> tuple[Run, ...]:
        start, end = self.place(self.paragraph.doc[a], self.paragraph.doc[b - 1])
        return tuple(r for r in self.runs if r.start < end and start < r.end)

    def _cuts(self) -> Iterator[int]:
        for before, token in pairwise(self.paragraph.doc):
            left, right = self._box[before.i], self._box[token.i]
            if left is not None and left == right:
                continue
            if _title(before) and token.text[:1].isupper():
                continue
            if left is not None:
                if self._ended(left) and not self._belongs(token):
                    yield token.i
            elif right is not None:
                if before.text[-1] in FINAL or (token.is_sent_start and before.is_space):
                    yield token.i
            elif token.is_sent_start and (before.text[-1] in FINAL or before.text in {";", ")"} or before.is_space):
                yield token.i

    def _ended(self, run: Run) -> bool:
        text = self.paragraph.text[: run.end - self.paragraph.start].rstrip()
        return text[-1:] in FINAL

    def _belongs(self, token: Token) -> bool:
        """Whether what begins here only says who spoke the quotation that has just ended."""
        rest = self.paragraph.doc[token.i : token.sent.end if not self.boxed(token) else token.i]
        first = next((t for t in rest if not t.is_punct and not t.is_space), None)
        if first is None or self.boxed(first):
            return False
        end = next((t.i for t in rest if t.text in {".", "!", "?"} or self.boxed(t)), rest.end)
        clause = [t for t in self.paragraph.doc[first.i : end] if not t.is_punct and not t.is_space]
        verb = next((t for t in clause if speaks(t)), None)
        if verb is None:
            return False
        if first.text[:1].islower() and first.pos_ != "NUM":
            return verb.i - first.i < SHORT
        governs = any(c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i for c in verb.children)
        follows = end < len(self.paragraph.doc) and self.boxed(self.paragraph.doc[end])
        return len(clause) <= SHORT and not governs and not follows


def _title(token: Token) -> bool:
    """Whether a token is a title's full stop ("Lt."), which ends no sentence; parses often split it off."""
    word = token.nbor(-1) if token.text == "." and token.i else token
    return word.text.rstrip(".") in words("sources", "people.titles")


def _abbreviated(before: str) -> bool:
    """Whether a full stop after these words belongs to an abbreviation ("a.m.", "U.S.", "Jan.")."""
    word = (before.split() or [""])[-1]
    return "." in word or word in ABBREVIATED or word in words("sources", "people.titles")


def is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark."""
    return token.text in MARKS or token.text in DOUBLED_MARKS


def speaks(token: Token) -> bool:
    """Whether a token is a verb that may stand beside a quotation."""
    return token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in direct_verbs()


def direct_verbs() -> frozenset[str]:
    """Return the lemmas of the verbs that may stand beside a quotation."""
    return (
        words("cues", "verbs.speech")
        | words("cues", "verbs.writing")
        | words("cues", "verbs.asking")
        | words("cues", "verbs.manner")
    )
