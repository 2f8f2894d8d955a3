"""Pronouns for the body that says a thing of itself: "The navy says it fired", "Police said they had found a gun"."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.cues import act_of
from firsthand.language.coreference.discourse import Walk
from firsthand.language.coreference.figures import Figure
from firsthand.language.lexicon import words
from firsthand.language.syntax import child

_SUBJECTS = ("nsubj", "nsubjpass")
_SAYING = frozenset({"speech", "thought", "writing"})


def teller(walk: Walk, token: Token) -> Figure | None:
    """Return the body that says what an "it" or a "they" opens, where nothing else stands between that it may mean."""
    verb = token.head
    cue = verb.head
    thing = token.lower_ in words("pronouns", "thing")
    if (
        token.dep_ not in _SUBJECTS
        or verb.dep_ != "ccomp"
        or not cue.i < token.i
        or act_of(cue.lemma_.lower()) not in _SAYING
    ):
        return None
    if not thing and token.lower_ not in words("pronouns", "plural"):
        return None
    who = child(cue, *_SUBJECTS)
    if who is None or _between(cue, token) or (thing and _of_nothing(verb)):
        return None
    seen = next((s for s in walk.recent(0) if s.paragraph == walk.paragraph and s.token.i == who.i), None)
    if seen is None:
        return None
    figure = seen.figure
    if thing:
        return figure if figure.type == "organization" and not figure.plural else None
    return figure if figure.plural or figure.type in ("group", "organization") else None


def _between(cue: Token, token: Token) -> bool:
    """Whether a noun stands between a verb of saying and a pronoun that is not when it was said."""
    return any(
        t.pos_ in ("NOUN", "PROPN", "PRON") and t.ent_type_ not in ("DATE", "TIME")
        for t in token.doc[cue.i + 1 : token.i]
    )


def _of_nothing(verb: Token) -> bool:
    """Whether an "it" may stand for a clause behind it, or for nothing: "it was clear that", "it rained"."""
    return verb.lemma_ in words("pronouns", "empty")
