"""A thing that opened, was built or was founded in two different years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from firsthand import regions
from firsthand.model import Argument
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import GENERIC
from firsthand.story.claims.relations import beginnings, noun_class, verb_classes
from firsthand.story.conflicts.drafts import Draft, parted, side
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.75
APART = 30
"""Years beyond which two openings are of two things, or a reopening."""
_NEW = ("new", "second", "another", "other", "first")
"""What sets a thing apart from the one known."""


def conflicts(claims: Sequence[Sequence[Facets]]) -> list[Draft]:
    """Return a draft for every thing whose beginning is put in years with none in common."""
    found: defaultdict[tuple[str, str], list[Slot]] = defaultdict(list)
    for n, claim in enumerate(claims):
        for facets in claim:
            key = _key(facets)
            for value in facets.statement.values if key else ():
                if key and value.kind == "date" and isinstance(value.low, str) and isinstance(value.high, str):
                    found[key].append(Slot(value, facets, n))
    drafts = (_draft(found[key]) for key in sorted(found))
    return [d for d in drafts if d]


def _key(facets: Facets) -> tuple[str, str] | None:
    """What begins, and how, of a clause that says so in earnest."""
    s = facets.statement
    if s.predicate not in beginnings() or s.polarity == "denied" or s.certainty != "asserted" or s.nominal:
        return None
    wanted = "subject" if s.passive or all(a.relation != "object" for a in s.arguments) else "object"
    thing = next((a for a in s.arguments if a.relation == wanted), None)
    name = _name(thing, s.subject if wanted == "subject" else s.object) if thing else ""
    return (verb_classes(s.predicate)[0][0], f"{name}|{s.frame}") if name else None


def _name(thing: Argument, entity: str | None) -> str:
    """The thing by its name; by its noun only where "the" says that there is one."""
    known = thing.entity or entity
    if known:
        return "" if known.startswith(("e:person", "e:group")) else known
    said = thing.text.casefold().split()
    noun = noun_class(thing.lemma)
    plain = bool(said) and not set(said) & set(_NEW) and (said[0] == "the" or said[0] in ("which", "that"))
    return noun if plain and noun not in GENERIC else ""


def _draft(members: Sequence[Slot]) -> Draft | None:
    sides = parted(members, _agree)
    pairs = [(a, b) for x, y in combinations(sides, 2) for a in x for b in y]
    if not pairs or not all(_told_twice(a, b) for a, b in pairs):
        return None
    first = members[0].facets.statement
    about = tuple(dict.fromkeys(i for i in (*first.subjects, first.subject, first.object) if i))
    return Draft(members[0].claim, "date", "date", CONFIDENCE, tuple(side(s) for s in sides), about)


def _told_twice(a: Slot, b: Slot) -> bool:
    """Whether two hands tell one beginning: two articles, or an article and its caption or title."""
    apart = abs(int(str(a.value.low)[:4]) - int(str(b.value.low)[:4]))
    return apart <= APART and (a.article != b.article or a.facets.part != b.facets.part)


def _agree(a: Slot, b: Slot) -> bool:
    x, y = (regions.Days.of(str(s.value.low), str(s.value.high)) for s in (a, b))
    return regions.agree_days(x, y, slack=1)
