"""Headlines: "Sheriff: two hurt in fire", "Two hurt in fire: report"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found, source_place
from firsthand.language.attribution.outer import View
from firsthand.language.lexicon import words

SHORTEST = 4
"""Tokens what it says has at least."""
LONGEST = 5
"""Tokens a source beside a headline's colon may have."""


def headline(view: View) -> Iterator[Found]:
    """Yield what a headline puts on somebody's account by a colon, where it has no quotation marks for it."""
    doc = view.paragraph.doc
    if (view.paragraph.kind != "title" and view.at != 0) or len(doc) > 40:
        return
    for colon in doc:
        if colon.text != ":" or view.boxed(colon) or colon.i == 0 or colon.i + 1 >= len(doc):
            continue
        end = len(doc) - (1 if doc[-1].text == "." else 0)
        for side, rest in ((doc[: colon.i], doc[colon.i + 1 : end]), (doc[colon.i + 1 : end], doc[: colon.i])):
            who = _source(list(side))
            # Headlines drop what parsers live on, so that a verb is not always seen as one.
            if who is None or len(rest) < SHORTEST or any(view.boxed(t) for t in rest):
                continue
            content = view.stretch(rest[0], rest[-1])
            if content is not None:
                yield Found(
                    cue=view.place(colon, colon),
                    head=view.paragraph.place(colon)[0],
                    lemma=":",
                    act="speech",
                    content=(content,),
                    at=view.at,
                    source=source_place(view, who) if len(side) > 1 else view.place(who, who),
                    source_head=who,
                    cue_token=colon,
                    beside=True,
                )
                return


def _source(side: list[Token]) -> Token | None:
    """The head of a few words that name a source and nothing else."""
    if not 0 < len(side) <= LONGEST or any(t.pos_ in {"VERB", "AUX"} or t.text == "," for t in side[:-1]):
        return None
    head = side[-1]
    lemma = head.lemma_.lower()
    known = any(
        lemma in words("sources", key) or lemma.rstrip("s") in words("sources", key)
        for key in ("people.heads", "institution.heads", "document.heads", "document.pieces", "outlet.nouns")
    )
    named = all(t.ent_type_ in {"PERSON", "ORG", "GPE"} for t in side) or (
        len(side) == 1 and head.text.isupper() and len(head) > 2 and head.pos_ == "PROPN"
    )
    return head if known or named else None
