"""Measures with units, directions, magnitudes, money and shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon
from firsthand.language.quantity.draft import Draft, Here, governor
from firsthand.language.quantity.numbers import PACKAGE, bounded, hedges, plain_pattern, scaled_like, value_of
from firsthand.model import Hedge

_HEIGHT = re.compile(
    r"(?:[-\s]?(?:foot|feet|ft\.?)|['’′])[\s,-]*(?:and\s+)?(?P<inches>\d{1,2}|[a-z]+)(?:[-\s]*(?:inch(?:es)?\b|in\b\.?|[\"”″]|''|’’)|(?=[\s,.]|$))",
    re.IGNORECASE,
)
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_PERCENT = re.compile(
    r"(?P<pp>[-\s]*(?:percentage|per\s?cent(?:age)?)[-\s]+points?\b)|\s?%|[-\s]+(?:percent(?:s|age)?|per\s+cent|pct)\b\.?",
    re.IGNORECASE,
)


@cache
def _units() -> dict[str, tuple[str, str]]:
    """Every unit word → (unit, role)."""
    return {w: (u["name"], u["role"]) for u in lexicon("units", PACKAGE)["unit"] for w in u["words"]}


@cache
def _unit_pattern() -> re.Pattern[str]:
    spaced = "|".join(re.escape(w).replace(r"\ ", r"[-\s]+") for w in sorted(_units(), key=lambda w: (-len(w), w)))
    table = [(w, u) for u in lexicon("units", PACKAGE)["unit"] for w in u.get("tight", [])]
    tight = "|".join(re.escape(w) for w, _ in sorted(table, key=lambda p: (-len(p[0]), p[0])))
    return re.compile(rf"(?:[-\s]+(?P<spaced>{spaced})|(?P<tight>{tight}))(?!\w)", re.IGNORECASE)


def unit_after(text: str) -> tuple[str, str, int] | None:
    """Return (unit, role, length of the words) of a unit right behind a number."""
    found = _unit_pattern().match(text)
    if not found:
        return None
    if found["tight"] == "M" or (found["spaced"] or "").strip() == "M":  # "1.8M" is millions
        return None
    said = re.sub(r"[-\s]+", " ", (found["spaced"] or found["tight"]).lower())
    known = _units().get(said)
    if known is None:
        known = next(
            ((u["name"], u["role"]) for u in lexicon("units", PACKAGE)["unit"] if said in u.get("tight", [])), None
        )
    return (*known, found.end()) if known else None


def measure(here: Here) -> Iterator[Draft]:
    """Yield a measure ("55 kilometres"), and a direction behind it ("south of X")."""
    number, token = here.number, here.token
    if token is None:
        return
    if (
        (tall := _HEIGHT.match(here.rest))
        and number.exact is not None
        and (inches := value_of(tall["inches"])) is not None
        and inches < 12
    ):
        total = number.exact * 12 + inches
        yield Draft(
            "measure", "height", number.start, number.end + tall.end(), _noun(token), total, total, number.hedge, "inch"
        )
        return
    found = unit_after(here.rest)
    if found is None:
        return
    unit, role, length = found
    end = number.end + length
    after = here.token_at(end - 1) or token
    if unit == "lb" and _is_money(here, after):
        yield Draft(
            "money", money_role(after), number.start, end, _noun(after), number.low, number.high, number.hedge, "GBP"
        )
        return
    role = _said_role(here, end) or role
    place, direction = _direction(here, end)
    yield Draft(
        "measure", role, number.start, end, _noun(after), number.low, number.high, number.hedge, unit, restrictors=place
    )
    if direction:
        start, stop, which = direction
        yield Draft("name", "direction", start, stop, _noun(after), which, which, restrictors=place)


def _noun(token: Token) -> Token:
    """The noun a measure stands before ("a 170,000-square-foot building"), else the measure's own head."""
    node = token
    while (
        node.dep_ in ("nummod", "quantmod", "compound", "npadvmod", "punct", "nmod", "amod")
        and node.head is not node
        and node.head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        node = node.head
    return node


def _is_money(here: Here, token: Token) -> bool:
    """Pounds are money in millions and beside verbs and nouns of paying, else a weight."""
    if (here.number.low or here.number.high or 0) >= 1e5 and not re.search(r"\bweigh", here.text):
        return True
    verb = governor(token)
    lemmas = {t.lemma_.lower() for t in ([verb, *verb.children] if verb is not None else [])}
    return bool(
        lemmas
        & {
            "pay",
            "cost",
            "earn",
            "spend",
            "raise",
            "fine",
            "donate",
            "price",
            "sell",
            "buy",
            "owe",
            "invest",
            "borrow",
            "worth",
        }
    )


def _said_role(here: Here, end: int) -> str | None:
    """Depth, height, length or width where a word near the measure says so."""
    after, before = here.text[end : end + 40].lower(), here.ahead.lower()
    near = re.match(
        r"(?:\s*\([^)]*\))?[\s-]+(?:(?:below|under)\s+(?:the\s+)?(?P<sea>ground|surface|sea)|(?P<word>\w+))", after
    )
    if near and near["sea"]:
        return "depth"
    for role, said in lexicon("units", PACKAGE)["role"].items():
        if near and near["word"] in said:
            return str(role)
        if re.search(rf"\b(?:{'|'.join(said)})\b(?:\s+(?:of|was|is|reaching|at|just|to|up))*\s*$", before):
            return str(role)
    if re.search(r"\b(?:weigh\w*)\b[^.]{0,12}$", before):
        return "weight"
    if re.search(r"\bspeeds?\b[^.]{0,20}$", before):
        return "speed"
    return None


def _direction(here: Here, end: int) -> tuple[tuple[str, ...], tuple[int, int, str] | None]:
    """The place a distance is from, and the direction said."""
    text = here.text
    ways = "|".join(sorted(lexicon("units", PACKAGE)["direction"]["words"], key=len, reverse=True))
    found = re.compile(
        rf"(?:\s*\([^)]{{0,30}}\)|\))?\s+(?:(?:to\s+the|due)\s+)?(?P<way>{ways})\s+of\b|(?:\s*\([^)]{{0,30}}\)|\))?\s+(?:away\s+)?(?:from|off)\b",
        re.IGNORECASE,
    ).match(text, end)
    if not found:
        return (), None
    place = place_after(here, found.end())
    restrictors = (place,) if place else ()
    if not found["way"]:
        return restrictors, None
    return restrictors, (found.start("way"), found.end("way"), found["way"].lower().replace("-", ""))


def place_after(here: Here, offset: int) -> str | None:
    """Return the name of the place told behind an offset ("the town of Calder" is its last name), casefolded."""
    token = here.token_at(min(offset + 1, len(here.text) - 1))
    if token is None:
        return None
    names: list[str] = []
    for one in here.doc[token.i : token.i + 8]:
        if one.pos_ == "PROPN" or (names and one.text in ("’s", "'s")):
            names.append(one.text)
        elif names or one.lower_ not in (
            "the",
            "of",
            "town",
            "city",
            "village",
            "capital",
            "provincial",
            "a",
            "coastal",
            "port",
            "district",
            "downtown",
            "central",
        ):
            break
    return " ".join(n for n in names if n not in ("'s", "’s")).casefold() or None


def magnitude(here: Here) -> Iterator[Draft]:
    """Yield "magnitude 6.1", "6.1-magnitude", "measuring 7.2 on the Richter scale"."""
    number, token = here.number, here.token
    if token is None or number.vague or (number.low or number.high or 99) > 10:
        return
    behind = re.match(r"[-\s]+magnitude\b|\s+on\s+the\s+(?:\w+\s+)?richter\b", here.rest, re.IGNORECASE)
    before = re.search(
        r"\bmagnitude(?:[-\s]+(?:of\s+)?|\s+(?:was|is|at)\s+)$|\brichter\s+scale\s+$", here.ahead, re.IGNORECASE
    )
    if not behind and not before:
        return
    end = number.end + (behind.end() if behind else 0)
    start = number.start - (len(before[0]) if before and not re.match(r"richter", before[0], re.IGNORECASE) else 0)
    yield Draft(
        "measure",
        "magnitude",
        start if before else number.start,
        end,
        _noun(token),
        number.low,
        number.high,
        number.hedge,
    )


@cache
def _marks() -> re.Pattern[str]:
    marks = sorted(lexicon("money", PACKAGE)["mark"], key=lambda m: (-len(m), m))
    each = "|".join(re.escape(m) for m in marks)
    plain = plain_pattern()
    return re.compile(
        rf"(?<![\w$£€])(?P<mark>{each})\s?(?P<n>{plain}|\d[\d,]*(?:\.\d+)?)(?:\s?(?P<short>bn|tn|mn|m|k)\b)?"
        rf"(?:(?:-|\s*-?\s*(?:to|and)\s+|–)(?:{each})?(?P<n2>{plain})(?:\s?(?P<short2>bn|tn|mn|m|k)\b)?)?",
        re.IGNORECASE,
    )


@cache
def _hedge_pattern() -> re.Pattern[str]:
    each = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(hedges(), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?:^|(?<=[\s(“\"]))(?P<hedge>{each})\s+$", re.IGNORECASE)


def marked_money(here: Here) -> Iterator[Draft]:
    """Yield amounts with a currency's mark before them, over a whole paragraph."""
    text = here.text
    for match in _marks().finditer(text):
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
        head = _noun(here.token_at(end - 1) or token)
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


_MARK_BEHIND = re.compile(r"\s?(?P<word>[$£€¥₹])(?!\s?\d)")
_CHANGE = re.compile(rf"\s*,?\s*(?:and\s+)?(?P<n>{plain_pattern()})[-\s]+(?:cents?|pence|p)\b", re.IGNORECASE)


@cache
def _money_words() -> re.Pattern[str]:
    table = lexicon("money", PACKAGE)
    each = sorted(
        (w for w in [*table["word"], *table["hundredth"]] if w not in ("pound", "pounds")), key=lambda w: (-len(w), w)
    )
    words = "|".join(re.escape(w).replace(r"\ ", r"[-\s]+") for w in each)
    return re.compile(rf"(?:\s?(?P<short>bn|tn|mn|m|k))?[-\s]+(?P<word>{words})\b", re.IGNORECASE)


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
    yield Draft("money", money_role(_noun(last)), number.start, end, _noun(last), low, high, number.hedge, unit)


def money_role(token: Token) -> str:
    """Return what an amount is: a loss, a price, a worth, else the noun it is of."""
    around = [token, *list(token.ancestors)[:3], *token.children]
    lemmas = {t.lemma_.lower() for t in around}
    for role, said in lexicon("money", PACKAGE)["role"].items():
        if lemmas & set(said):
            return str(role)
    if token.pos_ == "NOUN" and token.lower_ not in ("dollars", "cents", "euros", "pounds", "million", "billion"):
        return token.lemma_.lower()
    for child in token.children:
        if child.lower_ in ("of", "in"):
            inner = [g for g in child.children if g.dep_ == "pobj" and g.pos_ == "NOUN"]
            if inner:
                return inner[0].lemma_.lower()
    return "money"


def percent(here: Here) -> Iterator[Draft]:
    """Yield "12%", "12 percent", "three percentage points" and what they are a share of."""
    number, found, token = here.number, _PERCENT.match(here.rest), here.token
    if not found or token is None:
        return
    end = number.end + found.end()
    last = here.token_at(end - 1) or token
    role, counted = share_of(_noun(last))
    yield Draft(
        "percent",
        role,
        number.start,
        end,
        _noun(last),
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
    if token.pos_ == "NOUN" and token.lower_ not in ("percent", "%", "cent", "percentage", "points", "point"):
        return ("vote" if token.lemma_.lower() == "vote" else token.lemma_.lower()), token.lemma_.lower()
    verb = governor(token)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) if verb is not None else None
    return (subject.lemma_.lower() if subject is not None and subject.pos_ == "NOUN" else "percent"), None


@cache
def _part_of() -> re.Pattern[str]:
    table = lexicon("numbers", PACKAGE)["fraction"]
    each = "|".join(re.escape(w).replace(r"\ ", r"[-\s]+") for w in sorted(table, key=lambda w: (-len(w), w)))
    whole = r"(?:the|all|its|their|his|her|our|those|these)"
    return re.compile(rf"\b(?P<f>{each})\s+(?:of\s+)?{whole}\s+(?P<noun>\w+)", re.IGNORECASE)


@cache
def _so_many_in() -> re.Pattern[str]:
    plain = plain_pattern()
    whole = rf"(?:in|out\s+of)\s+(?:every\s+)?(?P<b>{plain})\b(?=\s+(?:of\s+)?(?P<noun>[a-z]+))"
    return re.compile(rf"\b(?P<a>{plain})\s+{whole}", re.IGNORECASE)


def fractions(doc_here: Here) -> Iterator[Draft]:
    """Yield "half of", "two-thirds of", "one in five" as shares, over a whole paragraph."""
    text = doc_here.text
    table = lexicon("numbers", PACKAGE)["fraction"]
    for match in _part_of().finditer(text):
        value = table[re.sub(r"\s+", " ", match["f"].lower())]
        token = doc_here.token_at(match.start("noun"))
        if (
            token is not None
            and token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
            and token.lower_ not in ("time", "day", "way", "year", "century", "hour")
        ):
            yield Draft("percent", "share", *match.span("f"), token, value, value, counted=token.lemma_.lower())
    for match in _so_many_in().finditer(text):
        a, b = value_of(match["a"]), value_of(match["b"])
        token = doc_here.token_at(match.start("noun"))
        if a and b and a < b <= 1000 and b < 1900 and token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            share = round(100 * a / b, 3)
            yield Draft(
                "percent", "share", match.start(), match.end("b"), token, share, share, counted=token.lemma_.lower()
            )
