"""Two numbers that one article sets against each other itself, each on another's word.

"Police put the march at 30,000. But witnesses said there were more than 50,000": two voices in one sentence or in two
that follow each other, and a writer who gives both because they differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Statement, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import same_time, slot
from firsthand.story.claims.relations import noun_class
from firsthand.story.conflicts.admissible import Sentences, vague
from firsthand.story.conflicts.drafts import Draft, side
from firsthand.story.conflicts.topics import Slot

CONFIDENCE = 0.75
NEAR = 60
"""Words between two numbers, at most."""
BEFALLEN = frozenset({"arrested", "injured", "killed", "missing"})
"""What befalls people: two numbers of them in one breath are at odds, however they are set side by side."""
NUMBERS = frozenset({"age", "count", "duration", "measure", "money", "percent"})
_BARE = frozenset({"duration", "measure", "money", "number", "percent"})
"""Roles that say no more than the kind of the number."""

Sentence = tuple[int, int]


def conflicts(every: Sequence[Facets], claim_of: Mapping[str, int], known: Sequence[Draft]) -> list[Draft]:
    """Return a draft for every two numbers of one thing that an article gives side by side on the word of two.

    Nothing that stands on what `known` drafts stand on.
    """
    told = {(e.article, e.start) for d in known for s in d.sides for e in s.spans}
    sentences = Sentences(every)
    found: list[Draft] = []
    for group in _by_article(every):
        order = sorted({_sentence(f) for f in group})
        place = {s: n for n, s in enumerate(order)}
        slots = list(_slots(group, claim_of, sentences))
        for n, a in enumerate(slots):
            for b in slots[n + 1 :]:
                if place[_sentence(b.facets)] - place[_sentence(a.facets)] > 1:
                    break
                if {(a.article, a.value.start), (b.article, b.value.start)} & told or not _against(a, b):
                    continue
                told |= {(a.article, a.value.start), (b.article, b.value.start)}
                found.append(_draft(a, b))
                break
    return found


def _by_article(every: Sequence[Facets]) -> Iterator[list[Facets]]:
    groups: defaultdict[str, list[Facets]] = defaultdict(list)
    for facets in every:
        if facets.part == "body":
            groups[facets.statement.article].append(facets)
    for article in sorted(groups):
        yield sorted(groups[article], key=lambda f: (f.statement.start, f.statement.end, f.statement.id))


def _slots(group: Sequence[Facets], claim_of: Mapping[str, int], sentences: Sentences) -> Iterator[Slot]:
    """The numbers of an article that somebody gives, each once with its shortest clause, in order."""
    best: dict[int, Slot] = {}
    for facets in group:
        s = facets.statement
        if (
            s.polarity != "affirmed"
            or s.certainty not in ("asserted", "rumoured")
            or not s.sources
            or s.frame != "real"
        ):
            continue
        for value in s.values:
            if value.kind in NUMBERS and not vague(value, strictly=True) and not sentences.partial(value, facets):
                one = Slot(value, facets, claim_of[s.id])
                kept = best.get(value.start)
                if kept is None or s.end - s.start < kept.facets.statement.end - kept.facets.statement.start:
                    best[value.start] = one
    yield from (best[start] for start in sorted(best))


def _sentence(facets: Facets) -> Sentence:
    s = facets.statement
    return (s.sentence.start, s.sentence.end) if s.sentence else (s.start, s.end)


def _against(a: Slot, b: Slot) -> bool:
    """Whether two numbers are of one thing, cannot both be so, and are given by two who speak each for himself."""
    x, y = a.facets, b.facets
    if not _two_voices(x.statement, y.statement) or not _one_thing(a, b) or agree(a.value, b.value):
        return False
    if a.restrictors != b.restrictors or x.places != y.places or not same_time(x, y) or a.value.about != b.value.about:
        return False
    between = _between(a, b)
    if between is None or _cue("apart").search(f"{between} {_behind(b)}"):
        return False
    contrasted = bool(_cue("contrast").search(between)) or _reckoned(y.statement) or _reckoned(x.statement)
    if a.value.role in BEFALLEN:
        return True
    if not contrasted:
        return False
    return (
        _reckoned(x.statement) or _reckoned(y.statement) or slot(x.relation.patients, y.relation.patients) is not None
    )


def _two_voices(a: Statement, b: Statement) -> bool:
    """Whether two clauses are on the word of different people, none of whom passes on the other's."""
    mine, theirs = ({s.entity or s.name.casefold() for s in x.sources} for x in (a, b))
    return not mine & theirs


def _one_thing(a: Slot, b: Slot) -> bool:
    """Whether two numbers are told of one thing: in one role, or one of the deed the other counts ("arrests")."""
    x, y = a.value, b.value
    if x.kind != y.kind or x.unit != y.unit:
        return False
    if x.role == y.role and x.role not in _BARE:
        return x.kind != "count" or a.counted == b.counted or not (a.counted and b.counted)
    if x.kind == "count":
        return _deed(x) == _deed(y) is not None
    return _reckoned(a.facets.statement) and _reckoned(b.facets.statement) and bool(_things(a) & _things(b))


def _deed(value: Value) -> str | None:
    """What befell those counted: that of "arrested", and of "340 arrests"."""
    table: Mapping[str, str] = lexicon("set_against", "firsthand.story.conflicts")["deeds"]
    return table.get(value.role) or table.get(noun_class(value.counted or ""))


def _reckoned(one: Statement) -> bool:
    """Whether a clause says nothing but what somebody puts a number at."""
    return one.predicate in words("cues", "verbs.reckoning")


def _things(one: Slot) -> frozenset[str]:
    return frozenset(a.lemma.casefold() for a in one.facets.statement.arguments if a.relation == "object")


def _between(a: Slot, b: Slot) -> str | None:
    """The words between two numbers of an article; None where they stand too far apart."""
    x, y = _sentence(a.facets), _sentence(b.facets)
    if x == y:
        found = a.facets.sentence[max(0, a.value.end - x[0]) : max(0, b.value.start - x[0])]
    else:
        found = f"{a.facets.sentence[max(0, a.value.end - x[0]) :]} {b.facets.sentence[: max(0, b.value.start - y[0])]}"
    return found if len(found.split()) <= NEAR else None


def _behind(b: Slot) -> str:
    return b.facets.sentence[max(0, b.value.end - _sentence(b.facets)[0]) :]


@cache
def _cue(name: str) -> re.Pattern[str]:
    listed = lexicon("set_against", "firsthand.story.conflicts")[name]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)


def _draft(a: Slot, b: Slot) -> Draft:
    s = (side([a]), side([b]))
    kind = a.value.kind
    return Draft(a.claim, a.value.role, "value", CONFIDENCE, s, _about(a, b), counted=kind == "count")


def _about(a: Slot, b: Slot) -> tuple[str, ...]:
    """Whose the number is, where both clauses are about one with a name."""
    x, y = ({i for i in s.facets.statement.subjects if s.facets.statement.predicate} for s in (a, b))
    return tuple(sorted(x & y))[:1]
