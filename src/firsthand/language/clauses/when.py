"""When what a clause tells took place, as far as its own words and the clauses it leans on say."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from spacy.tokens import Token

from firsthand.language.clauses.apart import step_of
from firsthand.language.clauses.bounds import (
    MODIFYING,
    Days,
    beyond,
    bounded,
    end_of_deed,
    happening,
    ranked,
    tense_in,
    told_apart,
)
from firsthand.language.clauses.other_times import of_something_else
from firsthand.language.clauses.tree import Clause, accompanies
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph
from firsthand.language.timex.calendar import parse_day
from firsthand.model import Interval, Time

_MEANWHILE = frozenset({"as", "when"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def mine(paragraph: Paragraph, clause: Clause, others: list[Clause], offset: int) -> bool:
    """Whether a word belongs to this clause: the innermost that holds it."""
    token = _token(paragraph, offset)
    if token is None or all(t.i != token.i for t in clause.tokens):
        return False
    holding = [c for c in others if any(t.i == token.i for t in c.tokens)]
    return min(holding, key=lambda c: (len(c.tokens), c.head.i)) is clause


def _token(paragraph: Paragraph, offset: int) -> Token | None:
    found = paragraph.tokens(offset, offset + 1)
    return found[0] if found is not None and len(found) else None


def when_of(
    published: str | None, paragraph: Paragraph, clause: Clause, others: list[Clause], times: list[Time]
) -> Interval | None:
    """The days a clause's own expressions leave open, else those of the clauses it leans on."""
    dating = _Dating(parse_day(published), paragraph, others, times)
    days = dating.of(clause)
    if days is None or (days.first is None and days.last is None):
        return None
    return Interval(
        earliest=days.first.isoformat() if days.first else None, latest=days.last.isoformat() if days.last else None
    )


class _Dating:
    """The clauses of one sentence and the times in it."""

    def __init__(self, published: date | None, paragraph: Paragraph, others: list[Clause], times: list[Time]) -> None:
        self.published, self.paragraph, self.others = published, paragraph, others
        self.times = [t for t in times if t.earliest and t.latest]
        self.lengths = [t for t in times if t.type == "DURATION"]

    def of(self, clause: Clause) -> Days | None:
        own = self.told(clause) or self._of_happening(clause) or self._of_meanwhile(clause)
        return own or self._apart(clause) or self._above(clause) or self._of_deeds(clause) or self._around(clause)

    def told(self, clause: Clause) -> Days | None:
        """The days of a clause's own words."""
        own = [t for t in self.times if mine(self.paragraph, clause, self.others, t.start)]
        own = [t for t in own if not of_something_else(self.paragraph, clause, t, self.published)]
        if not own and (moment := self._moment(clause)):
            return Days(parse_day(moment[0].earliest), parse_day(moment[0].latest))
        own = self._of_now(clause, own) or own or self._of_purpose(clause)
        return bounded(self.paragraph, clause, own, self.published) if own else None

    def _above(self, clause: Clause) -> Days | None:
        """A joined verb, a participle and what is told with "as" or "when" share the days of the clause above."""
        joined = clause.top.dep_ in ("conj", "advcl") and _same_moment(clause)
        if clause.parent is None or not (joined or accompanies(clause.top)):
            return None
        above = next((c for c in self.others if c.top == clause.parent), None)
        if above is None or not _agree(clause, above):
            return None
        return self.told(above) or self._of_happening(above) or self._above(above)

    def _of_meanwhile(self, clause: Clause) -> Days | None:
        """ "died when the boat sank on Monday", "was hit while walking home on Monday"; "a ship out on Monday sank"."""
        if clause.nominal or tense_in(clause) != "past":
            return None
        below = [c for c in self.others if c.parent == clause.top and c.top.dep_ in ("advcl", "csubj")]
        at_once = [c for c in below if (_meanwhile(c) and tense_in(c) == "past") or _doing_so(c, clause)]
        return next((days for c in at_once if (days := self.told(c))), None)

    def _of_deeds(self, clause: Clause) -> Days | None:
        """The day behind the last of several deeds of harm: "shot a guard and wounded two men on Monday"."""
        if clause.nominal or not _harms(clause.top) or tense_in(clause) != "past":
            return None
        joined = sorted((t for t in clause.top.conjuncts if t.i > clause.top.i), key=lambda t: t.i)
        run = list(takewhile(_harms, joined))
        last = next((c for c in self.others if run and c.top == run[-1]), None)
        return self.told(last) if last is not None else None

    def _apart(self, clause: Clause) -> Days | None:
        """The day so long before or after that of the clause above or below: "a day after the vote was lost"."""
        if clause.nominal:
            return None
        for below in self.others:
            above = next((c for c in self.others if c.top == below.parent), None)
            step = (
                step_of(self.paragraph, below.top, self.lengths) if above in (clause, None) or below is clause else None
            )
            if step is None or above is None:
                continue
            if below is clause and (days := self.told(above)) is not None:
                return step.down(days)
            if above is clause and (days := self.told(below)) is not None:
                return step.up(days)
        return None

    def _around(self, clause: Clause) -> Days | None:
        """The days that a deed before or behind leaves: "has led it since joining in 2019", "died after it fell"."""
        if clause.nominal or tense_in(clause) != "past":
            return None
        for below in self.others:
            end = end_of_deed(below.top)
            above = below.top.head.head if below.top.dep_ == "pcomp" else below.top.head
            if end is None or above not in (clause.top, clause.head) or (end == "since" and ranked(clause.tokens)):
                continue
            if (days := self.told(below)) is not None:
                return beyond(days, end, tense_in(clause), self.published)
        return None

    def _of_happening(self, clause: Clause) -> Days | None:
        """ "the blast on Monday killed nine", "the 2012 attack, which killed nine": on the day of the happening."""
        subject = clause.subject
        if clause.nominal or subject is None or not happening(subject) or tense_in(clause) != "past":
            return None
        if clause.head.lemma_.lower() not in words("when", "happening.verbs"):
            return None
        if any(c.lower_ == "not" or c.dep_ == "neg" for c in clause.head.children):
            return None
        dated = [t for t in self.times if (root := self._root(t)) is not None and _dates(root, subject)]
        found = [Days(parse_day(t.earliest), parse_day(t.latest)) for t in dated[:1]]
        return found[0] if found else None

    def _root(self, time: Time) -> Token | None:
        tokens = self.paragraph.tokens(time.start, time.end)
        return tokens.root if tokens is not None and len(tokens) else None

    def _of_now(self, clause: Clause, times: list[Time]) -> list[Time]:
        """Of several times with a verb of the present those not over: "who left two years ago starts Monday"."""
        if len(times) < 2 or not self.published or clause.nominal or clause.head.tag_ not in ("VBZ", "VBP"):
            return []
        if any(c.dep_ == "aux" for c in clause.head.children):
            return []
        return [t for t in times if (last := parse_day(t.latest)) is None or last >= self.published]

    def _of_purpose(self, clause: Clause) -> list[Time]:
        """The past time of an infinitive a deed was done for: "beat Lind to keep her title on Monday"."""
        if clause.nominal or clause.head.tag_ != "VBD" or not self.published:
            return []
        ends = [
            c
            for c in self.others
            if c.top.dep_ in ("advcl", "xcomp") and c.top.head == clause.head and c.top.tag_ == "VB"
        ]
        return [
            t
            for c in ends
            for t in self.times
            if mine(self.paragraph, c, self.others, t.start)
            and (last := parse_day(t.latest)) is not None
            and last <= self.published
            and not of_something_else(self.paragraph, c, t, self.published)
        ]

    def _moment(self, clause: Clause) -> list[Time]:
        """The time right before a clause's "when": "until Friday, when he was found"."""
        when = next((c for c in clause.top.children if c.lower_ == "when" and c.i < clause.top.i), None)
        if when is None or when.i == when.sent.start:
            return []
        at = when.i - 2 if when.nbor(-1).text == "," else when.i - 1
        if at < when.sent.start:
            return []
        place = self.paragraph.place(when.doc[at])[0]
        return [t for t in self.times if t.start <= place < t.end]


def _dates(root: Token, thing: Token) -> bool:
    """Whether a time hangs on a noun: "Monday's blast", "the blast on Monday"."""
    if root.dep_ in MODIFYING:
        return told_apart(root) == thing
    return (root.head if root.dep_ == "pobj" and root.head.lower_ in ("in", "of", "on") else root).head == thing


def _meanwhile(clause: Clause) -> bool:
    return any(c.lower_ in _MEANWHILE and c.dep_ in ("mark", "advmod") for c in clause.top.children)


def _harms(verb: Token) -> bool:
    return verb.lemma_.lower() in words("when", "harming.verbs")


def _doing_so(clause: Clause, above: Clause) -> bool:
    """ "was hit [while walking home]", "[a ship patrolling on Monday] sank", "[arraigned on Monday], he was held"."""
    if clause.head.lemma_.lower() in words("when", "hearing.verbs"):
        return clause.top.tag_ == "VBN" and clause.head.i < above.head.i
    gerund = clause.top.tag_ == "VBG" and not any(c.dep_ in ("aux", "auxpass") for c in clause.top.children)
    during = any(c.lower_ == "while" and c.dep_ == "mark" for c in clause.top.children)
    return gerund and (during or (clause.top.dep_ == "csubj" and clause.subject == above.subject))


def _same_moment(clause: Clause) -> bool:
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.head.children):
        return False
    return clause.top.dep_ == "conj" or clause.head.tag_ == "VBG" or _meanwhile(clause)


def _agree(clause: Clause, above: Clause) -> bool:
    """Whether a clause with a tense of its own has that of the one above: "left in May and now teaches"."""
    own = [clause.top, *(c for c in clause.top.children if c.dep_ in ("aux", "auxpass"))]
    if not any(t.tag_ in _FINITE for t in own):
        return True
    this, other = tense_in(clause), tense_in(above)
    return this == other or ("none" in (this, other) and clause.top.tag_ not in ("VBZ", "VBP"))
