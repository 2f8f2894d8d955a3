"""How sure it is that two sentences are at odds: what the model says, and what else speaks for it.

Weighed by logistic regression (Berkson, 1944); the weights were fitted by training/accounts.py to stories on which
the model was not trained.
"""

from __future__ import annotations

import re
from math import log1p
from typing import NamedTuple

ODDS, LIKENESS, OFTEN, SHARED, QUOTED, WHETHER, WORDS, BIAS = 0.57, 1.09, -0.38, 1.77, -0.51, 1.07, 0.0, -1.39
"""What each sign counts, in the order of `Signs`, and what is added."""
IN_BRIEF = (1.25, 1.6, -1.5, 0.5, 0.0, -1.5, 0.55, -1.95)
"""The same in a few brief reports, where little is said of anything and every pair is read."""
_WORD = re.compile(r"[A-Za-z]{3,}")
_QUOTED = re.compile(r"[“\"]")


class Signs(NamedTuple):
    """What speaks for and against two sentences being at odds.

    odds: log odds by the model. likeness: how alike they are said, 0 to 1. often: with how many others they seem to be
    at odds, as a logarithm: what seems at odds with many says something in general. shared: the part of their words
    that stands in both. quoted: how many of the two have words of somebody's in them. whether: how likely it is that
    they differ on whether something was so. words: log odds of the words of both that are most at odds.
    """

    odds: float
    likeness: float
    often: float
    shared: float
    quoted: float
    whether: float
    words: float


def signs(a: str, b: str, odds: float, likeness: float, others: int, whether: float, words: float) -> Signs:
    """Return the signs of two sentences; `others` counts the pairs that either is in beside this one."""
    mine, theirs = (frozenset(w.casefold() for w in _WORD.findall(text)) for text in (a, b))
    shared = len(mine & theirs) / max(1, len(mine | theirs))
    quoted = sum(bool(_QUOTED.search(text)) for text in (a, b))
    return Signs(odds, likeness, log1p(max(0, others)), shared, float(quoted), whether, words)


def sure(found: Signs, is_brief: bool = False) -> float:
    """Return the log odds that two sentences are at odds, rounded; `is_brief` where all they tell is little."""
    weights = IN_BRIEF if is_brief else (ODDS, LIKENESS, OFTEN, SHARED, QUOTED, WHETHER, WORDS, BIAS)
    return round(sum(w * sign for w, sign in zip(weights, (*found, 1.0), strict=True)), 4)
