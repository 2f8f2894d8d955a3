"""People with no word for them: "a crowd of 3,000", "a family of five", "20,000 marched"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.happened import role_of, whole_of
from firsthand.language.quantity.numbers import PACKAGE
from firsthand.language.quantity.stated import stated

CROWDS = frozenset({"audience", "congregation", "crew", "crowd", "gathering", "mob", "staff", "workforce"})
GROUPS = frozenset({"family", "gang", "group", "household", "jury", "panel", "party", "squad", "team"})
"""What is so many people where nothing else is said to be in it: "a gang of four"."""
FORCES = frozenset({"army", "band", "choir", "contingent", "delegation", "force", "orchestra", "unit"})
"""What is so many strong: "a 200-strong force"."""
_STRONG = re.compile(
    rf"(?P<strong>-strong)\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(CROWDS | GROUPS | FORCES))})\b", re.IGNORECASE
)
MANY = frozenset({"dozens", "hundreds", "millions", "scores", "thousands"})
BEFALLEN = frozenset({"arrested", "injured", "killed", "missing"})


def crowd(here: Here, token: Token) -> Draft | None:
    """Return the count of people that a number stands for, which `token` is."""
    number, head = here.number, _crowd(token)
    if strong := _STRONG.match(here.rest):
        return Draft(
            "count", "person", number.start, number.end + strong.end("strong"), token, number.low, number.high,
            number.hedge, counted="person",
        )  # fmt: skip
    if head is None:
        return None
    role = role_of(head, head) if head is not token else None
    return Draft(
        "count", role if role in BEFALLEN else "person", number.start, number.end, head, number.low, number.high,
        number.hedge, counted="person",
    )  # fmt: skip


def _crowd(token: Token) -> Token | None:
    noun = stated(token) if token.pos_ == "NUM" and _alone(token) else None
    if noun is not None and noun.lemma_.lower() in words("roles", "headcount.nouns", PACKAGE):
        return noun
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        noun = token.head.head
        if (
            noun.lower_ in CROWDS
            or noun.lemma_ in CROWDS
            or (noun.lower_ in GROUPS and _lower(noun) and token.pos_ == "NUM" and _lower(token))
        ):
            return noun
    if (
        not (token.lower_ in MANY or _alone(token))
        or token.dep_ != "nsubj"
        or token.head.lemma_.lower() not in words("roles", "people.verbs", PACKAGE)
    ):
        return None
    return None if whole_of(token) is not None else token


def _lower(word: Token) -> bool:
    """Whether a word is not the part of a name: "the Group of Seven"."""
    return not word.text[:1].isupper() or word.i - word.sent.start < 2


def _alone(token: Token) -> bool:
    """Whether a number has no noun and is one of many: "20,000 marched"."""
    return token.pos_ == "NUM" and len(token.text) > 2 and all(c.dep_ != "nmod" for c in token.children)
