"""How many were killed or hurt in a deed that was over at once, where two articles come to different numbers.

A quake's toll grows for days; who was shot was shot. Words that count by the way count too: "killing two and wounding
another", "a third".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.model import Argument, Value
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, same_time, slot
from firsthand.story.claims.relations import deeds, happenings
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.topics import Slot, of_the_news

CONFIDENCE = 0.7
ROLES = {"death": "killed", "injure": "injured"}
_ONE_MORE = re.compile(
    r"(?:another|one (?:other|more)|an? (?:second|third|fourth|fifth))\b(?! (?:two|three|four|\d))", re.I
)


def conflicts(
    given: Sequence[Slot], every: Sequence[Facets], claim_of: Mapping[str, int], known: Sequence[Draft]
) -> list[Draft]:
    """Return a draft for each number of people that articles put differently; none where the news is no sudden deed.

    An article takes part with one number for a role; where it gives two, it tells of more than one deed, or of parts.
    """
    if not _sudden(every):
        return []
    slots = [*given, *_implied(every, claim_of)]
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    found = []
    for role in ROLES.values():
        by_article: defaultdict[str, list[Slot]] = defaultdict(list)
        for one in _counts(slots, role):
            by_article[one.article].append(one)
        sole = [group for group in by_article.values() if len({(s.value.low, s.value.high) for s in group}) == 1]
        members = [s for group in sole for s in group if (s.article, s.value.start) not in told]
        found += [_draft(members)]
    return [d for d in found if d]


def _sudden(every: Sequence[Facets]) -> bool:
    """Whether most articles that tell of a happening tell of a deed over at once."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for facets in every:
        kinds[facets.statement.article].update(facets.classes & happenings() - {"death"})
    main = Counter(min(k, key=lambda c: (-k[c], c)) for k in kinds.values() if k)
    deed = sum(n for name, n in main.items() if name in deeds())
    return deed > 0.5 * sum(main.values())


def _counts(slots: Sequence[Slot], role: str) -> Iterator[Slot]:
    """The plain numbers given for a role, and those implied by "another"."""
    for one in slots:
        value = one.value
        if value.role == role and value.hedge == "exact" and not one.restrictors and _plain(one):
            yield one


def _plain(one: Slot) -> bool:
    s = one.facets.statement
    return s.polarity == "affirmed" and s.certainty in ("asserted", "rumoured") and of_the_news(one)


def _implied(every: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Slot]:
    """A slot for each clause that says of one more person what befell them."""
    found = []
    for facets in every:
        s = facets.statement
        roles = [ROLES[c] for c in facets.relation.classes if c in ROLES]
        if roles and not any(v.kind == "count" for v in s.values):
            wanted = "subject" if s.passive or all(a.relation != "object" for a in s.arguments) else "object"
            spot = next((a for a in s.arguments if a.relation == wanted and _ONE_MORE.match(a.text)), None)
            if spot:
                found.append(Slot(_value(roles[0], spot), facets, claim_of[s.id]))
    return found


def _value(role: str, spot: Argument) -> Value:
    words = _ONE_MORE.match(spot.text)
    text = words.group() if words else spot.text
    return Value(kind="count", role=role, text=text, start=spot.start, end=spot.start + len(text), low=1.0, high=1.0,
                 counted="person")  # fmt: skip


def _draft(members: Sequence[Slot]) -> Draft | None:
    apart = [(a, b) for a, b in combinations(members, 2) if a.value.low != b.value.low and _one(a.facets, b.facets)]
    quarrelling = [m for m in members if any(m is x for pair in apart for x in pair)]
    sides = parted(quarrelling)
    if len(sides) < 2:
        return None
    first = sides[0][0]
    about = tuple(dict.fromkeys(i for s in sides for m in s for i in m.facets.statement.subjects))
    return Draft(first.claim, first.value.role, "value", CONFIDENCE, tuple(map(side, sides)), about, counted=True)


def _one(a: Facets, b: Facets) -> bool:
    x, y = a.relation, b.relation
    apart = elsewhere(a, b) or not same_time(a, b) or a.statement.article == b.statement.article
    return not apart and slot(x.actors, y.actors) is not None
