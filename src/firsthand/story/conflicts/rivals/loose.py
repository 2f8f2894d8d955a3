"""Numbers that stand in a sentence with no word for what they are of: "there were 43 of them", "he was 67", "at six".

No statement holds a value for these: what they count is not said beside them. Held against what other articles say in
nearly the same words they may still be one fact told in two ways, so they are read here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.language.numerals import cardinal, ordinal, ordinal_pattern, words_pattern
from firsthand.language.quantity.numbers import Number, numbers
from firsthand.model import Bound, Hedge, Value

NTH = "nth"
"""The role of a place in a row that has no name of its own: "the fifth cup"."""
TIMES = "times"
"""The role of how often something was done."""
OLDEST = 120
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class _Found:
    """A number read: where it stands in its sentence, what it is, and what it allows."""

    start: int
    end: int
    kind: str
    role: str
    low: Bound
    high: Bound
    hedge: Hedge = "exact"
    counted: str | None = None
    unit: str | None = None


def loose(sentence: str, start: int, taken: Spans) -> Iterator[Value]:
    """Yield the numbers of a sentence that no value covers.

    Args:
        sentence: its text.
        start: code point of its article at which it begins.
        taken: code points [start, end) of its article that values or times cover.
    """
    covered = [(a - start, b - start) for a, b in taken]
    for found in _found(sentence):
        if all(found.end <= a or b <= found.start for a, b in covered):
            covered.append((found.start, found.end))
            yield Value(
                kind=found.kind,  # type: ignore[arg-type]
                role=found.role,
                text=sentence[found.start : found.end],
                start=start + found.start,
                end=start + found.end,
                low=found.low,
                high=found.high,
                hedge=found.hedge,
                counted=found.counted,
                unit=found.unit,
            )


def _found(sentence: str) -> Iterable[_Found]:
    """What is read, the surest of its kind first."""
    yield from _hours(sentence)
    yield from _years(sentence)
    yield from _ages(sentence)
    yield from _nths(sentence)
    yield from _occasions(sentence)
    yield from _singles(sentence)
    yield from _counts(sentence)


_HOURS = "|".join(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
_AT_HOUR = re.compile(
    rf"\b(?P<told>(?:at|until|till|before|after|past|by)\s+(?:(?P<about>about|around|nearly|almost|just\s+after"
    rf"|just\s+before|shortly\s+after|shortly\s+before)\s+)?(?P<hour>{_HOURS}))"
    r"(?=\s*(?:[.,;:!?)”\"]|$|(?:and|but|for|in\s+the|on|sharp|that|the|this|to|when|where|with)\b))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d:.,-])(?P<h>[01]?\d|2[0-3])(?P<mark>[:.])(?P<m>[0-5]\d)"
    r"(?![:.,]?\d|\s?(?:%|per\s?cent|percent|million|billion|bn|m\b|metres|meters|km|kg|miles|points))",
    re.IGNORECASE,
)
_HAND = re.compile(
    r"\b(?P<part>half|(?:a\s+)?quarter|five|ten|twenty|twenty-five|\d{1,2})(?:\s+minutes?)?\s+"
    rf"(?P<side>past|to|before|after)\s+(?P<hour>{_HOURS})\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:about|after|around|as|at|before|by|from|is|to|until|was)\s+$", re.IGNORECASE)
"""What must stand before figures with a full stop between them for them to be an hour: "at 4.15"."""


def _hours(sentence: str) -> Iterator[_Found]:
    for match in _HAND.finditer(sentence):
        part = match["part"].lower().split()[-1]
        minutes = {"half": 30, "quarter": 15}.get(part) or int(cardinal(part) or 0)
        hour = int(cardinal(match["hour"]) or 0) * 60
        at = hour + (minutes if match["side"].lower() in ("past", "after") else -minutes)
        if 0 < minutes < 60:
            yield _clock(match.span(), at)
    for match in _AT_HOUR.finditer(sentence):
        hedge: Hedge = "about" if match["about"] else "exact"
        yield _clock(match.span("told"), int(cardinal(match["hour"]) or 0) * 60, hedge)
    for match in _CLOCK.finditer(sentence):
        if match["mark"] == ":" or _AT.search(sentence, 0, match.start()):
            yield _clock(match.span(), int(match["h"]) * 60 + int(match["m"]))


def _clock(span: tuple[int, int], minutes: int, hedge: Hedge = "exact") -> _Found:
    said = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return _Found(*span, "clock", "time", said, said, hedge)


_IN_YEAR = re.compile(
    r"\b(?:back\s+to|by|during|from|in|of|since|until)\s+(?P<year>1[5-9]\d\d|20\d\d)\b(?!\s*[-–/]\s*\d)"
)


def _years(sentence: str) -> Iterator[_Found]:
    for match in _IN_YEAR.finditer(sentence):
        yield _Found(*match.span("year"), "date", "date", f"{match['year']}-01-01", f"{match['year']}-12-31")


_AGED = re.compile(
    rf"\b(?:aged|age\s+(?:as|at|of|was|is)|at\s+the\s+age\s+of)\s+(?P<a>\d{{1,3}}|{words_pattern()})\b"
    rf"|\b(?P<who>baby|boy|child|daughter|girl|grandson|granddaughter|lad|man|son|toddler|woman|youth)\s+of\s+"
    rf"(?:about\s+|just\s+|only\s+)?(?P<b>\d{{1,3}}|{words_pattern()})(?=\s*(?:[.,;:)]|$|(?:and|in|was|who|with)\b))"
    r"|\b(?P<c>\d{1,3})-year-old\b"
    rf"|\b(?:he|she|who)\s+(?:is|was|turned|turns)\s+(?:about\s+|just\s+|only\s+|now\s+)?"
    rf"(?P<d>\d{{1,3}}|{words_pattern()})(?=\s*(?:[.,;)]|$|(?:and|at\s+the\s+time|in|last|on|when)\b))"
    rf"|\b(?-i:[A-Z])[\w’'-]+,\s+(?:both\s+|just\s+)?(?P<e>[1-9]\d?|{words_pattern()})(?=,|\.?$|\.\s)",
    re.IGNORECASE,
)


def _ages(sentence: str) -> Iterator[_Found]:
    for match in _AGED.finditer(sentence):
        group = next(g for g in "abcde" if match[g])
        age = cardinal(match[group])
        if age and age <= OLDEST:
            yield _Found(*match.span(group), "age", "age", float(age), float(age), unit="year")


@cache
def _nth() -> re.Pattern[str]:
    """ "A fifth cup", "his 21st in all"; "the second" only of somebody's own, and no day of a month."""
    own = r"(?:his|her|its|their|our|my|only\s+the|just\s+the|\w[’']s)"
    return re.compile(
        rf"\b(?P<own>{own}\s+)?(?:the\s+|a\s+)?(?P<n>{ordinal_pattern()})(?!\s+of\s+[A-Z])"
        r"(?P<rest>(?:\s+[A-Za-z][\w’'-]*){0,3})",
        re.IGNORECASE,
    )


_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|on\s+the)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _nths(sentence: str) -> Iterator[_Found]:
    table = lexicon("cues", "firsthand.story.conflicts")["nth"]
    for match in _nth().finditer(sentence):
        rank = ordinal(match["n"])
        words_after = match["rest"].lower().split()
        if rank is None or rank < (2 if match["own"] else 3) or _MONTH.search(sentence, 0, match.start("n")):
            continue
        if any(w in table["not"] for w in words_after[:2]) or not (match["own"] or _goes_on(words_after)):
            continue
        noun = next((w for w in words_after if w in table["nouns"]), words_after[0] if words_after else "")
        yield _Found(*match.span("n"), "ordinal", NTH, float(rank), float(rank), "exact", noun or None)


def _goes_on(words_after: Sequence[str]) -> bool:
    """Whether what follows an ordinal is what stands in a row: "a fifth of them" is a part, "by a third" too."""
    return bool(words_after) and words_after[0] not in ("and", "of", "or", "to")


@cache
def _occasion() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|{words_pattern()})"
    return re.compile(
        rf"(?<![\w-])(?:(?P<n>{number})\s+times|(?P<twice>twice|thrice)|(?:only|just)\s+(?P<once>once)|(?P<once2>once)\s+only)\b"
        r"(?!-|\s+(?:a|an|as|daily|each|every|faster|higher|larger|less|lower|more|over|per|smaller|than|that|the|weekly)\b)",
        re.IGNORECASE,
    )


def _occasions(sentence: str) -> Iterator[_Found]:
    for match in _occasion().finditer(sentence):
        said = next(g for g in ("n", "twice", "once", "once2") if match[g])
        many = {"twice": 2, "thrice": 3}.get(match[said].lower()) or (1 if said != "n" else cardinal(match["n"]))
        if many:
            yield _Found(*match.span(), "count", TIMES, float(many), float(many), "exact", "time")


_SINGLE = re.compile(
    r"\b(?:(?:a|the|one)\s+(?:lone|single|sole)|(?:only|just)\s+(?:a\s+single|one)|(?:his|her|its|their|the)\s+(?:only|sole))"
    r"\s+(?P<noun>[a-z]{3,})\b(?!\s+of\b)",
    re.IGNORECASE,
)
"""One, where that there were no more is what is told: "a single appraisal", "their only child"."""


def _singles(sentence: str) -> Iterator[_Found]:
    table = lexicon("cues", "firsthand.story.conflicts")["nth"]
    for match in _SINGLE.finditer(sentence):
        noun = match["noun"].lower()
        if noun not in table["single"]:
            yield _Found(match.start(), match.start("noun") - 1, "count", noun, 1.0, 1.0, "exact", noun)


_ALONE = re.compile(r"[A-Z][\w’'.-]*[\s-]$")
"""A name before a number: "Kade 9"."""
_BAR_BEFORE = re.compile(
    r"(?:[$£€¥#/]\s?|\b(?:no|nos|chapter|page|section|article|route|highway|flight|room|channel)\.?\s)$", re.IGNORECASE
)
_BAR_BEHIND = re.compile(
    r"\s*(?:%|[$£€¥]|per\s?cent\b|percent\b|a\.?m\b|p\.?m\b|°|st\b|nd\b|rd\b|th\b|x\b|[-–/:]\s?\w|(?:January|February|March"
    r"|April|May|June|July|August|September|October|November|December)\b)"
)
_OF_THEM = re.compile(
    r"\s+of\s+(?:the|those|these|its|his|her|their|our|my)\s+(?:\w+\s+)??(?P<noun>[a-z]{3,}s|people|men|women|children)\b"
)
_LINK = (
    r"(?:after|and|as|at|before|by|during|for|from|in|is|of|on|or|over|since|than|that|to|under|was|were|when|who|with)"
)
_NEXT = re.compile(
    rf"\s+(?:(?!{_LINK}\b)[a-z][a-z-]+\s+){{0,2}}?(?P<noun>[a-z]{{3,}}s|people|men|women|children|staff|police)\b"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|toll)\s+of\s+(?:the\s+)?(?P<noun>[a-z]{3,})\b[^.;]*$", re.IGNORECASE)
_YEARLIKE = re.compile(r"1[5-9]\d\d|20\d\d")
_RANGE = re.compile(r"\d\s?[-–]\s?\d")
_PLURAL = {"people": "person", "men": "man", "women": "woman", "children": "child"}


def _counts(sentence: str) -> Iterator[_Found]:
    for number in numbers(sentence):
        if number.vague or (number.low, number.high) == (None, None) or _no_count(sentence, number):
            continue
        low, high, noun = number.low, number.high, _noun(sentence, number)
        if noun is None and _RANGE.search(sentence[number.at : number.at_end]):
            continue
        yield _Found(number.start, number.end, "count", noun or "number", low, high, number.hedge, noun)


def _no_count(sentence: str, number: Number) -> bool:
    """Whether a number is a year, a name's, a sum's, or one that says little more than "a"."""
    figures = sentence[number.at : number.at_end]
    if _YEARLIKE.fullmatch(figures) or figures.lower() in ("one", "1", "zero", "0", "a", "an"):
        return True
    before = sentence[: number.start]
    if number.start == number.at and _ALONE.search(before) and before.rstrip(" -").rfind(" ") > 0:
        return True
    return bool(_BAR_BEFORE.search(before) or _BAR_BEHIND.match(sentence, number.at_end))


def _noun(sentence: str, number: Number) -> str | None:
    """What a number counts, where a word near it may say so."""
    found = (
        _OF_THEM.match(sentence, number.end)
        or _NEXT.match(sentence, number.end)
        or _NUMBER_OF.search(sentence, 0, number.start)
    )
    if found is None:
        return None
    noun = found["noun"].lower()
    return _PLURAL.get(noun) or (noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s"))
