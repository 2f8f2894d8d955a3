"""Goals by the word for so many of one player: "scored a hat-trick", "netted a brace", "a hat-trick of tries"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.nouns import lemma_of

MANY = {"brace": 2, "hat": 3}
_OTHER_GAMES = re.compile(
    r"\b(?:batsm[ae]n|batters?|innings|runs|rugby|scrums?|touchdowns?|tr(?:y|ies)|wickets?|yards)\b", re.IGNORECASE
)
"""Words of games in which what is scored is no goal."""
_WORD = re.compile(r"\b(?P<word>hat(?:-|\s)?trick|brace)\b(?:\s+of\s+(?P<noun>[a-z]+s)\b)?")
_SCORES = re.compile(
    r"\b(?:bagg\w+|complet\w+|grabb\w+|hits?|hitting|nett\w+|notch\w+|scor\w+|seal\w+)\s+(?:an?|her|his)\s+(?:[a-z-]+\s+)?$",
    re.IGNORECASE,
)


def of_another_game(text: str) -> bool:
    """Return whether a text speaks of a game in which what is scored is no goal."""
    return _OTHER_GAMES.search(text) is not None


def goals(here: Here) -> Iterator[Draft]:
    """Yield every such count of a paragraph."""
    for found in _WORD.finditer(here.text):
        noun = here.token_at(found.start("noun")) if found["noun"] else None
        token = here.token_at(found.end("word") - 1)
        counted = lemma_of(noun) if noun is not None else "goal"
        scored = _SCORES.search(here.text[: found.start()]) and not of_another_game(here.text)
        if token is not None and (noun is not None or scored):
            many = MANY[found["word"][:3] if found["word"].startswith("hat") else found["word"]]
            yield Draft("count", counted, *found.span("word"), noun or token, many, many, counted=counted)
