"""When what a clause tells took place, as far as its own words and the clause it leans on say."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.sources import is_document
from firsthand.language.clauses.tree import Clause
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph
from firsthand.model import Interval, Time


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
    """The days a clause's own expressions allow, else those of the clause it leans on."""
    own = [t for t in times if t.type in ("DATE", "TIME") and t.earliest and mine(paragraph, clause, others, t.start)]
    own = [t for t in own if not _of_something_else(paragraph, t)] or _moment(paragraph, clause, times)
    own = _of_now(published, clause, own) or own or _of_purpose(published, paragraph, clause, others, times)
    if own:
        return _meet(own)
    if clause.top.dep_ in ("conj", "advcl") and clause.parent is not None and _same_moment(clause):
        above = next((c for c in others if c.top == clause.parent), None)
        return when_of(published, paragraph, above, others, times) if above else None
    return None


def _of_now(published: str | None, clause: Clause, times: list[Time]) -> list[Time]:
    """Of several times with a verb of the present those not over: "who left two years ago starts Monday"."""
    if len(times) < 2 or not published or clause.nominal or clause.head.tag_ not in ("VBZ", "VBP"):
        return []
    if any(c.dep_ == "aux" for c in clause.head.children):
        return []
    return [t for t in times if t.latest is None or t.latest[:10] >= published[:10]]


def _of_purpose(
    published: str | None, paragraph: Paragraph, clause: Clause, others: list[Clause], times: list[Time]
) -> list[Time]:
    """The past time of an infinitive a deed was done for: "beat Lind to keep her title on Monday"."""
    if clause.nominal or clause.head.tag_ != "VBD" or not published:
        return []
    ends = [c for c in others if c.top.dep_ in ("advcl", "xcomp") and c.top.head == clause.head and c.top.tag_ == "VB"]
    found = [t for c in ends for t in times if t.type in ("DATE", "TIME") and mine(paragraph, c, others, t.start)]
    return [
        t
        for t in found
        if t.earliest and t.latest and t.latest[:10] <= published[:10] and not _of_something_else(paragraph, t)
    ]


def _of_something_else(paragraph: Paragraph, time: Time) -> bool:
    """ "the 2004 tsunami", "Monday's shooting", "than in 2006": the date of a thing, not of the clause."""
    tokens = paragraph.tokens(time.start, time.end)
    root = tokens.root if tokens is not None else None
    if root is not None and (_compared(root) or _of_paper(root)):
        return True
    return (
        root is not None
        and root.dep_ in ("poss", "compound", "nummod", "amod", "nmod")
        and root.head.pos_ in ("NOUN", "PROPN")
        and not _occasion(root)
    )


def _of_paper(root: Token) -> bool:
    """ "a report of 20 February": when it is from."""
    return root.dep_ == "pobj" and root.head.lower_ in ("from", "of") and is_document(root.head.head)


def _compared(root: Token) -> bool:
    """ "compared with 30 in 1998", "despite losses in 2006": the time of what a thing is held against."""
    for above in root.ancestors:
        if above.lower_ in words("tree", "comparing.words"):
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


def _occasion(root: Token) -> bool:
    """ "bowed out in Monday's finale": on Monday."""
    noun = root.head
    while noun.dep_ in ("compound", "nmod") and noun.head.pos_ == "NOUN":
        noun = noun.head
    at = root.dep_ == "poss" and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "during")
    return at and noun.lemma_.lower() in words("tree", "occasions.nouns") and noun.head.head.pos_ == "VERB"


def _moment(paragraph: Paragraph, clause: Clause, times: list[Time]) -> list[Time]:
    """The time right before a clause's "when": "until Friday, when he was found"."""
    when = next((c for c in clause.top.children if c.lower_ == "when" and c.i < clause.top.i), None)
    if when is None or when.i == when.sent.start:
        return []
    at = when.i - 2 if when.nbor(-1).text == "," else when.i - 1
    if at < when.sent.start:
        return []
    place = paragraph.place(when.doc[at])[0]
    return [t for t in times if t.start <= place < t.end and t.type in ("DATE", "TIME") and t.earliest]


def _same_moment(clause: Clause) -> bool:
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.head.children):
        return False
    return clause.top.dep_ == "conj" or clause.head.tag_ == "VBG"


def _meet(times: list[Time]) -> Interval:
    earliest, latest = times[0].earliest, times[0].latest
    for t in times[1:]:
        low, high = (
            max(filter(None, (earliest, t.earliest)), default=None),
            min(filter(None, (latest, t.latest)), default=None),
        )
        if low is None or high is None or low <= high:
            earliest, latest = low, high
    return Interval(earliest=earliest, latest=latest)
