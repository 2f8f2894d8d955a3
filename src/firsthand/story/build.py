"""From the readings of a story's articles to the story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from firsthand.language.contradiction import Contradictions
from firsthand.language.encoder import Encoder
from firsthand.model import (
    Article,
    Circle,
    Claim,
    Decision,
    Entity,
    MadeWith,
    Reading,
    SourceKind,
    Statement,
    Status,
    Step,
    Story,
    Time,
)
from firsthand.story import inferences
from firsthand.story.claims.aligning import align
from firsthand.story.claims.anchors import anchors
from firsthand.story.claims.cast import cast
from firsthand.story.claims.comparing import NUMBERS, bears_out, gives
from firsthand.story.claims.corroborating import Spoken, least, likely, support
from firsthand.story.claims.echoes import attached, parted
from firsthand.story.claims.facets import Facets, facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.meaning import Meaning
from firsthand.story.claims.roles import Signs
from firsthand.story.claims.weighing import Weigher
from firsthand.story.conflicts import (
    accused,
    ages,
    causes,
    dates,
    denied,
    departures,
    drafts,
    fillers,
    first_years,
    hours,
    lengths,
    long_between,
    main_day,
    matters,
    names,
    near_twins,
    nicknames,
    nobody,
    offices,
    offsets,
    once,
    parties,
    phases,
    polarity,
    reconcile,
    running,
    scores,
    set_against,
    sets,
    sums,
    surveys,
    tolls,
    twins,
    vetted,
    written,
)
from firsthand.story.conflicts.countable import counted
from firsthand.story.conflicts.countable.slots import Figure, figures
from firsthand.story.conflicts.expected import beside, gathered, numbers, swapped
from firsthand.story.conflicts.opposed import opposed
from firsthand.story.conflicts.places import where
from firsthand.story.conflicts.rivals import rivals
from firsthand.story.conflicts.rivals.read import SMALL
from firsthand.story.conflicts.sentences import Marker, sentences
from firsthand.story.conflicts.topics import Slot, Topic, slots, topics
from firsthand.story.entities.joined import joined
from firsthand.story.entities.resolving import Resolved, resolve
from firsthand.story.origins.copies import Copies, copies
from firsthand.story.origins.graph import Origins, origins
from firsthand.story.record import about, denials, values
from firsthand.story.registry import Registry, default_registry
from firsthand.story.rulings import Rulings, dismissal, of_story, rulings
from firsthand.story.sentences import callings, claim_text, course_text
from firsthand.story.sentences import telling as best_told
from firsthand.story.timeline import timeline
from firsthand.story.updates import corrections, growing, moving
from firsthand.story.updates.growing import DraftUpdate
from firsthand.story.updates.moving import Course
from firsthand.story.updates.one_thing import Deeds, denied_in_part

MANY = 40
"""Statements of a claim beyond which the one that tells it is not chosen by how many say it."""
_MARKS = "\"'“”‘’.,;:!?()[]"
ALIGNED = 0.5
"""Alignment from which two values are held against each other at all."""

Ids = tuple[str, ...]


def build(
    readings: Sequence[Reading],
    *,
    as_of: str | None = None,
    made_with: MadeWith,
    registry: Registry | None = None,
    decisions: Sequence[Decision] = (),
    encoder: Encoder | None = None,
    contradictions: Contradictions | None = None,
) -> Story:
    """Return the story its articles tell.

    Args:
        readings: one an article, in any order.
        as_of: ISO date; articles published later, or at an unknown date, are left out. None takes all.
        made_with: the versions the readings depend on.
        registry: outlets and agencies; the package's own where None.
        decisions: an editor's, in the order they were taken.
        encoder: tells how near two clauses are in meaning; without it, words and WordNet alone do.
        contradictions: tells, beside an encoder, which sentences contradict each other; without it rules alone do.

    Raises:
        ValueError: for two readings of one article.
    """
    twice = [i for i, n in Counter(r.article.id for r in readings).items() if n > 1]
    if twice:
        raise ValueError(f"two readings of article {min(twice)!r}")
    chosen = sorted((r for r in readings if _by(r.article, as_of)), key=_order)
    known = registry or default_registry()
    read = Meaning(encoder, contradictions) if encoder else None
    return _Builder(tuple(chosen), known, rulings(decisions), tuple(decisions), read).story(as_of, made_with)


def _by(article: Article, as_of: str | None) -> bool:
    return as_of is None or (article.published is not None and article.published[:10] <= as_of[:10])


def _denying(contested: Iterable[drafts.Draft]) -> list[Facets]:
    """The statements that deny what a claim says, in whatever words: of what is read as a denial, all of its side."""
    told = [d for d in contested if d.kind == "polarity" and d.role != opposed.ROLE]
    return [f for d in told for f in d.sides[1].facets if d.seeming or f.statement.polarity == "denied"]


def _order(reading: Reading) -> tuple[str, str]:
    return reading.article.published or "9999", reading.article.id


@dataclass(frozen=True)
class _Builder:
    """The steps of one build, each worked out once."""

    readings: tuple[Reading, ...]
    registry: Registry
    rulings: Rulings
    decisions: tuple[Decision, ...] = ()
    meaning: Meaning | None = None

    @cached_property
    def copies(self) -> Copies:
        return copies([r.article for r in self.readings])

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        of = self.copies.copy_of
        return tuple(msgspec.structs.replace(r.article, copy_of=of.get(r.article.id)) for r in self.readings)

    @cached_property
    def by_article(self) -> Mapping[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def published(self) -> Mapping[str, str | None]:
        return {a.id: a.published for a in self.articles}

    @cached_property
    def resolved(self) -> Resolved:
        return resolve(self.readings, self.registry, self.rulings, self.copies.copy_of)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {e.id: e for e in self.resolved.entities}

    @cached_property
    def joined(self) -> tuple[Reading, ...]:
        parts = frozenset(e.id for e in self.resolved.entities if e.fictional and e.type == "person")
        return joined(self.readings, self.resolved.id_of, parts)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(s for r in self.joined for s in sorted(r.statements, key=lambda s: (s.start, s.end, s.id)))

    @cached_property
    def facets(self) -> tuple[Facets, ...]:
        found = facets(self.statements, anchors(self.joined), self.by_article, self.entities)
        return cast(found, parted(found, self.copies)[0])

    @cached_property
    def weights(self) -> Weights:
        return Weights(parted(self.facets, self.copies)[0])

    @cached_property
    def weigher(self) -> Weigher | None:
        """What weighs two clauses for being one claim, where their meaning can be read."""
        return Weigher(self.facets, self.weights, self.meaning) if self.meaning else None

    @cached_property
    def groups(self) -> tuple[tuple[Facets, ...], ...]:
        originals, echoes = parted(self.facets, self.copies)
        aligned = Deeds(align(originals, self.weights, self.weigher), self.entities, self.published).joined()
        return attached(aligned, echoes, self.copies, self.facets)

    @cached_property
    def claim_of(self) -> Mapping[str, int]:
        return {f.statement.id: n for n, group in enumerate(self.groups) for f in group}

    @cached_property
    def moves(self) -> Mapping[int, tuple[moving.Move, ...]]:
        known = Deeds(self.groups, self.entities, self.published)
        return moving.moves(self.groups, known, self.published, self.weights)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        return moving.courses(self.moves, self.whose)

    @cached_property
    def left_behind(self) -> frozenset[str]:
        """The statements that a later report of their claim goes beyond."""
        return frozenset().union(*(c.past for c in self.courses))

    @cached_property
    def times(self) -> Mapping[str, Sequence[Time]]:
        return {r.article.id: r.times for r in self.joined}

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return slots(self.groups)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        return topics(self.slots, self.weights, ALIGNED)

    @cached_property
    def births(self) -> Mapping[str, Sequence[ages.Birth]]:
        return ages.births(self.slots, self.by_article, self.entities, ages.dead(self.facets))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figures(self.facets, self.claim_of, self.by_article, self.resolved.entities))

    @cached_property
    def marker(self) -> Marker:
        return Marker(sentences(self.facets, self.by_article, whole=True), self.by_article)

    @cached_property
    def conflicts(self) -> list[drafts.Draft]:
        found = [d for t in self.standing if (d := drafts.of_topic(t, self.weights, self.published))]
        found += first_years.conflicts(self.groups)
        found += once.conflicts(self.joined, self.groups, found)
        found += dates.conflicts(self.joined, self.groups, self.weights, found)
        found += main_day.conflicts(self.joined, self.groups, found)
        found += ages.at_odds(self.births)
        found += fillers.conflicts(self.facets, self.claim_of)
        found += causes.conflicts(self.facets, self.by_article, self.claim_of)
        found += parties.conflicts(self.facets, self.claim_of)
        found += nobody.told_once(found, self._contested())
        found += hours.conflicts(self.slots, found)
        found += phases.conflicts(self.slots, self.facets, found)
        found += offsets.conflicts(self.joined, self.groups, self.slots, found)
        found += lengths.conflicts(self.facets, self.claim_of, found)
        found += tolls.conflicts(self.slots, self.facets, self.claim_of, self.published, found)
        found += tolls.fallen(self.slots, self.published, found)
        found += nobody.conflicts(self.slots, self.facets, self.published, found)
        found += set_against.conflicts(self.facets, self.claim_of, found)
        found = self._vetted(found)
        found += counted.conflicts(self.figures, self.facets, found)
        found += scores.conflicts(self.facets, self.claim_of, self.resolved.entities, found)
        found += sets.conflicts(self.facets, self.claim_of, found)
        found += where.conflicts(self.facets, self.by_article, self.entities, self.claim_of, self.weights)
        found += twins.conflicts(self.groups, self.by_article, found)
        found += near_twins.conflicts(self.groups, self.by_article, self.weights, found)
        found += swapped.conflicts(self.groups, self.by_article, self.entities, self.weights, found)
        originals = parted(self.facets, self.copies)[0]
        new = numbers.conflicts(originals, self.by_article, self.claim_of, self.weights, self.meaning, found)
        found = numbers.told_once(found, self._vetted(new))
        new, further = rivals.conflicts(originals, self.by_article, self.claim_of, self.weights, self.meaning, found)
        found = counted.standing(self.figures, found)
        found += counted.standing(self.figures, new, by_slot=len(self.by_article) >= SMALL)
        found = beside.standing(found, self.by_article, self.facets)
        found = [d for d in found if not any(self.put_right >= {f.statement.id for f in s.facets} for s in d.sides)]
        found = self._gathered(found, further)
        found += names.conflicts(self.resolved, self.facets, self.claim_of)
        found += nicknames.conflicts(self.facets, self.claim_of)
        found += written.conflicts(self.facets, self.by_article, self.claim_of)
        found += offices.conflicts(self.resolved.entities, self.by_article, self.facets, self.claim_of)
        known = [[[(e.article, e.start, e.end) for e in s.spans] for s in d.sides] for d in found]
        new = denied.conflicts(originals, self.by_article, self.claim_of, self.meaning, self.marker, known)
        found += new
        known += [[[(e.article, e.start, e.end) for e in s.spans] for s in d.sides] for d in new]
        steps = ([[f.statement for f in s.facets] for s in u.steps] for u in self.updates)
        known += [[[(s.article, s.start, s.end) for s in step] for step in told] for told in steps]
        agreed = [[[(e.article, e.start, e.end) for e in s.spans] for s in r.sides] for r in self.reconciled]
        found += opposed.conflicts(originals, self.by_article, self.claim_of, self.meaning, known, agreed)
        found = self._gathered(found)
        found = long_between.standing(tolls.standing(found, self.slots, self.published), self.published)
        found = running.standing(found, self.marker)
        return surveys.standing(found, self.facets, self.marker)

    def _vetted(self, found: Sequence[drafts.Draft]) -> list[drafts.Draft]:
        return vetted.standing(found, self.marker, self.meaning)

    def _gathered(self, found: Sequence[drafts.Draft], further: Sequence[drafts.Draft] = ()) -> list[drafts.Draft]:
        """Conflicts of one number told as one, with all who give it."""
        originals = parted(self.facets, self.copies)[0]
        return gathered.gathered(found, further, originals, self.by_article, self.claim_of, self.weights, self.meaning)

    @cached_property
    def reconciled(self) -> list[reconcile.Reconciling]:
        return [*ages.reconciled(self.births), *sums.reconciled(self.slots)]

    def _contested(self) -> list[drafts.Draft]:
        """What is affirmed and denied, unless either is left behind by a later report."""
        found = matters.conflicts(self.facets, self.claim_of, self.by_article)
        found += departures.conflicts(self.facets, self.claim_of)
        found += accused.conflicts(self.facets, self.claim_of)
        found += polarity.conflicts(self.groups, self.weights, found)
        past = self.left_behind
        found = [d for d in found if not any(past >= {f.statement.id for f in s.facets} for s in d.sides)]
        found = [d for d in found if not any(all(map(denied_in_part, s.facets)) for s in d.sides[1:])]
        return found + moving.conflicts(self.courses, found)

    @cached_property
    def updates(self) -> list[DraftUpdate]:
        grown = [u for t in self.topics if (u := growing.of_topic(t, self.published))]
        grown += moving.updates(self.courses)
        return (
            grown
            + self.corrected
            + self.put_anew
            + corrections.withdrawn(self.facets, self.claim_of, self.by_article, self.entities, self.weights)
        )

    @cached_property
    def corrected(self) -> list[DraftUpdate]:
        return [u for t in self.topics if (u := corrections.corrected(t, self.by_article))]

    @cached_property
    def put_anew(self) -> list[DraftUpdate]:
        found = (corrections.put_anew(t, self.by_article, self.weights) for t in self.standing)
        return [u for u in found if u]

    @cached_property
    def put_right(self) -> frozenset[str]:
        """The statements whose numbers a later article corrects."""
        return frozenset(f.statement.id for u in self.corrected for step in u.steps[:-1] for f in step.facets)

    @cached_property
    def standing(self) -> tuple[Topic, ...]:
        """The topics without the numbers that were put right since."""
        kept = (tuple(s for s in t.slots if s.facets.statement.id not in self.put_right) for t in self.topics)
        return tuple(Topic(slots) for slots in kept if len(slots) > 1)

    @cached_property
    def origins(self) -> Origins:
        claims = [
            [[f.statement for f in part] for part in moving.voices(group, self.moves.get(n, ()))]
            for n, group in enumerate(self.groups)
        ]
        return origins(claims, self.articles, self.copies, self.resolved.entities, self.registry, self.rulings.shared)

    def whose(self, members: Iterable[Facets]) -> Ids:
        """The first hands of some statements, in the order of the statements."""
        by = self.origins.by_statement
        return tuple(dict.fromkeys(o for f in members for o in by.get(f.statement.id, ())))

    def side(self, members: Iterable[Facets]) -> Ids:
        """The first hands of statements that stand for one side of a claim, whatever others say of it."""
        return self.origins.said_by(f.statement.id for f in members)

    def voices(self, members: Iterable[Facets]) -> Ids:
        """The first hands of some statements of a claim that are independent of each other."""
        return self.origins.independent(self.whose(members))

    def story(self, as_of: str | None, made_with: MadeWith) -> Story:
        told = self.conflicts
        names = callings(self.origins.records, self.by_article)
        ids = [f"c:{g[0].statement.id}" for g in self.groups]
        claim_ids = {s: ids[n] for s, n in self.claim_of.items()}
        taken: set[str] = set()
        found_conflicts = tuple(
            drafts.finished(d, ids[d.claim], [self.side(s.facets) for s in d.sides], names, self.entities, taken)
            for d in told
        )
        found_updates = tuple(
            growing.finished(u, ids[u.claim], [self.side(s.facets) for s in u.steps], taken) for u in self.updates
        )
        found_reconciled = tuple(
            reconcile.finished(r, [self.side(s.facets) for s in r.sides], taken) for r in self.reconciled
        )
        ruled = self.rulings.dismissed
        dismissed = tuple(dismissal(c, ruled[c.id]) for c in found_conflicts if c.id in ruled)
        standing: defaultdict[int, list[drafts.Draft]] = defaultdict(list)
        for draft, conflict in zip(told, found_conflicts, strict=True):
            if conflict.id not in ruled:
                standing[draft.claim].append(draft)
        claims = tuple(self._claim(n, ids[n], names, standing[n]) for n in range(len(self.groups)))
        return Story(
            as_of=as_of or max((a.published[:10] for a in self.articles if a.published), default=None),
            made_with=made_with,
            articles=self.articles,
            entities=self.resolved.entities,
            times=tuple(t for r in self.joined for t in r.times),
            quotes=tuple(q for r in self.joined for q in r.quotes),
            statements=self.statements,
            claims=claims,
            conflicts=tuple(c for c in found_conflicts if c.id not in ruled),
            reconciled=(*found_reconciled, *dismissed),
            updates=found_updates,
            inferences=(*ages.born(self.births), *inferences.began(self.statements, claim_ids, self.by_article)),
            origins=self.origins.records,
            circles=tuple(Circle(claim=ids[c.claim], origins=c.origins) for c in self.origins.circles),
            timeline=timeline(claims, {s.id: s for s in self.statements}),
            decisions=self._decisions([c.id for c in found_conflicts]),
            warnings=tuple(w for r in self.readings for w in r.warnings),
        )

    def _decisions(self, conflicts: Sequence[str]) -> tuple[Decision, ...]:
        if not self.decisions:
            return ()
        named = [n for r in self.readings for e in r.entities for n in (e.name, *e.aliases)]
        outlets = [a.outlet for a in self.articles if a.outlet]
        return of_story(self.decisions, named, outlets, [*self.by_article, *conflicts])

    def _claim(self, n: int, name: str, names: Mapping[str, str], contested: Sequence[drafts.Draft]) -> Claim:
        members, whose = [f.statement for f in self.groups[n]], self.origins.of[n]
        denied = denials(self.groups[n])
        course = self.course_of.get(n)
        steps = self._steps(n)
        telling = [f.statement for f in course.standing] if course else members
        affirming = [f for f in self.groups[n] if all(f is not d for d in denied)]
        stood_by = [f for f in affirming if f.statement.certainty != "asked"]  # who only asks stands by nothing
        backing = self.voices(stood_by or affirming) if denied or len(stood_by) < len(affirming) else whose
        best = best_told(telling, lambda s: self._telling_all(n, s))
        agreeing = set(self.voices(f for f in self.groups[n] if bears_out(best, f.statement)))
        sayers = tuple(o for o in backing if o in agreeing) or backing
        giving = set(self.voices(f for f in self.groups[n] if self._tells(best, f)))
        named = [o for o in sayers if o in giving] or sayers  # no number or name in another's mouth
        sure = likely(self.support(n, best)) if len(sayers) > 1 else None
        if sure is not None and sure < least():
            own = self.voices(f for f in self.groups[n] if f.statement is best)
            named = [o for o in named if o in own and o not in self.anonymous] or named
        return Claim(
            id=name,
            text=claim_text(
                [best],
                self.entities,
                list(dict.fromkeys(names[o] for o in named if o in names)),
                self.times if _one_day(best, members) else {},
            ),
            about=about(members),
            values=values(members),
            statements=tuple(s.id for s in members),
            origins=backing,
            denied_by=self.whose(f for f in (*denied, *_denying(contested)) if f.statement.id not in self.left_behind),
            status=self._status(members, self._firm(n, sayers), any(_contests(d, best) for d in contested), sure),
            confidence=sure,
            first_reported=min((p[:10] for s in members if (p := self.by_article[s.article].published)), default=None),
            frame=members[0].frame,
            steps=steps,
            course=course_text(steps, names) or None,
        )

    def _tells(self, told: Statement, facets: Facets) -> bool:
        """Whether a statement says all that another tells: its numbers, and whoever it names but for its subject."""
        one = facets.statement
        if one is told:
            return True
        own = {told.subject, *told.subjects}
        named = {p.entity for p in told.told if p.entity and p.entity not in own}
        return gives(told, one) and all(self._speaks_of(facets, i) for i in sorted(named))

    def _speaks_of(self, facets: Facets, entity: str) -> bool:
        """Whether a clause is about somebody, or its sentence has a word of the name."""
        if entity in facets.entities or entity not in self.entities:
            return True
        words_ = {w.casefold() for a in (self.entities[entity].name, *self.entities[entity].aliases) for w in a.split()}
        return not words_.isdisjoint(w.strip(_MARKS).casefold() for w in facets.sentence.split())

    def _telling_all(self, n: int, told: Statement) -> int:
        """How many independent voices say all that a statement of a claim tells; none counted for very many."""
        group = self.groups[n]
        if len(group) > MANY or any(v.hedge != "exact" for v in told.values if v.kind in NUMBERS):
            return 0  # who says more than 300 bears out "at least 22": that does not make it the better sentence
        return len(set(self.origins.folded(self.voices(f for f in group if self._tells(told, f)))))

    def support(self, n: int, best: Statement) -> Signs:
        """What speaks for two independent voices saying a claim as one of its statements says it, or against it."""
        group, of = self.groups[n], {f.statement.id: f for f in self.groups[n]}
        first = [f for f in group if f.statement.article not in self.copies.copy_of] or group
        hands = self.whose(group)
        same = dict(zip(hands, self.origins.folded(hands), strict=True))
        spoken = [Spoken(f, tuple(dict.fromkeys(same[o] for o in self.whose([f])))) for f in first]
        said = claim_text([best], self.entities, [])
        return support(of[best.id], spoken, self.kinds, said, self.weights, self.weigher)

    @cached_property
    def kinds(self) -> Mapping[str, SourceKind]:
        return {o.id: o.kind for o in self.origins.records}

    def _firm(self, n: int, sayers: Ids) -> Ids:
        """Those of a claim's voices who say so, not only that it may be; all where none does."""
        said = set(self.voices(f for f in self.groups[n] if f.statement.certainty not in ("asked", "possible")))
        return tuple(o for o in sayers if o in said) or sayers

    def _steps(self, n: int) -> tuple[Step, ...]:
        """The steps of a claim that moves."""
        course = self.course_of.get(n)
        return tuple(growing.step(s, self.whose(s.facets)) for s in moving.steps(course)) if course else ()

    @cached_property
    def course_of(self) -> Mapping[int, Course]:
        return {c.claim: c for c in self.courses}

    @cached_property
    def overtaken(self) -> frozenset[str]:
        taken_back = (c.past for c in self.courses if c.withdrawn)
        return growing.overtaken(self.updates).union(*taken_back)

    @cached_property
    def anonymous(self) -> frozenset[str]:
        return frozenset(o for o, kind in self.kinds.items() if kind == "anonymous")

    def _status(self, members: Sequence[Statement], whose: Ids, disputed: bool, sure: float | None) -> Status:
        affirmed = [s for s in members if s.polarity == "affirmed"] or members
        if all(s.id in self.overtaken for s in affirmed):
            return "superseded"
        if disputed:
            return "disputed"
        unsure = all(s.certainty in ("rumoured", "possible", "asked") for s in affirmed)
        if unsure or (whose and all(o in self.anonymous for o in whose)):
            return "unconfirmed"
        return "corroborated" if len(whose) > 1 and (sure or 0.0) >= least() else "single-source"


def _one_day(best: Statement, members: Sequence[Statement]) -> bool:
    """Whether nobody puts what a statement tells on other days: a copy's "today" may be another's yesterday."""
    days = [(s.when.earliest, s.when.latest) for s in members if s.when]
    if best.when is None:
        return True
    first, last = best.when.earliest or "", best.when.latest or "9"
    return all((earliest or "") <= last and first <= (latest or "9") for earliest, latest in days)


def _contests(draft: drafts.Draft, best: Statement) -> bool:
    """Whether a conflict is about what a claim is told to say: an arrest is not disputed where only an age is.

    A yes against a no is; of two numbers, days or names one must stand in the statement that tells the claim. A name
    written in two ways is one name.
    """
    if draft.kind == "polarity":
        return True
    if not any(s.facets for s in draft.sides) or draft.role == "name":
        return False
    spans = (e for s in draft.sides for e in s.spans)
    return any(e.article == best.article and best.start <= e.start and e.end <= best.end for e in spans) or any(
        re.search(rf"(?<!\w){re.escape(s.text)}(?!\w)", best.text) for s in draft.sides
    )
