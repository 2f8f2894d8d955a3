"""Words that are a number of people: "the trio", "a pair of climbers", "both men", "the couple died"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.types import person_noun
from firsthand.language.quantity.alone import told
from firsthand.language.quantity.crowds import BEFALLEN
from firsthand.language.quantity.draft import Draft
from firsthand.language.quantity.happened import role_of, whole_of
from firsthand.language.quantity.nouns import lemma_of
from firsthand.language.quantity.numbers import PACKAGE


def groups(doc: Doc) -> Iterator[Draft]:
    """Yield a count for every word of a paragraph that is a number of people."""
    table: dict[str, int] = lexicon("roles", PACKAGE)["group"]
    for token in doc:
        if token.text == "both" or (token.text == "Both" and token.is_sent_start):
            yield from _both(token)
        elif token.text in table and token.pos_ == "NOUN":
            yield from _group(token, table[token.text])


def _group(token: Token, many: int) -> Iterator[Draft]:
    """ "The trio were jailed", "a pair of climbers"."""
    noun = whole_of(token)
    known = {c.lower_ for c in token.children if c.dep_ in ("det", "poss")}
    if token.text == "couple" and (noun is not None or not known or "a" in known):
        return  # "a couple of them" are about two
    if noun is None:
        role = _role(token)
        if role is not None and known:
            yield _draft(token, token, many, role, "person" if role == "person" else None)
    elif noun.tag_ == "NNS" and _people(noun):
        yield _draft(token, token, many, _befell(token) or _befell(noun) or lemma_of(noun), lemma_of(noun))


def _both(token: Token) -> Iterator[Draft]:
    """ "Both men", "both of the pilots", "both were taken to hospital"; no "both men and women"."""
    if token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        noun = whole_of(token)
        if noun is None or noun.lower_ == "them":
            role = _role(token)
            if role is not None and (noun is not None or role != "person" or token.dep_ != "dobj"):
                yield _draft(token, token, 2, role, "person" if role == "person" else None)
            return
        role = _befell(token) or _befell(noun)
    elif token.dep_ in ("det", "predet"):
        noun = token.head
        role = _befell(noun)
    else:
        yield from _they_both(token)
        return
    if noun.tag_ == "NNS" and _people(noun) and not any(c.dep_ == "conj" for c in noun.children):
        yield _draft(token, noun, 2, role or lemma_of(noun), lemma_of(noun))


def _they_both(token: Token) -> Iterator[Draft]:
    """ "They were both killed", "the drivers both died"."""
    if token.head.pos_ != "VERB" or token.dep_ not in ("advmod", "dep", "preconj"):
        return
    subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i), None)
    role = _befell(subject) if subject is not None else None
    if subject is not None and role is not None and (subject.lower_ in ("they", "who") or _people(subject)):
        yield _draft(token, token, 2, role, None if subject.pos_ == "PRON" else lemma_of(subject))


def _role(token: Token) -> str | None:
    """What befell those a word stands for, "person" for what only people do or undergo."""
    return _befell(token) or told(token)


def _befell(token: Token) -> str | None:
    role = role_of(token, token)
    return role if role in BEFALLEN else None


def _people(noun: Token) -> bool:
    return person_noun(noun) or noun.lower_ in words("roles", "person.person", PACKAGE)


def _draft(token: Token, head: Token, many: int, role: str, counted: str | None) -> Draft:
    return Draft("count", role, token.idx, token.idx + len(token), head, many, many, counted=counted)
