"""Shares: percentages, points, fractions and so many in so many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon
from firsthand.language.quantity.draft import Draft, Here, governor
from firsthand.language.quantity.money import hedge_before, noun_before
from firsthand.language.quantity.numbers import PACKAGE, bounded, plain_pattern, value_of

_POINT = re.compile(
    r"\b(?P<part>half)\s+an?\s+(?:percentage\s+)?point\b|\ba\s+(?P<part2>quarter)(?:\s+of\s+a)?\s+(?:percentage\s+)?point\b",
    re.IGNORECASE,
)
MOVING = frozenset({"cut", "increase", "lift", "lower", "raise", "reduce", "slash"})
PERCENT_WORDS = frozenset({"%", "cent", "percent", "percentage", "point", "points"})
_PERCENT = re.compile(
    r"(?P<pp>[-\s]*(?:percentage|per\s?cent(?:age)?)[-\s]+points?\b)|\s?%|[-\s]+(?:percent(?:s|age)?|per\s+cent|pct)\b",
    re.IGNORECASE,
)


def percent(here: Here) -> Iterator[Draft]:
    """Yield "12%", "12 percent", "three percentage points" and what they are a share of."""
    number, found, token = here.number, _PERCENT.match(here.rest), here.token
    if not found or token is None:
        return
    end = number.end + found.end()
    last = here.token_at(end - 1) or token
    role, counted = share_of(noun_before(last))
    yield Draft(
        "percent",
        role,
        number.start,
        end,
        noun_before(last),
        number.low,
        number.high,
        number.hedge,
        "percentage point" if found["pp"] else None,
        counted,
    )


def share_of(token: Token) -> tuple[str, str | None]:
    """Return the role of a percentage and what it is a share of: of the votes, of a whole, else a change of its
    noun.
    """
    for child in token.children:
        if child.lower_ == "of":
            whole = [g for g in child.children if g.dep_ == "pobj"]
            if whole:
                lemma = whole[0].lemma_.lower()
                return ("vote" if lemma in ("vote", "ballot") else "share"), lemma
    if token.pos_ == "NOUN" and token.lower_ not in PERCENT_WORDS:
        return ("vote" if token.lemma_.lower() == "vote" else token.lemma_.lower()), token.lemma_.lower()
    verb = governor(token)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) if verb is not None else None
    if verb is not None and verb.lemma_.lower() in MOVING:
        subject = next((c for c in verb.children if c.dep_ == "dobj"), subject)
    told = subject is not None and subject.pos_ == "NOUN" and subject.lower_ not in PERCENT_WORDS
    return (subject.lemma_.lower() if subject is not None and told else "percent"), None


@cache
def _part_of() -> re.Pattern[str]:
    table = lexicon("numbers", PACKAGE)["fraction"]
    each = "|".join(re.escape(w).replace(r"\ ", r"[-\s]+") for w in sorted(table, key=lambda w: (-len(w), w)))
    whole = r"(?:the|all|its|their|his|her|our|those|these)"
    so_many = rf"(?:(?:{plain_pattern()})\s+)?"
    return re.compile(rf"\b(?P<f>{each})\s+(?:of\s+(?:{whole}\s+)?|{whole}\s+){so_many}(?P<noun>\w+)", re.IGNORECASE)


@cache
def _so_many_in() -> re.Pattern[str]:
    plain = plain_pattern()
    whole = (
        rf"(?:in|out\s+of)\s+(?:every\s+)?(?P<b>{plain})\b(?=\s+(?:of\s+(?:the\s+)?(?:[\d,]+\s+)?)?(?P<noun>[a-z]+))"
    )
    return re.compile(rf"\b(?P<a>{plain})\s+{whole}", re.IGNORECASE)


def fractions(doc_here: Here) -> Iterator[Draft]:
    """Yield "half of", "two-thirds of", "one in five" as shares, over a whole paragraph."""
    text = doc_here.text
    table = lexicon("numbers", PACKAGE)["fraction"]
    for match in _part_of().finditer(text):
        value = table[re.sub(r"\s+", " ", match["f"].lower())]
        token = doc_here.token_at(match.start("noun"))
        if token is not None and token.dep_ == "poss":
            token = token.head  # "a tenth of the island's population"
        if (
            token is not None
            and token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
            and token.lower_ not in ("time", "day", "way", "year", "century", "hour")
        ):
            start, hedge, almost = hedge_before(text, match.start("f"))
            low, high = bounded(value if hedge != "about" else round(value), hedge, almost)
            yield Draft(
                "percent", "share", start, match.end("f"), token, low, high, hedge, counted=token.lemma_.lower()
            )
    for match in _POINT.finditer(text):
        token = doc_here.token_at(match.end() - 1)
        if token is not None:
            low = 0.5 if match["part"] else 0.25
            role, _ = share_of(token)
            yield Draft("percent", role, *match.span(), token, low, low, unit="percentage point")
    for match in _so_many_in().finditer(text):
        a, b = value_of(match["a"]), value_of(match["b"])
        token = doc_here.token_at(match.start("noun"))
        if a and b and a < b <= 1000 and b < 1900 and token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            share = round(100 * a / b, 3)
            yield Draft(
                "percent", "share", match.start(), match.end("b"), token, share, share, counted=token.lemma_.lower()
            )
