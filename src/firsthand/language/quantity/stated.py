"""The noun whose number a verb states: "the dead numbered 45", "put the dead at 14", "deaths have reached 61"."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.quantity.numbers import PACKAGE

_STEPS = 3
"""Prepositions and particles between a number and the verb that states it: "revised down to 11"."""


def stated(number: Token, verbs: str = "stated.verbs") -> Token | None:
    """Return the noun whose number a verb of a list of `roles.toml` states to be `number`, None where none does."""
    node, led = number, number.dep_ in ("dobj", "attr", "npadvmod", "oprd", "acomp")
    if number.dep_ == "pobj" and number.head.lower_ in ("at", "to"):
        node, led = number.head, True
    if not led:
        return None
    verb = node.head
    for _ in range(_STEPS):
        if verb.pos_ in ("VERB", "AUX") or verb.dep_ not in ("prep", "advmod", "prt"):
            break
        verb = verb.head
    if verb.lemma_.lower() not in words("roles", verbs, PACKAGE):
        return None
    by = [c for c in verb.children if c.i < number.i and c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return by[-1] if by and by[-1].i < verb.i else next((c for c in by if c.dep_ == "dobj"), None)
