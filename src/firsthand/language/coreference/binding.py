"""Who cannot be meant for where the words stand: a noun or a name is never below the subject that means the same.

Principle C of Chomsky, "Lectures on Government and Binding" (1981), over a dependency parse.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.language.coreference.discourse import Walk
from firsthand.language.coreference.figures import Figure

SUBJECTS = ("nsubj", "nsubjpass")
ASIDE = ("conj", "parataxis")
ROLE = ("as", "like")


def subjects_above(walk: Walk, noun: Token) -> Iterator[Figure]:
    """Yield the subjects, already met, of the clauses a noun for a person stands in: "Lind thanked the keeper".

    What somebody is "as the keeper" is not another; a firm is often called one within its own words.
    """
    if noun.head.lower_ in ROLE or noun.dep_ in ("attr", "oprd"):
        return
    here = {s.token.i: s.figure for s in walk.recent(0)}
    at = noun
    while at.head != at and at.dep_ not in ASIDE:
        whose = [at.head] if at.dep_ in ("acl", "relcl") else []  # "Lind, who thanked the keeper"
        at = at.head
        subjects = (t for t in at.children if t.dep_ in SUBJECTS and t.i < noun.i and not t.is_ancestor(noun))
        yield from (here[t.i] for t in (*whose, *subjects) if t.i in here and t != noun)


def named_below(walk: Walk, pronoun: Token, start: int) -> Iterator[Figure]:
    """Yield who is named further on in the clause a pronoun is the subject of: "he beat Lind's brother" is of another.

    start: the article's character the pronoun begins with.
    """
    if pronoun.dep_ not in SUBJECTS:
        return
    said = walk.quote(start)
    below = (child for child in pronoun.head.children if child.dep_ not in ASIDE and child.i > pronoun.i)
    for token in (token for child in below for token in child.subtree):
        at = start + token.idx - pronoun.idx
        figure = walk.named.get(at)
        if figure is not None and walk.quote(at) == said:
            yield figure
