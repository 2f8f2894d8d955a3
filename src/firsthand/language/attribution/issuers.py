"""Whose a statement, a release or a message is that speaks for itself ("…," the statement said)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import View
from firsthand.language.attribution.sources import entity_of
from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.syntax import child, subject
from firsthand.model import Entity

FAR = 4
"""Paragraphs back at most to where a statement was issued."""


def issuer(views: Sequence[View], found: Found, cast: Cast) -> Entity | None:
    """Return who stands behind a document that is a source: its owner, its author, or who issued it before."""
    head = found.source_head
    if head is None or head.lemma_.lower() not in words("sources", "document.issued"):
        return None
    own = _owner(head)
    if own is not None:
        return entity_of(views[found.at].paragraph, own, cast)
    if head.dep_ == "dobj":
        who = subject(head.head)
        return entity_of(views[found.at].paragraph, who, cast) if who is not None else None
    for at in range(found.at, max(-1, found.at - FAR), -1):
        paragraph = views[at].paragraph
        for token in reversed(list(paragraph.doc)):
            same = token.lemma_ == head.lemma_ and paragraph.place(token)[0] < found.head and token.i != head.i
            if not same:
                continue
            who = _owner(token) or (subject(token.head) if token.dep_ == "dobj" else None)
            entity = entity_of(paragraph, who, cast) if who is not None else None
            if entity is not None:
                return entity
    return None


def _owner(noun: Token) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for token in noun.children:
        if token.lower_ in {"from", "by"} and token.dep_ in {"prep", "agent"}:
            return child(token, "pobj")
        if token.dep_ == "acl" and token.lemma_.lower() in {
            "issue",
            "release",
            "post",
            "publish",
            "write",
            "sign",
            "send",
        }:
            by = child(token, "agent", "prep")
            if by is not None and by.lower_ in {"by", "from"}:
                return child(by, "pobj")
    return None
