"""How many were killed or hurt in a deed that was over at once, where two articles come to different numbers.

A quake's toll grows for days; who was shot was shot. Words that count by the way count too: "killing two and wounding
another", "a third".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

from firsthand.model import Argument, Value
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import GENERIC, elsewhere, same_time, slot
from firsthand.story.claims.relations import deeds, happenings, noun_event, verb_classes
from firsthand.story.claims.struck import Scene, unplaced
from firsthand.story.claims.struck import apart as scenes_apart
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.topics import Slot, of_the_news

CONFIDENCE = 0.7
ROLES = {"death": "killed", "injure": "injured"}
_ONE_MORE = re.compile(
    r"(?:another|one (?:other|more)|an? (?:second|third|fourth|fifth))\b(?! (?:two|three|four|\d))", re.I
)
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
"""What tells that those counted come on top of others."""


def conflicts(
    given: Sequence[Slot],
    every: Sequence[Facets],
    claim_of: Mapping[str, int],
    days: Mapping[str, str | None],
    known: Sequence[Draft],
) -> list[Draft]:
    """Return a draft for each number of people that articles put differently; none where the news is no sudden deed.

    An article takes part with one number for a role; where it gives two, it tells of more than one deed, or of parts.
    `days` are those of publication, by article: who was hurt on one day may be dead the next.
    """
    if not _sudden(every):
        return []
    slots = [*given, *_implied(every, claim_of)]
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    counts = {role: _by_article(slots, role) for role in ROLES.values()}
    dead = _dead(counts["killed"])

    def died(a: Slot, b: Slot) -> bool:
        return any(_died_since(x.article, y.article, dead, days) for x, y in ((a, b), (b, a)))

    found = []
    for groups in counts.values():
        members = [s for group in groups.values() for s in group if (s.article, s.value.start) not in told]
        found += [_draft(members, died)]
    return [d for d in found if d]


def fallen(given: Sequence[Slot], days: Mapping[str, str | None], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft for each scene whose toll is less on a later day than before, in whatever words it is told.

    The dead can only grow, and the hurt but for those who die (`standing`); who is missing may be found. Held against
    each other are tolls of which the articles say where people were struck, the earlier at the place of the later or
    within it; "12 guards" is not all of them, and what is `known` to be at odds is left out.
    """
    told = [{(e.article, e.start) for side in d.sides for e in side.spans} for d in known]
    placed = [s for s in given if s.value.role in ROLES.values() and _whole_toll(s)]
    found = []
    for first, then in ((a, b) for a in placed for b in placed if _fell(a, b, days)):
        spots = {(s.article, s.value.start) for s in (first, then)}
        if not any(spots & sides for sides in told):
            told.append(spots)
            found.append(
                Draft(first.claim, first.value.role, "value", CONFIDENCE, (side([first]), side([then])), counted=True)
            )
    return found


def _whole_toll(one: Slot) -> bool:
    """Whether a number is of all who were struck at its one scene, as far as its words show."""
    scene = one.scene
    if scene is None or unplaced(one.restrictors, scene) or not _plain(one):
        return False
    return (one.counted in GENERIC or one.counted in ("person", "life")) and len(_innermost(scene)) == 1


def _innermost(scene: Scene) -> list[tuple[str, frozenset[str]]]:
    """The places of a scene that hold no other: of "in Arden, Westland" Arden."""
    return [(i, around) for i, around in sorted(scene.places) if all(i not in other for _, other in scene.places)]


def _fell(first: Slot, then: Slot, days: Mapping[str, str | None]) -> bool:
    before, after = days.get(first.article), days.get(then.article)
    least, most = first.value.low, then.value.high
    if first.value.role != then.value.role or not (before and after and before[:10] < after[:10]):
        return False
    if not isinstance(least, float | int) or not isinstance(most, float | int) or least <= most:
        return False
    exact = first.value.hedge in ("exact", "at-least", "more-than") and then.value.hedge == "exact"
    return exact and _in_it(first, then) and same_time(first.facets, then.facets)


def _in_it(first: Slot, then: Slot) -> bool:
    """Whether one scene is the other or in it: a part of a toll is no more than the whole."""
    assert first.scene is not None
    assert then.scene is not None
    (place, around), (other, _) = _innermost(first.scene)[0], _innermost(then.scene)[0]
    return other == place or other in around


def standing(found: Sequence[Draft], given: Sequence[Slot], days: Mapping[str, str | None]) -> list[Draft]:
    """Return the conflicts without those over fewer hurt where, by the later report, more of them are dead."""
    dead = _dead(_by_article(given, "killed"))

    def died(a: str, b: str) -> bool:
        return {a, b} <= dead.keys() and (_died_since(a, b, dead, days) or _died_since(b, a, dead, days))

    def explained(draft: Draft) -> bool:
        told = [{e.article for e in s.spans} for s in draft.sides]
        return all(died(a, b) for one, other in combinations(told, 2) for a in one for b in other)

    return [d for d in found if d.role != "injured" or not explained(d)]


def _by_article(slots: Sequence[Slot], role: str) -> dict[str, list[Slot]]:
    """The counts of those articles that give one number for a role."""
    found: defaultdict[str, list[Slot]] = defaultdict(list)
    for one in _counts(slots, role):
        found[one.article].append(one)
    return {n: group for n, group in found.items() if len({(s.value.low, s.value.high) for s in group}) == 1}


def _dead(counts: Mapping[str, Sequence[Slot]]) -> dict[str, float]:
    """How many died, by article."""
    return {article: float(group[0].value.low or 0) for article, group in counts.items()}


def _died_since(first: str, then: str, dead: Mapping[str, float], days: Mapping[str, str | None]) -> bool:
    """Whether the second article came out on a later day than the first, and may count more dead."""
    told, later = days.get(first), days.get(then)
    return bool(told and later and told[:10] < later[:10] and dead.get(then, inf) > dead.get(first, 0.0))


def _sudden(every: Sequence[Facets]) -> bool:
    """Whether most articles that tell of a happening tell of a deed over at once."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for facets in every:
        kinds[facets.statement.article].update((facets.classes | _named(facets)) & happenings() - {"death"})
    main = Counter(min(k, key=lambda c: (-k[c], c)) for k in kinds.values() if k)
    deed = sum(n for name, n in main.items() if name in deeds())
    return deed > 0.5 * sum(main.values())


def _named(facets: Facets) -> frozenset[str]:
    """The kinds of what a clause names beside what befell them: "were killed in a shooting", "shot dead"."""
    relation, verb = facets.relation, verb_classes(facets.statement.predicate)
    nouns = (noun_event(w.noun) for w in (*relation.actors, *relation.others))
    return frozenset(e for e in (*nouns, *(name for name, _ in verb)) if e)


def _counts(slots: Sequence[Slot], role: str) -> Iterator[Slot]:
    """The plain numbers given for a role."""
    for one in slots:
        value = one.value
        if value.role == role and value.hedge == "exact" and not one.restrictors and _plain(one):
            yield one


def _plain(one: Slot) -> bool:
    s = one.facets.statement
    sure = s.polarity == "affirmed" and s.certainty in ("asserted", "rumoured")
    return sure and of_the_news(one) and not _ALSO.search(s.text)


def _implied(every: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Slot]:
    """A slot for each clause that says of one more person what befell them."""
    found = []
    for facets in every:
        s = facets.statement
        roles = [ROLES[c] for c in facets.relation.classes if c in ROLES]
        if roles and not any(v.kind == "count" for v in s.values) and not _ALSO.search(s.text):
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


def _draft(members: Sequence[Slot], grown: Callable[[Slot, Slot], bool]) -> Draft | None:
    differing = ((a, b) for a, b in combinations(members, 2) if a.value.low != b.value.low)
    apart = [(a, b) for a, b in differing if _one(a, b) and not grown(a, b)]
    quarrelling = [m for m in members if any(m is x for pair in apart for x in pair)]
    sides = parted(quarrelling)
    if len(sides) < 2:
        return None
    first = sides[0][0]
    about = tuple(dict.fromkeys(i for s in sides for m in s for i in m.facets.statement.subjects))
    return Draft(first.claim, first.value.role, "value", CONFIDENCE, tuple(map(side, sides)), about, counted=True)


def _one(a: Slot, b: Slot) -> bool:
    x, y = a.facets, b.facets
    if a.article == b.article or elsewhere(x, y) or scenes_apart(a.scene, b.scene) or not same_time(x, y):
        return False
    return slot(x.relation.actors, y.relation.actors) is not None
