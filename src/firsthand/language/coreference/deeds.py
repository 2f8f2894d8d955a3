"""What happens to somebody in an article gives a role: who is charged is "the suspect", who is killed "the victim"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.language.coreference.figures import Figure, Who
from firsthand.language.lexicon import lexicon, words
from firsthand.language.parse import Parsed


def note_deeds(parsed: Parsed, figures: list[Figure], who: Who) -> None:
    """Give the one person an article tells a deed of the roles that go with it.

    figures: those with names, changed in place; who: which of them is named at a character. Where two people are
    charged, or two are killed, nobody is "the suspect" or "the victim" for certain, and none is.
    """
    _note_youth(figures)
    for deed in lexicon("roles")["deed"]:
        roles = words("roles", f"deed.{deed}.roles")
        marked = {id(f): f for f in _marked(parsed, who, deed)}
        marked |= {id(f): f for f in figures if roles.intersection(f.roles)}
        named = [f for f in figures if id(f) in marked and f.type == "person" and not f.fictional]
        if len(named) == 1:
            named[0].deeds.update(roles)


def _note_youth(figures: list[Figure]) -> None:
    """Make the one teenager of an article, by age, "the teen", the one child "the child"."""
    for least, most, roles in ((0, 12, "child"), (13, 19, "teen")):
        aged = [f for f in figures if f.type == "person" and any(least <= age <= most for age in _ages(f))]
        if len(aged) == 1:
            aged[0].deeds.update(words("roles", f"young.{roles}"))


def _ages(figure: Figure) -> list[int]:
    found = (w.removesuffix("-year-old") for w in figure.words if w.endswith("-year-old"))
    return [int(age) for age in found if age.isdigit()]


def _marked(parsed: Parsed, who: Who, deed: str) -> Iterator[Figure]:
    done, undergone = words("roles", f"deed.{deed}.done"), words("roles", f"deed.{deed}.undergone")
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            for sufferer in _sufferers(token, done, undergone):
                figure = who(paragraph.place(sufferer)[0])
                if figure is not None:
                    yield figure


def _sufferers(token: Token, done: frozenset[str], undergone: frozenset[str]) -> Iterator[Token]:
    """Who does or undergoes what a verb says, conjuncts too."""
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "ADJ", "NOUN") or lemma not in done | undergone:
        return
    found = [c for c in token.children if c.dep_ == "nsubjpass" and lemma in undergone]
    found += [c for c in token.children if c.dep_ == "nsubj" and lemma in done]
    if lemma in undergone and token.pos_ == "VERB":
        found += [c for c in token.children if c.dep_ == "dobj" and token.tag_ != "VBN"]
        if token.dep_ in ("acl", "appos") and token.tag_ == "VBN":
            found.append(token.head)
    for one in found:
        yield one
        yield from (t for t in one.children if t.dep_ in ("appos", "conj"))
