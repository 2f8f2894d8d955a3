"""Runs of capitalised words: where the parse may have passed over a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph

PARTS_OF_WORKS = frozenset(("season", "episode"))
OPENING = "\"“‘''``:—–-("


TEAM = re.compile(r"\d\d?ers")
"""A team called after a year or a number: "76ers"."""


def bare(token: Token) -> str:
    """Return a token in small letters without the dot of an abbreviation."""
    return token.lower_.rstrip(".")


def runs_of_capitals(paragraph: Paragraph, lower: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield maximal runs of capitalised name words, a common word at a sentence's head left out."""
    doc = paragraph.doc
    at = 0
    while at < len(doc):
        if not _capital(doc[at], lower):
            at += 1
            continue
        end = at + 1
        while end < len(doc) and (_capital(doc[end], lower) or _bridge(doc, end, lower)) and not doc[end].is_sent_start:
            end += 1
        yield at, end
        at = end


def _surname(token: Token) -> bool:
    """Whether a word the parse takes for a time stands behind a given name: "Tony Weeks", not "told Tony Friday"."""
    if token.ent_type_ not in ("DATE", "TIME") or not token.i or token.lower_ in words("names", "common.words"):
        return False
    before = token.nbor(-1)
    sexes = (words("given_names", sex) for sex in ("female", "male"))
    return before.dep_ == "compound" and before.head == token and any(before.lower_ in names for names in sexes)


def _bridge(doc: Doc, at: int, lower: frozenset[str]) -> bool:
    """Whether a small word joins the capitals beside it: "Gerard van Dam", "Marks & Co", "Club for Growth"."""
    if at + 1 >= len(doc) or not _capital(doc[at + 1], lower):
        return False
    token = doc[at]
    if token.text == "for":
        return bare(doc[at - 1]) in words("names", "organization.standing")
    tight = token.text == "-" and not token.whitespace_ and not doc[at - 1].whitespace_
    return tight or token.text == "&" or (bare(token) in words("names", "person.particles") and token.is_lower)


def _capital(token: Token, lower: frozenset[str]) -> bool:
    if TEAM.fullmatch(token.text):
        return True
    if not token.text[:1].isupper() or (
        token.ent_type_ in ("DATE", "TIME", "NORP", "MONEY", "PERCENT") and not _surname(token)
    ):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    if before == "©" or before in PARTS_OF_WORKS or token.lower_ in PARTS_OF_WORKS:
        return False
    if before.rstrip(".") in ("mr", "mrs", "ms", "miss", "dr") and token.is_title:
        return True
    if token.is_sent_start or (token.i and token.nbor(-1).text in OPENING):
        return token.pos_ == "PROPN" and token.lower_ not in lower and not token.is_stop
    if token.is_upper and len(token) > 1 and token.lower_ in lower:
        return False
    return token.pos_ in ("PROPN", "NUM") or (
        token.pos_ in ("NOUN", "ADJ") and token.lower_ not in lower and not token.is_stop
    )
