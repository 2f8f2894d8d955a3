"""Where aligned statements cannot all be so: values, names and polarity at odds.

Nothing is compared that was not aligned first; what may grow is compared by updates alone; and below a pinned
confidence nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand import regions
from firsthand.language.lexicon import lexicon
from firsthand.model import DENIED, Bound, Conflict, ConflictKind, Entity, Evidence, Scope, Side, ValueKind
from firsthand.story.claims.comparing import agree, allows
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.relations import tallied
from firsthand.story.conflicts.topics import Slot, Topic, alignment
from firsthand.story.sentences import listed

THRESHOLD = 0.6
"""Confidence below which a conflict is not reported."""
SETTLED = 0.85
"""Confidence that a toll of undated articles needs, which may have grown between them."""
SHRUNK = 0.75
"""Confidence that a toll needs which is less than one before it: the later may be of a part."""
SOON = 15
"""Minutes that "shortly after" may be."""
_SHORTLY = re.compile(
    r"\b(?:shortly|just|soon|right|immediately|moments|minutes)\s+(?P<side>after|before)\s*$", re.IGNORECASE
)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}(?!,? \d{4}|\d)")
"""A day of a month without its year."""

BUYERS = ("e:group", "e:person")
"""Whose a price or a worth is not, in a sentence that names it: they pay or take it."""
CLAUSE = 90
"""Characters of a side's clause that an explanation shows."""


@dataclass(frozen=True)
class DraftSide:
    """One side before its origins are known: its words, its region, its statements."""

    text: str
    low: Bound
    high: Bound
    facets: tuple[Facets, ...]
    spans: tuple[Evidence, ...]


@dataclass(frozen=True)
class Draft:
    """A conflict before its origins are known."""

    claim: int
    role: str
    kind: ConflictKind
    confidence: float
    sides: tuple[DraftSide, ...]
    about: tuple[str, ...] = ()
    note: str = ""
    counted: bool = False
    asks: str = ""
    """What is at odds as a sentence says it, "{}" for those it is about; the role where empty."""
    seeming: bool = False
    """Whether a trained model reads it so and no rule says it."""
    whether: str = ""
    """What one side affirms and the other denies, as a clause of the same kind: "{} was armed"."""

    @property
    def scope(self) -> Scope:
        """Whether the sides stand in one article or in several."""
        articles = [{s.article for s in side.spans} for side in self.sides]
        return "within-article" if len(set().union(*articles)) == 1 else "between-articles"


def evidence(one: Slot) -> Evidence:
    """Return the words of a value."""
    value = one.value
    return Evidence(article=one.article, start=value.start, end=value.end, text=value.text)


def side(members: Sequence[Slot]) -> DraftSide:
    """Return a side made of slots that agree; its words are those of the first."""
    first = members[0].value
    facets = {m.facets.statement.id: m.facets for m in members}
    spans = {(m.article, m.value.start, m.value.end): evidence(m) for m in members}
    return DraftSide(first.text, first.low, first.high, tuple(facets.values()), tuple(spans.values()))


def _agree(a: Slot, b: Slot) -> bool:
    return agree(a.value, b.value) or shortly(a, b) or shortly(b, a)


def shortly(a: Slot, b: Slot) -> bool:
    """Return whether one hour is soon after or before the other, as its own words say."""
    if not a.value.kind == b.value.kind == "clock":
        return False
    statement = a.facets.statement
    start = statement.sentence.start if statement.sentence else statement.start
    found = _SHORTLY.search(a.facets.sentence[: a.value.start - start])
    hours = [regions.clock(str(v.low)) for v in (a.value, b.value)]
    if not found or hours[0] is None or hours[1] is None:
        return False
    gap = hours[1].first - hours[0].first
    return 0 <= (gap if found["side"].casefold() == "after" else -gap) <= SOON


def parted(slots: Sequence[Slot], agree: Callable[[Slot, Slot], bool] = _agree) -> tuple[tuple[Slot, ...], ...]:
    """Return the slots as sides: within one all agree, between two none do.

    A slot that agrees with some of two sides belongs to neither: it takes no part in their quarrel.
    """
    sides: list[list[Slot]] = []
    unlike: list[dict[object, Slot]] = []  # of each side, one slot for every value in it
    for one in sorted(slots, key=_vagueness):
        met = [[agree(one, other) for other in values.values()] for values in unlike]
        touched = [n for n, found in enumerate(met) if any(found)]
        value = id(one) if one.value.kind == "clock" else allows(one.value)
        if len(touched) == 1 and all(met[touched[0]]):
            sides[touched[0]].append(one)
            unlike[touched[0]].setdefault(value, one)
        elif not touched:
            sides.append([one])
            unlike.append({value: one})
    order = {id(s): n for n, s in enumerate(slots)}
    kept = [tuple(sorted(s, key=lambda one: order[id(one)])) for s in sides]
    return tuple(sorted(kept, key=lambda s: order[id(s[0])]))


def _vagueness(one: Slot) -> tuple[bool, float]:
    low, high = one.value.low, one.value.high
    if isinstance(low, float | int) and isinstance(high, float | int):
        return False, high - low
    return low is None or high is None, 0.0


def of_topic(topic: Topic, weights: Weights, days: Mapping[str, str | None]) -> Draft | None:
    """Return the conflict in a topic, None where its slots leave room for one world.

    Its confidence is the best alignment between two sides; `days` are those of publication, by article.
    """
    first = topic.slots[0]
    growing = first.value.role in GROWING
    if first.value.kind == "age" and first.value.about:
        return None
    slots = _shrunk(topic, days) if growing and not _undated(topic) else topic.slots
    sides = parted(slots)
    if len(sides) < 2 or (_tallied(topic) and _far(sides)):
        return None
    least = _least(topic, growing)
    confidence = max(alignment(x, y, weights) for a, b in combinations(sides, 2) for x in a[:6] for y in b[:6])
    if confidence < least:
        return None
    return Draft(
        claim=first.claim,
        role=first.value.role,
        kind=_kind(first),
        confidence=round(min(confidence, 0.95), 2),
        sides=tuple(side(s) for s in sides),
        about=about(slots),
        counted=first.value.kind == "count",
    )


def _least(topic: Topic, growing: bool) -> float:
    """The confidence a conflict of a topic needs to be reported."""
    if growing:
        return SETTLED if _undated(topic) else SHRUNK
    return SETTLED if _tallied(topic) else THRESHOLD


def _tallied(topic: Topic) -> bool:
    """Whether what is counted adds up over time, so that two numbers may be of two stretches of it."""
    return topic.slots[0].value.kind == "count" and any(s.facets.statement.predicate in tallied() for s in topic.slots)


def _far(sides: Sequence[Sequence[Slot]]) -> bool:
    """Whether one number is twice another and more: of a game and of a season, whatever the words."""
    numbers = [float(s[0].value.low) for s in sides if isinstance(s[0].value.low, float | int)]
    return bool(numbers) and max(numbers) > 2 * min(numbers)


def _shrunk(topic: Topic, days: Mapping[str, str | None]) -> tuple[Slot, ...]:
    """The exact numbers of a toll that is less on a later day than before: what can only grow cannot be both."""
    exact = [(str(on)[:10], s) for s in topic.slots if (on := days.get(s.article)) and s.value.hedge == "exact"]
    told = [(day, s, float(s.value.low)) for day, s in exact if isinstance(s.value.low, float | int)]
    fell = [(a, b) for a in told for b in told if a[0] < b[0] and a[2] > b[2]]
    kept = {id(one[1]) for pair in fell for one in pair}
    return tuple(s for s in topic.slots if id(s) in kept)


def _undated(topic: Topic) -> bool:
    """Whether exact tolls come from articles of which none has a date: then nothing says that one is later."""
    return all(not s.facets.dated and s.value.hedge == "exact" for s in topic.slots)


def _kind(one: Slot) -> ConflictKind:
    if one.value.kind == "name":
        return "name"
    return "date" if one.value.kind in ("date", "clock") else "value"


def about(slots: Sequence[Slot]) -> tuple[str, ...]:
    """Return the entities some slots speak of, in order."""
    found: dict[str, None] = {}
    for one in slots:
        statement = one.facets.statement
        for entity in (one.value.about, *statement.subjects, statement.subject, statement.object):
            if entity:
                found.setdefault(entity)
    return tuple(found)


def explanation(draft: Draft, names: Mapping[str, Entity], sayers: Sequence[Sequence[str]]) -> str:
    """Return one plain sentence: what is at odds, and who says which.

    `sayers` are the names of each side's origins.
    """
    own = [i for i in draft.about if i in names and not (kind_of_value(draft) == "money" and i.startswith(BUYERS))]
    about = listed(list(dict.fromkeys(names[i].name for i in own)), 2)
    if draft.kind == "polarity":
        asks = f"whether {draft.whether.format(about or 'somebody')}" if draft.whether else draft.asks
        if asks:
            return _in_clauses(draft, asks, sayers)
    what = _how_many(draft.role) if draft.counted else _what(draft, about)
    if draft.asks and (about or "{}" not in draft.asks):
        what = draft.asks.format(about)
    told = [_told(s, who, _year(s, draft)) for s, who in zip(draft.sides, sayers, strict=True)]
    alone = draft.scope == "within-article"
    who = "One article differs with itself" if alone else f"The articles {_differ(draft)}"
    return f"{who} on {what}: {' against '.join(told)}."


def _what(draft: Draft, about: str) -> str:
    """What a value is of, as a sentence asks for it: by its role where that names it, else by its kind."""
    table = lexicon("sentences", "firsthand.story")["asked"]
    if draft.role in table["role"]:
        return str(table["role"][draft.role])
    given = table["given"].get(kind_of_value(draft))
    return _named(draft.role, about) if not given or draft.role in table["names"] else str(given).format(draft.role)


def _named(role: str, about: str) -> str:
    return f"the {role}" + (f" of {about}" if about else "")


def numeric(draft: Draft) -> bool:
    """Return whether numbers may be what is at odds: values, or two accounts, which may have any."""
    return draft.kind == "value" or draft.role == "account"


def kind_of_value(draft: Draft) -> ValueKind | None:
    """Return of what kind the values at odds are, None where no value stands there."""
    first = draft.sides[0]
    spots = {(e.article, e.start) for e in first.spans}
    found = (v.kind for f in first.facets for v in f.statement.values if (f.statement.article, v.start) in spots)
    return next(found, None)


def _how_many(role: str) -> str:
    """What a count is of, as a sentence asks for it."""
    if role in ("number", "person"):
        return "how many people there were" if role == "person" else "how many there were"
    return f"how many were {role}" if role.endswith("ed") or role == "missing" else f"the number given for “{role}”"


def _in_clauses(draft: Draft, asks: str, sayers: Sequence[Sequence[str]]) -> str:
    """Say of two clauses at odds who gives which, each once."""
    whose = [listed(list(dict.fromkeys(who))) for who in sayers]
    told = [
        f"“{_short(_plainly(s))}”" + (f" ({who})" if who else "") for s, who in zip(draft.sides, whose, strict=True)
    ]
    who = "The sources of one article" if draft.scope == "within-article" else "The articles"
    return f"{who} {_differ(draft)} on {asks}: {' against '.join(told)}."


def _differ(draft: Draft) -> str:
    return "seem to differ" if draft.seeming else "differ"


def _plainly(one: DraftSide) -> str:
    """The clause of a side, as a sentence where its own words do not show that it is denied ("shooting at them")."""
    told = "".join(p.text for p in one.facets[0].statement.told) if one.facets else ""
    return told if told.startswith(DENIED) else one.text


def _short(text: str) -> str:
    clause = " ".join(text.split())
    return clause if len(clause) <= CLAUSE else clause[:CLAUSE].rsplit(" ", 1)[0] + " …"


def _year(one: DraftSide, draft: Draft) -> str:
    """The year of a side that names none, where another names one: "Oct. 23" against "Oct. 23, 2031"."""
    named = draft.kind == "date" and any(_YEAR.search(s.text) for s in draft.sides)
    return f" of {str(one.low)[:4]}" if named and one.low and _DAY.search(one.text) else ""


def _told(one: DraftSide, sayers: Sequence[str], year: str) -> str:
    short = _short(one.facets[0].statement.text) if one.facets else one.text
    whose = f"{listed(list(dict.fromkeys(sayers)))}: " if sayers else ""
    return f"“{one.text}”{year} ({whose}“{short}”)"


def finished(
    draft: Draft,
    claim: str,
    origins: Sequence[tuple[str, ...]],
    origin_names: Mapping[str, str],
    names: Mapping[str, Entity],
    taken: set[str],
) -> Conflict:
    """Return the record of a draft.

    `claim` is its claim's id, `origins` the ids of each side's origins, `taken` the conflict ids given so far (it
    grows).
    """
    sayers = [[origin_names[o] for o in side if o in origin_names] for side in origins]
    sides = settled(draft.sides, origins)
    return Conflict(
        id=fresh(f"x:{claim}:{draft.role}", taken),
        claim=claim,
        about=draft.about,
        role=draft.role,
        scope=draft.scope,
        kind=draft.kind,
        confidence=draft.confidence,
        explanation=draft.note or explanation(draft, names, sayers),
        sides=sides,
    )


def settled(sides: Sequence[DraftSide], origins: Sequence[tuple[str, ...]]) -> tuple[Side, ...]:
    """Return the records of sides, each with its origins."""
    return tuple(
        Side(
            text=s.text,
            low=s.low,
            high=s.high,
            statements=tuple(f.statement.id for f in s.facets),
            origins=who,
            spans=s.spans,
        )
        for s, who in zip(sides, origins, strict=True)
    )


def fresh(wanted: str, taken: set[str]) -> str:
    """Return the id wanted, with "-2", "-3" … where it is taken; takes it."""
    name, n = wanted, 1
    while name in taken:
        n += 1
        name = f"{wanted}-{n}"
    taken.add(name)
    return name
