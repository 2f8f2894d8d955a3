"""How long what goes on once went on, and how long somebody has been where they work, where two articles differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from firsthand.language.lexicon import words
from firsthand.model import Value
from firsthand.story.claims.comparing import region
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, named
from firsthand.story.claims.relations import noun_class
from firsthand.story.conflicts.dated import set_apart
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.7
ROOM = 0.25
"""Share by which a length is rounded either way: a quarter of an hour may be twelve minutes."""
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600}
_NEXT = re.compile(r"(?:[-\s][\w-]+){0,2}?[-\s](?P<noun>[\w-]+)")
_OFFSET = re.compile(r"\s*(?:ago|after|before|earlier|later|prior|into|from)\b")
Key = tuple[str, str, str]


def conflicts(every: Sequence[Facets], claim_of: Mapping[str, int], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft for every length that articles put differently; none for what `known` tells.

    Of an article that gives two lengths of one thing none is taken.
    """
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    groups: defaultdict[Key, dict[tuple[str, int], Slot]] = defaultdict(dict)
    for facets in every:
        for value in facets.statement.values if _earnest(facets) else ():
            key = _key(value, facets) if value.kind == "duration" else None
            if key and (facets.statement.article, value.start) not in told:
                slot = Slot(value, facets, claim_of[facets.statement.id])
                groups[key].setdefault((slot.article, value.start), slot)
    return [d for key in sorted(groups) if (d := _draft(key, list(groups[key].values())))]


def _earnest(facets: Facets) -> bool:
    s = facets.statement
    return s.polarity == "affirmed" and s.certainty in ("asserted", "rumoured") and not set_apart(facets)


def _key(value: Value, facets: Facets) -> Key | None:
    """What a duration is the length of: an event by its noun, or somebody's time with an employer."""
    if _OFFSET.match(_behind(value, facets)) or value.text.endswith(("ago", "later", "earlier")):
        return None
    event = None if facets.anchor.past else _event(value, facets)
    if event:
        return ("event", event, facets.statement.frame)
    person = _serving(value, facets) if value.unit == "year" else None
    return ("service", person, facets.statement.frame) if person else None


def _behind(value: Value, facets: Facets) -> str:
    s = facets.statement
    return facets.sentence[value.end - (s.sentence.start if s.sentence else s.start) :]


def _event(value: Value, facets: Facets) -> str | None:
    """The event a length stands before ("a 40-minute chase") or is said of ("the chase lasted 40 minutes")."""
    nouns = words("lengths", "events.nouns", "firsthand.story")
    following = _NEXT.match(_behind(value, facets)) if "-" in value.text else None
    if following and following["noun"].casefold() in nouns:
        return following["noun"].casefold()
    s = facets.statement
    subject = next((a.lemma.casefold() for a in s.arguments if a.relation == "subject" and not a.entity), None)
    said = s.predicate in words("lengths", "events.verbs", "firsthand.story")
    return subject if said and subject in nouns else None


def _serving(value: Value, facets: Facets) -> str | None:
    """The one person whose years with an employer a clause gives, the employer's whole or none named."""
    s = facets.statement
    who = named(facets.relation.actors if not s.passive else facets.relation.patients)
    heads = {a.lemma.casefold() for a in s.arguments}
    role = words("lengths", "service.nouns", "firsthand.story")
    following = _NEXT.match(_behind(value, facets)) if "-" in value.text else None
    veteran = bool(following and following["noun"].casefold() in role and (role & heads or s.nominal))
    if len(who) != 1 or not min(who).startswith("e:person") or not (veteran or _employed(value, facets)):
        return None
    return min(who)


def _employed(value: Value, facets: Facets) -> bool:
    s = facets.statement
    if s.predicate not in words("lengths", "service.verbs", "firsthand.story"):
        return False
    places = [
        a for a in s.arguments
        if a.relation in words("lengths", "service.at", "firsthand.story") and not a.start <= value.start < a.end
    ]  # fmt: skip
    return bool(places) and all(_employer(a.entity, a.lemma) for a in places)


def _employer(entity: str | None, lemma: str) -> bool:
    known = words("lengths", "service.employers", "firsthand.story")
    return (entity or "").startswith("e:organization") or lemma.casefold() in known or noun_class(lemma) in known


def _draft(key: Key, members: Sequence[Slot]) -> Draft | None:
    room = ROOM if key[0] == "event" else 0.0
    far = [(a, b) for a, b in combinations(members, 2) if not _agree(a, b, room)]
    torn = {a.article for a, b in far if a.article == b.article}
    pairs = [(a, b) for a, b in far if not torn & {a.article, b.article} and not elsewhere(a.facets, b.facets)]
    at_odds = {id(x) for pair in pairs for x in pair}
    sides = parted([m for m in members if id(m) in at_odds], lambda a, b: _agree(a, b, room))
    if len(sides) < 2:
        return None
    about = (key[1],) if key[0] == "service" else ()
    asks = "how long {} has been there" if about else f"how long the {key[1]} was"
    return Draft(sides[0][0].claim, "duration", "value", CONFIDENCE, tuple(map(side, sides)), about, asks=asks)


def _agree(a: Slot, b: Slot, room: float) -> bool:
    """Whether two lengths may be one; years of service are told whole, one year more or less."""
    (low, high), (least, most) = _seconds(a.value, room), _seconds(b.value, room)
    slack = 0.0 if room else SECONDS["year"]
    return low <= most + slack and least <= high + slack


def _seconds(value: Value, room: float) -> tuple[float, float]:
    found, unit = region(value), SECONDS[str(value.unit)]
    low = 0.0 if found.low is None else found.low * unit * (1 - room)
    return low, (float("inf") if found.high is None else found.high * unit * (1 + room))
