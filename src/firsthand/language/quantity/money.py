"""Amounts of money: with a currency's mark or its word, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon
from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.numbers import PACKAGE, bounded, hedges, plain_pattern, scaled_like, value_of
from firsthand.model import Hedge

SHORT_SCALES = {
    "k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12,
    "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_MARK_BEHIND = re.compile(r"\s?(?P<word>[$£€¥₹])(?!\s?\d)")
_CHANGE = re.compile(rf"\s*,?\s*(?:and\s+)?(?P<n>{plain_pattern()})[-\s]+(?:cents?|pence|p)\b", re.IGNORECASE)


def noun_before(token: Token) -> Token:
    """The noun a measure stands before ("a 170,000-square-foot building"), else the measure's own head."""
    node = token
    while (
        node.dep_ in ("nummod", "quantmod", "compound", "npadvmod", "punct", "nmod", "amod")
        and node.head is not node
        and node.head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        node = node.head
    return node


@cache
def _marks() -> re.Pattern[str]:
    marks = sorted((m for m in lexicon("money", PACKAGE)["mark"] if m != "R"), key=lambda m: (-len(m), m))
    each = "|".join(re.escape(m) for m in marks)
    plain = plain_pattern()
    return re.compile(
        rf"(?<![\w$£€])(?P<mark>(?-i:R)(?=\d)|{each})\s?(?P<n>{plain}|\d[\d,]*(?:\.\d+)?)(?:\s?(?P<short>bn|tn|mm|mn|m|k|(?<=\d)(?:m|b|tr)illion)\b)?"
        rf"(?:(?:-to-|-|\s*-?\s*(?:to|and)\s+|–)(?:{each})?(?P<n2>{plain})(?:\s?(?P<short2>bn|tn|mm|mn|m|k|(?<=\d)(?:m|b|tr)illion)\b)?)?",
        re.IGNORECASE,
    )


@cache
def _hedge_pattern() -> re.Pattern[str]:
    each = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(hedges(), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?:^|(?<=[\s(“\"]))(?P<hedge>{each})\s+$", re.IGNORECASE)


def marked_money(here: Here) -> Iterator[Draft]:
    """Yield amounts with a currency's mark before them, over a whole paragraph."""
    text, end = here.text, 0
    while (match := _marks().search(text, end)) is not None:
        second = match["n2"] if _is_range(text, match) else None
        end = match.end() if second or not match["n2"] else match.end("short") if match["short"] else match.end("n")
        low, high = _scaled(match["n"], match["short"]), _scaled(second, match["short2"]) if second else None
        token = here.token_at(match.start("n"))
        if low is None or token is None:
            continue
        if second and not match["short"]:
            low = scaled_like(match["n"], second, low)
        start, hedge, almost = hedge_before(text, match.start())
        bounds = (low, high) if high is not None else bounded(low, hedge, almost)
        if text[end : end + 1] == "+" and high is None:
            bounds, hedge = (low, None), "at-least"
        head = noun_before(here.token_at(end - 1) or token)
        unit = next(c for m, c in lexicon("money", PACKAGE)["mark"].items() if m.lower() == match["mark"].lower())
        yield Draft("money", money_role(head), start, end, head, *bounds, hedge=hedge, unit=unit)


def _is_range(text: str, match: re.Match[str]) -> bool:
    """ "$4-5 million", "between $4 and $5"; not "$4.25 and 32 others"."""
    if not match["n2"]:
        return False
    between = text[match.end("n") : match.start("n2")].lower()
    return " and " not in between or re.search(r"\bbetween\s+$", text[: match.start()], re.IGNORECASE) is not None


def hedge_before(text: str, start: int) -> tuple[int, Hedge, bool]:
    """Return where an amount with its hedge starts, the hedge, and whether it says "nearly"."""
    before = _hedge_pattern().search(text[:start])
    if not before:
        return start, "exact", False
    said = " ".join(before["hedge"].lower().split())
    return before.start("hedge"), hedges()[said], said in lexicon("numbers", PACKAGE)["below"]["almost"]


def _scaled(text: str, short: str | None) -> float | None:
    value = value_of(text)
    factor = SHORT_SCALES.get((short or "").lower(), 1)
    return None if value is None else round(value * factor, 6)


@cache
def _money_words() -> re.Pattern[str]:
    table = lexicon("money", PACKAGE)
    each = sorted(
        (w for w in [*table["word"], *table["hundredth"]] if w not in ("pound", "pounds")), key=lambda w: (-len(w), w)
    )
    words = "|".join(re.escape(w).replace(r"\ ", r"[-\s]+") for w in each)
    return re.compile(rf"(?:\s?(?P<short>bn|tn|mm|mn|m|k))?[-\s]+(?P<word>{words})\b", re.IGNORECASE)


def worded_money(here: Here) -> Iterator[Draft]:
    """Yield "5 million dollars", "50 cents", "3 dollars 50 cents", "10 €"."""
    number, token = here.number, here.token
    found = _money_words().match(here.rest) or _MARK_BEHIND.match(here.rest)
    if not found or token is None:
        return
    word = re.sub(r"[-\s]+", " ", found["word"].lower())
    table = lexicon("money", PACKAGE)
    part = word in table["hundredth"]
    unit = table["hundredth"][word] if part else table["word"].get(word) or table["mark"][word]
    factor = SHORT_SCALES.get((found.groupdict().get("short") or "").lower(), 1)
    low, high = (None if x is None else round(x / 100, 6) if part else x * factor for x in (number.low, number.high))
    end = number.end + found.end()
    if (
        not part
        and (change := _CHANGE.match(here.text, end))
        and (cents := value_of(change["n"])) is not None
        and number.exact is not None
    ):
        low = high = number.exact + cents / 100
        end = change.end()
    last = here.token_at(end - 1) or token
    yield Draft(
        "money", money_role(noun_before(last)), number.start, end, noun_before(last), low, high, number.hedge, unit
    )


def money_role(token: Token) -> str:
    """Return what an amount is: a loss, a price, a worth, else the noun it is of."""
    around = [token, *list(token.ancestors)[:3], *token.children, *_put_at(token)]
    lemmas = {t.lemma_.lower() for t in around}
    for role, said in lexicon("money", PACKAGE)["role"].items():
        if lemmas & set(said):
            return str(role)
    table = lexicon("money", PACKAGE)
    if token.pos_ == "NOUN" and token.lower_ not in (*table["word"], *table["hundredth"], "million", "billion"):
        return token.lemma_.lower()
    for child in token.children:
        if child.lower_ in ("of", "in"):
            inner = [g for g in child.children if g.dep_ == "pobj" and g.pos_ == "NOUN"]
            if inner:
                return inner[0].lemma_.lower()
    return "money"


def _put_at(token: Token) -> list[Token]:
    """ "The damage was put at $2 billion": the subject of what is put there."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "at" else None
    return [c for c in verb.children if c.dep_ == "nsubjpass"] if verb is not None else []
