"""How many times something was done: "shot 11 times" counts shots, "arrested twice" arrests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.goals import of_another_game
from firsthand.language.quantity.happened import role_words
from firsthand.language.quantity.numbers import Number

_TIMES = re.compile(
    r"\s+times\b(?!\s+(?:a|an|as|each|every|higher|larger|less|lower|more|per|smaller|that|the)\b)", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?P<verb>[a-z]+)(?:\s+(?:at|by|on|with|in|him|her|them|it|me|the|a|an|[A-Z][\w.’'-]*"
    r"|[a-z]+(?:man|er|or|ant|ent|ect|ly)))*\s+$",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(?P<twice>twice|thrice)\b"
    r"(?!\s+(?:a|an|as|daily|each|every|more|per|that|the|this|their|his|her|its|weekly|yearly)\b)",
    re.IGNORECASE,
)


_PART = re.compile(
    r"(?:\s+times)?\s+(?:in|into|through|to)\s+(?:the|his|her|their)\s+(?!body\b|torso\b|home\b|house\b|street\b)\w+(?!\w|,?\s+and\b)"
)


def occasion(here: Here) -> Iterator[Draft]:
    """Yield the count of what was done so many times: of shots, of arrests, else of the times themselves."""
    if not _TIMES.match(here.rest):
        return
    number, token = here.number, here.token
    done = list(_done(here, number.start, number.end, number))
    yield from done
    if not done and token is not None and token.head.lower_ == "times" and token.head.dep_ in ("npadvmod", "dobj"):
        yield Draft(
            "count", "time", number.start, number.end, token.head, number.low, number.high, number.hedge, counted="time"
        )


def twice(here: Here) -> Iterator[Draft]:
    """Yield the count of what was done twice, anywhere in a paragraph."""
    for found in _TWICE.finditer(here.text):
        many = 2.0 if found["twice"].lower() == "twice" else 3.0
        number = Number(*found.span("twice"), *found.span("twice"), many, many)
        yield from _done(here, *found.span("twice"), number)


def _done(here: Here, start: int, end: int, number: Number) -> Iterator[Draft]:
    found = _BEFORE.search(here.text[max(0, start - 60) : start])
    token = here.token_at(start)
    if found is None or token is None:
        return
    for node in (here.token_at(max(0, start - 60) + found.start("verb")), token.head, token.head.head):
        noun = role_words("times").get(node.lemma_.lower()) if node is not None else None
        if noun == "goal" and of_another_game(here.text):
            return
        if noun and node is not None and node.sent.start == token.sent.start:
            part = _PART.match(here.text, end)  # "twice in the leg" is so often at least
            high, hedge = (None, "at-least") if part and number.hedge == "exact" else (number.high, number.hedge)
            yield Draft("count", noun, start, end, token, number.low, high, hedge, counted=noun)
            return
