"""Numbers that stand for people, with no noun: "26 are in custody", "six were taken to hospital", "led two away"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.quantity.counts import is_name
from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.happened import in_condition, role_words
from firsthand.language.quantity.numbers import PACKAGE

_STAYS = frozenset({"appear", "be", "lie", "remain", "stay"})
_SINGULAR = frozenset({"has", "is", "was"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HEADLINE = re.compile(
    r"\s+(?:more\s+|others?\s+|still\s+|now\s+)?(?P<state>in\s+(?:a\s+)?(?:critical|grave|serious|stable)\s+condition"
    r"|in\s+(?:custody|hospital|intensive\s+care|surgery)|on\s+the\s+run|at\s+large|behind\s+bars)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[,;:–—]\s*|\b(?:and|are|leaves?|leaving|left|has|have|puts?|with)\s+)$", re.IGNORECASE)


def alone(here: Here) -> Iterator[Draft]:
    """Yield a count of people for a number without a noun, of which is said what only people do or undergo."""
    number, token = here.number, here.token
    if token is None or number.exact == 1 or (number.low is None and number.high is None) or is_name(here, token):
        return
    if _YEAR.fullmatch(here.text[number.at : number.at_end]):
        return
    role = _headline(here) or told(token)
    if role is not None:
        yield Draft(
            "count", role, number.start, number.end, token, number.low, number.high, number.hedge,
            counted="person" if role == "person" else None,
        )  # fmt: skip


def _headline(here: Here) -> str | None:
    """ "Two hurt, four in custody", "the crash left six in a serious condition"."""
    found = _HEADLINE.match(here.rest)
    if found is None or not _OPENS.search(here.text[: here.number.start]):
        return None
    return "injured" if "condition" in found["state"].lower() else "person"


def _stands_alone(token: Token) -> bool:
    """Whether a number is itself who does or undergoes something, in the plural."""
    if token.dep_ not in ("dobj", "nsubj", "nsubjpass") or any(c.dep_ in ("nmod", "prep") for c in token.children):
        return False
    if token.pos_ == "PROPN" or (token.i + 1 < len(token.doc) and token.nbor().text in ("%", "-", "/")):
        return False
    around = [token.head, *token.head.children]
    return token.dep_ == "dobj" or token.pos_ == "NOUN" or not any(t.lower_ in _SINGULAR for t in around)


def told(token: Token) -> str | None:
    """Return what befell those a number stands for, "person" for what only people do or undergo, else None."""
    verb = token.head
    if not _stands_alone(token):
        return None
    if verb.pos_ not in ("AUX", "VERB"):
        alive = verb.pos_ == "ADJ" and verb.lower_ in words("roles", "human.states", PACKAGE)
        return "person" if alive else None  # "found 12 alive"
    if token.dep_ == "nsubj" and not _passive(verb):
        doing = _is_one(verb, "does")
        return "person" if doing else _state(verb) if verb.lemma_.lower() in _STAYS else None
    if role := _state(verb) if _is_one(verb, "found") else None:
        return role
    if token.dep_ == "dobj" and (not _is_one(verb, "done_to") or (verb.lemma_ == "shoot" and token.text[:1].isdigit())):
        return "person" if _moved(verb) or _charged(verb) else None  # "shot 68" is a round of golf
    return "person" if _is_one(verb, "undergoes") or _is_one(verb, "done_to") or _moved(verb) else None


def _is_one(verb: Token, table: str) -> bool:
    """Whether a verb, or it with its particle ("lay off"), is one of a table's."""
    lemma = verb.lemma_.lower()
    said = {lemma, *(f"{lemma} {c.lower_}" for c in verb.children if c.dep_ == "prt")}
    return not said.isdisjoint(words("roles", f"human.{table}", PACKAGE))


def _passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" or c.lemma_ == "be" for c in verb.children)


def _charged(verb: Token) -> bool:
    return verb.lemma_ == "charge" and any(c.lower_ == "with" for c in verb.children)


def _moved(verb: Token) -> bool:
    """ "Were taken to hospital", "led four away", "pulled six from the rubble"."""
    if not _is_one(verb, "moved"):
        return False
    away = any(c.lower_ == "away" and c.dep_ in ("advmod", "prt") for c in verb.children)
    return away or _led_to([verb], "goals")


def _state(verb: Token) -> str | None:
    """ "Are unhurt", "remain in hospital", "were found alive", "left two in a critical condition"."""
    told = [c for c in verb.children if c.dep_ in ("acomp", "amod", "ccomp", "oprd", "xcomp")]
    role = next((role_words("state")[c.lower_] for c in told if c.lower_ in role_words("state")), None)
    if role or in_condition(verb):
        return role or "injured"
    if any(c.lower_ in words("roles", "human.states", PACKAGE) for c in told):
        return "person"
    return "person" if _led_to([verb, *told], "places") else None


def _led_to(holders: Iterable[Token], table: str) -> bool:
    """Whether a preposition and its noun stand in a table: "in custody", "to hospital"."""
    prepositions = [c for t in holders for c in t.children if c.dep_ == "prep"]
    said = {f"{p.lower_} {o.lower_}" for p in prepositions for o in p.children if o.dep_ == "pobj"}
    return not said.isdisjoint(words("roles", f"human.{table}", PACKAGE))
