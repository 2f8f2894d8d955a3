"""Whom a pronoun means."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.discourse import DECAY, SPEAKER, SUBJECT, Seen, Walk, speaks
from firsthand.language.figures import Figure, Gender
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph

LEAST = 18.0
MARGIN = 0.8
"""A second candidate with more than this share of the first's score leaves the pronoun open."""
UNKNOWN_SEX = 0.75
ACROSS_QUOTES = 0.3


def sex_of_pronoun(token: Token) -> Gender | None:
    """Return the sex a pronoun tells."""
    if token.lower_ in words("pronouns", "female"):
        return "female"
    return "male" if token.lower_ in words("pronouns", "male") else None


def antecedent(walk: Walk, paragraph: Paragraph, token: Token) -> Figure | None:
    """Return whom a pronoun of the third person means, None where nobody or more than one fits."""
    sex = sex_of_pronoun(token)
    if sex is not None:
        return _best(walk, paragraph, token, lambda f: 0.0 if f.plural else _one(f, sex))
    if token.lower_ in words("pronouns", "plural"):
        return _best(walk, paragraph, token, _many)
    if token.lower_ in words("pronouns", "thing"):
        return _best(walk, paragraph, token, _thing)
    return None


def _one(figure: Figure, sex: Gender) -> float:
    if figure.type != "person":
        return 0.0
    if figure.gender is None:
        return UNKNOWN_SEX
    return 1.0 if figure.gender == sex else 0.0


def _many(figure: Figure) -> float:
    if figure.plural or figure.type == "group":
        return 1.0
    return 0.5 if figure.type == "organization" else 0.0


def _thing(figure: Figure) -> float:
    return 1.0 if figure.type not in ("person", "group") and not figure.plural else 0.0


def _best(walk, paragraph, token, fit):  # type: ignore[no-untyped-def]
    scores: dict[int, float] = {}
    figures: dict[int, Figure] = {}
    start = paragraph.place(token)[0]
    quote = walk.quote(start)
    speaking = speaks(token)
    last_speakers = 0
    barred = _barred(walk, token)
    for seen in walk.recent():
        share = fit(seen.figure)
        if share <= 0 or id(seen.figure) in barred:
            continue
        away = walk.sentence - seen.sentence
        score = seen.weight * DECAY**away
        if seen.quote is not None and seen.quote != quote:
            score *= ACROSS_QUOTES
        if seen.speaks and quote is None and speaking and last_speakers < 1:
            score += SPEAKER * 0.8 ** (walk.paragraph - seen.paragraph)
            last_speakers += 1
        if seen.speaks and quote is not None and seen.paragraph == walk.paragraph:
            score *= 0.3
        if away == 0 and seen.weight == SUBJECT and token.dep_ in ("nsubj", "nsubjpass", "poss"):
            score += 20
        key = id(seen.figure)
        figures[key] = seen.figure
        scores[key] = scores.get(key, 0.0) + score * share
    ranked = sorted(figures, key=lambda k: -round(scores[k], 3))
    if not ranked or scores[ranked[0]] < LEAST:
        return None
    if len(ranked) > 1 and scores[ranked[1]] > MARGIN * scores[ranked[0]]:
        return None
    return figures[ranked[0]]


def _barred(walk: Walk, token: Token) -> set[int]:
    """Who stands beside a pronoun in one clause cannot be meant by it, nor what the pronoun possesses."""
    barred: set[int] = set()
    reflexive = token.lower_.endswith(("self", "selves"))
    for seen in walk.recent(0):
        if _same_clause(seen, token) and token.dep_ != "poss" and not reflexive:
            barred.add(id(seen.figure))
    return barred


def _same_clause(seen: Seen, token: Token) -> bool:
    roles = ("nsubj", "nsubjpass", "dobj", "dative")
    if token.dep_ == "pobj":
        return seen.token.dep_ in roles and token.head.head == seen.token.head
    return seen.token.dep_ in roles and token.dep_ in roles and token.head == seen.token.head
