"""What statements hold no value for and articles differ on: which of a row, which rank, how a vote ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.language.numerals import ordinal, ordinal_pattern
from firsthand.language.quantity.numbers import plain_pattern, value_of
from firsthand.model import Value
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.rivals.loose import loose

VOTE, SCORE = "vote", "score"
"""The role of two numbers of which a vote or the score of a match is made."""
PAIR = 1000
"""What the first number of a vote counts beside the second: they are one value."""
_MOST = r"(?:most[\s-]\w+|\w+est)"
_NO_UNIT = r"(?!\s*(?:%|per ?cent|million|billion|[-–]\d))"


def told(every: Sequence[Facets]) -> Iterator[tuple[Facets, Value]]:
    """Yield the ranks, the places in a row, the votes and the scores of all sentences, each with its nearest clause.

    Behind them come the numbers of which no word says what they are of (loose.py). Scores of teams that both articles
    name are compared for themselves (scores.py).
    """
    by_sentence: dict[tuple[str, int], list[Facets]] = {}
    for facets in every:
        s = facets.statement
        by_sentence.setdefault((s.article, (s.sentence or s).start), []).append(facets)
    for (_, start), group in by_sentence.items():
        sentence, own = group[0].sentence, [v for f in group for v in f.statement.values]
        found = list(_values(sentence, start))
        for value in (*found, *loose(sentence, start, [(v.start, v.end) for v in (*own, *found)])):
            yield min(group, key=lambda f: _closeness(f, value)), value


def _closeness(facets: Facets, value: Value) -> tuple[object, ...]:
    s = facets.statement
    return not (s.start <= value.start and value.end <= s.end), s.nominal, s.end - s.start, s.id


def _values(sentence: str, start: int) -> Iterable[Value]:
    seen: set[int] = set()
    for value in (*_pairs(sentence, start), *_ranks(sentence, start), *_which(sentence, start)):
        if value.start not in seen:
            seen.add(value.start)
            yield value


def _value(role: str, match: re.Match[str], group: str, number: float, start: int) -> Value:
    at, end = match.span(group)
    text = match.string[at:end]
    return Value(kind="ordinal", role=role, text=text, start=start + at, end=start + end, low=number, high=number)


def _ranks(sentence: str, start: int) -> Iterator[Value]:
    for match in _rank().finditer(sentence):
        group = next(g for g in ("a", "b", "c", "d", "e", "f") if match[g])
        number = _number_of(match[group])
        if number is not None:
            yield _value("rank", match, group, float(number), start)


def _number_of(said: str) -> int | float | None:
    """The number a rank stands for: "third", "3", "runner-up", "second only to"."""
    if said.casefold().startswith(("runner", "second only")):
        return 2
    return ordinal(said) if not said.isdigit() and ordinal(said) is not None else value_of(said)


@cache
def _rank() -> re.Pattern[str]:
    """ "The third-largest airline", "ranks fifth among", "No. 3 in", "third place", "fifth in line", "fourth over the
    line", "second only to".
    """
    which, behind = (
        ordinal_pattern(),
        r"(?=\s+(?:among|in|of|on|out|behind|for|overall|but|and|before|when)\b|\s*[,.;)]|\s*$)",
    )
    came = (
        r"rank(?:s|ed|ing)?|came(?: in| home)?|come(?: in)?|finish(?:ed|es|ing)?(?: in)?|placed|stands?|sits|lies|lay"
        r"|(?:climbed|dropped|fallen|fell|moved|risen|rose|sank|slipped|sunk)(?: up| down)? to"
        r"|(?:keep|kept|made|put|left) (?:her|him|it|them)|crossed the (?:finish(?:ing)? )?line"
    )
    return re.compile(
        rf"\b(?P<a>{which})[\s-]{_MOST}\b"
        rf"|\b(?:{came})\s+(?:joint\s+|equal\s+|the\s+)?(?P<b>{which}){behind}"
        rf"|\b(?:No\.|number)\s?(?P<c>\d{{1,3}}|{plain_pattern()})"
        rf"(?=\s+(?:among|in|on|of|over|globally|nationally|prospect|seed|worldwide)\b)"
        rf"|\b(?P<d>{which})(?=\s+(?:place\b|(?:across|over)\s+the\s+line|in\s+(?:line|the\s+(?:line|order|succession))))"
        rf"|\b(?P<e>runners?-up|second only to)\b"
        rf"|\bworld\s+(?:No\.|number)\s?(?P<f>\d{{1,3}}|{plain_pattern()})\b",
        re.IGNORECASE,
    )


def _which(sentence: str, start: int) -> Iterator[Value]:
    for match in _row().finditer(sentence):
        group = "n" if match["n"] else "m"
        number = ordinal(match["n"]) if match["n"] else value_of(match["m"])
        noun = (match["noun"] or match["named"]).casefold()
        if number is not None:
            yield _value(_one(noun), match, group, float(number), start)


def _one(noun: str) -> str:
    table: dict[str, str] = lexicon("cues", "firsthand.story.conflicts")["row"]["same"]
    return table.get(noun, noun)


@cache
def _row() -> re.Pattern[str]:
    """ "The fourth floor", "deck 3", "level four"; not "the first few minutes"."""
    table = lexicon("cues", "firsthand.story.conflicts")["row"]
    nouns, named = ("|".join(sorted(table[key], key=len, reverse=True)) for key in ("nouns", "named"))
    return re.compile(
        rf"\b(?P<n>{ordinal_pattern()})[\s-](?P<noun>{nouns})\b"
        rf"|\b(?P<named>{named})\s+(?P<m>\d{{1,3}}|{plain_pattern()})\b{_NO_UNIT}",
        re.IGNORECASE,
    )


def _pairs(sentence: str, start: int) -> Iterator[Value]:
    found = list(_pair().finditer(sentence))
    for match in found:
        numbers = [value_of(match[g]) for g in ("x", "y")]
        if None in numbers:
            continue
        first, second = sorted((float(n or 0) for n in numbers), reverse=True)
        around = f"{sentence[: match.start()]} {sentence[match.end() :]}"
        voted = _VOTED.search(around) or "vote" in match[0]
        played = len(found) == 1 and _SCORE.match(sentence, match.start()) and _PLAYED.search(around)
        if played and not voted and _RECORD.search(sentence, 0, match.start()):
            continue
        if first < PAIR and first != second and (voted or played):
            yield _value(VOTE if voted else SCORE, match, "pair", first * PAIR + second, start)


_PLAYED = re.compile(
    r"\b(?:beat(?:en)?|defeat(?:ed|s)?|final|game|lead|led|loss|lost|match|scored?|squeezed|thrash\w*|victory|win|won)\b",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"(?:\b(?:are|at|been|be|finished|go|going|gone|goes|improv\w+|is|of|record|stand|stood|started|to|was|went|were)"
    r"|\()\s*$",
    re.IGNORECASE,
)
"""Before the games somebody has won and lost: "Arden was 20-3"."""
_SCORE = re.compile(
    r"\d{1,3}[-–]\d{1,3}(?=\s*(?:[,.;:)]|$|[A-Z]|(?:after|against|and|at|away|before|by|defeat|from|home|in|lead|loss|on"
    r"|over|to|victory|win|with)\b))"
)
_VOTED = re.compile(
    r"\b(?:approved|backed|ballot|board|committee|council|jur(?:y|ors?)|majority|motion|panel|passed|rejected|split|verdict"
    r"|vot(?:es?|ed|ing))\b",
    re.IGNORECASE,
)


@cache
def _pair() -> re.Pattern[str]:
    """ "6-1", "five to two", "by 138 votes to 74", "nine votes against two"."""
    number = rf"(?:\d{{1,3}}|{plain_pattern()})"
    return re.compile(
        rf"(?<![\w.,:/$£€-])(?P<pair>(?P<x>{number})(?:\s?[-–]\s?|\s+votes?\s+(?:to|against)\s+|,?\s+to\s+)(?P<y>{number}))"
        rf"(?![\w.,:/-]*\d|\s?[%°]|-\w|\s+(?:a\.?m|p\.?m|per ?cent|years?|months?|weeks?|days?|hours?|minutes?"
        rf"|seconds?|miles?|metres?|meters?|feet|inches|kilometres?|km|degrees|million|billion|times|people|percent)\b)",
        re.IGNORECASE,
    )
