"""Counts of nobody: "No one was hurt", "There were no injuries", "none was arrested"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from firsthand.language.lexicon import words
from firsthand.language.quantity.draft import Draft
from firsthand.language.quantity.happened import role_of, role_words
from firsthand.language.quantity.numbers import PACKAGE

BEFALLEN = frozenset({"arrested", "injured", "killed", "missing"})
"""What may be said to have befallen nobody."""
_NOBODY = re.compile(r"\b(?:no[- ]one|nobody|none)\b", re.IGNORECASE)
_NARROWING = frozenset({"amod", "acl", "compound", "nummod", "poss", "prep", "relcl"})


def nobody(doc: Doc, text: str) -> Iterator[Draft]:
    """Yield a count of nought wherever somebody is said to be none; `text` is the document's.

    What is narrowed ("no one else", "no serious injuries") is left out, and so is what nobody has heard of yet ("no
    reports of injuries").
    """
    for found in _NOBODY.finditer(text):
        span = doc.char_span(*found.span())
        if span is not None:
            yield from _count(span.root, found.start(), found.end())
    for token in doc:
        if token.lower_ == "no" and token.dep_ == "det" and token.head.pos_ == "NOUN" and token.head.lower_ != "one":
            yield from _count(token.head, token.idx, token.head.idx + len(token.head))


def _count(head: Token, start: int, end: int) -> Iterator[Draft]:
    role = role_words("noun").get(head.lemma_.lower()) or role_of(head, head)
    if role in BEFALLEN and not _narrowed(head, start) and not _by_the_way(head):
        yield Draft("count", role, start, end, head, 0, 0, counted="person")


def _narrowed(head: Token, start: int) -> bool:
    """Whether it is only some of whom there are none: "none of the passengers", "no one else"."""
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    beside = any((c.dep_ in _NARROWING and c.i > head.i) or (c.i < head.i and c.idx > start) for c in head.children)
    return beside or (after is not None and after.lower_ in ("else", "other", "besides"))


def _by_the_way(head: Token) -> bool:
    """Whether the verb is narrowed: "no one was seriously hurt", "no one was immediately arrested"."""
    verb = head.head
    return any(c.dep_ == "advmod" and c.lower_ in words("roles", "narrowing.adverbs", PACKAGE) for c in verb.children)
