"""What a pronoun or a phrase with "the" asks for, and whoever was met that it may mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.coreference.appositions import SHIP, role_of, sex_of
from firsthand.language.coreference.binding import named_below, subjects_above
from firsthand.language.coreference.discourse import SUBJECT, Seen, Walk, speaks
from firsthand.language.coreference.figures import Figure, Gender
from firsthand.language.coreference.nominals import DEFINITE, PLAIN, like
from firsthand.language.coreference.pronouns import barred, sex_of_pronoun
from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.types import key, person_noun
from firsthand.language.parse import Paragraph

Kind = Literal["says", "one", "many", "thing", "person", "body", "place"]
FAR = 12
"""Sentences back a pronoun reaches, and a noun to somebody it does not describe."""
MEMORY = 2000
"""Mentions back a noun reaches."""


@dataclass(frozen=True)
class Pointer:
    """A pronoun or a phrase with "the": which kind of antecedent it asks for, and where it stands."""

    token: Token
    tokens: Tokens
    kind: Kind
    sex: Gender | None
    quote: int | None
    place: tuple[int, int]
    role: str = ""
    extra: frozenset[str] = frozenset()

    @property
    def pronoun(self) -> bool:
        return self.kind in ("says", "one", "many", "thing")


@dataclass
class Trace:
    """Where somebody was met of late; `last` is None for who is named further down.

    count: mentions; subjects: how many sentences back as a subject; outside: whether outside quotations; opens: the
    last paragraph opened as its subject, -1 if none; sourced: mentions as who speaks; late: others
    of the last sentences.
    """

    figure: Figure
    last: Seen | None
    count: int = 0
    subjects: set[int] = field(default_factory=set)
    outside: bool = False
    opens: int = -1
    sourced: int = 0
    late: int = 0


def pointer(walk: Walk, paragraph: Paragraph, token: Token, tokens: Tokens) -> Pointer | None:
    """Return what a pronoun or a phrase with "the" asks for, None where it is nothing that is weighed."""
    place = paragraph.place(tokens)
    quote = walk.quote(paragraph.place(token)[0])
    if token.pos_ == "PRON":
        if (sex := sex_of_pronoun(token)) is not None:
            return Pointer(token, tokens, "says" if quote is None and speaks(token) else "one", sex, quote, place)
        if token.lower_ in words("pronouns", "plural"):
            return Pointer(token, tokens, "many", None, quote, place)
        return Pointer(token, tokens, "thing", None, quote, place) if _does(token) else None
    if token.tag_ in ("NNS", "NNPS") or token.pos_ != "NOUN" or tokens[0].lower_ not in DEFINITE:
        return None
    if token.dep_ in ("attr", "oprd") or token.head.lemma_ == "become":
        return None  # what somebody is or will be, not who
    kind = _kind_of(token)
    if kind is None:
        return None
    role = role_of(token) or token.lemma_.lower()
    extra = frozenset(t.lower_ for t in tokens if t != token and t.lower_ not in PLAIN and not t.is_punct)
    return Pointer(token, tokens, kind, sex_of(role), quote, place, role, extra)


def _does(token: Token) -> bool:
    """Whether an "it" is the subject of a verb, not what somebody saw or did; "its" always is."""
    if token.lower_ == "its":
        return True
    bare = token.head.tag_ == "VB" and not any(t.dep_ in ("aux", "auxpass") for t in token.head.children)
    return token.lower_ in words("pronouns", "thing") and token.dep_ in ("nsubj", "nsubjpass") and not bare


def _kind_of(noun: Token) -> Kind | None:
    lemma = noun.lemma_.lower()
    if person_noun(noun):
        return "person"
    if lemma in words("names", "place.called"):
        return "place"
    if lemma in words("roles", "collective.bodies"):
        return None  # "the government" is one all through an article
    several = lemma in words("roles", "collective.kinds") or lemma in lexicon("roles")["institution"]
    return "body" if several else None


def traces(walk: Walk, asked: Pointer, named: list[Figure]) -> list[Trace]:
    """Return whoever may be meant, the one of the last mention first.

    named: all with names, those first named further down included, whom an opening may mean.
    """
    found: dict[int, Trace] = {}
    for seen in islice(walk.recent(FAR if asked.pronoun else MEMORY), MEMORY):
        trace = found.get(id(seen.figure))
        if trace is None:
            if not _may_be(asked, seen.figure, walk.sentence - seen.sentence):
                continue
            trace = found[id(seen.figure)] = Trace(seen.figure, seen)
        trace.count += 1
        trace.outside = trace.outside or seen.quote is None
        trace.sourced += seen.speaks
        trace.late += walk.sentence - seen.sentence <= 2 and not seen.speaks
        if seen.token.sent.start == 0 and seen.weight >= SUBJECT - 10:
            trace.opens = max(trace.opens, seen.paragraph)
        if seen.weight >= SUBJECT - 10 and seen.quote is None:
            trace.subjects.add(walk.sentence - seen.sentence)
    barring = _barring(walk, asked)
    met = [trace for at, trace in found.items() if at not in barring]
    if (
        asked.kind in ("says", "one", "many")
        and (ahead := ahead_of(walk, asked)) is not None
        and id(ahead) not in found
    ):
        met.append(Trace(ahead, None))
    if asked.kind == "person":
        fresh = (f for f in named if id(f) not in found and id(f) not in barring)
        met += [Trace(f, None) for f in fresh if _may_be(asked, f, FAR + 1)]
    return met


def _barring(walk: Walk, asked: Pointer) -> set[int]:
    """Who cannot be meant for where the words stand."""
    if not asked.pronoun:
        above = subjects_above(walk, asked.token) if asked.kind == "person" else ()
        return _named_within(walk, asked) | {id(f) for f in above}
    below = named_below(walk, asked.token, asked.place[0])
    return {id(f) for f in (*barred(walk, asked.token, asked.quote), *below)}


def _named_within(walk: Walk, asked: Pointer) -> set[int]:
    """Who is named in the phrase itself, and so is not whom it means: "the 21-year-old Lind supporter"."""
    start = asked.place[0] - asked.tokens.start_char
    named = (walk.named.get(start + t.idx) for t in asked.tokens if t.i < asked.token.i)
    return {id(figure) for figure in named if figure is not None}


def ahead_of(walk: Walk, asked: Pointer) -> Figure | None:
    """Who is the subject of the sentence where the pronoun stands in what comes before it: "As he left, Bo Lind …"."""
    root = asked.token.sent.root
    for child in root.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.i > asked.token.i and not child.is_ancestor(asked.token):
            figure = walk.named.get(asked.place[0] + child.idx - asked.token.idx)
            if figure is not None and _may_be(asked, figure, 0):
                return figure
    return None


def _may_be(asked: Pointer, figure: Figure, away: int) -> bool:
    """Whether somebody is of the kind, number and sex asked for."""
    kind = asked.kind
    if kind in ("says", "one"):
        ship = SHIP in figure.roles and asked.sex == "female"
        return ship or (figure.type == "person" and not figure.plural and figure.gender in (None, asked.sex))
    if kind == "many":
        return figure.plural or figure.type in ("group", "organization")
    if figure.plural:
        return False
    if kind == "thing":
        return figure.type not in ("person", "group")
    said = described(asked, figure)
    if not said and (not figure.named or away > FAR):
        return False
    if kind == "person":
        return figure.type == "person" and (not asked.sex or figure.gender in (None, asked.sex))
    if kind == "place":
        return figure.type == "place" or said
    return figure.type in ("organization", "place", "group", "work") or said


def described(asked: Pointer, figure: Figure) -> bool:
    """Whether the noun, or its like, was said of somebody or stands in the name."""
    return (
        asked.role in figure.roles or any(like(r) == like(asked.role) for r in figure.roles) or in_name(asked, figure)
    )


def in_name(asked: Pointer, figure: Figure) -> bool:
    return figure.named and any(asked.role in key(form).split() for form in figure.forms)
