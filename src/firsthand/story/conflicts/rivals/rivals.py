"""Conflicts of facts: two numbers, hours or dates that groups of articles give where the others give another.

No list of things stands behind this. Two facts are rivals if no article gives both, the articles say nearly the same
of either, and neither has a better partner among the other's articles: what in phonology is complementary distribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from firsthand.language.lexicon import lexicon
from firsthand.model import Article
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.roles import PERSON
from firsthand.story.conflicts.admissible import Sentences
from firsthand.story.conflicts.drafts import Draft, DraftSide, about, side
from firsthand.story.conflicts.rivals.facts import Fact, Facts, sorts
from firsthand.story.conflicts.rivals.pairs import Ground
from firsthand.story.conflicts.rivals.read import SMALL, Pairing, nearest, weighed
from firsthand.story.conflicts.rivals.signs import signs
from firsthand.story.conflicts.rivals.told import PAIR, SCORE, VOTE
from firsthand.story.conflicts.topics import Slot

SURE: Mapping[str, tuple[float, float, float]] = {
    "what": (0.8, 0.6, 0.6),
    "clock": (0.6, 0.5, 0.5),
    "date": (0.85, 0.65, 0.65),
}
"""How surely two numbers, hours or days must be rivals to be reported where two, three or more articles give either:
the more there are, the less is it chance that none gives both. Chosen on the later stories, as are the signs, and
raised for real news, where fewer of what looks like rivals are."""
UNNAMED = 0.85
"""The same of counts of which no word says what they are of."""
FEW = 0.7
"""How surely two facts must be rivals in a small story, where that none gives both says little, and reading much."""
CONFIDENCE = 0.65
SIDES = 3
"""Facts beyond which a thing is more than one."""


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    weights: Weights,
    meaning: Meaning | None,
    known: Sequence[Draft],
) -> tuple[list[Draft], list[Draft]]:
    """Return a draft for every two facts that are rivals: new ones, and those on which a known draft stands too.

    Nothing where no meaning can be read. `every` are the statements of articles that are no reprints.
    """
    told = {(e.article, at) for d in known for s in d.sides for e in s.spans for at in range(e.start, e.end)}
    pairs = list(rivals(every, articles, claim_of, weights, meaning))
    new, further = list[tuple[float, Fact, Fact]](), list[Draft]()
    for odds, one, other in weighed(pairs, every, articles, meaning):
        if odds < _least(one, other, len(articles)):
            continue
        if any((m.article, m.value.start) in told for m in (*one.mentions, *other.mentions)):
            further.append(_draft(sorted((one, other), key=_place)))
        else:
            new.append((odds, one, other))
    return [_draft(group) for group in _joined(new)], further


def rivals(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    weights: Weights,
    meaning: Meaning | None,
) -> Iterator[Pairing]:
    """Yield every two facts of a story that may be one thing told in two ways, with the signs they give."""
    if meaning is None or (len(articles) < SMALL and meaning.contradictions is None):
        return
    on = Ground(articles, Sentences(every), weights, meaning)
    for mentions in sorts(every, articles, claim_of).values():
        if len({m.article for m in mentions}) > 1:
            facts = Facts(mentions, meaning.encoder)
            for one, other in combinations(facts.facts, 2):
                found = signs(one, other, facts, on)
                if found is not None:
                    yield Pairing(one, other, found, nearest(one, other, facts))


def _least(one: Fact, other: Fact, many: int) -> float:
    """How surely two facts must be rivals to be reported in a story of so many articles."""
    if many < SMALL:
        return FEW
    kind = one.mentions[0].value.kind
    if kind == "count" and not all(any(m.noun for m in f.mentions) for f in (one, other)):
        return UNNAMED
    bars = SURE.get(kind, SURE["what"])
    return bars[min(len(one.articles | other.articles), len(bars) + 1) - 2]


def _joined(pairs: Sequence[tuple[float, Fact, Fact]]) -> list[list[Fact]]:
    """The facts that are rivals, together; of more than a few, the likeliest two."""
    ranked = sorted(pairs, key=lambda p: (-p[0], _place(p[1]), _place(p[2])))
    groups: list[list[Fact]] = []
    for _, *two in ranked:
        touched = [g for g in groups if any(f is x for f in two for x in g)]
        if not touched:
            groups.append(list(two))
        elif len(touched) == 1 and len(touched[0]) < SIDES:
            fresh = [f for f in two if all(f is not x for x in touched[0])]
            if all(_rivals(f, x, ranked) for f in fresh for x in touched[0]):
                touched[0].extend(fresh)
    return [sorted(g, key=_place) for g in groups]


def _rivals(one: Fact, other: Fact, pairs: Sequence[tuple[float, Fact, Fact]]) -> bool:
    return any({id(a), id(b)} == {id(one), id(other)} for _, a, b in pairs)


def _place(fact: Fact) -> tuple[str, int]:
    return min((m.article, m.value.start) for m in fact.mentions)


def _counted_out(one: DraftSide) -> DraftSide:
    """A side of a vote or a match with its two numbers for a value, as scores have it: "6-1"."""
    for_it, against = divmod(int(one.low), PAIR) if isinstance(one.low, float) else (0, 0)
    return replace(one, low=f"{for_it}-{against}", high=f"{for_it}-{against}")


def _draft(group: Sequence[Fact]) -> Draft:
    sides: tuple[DraftSide, ...] = tuple(side([m.masked.slot for m in fact.mentions]) for fact in group)
    if group[0].mentions[0].value.role in (SCORE, VOTE):
        sides = tuple(map(_counted_out, sides))
    first = group[0].mentions[0].masked.slot
    slots = [m.masked.slot for fact in group for m in fact.mentions]
    kind = first.value.kind
    return Draft(
        first.claim,
        first.value.role,
        "date" if kind in ("date", "clock") else "value",
        CONFIDENCE,
        sides,
        _whose(slots) if kind == "age" else about(slots),
        counted=kind == "count",
        asks=lexicon("cues", "firsthand.story.conflicts")["asks"].get(first.value.role, ""),
    )


def _whose(slots: Sequence[Slot]) -> tuple[str, ...]:
    """Whose age it is, where one with a name has it."""
    found = dict.fromkeys(s.value.about for s in slots if (s.value.about or "").startswith(PERSON))
    return tuple(i for i in found if i)[:1]
