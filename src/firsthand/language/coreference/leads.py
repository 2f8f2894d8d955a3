"""A "he" or "she" that speaks for whom its paragraph opened with: `Bo Lind was stunned. "Nobody told us," he said`."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.coreference.discourse import Seen, Walk, speaks
from firsthand.language.coreference.figures import Figure
from firsthand.language.coreference.pronouns import sex_of_pronoun

SUBJECTS = ("nsubj", "nsubjpass")
SINGULAR = ("he", "she")


def leader(walk: Walk, token: Token) -> Figure | None:
    """Return the only person a paragraph has told of so far, by name, in the main clause of a sentence before."""
    if token.lower_ not in SINGULAR or not speaks(token) or walk.quote(_place(walk, token)) is not None:
        return None
    here = [s for s in walk.recent() if s.paragraph == walk.paragraph and s.quote is None and s.figure.type == "person"]
    if not here or len({id(s.figure) for s in here}) > 1 or here[0].figure.plural:
        return None
    figure = here[0].figure
    fits = figure.gender in (None, sex_of_pronoun(token))
    return figure if fits and any(_leads(s, token) for s in here) else None


def _leads(seen: Seen, token: Token) -> bool:
    """Whether somebody is named as the subject of a main clause before, or of the one a pronoun's clause hangs on."""
    subject = seen.token.pos_ == "PROPN" and seen.token.dep_ in SUBJECTS and seen.token.head.dep_ == "ROOT"
    apart = seen.token.sent.start != token.sent.start
    return subject and (apart or (token.head.dep_ == "advcl" and seen.token.i < token.i))


def _place(walk: Walk, token: Token) -> int:
    return walk.parsed.paragraphs[walk.paragraph].place(token)[0]
