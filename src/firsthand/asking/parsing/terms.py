"""What a passage must speak of to answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from firsthand.asking.parsing.question import CONTENT, Term, listed
from firsthand.asking.parsing.sentence import Sentence, related
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import noun_class, noun_event


def terms(sentence: Sentence) -> Iterator[Term]:
    for start, end, ids in sentence.names:
        text = sentence.doc[start:end].text
        core = bool(ids & (sentence.slots()[0] | sentence.slots()[1])) or _whose(sentence, end - 1)
        plain = re.sub(r"['’]s?$", "", text)
        aside = sentence.beside(sentence.doc[end - 1])
        stems = frozenset(map(stem, re.findall(r"\w+", plain)))
        yield Term(text, entities=ids, stems=stems, core=core and not aside, aside=aside)
    for token in sentence.doc:
        if token.i in sentence.named or token.i in sentence.spent or token.is_punct or token.pos_ not in CONTENT:
            continue
        if len(token) == 1 and token.is_alpha:
            continue
        if token.lower_ in listed("words.ordinals"):
            yield Term(token.text, stems=frozenset({stem(token.lower_)}), proper=True)
            continue
        lemma = token.lemma_.casefold()
        if (
            sentence.titles(token)
            or lemma in listed("words.light")
            or lemma in listed("words.earlier")
            or token.is_stop
        ):
            continue
        verb = token.pos_ == "VERB" or token == sentence.verb
        core = not verb and (_undergone(sentence, token) or _asked_about(sentence, token))
        yield replace(_term(token, lemma, verb=verb, core=core), aside=sentence.beside(token))


def _whose(sentence: Sentence, last: int) -> bool:
    """Whether a name says whose the event asked about is: "when is the wedding of X"."""
    head = sentence.doc[last]
    while head.dep_ in ("conj", "compound"):
        head = head.head
    return head.dep_ == "pobj" and head.head.lower_ == "of" and _asked_about(sentence, head.head.head)


def _undergone(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is what it was done to in "who did it?": it must stand where the answer does."""
    who = sentence.wh is not None and sentence.wh.lower_ in ("who", "whom")
    return who and token.dep_ in ("dobj", "obj") and token.head == sentence.verb and token.pos_ == "NOUN"


def _asked_about(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is what is asked about: the object of the verb, or the wedding of "when is the wedding"."""
    if token.pos_ != "NOUN" or sentence.wh is None:
        return False
    if sentence.verb is not None and sentence.verb.i not in sentence.spent:
        return token.head.i == sentence.verb.i and token.dep_ in ("dobj", "obj")
    return token.head.lemma_ == "be" and token.dep_ in ("nsubj", "attr")


def _term(token: Token, lemma: str, *, verb: bool, core: bool) -> Term:
    stems = frozenset({stem(token.lower_), stem(lemma)})
    if verb:
        return Term(token.text, stems=stems, relations=related(token), verb=True)
    event = noun_event(lemma) if token.pos_ == "NOUN" else None
    kin = frozenset({noun_class(lemma)}) if token.pos_ == "NOUN" else frozenset()
    known = frozenset({event} if event else ())
    proper = token.pos_ in ("PROPN", "NUM")
    return Term(token.text, stems=stems, kin=kin, relations=known, proper=proper, core=core)
