"""The tense of the clause a time expression stands in."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon, words
from firsthand.language.timex.rules import PACKAGE

Tense = Literal["past", "present", "now", "open", "future", "none"]
"""Of a clause; "present" where its verb governs the time itself, "now" where something else of the clause does;
"open" where it looks ahead from a moment in the past ("was due Friday"), so that by now either may be meant."""
PLANNING = words("words", "tense.planning", PACKAGE)
BEFORE_FUTURE = words("words", "tense.before", PACKAGE)
MONTHS = frozenset(lexicon("words", PACKAGE)["month"])
MODALS = words("words", "tense.modal", PACKAGE)
CONDITIONS = words("words", "tense.condition", PACKAGE)
OPEN = words("words", "tense.open", PACKAGE)
AHEAD = words("words", "tense.ahead", PACKAGE)
REAL = words("words", "tense.real", PACKAGE)
WOULD = frozenset({"would", "'d", "’d"})
PERFECT = frozenset({"has", "have", "'ve", "’ve", "had", "having"})
WAS = frozenset({"was", "were"})
UNTIL = frozenset({"till", "until"})
NOMINAL = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
NOT = frozenset({"few", "neither", "no", "no-one", "nobody", "none", "not", "n't", "n’t"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def tense_at(token: Token) -> Tense:
    """Return the tense of the clause a token stands in, "none" where it has no finite verb of past or future."""
    if token.dep_ == "poss":
        return _of_owned(token)
    first = token.left_edge
    if first.i and first.nbor(-1).lower_ in BEFORE_FUTURE and not _told_before(token):
        stretch = first.nbor(-1).lower_ in UNTIL  # "was at large until Dec. 7", "was extended until Feb. 20"
        return "open" if stretch and _past(token) else "future"
    found = _above(token)
    if found not in ("future", "present") and (led := _leads_up(token)):
        return led
    return "open" if found == "future" and _of_object(token) else found


def _past(token: Token) -> bool:
    """Whether the verb over a token is in the plain past."""
    verb = next((n for n in token.ancestors if n.pos_ in ("VERB", "AUX")), None)
    return verb is not None and (verb.tag_ == "VBD" or any(t.lower_ in WAS for t in (verb, *_aux(verb))))


def _leads_up(token: Token) -> Tense | None:
    """ "before Friday's game" may lie on either side, "ahead of the June vote" rather looks ahead."""
    above = _noun_of(token).head
    if above.lower_ in ("toward", "towards") or (above.lower_ == "of" and above.head.lower_ == "ahead"):
        return "future"
    prior = above.lower_ == "before" or (above.lower_ == "to" and above.head.lower_ == "prior")
    return "open" if prior else None


def _of_object(token: Token) -> bool:
    """ "will file its February report": what a clause on the future deals with may be over."""
    noun = _noun_of(token)
    dealt_with = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in ("about", "since"))
    return noun is not token and dealt_with


def _noun_of(token: Token) -> Token:
    """Return the noun a time tells apart ("the June vote", "voting Tuesday"), else the time itself."""
    node = token
    while node.dep_ in NOMINAL and node.head is not node:
        node = node.head
    return node.head if node.dep_ == "npadvmod" and node.head.dep_ in ("pobj", "pcomp") else node


def _above(token: Token) -> Tense:
    for node in [token, *token.ancestors]:
        if node is not token and node.lemma_.lower() in PLANNING and node.i < token.i and node.pos_ != "ADP":
            return _looked_from(node)
        if node.pos_ not in ("VERB", "AUX"):
            continue
        found = tense_of(node)
        if found != "none":
            return found
        if _conditional(node):
            return "future"
        if node.tag_ in ("VBZ", "VBP") and node == token.head and node.pos_ == "VERB":
            return "present"
        if any(t.tag_ in ("VBZ", "VBP") for t in (node, *_aux(node))):
            return "now"
        if node.tag_ in FINITE or any(t.tag_ in FINITE for t in _aux(node)) or _let(node):
            return "none"
    return "none"


def _conditional(verb: Token) -> bool:
    """ "if he wins in November", "once the talks open": English says what lies ahead in the present."""
    present = any(t.tag_ in ("VBZ", "VBP") for t in (verb, *_aux(verb)))
    return present and any(t.lower_ in CONDITIONS and t.dep_ in ("mark", "advmod") for t in verb.children)


def _looked_from(node: Token) -> Tense:
    """Whether a word that looks ahead does so from now, or did from a moment in the past."""
    verbs = [node, node.head] if node.dep_ in ("acomp", "attr", "oprd") else [node]
    said = {t.lower_ for v in verbs for t in (v, *_aux(v))}
    past = bool(said & WAS) or "had" in said or node.tag_ == "VBD"
    return "open" if past or node.pos_ == "NOUN" else "future"


def _of_owned(token: Token) -> Tense:
    """The tense for "Tuesday's" of "Tuesday's vote": that of its verb where the vote is its subject, else past; a
    month's is open.
    """
    verb = token.head.head
    if token.head.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        return tense_of(verb)
    return _leads_up(token) or ("none" if token.text in MONTHS else "past")


def _told_before(token: Token) -> bool:
    """ "Until Friday, she had declined", "had been due to expire Friday": the clause looks back."""
    for node in token.ancestors:
        if node.pos_ in ("VERB", "AUX"):
            aux = _aux(node)
            if any(t.lower_ in PERFECT for t in aux):
                return True
            if node.tag_ in FINITE or any(t.tag_ in FINITE for t in aux):
                return False
    return False


def _let(verb: Token) -> bool:
    """ "let's leave in May": an order says nothing of the clause it is quoted in."""
    return verb.tag_ == "VB" and verb.head.lemma_.lower() == "let"


def _aux(verb: Token) -> list[Token]:
    return [t for t in verb.children if t.dep_ in ("aux", "auxpass")]


def tense_of(verb: Token) -> Tense:
    """Return the tense of a verb's own form and auxiliaries, "none" where they show neither past nor future."""
    aux = _aux(verb)
    if any(t.lower_ == "had" for t in aux) or (_to(aux) and any(t.lower_ == "had" for t in verb.head.children)):
        return "past"
    if any(t.lower_ in WOULD for t in aux):
        return "none" if verb.dep_ == "relcl" else "open"
    if any(t.lower_ in MODALS for t in aux):
        return "future"
    if _looks_ahead(verb):
        return _looked_from(verb)
    if _to(aux):
        ahead = verb.head != verb and (verb.head.lemma_.lower() in AHEAD or verb.head.lemma_ == "be")
        if ahead:
            return _looked_from(verb.head)
        return "open" if verb.dep_ in ("acl", "relcl") or _purposed(verb) else "none"  # "an address to be given Monday"
    if any(t.tag_ == "MD" for t in aux):
        return _allowed(verb, aux)
    if verb.tag_ == "VBD" or any(t.tag_ == "VBD" or t.lower_ in PERFECT for t in aux):
        return "past"
    return "past" if verb.tag_ == "VBN" and not aux else "none"


def _allowed(verb: Token, aux: list[Token]) -> Tense:
    """ "may rise in May" lies ahead, "could be seen on Friday" may not."""
    if not _open(verb, aux):
        return "none"
    return "open" if any(t.lower_ == "could" for t in aux) else "future"


def _open(verb: Token, aux: list[Token]) -> bool:
    """ "may rise in May", not "may have risen" and not "could not be reached"."""
    said = {t.lower_ for t in aux}
    barred = "could" in said and any(t.lower_ in NOT for t in verb.subtree if t.i < verb.i)
    return bool(said & OPEN) and not said & PERFECT and not barred


def _purposed(verb: Token) -> bool:
    """ "vowed to stay", not "began to fall": what a "to" clause tells was not there yet."""
    return verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and verb.head.lemma_.lower() not in REAL


def _to(aux: list[Token]) -> bool:
    return any(t.lower_ == "to" for t in aux)


def _looks_ahead(verb: Token) -> bool:
    """ "is scheduled for", "are due", "going to"."""
    passive = verb.tag_ == "VBN" and verb.lemma_.lower() in AHEAD - {"predict", "project"}
    if passive and verb.lemma_ == "set":  # "set for June", not "a fire set on Friday"
        passive = any(c.lower_ == "for" or c.dep_ == "xcomp" for c in verb.children)
    complement = verb.lemma_ == "be" and any(c.lemma_.lower() in AHEAD for c in verb.children if c.dep_ == "acomp")
    going = verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in verb.children)
    return passive or complement or going
