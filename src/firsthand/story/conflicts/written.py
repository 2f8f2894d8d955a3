"""What is one and is written in two ways of which one is a slip: initials turned round, a name in full, a telephone.

"C&G" and "G&C" are one firm; "ARLF" stands for one name; a number that lacks a digit of another's reaches nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from firsthand.model import Article, Evidence
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.places.located import Clauses
from firsthand.story.naming import fold, listed

CONFIDENCE = 0.7
DIGITS = 7
"""Digits from which a number is no extension."""
STEM = 4
"""Letters that two forms of one word share: "Mammal", "Mammals"."""
_PAIR = re.compile(r"(?<![\w&])[A-Z] ?& ?[A-Z](?![\w&])")
_WORD = r"[A-Z][\w’'-]*"
_LONG = rf"{_WORD}(?:\s+(?:(?:of|for|and|the|on|in|to|&)\s+){{0,2}}{_WORD}){{2,7}}"
_SHORT = r"[A-Z]{3,7}"
_FULL = re.compile(rf"(?P<long>{_LONG})\s+\([“\"]?(?P<short>{_SHORT})[”\"]?\)")
_GLOSSED = re.compile(rf"\b(?P<short>{_SHORT})\s+\((?:the\s+)?(?P<long>{_LONG})\)")
_DIALLED = re.compile(
    r"\b(?:call|called|contact|dial|ring|tel|tele?phone|phone|hotline|line|number|text)\w*\b[^.;:?!]{0,60}?"
    r"(?::\s*|\s)(?P<number>\(?\+?\d[\d() -]{5,16}\d)(?!\w|[.-]\d|,\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Form:
    """What is written: the words of an article, and what two forms of one thing have in common and differ in."""

    key: str
    parts: tuple[str, ...]
    words: Evidence


@dataclass(frozen=True)
class _Sort:
    """A sort of thing written: how it is read, and whether two forms are one thing's, one of them a slip."""

    role: str
    note: str
    read: Callable[[Article], Iterator[_Form]]
    slip: Callable[[_Form, _Form], bool]


def conflicts(facets: Sequence[Facets], articles: Mapping[str, Article], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft for every two forms of one thing that no one article has both of."""
    clauses, found = Clauses(facets), list[Draft]()
    for sort in _SORTS:
        forms: defaultdict[tuple[str, tuple[str, ...]], list[_Form]] = defaultdict(list)
        for name in sorted(articles):
            for form in sort.read(articles[name]):
                forms[form.key, form.parts].append(form)
        for a, b in combinations(sorted(forms), 2):
            sides = _sides((forms[a], forms[b]), clauses) if sort.slip(forms[a][0], forms[b][0]) else ()
            first = _nearest(sides, facets)
            if first:
                told = " or ".join(f"“{s.text}”" for s in sides)
                claim = claim_of[first.statement.id]
                found.append(Draft(claim, sort.role, "name", CONFIDENCE, sides, (), f"{sort.note}: {told}."))
    return found


def _nearest(sides: Sequence[DraftSide], every: Sequence[Facets]) -> Facets | None:
    """A clause that holds one of the forms, else the one nearest to it: whom to call stands in no statement."""
    told = next((f for s in sides for f in s.facets), None)
    spans = [e for s in sides for e in s.spans]
    around = [
        (abs(e.start - f.statement.start), f.statement.id, f)
        for f in every for e in spans if f.statement.article == e.article
    ]  # fmt: skip
    return told or min(around, default=(0, "", None))[2]


def _sides(groups: Sequence[Sequence[_Form]], clauses: Clauses) -> tuple[DraftSide, ...]:
    """The sides of two forms, none where an article has both."""
    where = [{f.words.article for f in group} for group in groups]
    sides = tuple(_side([f.words for f in group], clauses) for group in groups)
    if where[0] & where[1]:
        return ()
    return tuple(sorted(sides, key=lambda s: (s.spans[0].article, s.spans[0].start)))


def _side(spans: Sequence[Evidence], clauses: Clauses) -> DraftSide:
    around = [found for e in spans if (found := clauses.at(e.article, e.start))]
    return DraftSide(spans[0].text, None, None, tuple({f.statement.id: f for f in around}.values()), tuple(spans))


def _evidence(article: Article, span: tuple[int, int]) -> Evidence:
    return Evidence(article=article.id, start=span[0], end=span[1], text=article.text[slice(*span)])


def _pairs(article: Article) -> Iterator[_Form]:
    """The initials joined by an "&", under the two letters in order."""
    for found in _PAIR.finditer(article.text):
        letters = (found.group()[0], found.group()[-1])
        if letters[0] != letters[1]:
            yield _Form("".join(sorted(letters)), letters, _evidence(article, found.span()))


def _turned(a: _Form, b: _Form) -> bool:
    return a.key == b.key


def _names(article: Article) -> Iterator[_Form]:
    """The names in full beside their initials, under the initials."""
    for pattern in (_FULL, _GLOSSED):
        for found in pattern.finditer(article.text):
            words = [m for m in re.finditer(r"[\w’'-]+", found["long"]) if m.group() not in listed("fillers")]
            own = words[-len(found["short"]) :]
            if "".join(m.group()[0] for m in own) == found["short"]:
                start = found.start("long")
                span = start + own[0].start(), start + own[-1].end()
                yield _Form(found["short"], tuple(w for m in own for w in fold(m.group())), _evidence(article, span))


def _one_word(a: _Form, b: _Form) -> bool:
    """Whether all words but one are the same, and that is not the same in another form."""
    if a.key != b.key or len(a.parts) != len(b.parts):
        return False
    odd = [(x, y) for x, y in zip(a.parts, b.parts, strict=True) if x != y]
    return len(odd) == 1 and odd[0][0][:STEM] != odd[0][1][:STEM]


def _numbers(article: Article) -> Iterator[_Form]:
    """The telephone numbers that readers are asked to call."""
    for found in _DIALLED.finditer(article.text):
        digits = re.sub(r"\D", "", found["number"])
        if len(digits) >= DIGITS and not re.fullmatch(r"\s*\d{4}\s*-\s*\d{2,4}\s*", found["number"]):
            yield _Form("", (digits,), _evidence(article, found.span("number")))


def _misdialled(a: _Form, b: _Form) -> bool:
    """Whether a digit is left out within a number, or two have changed places; two lines differ in one digit."""
    x, y = a.parts[0], b.parts[0]
    turned = len(x) == len(y) and sorted(x) == sorted(y)
    return x[:3] == y[:3] and (turned or abs(len(x) - len(y)) == 1) and OSA.distance(x, y) == 1


_SORTS = (
    _Sort("initials", "The articles give initials in two orders", _pairs, _turned),
    _Sort("full name", "The articles write out a short form in two ways", _names, _one_word),
    _Sort("telephone number", "The articles give a telephone number in two ways", _numbers, _misdialled),
)
