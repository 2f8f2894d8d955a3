"""Which one of a series: "season 11", "series 14", "the eleventh season", "a third term"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.types import person_noun
from firsthand.language.numerals import ordinal, ordinal_pattern
from firsthand.language.parse import text_of
from firsthand.language.quantity.draft import Draft
from firsthand.language.quantity.numbers import PACKAGE, plain_pattern, value_of

_SAID_TO_BE = frozenset({"attr", "dobj", "oprd", "xcomp"})
_NOT_COUNTED = frozenset({"world", "time", "tv", "television"})


@cache
def _nouns(name: str) -> dict[str, str]:
    return {noun: role for role, nouns in lexicon("roles", PACKAGE)[name].items() for noun in nouns}


@cache
def _behind() -> re.Pattern[str]:
    nouns = "|".join(sorted(_nouns("behind"), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<noun>{nouns})s?\.?\s+(?P<n>{plain_pattern()})(?:\s+(?:and|to|through)\s+(?P<n2>\d+))?(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    nouns = "|".join(sorted(_nouns("ordinal"), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<n>{ordinal_pattern()})(?:[-\s]+(?:and\s+(?:final|last)|straight|consecutive|annual|presidential|\w+ing))*[-\s]+(?P<noun>{nouns})\b",
        re.IGNORECASE,
    )


def ordinals(doc: Doc) -> Iterator[Draft]:
    """Yield the ordinals of a paragraph that pick one of a series."""
    text = text_of(doc)
    for match in _behind().finditer(text):
        value, token = value_of(match["n"]), _at(doc, match.start("noun"))
        if value is not None and token is not None and value == int(value):
            yield _draft(doc, match, _nouns("behind")[match["noun"].lower()], int(value), token)
    for match in _before().finditer(text):
        rank, token = ordinal(match["n"]), _at(doc, match.start("noun"))
        if rank is not None and token is not None and _picks(doc, match):
            yield _draft(doc, match, _nouns("ordinal")[match["noun"].lower()], rank, token)
    yield from _in_a_row(doc)


def _in_a_row(doc: Doc) -> Iterator[Draft]:
    """ "the fifth coach to be fired", "her third trophy", "for the fifth time": which of several in a row."""
    for token in doc:
        rank = ordinal(token.text) if token.dep_ in ("advmod", "amod", "nummod") else None
        if _overall(token) and (among := ordinal(token.text)) is not None:
            yield Draft("ordinal", "overall", token.idx, token.idx + len(token), token, among, among)
            continue
        if rank is None or rank < 2:
            continue
        noun = _ranked(token)
        if noun is not None and _in_series(noun):
            lemma = noun.lemma_.lower()
            yield Draft("ordinal", lemma, token.idx, noun.idx + len(noun), noun, rank, rank, counted=lemma)


def _overall(token: Token) -> bool:
    """ "the 32nd overall", "finished fifth overall": which one of all, with no noun behind it."""
    if token.i + 1 >= len(token.doc) or token.nbor().lower_ != "overall":
        return False
    return token.i + 2 >= len(token.doc) or token.nbor(2).pos_ in ("ADP", "CCONJ", "PUNCT", "SCONJ", "SPACE")


def _ranked(token: Token) -> Token | None:
    """The noun an ordinal stands before: "the *fifth* successful *operation*"."""
    noun = token.head
    if token.dep_ == "advmod" and noun.dep_ == "amod":
        noun = noun.head
    return noun if noun.pos_ == "NOUN" and noun.tag_ in ("NN", "NNP") and noun.i > token.i else None


def _in_series(noun: Token) -> bool:
    """Whether a noun is one of a series that is somebody's, or that is said to be or to be done.

    "There was a third official" is one more, whichever; so is "the second man", who is not said to be the second.
    """
    lemma = noun.lemma_.lower()
    if lemma == "time":
        return noun.dep_ == "pobj" and noun.head.lower_ == "for"
    if lemma in words("roles", "ranking.never", PACKAGE):
        return False
    if any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in noun.children):
        return False
    if noun.dep_ in _SAID_TO_BE and noun.head.lemma_ in words("roles", "ranking.verbs", PACKAGE):
        return True
    return any(c.dep_ == "poss" for c in noun.children) and not person_noun(noun)


def _picks(doc: Doc, match: re.Match[str]) -> bool:
    """Not the unit of time "second", not "World Series"."""
    return (match.string[match.end() : match.end() + 1] != "-" and match["noun"].islower()) or match["noun"].istitle()


def _at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _draft(doc: Doc, match: re.Match[str], role: str, value: int, token: Token) -> Draft:
    return Draft(
        "ordinal",
        role,
        match.start(),
        match.end("n") if match.end("n") > match.end("noun") else match.end("noun"),
        token,
        value,
        value,
        counted=token.lemma_.lower(),
    )
