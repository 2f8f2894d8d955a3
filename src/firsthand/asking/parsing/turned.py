"""Questions for no deed but for what somebody or something is, said, or was made by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.asking.parsing.question import Asked, Term, listed, table
from firsthand.asking.parsing.sentence import Sentence

_BECOMES = re.compile(r"what (?:has |had |have )?(?:happened to|bec[ao]me of|befell|befallen)\s+\S", re.IGNORECASE)
"""What opens a question for what somebody underwent."""


def turned(sentence: Sentence, asked: Asked, noun: str, terms: Sequence[Term]) -> tuple[Asked, tuple[str, ...]]:
    """Return what is asked where it is no deed but what somebody or something is, and by whom it was made."""
    if asked == "who" and _puts_on_record(sentence):
        return "sayer", ()
    if sentence.verb is not None and sentence.verb.lemma_ == "plead" and asked in ("how", "what"):
        return "plea", ()
    if _BECOMES.match(sentence.text) and len(sentence.doc) - 2 in sentence.named:
        return "fate", ()
    lemmas = {t.lemma_.casefold() for t in sentence.doc if t.i not in sentence.named}
    named = [t for t in terms if t.entities or t.proper]
    made = [d for n, deeds in table("makers").items() if n in lemmas for d in deeds]
    if asked in ("who", "what", "title") and made and named:
        return "maker", tuple(made)
    if asked in ("who", "what") and sentence.verb is not None and named and not sentence.slots()[0]:
        deed = _participle(sentence.verb)
        made = [d for deeds in table("makers").values() if deed in deeds for d in deeds]
        if made:
            return "maker", tuple(made)
    if ("population" in lemmas and named) or (asked == "count" and sentence.lives()):
        return "population", ()
    if asked == "what" and not noun and sentence.verb is not None and sentence.verb.lemma_ in listed("words.saying"):
        return "said", ()
    if asked == "where" and sentence.lives():
        return "home", ()
    if named and asked in ("what", "who", "describe") and lemmas & listed("words.attributes"):
        return "attribute", ()
    if asked == "what" and sentence.stranded() and sentence.verb is not None and noun not in _housed():
        return "with", ()
    if asked == "describe" and any(
        t.pos_ == "ADP" and t.i not in sentence.named | sentence.spent for t in sentence.doc
    ):
        return ("what" if sentence.stranded() else "who"), ()
    return asked, ()


def _housed() -> frozenset[str]:
    """Return the nouns of houses and firms: "which hospital was he taken to" asks for a name."""
    return frozenset(table("types")["organization"])


def _puts_on_record(sentence: Sentence) -> bool:
    """Whether a question asks for whoever said it: "who said that …", "who called it a …"."""
    verb, wh = sentence.verb, sentence.wh
    if verb is None or wh is None or wh.i > 0 or any(t.pos_ != "AUX" for t in sentence.doc[1 : verb.i]):
        return False
    clause = any(t.pos_ in ("VERB", "AUX") for t in sentence.doc[verb.i + 1 :])
    return (clause and verb.lemma_ in listed("words.saying")) or verb.lemma_ in listed("words.calling")


def _participle(verb: Token) -> str:
    """Return the past participle a regular verb has."""
    lemma = verb.lemma_.casefold()
    irregular = {"write": "written", "sing": "sung", "make": "made"}
    return irregular.get(lemma, f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed")
