"""Games of a streak, with no word for them: "an unbeaten run of 14", "have won eight in a row"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.language.quantity.draft import Draft, Here

_RUN = re.compile(
    r"\b(?:losing|unbeaten|undefeated|victory|winless|winning)\s+(?:run|sequence|spell|start|streak)\s+"
    r"(?:at|of|reached|stands\s+at|stood\s+at|to)\s+$",
    re.IGNORECASE,
)
_WON = re.compile(r"\b(?:dropped|lose|loses|losing|lost|taken|took|win|winning|wins|won)\s+$", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:dropped|lost|won)\s+(?:(?:all|each)\s+(?:of\s+)?)?(?:her|his|its|their)\s+(?:first|last|opening|past|previous)\s+$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[,.;:!?)]|$|(?:after|and|as|at|away|before|but|by|for|from|in|on|since|this|to|under|with)\b)",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(
    r"\s+(?:consecutive|in\s+a\s+row|on\s+the\s+(?:bounce|spin|trot)|running|straight|successive)\b", re.IGNORECASE
)
_NO_GAME = re.compile(
    r"\b(?:awards?|cases?|championships?|contests?|cups?|elections?|majors?|oscars?|part(?:y|ies)|polls?|primar(?:y|ies)|seats?|states?|titles?|votes?)\b",
    re.IGNORECASE,
)
"""What else may be won in a row."""


def streak(here: Here) -> Iterator[Draft]:
    """Yield the games of a streak for a number that stands for them."""
    number, token, ahead = here.number, here.token, here.text[: here.number.start]
    if token is None or number.vague or number.low is None or number.low < 2:
        return
    row = _IN_A_ROW.match(here.rest) if _WON.search(ahead) else None
    ends = number.end + row.end() if row else number.end
    told = row or _RUN.search(ahead) or _LAST.search(ahead)
    if told and _ENDS.match(here.text, ends) and not _NO_GAME.search(here.text):
        yield Draft(
            "count", "game", number.start, number.end, token, number.low, number.high, number.hedge, counted="game"
        )
