"""Sentences of two articles that share most of their words and part at one number or one "not".

What is compared stands in a run of words that both sentences have; the parse has no say, so that what it takes
wrongly is found all the same. What may have grown in between is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TypeVar

from firsthand.language.lexicon import words
from firsthand.model import Article, ConflictKind, Evidence, Value
from firsthand.story.claims.anchors import published
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.twins import FRESH, NEGATIONS, NOTE, number_of, sentences

CONFIDENCE = 0.75
LIKE = 0.5
"""Share of the weight of their words that two sentences have in common, from which one retells the other."""
LONG = 8
"""Words a sentence needs to be nobody's set phrase."""
LIKE_ENOUGH = 0.25
"""That share where the common run about a number is long."""
LONG_RUN = 5
"""Words of a common run that is nobody's set phrase."""
RUN = 3
"""Words of a common run that a number needs around it."""
DENIED_RUN = 5
"""Words of a common run that a "not" needs around it."""
FREQUENT = 24
"""Sentences that share three words in a row, beyond which the three say nothing."""
NEIGHBOURS = 8
"""Sentences that one is held against."""

_TOKEN = re.compile(r"\d{1,2}:\d\d|\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|[^\W\d_]+")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
_HEDGED = frozenset(
    "about above almost approximately around below between least most nearly over roughly some than to under".split()
)
_RUNNING = frozenset("already now reached risen rose stands still stood".split())
"""Words by which a number of a later day may have grown since."""
_STAMPS = frozenset({"posted", "published", "updated"})
_PARTIAL = frozenset({"only", "just", "yet", "immediately", "necessarily", "all", "always"})
"""Words that leave what stands behind a "not" half affirmed."""
_OPEN = frozenset({"if", "whether", "unless", "would", "could", "might", "may", "should"})


_LASTING = frozenset({"after", "for", "last", "past", "through"})
_SPANS = frozenset({"hour", "day", "night", "week", "month", "year"})


@dataclass(frozen=True)
class Told:
    """A sentence as a row of words, its numbers masked, with where each stands in the article."""

    facets: tuple[Facets, ...]
    keys: tuple[str, ...]
    spots: tuple[tuple[int, int], ...]
    numbers: tuple[float | None, ...]
    article: str

    @cached_property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """Every three words in a row, once."""
        return tuple(dict.fromkeys(zip(self.keys, self.keys[1:], self.keys[2:], strict=False)))

    def values(self, at: int) -> list[Value]:
        """What the statements of the sentence make of the number at a place."""
        start, end = self.spots[at]
        return [v for f in self.facets for v in f.statement.values if v.start < end and start < v.end]

    def names(self, text: str) -> frozenset[str]:
        """The capitalised words behind the first."""
        words = zip(self.spots[1:], self.keys[1:], strict=True)
        return frozenset(text[a:b].casefold() for (a, b), key in words if text[a].isupper() and key[:1] != "#")


Row = TypeVar("Row", bound=Told)


def conflicts(
    claims: Sequence[Sequence[Facets]],
    articles: Mapping[str, Article],
    weights: Weights,
    known: Sequence[Draft],
) -> list[Draft]:
    """Return a draft for every two sentences that retell one another and are at odds in one place.

    What `known` drafts stand on is not told again.
    """
    claim_of = {f.statement.id: n for n, claim in enumerate(claims) for f in claim}
    retold = pairs(distinct(claims, _read), articles, weights)
    return untold((d for a, b, like in retold for d in _at_odds(a, b, like, articles, claim_of)), known)


def untold(drafts: Iterable[Draft], known: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that stand on nothing that a known one, or one before them, stands on."""
    told = {(e.article, at) for d in known for s in d.sides for e in s.spans for at in range(e.start, e.end)}
    found = []
    for draft in drafts:
        spans = [e for s in draft.sides for e in s.spans]
        if told.isdisjoint((e.article, e.start) for e in spans):
            told |= {(e.article, at) for e in spans for at in range(e.start, e.end)}
            found.append(draft)
    return found


def distinct(claims: Sequence[Sequence[Facets]], read: Callable[[Sequence[Facets]], Row]) -> list[Row]:
    """Return every sentence of eight words or more once, as the first article has it."""
    found: dict[str, Row] = {}
    for group in sentences(claims).values():
        if group[0].sentence not in found:
            found[group[0].sentence] = read(group)
    return [t for t in found.values() if len(t.keys) >= LONG]


def _read(group: Sequence[Facets]) -> Told:
    statement = group[0].statement
    start = statement.sentence.start if statement.sentence else statement.start
    keys, spots, numbers = [], [], []
    for token in _TOKEN.finditer(group[0].sentence):
        number = number_of(token.group())
        plain = token.group().casefold()
        keys.append("#" if number is not None else "not" if plain in ("n't", "n’t") else plain)
        spots.append((start + token.start(), start + token.end()))
        numbers.append(number)
    return Told(tuple(group), tuple(keys), tuple(spots), tuple(numbers), statement.article)


def pairs(found: Sequence[Row], articles: Mapping[str, Article], weights: Weights) -> Iterator[tuple[Row, Row, float]]:
    """Return the sentences of two articles that may retell one another, each pair with how alike they are, 0 to 1."""
    by_run: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        hits: Counter[int] = Counter()
        for run in one.runs:
            known = by_run[run]
            hits.update(known if len(known) < FREQUENT else ())
            if len(known) <= FREQUENT:
                known.append(n)
        near = sorted((m for m in hits if hits[m] > 1), key=lambda m: (-hits[m], m))[:NEIGHBOURS]
        likes = ((m, _likeness(found[m], one, articles, weights)) for m in near)
        yield from ((found[m], one, like) for m, like in likes if like >= LIKE_ENOUGH)


def _likeness(a: Told, b: Told, articles: Mapping[str, Article], weights: Weights) -> float:
    """How much two sentences of one time have in common, 0 where the names in them tell them apart."""
    x, y = a.facets[0], b.facets[0]
    if a.article == b.article or x.statement.frame != y.statement.frame:
        return 0.0
    days = [published(articles[t.article]) for t in (a, b)]
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > FRESH:
        return 0.0
    mine, theirs = (t.names(articles[t.article].text) for t in (a, b))
    apart = bool(mine - _all_words(b)) and bool(theirs - _all_words(a))
    return 0.0 if apart else round(weights.jaccard(x.context, y.context), 4)


def _all_words(one: Told) -> frozenset[str]:
    return frozenset(one.keys)


def _at_odds(
    a: Told, b: Told, like: float, articles: Mapping[str, Article], claim_of: Mapping[str, int]
) -> Iterator[Draft]:
    both = ((i, j, run) for i, j, run in shared(a.keys, b.keys) if like >= LIKE or sum(run) >= LONG_RUN)
    numbers = [(i, j) for i, j, run in both if a.numbers[i] is not None and held(a, i, run)]
    differing = [(i, j) for i, j in numbers if a.numbers[i] != b.numbers[j]]
    if _RUNNING & {*a.keys, *b.keys} and published(articles[a.article]) != published(articles[b.article]):
        differing = []
    if len(differing) == 1 and not _moves(a, b, *differing[0]):
        i, j = differing[0]
        sides = (_number_side(a, i, articles), _number_side(b, j, articles))
        yield _draft(a, claim_of, "number", sides)
    for yes, no in ((a, b), (b, a)) if like >= LIKE else ():
        if _denies(yes, no):
            sides = (_clause_side(yes), _clause_side(no))
            first = yes.facets[0].statement
            yield _draft(yes, claim_of, first.predicate, sides, NOTE.format(*sides))


def shared(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Places of two rows that stand in one common run, with how far the run goes on before and behind."""
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        for k in range(block.size):
            yield block.a + k, block.b + k, (k, block.size - k - 1)


def held(a: Told, at: int, around: tuple[int, int]) -> bool:
    """Whether the words about a number are enough to say what it is of."""
    before, behind = around
    dated = bool(before and _MONTH.fullmatch(a.keys[at - 1]))
    if before + behind < (RUN - 1 if dated else RUN):
        return False
    run = a.keys[at - before : at] + a.keys[at + 1 : at + 1 + behind]
    if not set(run) - words("relations", "words.stop", "firsthand.story") - {"#"}:
        return False
    return behind > 0 or dated


def _moves(a: Told, b: Told, i: int, j: int) -> bool:
    """Whether two numbers may both be so: hedged, of a year, of what grows, or with a world in common."""
    if {*a.keys[max(0, i - 1) : i], *b.keys[max(0, j - 1) : j]} & _HEDGED:
        return True
    if a.numbers[i] in b.numbers or b.numbers[j] in a.numbers or any(_row(*place) for place in ((a, i), (b, j))):
        return True
    if any(1900 <= (n or 0) <= 2100 for n in (a.numbers[i], b.numbers[j])) or (_lasts(a, i) and _lasts(b, j)):
        return True
    mine, theirs = a.values(i), b.values(j)
    if any(v.role in GROWING or v.kind == "clock" for v in (*mine, *theirs)):
        return True
    alike = [(x, y) for x in mine for y in theirs if x.kind == y.kind and x.kind != "date"]
    return bool(alike) and all(agree(x, y) for x, y in alike)


def _lasts(one: Told, at: int) -> bool:
    """Whether a number tells how long something has gone on by now ("after four days")."""
    before, behind = one.keys[max(0, at - 2) : at], one.keys[at + 1 : at + 2]
    return bool(_LASTING & set(before)) and bool(behind) and behind[0].rstrip("s") in _SPANS


def _row(one: Told, at: int) -> bool:
    """Whether a number is one of a row ("0845 125 222", "6 of 16"), an hour ("1300 GMT"), a stamp, a poll's error."""
    behind = one.keys[at + 1 : at + 3]
    if (
        behind[:1] in (("gmt",), ("utc",))
        or behind == ("of", "#")
        or _STAMPS & set(one.keys)
        or {"margin", "error"} <= set(one.keys)
    ):
        return True
    near = (n for n in (at - 1, at + 1) if 0 <= n < len(one.keys) and one.keys[n] == "#")
    return any(abs(one.spots[n][0 if n > at else 1] - one.spots[at][1 if n > at else 0]) <= 1 for n in near)


def _denies(yes: Told, no: Told) -> bool:
    """Whether the one sentence has the other's run of words with a "not" in it."""
    if sum(k in NEGATIONS for k in no.keys) != 1 or set(yes.keys) & (NEGATIONS | {"no", "denied"}):
        return False
    at = next(n for n, k in enumerate(no.keys) if k in NEGATIONS)
    rest = no.keys[:at] + no.keys[at + 1 :]
    if (at + 1 < len(no.keys) and no.keys[at + 1] in _PARTIAL) or set(no.keys[:at]) & _OPEN:
        return False
    for i, _, (before, behind) in shared(rest, yes.keys):
        if i == at:
            enough = before >= 2 or (before and behind >= LONG)
            return bool(enough and behind >= 1 and before + behind + 1 >= DENIED_RUN)
    return False


def _number_side(one: Told, at: int, articles: Mapping[str, Article]) -> DraftSide:
    start, end = one.spots[at]
    text = articles[one.article].text[start:end]
    facets = [f for f in one.facets if f.statement.start <= start < f.statement.end] or list(one.facets)
    span = Evidence(article=one.article, start=start, end=end, text=text)
    return DraftSide(text, one.numbers[at], one.numbers[at], (facets[0],), (span,))


def _clause_side(one: Told) -> DraftSide:
    statement = one.facets[0].statement
    span = Evidence(article=statement.article, start=statement.start, end=statement.end, text=statement.text)
    return DraftSide(statement.text, None, None, (one.facets[0],), (span,))


def _draft(one: Told, claim_of: Mapping[str, int], role: str, sides: tuple[DraftSide, ...], note: str = "") -> Draft:
    first = one.facets[0].statement
    about = tuple(dict.fromkeys(i for i in (*first.subjects, first.subject) if i))
    kind: ConflictKind = "polarity" if note else "value"
    return Draft(claim_of[first.id], role, kind, CONFIDENCE, sides, about, note)
