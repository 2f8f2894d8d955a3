"""What a relative expression is read against: the publication date, the passage so far, and the tense of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.timex.calendar import Days, days_of
from firsthand.language.timex.rules import PACKAGE
from firsthand.language.timex.timex import Timex

Tense = Literal["past", "present", "future", "none"]
PLANNING = words("words", "tense.planning", PACKAGE)
BEFORE_FUTURE = words("words", "tense.before", PACKAGE)
WOULD = frozenset({"would", "'d", "’d"})
MODALS = words("words", "tense.modal", PACKAGE)
AHEAD = words("words", "tense.ahead", PACKAGE)


@dataclass(frozen=True)
class Named:
    """A date named before in the passage.

    Where it stands (paragraph, sentence), its value, whether its year was spelled out (`absolute`), whether it was
    counted from another
    ("a year earlier": `derived`), whether it dates several events at once ("two last week": `group`), and its
    sentence's names.
    """

    paragraph: int
    sentence: int
    value: str
    grain: str
    absolute: bool
    derived: bool = False
    group: bool = False
    names: frozenset[str] = frozenset()

    def days(self) -> Days | None:
        return days_of(self.value)


@dataclass(frozen=True)
class Moment:
    """All a resolver may look at beside the words themselves."""

    published: date | None
    tense: Tense = "none"
    before: tuple[Named, ...] = ()
    paragraph: int = 0
    sentence: int = 0
    text: str = ""
    names: frozenset[str] = frozenset()
    headline: bool = False
    word_before: str = ""
    year_ahead: int | None = None
    attributive: bool = False
    close: bool = False
    """Whether nothing but a preposition, a comma or a dash stands between the last date and this one."""

    def named(self, grains: str, back: int = 1) -> Named | None:
        """Return the last date of one of these grains named in this paragraph or up to `back` before it."""
        for one in reversed(self.before):
            if one.paragraph < self.paragraph - back:
                return None
            if one.grain in grains:
                return one
        return None

    def same_sentence(self, grains: str) -> Named | None:
        """Return the last date of one of these grains named before in the same sentence."""
        found = self.named(grains, 0)
        return found if found and found.sentence == self.sentence else None


def named(timex: Timex, at: Moment, absolute: bool, derived: bool, group: bool) -> Named | None:
    """Return what later expressions may refer back to, None for a duration, a set or a vague reference."""
    if timex.type not in ("DATE", "TIME") or not timex.grain or not days_of(timex.value):
        return None
    return Named(at.paragraph, at.sentence, timex.value, timex.grain, absolute, derived, group, at.names)


def tense_at(token: Token) -> Tense:
    """Return the tense of the clause a token stands in, "none" where it has no finite verb of past or future."""
    if token.dep_ == "poss":
        verb = token.head.head
        return _tense_of(verb) if token.head.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX") else "past"
    first = token.left_edge
    if first.i and first.nbor(-1).lower_ in BEFORE_FUTURE:
        return "future"
    for node in [token, *token.ancestors]:
        if node is not token and node.lemma_.lower() in PLANNING and node.i < token.i:
            return "future"
        if node.pos_ not in ("VERB", "AUX"):
            continue
        found = _tense_of(node)
        if found != "none":
            return found
        if node.tag_ in ("VBZ", "VBP") and node is token.head and node.pos_ == "VERB":
            return "present"
        if node.tag_ in ("VBZ", "VBP", "VBD", "MD"):
            return "none"
    return "none"


def _tense_of(verb: Token) -> Tense:
    aux = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    if any(t.lower_ == "had" for t in aux) or (
        any(t.lower_ == "to" for t in aux) and any(t.lower_ == "had" for t in verb.head.children)
    ):
        return "past"
    if any(t.lower_ in MODALS for t in aux) or _looks_ahead(verb):
        return "future" if verb.dep_ != "relcl" or not any(t.lower_ in WOULD for t in aux) else "none"
    if any(t.lower_ == "to" for t in aux):
        return (
            "future"
            if verb.head is not verb and (verb.head.lemma_.lower() in AHEAD or verb.head.lemma_ == "be")
            else "none"
        )
    if any(t.tag_ == "MD" for t in aux):
        return "none"
    if verb.tag_ == "VBD" or any(
        t.tag_ == "VBD" or t.lower_ in ("has", "have", "'ve", "’ve", "had", "having") for t in aux
    ):
        return "past"
    if verb.tag_ == "VBN" and not aux:
        return "past"
    return "none"


def _looks_ahead(verb: Token) -> bool:
    """ "is scheduled for", "are due", "going to"."""
    passive = verb.tag_ == "VBN" and verb.lemma_.lower() in AHEAD
    complement = verb.lemma_ == "be" and any(c.lemma_.lower() in AHEAD for c in verb.children if c.dep_ == "acomp")
    going = verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in verb.children)
    return passive or complement or going
