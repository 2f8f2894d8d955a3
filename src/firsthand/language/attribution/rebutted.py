"""What somebody claims and another denies in the same breath: "police rejected the union's claim that officers fired".

Two people put the clause on record, one for it and one against it. A verb of denying has the claim for its object or,
in the passive, for its subject; or the claim is called false, or said to have no truth in it.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.syntax import agent, child, hypothetical, negated, nobody, subject, withholds

HELD_IN = frozenset({"behind", "for", "in", "of", "to"})
"""No truth "to" a claim, no basis "for" it."""


class Rebuttal(NamedTuple):
    """What denies a claim, and who does, None where whoever says so does ("the claim is false, police said")."""

    verb: Token
    who: Token | None


def rebuttal(claim: Token) -> Rebuttal | None:
    """Return how a noun of saying is denied by the words around it, None where it is not.

    claim: the noun, "claim" of "rejected the claim that officers fired".
    """
    if claim.lemma_.lower() not in words("cues", "nouns.claimed"):
        return None
    above = claim.head
    if claim.dep_ == "nsubjpass" and (rejects(above) or _called_false(above)):
        return Rebuttal(above, agent(above))
    if claim.dep_ in ("dobj", "oprd") and (rejects(above) or _called_false(above)):
        who = subject(above)
        ruled = who is not None and who.lemma_.lower() in words("cues", "nouns.ruling") and above.lemma_ == "dismiss"
        return Rebuttal(above, who) if who is not None and not ruled else None
    if claim.dep_ == "nsubj" and above.lemma_ in ("be", "prove") and says_false(above):
        return Rebuttal(above, None)
    if claim.dep_ != "pobj":
        return None
    if above.lower_ == "to" and above.head.lower_ == "contrary":
        verb = above.head.head
        return Rebuttal(verb, subject(verb) if verb.lemma_.lower() in words("cues", "verbs.speech") else None)
    if _set_against(above) and not _left_undone(above.head):
        return Rebuttal(above.head, subject(above.head))
    if above.lower_ == "as":  # "dismissed as false reports that …"
        false = words("certainty", "negation.false")
        named = any(c.dep_ in ("amod", "compound", "nmod") and c.lemma_.lower() in false for c in claim.children)
        called = rejects(above.head) or above.head.lemma_.lower() in words("cues", "verbs.calling")
        return Rebuttal(above.head, subject(above.head)) if named and called else None
    truth = truth_in(claim)
    if truth is None or not any(c.dep_ == "det" and c.lower_ in ("no", "little") for c in truth.children):
        return None
    return Rebuttal(truth.head, subject(truth.head) if truth.dep_ == "dobj" else None)


def truth_in(claim: Token) -> Token | None:
    """Return the truth that there is, or is not, in a claim: "no truth to reports", "found no basis for the claim"."""
    if claim.dep_ != "pobj" or claim.head.lower_ not in HELD_IN:
        return None
    above = claim.head.head
    truth = above if above.pos_ == "NOUN" else child(above, "dobj", "attr")
    return truth if truth is not None and truth.lemma_.lower() in words("cues", "nouns.truth") else None


def _called_false(verb: Token) -> bool:
    """ "called the claim a lie", "described the reports as false"."""
    if verb.lemma_.lower() not in words("cues", "verbs.calling") or negated(verb) or hypothetical(verb):
        return False
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    what = child(verb, "oprd") or (child(as_, "amod", "pobj", "acomp") if as_ is not None else None)
    said = (what, *what.conjuncts, *what.children) if what is not None else ()
    return any(t.lemma_.lower() in words("certainty", "negation.false") for t in said)


def _set_against(preposition: Token) -> bool:
    """Whether a verb denies what stands behind its preposition: "took issue with the claim", "scoffed at reports"."""
    verb, lemma = preposition.head, preposition.head.lemma_.lower()
    if verb.pos_ != "VERB":
        return False
    for first, *between, last in (w.split() for w in words("cues", "verbs.rebutting_with")):
        near = {t.lower_ for t in verb.doc[verb.i + 1 : preposition.i]}
        if (first, last) == (lemma, preposition.lower_) and near >= set(between):
            return True
    return False


def rejects(verb: Token) -> bool:
    """Return whether a verb denies what it has for its object: "denied", "has dismissed", not "did not dispute"."""
    return says_no(verb) and not _left_undone(verb)


def _left_undone(verb: Token) -> bool:
    """ "could deny", "stopped short of denying", "nobody has denied": whether it is not done, or only might be."""
    who = child(verb, "nsubj")
    could = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    none = who is not None and nobody(who)
    return negated(verb) or withholds(verb) or could or none or hypothetical(verb)


def says_no(verb: Token) -> bool:
    """Return whether a verb is one of denying, whether or not it is denied itself: "could not refute"."""
    lemma = verb.lemma_.lower()
    off = {f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod")}
    against = lemma in words("cues", "verbs.denying") or lemma in words("cues", "verbs.rebutting")
    return verb.pos_ == "VERB" and (against or bool(off & words("cues", "verbs.rebutting_off")))


class Pointing(NamedTuple):
    """Who denies what stands before: "…, a claim the firm rejects", "…, which the owner denied".

    noun: what takes it up. told: the verb of what is denied. verb: what denies it.
    """

    noun: Token
    told: Token
    verb: Token
    who: Token


def pointing(noun: Token) -> Pointing | None:
    """Return who denies what a sentence has told where this word takes it up, None where it does not.

    noun: "claim" of "the mill was sold, a claim the firm rejects", "something" or "which".
    """
    which = noun.lower_ == "which"
    if not which and noun.lower_ != "something" and noun.lemma_.lower() not in words("cues", "nouns.claimed"):
        return None
    first = noun.left_edge
    if first.i == 0 or first.nbor(-1).text not in (",", "–", "—", "-"):
        return None
    verb = _of_a_clause(noun) if which else child(noun, "relcl", "acl")
    told = _taken_up(verb if which and verb is not None else noun)
    if told is None or told.i >= noun.i:
        return None
    if verb is not None and rejects(verb):
        who = child(verb, "nsubj") or (None if which else child(noun, "appos"))
        return Pointing(noun, told, verb, who) if who is not None else None
    plural = child(noun, "appos")  # "an assertion the council disputes", taken for some disputes of the council
    if plural is None or plural.tag_ != "NNS" or plural.lemma_.lower() not in words("cues", "verbs.denying"):
        return None
    who = child(plural, "compound", "nsubj")
    return Pointing(noun, told, plural, who) if who is not None else None


def _of_a_clause(which: Token) -> Token | None:
    """The verb of a "which" that takes up a whole clause: of "asked for a permit, which it denied" there is none."""
    verb = which.head
    return verb if which.dep_ == "dobj" and verb.head.pos_ in ("VERB", "AUX") and verb.head != verb else None


def _taken_up(token: Token) -> Token | None:
    """The verb of what is taken up by a word behind it: what is said, not the saying."""
    above = token.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    if above.pos_ not in ("VERB", "AUX"):
        return None
    said = next((c for c in above.children if c.dep_ == "ccomp" and c.i < token.i), None)
    return said if said is not None else above


def refuses_claim(verb: Token) -> bool:
    """Return whether a verb denies a claim that it governs, by whatever turn: "dismissed reports that …"."""
    behind = (c for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj")
    held = (c for c in (*verb.children, *behind) if c.dep_ in ("dobj", "nsubjpass", "pobj"))
    return any((r := rebuttal(c)) is not None and r.verb == verb and _says_what(c) for c in held)


def claim_of(verb: Token) -> Token | None:
    """Return the claim that a passive verb has for its subject, where a clause says what it is."""
    found = (c for c in verb.children if c.dep_ == "nsubjpass" and c.lemma_.lower() in words("cues", "nouns.claimed"))
    return next((c for c in found if _says_what(c)), None)


def _says_what(claim: Token) -> bool:
    return child(claim, "acl", "ccomp", "relcl") is not None


def says_false(verb: Token) -> bool:
    """Return whether a "be" calls its subject false, or not true."""
    what = child(verb, "acomp", "attr")
    if what is None:
        return False
    if what.lemma_.lower() in words("certainty", "negation.false"):
        return not negated(verb)
    return what.lemma_.lower() in words("certainty", "negation.true") and negated(verb)
