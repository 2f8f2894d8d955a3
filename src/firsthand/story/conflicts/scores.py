"""Two numbers that stand for one outcome: how a vote went, how a match ended, what somebody has won and lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from firsthand.language.lexicon import lexicon
from firsthand.model import Entity, Value
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import same_time
from firsthand.story.conflicts.countable.slots import Mentions, called
from firsthand.story.conflicts.drafts import Draft, about, parted, side
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.7
PACKAGE = "firsthand.story.conflicts"
ALIKE = 3
"""Stems that two sentences on one vote share."""
NEAR = 60
"""Characters between a name and what it has won and lost."""
APART = 2
"""Wins and losses that part two records; one bout more or less is before and after the news."""

_PAIR = re.compile(
    r"(?<![\d.,:/$€£-])\b(?P<a>\d{1,3})(?:\s?[-–]\s?|\s+(?:votes?\s+)?to\s+)(?P<b>\d{1,3})\b"
    r"(?![\d:/%]|,\d{3}|\.\d|[-–]\d|\s?(?:percent|per cent|years?|days?|weeks?|months?|hours?|minutes?|miles?|people"
    r"|million|billion|a\.?m|p\.?m)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Outcome:
    """A pair of numbers in a sentence, what it is the outcome of, and who is named with it."""

    kind: str
    one: Slot
    named: frozenset[str]
    nearest: str | None

    @property
    def day(self) -> int | None:
        """The day of the clause, where it gives one of its own."""
        anchor = self.one.facets.anchor
        return anchor.earliest if anchor.earliest == anchor.latest else None

    @property
    def pair(self) -> tuple[int, int]:
        """The two numbers."""
        first, _, second = str(self.one.value.low).partition("-")
        return int(first), int(second)


def conflicts(
    every: Sequence[Facets], claim_of: Mapping[str, int], entities: Iterable[Entity], known: Sequence[Draft]
) -> list[Draft]:
    """Return a draft for each outcome that two articles put in other numbers; what `known` drafts tell is left out."""
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in _outcomes(every, claim_of, Mentions(entities)):
        if (outcome.one.article, outcome.one.value.start) not in told:
            groups[outcome.kind].append(outcome)
    return [d for kind in sorted(groups) for d in _drafts(kind, groups[kind])]


def _outcomes(every: Sequence[Facets], claim_of: Mapping[str, int], mentions: Mentions) -> Iterator[Outcome]:
    seen: set[tuple[str, int]] = set()
    for facets in every:
        statement = facets.statement
        start = (statement.sentence or statement).start
        if (statement.article, start) in seen or not _PAIR.search(facets.sentence):
            continue
        seen.add((statement.article, start))
        if facets.anchor.past or facets.anchor.label or statement.certainty not in ("asserted", "rumoured"):
            continue
        for match in _PAIR.finditer(facets.sentence):
            kind = _kind(facets.sentence, match)
            if kind:
                spot = start + match.start()
                one = Slot(_value(kind, match, spot), facets, claim_of[statement.id])
                named = mentions.between(statement.article, start, start + len(facets.sentence))
                yield Outcome(kind, one, named, mentions.last(statement.article, spot - NEAR, spot))


def _kind(sentence: str, match: re.Match[str]) -> str | None:
    around = sentence[max(0, match.start() - 90) : match.start()] + "#" + sentence[match.end() : match.end() + 40]
    kind = next((kind for kind, said in _patterns("said").items() if said.search(around)), None)
    never = _patterns("never").get(kind or "")
    return None if never and never.search(sentence) else kind


@cache
def _patterns(table: str) -> dict[str, re.Pattern[str]]:
    rows = lexicon("scores", PACKAGE)[table].items()
    return {kind: re.compile("|".join(f"(?:{p})" for p in given), re.IGNORECASE) for kind, given in rows}


def _value(kind: str, match: re.Match[str], start: int) -> Value:
    """The pair as a value of its own; who is named first in a vote or a score is no matter."""
    pair = [int(match["a"]), int(match["b"])]
    if kind != "record":
        pair.sort(reverse=True)
    low = f"{pair[0]}-{pair[1]}"
    end = start + len(match.group())
    return Value(kind="name", role=kind, text=match.group(), start=start, end=end, low=low, high=low)


def _drafts(kind: str, members: Sequence[Outcome]) -> list[Draft]:
    one = _ONE[kind]

    def another(m: Outcome) -> bool:
        return any(m.one.article == o.one.article and m.pair != o.pair and one(m, o) for o in members)

    sole = [m for m in members if not another(m)]
    apart = [
        (a, b)
        for a, b in combinations(sole, 2)
        if a.pair != b.pair and a.one.article != b.one.article and same_time(a.one.facets, b.one.facets) and one(a, b)
    ]
    quarrelling = [m for m in sole if any(m is x for pair in apart for x in pair)]
    sides = parted([m.one for m in quarrelling])
    if len(sides) != 2:
        return []
    asks = lexicon("scores", PACKAGE)["asks"][kind]
    whom = about([s[0] for s in sides])
    return [Draft(sides[0][0].claim, kind, "value", CONFIDENCE, tuple(map(side, sides)), whom, asks=asks)]


def _one_vote(a: Outcome, b: Outcome) -> bool:
    shared = a.one.facets.context & b.one.facets.context
    return len(shared) >= ALIKE and not (a.named and b.named and not a.named & b.named)


def _one_match(a: Outcome, b: Outcome) -> bool:
    return a.day == b.day and len(called(a.one.facets.sentence) & called(b.one.facets.sentence)) >= 2


def _one_record(a: Outcome, b: Outcome) -> bool:
    """Whether both are of one side, and not those before and after a bout."""
    if a.nearest is None or a.nearest != b.nearest or not a.nearest.startswith("e:person"):
        return False
    (won, lost), (others, other) = a.pair, b.pair
    return a.pair == b.pair or won + lost == others + other or abs(won - others) + abs(lost - other) >= APART


_ONE: Mapping[str, Callable[[Outcome, Outcome], bool]] = {
    "record": _one_record,
    "score": _one_match,
    "vote": _one_vote,
}
