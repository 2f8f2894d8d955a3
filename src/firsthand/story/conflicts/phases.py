"""The hour of what the news is about told over its phases: he came in, he fired, the police were called.

Phases differ by minutes, and they have an order. Nobody fires before he comes in, nor is called to a fire before it
breaks out; and who comes in armed has fired within the half hour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from firsthand import regions
from firsthand.language.lexicon import words
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, same_time
from firsthand.story.claims.relations import Who, deeds, noun_event, occurring
from firsthand.story.conflicts.dated import set_apart
from firsthand.story.conflicts.drafts import Draft, parted, shortly, side
from firsthand.story.conflicts.main_day import main_kinds
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.7
SOONEST, AT_ONCE, LONG = 15, 30, 120
"""Minutes by which a deed is told before its onset; by which it is too late for one; beyond which they are of two."""
DAY = 1440


def conflicts(slots: Sequence[Slot], every: Sequence[Facets], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft where the hours of the main happening's phases leave no room for one; a lone draft at most.

    Of an article that gives hours at odds with each other none is taken.
    """
    kinds = main_kinds(every) - {"death"}
    if not kinds & (deeds() | words("hours", "sudden.classes", "firsthand.story")):
        return []
    doers = _doers(every) if kinds & deeds() else frozenset[str]()
    spots = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    told = [(s, p) for s in slots if (s.article, s.value.start) not in spots and (p := _phase(s, kinds, doers))]
    phase = {id(s): p for s, p in told}
    by_article: defaultdict[str, list[Slot]] = defaultdict(list)
    for one, _ in told:
        by_article[one.article].append(one)
    sole = [g for g in by_article.values() if all(_fit(a, b, phase) for a, b in combinations(g, 2))]
    draft = _draft([s for g in sole for s in g], phase)
    return [draft] if draft else []


def _doers(every: Sequence[Facets]) -> frozenset[str]:
    """Those of whom the story says that they did a deed."""
    acting = (w for f in every if f.classes & deeds() and not f.anchor.past for w in f.relation.actors)
    return frozenset(w.entity for w in acting if w.entity and w.entity.startswith("e:person"))


def _phase(one: Slot, kinds: frozenset[str], doers: frozenset[str]) -> str | None:
    """Which phase of the happening a clause gives the hour of."""
    s, facets = one.facets.statement, one.facets
    earnest = s.polarity == "affirmed" and s.certainty in ("asserted", "rumoured")
    if one.value.kind != "clock" or not earnest or _elsewhen(facets):
        return None
    taking_part = (*facets.relation.actors, *facets.relation.patients)
    if s.predicate in words("hours", "onset.verbs", "firsthand.story") or "enter" in facets.classes:
        return "onset" if kinds & deeds() and any(_doer(w, doers) for w in taking_part) else None
    if s.predicate in words("hours", "alarm.verbs", "firsthand.story"):
        return "alarm" if _called_out(facets, kinds) else None
    if s.predicate in occurring() or s.predicate in words("hours", "heard.verbs", "firsthand.story"):
        named = {noun_event(w.noun) for w in (*taking_part, *facets.relation.others)}
        return "deed" if named & kinds else None
    return "deed" if facets.classes & kinds else None


def _called_out(facets: Facets, kinds: frozenset[str]) -> bool:
    """Whether a clause says that somebody was sent for, or came, to what happened."""
    patients, nouns = facets.relation.patients, words("hours", "alarm.called", "firsthand.story")
    called = facets.statement.passive and any(w.noun in nouns for w in patients)
    sentence = facets.sentence.casefold().split()
    return called and any(noun_event(w.strip(",.")) in kinds for w in sentence)


def _elsewhen(facets: Facets) -> bool:
    """Whether a clause looks back further than the news, or sets itself apart from it."""
    return facets.anchor.past or bool(facets.anchor.label) or set_apart(facets)


def _doer(who: Who, doers: frozenset[str]) -> bool:
    return who.entity in doers or (who.entity is None and who.noun in words("hours", "onset.doers", "firsthand.story"))


def _draft(told: Sequence[Slot], phase: dict[int, str]) -> Draft | None:
    pairs = [(a, b) for a, b in combinations(told, 2) if not _fit(a, b, phase) and _one(a.facets, b.facets)]
    if all(phase[id(a)] == phase[id(b)] for a, b in pairs):
        return None  # the hours of one phase are held against each other by themselves
    at_odds = {id(x) for pair in pairs for x in pair}
    sides = parted([s for s in told if id(s) in at_odds], lambda a, b: _fit(a, b, phase))
    if len(sides) < 2:
        return None
    first = sides[0][0]
    about = tuple(dict.fromkeys(i for s in sides for m in s for i in m.facets.statement.subjects))
    return Draft(
        first.claim, first.value.role, "date", CONFIDENCE, tuple(map(side, sides)), about, asks="the hour it happened"
    )


def _one(a: Facets, b: Facets) -> bool:
    return a.statement.article != b.statement.article and not elsewhere(a, b) and same_time(a, b)


def _fit(a: Slot, b: Slot, phase: dict[int, str]) -> bool:
    """Whether two hours leave room for one deed."""
    if agree(a.value, b.value) or shortly(a, b) or shortly(b, a):
        return True
    if phase[id(a)] == phase[id(b)]:
        return False
    if "alarm" in (phase[id(a)], phase[id(b)]):
        return not _before_it(a, b, phase)
    onset, deed = (a, b) if phase[id(a)] == "onset" else (b, a)
    later = _minutes(onset, deed)
    if later is None or abs(later) > LONG:
        return True
    return -SOONEST < later < AT_ONCE or (later > 0 and not _armed(onset))


def _before_it(a: Slot, b: Slot, phase: dict[int, str]) -> bool:
    """Whether help was sent for before there was anything to help with."""
    alarm, deed = (a, b) if phase[id(a)] == "alarm" else (b, a)
    later = _minutes(alarm, deed) if phase[id(deed)] == "deed" else None
    return later is not None and SOONEST <= later <= LONG


def _minutes(first: Slot, then: Slot) -> int | None:
    """Minutes from one hour to another, less than half a day either way."""
    clocks = [regions.clock(str(s.value.low), s.value.unit) for s in (first, then)]
    if clocks[0] is None or clocks[1] is None:
        return None
    return (clocks[1].first - clocks[0].first + DAY // 2) % DAY - DAY // 2


def _armed(onset: Slot) -> bool:
    """Whether who comes in is told as the one who did it, there and then."""
    who = (*onset.facets.relation.actors, *onset.facets.relation.patients)
    by_noun = any(w.noun in words("hours", "onset.doers", "firsthand.story") for w in who)
    told = onset.facets.sentence.casefold()
    return by_noun or any(word in told for word in words("hours", "onset.deeds", "firsthand.story"))
