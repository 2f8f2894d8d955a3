"""The title that "who is the referee" and "who owns it" ask for, as it stands beside a name."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.asking.parsing.question import Asked, table
from firsthand.asking.parsing.sentence import Sentence


def bearing(sentence: Sentence, asked: Asked) -> tuple[str, ...]:
    """Return the titles that answer: "bell ringer", or the nouns for whoever does what is asked."""
    verb = sentence.verb
    if asked not in ("who", "title") or sentence.wh is None:
        return ()
    noun = _noun(sentence)
    if noun is not None:
        plain = (t for t in noun.lefts if t.dep_ in ("amod", "compound") and t.text.islower())
        left = [t for t in plain if t.i not in sentence.named]
        title = " ".join(t.text for t in (*left, noun))
        return (title, *table("alike").get(title, table("alike").get(noun.lemma_, ())))
    return tuple(table("holders").get(verb.lemma_.casefold(), ())) if verb is not None else ()


def owners(sentence: Sentence) -> frozenset[str]:
    """Return whose title is asked for: the X of "who is X's lawyer"."""
    noun = _noun(sentence)
    held = {t.i for c in noun.lefts if c.dep_ == "poss" for t in c.subtree} if noun is not None else set()
    return frozenset(i for start, end, ids in sentence.names if held & set(range(start, end)) for i in ids)


def _noun(sentence: Sentence) -> Token | None:
    """Return N of "who is the N", "who was X's N"."""
    after = list(sentence.doc[sentence.wh.i + 1 :]) if sentence.wh is not None else []
    if not after or after[0].lemma_ != "be":
        return None
    rest = (t for t in after[1:] if t.dep_ in ("attr", "nsubj") and t.head.lemma_ == "be")
    noun = next((t for t in rest if t.i not in sentence.named), None)
    return noun if noun is not None and noun.pos_ == "NOUN" else None
