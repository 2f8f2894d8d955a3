"""The records of the output contract: plain, frozen, and written to JSON as they stand.

Offsets are `[start, end)` in code points of the text of the article named. Dates are ISO 8601 strings,
local as printed.
"""

from __future__ import annotations

from typing import Literal

import msgspec

PartKind = Literal["title", "body", "caption", "credit", "embed", "boilerplate"]
EntityType = Literal["person", "organization", "place", "work", "event", "product", "group", "other"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "writing", "thought", "attitude", "evidence"]
Polarity = Literal["affirmed", "denied"]
DENIED = "It is denied that "
"""How a clause is told that somebody denies, though its own words affirm it."""
Certainty = Literal["asserted", "expected", "possible", "rumoured", "asked"]
Frame = Literal["real", "fiction"]
SourceKind = Literal["outlet", "person", "organization", "document", "anonymous"]
ValueKind = Literal["date", "clock", "duration", "age", "ordinal", "count", "money", "percent", "measure", "name"]
Hedge = Literal["exact", "about", "at-least", "more-than", "at-most", "less-than"]
Status = Literal["superseded", "disputed", "unconfirmed", "single-source", "corroborated"]
Scope = Literal["within-article", "between-articles"]
ConflictKind = Literal["value", "date", "polarity", "name"]
State = Literal["possible", "rumoured", "expected", "happened", "denied"]
"""How far a thing has come, as a report says."""
UpdateWhy = Literal["grew", "happened", "corrected", "withdrawn"]

Bound = float | str | None
"""A number, an ISO date or a clock time ("14:37"); None where the region is open."""


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A frozen record of the contract; none refers back to itself, so the cycle collector need not look at them."""


class Span(Record, frozen=True, kw_only=True):
    """Where words stand, inside an article known from the record around it."""

    start: int
    end: int


class Evidence(Record, frozen=True, kw_only=True):
    """The exact words of an article that something rests on."""

    article: str
    start: int
    end: int
    text: str


class Interval(Record, frozen=True, kw_only=True):
    """A stretch of days, both ends included; an open end is None."""

    earliest: str | None = None
    latest: str | None = None


class Part(Record, frozen=True, kw_only=True):
    """A stretch of an article's text that is title, body, caption, credit, embed or boilerplate."""

    kind: PartKind
    start: int
    end: int


class Article(Record, frozen=True, kw_only=True):
    """One dated text of one outlet, as published."""

    id: str
    sha256: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "en"
    parts: tuple[Part, ...] = ()
    copy_of: str | None = None


class Mention(Record, frozen=True, kw_only=True):
    """A name, nominal or pronoun that stands for an entity."""

    article: str
    start: int
    end: int
    text: str
    kind: Literal["name", "nominal", "pronoun"] = "name"


class Entity(Record, frozen=True, kw_only=True):
    """A person, organisation, place, work … under all the names the text gives it."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    fictional: bool = False
    portrays: tuple[str, ...] = ()
    portrayed_by: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    description: str | None = None
    gender: Literal["female", "male"] | None = None
    mentions: tuple[Mention, ...] = ()


class Time(Record, frozen=True, kw_only=True):
    """A TIMEX3 expression and the days it allows."""

    article: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    mod: str | None = None
    alternatives: tuple[str, ...] = ()


class Quote(Record, frozen=True, kw_only=True):
    """A run of words attributed to somebody, inside one paragraph."""

    id: str
    article: str
    start: int
    end: int
    text: str
    kind: QuoteKind
    act: Act = "speech"
    speaker: str | None = None
    speaker_text: str | None = None
    speaker_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    audience: str | None = None
    said: Interval | None = None
    continues: str | None = None
    pieces: tuple[Span, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """One link of a chain: on whose word the article has a statement."""

    name: str
    kind: SourceKind
    entity: str | None = None


class Value(Record, frozen=True, kw_only=True):
    """A quantity, date or name a statement gives, as the region it allows (`low`, `high`; None is open).

    `counted` is the lemma of what is counted or measured ("child"), `restrictors` the lemmas that narrow it
    ("six" *wounded* children *in Arden*), `about` the entity it is a property of (an age's person).
    """

    kind: ValueKind
    role: str
    unit: str | None = None
    text: str
    start: int
    end: int
    low: Bound = None
    high: Bound = None
    hedge: Hedge = "exact"
    counted: str | None = None
    restrictors: tuple[str, ...] = ()
    about: str | None = None

    def __post_init__(self) -> None:
        # A number comes back from JSON as a float: made one here, a value is the same bytes kept and read again.
        for bound in ("low", "high"):
            if isinstance(number := getattr(self, bound), int):
                msgspec.structs.force_setattr(self, bound, float(number))


class Argument(Record, frozen=True, kw_only=True):
    """A participant or circumstance of a clause: `relation` is "subject", "object", "agent" or the preposition."""

    relation: str
    lemma: str
    text: str
    start: int
    end: int
    entity: str | None = None


class Phrase(Record, frozen=True, kw_only=True):
    """A stretch of a composed sentence: words, and whom they name or stand for; `owns` where as a possessor ("her")."""

    text: str
    entity: str | None = None
    owns: bool = False


class Statement(Record, frozen=True, kw_only=True):
    """One clause somebody put on record.

    `told` is the clause as a sentence of its own, composed of the article's words: with its subject and a finite verb,
    without what it leans on; empty where none can be composed surely.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    subject: str | None = None
    subjects: tuple[str, ...] = ()
    subject_text: str | None = None
    predicate: str
    predicate_span: Span | None = None
    object: str | None = None
    object_text: str | None = None
    arguments: tuple[Argument, ...] = ()
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    frame: Frame = "real"
    nominal: bool = False
    passive: bool = False
    when: Interval | None = None
    values: tuple[Value, ...] = ()
    sources: tuple[Source, ...] = ()
    sentence: Span | None = None
    told: tuple[Phrase, ...] = ()


class Reading(Record, frozen=True, kw_only=True):
    """What one article says, from that article alone."""

    article: Article
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    warnings: tuple[str, ...] = ()


class ClaimValue(Record, frozen=True, kw_only=True):
    """Where the values of a claim's statements meet."""

    role: str
    unit: str | None = None
    low: Bound = None
    high: Bound = None


class Step(Record, frozen=True, kw_only=True):
    """A value, or how far a thing has come, as of a day; `overtaken` where a later step goes beyond it."""

    low: Bound = None
    high: Bound = None
    as_of: str | None = None
    statements: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    state: State | None = None
    overtaken: bool = False


class Claim(Record, frozen=True, kw_only=True):
    """Statements, from any number of articles, that speak of the same thing.

    `steps` are those of a claim that moves (rumoured, expected, happened, denied), `course` tells them in a sentence;
    `confidence` is how surely two independent voices say it, None where only one does.
    """

    id: str
    text: str
    about: tuple[str, ...] = ()
    values: tuple[ClaimValue, ...] = ()
    statements: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    status: Status = "single-source"
    first_reported: str | None = None
    frame: Frame = "real"
    confidence: float | None = None
    steps: tuple[Step, ...] = ()
    course: str | None = None


class Side(Record, frozen=True, kw_only=True):
    """One side of a conflict: the words at odds, what they allow, and who stands behind them."""

    text: str
    low: Bound = None
    high: Bound = None
    statements: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    spans: tuple[Evidence, ...] = ()


class Conflict(Record, frozen=True, kw_only=True):
    """Statements of one claim whose regions have no world in common, or that affirm and deny the same."""

    id: str
    claim: str
    about: tuple[str, ...] = ()
    role: str
    scope: Scope
    kind: ConflictKind
    confidence: float
    explanation: str
    sides: tuple[Side, ...]


class Reconciled(Record, frozen=True, kw_only=True):
    """What looks like a conflict and is none, with the rule that reconciles it."""

    id: str
    about: tuple[str, ...] = ()
    role: str
    sides: tuple[Side, ...]
    rule: str


class Update(Record, frozen=True, kw_only=True):
    """A later statement that overtakes an earlier one."""

    id: str
    claim: str
    role: str
    steps: tuple[Step, ...]
    why: UpdateWhy


class Inference(Record, frozen=True, kw_only=True):
    """What follows when regions are intersected."""

    id: str
    about: str
    what: str
    earliest: str | None
    latest: str | None
    rule: str
    statements: tuple[str, ...]


class OriginLink(Record, frozen=True, kw_only=True):
    """How one article has what an origin says: through whom, how that is known, and for how many claims.

    `own`: on its outlet's own word; `named` in the text; `credited` at its head or foot; in words `taken` from another
    article or shared with it; `cited`: others say that this outlet has it from there; `voice`: it names another, who is
    not shown to speak independently of this one.
    """

    article: str
    via: tuple[str, ...] = ()
    how: Literal["own", "named", "credited", "taken", "cited", "voice"]
    claims: int


class Origin(Record, frozen=True, kw_only=True):
    """Somebody on whose word a claim rests, or who passed it on; `links` say how each article has it from them."""

    id: str
    name: str
    kind: SourceKind
    articles: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    links: tuple[OriginLink, ...] = ()


class Circle(Record, frozen=True, kw_only=True):
    """Origins that have a claim from one another, in the order of printing: none of them has it first-hand."""

    claim: str
    origins: tuple[str, ...]


class Event(Record, frozen=True, kw_only=True):
    """A dated entry of the timeline."""

    earliest: str | None
    latest: str | None
    text: str
    claim: str | None
    statements: tuple[str, ...]
    frame: Frame


class MadeWith(Record, frozen=True, kw_only=True):
    """The versions an answer depends on."""

    version: str
    pipeline: str
    tagger: str | None = None
    encoder: str | None = None
    contradictions: str | None = None
    outlets: str | None = None  # sha256 of a user's own registry


DecisionKind = Literal["same-entity", "different-entity", "shared-source", "dismiss-conflict", "correct-date", "undo"]


class Decision(Record, frozen=True, kw_only=True):
    """What an editor decided, kept beside the readings and applied on every build.

    `about` is what it speaks of: two names (same-entity, different-entity), two outlets (shared-source), a conflict
    (dismiss-conflict), an article (correct-date), the number of another decision (undo). `value` is the date of
    correct-date.
    """

    n: int
    at: str
    who: str
    kind: DecisionKind
    about: tuple[str, ...]
    value: str | None = None
    reason: str | None = None


class Story(Record, frozen=True, kw_only=True):
    """Articles about the same happenings, and all that is said over them."""

    schema: str = "firsthand/1"
    as_of: str | None = None
    made_with: MadeWith
    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reconciled: tuple[Reconciled, ...] = ()
    updates: tuple[Update, ...] = ()
    inferences: tuple[Inference, ...] = ()
    origins: tuple[Origin, ...] = ()
    circles: tuple[Circle, ...] = ()
    timeline: tuple[Event, ...] = ()
    decisions: tuple[Decision, ...] = ()
    warnings: tuple[str, ...] = ()


class Answer(Record, frozen=True, kw_only=True):
    """What the articles answer to a question, with whose word it is and what speaks against it."""

    text: str
    status: Status
    claim: str | None
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    against: tuple[Evidence, ...] = ()


class Answers(Record, frozen=True, kw_only=True):
    """The answers to one question, best first; none when the articles do not say."""

    question: str
    answers: tuple[Answer, ...] = ()


class Version(Record, frozen=True, kw_only=True):
    """An article whose text replaces that of an earlier one under the same URL or id."""

    article: str
    replaces: str


class Move(Record, frozen=True, kw_only=True):
    """A story that was begun, or took in, parted from or became another."""

    n: int
    at: str
    kind: Literal["begun", "merged", "split"]
    story: str
    other: str | None = None
    articles: tuple[str, ...] = ()


class Added(Record, frozen=True, kw_only=True):
    """What came of adding articles: ids that are new, ids the store had, new versions, and stories that changed."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    stories: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


class StoryCard(Record, frozen=True, kw_only=True):
    """A story of a store at a glance."""

    id: str
    title: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    earliest: str | None
    latest: str | None
    stale: bool


ChangeKind = Literal["new", "confirmed", "disputed", "settled", "overtaken", "withdrawn", "denied"]


class Change(Record, frozen=True, kw_only=True):
    """What of a claim is other on one day than on another; `before` and `after` are its sentence on each."""

    kind: ChangeKind
    claim: str
    before: str | None
    after: str | None
    origins: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Changes(Record, frozen=True, kw_only=True):
    """What a story says on one day against another, in the order of the claims."""

    earlier: str
    later: str
    changes: tuple[Change, ...] = ()


VerdictKind = Literal["supported", "single-source", "contradicted", "rumour", "not-found"]


class Verdict(Record, frozen=True, kw_only=True):
    """What the articles say of one statement of a draft.

    `origins` are the independent ones that say so, by name; `for_it` and `against` the words in the articles.
    """

    kind: VerdictKind
    start: int
    end: int
    text: str
    explanation: str
    claim: str | None = None
    origins: tuple[str, ...] = ()
    for_it: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()


class Draft(Record, frozen=True, kw_only=True):
    """A draft held against the articles: a verdict for each of its statements, in order of its text."""

    id: str
    text: str
    verdicts: tuple[Verdict, ...] = ()
