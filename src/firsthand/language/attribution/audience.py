"""Who was told: "told Variety", "in an interview with NBC", "speaking to reporters"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import Sentence, View
from firsthand.language.layers import Place
from firsthand.language.lexicon import words

ASKING = frozenset({"ask", "interview", "press", "question"})


def addressee(view: View, sentence: Sentence, found: Found) -> Token | None:
    """Return the head of the words for whom a cue tells it to, None where it does not say."""
    cue = found.cue_token
    if cue is None:
        return None
    if cue.lemma_.lower() in words("cues", "verbs.ditransitive"):
        told = _told(view, cue, found)
        if told is not None:
            return told
    return interviewer(view, sentence, found.content)


def _told(view: View, cue: Token, found: Found) -> Token | None:
    for token in cue.rights:
        if token.dep_ in {"dobj", "dative"} and _free(view, token, found.content):
            return token if token.pos_ != "ADP" else next((c for c in token.children if c.dep_ == "pobj"), None)
    after = cue.nbor(1) if cue.i + 1 < len(cue.doc) else None
    if (
        after is None
        or not _free(view, after, found.content)
        or after.pos_ not in {"PROPN", "PRON", "NOUN", "DET", "ADJ"}
    ):
        return None
    while after.dep_ in {"compound", "det", "amod", "poss", "nmod"} and after.head.i > after.i:
        after = after.head
    return after if after.pos_ in {"PROPN", "PRON", "NOUN"} and _free(view, after, found.content) else None


def interviewer(view: View, sentence: Sentence, content: Sequence[Place] = ()) -> Token | None:
    """Return whom a sentence says somebody spoke to, or gave an interview, outside what is said."""
    for token in view.paragraph.doc[sentence.start : sentence.end]:
        if not _free(view, token, content):
            continue
        if (
            token.dep_ == "pobj"
            and token.head.lower_ in {"to", "with"}
            and not (token.head.i and token.head.nbor(-1).lower_ == "according")
            and _speaking(token.head.head, token.head.lower_)
        ):
            return token
        if token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.lemma_.lower() in ASKING:
            return token
        if token.lemma_.lower() == "interview":
            own = next((c for c in token.lefts if c.dep_ in {"compound", "poss"} and c.pos_ == "PROPN"), None)
            if own is not None:
                return own
    return None


def _speaking(token: Token, preposition: str) -> bool:
    lemma = token.lemma_.lower()
    if lemma in words("cues", f"audience.{preposition}"):
        return True
    # "opened up to Jane Doe": the parse may hang the preposition on the particle.
    return token.dep_ in {"prt", "prep", "advmod"} and token.head.lemma_.lower() in words(
        "cues", f"audience.{preposition}"
    )


def _free(view: View, token: Token, content: Sequence[Place]) -> bool:
    if view.boxed(token):
        return False
    start, end = view.paragraph.place(token)
    return not any(a < end and start < b for a, b in content)
