"""What a pronoun tells of whom it stands for, and who cannot be meant by it."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.coreference.discourse import Seen, Walk, speaks
from firsthand.language.coreference.figures import Figure, Gender
from firsthand.language.lexicon import words

ROLES = ("nsubj", "nsubjpass", "dobj", "dative")


def sex_of_pronoun(token: Token) -> Gender | None:
    """Return the sex a pronoun tells."""
    if token.lower_ in words("pronouns", "female"):
        return "female"
    return "male" if token.lower_ in words("pronouns", "male") else None


def barred(walk: Walk, token: Token, quote: int | None) -> list[Figure]:
    """Who stands beside a pronoun in one clause cannot be meant by it, nor who speaks the words it stands in."""
    out: list[Figure] = []
    reflexive = token.lower_.endswith(("self", "selves"))
    for seen in walk.recent(0):
        if (
            quote is None
            and speaks(token)
            and any(t.dep_ == "ccomp" and t.is_ancestor(seen.token) for t in token.head.children)
        ):
            out.append(seen.figure)  # who speaks is not named in the words reported
        if token.dep_ != "poss" and not reflexive and _same_clause(seen, token):
            out.append(seen.figure)
    if quote is not None and (speaker := walk.speaker(quote)) is not None:
        out.append(speaker)
    return out


def _same_clause(seen: Seen, token: Token) -> bool:
    if token.dep_ == "pobj":
        return seen.token.dep_ in ROLES and token.head.head == seen.token.head
    return seen.token.dep_ in ROLES and token.dep_ in ROLES and token.head == seen.token.head
