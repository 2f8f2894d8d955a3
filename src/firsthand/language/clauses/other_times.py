"""Times inside a clause that say when something else is: "the 2004 tsunami", "asked her to vote Tuesday"."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Span, Token

from firsthand.language.attribution.sources import is_document
from firsthand.language.clauses.bounds import MODIFYING, by_happening, happening, told_apart
from firsthand.language.clauses.tree import Clause
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph
from firsthand.language.timex.calendar import parse_day
from firsthand.language.timex.tense import REAL
from firsthand.model import Time

_REACH = 16
"""Words between the "from" of a comparison and the time of what is compared, at most."""
_IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_GOING_ON = 7
"""Days after which what was then is not going on now."""
_DECADE = re.compile(r"\b(?:\d\d)?\d0s\b")
_YEAR = 4
"""Digits of a year."""


def of_something_else(paragraph: Paragraph, clause: Clause, time: Time, published: date | None) -> bool:
    """Whether a time among the words of a clause is the date of a thing, not of the clause."""
    tokens = paragraph.tokens(time.start, time.end)
    if tokens is None or not len(tokens):
        return False
    root = tokens.root
    if _compared(root) or _of_paper(root) or _changed_from(tokens[0]) or _aside(clause, root) or _of_an_age(tokens):
        return True
    ahead = parse_day(time.earliest)
    if occasion(root) and published is not None and ahead is not None and ahead > published:
        return clause.top.tag_ in ("VBZ", "VBP")  # "holds a lead in Tuesday's vote"
    if not clause.nominal and (_of_a_task(clause, root) or _of_a_thing_now(clause, root, time, published)):
        return True
    if root.dep_ not in MODIFYING or root.head.pos_ not in ("NOUN", "PROPN") or _right_behind(clause.head, tokens):
        return False
    return not (occasion(root) or by_happening(root) or (clause.nominal and told_apart(root) == clause.head))


def _printed(noun: Token) -> bool:
    return noun.lemma_.lower() in words("when", "printing.papers")


def _right_behind(verb: Token, time: Span) -> bool:
    """Whether a day right behind a verb is that of the verb: "announced Sunday deep cuts", not "won Sunday games"."""
    last = time[-1]
    of_verb = verb.tag_ in ("VBD", "VBN") and time[0].i == verb.i + 1 and last.i + 1 < verb.sent.end
    return of_verb and last.nbor().pos_ in ("ADJ", "ADV", "DET", "NUM")


def occasion(root: Token) -> bool:
    """ "bowed out in Monday's finale", "was killed in the 2012 attack": then."""
    noun = told_apart(root)
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "at", "during"):
        return False
    verb = noun.head.head
    if verb.lemma_.lower() in words("when", "printing.verbs") and (noun.pos_ == "PROPN" or _printed(noun)):
        return True
    if verb.pos_ != "VERB" or noun.lemma_.lower() not in words("when", "occasions.nouns"):
        return False
    return noun.head.lower_ != "in" or verb.lemma_.lower() not in words("when", "occasions.matters")


def _aside(clause: Clause, root: Token) -> bool:
    """ "Lorne, the nominee in 2008, said so": what somebody is called, not what is told."""
    for node in (root, *root.ancestors):
        if node in (clause.head, clause.top):
            return False
        if node.dep_ == "appos" and node != root:
            return True
    return False


def _of_an_age(tokens: Span) -> bool:
    """ "the 1950s pin-up": the age of who is named; a clause of that time has it with a preposition."""
    first, last = tokens[0], tokens[-1]
    if not _DECADE.search(tokens.text) or last.i + 1 >= first.sent.end:
        return False
    before = [t.pos_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]]
    return "ADP" not in before and last.nbor().is_alpha


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


def _changed_from(first: Token) -> bool:
    """ "fell to 30 from 40 a year earlier", "rose 4% from March": the time of what was before."""
    number = False
    for at in range(first.i - 1, max(first.sent.start, first.i - _REACH) - 1, -1):
        token = first.doc[at]
        if token.lower_ == "from":
            if _led_on(first, at):
                return False
            before = first.doc[max(first.sent.start, at - 4) : at]
            return number or any(t.lower_ in words("when", "comparing.shares") for t in before)
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.text in (";", ":"):
            return False
        number = number or token.like_num
    return False


def _led_on(first: Token, start: int) -> bool:
    """ "from 1950 to 1960": two ends of one stretch."""
    between = first.doc[start + 1 : first.i]
    numbers = [t for t in between if t.like_num]
    led = any(t.lower_ in ("to", "through", "until", "till", "-", "–") for t in between)
    return led and all(t.ent_type_ in ("DATE", "TIME") or (t.is_digit and len(t) == _YEAR) for t in numbers)


def _of_a_task(clause: Clause, root: Token) -> bool:
    """ "urged them to vote Tuesday": when somebody is to do it."""
    verb = next((a for a in root.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb == clause.head or verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "ccomp"):
        return False
    above = verb.head
    others = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or any(
        c.dep_ == "dobj" for c in above.children
    )
    return above.tag_ in ("VBD", "VBN") and others and above.lemma_.lower() not in REAL


def _of_a_thing_now(clause: Clause, root: Token, time: Time, published: date | None) -> bool:
    """ "is reflecting on his parents' death in 1987": what is so now is not then."""
    last = parse_day(time.latest)
    if published is None or last is None or last >= published:
        return False
    aux = [c for c in clause.top.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" for c in aux):
        return False
    going_on = clause.top.tag_ == "VBG" and any(c.lower_ in _IS for c in aux)
    if going_on and (published - last).days > _GOING_ON:
        return True
    if not (going_on or clause.top.tag_ in ("VBZ", "VBP")) or root.dep_ not in ("pobj", "npadvmod"):
        return False
    noun = root.head.head if root.dep_ == "pobj" else root.head
    return noun.pos_ in ("NOUN", "PROPN") and happening(noun)
