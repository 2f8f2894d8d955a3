"""Numbers of people with no word for them: "put the crowd at 70", "a population of 20,000", "a mother of three"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.quantity.counts import is_name
from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.happened import role_words
from firsthand.language.quantity.numbers import PACKAGE

LEAST = 10
"""People that are a crowd."""
NEAR = 240
"""Characters behind which a number no longer goes on with a crowd."""

_ENDS = re.compile(
    r"\s*(?:[,.;:!?()–—]|--|$|(?:and|but|while|in all|in total|strong|on|in|outside|at|last|is|was|has|had)\b)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:there\s+(?:were|are|was|had\s+been|have\s+been)|claimed|claim|said(?:\s+it\s+was)?|counted|estimated"
    r"|put\s+(?:it|the\s+(?:number|figure|total))\s+at)\s+$",
    re.IGNORECASE,
)
_PARENT = re.compile(r"\b(?:dad|father|mom|mother|mum|parents?)[ -]of[ -]$", re.IGNORECASE)
_TOOK_PART = re.compile(
    r"\s+(?:had\s+|have\s+)?(?:took\s+part|taken\s+part|turned\s+(?:out|up)|showed\s+up|(?:took|taken)\s+to\s+the\s+streets|marched|attended)\b",
    re.IGNORECASE,
)
_PEOPLED = re.compile(
    r"\bpopulation\s*(?:of|at|is|was|:|\()\s*(?:now\s+)?$|\b(?:city|community|hamlet|island|suburb|town|village)\s+of\s+$",
    re.IGNORECASE,
)
_ATTENDED = re.compile(r"\b(?:(?:attended|joined|watched)\s+by|in\s+front\s+of)\s+$", re.IGNORECASE)
_BEFELL = re.compile(
    r"\s+(?:of\s+(?:them|whom|those)\s+)?(?:(?:have|has|had|were|was|are|is|being|been|still)\s+){1,3}"
    r"(?P<state>admitted|arrested|charged|detained|discharged|displaced|drowned|evacuated|hospitali[sz]ed|hurt|injured|killed|missing"
    r"|rescued|taken\s+(?:ill|to)|treated|unaccounted|wounded)\b"
    r"|\s+(?:needed|required)\s+(?:hospital|medical|treatment)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s*(?:[,.;:!?()]|$|(?:and|at|in|is|on|over|to|was|were|when|which|with)\b)", re.IGNORECASE)
_VOTES = re.compile(r"\b(?:lead|majority|margin)\s+of\s+(?:just\s+|only\s+)?$", re.IGNORECASE)


def bare(here: Here) -> Iterator[Draft]:
    """Yield a count of people for a number that stands alone where a crowd is told of."""
    number, token = here.number, here.token
    if token is not None and number.exact is not None and _PARENT.search(here.text[: number.start]):
        yield Draft("count", "child", number.start, number.end, token, number.low, number.high, counted="child")
        return
    most = number.high if number.high is not None else number.low
    if token is None or number.vague or most is None or most < LEAST:
        return
    if _VOTES.search(here.text[: number.start]) and _CLOSES.match(here.rest):
        yield Draft(
            "count", "vote", number.start, number.end, token, number.low, number.high, number.hedge, counted="vote"
        )
    elif (role := _befell(here, token)) or (_ENDS.match(here.rest) and _of_a_crowd(here.text[: number.start])):
        yield Draft(
            "count", role or "person", number.start, number.end, token, number.low, number.high, number.hedge,
            counted=None if role in role_words("state").values() else "person",
        )  # fmt: skip


def _befell(here: Here, token: Token) -> str | None:
    """What those did or underwent whose number stands alone, "person" where that is no role of its own."""
    if is_name(here, token):
        return None
    if found := _BEFELL.match(here.rest):
        return role_words("state").get((found["state"] or "").lower(), "person")
    return "person" if _TOOK_PART.match(here.rest) else None


def _of_a_crowd(before: str) -> bool:
    clause = before[-NEAR:]
    if _ATTENDED.search(clause) or _PEOPLED.search(clause) or _stated().search(clause):
        return True
    return bool(_SAID.search(clause)) and any(w in _nouns() for w in re.findall(r"[a-z]+", clause.lower()))


def _nouns() -> frozenset[str]:
    return words("roles", "crowd.nouns", PACKAGE)


@cache
def _stated() -> re.Pattern[str]:
    """ "the crowd was estimated at", "put the march, the third this week, at"."""
    nouns = rf"\b(?:{'|'.join(sorted(_nouns()))})"
    return re.compile(
        rf"{nouns}\s+(?:(?:was|were|is)\s+)?(?:counted\s+|estimated\s+|given\s+|put\s+)?"
        r"(?:as|at|numbered|numbering|of|reached|to be|totalled|was|were)\s+$"
        rf"|\b(?:estimat\w+|put|puts|putting)\b[^.;:]{{0,60}}{nouns}\b[^.;:]{{0,60}}\bat\s+$",
        re.IGNORECASE,
    )
