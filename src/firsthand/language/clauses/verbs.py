"""English verbs put into a finite form: "shooting" told of somebody becomes "shot" or "shoots"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from firsthand.language.lexicon import words

_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtv]$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_VOWEL_Y = re.compile(r"[aeiou]y$")
_PRESENT = {"be": "is", "have": "has"}


def past(lemma: str, *, plural: bool = False) -> str:
    """Return the simple past of a verb's lemma; `plural` matters to "be" alone."""
    if lemma == "be":
        return "were" if plural else "was"
    if lemma in _irregular():
        return _irregular()[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and not _VOWEL_Y.search(lemma):
        return lemma[:-1] + "ied"
    doubled = _ONE_SYLLABLE.fullmatch(lemma) or lemma in words("verbs", "irregular.doubling")
    return lemma + (lemma[-1] if doubled else "") + "ed"


def present(lemma: str, *, plural: bool = False) -> str:
    """Return the third person of a verb's present."""
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in _PRESENT:
        return _PRESENT[lemma]
    if lemma.endswith("y") and not _VOWEL_Y.search(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if _SIBILANT.search(lemma) else "s")


@cache
def _irregular() -> Mapping[str, str]:
    pairs = (pair.split() for pair in words("verbs", "irregular.past"))
    return dict(pairs)
