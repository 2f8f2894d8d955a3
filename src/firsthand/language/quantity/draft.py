"""A quantity while it is being read: its words, its region, and the tokens it hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from firsthand.language.quantity.numbers import Number
from firsthand.model import Bound, Hedge, ValueKind


@dataclass(frozen=True)
class Draft:
    """A value in a paragraph's text: [start, end) its words, `head` the token it hangs on or is."""

    kind: ValueKind
    role: str
    start: int
    end: int
    head: Token
    low: Bound = None
    high: Bound = None
    hedge: Hedge = "exact"
    unit: str | None = None
    counted: str | None = None
    restrictors: tuple[str, ...] = ()
    person: Token | None = None


@dataclass(frozen=True)
class Here:
    """A number in its paragraph: the parse, and its words, which spaCy would put together anew each time."""

    doc: Doc
    number: Number
    text: str

    @property
    def rest(self) -> str:
        """The text behind the number, up to sixty characters."""
        return self.text[self.number.end : self.number.end + 60]

    @property
    def ahead(self) -> str:
        """The text in front of the number, up to forty characters."""
        return self.text[max(0, self.number.start - 40) : self.number.start]

    @property
    def before(self) -> str:
        """The text in front of the number, up to two hundred characters."""
        return self.text[max(0, self.number.start - 200) : self.number.start]

    @property
    def token(self) -> Token | None:
        """The token at the head of the number's words."""
        span = self.doc.char_span(self.number.at, self.number.at_end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character of the paragraph."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None


def governor(token: Token) -> Token | None:
    """Return the verb a token hangs under, None in a fragment without one."""
    for node in [token, *token.ancestors]:
        if node.pos_ in ("VERB", "AUX") and node.dep_ not in ("aux", "auxpass"):
            return node
    return None
