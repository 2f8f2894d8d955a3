"""What the words above a clause commit to: "nearly drowned", "wished he had left", "it is false that he left".

Whether a verb takes what it governs for a fact, for false or for neither is a matter of the lexicon (Karttunen 1971 on
implicative verbs, Saurí and Pustejovsky 2009 on event factuality); a negation above may turn it.
"""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.cues import act_of
from firsthand.language.attribution.rebutted import rebuttal, says_false
from firsthand.language.clauses.tree import Clause
from firsthand.language.lexicon import words
from firsthand.language.syntax import child, negated, nobody, opens_content


def left_open(clause: Clause) -> bool:
    """Return whether words around a clause leave open that it holds.

    "nearly drowned", "imagined that it fell", "nobody told us that it was unsafe", "died before reaching it".
    """
    top = clause.top
    return (
        _fallen_short(clause)
        or _supposed(top)
        or _untold(top)
        or _unreached(top)
        or _seems(top)
        or _of_none(top)
        or _wanted(top)
    )


def called_false(top: Token) -> bool:
    """Return whether a clause is said to be false: "it is not true that …", "reports that … are wrong"."""
    above = top.head
    if top.dep_ in ("ccomp", "csubj", "advcl") and above.lemma_ == "be" and opens_content(top):
        return says_false(above)
    if top.dep_ not in ("acl", "ccomp", "relcl") or not opens_content(top):
        return False
    denied = rebuttal(above)
    return denied is not None and above.dep_ != "dobj"  # whoever denies that is known as the source of a denial


def instead(top: Token) -> bool:
    """Return whether something else was done: "instead of paying", "rather than pay"."""
    if top.dep_ == "pcomp" and top.head.lower_ == "of":
        return top.head.i > 0 and top.head.nbor(-1).lower_ == "instead"
    joined = top.head.children if top.dep_ == "conj" else ()
    before = (c for c in (*top.children, *joined) if c.lower_ == "than" and c.i < top.i)
    than = next((c for c in before if not any(t.dep_ == "pcomp" for t in c.children)), None)
    than = top.head if than is None and top.dep_ == "pcomp" and top.head.lower_ == "than" else than
    return than is not None and than.i > 0 and than.nbor(-1).lower_ == "rather"


def _fallen_short(clause: Clause) -> bool:
    """ "nearly drowned": not quite; "nearly doubled" tells how much."""
    verb = clause.head
    return (
        verb.pos_ == "VERB"
        and verb.i > 0
        and verb.nbor(-1).head == verb
        and verb.nbor(-1).lower_ in words("certainty", "adverb.short")
        and verb.lemma_ not in words("certainty", "adverb.measured")
    )


def _supposed(top: Token) -> bool:
    """ "imagined that it fell", "wished he had left", "doubts that he left"."""
    return top.dep_ == "ccomp" and top.head.i < top.i and top.head.lemma_ in words("certainty", "open.supposing")


def _of_none(top: Token) -> bool:
    """ "has no trip planned", "nothing preventing it", "no link found": a participle of what there is not."""
    noun = top.head
    if top.dep_ != "acl" or top.tag_ not in ("VBG", "VBN", "VB"):
        return False
    return noun.lower_ in ("nobody", "nothing") or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _wanted(top: Token) -> bool:
    """ "wants him returned", where the parse takes the participle for a past tense."""
    bare = not any(c.dep_ in ("aux", "auxpass", "mark") for c in top.children)
    return top.dep_ == "ccomp" and top.tag_ in ("VBD", "VBN") and bare and top.head.lemma_ in ("like", "need", "want")


def _seems(top: Token) -> bool:
    """ "It seems that he left", "It is possible that he left"."""
    above = top.head
    it = child(above, "nsubj", "expl")
    if top.dep_ != "ccomp" or top.i < above.i or it is None or it.lower_ != "it":
        return False
    how = child(above, "acomp") if above.lemma_ == "be" else above
    return how is not None and how.lemma_.lower() in words("certainty", "open.seeming")


def _untold(top: Token) -> bool:
    """ "Nobody told us that it was unsafe", "did not say that he left": neither said nor denied."""
    verb = top.head
    lemma = verb.lemma_.lower()
    if (
        top.dep_ != "ccomp"
        or verb.i > top.i
        or act_of(lemma) != "speech"
        or lemma in words("certainty", "open.granting")
    ):
        return False
    who = child(verb, "nsubj", "nsubjpass")
    return negated(verb) or (who is not None and nobody(who))


def _unreached(top: Token) -> bool:
    """ "died before reaching the hospital"."""
    before = top.head
    return top.dep_ == "pcomp" and before.lower_ == "before" and before.head.lemma_ in words("certainty", "open.ending")
