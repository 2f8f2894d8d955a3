"""One claim through its reports: rumoured, expected, come about, denied; with the day of each step.

A later report overtakes an earlier one that it goes beyond: the plan the rumour, the deed them both and the denial
before it. A denial overtakes what is affirmed only on the word of those who affirmed it; else the two are at odds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Evidence, State, UpdateWhy
from firsthand.story.claims.anchors import day
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights, score
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.updates.growing import DraftStep, DraftUpdate
from firsthand.story.updates.one_thing import Deeds
from firsthand.story.updates.states import FORETOLD, RANK, announces, of_the_plan, state

SURE = 0.7
"""Likeness of two clauses from which one is of the same thing as the other whatever it is."""
HELD = 6
"""Clauses of one state that are held against those of another."""
LATER = 2
"""Days after which a report that a thing has happened is no longer at odds with the denial before it."""
_CAME_TRUE = {("expected", "expected"), ("asserted", "happened")}
WEEK = 7
"""Days after which even a plan on nobody's record is later than the denial before it."""
AT_ODDS = 0.8
"""Confidence of a conflict between those who affirm one deed and those who deny it."""

Whose = Callable[[Iterable[Facets]], tuple[str, ...]]


@dataclass(frozen=True)
class Move:
    """What some reports say of how far a thing has come, from the day of the first of them on."""

    state: State
    on: str
    facets: tuple[Facets, ...]

    @property
    def denies(self) -> bool:
        """Whether it denies the thing."""
        return self.state == "denied"

    @property
    def rank(self) -> int:
        """How far it says the thing has come; a denial comes last of a day."""
        return len(RANK) if self.denies else RANK.index(self.state)


@dataclass(frozen=True)
class Course:
    """The moves of one claim in the order of their days; `overtaken` numbers those that later ones go beyond."""

    claim: int
    moves: tuple[Move, ...]
    overtaken: frozenset[int] = frozenset()
    withdrawn: bool = False

    @property
    def past(self) -> frozenset[str]:
        """The statements that later ones go beyond."""
        return frozenset(f.statement.id for n in self.overtaken for f in self.moves[n].facets)

    @property
    def standing(self) -> tuple[Facets, ...]:
        """The statements of what goes furthest of what is affirmed."""
        return max((m for m in self.moves if not m.denies), key=lambda m: m.rank).facets


def moves(
    groups: Sequence[Sequence[Facets]], known: Deeds, published: Mapping[str, str | None], weights: Weights
) -> Mapping[int, tuple[Move, ...]]:
    """Return the moves of every claim whose dated reports say more than one thing of how far it has come.

    Args:
        groups: the statements of each claim.
        known: what of the story is one thing that happens once.
        published: the day of publication, by article.
    """
    found = {n: _moves(_linked(_told(group, published), known, weights)) for n, group in enumerate(groups)}
    return {n: made for n, made in found.items() if len(made) > 1}


def voices(group: Sequence[Facets], made: Sequence[Move]) -> list[list[Facets]]:
    """Return the statements of a claim by what they say of it.

    Nobody affirms on the word of who denies, nor tells of a deed on the word of who foretold it.
    """
    home = {f.statement.id: n for n, move in enumerate(made) for f in move.facets}
    beside = {f.statement.article: n for n, move in enumerate(made) if not move.denies for f in move.facets}
    parts: defaultdict[int, list[Facets]] = defaultdict(list)
    for f in group:
        s = f.statement
        otherwise = -1 if s.polarity == "denied" else beside.get(s.article, -2)
        parts[home.get(s.id, otherwise)].append(f)
    return list(parts.values())


def courses(made: Mapping[int, tuple[Move, ...]], whose: Whose) -> tuple[Course, ...]:
    """Return the course of every claim that moves; `whose` gives the first hands of some statements."""
    return tuple(_weighed(Course(n, these), whose) for n, these in made.items())


Told = tuple[str, Facets]
"""A clause with the day it was published."""


def _told(group: Sequence[Facets], published: Mapping[str, str | None]) -> dict[State, list[Told]]:
    """The clauses of a claim that tell one plain event, by how far they say it has come."""
    found: defaultdict[State, list[Told]] = defaultdict(list)
    for f in group:
        on, come = published.get(f.statement.article), state(f)
        counts = any(v.kind == "count" for v in f.statement.values)
        if on and come and not f.statement.nominal and not counts:
            found[come].append((on[:10], f))
    return {come: found[come] for come in (*RANK, "denied") if come in found}


def _linked(told: Mapping[State, list[Told]], known: Deeds, weights: Weights) -> dict[State, list[Told]]:
    """The states in which a clause is surely of the same thing as one in another."""

    def one(a: Facets, b: Facets) -> bool:
        if known.same(a, b):
            return True
        kinds = {(f.statement.certainty, state(f)) for f in (a, b)}
        return kinds == _CAME_TRUE and score(a, b, weights) >= SURE and known.may_be_one(a, b)

    kept = {
        come: these
        for come, these in told.items()
        if any(one(a, b) for other in told if other != come for _, a in these[:HELD] for _, b in told[other][:HELD])
    }
    return _in_turn(kept)


def _in_turn(told: dict[State, list[Told]]) -> dict[State, list[Told]]:
    """What is told, with deeds that only a headline's present announced among the plans.

    Where a deed is told in the past before the last of its plans, the plans are no plans of it.
    """
    if not ("happened" in told and "expected" in told):
        return told
    last = max(on for on, _ in told["expected"])
    early = [one for one in told["happened"] if one[0] <= last]
    if any(not announces(f) for _, f in early):
        return {come: these for come, these in told.items() if come != "expected"}
    kept = {
        **told,
        "expected": told["expected"] + early,
        "happened": [one for one in told["happened"] if one[0] > last],
    }
    return {come: these for come, these in kept.items() if these}


def _moves(told: Mapping[State, list[Told]]) -> tuple[Move, ...]:
    """The moves in the order of their days: of what is affirmed only those that go further than the ones before."""
    affirmed: list[Move] = []
    for come in reversed(RANK):
        if come in told:
            move = _move(come, told[come])
            if not affirmed or move.on < affirmed[-1].on:
                affirmed.append(move)
    starts = sorted(m.on for m in affirmed)
    parts: defaultdict[int, list[Told]] = defaultdict(list)
    for on, f in told.get("denied", ()):
        parts[sum(start <= on for start in starts)].append((on, f))
    denied = [_move("denied", these) for these in parts.values()]
    return tuple(sorted((*affirmed, *denied), key=lambda m: (m.on, m.rank))) if affirmed else ()


def _move(come: State, told: Sequence[Told]) -> Move:
    return Move(come, min(on for on, _ in told), tuple(f for _, f in told))


def _weighed(course: Course, whose: Whose) -> Course:
    """The course with what is overtaken, and whether all that is affirmed has been taken back."""
    moves = course.moves
    over = {
        n
        for n, move in enumerate(moves)
        if any(_goes_beyond(later, move) for later in moves[n + 1 :] if later.on > move.on)
    }
    last = moves[-1]
    before = [m for m in moves if not m.denies and m.on < last.on]
    taken_back = last.denies and bool(before) and _same_voice(last, before, whose)
    if taken_back:
        over |= {n for n, m in enumerate(moves) if m in before}
    return Course(course.claim, moves, frozenset(over), taken_back)


def _goes_beyond(later: Move, move: Move) -> bool:
    """Whether a later report leaves an earlier one behind, so that the two are not at odds."""
    if later.denies:
        return False
    if not move.denies:
        return later.rank > move.rank
    apart = (day(later.on) or 0) - (day(move.on) or 0)
    if later.state == "happened":
        after = any(f.anchor.known and (f.anchor.earliest or 0) > (day(move.on) or 0) for f in later.facets)
        return after or apart >= LATER or all(map(of_the_plan, move.facets))
    sure = any(_on_record(f) for f in later.facets)
    return later.state == "expected" and apart >= (LATER if sure else WEEK)


def _on_record(facets: Facets) -> bool:
    return all(source.kind != "anonymous" for source in facets.statement.sources)


def _same_voice(denial: Move, before: Sequence[Move], whose: Whose) -> bool:
    """Whether those who deny a thing are those who affirmed it."""
    deniers = set(whose(denial.facets))
    return bool(deniers) and deniers >= set(whose(f for m in before for f in m.facets))


def steps(course: Course) -> tuple[DraftStep, ...]:
    """Return the steps of a claim that moves."""
    return tuple(_drafted(m, n in course.overtaken) for n, m in enumerate(course.moves))


def _drafted(move: Move, overtaken: bool) -> DraftStep:
    return DraftStep(None, None, move.on, move.facets, move.state, overtaken)


def updates(found: Iterable[Course]) -> list[DraftUpdate]:
    """Return an update for every course in which a later report goes beyond an earlier one."""
    drafts = []
    for course in found:
        told = [s for s in steps(course) if s.state != "denied" or s.overtaken or course.withdrawn]
        if course.overtaken and len(told) > 1:
            why: UpdateWhy = "withdrawn" if course.withdrawn else "happened"
            drafts.append(DraftUpdate(course.claim, told[0].facets[0].statement.predicate, why, tuple(told)))
    return drafts


def conflicts(found: Iterable[Course], before: Iterable[Draft]) -> list[Draft]:
    """Return a draft for every course that is affirmed and denied at one time, where none in `before` says so."""
    told = {d.claim for d in before if d.kind == "polarity"}
    drafts = []
    for course in found:
        standing = [m for n, m in enumerate(course.moves) if n not in course.overtaken]
        yes = max((m for m in standing if not m.denies), key=lambda m: m.rank, default=None)
        no = [f for m in standing if m.denies and yes for f in m.facets if _against(yes, f)]
        if yes is not None and no and course.claim not in told:
            drafts.append(_at_odds(course.claim, yes.facets, no))
    return drafts


def _against(yes: Move, denial: Facets) -> bool:
    """Whether a denial is of what is affirmed: a plan of a plan, a deed of a deed, a rumour by any."""
    if yes.state == "rumoured":
        return True
    return yes.state in ("expected", "happened") and of_the_plan(denial) == (yes.state in FORETOLD)


def _at_odds(claim: int, yes: Sequence[Facets], no: Sequence[Facets]) -> Draft:
    sides = (_side(yes), _side(no))
    first = yes[0].statement
    return Draft(
        claim=claim,
        role=first.predicate,
        kind="polarity",
        confidence=AT_ODDS,
        sides=sides,
        about=tuple(dict.fromkeys(i for i in (*first.subjects, first.subject, first.object) if i)),
        note=f"What is affirmed in “{sides[0].text}” is denied in “{sides[1].text}”.",
    )


def _side(members: Sequence[Facets]) -> DraftSide:
    spans = tuple(
        Evidence(article=s.article, start=s.start, end=s.end, text=s.text) for s in (f.statement for f in members)
    )
    return DraftSide(members[0].statement.text, None, None, tuple(members), spans)
