"""The noun that is counted: which may be, and its lemma."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.quantity.numbers import PACKAGE

NAMED = frozenset({"PERSON", "ORG", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "GPE", "LOC"})
NOT_NOUNS = frozenset({"latitude", "longitude", "time", "way", "thing", "half", "kind", "sort", "part", "side", "hand"})
PREFIXES = frozenset({"anti", "co", "ex", "great", "half", "mid", "non", "semi", "step"})


def countable(noun: Token) -> bool:
    """Return whether a token may be what a number counts."""
    return (
        noun.pos_ in ("NOUN", "PROPN", "ADJ")
        and noun.lemma_.lower() not in NOT_NOUNS
        and noun.ent_type_ not in ("DATE", "TIME")
        and noun.text[:1].isalnum()
    )


def lemma_of(noun: Token) -> str:
    """Return the lemma counted; "people" and "others" are persons."""
    lower = noun.lower_
    if lower in words("roles", "person.person", PACKAGE) or noun.lemma_ == "people":
        return "person"
    if noun.i >= 2 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_ and noun.nbor(-2).lower_ in PREFIXES:
        return f"{noun.nbor(-2).lower_}-{noun.lemma_.lower()}"
    if noun.tag_ == "NNPS" and noun.ent_type_ == "NORP":
        return lower.removesuffix("s")  # "12 Democrats"
    return noun.lemma_.lower()
