"""The part somebody has in a story: what befell them, what they are said to have done, how old they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.model import Reading, Statement

_UNDERGONE = frozenset("abduct arraign arrest charge convict death injure miss rescue sentence shoot stab".split())
"""What befalls few in a story, so that those whom it befell and who are called alike are one."""


@dataclass(frozen=True)
class Part:
    """What befell somebody, and the ages given."""

    befell: frozenset[str] = frozenset()
    ages: frozenset[float] = frozenset()

    @classmethod
    def of(cls, several: Iterable[Part]) -> Part:
        """Return the part that several mentions of one person make."""
        found = list(several)
        return cls(
            frozenset().union(*(p.befell for p in found)), frozenset().union(*(p.ages for p in found))
        )  # fmt: skip

    def meets(self, other: Part) -> bool:
        """Whether two people may be one by their parts: the same befell both, and no two ages keep them apart."""
        if self.ages and other.ages:
            return min(abs(a - b) for a in self.ages for b in other.ages) <= 1
        return bool(self.befell & other.befell)

    def likens(self, other: Part) -> bool:
        """Whether two people may be one by their parts, where little in their names says so: ages must be equal."""
        return bool(self.ages & other.ages) if self.ages and other.ages else self.meets(other)


def parts(readings: Sequence[Reading]) -> Mapping[tuple[str, str], Part]:
    """Return the part of every person of every article, by article and entity."""
    befell: dict[tuple[str, str], set[str]] = {}
    ages: dict[tuple[str, str], set[float]] = {}
    for reading, statement in ((r, s) for r in readings for s in r.statements if s.polarity == "affirmed"):
        for entity, kind in (*_undergone(statement), *_identified(reading, statement)):
            befell.setdefault((statement.article, entity), set()).add(kind)
        for value in statement.values:
            if value.kind == "age" and value.about and isinstance(value.low, float):
                ages.setdefault((statement.article, value.about), set()).add(value.low)
    keys = befell.keys() | ages.keys()
    return {k: Part(frozenset(befell.get(k, ())), frozenset(ages.get(k, ()))) for k in keys}


def _undergone(statement: Statement) -> Iterable[tuple[str, str]]:
    """Whom a clause says something befell: what is done to its object, or what its subject suffers."""
    done, suffered = _verbs()
    verb = statement.predicate.casefold()
    if verb in suffered:
        return [(e, suffered[verb]) for e in statement.subjects]
    if verb not in done:
        return []
    whom = statement.subjects if statement.passive else (statement.object,)
    return [(e, done[verb]) for e in whom if e]


@cache
def _verbs() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Verb -> what it does to its object, and verb -> what its subject suffers by it."""
    rows = [(k, lexicon("relations", "firsthand.story")["classes"][k]) for k in sorted(_UNDERGONE)]
    done = {verb: kind for kind, table in rows for verb in table.get("object", ())}
    suffered = {verb: kind for kind, table in rows for verb in (*table.get("subject", ()), *table.get("verbs", ()))}
    return done, suffered


def _identified(reading: Reading, statement: Statement) -> Iterable[tuple[str, str]]:
    """Everybody whom a sentence names as one of those identified: "identified the victims as A, B and C"."""
    if statement.predicate not in ("identify", "name"):
        return []
    start = max((a.start for a in statement.arguments if a.relation == "as"), default=statement.start)
    end = (statement.sentence or statement).end
    people = (e for e in reading.entities if e.type == "person")
    return [(e.id, "identify") for e in people if any(start <= m.start < end for m in e.mentions if m.kind == "name")]
