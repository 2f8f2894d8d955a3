"""Whether a clause tells of real life or of characters in a work of fiction."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.naming.types import person_noun
from firsthand.language.parse import Parsed
from firsthand.model import Frame


def frame(parsed: Parsed, cast: Cast, head: int | None, start: int, end: int) -> Frame:
    """Return the frame of a clause.

    head: where its subject's head token stands, None without a subject; start, end: the clause's characters.
    Fiction where the subject is a character, or where only characters are named in it; real where the subject is
    anybody else.
    """
    if head is not None:
        entity = cast.at(head)
        if entity is not None and entity.type in ("person", "group"):
            return "fiction" if entity.fictional else "real"
        token = parsed.token(head)
        if token is not None and token.lemma_.lower() in ("character", "protagonist"):
            return "fiction"
        if entity is not None or (token is not None and token.lemma_.lower() in words("portrayals", "stints")):
            return "real"
    people = [e for e in cast.within(start, end) if e.type in ("person", "group")]
    return "fiction" if people and all(e.fictional for e in people) else "real"


def of_a_part(top: Token) -> bool:
    """Whether a clause tells of a part somebody plays: "plays an officer [who falls in love]".

    top: the clause's highest word.
    """
    while top.dep_ == "conj":
        top = top.head
    played = top.head
    return (
        top.dep_ == "relcl"
        and played.dep_ == "dobj"
        and played.head.lemma_ in words("portrayals", "playing")
        and person_noun(played)
    )
