"""A pattern's match inside its paragraph, and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Context:
    """A match inside its paragraph."""

    doc: Doc
    match: re.Match[str]

    @property
    def text(self) -> str:
        return self.match.string

    def group(self, name: str) -> str:
        return (self.match.groupdict().get(name) or "").lower()

    @property
    def before(self) -> Token | None:
        """The token before the match."""
        span = self.doc.char_span(self.match.start(), self.match.start() + 1, alignment_mode="expand")
        return self.doc[span.start - 1] if span is not None and span.start else None

    @property
    def first(self) -> Token | None:
        span = self.doc.char_span(self.match.start(), self.match.start() + 1, alignment_mode="expand")
        return span[0] if span is not None else None

    @property
    def last(self) -> Token | None:
        span = self.doc.char_span(self.match.end() - 1, self.match.end(), alignment_mode="expand")
        return span[-1] if span is not None else None

    @property
    def after(self) -> Token | None:
        """The token after the match."""
        last = self.last
        return self.doc[last.i + 1] if last is not None and last.i + 1 < len(self.doc) else None

    def word_before(self) -> str:
        return self.before.lower_ if self.before is not None else ""

    def word_after(self) -> str:
        return self.after.lower_ if self.after is not None else ""

    def rest(self) -> str:
        return self.text[self.match.end() : self.match.end() + 40]
