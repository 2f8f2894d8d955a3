"""Set right where a parse hangs what a claim says: "denied a report in the Star that she had left".

The parser often hangs such a clause on the verb or on who makes the claim, takes its "that" for an object, or, where
there is none, the clause for one that tells of the claim ("reports it was planning to close").
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from firsthand.language.attribution.rebutted import rebuttal, says_no, truth_in
from firsthand.language.lexicon import words
from firsthand.language.syntax import child, finite

CLAIMS = "firsthand_claims"
"""The name of the component."""
FAR = 14
"""Tokens between a claim and the "that" of what it says, at most."""
OWNING = frozenset({"by", "from"})
BETWEEN = frozenset({"about", "by", "from", "in", "of", "on", "to"})
"""Prepositions behind a claim that may stand before what it says."""
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
FULL = ("acomp", "attr", "auxpass", "ccomp", "xcomp")
"""What shows that a clause has no gap for the claim: "reports it [was planning to close]"."""


@Language.component(CLAIMS)
def claims_hold_their_clause(doc: Doc) -> Doc:
    """Hang what a claim says on the claim."""
    claims = words("cues", "nouns.claimed") | words("cues", "nouns.speech") | words("cues", "nouns.wished")
    for noun in doc:
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in claims:
            that = _that_behind(noun, claims)
            if that is not None:
                _hang(noun, that)
            else:
                _hang_bare(noun)
    return doc


def _that_behind(noun: Token, claims: frozenset[str]) -> Token | None:
    """The "that" behind a claim, with nothing between but whose it is, where it stands and how it was made."""
    doc, at = noun.doc, noun.i + 1
    made = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    while at <= min(noun.i + FAR, len(doc) - 1):
        token = doc[at]
        if token.is_sent_start or token.pos_ in ("AUX", "CCONJ") or (token.pos_ == "VERB" and token != made):
            return None
        if token.lower_ == "that":
            return token
        named = token.text[:1].isupper()  # "Justice Without Walls"
        if token.lemma_.lower() in claims or (token.pos_ == "ADP" and token.lower_ not in BETWEEN and not named):
            return None
        if token == made or token.text == ",":
            beyond = _beyond(doc, at, parted=token.text == ",")
            return doc[beyond] if beyond is not None else None
        if token.is_punct:
            return None
        at += 1
    return None


def _beyond(doc: Doc, at: int, *, parted: bool) -> int | None:
    """Where the "that" stands behind what is put in: ", made by the board on Monday, that …", "made by Lund that …"."""
    for n in range(at + 1, min(at + FAR, len(doc) - 1)):
        if doc[n].is_sent_start or doc[n].text in (";", ":") or doc[n].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if doc[n].lower_ == "that" and (doc[n - 1].text == "," or not parted):
            return n
    return None


def _hang(noun: Token, that: Token) -> None:
    clause = that.head
    if that.dep_ == "det" and clause.dep_ in SUBJECTS and clause.tag_ in ("NN", "NNS"):  # "the story that choirs sang"
        clause = clause.head
    elif that.dep_ not in ("mark", "dobj", "advmod", "nsubj"):
        return
    if clause.i <= that.i or clause.pos_ not in ("VERB", "AUX"):
        return
    who = next((c for c in clause.children if c.dep_ in SUBJECTS and c != that), None)
    if who is None or not that.i < who.i < clause.i or not (finite(clause) or clause.tag_ == "VB"):
        return
    behind = noun.doc[noun.i + 1 : that.i]
    owned = any(t.lower_ in OWNING for t in behind)
    gap = that.dep_ != "mark" and not owned and not _full(clause, that) and not _alone(noun, clause)
    above = clause.head
    held = noun.dep_ in ("dobj", "nsubjpass") and above == noun.head
    of_verb = clause.dep_ == "ccomp" and (held or (above in noun.ancestors and _denied(noun)))
    astray = of_verb or (above in behind and not _said_in(noun))
    if gap or not (above == noun or astray):
        return
    if above != noun:
        clause.head = noun
    clause.dep_, that.dep_ = "acl", "mark"
    that.head = clause
    _free_what_it_is_called(noun, clause)
    first = behind[0] if len(behind) else that
    if first.lower_ in OWNING and first.dep_ == "prep" and first.head == noun.head:
        first.head = noun


def _free_what_it_is_called(noun: Token, clause: Token) -> None:
    """Hang "a lie" of "called the claim that he left a lie" on the calling."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "oprd") or verb.lemma_.lower() not in words("cues", "verbs.calling"):
        return
    false = words("certainty", "negation.false")
    behind = (t for t in clause.subtree if t.i > clause.i and t.right_edge.i >= clause.right_edge.i)
    called = next((t for t in behind if t.lemma_.lower() in false and t.pos_ in ("ADJ", "NOUN")), None)
    if called is not None:
        above = called.head if called.head.lower_ == "as" else called
        above.head, above.dep_ = verb, "oprd" if above == called else "prep"
        noun.dep_ = "dobj"


def _said_in(noun: Token) -> bool:
    """Whether a claim is only where something is said: of "said in a statement that …" the verb holds the clause."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "with") and noun.head.head.pos_ == "VERB"


def _alone(noun: Token, clause: Token) -> bool:
    """Whether a clause with nothing behind its verb is what a denied claim says: "denied a report that he left"."""
    return _denied(noun) and clause.lemma_.lower() not in words("cues", "verbs.issuing")


def _denied(noun: Token) -> bool:
    """Whether a claim is denied, or not: "could not refute the claim"."""
    return rebuttal(noun) is not None or (noun.dep_ == "dobj" and says_no(noun.head)) or truth_in(noun) is not None


def _full(clause: Token, that: Token) -> bool:
    return any(c.dep_ in (*FULL, "dobj", "prt") and c != that for c in clause.children)


def _hang_bare(noun: Token) -> None:
    denied = _denied(noun)
    astray = (noun.head if noun.dep_ == "dobj" else noun.head.head).children if denied else ()
    hung = (c for c in (*noun.children, *astray) if c.dep_ in ("ccomp", "relcl") and c.left_edge.i == noun.i + 1)
    clause = next(hung, None)
    if clause is None or clause.lemma_.lower() in words("cues", "verbs.issuing"):
        return
    who = child(clause, *SUBJECTS)
    relative = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in noun.doc[noun.i + 1 : clause.i])
    full = denied or any(c.dep_ in FULL for c in clause.children)
    if who is not None and not relative and full and finite(clause):
        clause.dep_ = "acl"
        if clause.head != noun:
            clause.head = noun
