"""Sentences of two articles that are word for word the same but for one number.

One was made from the other, so they tell one fact whatever the parse makes of it; what may have grown in between
is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.language.lexicon import lexicon
from firsthand.model import Article, Evidence
from firsthand.story.claims.anchors import published
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.conflicts.drafts import Draft, DraftSide

CONFIDENCE = 0.8
FRESH = 3
"""Days within which one sentence is made from the other, not from a form."""
LONG = 9
"""Words a sentence needs to be nobody's set phrase."""

NEGATIONS = frozenset({"not", "never"})
NOTE = "What is affirmed in “{0.text}” is denied in “{1.text}”."
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|\w+")


@dataclass(frozen=True)
class _Sentence:
    facets: tuple[Facets, ...]
    numbers: tuple[tuple[float, Evidence], ...]


def conflicts(
    claims: Sequence[Sequence[Facets]], articles: Mapping[str, Article], known: Sequence[Draft]
) -> list[Draft]:
    """Return a draft for every pair of twin sentences at odds; what `known` drafts stand on is not told again."""
    claim_of = {f.statement.id: n for n, claim in enumerate(claims) for f in claim}
    told = {(e.article, at) for d in known for s in d.sides for e in s.spans for at in range(e.start, e.end)}
    families: defaultdict[tuple[str, ...], list[_Sentence]] = defaultdict(list)
    for group in sentences(claims).values():
        key, sentence = _read(group, articles)
        if len(key) >= LONG:
            families[key].append(sentence)
    families = _of_one_time(families, articles)
    found = [_draft(family, claim_of) for family in families.values() if len(family) > 1 and family[0].numbers]
    found += _denied(families, claim_of)
    return [d for d in found if d and not any((e.article, e.start) in told for s in d.sides for e in s.spans)]


def _of_one_time(
    families: Mapping[tuple[str, ...], Sequence[_Sentence]], articles: Mapping[str, Article]
) -> defaultdict[tuple[str, ...], list[_Sentence]]:
    """The families without what is printed days after the first: a formula is used again with new numbers."""
    found: defaultdict[tuple[str, ...], list[_Sentence]] = defaultdict(list)
    for key, family in families.items():
        days = [published(articles[s.facets[0].statement.article]) for s in family]
        first = min((d for d in days if d is not None), default=None)
        found[key] = [s for s, d in zip(family, days, strict=True) if d is None or first is None or d - first <= FRESH]
    return found


def sentences(claims: Sequence[Sequence[Facets]]) -> dict[tuple[str, int], list[Facets]]:
    """Return the facets of each sentence, by its article and where it starts."""
    found: defaultdict[tuple[str, int], list[Facets]] = defaultdict(list)
    for facets in sorted(
        (f for c in claims for f in c), key=lambda f: (f.statement.article, f.statement.start, f.statement.id)
    ):
        if facets.statement.sentence:
            found[facets.statement.article, facets.statement.sentence.start].append(facets)
    return found


def _read(group: Sequence[Facets], articles: Mapping[str, Article]) -> tuple[tuple[str, ...], _Sentence]:
    statement = group[0].statement
    start = statement.sentence.start if statement.sentence else statement.start
    key, numbers = [], []
    for token in _TOKEN.finditer(group[0].sentence):
        number = number_of(token.group())
        key.append(token.group().casefold() if number is None else "#")
        if number is not None:
            low, high = start + token.start(), start + token.end()
            text = articles[statement.article].text[low:high]
            numbers.append((number, Evidence(article=statement.article, start=low, end=high, text=text)))
    return tuple(key), _Sentence(tuple(group), tuple(numbers))


def number_of(token: str) -> float | None:
    """Return the number a token is, in figures or spelt, None where it is none."""
    if token[0].isdigit():
        plain = token.replace(",", "")
        return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None
    spelt = lexicon("relations", "firsthand.story")["numbers"].get(token.casefold())
    return None if spelt is None else float(spelt)


def _draft(family: Sequence[_Sentence], claim_of: Mapping[str, int]) -> Draft | None:
    first = family[0]
    for other in family[1:]:
        if other.facets[0].statement.article == first.facets[0].statement.article:
            continue
        pairs = zip(first.numbers, other.numbers, strict=False)
        at_odds = [n for n, (a, b) in enumerate(pairs) if a[0] != b[0]]
        if len(at_odds) == 1 and not any(_moves(s, s.numbers[at_odds[0]]) for s in (first, other)):
            return _against(family, at_odds[0], claim_of)
    return None


def _denied(
    families: Mapping[tuple[str, ...], Sequence[_Sentence]], claim_of: Mapping[str, int]
) -> Iterator[Draft | None]:
    """Twins of which one alone has a "not"."""
    for key, denying in families.items():
        if sum(token in NEGATIONS for token in key) != 1:
            continue
        affirming = families.get(tuple(t for t in key if t not in NEGATIONS), ())
        others = [s for s in affirming if s.facets[0].statement.article != denying[0].facets[0].statement.article]
        if others:
            first = others[0].facets[0].statement
            about = tuple(dict.fromkeys(i for i in (*first.subjects, first.subject) if i))
            sides = (_clauses(others), _clauses(denying))
            yield Draft(claim_of[first.id], first.predicate, "polarity", CONFIDENCE, sides, about, NOTE.format(*sides))


def _clauses(members: Sequence[_Sentence]) -> DraftSide:
    facets = tuple(m.facets[0] for m in members)
    spans = tuple(
        Evidence(article=f.statement.article, start=f.statement.start, end=f.statement.end, text=f.statement.text)
        for f in facets
    )
    return DraftSide(facets[0].statement.text, None, None, facets, spans)


def _moves(sentence: _Sentence, number: tuple[float, Evidence]) -> bool:
    """Whether a number is part of a date or an hour, or counts what may have grown since."""
    start, end = number[1].start, number[1].end
    values = [v for f in sentence.facets for v in f.statement.values if v.start < end and start < v.end]
    return 1900 <= number[0] <= 2100 or any(v.role in GROWING or v.kind in ("clock", "date") for v in values)


def _against(family: Sequence[_Sentence], place: int, claim_of: Mapping[str, int]) -> Draft:
    by_number: defaultdict[float, list[_Sentence]] = defaultdict(list)
    for sentence in family:
        by_number[sentence.numbers[place][0]].append(sentence)
    sides = tuple(_side(number, members, place) for number, members in by_number.items())
    statement = family[0].facets[0].statement
    about = tuple(dict.fromkeys(i for i in (*statement.subjects, statement.subject) if i))
    return Draft(claim_of[statement.id], "number", "value", CONFIDENCE, sides, about)


def _side(number: float, members: Sequence[_Sentence], place: int) -> DraftSide:
    spans = tuple(m.numbers[place][1] for m in members)
    facets = tuple(
        next((f for f in m.facets if f.statement.start <= m.numbers[place][1].start < f.statement.end), m.facets[0])
        for m in members
    )
    return DraftSide(spans[0].text, number, number, facets, spans)
