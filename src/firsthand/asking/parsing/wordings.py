"""Questions worded another way than the statements that answer them, turned into the wording that is read."""

from __future__ import annotations

import re

from firsthand.language.lexicon import lexicon


def reworded(question: str) -> str:
    """Return a question in the wording that is read: "what charges does X face" asks what X is charged with."""
    for row in lexicon("wordings", "firsthand.asking")["rows"]:
        found = re.fullmatch(row["asked"], question, re.IGNORECASE)
        if found:
            return found.expand(row["read"])
    return question
