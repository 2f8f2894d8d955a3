"""The noun whose number a verb states: "the dead numbered 45", "put the dead at 14", "deaths have reached 61"."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon
from firsthand.language.quantity.numbers import PACKAGE

_STEPS = 3
"""Prepositions and particles between a number and the verb that states it: "revised down to 11"."""


def stated(number: Token, how: str = "stated") -> Token | None:
    """Return the noun whose number a verb states to be `number`, None where none does.

    how: the table of `roles.toml` with the verbs.
    """
    table = lexicon("roles", PACKAGE)[how]
    if number.dep_ == "pobj" and number.head.lower_ in ("at", "to"):
        verb, verbs = _verb(number.head), [*table.get("to", ()), *table.get("bringing", ())]
    elif number.dep_ in ("dobj", "attr", "npadvmod", "oprd", "acomp"):
        verb, verbs = _verb(number), table["directly"]
    else:
        return None
    listed = any(c.dep_ == "conj" and c.pos_ == "NUM" for c in number.children)  # "the dead were 14, 16 and 20"
    if verb.lemma_.lower() not in verbs or (listed and verb.lemma_ == "be"):
        return None
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < number.i]
    if objects or verb.lemma_.lower() in table.get("bringing", ()):
        return objects[0] if objects else None
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < number.i), None)


def _verb(node: Token) -> Token:
    """The verb above a number or its preposition."""
    verb = node.head
    for _ in range(_STEPS):
        if verb.pos_ in ("VERB", "AUX") or verb.dep_ not in ("prep", "advmod", "prt"):
            break
        verb = verb.head
    return verb
