"""How far a report says a thing has come: possible, rumoured, expected, happened, or denied."""

from __future__ import annotations

import re

from firsthand.language.lexicon import words
from firsthand.model import State
from firsthand.story.claims.facets import Facets

FORETOLD: frozenset[State] = frozenset({"possible", "rumoured", "expected"})
"""The states of what has not come about yet."""
RANK: tuple[State, ...] = ("possible", "rumoured", "expected", "happened")
"""How far the affirmed states go, least first."""

_PAST = frozenset({"cut", "hit", "hurt", "let", "put", "quit", "set", "shut", "split", "wed"})
"""Verbs whose past looks like their present."""
_UNDER_WAY = re.compile(r"\b(?:am|are|be|is|was|were|['’](?:m|re|s))\s+(?:\w+ly\s+|not\s+|now\s+)?$", re.IGNORECASE)
"""What stands before a participle that tells a plan: "is leaving", "was not leaving"."""


def state(facets: Facets) -> State | None:
    """Return how far a clause says its thing has come; None where it asks or only mentions it ("after leaving")."""
    s = facets.statement
    if s.certainty == "asked":
        return None
    if s.polarity == "denied":
        return None if partly(facets) else "denied"
    if s.certainty != "asserted":
        return s.certainty
    before, word = _verb(facets)
    if word.endswith("ing"):
        return "expected" if _under_way(facets) else None
    mentioned = s.passive and not before.strip()  # "the firm bought by Halden"
    return None if mentioned or (announces(facets) and facets.part != "title") else "happened"


def announces(facets: Facets) -> bool:
    """Return whether a clause is in the present, in which headlines tell what has happened and what is going to."""
    verb = facets.statement.predicate.partition(" ")[0]
    _, word = _verb(facets)
    return word in (verb, f"{verb}s", f"{verb}es") and not facets.statement.passive and word not in _PAST


def _verb(facets: Facets) -> tuple[str, str]:
    """The words of a clause before its verb, and the verb."""
    s, verb = facets.statement, facets.statement.predicate_span
    if verb is None or not (s.start <= verb.start and verb.end <= s.end):
        return "", ""
    return s.text[: verb.start - s.start], s.text[verb.start - s.start : verb.end - s.start].casefold()


def _under_way(facets: Facets) -> bool:
    """Whether a clause tells what is being done, which of a deed done at once is what is going to be done."""
    before, word = _verb(facets)
    if not word.endswith("ing"):
        return False
    return bool(_UNDER_WAY.search(before)) or (facets.part == "title" and bool(before.strip()))


def of_the_plan(facets: Facets) -> bool:
    """Return whether a denial is of what is to come ("will not leave", "refused to go"), not of what was done."""
    before, _ = _verb(facets)
    infinitive = before.casefold().endswith("to ")
    return facets.statement.certainty in ("expected", "possible") or infinitive or _under_way(facets)


def partly(facets: Facets) -> bool:
    """Return whether a denial is of the when, the why or the how alone: "will not leave before June"."""
    found = set(re.findall(r"[a-z]+", facets.statement.text.casefold()))
    return not found.isdisjoint(words("moving", "partly.words", "firsthand.story"))
