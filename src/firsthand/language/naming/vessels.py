"""Names of ships: "INS Arden", "the frigate Arden", "Danish Naval Ship Arden" are one name, and "she" may mean it."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.lexicon import words


def vessel_name(name: str) -> str | None:
    """Return a ship's own name, without what stands before it; None where nothing in the name says ship.

    name: as written, "Warship INS Arden".
    """
    held = name.split()
    last = max((at for at in range(len(held) - 1) if _marks(held, at)), default=None)
    return None if last is None else " ".join(held[last + 1 :])


def _marks(held: list[str], at: int) -> bool:
    """Whether a word of a name says that a ship's follows: "INS", "M/V", "Warship", "Naval Ship"."""
    word = held[at].strip(",").replace("/", "").replace(".", "")
    if word.isupper():
        return word.casefold() in words("names", "vessel.prefixes")
    naval = at > 0 and held[at - 1] in ("Naval", "Navy") and word == "Ship"
    return naval or word.casefold() in words("names", "vessel.begins")


def called_vessel(tokens: Tokens) -> bool:
    """Whether a small noun for a ship stands right before a name: "the oil tanker Arden Star"."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.text in ('"', "“", "‘", "'") and tokens.start > 1:
        before = tokens.doc[tokens.start - 2]
    return before is not None and before.is_lower and before.pos_ == "NOUN" and vessel_noun(before)


def vessel_noun(token: Token) -> bool:
    """Whether a token is a noun for one ship."""
    return token.lower_ in words("names", "vessel.nouns")
