"""Counts of some of more: "two of the skiffs", "208,000 of which", "three of her children died"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from firsthand.language.quantity.crowds import CROWDS
from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.happened import role_of, role_words, verb_before, whole_of
from firsthand.language.quantity.nouns import NAMED, countable, lemma_of

ONE_OF = re.compile(r"\s+of\s", re.IGNORECASE)
SO_MANY_OF = re.compile(r"\s+of\s+(?:the|these|those|its|their|his|her|our|my)\s", re.IGNORECASE)
_ALL = re.compile(r"\ball\s+$", re.IGNORECASE)


def some(here: Here, token: Token) -> Draft | None:
    """Return the count of some of those a number is said of, which `token` is."""
    return _some_of(here, token) or _some_of_them(here, token)


def _some_of(here: Here, token: Token) -> Draft | None:
    """ "Two of the skiffs", "208,000 of which": some of those, not how many they are."""
    number = here.number
    whole = whole_of(token)
    parted = ONE_OF.match(here.rest) or (number.vague and SO_MANY_OF.match(here.text[number.end - 3 :]))
    if whole is None or number.low is None or number.low < 2 or not parted or _befallen(whole):
        return None
    role = role_of(token, token) or verb_before(here) or role_of(whole, token)
    noun = _those(whole) if whole.tag_ in ("WDT", "WP") else whole
    if noun is None or not _several(noun) or (noun is not whole and role):
        return None  # "12 people, two of whom died"
    if noun is whole and not _counts(noun, role):
        return None
    lemma = None if noun.lower_ == "those" else "person" if noun.lower_ in CROWDS else lemma_of(noun)
    if role is None and lemma is None:
        return None
    return Draft(
        "count", role or lemma or "person", number.start, number.end, token if role else noun, number.low, number.high,
        number.hedge, counted=lemma, restrictors=() if _every(here) else (_some_of_the(noun),),
    )  # fmt: skip


def _some_of_the(noun: Token) -> str:
    return "some of those" if noun.lower_ == "those" else f"some of the {noun.lower_}"


def _counts(noun: Token, role: str | None) -> bool:
    """Whether a part of a noun is a number of its own: eight of "their last 10 games" is a share, no eight games."""
    numbered = any(c.dep_ == "nummod" for c in noun.children)
    owned = noun.lower_ == "those" or any(c.dep_ in ("det", "poss") for c in noun.children)
    return owned and (role is not None or not numbered)


def _every(here: Here) -> bool:
    """Whether all are told of: "all 900 of our workers"."""
    number = here.number
    return bool(_ALL.search(here.ahead) or _ALL.match(here.text[number.start : number.at]))


def _several(noun: Token) -> bool:
    if noun.ent_type_ in NAMED:
        return False
    crowd = noun.lower_ in CROWDS and noun.tag_ == "NN"
    return noun.lower_ == "those" or crowd or (noun.tag_ in ("NNS", "NNPS") and countable(noun))


def _some_of_them(here: Here, token: Token) -> Draft | None:
    """ "Two of them fled": some of those told of before, whatever they are."""
    number, whole = here.number, whole_of(token)
    if whole is None or whole.lower_ != "them" or number.vague or number.low is None or number.low < 2:
        return None
    takes_part = token.dep_ in ("dobj", "nsubj", "nsubjpass") and token.head.pos_ == "VERB"
    if not takes_part or role_of(token, token) or verb_before(here):
        return None
    return Draft(
        "count", "number", number.start, number.end, token, number.low, number.high, number.hedge,
        restrictors=("some of them",),
    )  # fmt: skip


def _those(relative: Token) -> Token | None:
    """The plural noun that "of which" goes back to, the object before where a parse hangs the clause on the verb."""
    clause = next((t for t in relative.ancestors if t.dep_ in ("advcl", "relcl")), None)
    if clause is None or clause.dep_ == "relcl":
        return clause.head if clause is not None else None
    return next((c for c in clause.head.children if c.dep_ == "dobj" and c.i < relative.i), None)


def _befallen(whole: Token) -> bool:
    """Whether a noun is those something happened to: "six of the dead"."""
    return whole.lower_ in role_words("state") or whole.lemma_.lower() in role_words("noun")


def of_those(token: Token) -> tuple[str, ...]:
    """Return what narrows a part of those something happened to: "six of the dead were children" is no toll."""
    whole = whole_of(token)
    return (f"of the {whole.lower_}",) if whole is not None and _befallen(whole) else ()
