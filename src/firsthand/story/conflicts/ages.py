"""Ages of one person, each of the day it was printed: birthdays that meet, or do not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand import regions
from firsthand.model import Article, Entity, Inference, Statement
from firsthand.story.claims.anchors import HISTORY, day
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import named
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.reconcile import Reconciling
from firsthand.story.conflicts.topics import Slot
from firsthand.story.sentences import in_words

CONFIDENCE = 0.85
MOURNING = 30
"""Days after a story's first article for which the age of somebody who died in it is still of the day."""
NEAR = 30
"""Characters in which a name follows its age ("the 48-year-old former nurse Ana Bell")."""
UNDATED = 2
"""Years that may lie between two articles of which one has no date."""

_APART = re.compile(r"[.;:\n\"“”)]|,.*,|\b(?:and|by|from|of|or|to|told|who|whose|with)\b")
"""What parts an age from a name that only stands near."""
_WHO_IS = re.compile(r",?\s+who\s+(?:is|was)\s+(?:aged\s+|now\s+)?")
_AGED = re.compile(r"\baged?\b", re.IGNORECASE)
_ONLY_SAYS = re.compile(r"\W*(?:he|she) (?:is|was) \d{1,3}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Birth:
    """An age somebody is given, the day it is of, and the birthdays it allows; None where the day is unknown.

    named: whether the name stands beside the age ("Ana Bell, 48"), so that no pronoun can have led astray.
    """

    slot: Slot
    on: str | None
    earliest: str | None
    latest: str | None
    named: bool = True


def births(
    slots: Sequence[Slot],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    mourned: frozenset[str] = frozenset(),
) -> dict[str, list[Birth]]:
    """Return the exact ages given to each real person, in the order of the slots; `mourned` are the dead."""
    found: defaultdict[str, list[Birth]] = defaultdict(list)
    shared = _shared_names(entities.values())
    people = _people(entities.values())
    first = min((a.published[:10] for a in articles.values() if a.published), default="")
    for one in slots:
        value, statement = one.value, one.facets.statement
        entity = entities.get(value.about or "")
        if value.kind != "age" or value.hedge != "exact" or entity is None or statement.frame != "real":
            continue
        if entity.type == "person" and not entity.fictional and value.low is not None and value.high is not None:
            on = articles[one.article].published
            if on and entity.id in mourned and date.fromisoformat(on[:10]).toordinal() - (day(first) or 0) > MOURNING:
                continue  # told long after, the age is that of the death
            if on is None or _of_that_day(statement, date.fromisoformat(on[:10])):
                birth = _birth(one, on)
                text = articles[one.article].text
                sure = _beside(one, entity, text, shared) or _alone(one, entity, text, people)
                found[entity.id].append(replace(birth, named=sure))
    return dict(found)


def _shared_names(entities: Iterable[Entity]) -> frozenset[str]:
    """Names that several people of the story are called by."""
    people = [
        {e.name.split()[-1], *e.aliases, *(a.split()[-1] for a in e.aliases)} for e in entities if e.type == "person"
    ]
    counts = Counter(word for names in people for word in names)
    return frozenset(word for word, n in counts.items() if n > 1)


def _beside(one: Slot, entity: Entity, text: str, shared: frozenset[str]) -> bool:
    """Whether a name that is nobody else's of whoever is of an age stands right before or after it."""
    low, high = one.value.start, one.value.end
    names = [m for m in entity.mentions if m.article == one.article and m.kind == "name" and m.text not in shared]
    before = any(
        (0 <= low - m.end <= 4 and not _APART.search(text[m.end : low])) or _WHO_IS.fullmatch(text, m.end, low)
        for m in names
    )
    return before or any(0 <= m.start - high <= NEAR and not _APART.search(text[high : m.start]) for m in names)


def _people(entities: Iterable[Entity]) -> dict[str, list[tuple[int, str]]]:
    """Where each article names whom."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions if entity.type == "person" else ():
            if mention.kind == "name":
                found[mention.article].append((mention.start, entity.id))
    return found


def _alone(one: Slot, entity: Entity, text: str, people: Mapping[str, Sequence[tuple[int, str]]]) -> bool:
    """Whether nobody else is named in the sentence of an age, and in the one before where it says "he was 43"."""
    s = one.facets.statement
    start, end = (s.sentence.start, s.sentence.end) if s.sentence else (s.start, s.end)
    if _ONLY_SAYS.match(text, start, end):
        start = text.rfind(". ", 0, max(0, start - 2)) + 1
    elif not _AGED.search(one.value.text):
        return False  # "the 35-year-old deputy" need not be who is named
    return {who for at, who in people.get(one.article, ()) if start <= at < end} == {entity.id}


def dead(every: Iterable[Facets]) -> frozenset[str]:
    """Return everybody with a name whose death some clause tells."""
    told = (f for f in every if "death" in f.relation.classes and f.statement.polarity == "affirmed")
    return frozenset(i for facets in told for i in named(facets.relation.patients))


def _birth(one: Slot, on: str | None) -> Birth:
    if on is None:
        return Birth(one, None, None, None)
    low, high = float(one.value.low or 0), float(one.value.high or 0)
    first, last = regions.born(low, high, regions.Days.of(on, on)).iso()
    return Birth(one, on[:10], first, last)


def _of_that_day(statement: Statement, on: date) -> bool:
    """Whether an age is of the day of publication: a clause on other years gives the age of those."""
    latest = day(statement.when.latest) if statement.when else None
    return latest is None or latest >= on.toordinal() - HISTORY


def meet(a: Birth, b: Birth) -> bool:
    """Return whether two ages leave one birthday; years may lie between days that are not known.

    One number told again years later is the age of the time told of.
    """
    if a.slot.value.low == b.slot.value.low and a.slot.value.high == b.slot.value.high:
        return True
    if a.earliest and a.latest and b.earliest and b.latest:
        return a.earliest <= b.latest and b.earliest <= a.latest
    return abs(float(a.slot.value.low or 0) - float(b.slot.value.low or 0)) <= UNDATED


def at_odds(found: Mapping[str, Sequence[Birth]]) -> list[Draft]:
    """Return a draft for every person whose ages leave no birthday."""
    drafts = []
    for person in sorted(found):
        sides = [s for s in _sides(found[person]) if _sure(s, found[person])]
        if len(sides) > 1:
            first = sides[0][0]
            shown = tuple(side(s) for s in sides)
            drafts.append(Draft(first.claim, "age", "value", CONFIDENCE, shown, (person,)))
    return drafts


def _sure(members: Sequence[Slot], said: Sequence[Birth]) -> bool:
    """Whether the name stands beside one of the ages of a side."""
    return any(b.named for b in said if any(b.slot is m for m in members))


def _sides(said: Sequence[Birth]) -> tuple[tuple[Slot, ...], ...]:
    by_slot = {id(b.slot): b for b in said}

    def agree(a: Slot, b: Slot) -> bool:
        return meet(by_slot[id(a)], by_slot[id(b)])

    return parted([b.slot for b in said], agree)


def reconciled(found: Mapping[str, Sequence[Birth]]) -> list[Reconciling]:
    """Return the ages of one person that differ and yet leave a birthday."""
    drafts = []
    for person in sorted(found):
        said = [b for b in found[person] if b.on]
        groups: dict[object, list[Slot]] = {}
        for b in said:
            groups.setdefault(b.slot.value.low, []).append(b.slot)
        if len(groups) > 1 and _window(said):
            rule = "A birthday lies between the days on which the ages were given."
            drafts.append(Reconciling((person,), "age", rule, tuple(side(g) for g in groups.values())))
    return drafts


def _window(said: Sequence[Birth]) -> tuple[str, str] | None:
    if not said:
        return None
    earliest, latest = max(b.earliest or "" for b in said), min(b.latest or "9999" for b in said)
    return (earliest, latest) if earliest <= latest else None


def born(found: Mapping[str, Sequence[Birth]]) -> tuple[Inference, ...]:
    """Return the birthday of each person where all ages given leave one."""
    return tuple(one for person in sorted(found) if (one := _born(person, [b for b in found[person] if b.on])))


def _on(days: Sequence[str]) -> str:
    """The days on which one age was given: each of two, the first and last of more."""
    first, last = min(days), max(days)
    return (
        f"on {in_words(first, first)}" if first == last else f"from {in_words(first, first)} to {in_words(last, last)}"
    )


def _born(person: str, said: Sequence[Birth]) -> Inference | None:
    window = _window(said)
    if window is None:
        return None
    days: dict[int, list[str]] = {}
    for b in said:
        days.setdefault(int(float(b.slot.value.low or 0)), []).append(b.on or "")
    told = [f"{age} {_on(on)}" for age, on in days.items()]
    return Inference(
        id=f"i:born:{person}",
        about=person,
        what="born",
        earliest=window[0],
        latest=window[1],
        rule=f"Aged {' and '.join(told)}: born {in_words(*window)}.",
        statements=tuple(dict.fromkeys(b.slot.facets.statement.id for b in said)),
    )
