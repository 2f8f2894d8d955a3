"""Ages said of a person with no word for age: "he was 81", "died at 81", "children under 12", "the boys, 9 and 11"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from firsthand.language.numerals import ordinal, ordinal_pattern
from firsthand.language.quantity.ages import PERSONAL
from firsthand.language.quantity.draft import Draft
from firsthand.language.quantity.numbers import bounded
from firsthand.model import Hedge

_ENDS = r"(?=\s*(?:[,.](?!\d)|[;)]|$|when\b|and\b(?!\s+\d)|at\s+the\s+time\b))"
_IS = re.compile(
    rf"\b(?P<who>he|she|who|I|[A-Z][\w’'-]+)\s+(?:is|was|am)\s+(?:(?:believed|said|thought)\s+to\s+be\s+)?"
    rf"(?:(?:just|only|now|then|still|already)\s+)?(?:(?P<hedge>about|almost|around|nearly|over)\s+)?(?P<n>\d{{1,3}}){_ENDS}"
)
_OF = re.compile(
    r"\b(?P<who>[a-z]+) of (?P<n>1[3-9]|[2-9]\d)"
    r"(?=\s*(?:[,.](?!\d)|[;)]|$|(?:and|from|has|had|in|is|on|was|were|who|whose|with)\b))"
)
""" "A man of 37 was arrested"."""
_PRONOUNS = frozenset({"he", "i", "she", "who"})
_WHOSE = frozenset({"her", "his"})
_DIED_AT = re.compile(
    r"\b(?:dead|die[ds]?|married|orphaned|retired|widowed)(?:\s+\w+)?\s+at\s+(?P<n>\d{1,3})"
    r"(?=\s*(?:[,.](?!\d)|[;)]|$|(?:after|from|in|of|on|and)\b))",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(r"(?:(?:^|(?<=[.!?”\"]\s))At|\bthat,?\s+at)\s+(?P<n>\d{1,3}),\s+(?=(?P<who>\w+))")
_GROUP = re.compile(
    r"\b(?P<who>adults|anyone|boys|children|girls|kids|men|minors|patients|people|pupils|residents|those|voters|women)\s+"
    r"(?:who\s+are\s+)?(?P<side>above|below|older\s+than|over|under|younger\s+than)\s+(?:the\s+age\s+of\s+)?(?P<n>\d{1,3})"
    r"(?=\s*(?:[,.;)]|$|[a-z]))(?!\s*(?:cm|days|feet|hours|kg|km|m|miles|minutes|months|percent|per\s+cent|weeks)\b)",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    rf"\b(?:celebrat(?:e[sd]?|ing)|mark(?:s|ed|ing)?|on)\s+(?:his|her|their|\w+[’']s)\s+(?P<n>{ordinal_pattern()})\s+birthday\b",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(
    r"\b(?P<who>boys|brothers|children|cousins|daughters|girls|men|sisters|sons|students|teenagers|teens|victims|women)"
    r"(?:,\s+|\s+(?:are|were)\s+)(?P<all>\d{1,3}(?:,\s+\d{1,3})*,?\s+and\s+\d{1,3})(?=\s*(?:[,;]|\.(?!\d)|$))",
    re.IGNORECASE,
)
_PARENTS = frozenset({"dad", "father", "mom", "mother", "mum"})
"""Of whom a number tells how many children they have."""
OLDEST = 125


def told_ages(doc: Doc, is_person: Callable[[Token], bool]) -> Iterator[Draft]:
    """Yield the ages a paragraph tells without a word for age, each with the person where one is named beside it."""
    text = doc.text
    if not any(c.isdigit() for c in text) and "birthday" not in text:
        return
    for match in _IS.finditer(text):
        who = _at(doc, match.start("who"))
        if who is not None and (who.lower_ in _PRONOUNS or _person(who, is_person)):
            yield from _age(doc, match, who)
    for pattern in (_DIED_AT, _AT_FIRST):
        for match in pattern.finditer(text):
            who = _at(doc, match.start("who")) if pattern is _AT_FIRST else _subject(doc, match.start())
            if who is not None and (who.lower_ in _PRONOUNS | _WHOSE or _person(who, is_person)):
                yield from _age(doc, match, who)
    for match in _OF.finditer(text) if " of " in text else ():
        who = _at(doc, match.start("who"))
        if who is not None and match["who"] in PERSONAL and match["who"] not in _PARENTS:
            yield from _age(doc, match, who)
    for match in _GROUP.finditer(text):
        yield from _bound(doc, match)
    for match in _OF_SEVERAL.finditer(text):
        yield from _several(doc, match)
    for match in _BIRTHDAY.finditer(text):
        yield from _birthday(doc, match)


def _at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _person(token: Token, is_person: Callable[[Token], bool]) -> bool:
    return is_person(token) or (token.ent_type_ == "PERSON" and token.pos_ == "PROPN")


def _subject(doc: Doc, offset: int) -> Token | None:
    """The subject of the verb at an offset; of "found dead" that of the finding."""
    verb = _at(doc, offset)
    for node in [verb, *list(verb.ancestors)[:2]] if verb is not None else []:
        for child in node.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
    return None


def _age(doc: Doc, match: re.Match[str], who: Token) -> Iterator[Draft]:
    value, said = int(match["n"]), match.groupdict().get("hedge")
    hedge: Hedge = "exact" if not said else "more-than" if said == "over" else "about"
    low, high = bounded(value, hedge, said in ("almost", "nearly"))
    if 0 < value <= OLDEST:
        start = match.start("hedge") if said else match.start("n")
        yield Draft("age", "age", start, match.end("n"), who, low, high, hedge, "year", person=who)


def _bound(doc: Doc, match: re.Match[str]) -> Iterator[Draft]:
    """ "children under 12", "people over 65"."""
    who, value = _at(doc, match.start("who")), int(match["n"])
    side = match["side"].lower().split()[0]
    hedge: Hedge = "more-than" if side in ("above", "older", "over") else "less-than"
    if who is not None and 0 < value <= OLDEST:
        yield Draft("age", "age", match.start("side"), match.end("n"), who, *bounded(value, hedge), hedge, "year")


def _several(doc: Doc, match: re.Match[str]) -> Iterator[Draft]:
    who = _at(doc, match.start("who"))
    for said in re.finditer(r"\d+", match["all"]):
        start = match.start("all") + said.start()
        if who is not None and 0 < int(said[0]) <= OLDEST:
            yield Draft("age", "age", start, start + len(said[0]), who, int(said[0]), int(said[0]), unit="year")


def _birthday(doc: Doc, match: re.Match[str]) -> Iterator[Draft]:
    value, token = ordinal(match["n"]), _at(doc, match.start("n"))
    if value is not None and token is not None and 0 < value <= OLDEST:
        yield Draft("age", "age", match.start("n"), match.end(), token, value, value, unit="year")
