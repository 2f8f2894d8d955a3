"""What bars a passage from answering, however near it comes: it says that the very thing is not told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from firsthand.asking.parsing.question import Asked, listed
from firsthand.asking.passages.signs import Pair, of_kind
from firsthand.asking.scenes import Scenes

NEEDED = frozenset({"where", "why"})
"""Kinds of question that nothing answers without a place, or a word for a reason."""
OPENED: Mapping[Asked, str] = {
    "clock": r"what time|when",
    "count": r"how (?:many|much|long|often)",
    "how": r"how",
    "money": r"how much|what",
    "name": r"who|what",
    "polar": r"whether|if",
    "value": r"how|what",
    "what": r"what|which",
    "when": r"when",
    "where": r"where",
    "who": r"who|whom|which",
    "why": r"why|(?:\w+ ){0,4}reasons?",
}
"""The words that open, inside a sentence, what a question of each kind asks."""


def barred(pair: Pair, scenes: Scenes) -> bool:
    """Return whether a passage cannot answer a question: it leaves it open in so many words, or has no such word."""
    asked = pair.question.asked
    if asked in NEEDED and not of_kind(pair, scenes):
        return True
    opening = OPENED.get(asked)
    return opening is not None and bool(_left_open(opening).search(pair.near.passage.plain))


@cache
def _left_open(opening: str) -> re.Pattern[str]:
    """ "Did not say why", "declined to say whether", "it is unclear what"."""
    saying = "|".join(sorted(listed("words.unsaid")))
    not_ = r"(?:not|n['’]t|never)\s+(?:\w+ly\s+|yet\s+|been\s+)*"
    silent = rf"(?:{not_}(?:{saying})|(?:declin|refus)\w+ to (?:{saying})|(?:{not_}clear|unclear|unknown|no word on))"
    return re.compile(rf"{silent}\s+(?:\w+\s+){{0,3}}?(?:\w[\w ]* or )?(?:the )?(?:{opening})\b", re.IGNORECASE)
