"""Figures that somebody puts to a thing: "put the toll at 12", "counted 340", "gave a figure of 60"."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found, of_verb
from firsthand.language.attribution.outer import View
from firsthand.language.attribution.sources import may_say
from firsthand.language.lexicon import words
from firsthand.language.naming.types import person_noun
from firsthand.language.quantity.numbers import PACKAGE
from firsthand.language.syntax import antecedent, child

_TO_FIGURES = frozenset({"as", "at"})
_MEASURED = frozenset({"MONEY", "PERCENT", "QUANTITY", "TIME"})
_WHO = frozenset({"he", "i", "one", "she", "they", "we", "you"})


def reckons(lemma: str) -> bool:
    """Return whether a verb may put a figure to a thing."""
    return lemma in words("cues", "verbs.reckoning") or lemma in words("cues", "verbs.figures")


def reckoned(view: View, verb: Token, who: Token | None, lemma: str) -> Found | None:
    """Return the figure that a verb puts to a thing, on the word of who does; None where it puts none.

    What is counted with no word between ("counted 340") is told of those alone who count; what is placed somewhere is
    no figure ("placed guards at two gates").
    """
    if who is None or not reckons(lemma) or not _may_reckon(antecedent(who)):
        return None
    thing = child(verb, "dobj") or _number(verb, lemma)
    if thing is None or thing.i < verb.i:
        return None
    last = _figures_behind(verb, thing) if lemma in words("cues", "verbs.reckoning") else None
    if last is None and not (_counted(lemma, thing) or _figure(thing)):
        return None
    edges = [t for t in (thing.left_edge, thing.right_edge, last) if t is not None and t.i > verb.i]
    place = view.stretch(min(edges, key=lambda t: t.i), max(edges, key=lambda t: t.i))
    return of_verb(view, verb, who, (place,), "speech") if place is not None else None


def _may_reckon(who: Token) -> bool:
    """Whether somebody or some paper can put a figure to a thing: an earthquake or a fall measures none."""
    if who.pos_ == "PRON":
        return who.lower_ in _WHO
    return may_say(who)


def _figures_behind(verb: Token, thing: Token) -> Token | None:
    """The last word of the figure behind "at" or "as", where it is one of the thing."""
    for to in (*verb.rights, *thing.rights):
        figure = child(to, "pobj", "pcomp", "amod") if to.lower_ in _TO_FIGURES else None
        if figure is not None and (_bare(figure) or (_has_number(figure) and thing.lemma_.lower() in _quantities())):
            return figure.right_edge
    return None


def _bare(figure: Token) -> bool:
    """Whether a figure stands alone or with what it is measured in: "12", "30,000 people", "$2 million", "9 p.m."."""
    measured = figure.ent_type_ in _MEASURED or person_noun(figure) or figure.lemma_.lower() in ("people", "magnitude")
    return figure.like_num or figure.text[-1:].isdigit() or (measured and _has_number(figure))


def _has_number(figure: Token) -> bool:
    return any(t.like_num or t.text[-1:].isdigit() for t in figure.subtree) and figure.pos_ != "PROPN"


def _quantities() -> frozenset[str]:
    return words("cues", "verbs.figure") | words("cues", "verbs.measured") | words("roles", "crowd.nouns", PACKAGE)


def _number(verb: Token, lemma: str) -> Token | None:
    """The number that stands right behind "counted", hedge and all, where a parse makes no object of it."""
    if lemma not in words("cues", "verbs.counting"):
        return None
    return next((t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.like_num and verb in (t.head, t.head.head)), None)


def _counted(lemma: str, thing: Token) -> bool:
    return lemma in words("cues", "verbs.counting") and (thing.like_num or child(thing, "nummod") is not None)


def _figure(thing: Token) -> bool:
    """ "a figure of 340", "an estimate of 50,000"."""
    of = next((c for c in thing.rights if c.lower_ == "of"), None)
    number = child(of, "pobj") if of is not None else None
    return thing.lemma_.lower() in words("cues", "verbs.figure") and number is not None and _has_number(number)
