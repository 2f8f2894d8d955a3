"""Measures with units, directions and magnitudes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon
from firsthand.language.quantity.draft import Draft, Here, governor
from firsthand.language.quantity.money import money_role, noun_before
from firsthand.language.quantity.numbers import PACKAGE, negated, value_of

_BEARING = re.compile(r"\s+(?:in\s+|of\s+)?(?:north|south|east|west|latitude|longitude)\b", re.IGNORECASE)
_RICHTER = re.compile(r"\s+(?:(?:magnitude\s+)?(?:on|of)\s+)?the\s+(?:open-ended\s+)?Richter\b", re.IGNORECASE)
_HEIGHT = re.compile(
    r"(?:[-\s]?(?:foot|feet|ft\.?)|['’′])[\s,-]*(?:and\s+)?(?P<inches>\d{1,2}|[a-z]+)(?:[-\s]*(?:inch(?:es)?\b|in\b\.?|[\"”″]|''|’’)|(?=[\s,.]|$))",
    re.IGNORECASE,
)
_BELOW = re.compile(r"(?:\bminus[\s-]+|[-−])$", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"\s+below(?:\s+zero)?\b(?!\s+(?:average|freezing|normal|the))", re.IGNORECASE)
_WENT_DOWN = re.compile(r"\b(?:came|come|go|going|gone|shot|went)\s+down\s*$")
_COLD = re.compile(r"\b(?:chills?|cold|frost|mercury|temperatures?|thermometers?)\b[^.;]{0,60}$", re.IGNORECASE)


_METRES = re.compile(r"\s+m(?=\s+(?:above|apart|away|below|deep|down|from|high|long|tall|underground|wide)\b)")
""" "168 m long": apart from its number "m" is millions elsewhere."""
_QUAKE = re.compile(
    r"(?:[-\s]+(?:strength|degrees?))?\s+(?:earth)?(?:quake|tremor|temblor|aftershock)\b", re.IGNORECASE
)
_SHAKEN = re.compile(
    r"\b(?:quake|earthquake|tremor|temblor|aftershock)\b(?:[^.;:]{0,45}?\b(?:as|at|measur(?:ed|ing)|of|rated|register(?:ed|ing))"
    r"|[^\n]{0,160}?\.\s+It (?:measured|registered))\s+$",
    re.IGNORECASE,
)
"""What a bare number is the strength of: "the quake, measured at 6.8"."""
_OF_A_UNIT = re.compile(
    r"\s*(?:[ap]\.?m\b|%|[-\s]?(?:deg|feet|foot|inch|hour|k|light|m|percent|per|sec)\w*)", re.IGNORECASE
)


@cache
def units() -> dict[str, tuple[str, str]]:
    """Return every unit word → (unit, role)."""
    return {w: (u["name"], u["role"]) for u in lexicon("units", PACKAGE)["unit"] for w in u["words"]}


@cache
def _unit_pattern() -> re.Pattern[str]:
    spaced = "|".join(re.escape(w).replace(r"\ ", r"[-\s]+") for w in sorted(units(), key=lambda w: (-len(w), w)))
    table = [(w, u) for u in lexicon("units", PACKAGE)["unit"] for w in u.get("tight", [])]
    tight = "|".join(re.escape(w) for w, _ in sorted(table, key=lambda p: (-len(p[0]), p[0])))
    return re.compile(rf"(?:[-\s]+(?P<spaced>{spaced})|(?P<tight>{tight}))(?!\w)", re.IGNORECASE)


def unit_after(text: str) -> tuple[str, str, int] | None:
    """Return (unit, role, length of the words) of a unit right behind a number."""
    found = _unit_pattern().match(text)
    if not found:
        metres = _METRES.match(text)
        return ("m", "distance", metres.end()) if metres else None
    if found["tight"] == "M" or (found["spaced"] or "").strip() == "M":  # "1.8M" is millions
        return None
    said = re.sub(r"[-\s]+", " ", (found["spaced"] or found["tight"]).lower())
    known = units().get(said)
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
            "measure",
            "height",
            number.start,
            number.end + tall.end(),
            noun_before(token),
            total,
            total,
            number.hedge,
            "inch",
        )
        return
    found = _degrees(here) or unit_after(here.rest)
    if found is None:
        yield from _below_zero(here, token)
        return
    unit, role, length = found
    end = number.end + length
    if unit == "degree" and _BEARING.match(here.text, end):
        return
    after = here.token_at(end - 1) or token
    head = noun_before(after)
    if unit == "lb" and _is_money(here, after):
        yield Draft(
            "money",
            money_role(after),
            number.start,
            end,
            noun_before(after),
            number.low,
            number.high,
            number.hedge,
            "GBP",
        )
        return
    role = said_role(here, end) or role
    if unit == "degree" and _RICHTER.match(here.text, end):
        unit, role = "", "magnitude"
    if role == "temperature" and (below := _BELOW.search(here.ahead)):
        number = negated(number, len(below[0]))
    elif role == "temperature" and (under := _BELOW_ZERO.match(here.text, end)):
        number, end = negated(number, 0), under.end()
    place, way = direction(here, end)
    yield Draft(
        "measure",
        role,
        number.start,
        end,
        noun_before(after),
        number.low,
        number.high,
        number.hedge,
        unit,
        restrictors=place,
    )
    if way:
        start, stop, which = way
        yield Draft("name", "direction", start, stop, head, which, which, restrictors=place)


def _degrees(here: Here) -> tuple[str, str, int] | None:
    """ "40C", "104F" and "40°C", in capitals."""
    found = re.match(r"(?:\s?°\s?)?(?P<scale>[CF])(?![\w-])", here.rest)
    if not found or (here.number.high or here.number.low or 0) > 6000:
        return None
    return ("degC" if found["scale"] == "C" else "degF"), "temperature", found.end()


def _below_zero(here: Here, token: Token) -> Iterator[Draft]:
    """ "temperatures of minus 20", "it was 20 below zero"."""
    number = here.number
    under = re.match(r"\s+below\s+zero\b", here.rest, re.IGNORECASE)
    minus = _BELOW.search(here.ahead)
    if under or (minus and number.exact is not None and _COLD.search(here.text[: number.start - len(minus[0])])):
        low = negated(number, 0 if under or not minus else len(minus[0]))
        end = number.end + (under.end() if under else 0)
        yield Draft("measure", "temperature", low.start, end, token, low.low, low.high, low.hedge, "degree")


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


def said_role(here: Here, end: int) -> str | None:
    """Return depth, height, length or width where a word near the measure says so."""
    after, before = here.text[end : end + 40].lower(), _WENT_DOWN.sub("", here.ahead.lower())
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


def direction(here: Here, end: int) -> tuple[tuple[str, ...], tuple[int, int, str] | None]:
    """Return the place a distance is from, and the direction said."""
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
            "coast",
            "coastal",
            "port",
            "district",
            "downtown",
            "central",
        ):
            break
    return " ".join(n for n in names if n not in ("'s", "’s")).casefold() or None


def _strength(here: Here) -> bool:
    """ "A 6.1 quake", "the quake, measured at 6.1": to one place behind the point."""
    number = here.text[here.number.at : here.number.at_end]
    told = _QUAKE.match(here.rest) or (_SHAKEN.search(here.before) and not _OF_A_UNIT.match(here.rest))
    return bool(told) and re.fullmatch(r"[3-9]\.\d", number) is not None


def magnitude(here: Here) -> Iterator[Draft]:
    """Yield "magnitude 6.1", "6.1-magnitude", "measuring 7.2 on the Richter scale"."""
    number, token = here.number, here.token
    if token is None or number.vague or (number.low or number.high or 99) > 10:
        return
    behind = re.match(r"[-\s]+magnitude\b|\s+on\s+the\s+(?:\w+\s+)?richter\b", here.rest, re.IGNORECASE)
    before = re.search(
        r"\bmagnitude(?:[-\s]+(?:of\s+)?|\s+(?:was|is|at)\s+)$|\brichter\s+scale\s+$", here.ahead, re.IGNORECASE
    )
    if not behind and not before and not _strength(here):
        return
    end = number.end + (behind.end() if behind else 0)
    start = number.start - (len(before[0]) if before and not re.match(r"richter", before[0], re.IGNORECASE) else 0)
    yield Draft(
        "measure",
        "magnitude",
        start if before else number.start,
        end,
        noun_before(token),
        number.low,
        number.high,
        number.hedge,
    )
