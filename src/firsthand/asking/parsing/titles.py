"""The title that "who is the referee" and "who owns it" ask for, as it stands beside a name."""

from __future__ import annotations

from firsthand.asking.parsing.question import Asked, table
from firsthand.asking.parsing.sentence import Sentence


def bearing(sentence: Sentence, asked: Asked) -> tuple[str, ...]:
    """Return the titles that answer: "bell ringer", or the nouns for whoever does what is asked."""
    verb = sentence.verb
    if asked not in ("who", "title") or sentence.wh is None:
        return ()
    noun = sentence.subject_noun()
    if noun is not None and noun.pos_ == "NOUN":
        left = [
            t for t in noun.lefts if t.dep_ in ("amod", "compound") and t.i not in sentence.named and t.text.islower()
        ]
        return (" ".join(t.text for t in (*left, noun)),)
    return tuple(table("holders").get(verb.lemma_.casefold(), ())) if verb is not None else ()
