"""One person called two things before the name: "the businessman and blogger Ida Lind"."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.naming.types import person_noun

_NAMED = frozenset({"ORG", "PERSON"})
"""What a parse takes a person's name for."""


def twofold(noun: Token) -> Token | None:
    """Return the last word of the name that two nouns for a person stand before, None where they are two people."""
    joint = next((c for c in noun.rights if c.lower_ == "and"), None)
    if joint is None or not _personal(noun) or noun.tag_ not in ("NN", "NNP") or joint.i != noun.i + 1:
        return None
    at = joint.i + 1
    other = noun.doc[at] if at + 1 < noun.sent.end else joint
    if not (other.is_lower and other.tag_ == "NN"):
        return None
    name = noun.doc[at + 1]
    if name.pos_ != "PROPN" or name.ent_type_ not in _NAMED or (noun.is_lower and _plural(noun.head)):
        return None
    while name.i + 1 < noun.sent.end and name.nbor().pos_ == "PROPN" and name.nbor().ent_type_ in _NAMED:
        name = name.nbor()
    return name


def _personal(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return person_noun(noun) or lemma in words("sources", "people.heads") or lemma.endswith(("man", "person"))


def _plural(verb: Token) -> bool:
    return any(t.lower_ in ("are", "have", "were") for t in (verb, *verb.children))
