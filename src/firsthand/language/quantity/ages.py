"""Ages: "Tracy, 36,", "a 61-year-old man", "aged 40", "in her thirties", "would have turned 50"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from firsthand.language.lexicon import words
from firsthand.language.numerals import FIGURES, cardinal, words_pattern
from firsthand.language.parse import text_of
from firsthand.language.quantity.draft import Draft
from firsthand.language.quantity.numbers import PACKAGE, bounded
from firsthand.model import Hedge

OLDEST = 125
PERSONAL = words("roles", "personal.nouns", PACKAGE)
_NUMBER = rf"(?:{FIGURES}|{words_pattern()})"
_HEDGES: dict[str, Hedge] = {
    "about": "about",
    "almost": "about",
    "approximately": "about",
    "around": "about",
    "at least": "at-least",
    "less than": "less-than",
    "more than": "more-than",
    "nearly": "about",
    "older than": "more-than",
    "over": "more-than",
    "roughly": "about",
    "under": "less-than",
    "up to": "at-most",
    "younger than": "less-than",
}
_HEDGE = rf"(?:(?P<hedge>{'|'.join(_HEDGES)})\s+)?"
_UNIT = r"(?:years?|yrs?|months?|weeks?|days?)"
_OLD = re.compile(
    rf"{_HEDGE}(?P<n>{_NUMBER})(?:(?:[-–]?\s+(?:to|or|and)\s+|[-–])(?P<n2>{_NUMBER}))?[-\s](?P<unit>{_UNIT})"
    r"(?:[-\s](?:and\s+a\s+half[-\s])?olds?\b|\s+of\s+age\b)"
    rf"|\b(?P<n3>\d{{1,3}})[-\s]?y/?o\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"\b(?:aged?(?:\s+of)?|aging|ages)\s+{_HEDGE}(?:between\s+)?(?P<n>{_NUMBER})"
    rf"(?:(?:\s+(?:to|and|or)\s+|[-–])(?P<n2>{_NUMBER})|\s+(?:and|or)\s+(?P<open>over|above|older|up|under|below|younger))?"
    r"(?!\s*(?:%|percent|per\s+cent|million|billion))\b",
    re.IGNORECASE,
)
_CUES = re.compile(r"old|y/?o\b|\bag(?:ed?|es|ing)\b|turn|reach|celebrat|ties|0s|teens")
"""What one of the patterns needs: paragraphs without it, most of them, are not searched."""
_EACH = re.compile(_NUMBER, re.IGNORECASE)
_OLD_CUES = frozenset({"old", "yo", "y/o", "age"})
_AGED_CUES = frozenset({"age", "aged", "ages", "aging"})
_TURN_CUES = frozenset({"turn", "reach", "celebrat"})
_LISTED = re.compile(rf"(?:ages|aged)\s+{_NUMBER}(?:,\s+{_NUMBER})*,?\s+and\s+{_NUMBER}\b", re.IGNORECASE)
_OPEN: dict[str, Hedge] = {"above": "at-least", "older": "at-least", "over": "at-least", "up": "at-least"}
_TURN = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|reach(?:es|ed)?\s+the\s+age\s+of|celebrat(?:es|ed|ing)\s+(?:his|her|their)(?=\s+\w+\s+birthday))\s+(?P<n>{_NUMBER})\b(?!\s+[a-z]+s\b)",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"\b(?:(?P<part>early|mid|late|middle)[-\s]+(?:to\s+(?:mid|late)[-\s]+)?)?(?P<tens>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0s)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\bin\s+(?:his|her|their|its|my|your|our)\s+(?:(?:early|mid|late|middle)[-\s]+(?:to\s+(?:mid|late)[-\s]+)?)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?:(?<=,)|(?<=,\swho\swas)|(?<=,\swho\sis))\s*(?:(?:now|then|just|only|still)\s+)?{_HEDGE}(?P<n>\d{{1,3}})(?=\s*(?:,|\.(?:\s|$)|;|\)|$|\s+(?:and|of|from|who|was|were|is|has|had|at\s+the\s+time)\b))|(?<=\()(?P<n2>\d{{1,3}})(?=\))"
)
_TENS = {
    w: 20 + 10 * i
    for i, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
_PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
_ADVERBS = frozenset({"just", "now", "only", "still", "then"})
_WHO = frozenset({"who", "was", "is"})
"""What stands between a name and an age told of it: ", who was 52,"."""
_YEARS = {"y": 1.0, "m": 1 / 12, "w": 1 / 52, "d": 1 / 365}


def ages(doc: Doc, is_person: Callable[[Token], bool] = lambda token: False) -> Iterator[Draft]:
    """Yield the ages of a paragraph, each with the token of the person it is told of where the parse shows one.

    `is_person` says whether a token is known to name a person; the parse's own word counts beside it.
    """
    text = text_of(doc)
    said = set(_CUES.findall(text.lower()))
    for match in _LISTED.finditer(text) if said & _AGED_CUES else ():
        yield from _ages_of_several(doc, match)
    for pattern, cues in ((_OLD, _OLD_CUES), (_AGED, _AGED_CUES), (_TURN, _TURN_CUES)):
        for match in pattern.finditer(text) if said & cues else ():
            yield from _age(doc, match)
    for match in _DECADE.finditer(text) if "ties" in said or "0s" in said or "teens" in said else ():
        if _OWN.search(text[: match.start("tens")]):
            yield from _decade(doc, match)
    for match in _BESIDE.finditer(text):
        yield from _apposed(doc, match, is_person)


def _ages_of_several(doc: Doc, match: re.Match[str]) -> Iterator[Draft]:
    """ "two men, ages 47 and 48", "aged 14, 16 and 19": an age each, of whom the words do not say."""
    for said in _EACH.finditer(match[0]):
        start, end = match.start() + said.start(), match.start() + said.end()
        value, token = cardinal(said[0]), _token(doc, start, end)
        if value is not None and token is not None and value <= OLDEST:
            yield Draft("age", "age", start, end, token, value, value, unit="year")


def _token(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _age(doc: Doc, match: re.Match[str]) -> Iterator[Draft]:
    groups = match.groupdict()
    low, high = cardinal(match["n"] or groups["n3"] or ""), cardinal(groups["n2"]) if groups.get("n2") else None
    token = _token(doc, *match.span())
    if low is None or token is None or (low > OLDEST and match.re is not _OLD) or not _is_age(doc, match):
        return
    factor = _YEARS[(groups.get("unit") or "years")[0].lower()]
    hedge = _HEDGES.get(" ".join((groups.get("hedge") or "").lower().split()), "exact")
    if groups.get("open"):
        hedge = _OPEN.get((groups["open"] or "").lower(), "at-most")
    bounds = (low, high) if high is not None else bounded(low, hedge)
    first, last = (None if b is None else _years(b, factor) for b in bounds)
    person = _person(token)
    yield Draft("age", "age", match.start(), match.end(), person or token, first, last, hedge, "year", person=person)


def _years(number: float, factor: float) -> float:
    """Months, weeks and days of age in full years."""
    return number if factor == 1 else int(number * factor)


def _is_age(doc: Doc, match: re.Match[str]) -> bool:
    """Not "turned 50 pages", not the age of a thing."""
    if match.re is _TURN:
        rest = text_of(doc)[match.end() : match.end() + 12]
        return bool(
            re.match(r"\s*(?:[,.;!?]|$|(?:and|on|in|this|last|next|when|at|before|after|during|today|years)\b)", rest)
        )
    return True


def _person(token: Token) -> Token | None:
    """The noun or name an age is told of: the one it modifies, stands beside, or is said of by a verb."""
    node = token
    for _ in range(4):
        if node.pos_ in ("NOUN", "PROPN", "PRON") and node is not token and node.lower_ not in ("year", "years", "age"):
            return _subject_of_copula(node)
        if node.pos_ in ("VERB", "AUX"):
            subjects = [c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")]
            if subjects:
                return subjects[0]
        if node.head is node:
            break
        node = node.head
    return None


def _subject_of_copula(noun: Token) -> Token:
    """In "Smith, a 40-year-old baker" and "he is a 40-year-old baker" the name or subject, else the noun."""
    if noun.dep_ == "appos" and noun.head.pos_ in ("PROPN", "PRON"):
        return noun.head
    return noun


def _decade(doc: Doc, match: re.Match[str]) -> Iterator[Draft]:
    said = match["tens"].lower()
    first = 13 if said == "teens" else int(said[:2]) if said[0].isdigit() else _TENS[said]
    last = 19 if said == "teens" else first + 9
    if match["part"] and said != "teens":
        off = _PARTS[match["part"].lower()]
        first, last = first + off[0], first + off[1]
    token = _token(doc, *match.span("tens"))
    if token is None:
        return
    start = match.start()
    person = _person(token)
    yield Draft("age", "age", start, match.end(), person or token, first, last, unit="year", person=person)


def _apposed(doc: Doc, match: re.Match[str], is_person: Callable[[Token], bool]) -> Iterator[Draft]:
    """ "Jean Larson, 48," and "Smith (48)": right behind a person."""
    group = "n" if match["n"] else "n2"
    start, end = match.span(group)
    value = int(match[group])
    mark = doc.char_span(start, end, alignment_mode="expand")
    if mark is None or not 0 < value <= OLDEST or mark.start < 2:
        return
    person = _name_before(doc, mark.start, is_person)
    if person is None:
        return
    hedge = _HEDGES.get(" ".join((match["hedge"] or "").lower().split()), "exact")
    low, high = bounded(value, hedge)
    if match["hedge"]:
        start = match.start("hedge")
    yield Draft("age", "age", start, end, person, low, high, hedge=hedge, unit="year", person=person)


def _name_before(doc: Doc, index: int, is_person: Callable[[Token], bool]) -> Token | None:
    """The head of a person's name or of a noun for a person right before the mark at `index - 1`."""
    at = index - 1
    while at > 0 and (doc[at].is_punct or doc[at].lower_ in _HEDGES or doc[at].lower_ in _ADVERBS | _WHO):
        at -= 1
    last = doc[at]
    if last.text.rstrip(".") in ("Jr", "Sr", "II", "III", "IV") and at:
        return doc[at - 1] if doc[at - 1].pos_ == "PROPN" else last
    if last.pos_ in ("NOUN", "PROPN") and last.text in PERSONAL:
        return last  # "the Rovers skipper, 34,", whatever the parse took it for
    if last.pos_ == "PROPN" and (
        last.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "")
        or last.ent_type_ == "LOC"
    ):
        return last if last.ent_type_ == "PERSON" or is_person(last) or _personal(doc, index, last) else None
    return last if last.pos_ == "NOUN" and last.lower_ in PERSONAL else None


def _personal(doc: Doc, index: int, last: Token) -> bool:
    """A name the parse did not take for a person: two capitals in a row, and no date or list of numbers about it."""
    rest = text_of(doc)[doc[index].idx + len(doc[index]) :][:24]
    listed = re.match(r",?\s*(?:and\s+)?\d", rest)
    month = last.ent_type_ == "DATE"
    return (
        not listed
        and not month
        and last.text[:1].isupper()
        and not last.is_upper
        and (last.i > 0 and doc[last.i - 1].text[:1].isupper())
    )
