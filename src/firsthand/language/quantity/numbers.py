"""Numbers as they stand in text, with the words that bound them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.language.numerals import FIGURES, cardinal, words_pattern
from firsthand.model import Hedge
from firsthand.regions import rounded

PACKAGE = "firsthand.language.quantity"
_SCALES = r"(?:hundred|thousand|lakh|million|crore|billion|trillion)s?\b"
_MULTIPLES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_JOINED = re.compile(r"(?<=half)-|(?<=quarter)-|-(?=and-an?-)|(?<=-and)-|(?<=-a)-(?=half|quarter|third)")
"""Hyphens of "two-and-a-half" and "half-million"."""
_MIXED = re.compile(r"(?P<whole>.+?) and an? (?P<part>half|quarter|third)(?: (?P<scale>\w+))?")
_START = (
    r"(?:(?<![\w.,/:#$£€¥-])|(?<=magnitude-)|(?<=\s-))"  # "Covid-19" and "B-52" hold no number, "magnitude-6.1" does
)
_YEAR_SHORT = re.compile(r"[‘’']\d\d(?![\d,.]*\d)")
_ORDINAL = r"(?:st|nd|rd|th)\b|-(?:on-\d|peat\b|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
_TIMES = r"\s?x\s?\d|\s+times\s+(?:as|more|the|higher|larger|less|lower|bigger|greater)\b|-?fold\b"
_COUNTED = (  # "2m households" counts, "2m waves" measures
    r"(?=\s+(?!(?:away|deep|high|long|tall|thick|wide)\b)(?:[a-z]+\s+)?(?:people|[a-z]{3,}s)\b)"
    r"(?!\s+(?:\w+\s+)?(?:cables|cliffs|flames|hurdles|poles|walls|waters|waves|winds|fences|trees|across)\b)"
)
_CALLED = re.compile(r"\b(?:call|dial|phon|rang|ring|rung|triple|via)\w*\s+(?:the\s+)?$|\b(?:to|on)\s+$", re.IGNORECASE)
_CALL = re.compile(
    r"[\s-]+(?:call|centre|center|control|dispatch|emergency|hotline|line|number|operator)", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:boosted|climbed|cut|declined|doubled|dropped|expanded|fallen|fell|gone|grew|grown|increased|jumped|lowered|moved"
    r"|raised|reduced|revised|risen|rise[sn]?|rose|slipped|surged|trebled|tripled|up|down|went)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in a paragraph's text.

    [start, end) is the number with its hedge, [at, at_end) the figures or words alone; `low` and `high` what it allows;
    `vague` for "dozens" and "several".
    """

    start: int
    end: int
    at: int
    at_end: int
    low: float | None
    high: float | None
    hedge: Hedge = "exact"
    vague: bool = False

    @property
    def exact(self) -> float | None:
        """The number said, None for a range or a vague count."""
        return self.low if self.low == self.high and not self.vague else None


def negated(number: Number, sign: int) -> Number:
    """Return a number below zero, its `sign` so many characters before it."""
    low, high = (None if b is None else -b for b in (number.high, number.low))
    return replace(number, start=number.start - sign, low=low, high=high)


def bounded(number: float, hedge: Hedge, almost: bool = False) -> tuple[float | None, float | None]:
    """Return what a number allows after a hedge; "about" as newsrooms round (`regions.rounded`), "nearly" up to
    the number.
    """
    if hedge in ("at-least", "more-than"):
        return number, None
    if hedge in ("at-most", "less-than"):
        return None, number
    if hedge == "about":
        low, high = rounded(number)
        return low, number if almost else high
    return number, number


@cache
def _table(name: str) -> dict[str, Hedge]:
    words: dict[str, list[str]] = lexicon("numbers", PACKAGE)[name]
    return {word: hedge for hedge, group in words.items() for word in group}  # type: ignore[misc]


def hedges() -> dict[str, Hedge]:
    """Return the words that stand before a number and bound it, lower case."""
    return _table("before")


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def plain_pattern() -> str:
    """Return a pattern for one number in figures or words."""
    counted = _either(list(lexicon("numbers", PACKAGE)["counted"]))
    figures = (
        rf"(?:{FIGURES})(?:\s+\d/\d{{1,2}}(?![\d/])|\s?[½¼¾⅓⅔])?|\d/(?:[2-689]|10|16)(?![\d/])(?=\s+[a-z])|[½¼¾⅓⅔]"
    )
    words = words_pattern()
    mixed = (
        rf"(?:{FIGURES}|{words})(?:\s+and\s+an?\s+|-and-an?-)(?:half|quarter|third)\b(?:\s+{_SCALES})?"
        rf"|(?:half|quarter)(?:\s+(?:of\s+)?(?:an?\s+)?|-(?:an?-)?){_SCALES}"
    )
    counted = rf"(?:{counted})(?!\s+{_SCALES})"
    return rf"(?:{counted}|{mixed}|(?:{figures})(?:\s+{_SCALES}|-(?:million|billion|trillion)\b)?|{words})"


@cache
def _number_pattern() -> re.Pattern[str]:
    hedge = _either(list(_table("before")))
    after = _either(list(_table("after")))
    plain = plain_pattern()
    return re.compile(
        rf"(?P<before>\b(?:{hedge})\s+|~\s?)?(?P<between>\b(?:between|from)\s+)?"
        rf"{_START}(?P<number>{plain})(?P<join>\s*(?:-\s+to\s+|-?\s+(?:to|or)\s+|[-–]|\s+and\s+)\s*(?P<second>{plain}))?"
        rf"(?:(?P<short>k|mn?|bn|tn){_COUNTED})?"
        rf"(?!\d|/\d|:\d|[.,]\d|-\d|{_ORDINAL}|{_TIMES})(?P<after>\+|-plus\b|\s+(?:{after})\b)?",
        re.IGNORECASE,
    )


@cache
def _vague_pattern() -> re.Pattern[str]:
    words = _either(list(lexicon("numbers", PACKAGE)["vague"]))
    hedge = _either(list(_table("before")))
    return re.compile(rf"(?:\b(?P<before>{hedge})\s+)?\b(?P<vague>{words})(?!\w)", re.IGNORECASE)


@cache
def _worth_looking() -> re.Pattern[str]:
    table = lexicon("numerals")
    words = [
        *table["cardinal"],
        *table["scale"],
        "dozen",
        "dozens",
        "couple",
        "lone",
        "handful",
        "number",
        "few",
        "several",
        "scores",
        "hundreds",
        "thousands",
        "millions",
    ]
    return re.compile(rf"\d|\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text in order, none overlapping."""
    if not _worth_looking().search(text):
        return []
    vague = [_vague(m) for m in _vague_pattern().finditer(text)]
    plain = [n for m in _number_pattern().finditer(text) for n in _read(m)]
    free = [n for n in plain if not any(n.start < v.end and v.start < n.end for v in vague)]
    return sorted([*vague, *free], key=lambda n: n.start)


def _vague(match: re.Match[str]) -> Number:
    key = " ".join(match["vague"].lower().split())
    low = lexicon("numbers", PACKAGE)["vague"][key]
    start, end = match.span("vague")
    hedge: Hedge = "about" if key.startswith("a couple") else "at-least"
    if key == "half a dozen":
        return Number(match.start(), end, start, end, low, low)
    return Number(match.start(), end, start, end, low, None, hedge, vague=True)


def _read(match: re.Match[str]) -> list[Number]:
    first, second = value_of(match["number"]), value_of(match["second"]) if match["second"] else None
    if first is None or (match["number"][:1] == "0" and match["number"][1:2].isdigit()):
        return []
    if _YEAR_SHORT.match(match.string, max(0, match.start("number") - 1)) or _is_called(match):
        return []  # "the class of ’19", "a 911 call"
    if second is None:
        return [_one(match, first)]
    return _pair(match, first, second)


def _is_called(match: re.Match[str]) -> bool:
    """Whether a number is that of the emergency services: "911", "rang 999", "a 112 call"."""
    if match["number"] not in ("112", "999"):
        return match["number"] == "911"
    return bool(
        _CALLED.search(match.string, 0, match.start("number")) or _CALL.match(match.string, match.end("number"))
    )


def _one(match: re.Match[str], value: float) -> Number:
    start, end = match.start("number"), match.end("short") if match["short"] else match.end("number")
    value = round(value * _MULTIPLES[match["short"].lower()], 6) if match["short"] else value
    hedge, almost = _hedge(match)
    low, high = bounded(value, hedge, almost)
    return Number(
        match.start("before") if match["before"] else start,
        match.end("after") if match["after"] else end,
        start,
        end,
        low,
        high,
        hedge,
    )


def _pair(match: re.Match[str], first: float, second: float) -> list[Number]:
    """A range ("40 to 50", "between two and four"), else two numbers."""
    join = " ".join((match["join"] or "").lower().split())
    start, middle = match.span("number")
    at, end = match.span("second")
    between = (match["between"] or "").lower().startswith("between")
    changed = (match["between"] or "").lower().startswith("from") and _CHANGED.search(match.string[: match.start()])
    ranged = between if join.startswith("and") else not changed
    first = scaled_like(match["number"], match["second"], first)
    if ranged and first < second and (second <= 20 * first or between):
        hedge, _ = _hedge(match)
        return [
            Number(
                match.start("before") if match["before"] else start,
                end,
                start,
                end,
                first,
                second,
                "about" if hedge == "about" else "exact",
            )
        ]
    if join[:1] in "-–" and not join.startswith("- to"):
        return []  # a score, a phone number
    return [Number(start, middle, start, middle, first, first), Number(at, end, at, end, second, second)]


def scaled_like(first: str, second: str, value: float) -> float:
    """Return the lower number of "2 to 3 million" in the scale of the higher."""
    scale = re.search(r"(thousand|million|billion|trillion)s?$", second.lower())
    said = re.search(r"(thousand|million|billion|trillion)s?$", first.lower())
    return value * float(lexicon("numerals")["scale"][scale[1]]) if scale and not said and value < 1000 else value


def _hedge(match: re.Match[str]) -> tuple[Hedge, bool]:
    if match["after"]:
        said = " ".join(match["after"].lower().split())
        return ("at-least" if said in ("+", "-plus") else _table("after")[said]), False
    if match["before"]:
        said = " ".join(match["before"].lower().split())
        return _table("before")[said], said in lexicon("numbers", PACKAGE)["below"]["almost"]
    return "exact", False


def _last_scale(text: str) -> float:
    """What a half is a half of: "two million and a half" is 2,500,000, "two and a half" 2.5."""
    return float(lexicon("numerals")["scale"].get(text.lower().split()[-1].rstrip("s"), 1))


def value_of(text: str) -> float | None:
    """Return the number figures or words stand for: "1,500", "2.5 million", "two dozen", "300-million", "5bn"."""
    key = " ".join(_JOINED.sub(" ", text.lower()).split())
    table = lexicon("numbers", PACKAGE)["counted"]
    if key in table:
        return float(table[key]) if isinstance(table[key], float) else int(table[key])
    if mixed := _MIXED.fullmatch(key):
        whole, scale = value_of(mixed["whole"]), lexicon("numerals")["scale"].get((mixed["scale"] or "").rstrip("s"), 1)
        return None if whole is None else (whole + _PARTS[mixed["part"]] * _last_scale(mixed["whole"])) * scale
    if part := re.fullmatch(r"(half|quarter) (?:of )?(?:an? )?(\w+?)s?", key):
        return _PARTS[part[1]] * float(lexicon("numerals")["scale"][part[2]])
    if sign := re.fullmatch(rf"({FIGURES})?\s?([½¼¾⅓⅔]|\d/\d+)(?: (\w+?)s?)?", key):
        low, high = (_SIGNS[sign[2]], 1) if sign[2] in _SIGNS else map(float, sign[2].split("/"))
        return (
            (float((sign[1] or "0").replace(",", "")) + low / high) * lexicon("numerals")["scale"].get(sign[3] or "", 1)
            if high
            else None
        )
    if short := re.fullmatch(rf"({FIGURES})\s?(k|m|mn|bn|tn)", key):
        return round(float(short[1].replace(",", "")) * _MULTIPLES[short[2]], 6)
    return cardinal(re.sub(r"(hundred|thousand|lakh|million|crore|billion|trillion)s\b", r"\1", key))
