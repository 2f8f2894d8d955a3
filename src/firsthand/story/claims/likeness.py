"""How surely two statements speak of the same thing: who, what, in which words, when and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

from firsthand.language.lexicon import words
from firsthand.model import Bound, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import GROWING, Facets, stem
from firsthand.story.claims.relations import Who, affecting, noun_class, pale, telling_classes

PERSONAL = frozenset({"killed", "injured", "missing", "arrested"})
"""Roles of counts of people."""
SAME_AMOUNT = 0.55
"""What two clauses are alike that give one person or body one amount."""
WORDED, ALIKE = 3, 0.5
"""Stems, in all and as a share of both clauses' weight, that make two clauses one without a relation in common."""
GENERIC = words("relations", "words.generic", "firsthand.story") | {""}
"""Heads that could be anybody."""


class _Telling(dict[str, float]):
    """The weight of each stem, worked out once."""

    def __init__(self, counts: Counter[str], total: int) -> None:
        self.counts, self.total = counts, total

    def __missing__(self, word: str) -> float:
        found = self[word] = log(1 + self.total / (1 + self.counts[word]))
        return found


class Weights:
    """How telling a stem is in this story: rare ones weigh more (inverse document frequency)."""

    def __init__(self, all_facets: Iterable[Facets]) -> None:
        counts: Counter[str] = Counter()
        self.total = 1
        for facet in all_facets:
            counts.update(facet.words)
            self.total += 1
        self.counts = counts
        self._of = _Telling(counts, self.total)
        self._masses: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        """Return the weight of a stem."""
        return self._of[word]

    def mass(self, words: frozenset[str]) -> float:
        """Return the weight of stems together."""
        return sum(map(self._of.__getitem__, sorted(words)))

    def known(self, words: frozenset[str]) -> float:
        """The weight of the stems of one clause, which are held against many."""
        if words not in self._masses:
            self._masses[words] = self.mass(words)
        return self._masses[words]

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of weight two sets of stems have in common (0 to 1, over the lighter one)."""
        lighter = min(self.known(a), self.known(b))
        return self.mass(a & b) / lighter if lighter else 0.0

    def jaccard(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the share of weight two sets of stems have in common, over both together."""
        union = self.mass(a | b)
        return self.mass(a & b) / union if union else 0.0


def _ids(who: Iterable[Who]) -> frozenset[str]:
    return frozenset(w.entity for w in who if w.entity)


def _heads(who: Iterable[Who]) -> frozenset[str]:
    return frozenset(w.noun for w in who)


def named(who: Iterable[Who]) -> frozenset[str]:
    """Return the participants that have a name."""
    return _sure(_ids(who))


def slot(a: tuple[Who, ...], b: tuple[Who, ...]) -> float | None:
    """Return how well two fillers of one role agree.

    1 is the same entity, 0.7 the same noun or part of a group, 0.4 the same noun that could be anybody's, 0
    unknown; None says that they exclude each other.
    """
    ids, other_ids = _ids(a), _ids(b)
    if ids and ids == other_ids:
        return 1.0
    if _sure(ids) and _sure(other_ids):
        return 0.7 if ids < other_ids or other_ids < ids else None
    heads, other_heads = _heads(a), _heads(b)
    if (heads & other_heads) - GENERIC:
        return 0.7
    if (heads & other_heads) - {""}:
        return 0.4
    if heads - GENERIC and other_heads - GENERIC and not _sure(ids) and not _sure(other_ids):
        return None
    return None if _sexes(heads) | _sexes(other_heads) == {"man", "woman"} else 0.0


def _sure(ids: frozenset[str]) -> frozenset[str]:
    """The entities that have a name: two unnamed ones of two articles may well be one."""
    return frozenset(i for i in ids if not i.startswith(("e:group", "e:other")))


def _sexes(heads: frozenset[str]) -> frozenset[str]:
    return heads & {"man", "woman"}


def _apart(a: Facets, b: Facets, timed: bool) -> bool:
    """Whether something bars two statements from being one claim whatever else they share."""
    if a.statement.frame != b.statement.frame:
        return True
    if misplaced(a, b):
        return True
    if a.counted and b.counted and not a.counted & b.counted and not _one_toll(a, b):
        return True
    if narrowed(a, b):
        return True
    return timed and not same_time(a, b)


def _one_toll(a: Facets, b: Facets) -> bool:
    """Whether both clauses count people that one thing befell, and come to one number: "two women", "two workers"."""
    mine, theirs = ([v for v in f.statement.values if v.kind == "count"] for f in (a, b))
    pairs = [(x, y) for x in mine for y in theirs if x.role == y.role and x.role in PERSONAL]
    return any(one_number(x, y) for x, y in pairs)


def one_number(x: Value, y: Value) -> bool:
    """Return whether two numbers of people are one: a number of children is not that of all."""
    return (x.low, x.high) == (y.low, y.high) and x.restrictors == y.restrictors and minor(x) == minor(y)


def minor(value: Value) -> bool:
    """Return whether it is children that are counted."""
    return (value.counted or "") in words("relations", "words.minors", "firsthand.story")


def elsewhere(a: Facets, b: Facets) -> bool:
    """Return whether two clauses say where, and name no place in common."""
    return bool(a.places and b.places and not a.around & b.around)


def misplaced(a: Facets, b: Facets) -> bool:
    """Return whether two clauses are of two places, none of which takes part in both."""
    return elsewhere(a, b) and not (a.places | b.places) & _shared_core(a, b)


def _shared_core(a: Facets, b: Facets) -> frozenset[str]:
    return _ids(a.relation.actors + a.relation.patients) & _ids(b.relation.actors + b.relation.patients)


def narrowed(a: Facets, b: Facets) -> bool:
    """Return whether what narrows the things counted tells two counts apart; of tolls, a narrower one is another.

    One number of one thing is narrowed in two ways by two writers: "three live shells", "three shells in his car".
    """
    mine, theirs = _restricted(a), _restricted(b)
    for key in sorted(set(mine) & set(theirs)):
        (x, number), (y, other) = mine[key], theirs[key]
        within = x <= y or y <= x
        if x == y or (within and number == other):
            continue
        if key[0] in GROWING or not (within or number == other):
            return True
    return False


def _restricted(facet: Facets) -> dict[tuple[str, str], tuple[frozenset[str], tuple[Bound, Bound]]]:
    """Role and class of what a clause counts -> what narrows it, and how many there are."""
    counts = [v for v in facet.statement.values if v.kind == "count"]
    return {
        (v.role, noun_class(v.counted or "")): (frozenset(r.casefold() for r in v.restrictors), (v.low, v.high))
        for v in counts
    }


def same_time(a: Facets, b: Facets) -> bool:
    """Whether the days of two statements leave room for one event."""
    if a.anchor.label != b.anchor.label:
        return bool(_people(a) & _people(b)) and not (a.anchor.label and b.anchor.label)
    if a.anchor.known and b.anchor.known:
        return a.anchor.meets(b.anchor, slack=1)
    if a.anchor.past != b.anchor.past:
        return bool(_people(a) & _people(b))
    return True


def _people(facet: Facets) -> frozenset[str]:
    ids = _ids(facet.relation.actors + facet.relation.patients)
    return frozenset(i for i in ids if i.startswith(("e:person", "e:organization", "e:work")))


def score(a: Facets, b: Facets, weights: Weights, timed: bool = True) -> float:
    """Return how surely two statements speak of the same thing, 0 to 1, rounded; days count only if `timed`."""
    if a.statement.frame == b.statement.frame and a.tokens >= 5 and a.plain == b.plain:
        return 0.0 if timed and not same_time(a, b) else 1.0
    if one_amount(a, b):
        return 0.0 if _apart(a, b, timed) else SAME_AMOUNT
    related = _related(a, b, weights)
    if related is None or _apart(a, b, timed):
        return 0.0
    who = _participants(a, b)
    if who is None:
        return 0.0
    likeness = weights.overlap(a.words, b.words)
    if _alone(a, b) and likeness >= 0.5:
        who *= 1.3
    context = weights.jaccard(a.context, b.context)
    counted = 1.0 if a.counted & b.counted or _one_toll(a, b) else 0.0
    given = 1.0 if valued(a, b) else 0.0
    total = who + 0.35 * likeness + 0.25 * context + related
    total += 0.15 * counted + 0.1 * given - (0.2 if _miscounted(a, b) else 0.0)
    if not who and not counted:
        total -= 0.2
    return round(min(total, 1.0), 4)


def one_amount(a: Facets, b: Facets) -> bool:
    """Return whether two articles give somebody with a name one telling amount: "took $3m", "was paid $3m"."""
    if a.statement.article == b.statement.article or a.statement.polarity != b.statement.polarity:
        return False
    mine, theirs = ({v for v in map(_amount, f.statement.values) if v} for f in (a, b))
    return bool(mine & theirs) and bool(_people(a) & _people(b))


def _amount(value: Value) -> tuple[object, ...] | None:
    told = value.kind in ("money", "percent") and value.hedge == "exact" and value.low == value.high
    return (value.kind, value.unit, value.low) if told else None


def _related(a: Facets, b: Facets, weights: Weights) -> float | None:
    """What the relations of two clauses add to their likeness; None where they are not akin in class or in words."""
    shared = a.classes & b.classes
    if shared and shared <= pale() and not (a.words & b.words) - _names(a) - _names(b):
        return None
    if shared:
        return 0.09 if shared & telling_classes() else 0.0
    common = a.words & b.words
    if a.near & b.classes or b.near & a.classes:
        return 0.0 if common else None
    if a.statement.article == b.statement.article or (a.classes | b.classes) & pale():
        return None
    if a.classes & telling_classes() and b.classes & telling_classes():
        return None  # "bought" and "sold" share all their other words
    alike = len(common) >= WORDED and weights.jaccard(a.words, b.words) >= ALIKE
    return -0.05 if alike and max(map(_known, _slots(a, b))) >= 0.7 else None


def _names(facet: Facets) -> frozenset[str]:
    """Stems of the names and nouns of those who take part."""
    who = (*facet.relation.actors, *facet.relation.patients)
    return frozenset(stem(w) for x in who for w in (x.noun, *(x.entity or "").rpartition(":")[2].split("-")))


def _slots(a: Facets, b: Facets) -> tuple[float | None, float | None]:
    return slot(a.relation.actors, b.relation.actors), slot(a.relation.patients, b.relation.patients)


def _known(fit: float | None) -> float:
    return fit or 0.0


def _participants(a: Facets, b: Facets) -> float | None:
    """How well those who take part agree, 0 to 0.6; None where they exclude each other."""
    actors, patients = _slots(a, b)
    if patients is None and _one_toll(a, b):
        patients = 0.0
    undergone = bool(a.classes & b.classes & affecting())
    if patients is None or (actors is None and not (undergone and patients >= 0.7)):
        return None
    return 0.3 * (patients + _known(actors))


def _alone(a: Facets, b: Facets) -> bool:
    """Whether both clauses tell a deed that one alone takes part in, who then says more."""
    sole = not (a.relation.patients or b.relation.patients) or not (a.relation.actors or b.relation.actors)
    return sole and bool((a.classes & b.classes) - pale())


def valued(a: Facets, b: Facets) -> bool:
    """Return whether both clauses give the same value for one thing that is not counted."""
    mine = {(v.kind, v.role, v.low, v.high) for v in a.statement.values if v.kind != "count"}
    return any((v.kind, v.role, v.low, v.high) in mine for v in b.statement.values)


def _miscounted(a: Facets, b: Facets) -> bool:
    """Whether both clauses count one thing, or say which of a series, and come to numbers that cannot be one."""
    mine = [v for v in a.statement.values if v.kind in ("count", "ordinal")]
    theirs = [v for v in b.statement.values if v.kind in ("count", "ordinal")]
    alike = [(x, y) for x in mine for y in theirs if (x.role, x.counted) == (y.role, y.counted)]
    return bool(alike) and not any(agree(x, y) for x, y in alike)
