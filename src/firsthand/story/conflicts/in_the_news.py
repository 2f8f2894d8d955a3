"""Whether a clause tells of the event the news is about."""

from __future__ import annotations

import re

from firsthand.language.lexicon import words
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.kin import person_nouns

_ANOTHER = re.compile(
    r"\b(?:another|aftershocks?|earlier(?! than)|followed|following|last (?:month|week|year)[’']s|later(?! than)"
    r"|previous|second|since)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s+(?:\w+ly\s+)?(\w+)")


def in_the_news(facets: Facets) -> bool:
    """Return whether a clause speaks of the event the news is about, not of one before or after it."""
    anchor = facets.anchor
    return not anchor.past and not anchor.label and not _tells_of_another(facets.sentence)


def _tells_of_another(sentence: str) -> bool:
    """Whether a sentence tells of another event too; "another was hurt" and "a second man" are of this one."""
    return any(not _one_more_person(found) for found in _ANOTHER.finditer(sentence))


def _one_more_person(found: re.Match[str]) -> bool:
    following = _NEXT.match(found.string, found.end())
    if found.group().casefold() not in ("another", "second") or following is None:
        return False
    return following[1].casefold() in words("once", "another.befallen", "firsthand.story") | person_nouns()
