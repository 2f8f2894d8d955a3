"""Headlines: "Sheriff: two hurt in fire", "Two hurt in fire: report"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found, of_colon
from firsthand.language.attribution.outer import View
from firsthand.language.lexicon import words

SHORTEST = 3
"""Tokens what it says has at least."""
LONGEST = 5
"""Tokens a source beside a headline's colon may have."""


def headline(view: View, person: Callable[[Token], bool]) -> Iterator[Found]:
    """Yield what a headline puts on somebody's account by a colon, where it has no quotation marks for it.

    person: whether a word names somebody the article tells of ("Lind: no plans to sell").
    """
    doc = view.paragraph.doc
    if (view.paragraph.kind != "title" and view.at != 0) or len(doc) > 40:
        return
    if (quoted := _quoted(view)) is not None:
        yield quoted
        return
    for colon in doc:
        if colon.text != ":" or view.boxed(colon) or colon.i == 0 or colon.i + 1 >= len(doc):
            continue
        end = len(doc) - (1 if doc[-1].text == "." else 0)
        for side, rest in ((doc[: colon.i], doc[colon.i + 1 : end]), (doc[colon.i + 1 : end], doc[: colon.i])):
            speaks = _of_itself(list(side), list(rest), person)
            who = speaks or _source(list(side), person)
            # Headlines drop what parsers live on, so that a verb is not always seen as one.
            if who is None or len(rest) < SHORTEST or (speaks is None and any(view.boxed(t) for t in rest)):
                continue
            content = view.stretch(rest[0], rest[-1])
            if content is not None:
                found = of_colon(view, colon, who, content)
                alone = len(side) == 1 or speaks is not None
                yield replace(found, source=view.place(*_name(who))) if alone else found
                return


def _quoted(view: View) -> Found | None:
    """`"I ran": survivor tells court`: whoever the words behind the colon begin with says it."""
    doc = view.paragraph.doc
    run = view.runs[0] if view.runs else None
    if run is None or run.start - view.paragraph.start > 1:
        return None
    colon = next((t for t in doc if t.text == ":" and not view.boxed(t)), None)
    if (
        colon is None
        or colon.i + 1 >= len(doc)
        or any(c.isalnum() for c in view.paragraph.text[run.end - view.paragraph.start : colon.idx])
    ):
        return None
    head = doc[colon.i + 1]
    while head.head.i > head.i and head.dep_ in {"amod", "compound", "det", "nmod", "nummod", "poss"}:
        head = head.head
    if head.pos_ not in {"NOUN", "PRON", "PROPN"} or not _speaks(head):
        return None
    return Found(
        cue=view.place(colon, colon),
        head=view.paragraph.place(colon)[0],
        lemma=":",
        act="speech",
        content=((run.start, run.end),),
        at=view.at,
        source=view.place(doc[colon.i + 1], head),
        source_head=head,
        cue_token=colon,
        beside=True,
    )


def _speaks(head: Token) -> bool:
    """Whether what stands behind a headline's quotation may have said it, and does no other deed ("riot erupts")."""
    named = head.pos_ == "PRON" or head.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} or _known(head.lemma_.lower())
    if not named or head.i + 1 == len(head.doc):
        return named
    after = head.nbor(1)
    acts = after.pos_ == "VERB" and after.tag_ not in {"VBG", "VBN"}
    return not acts or after.lemma_.lower() in words("cues", "verbs.speech")


def _known(lemma: str) -> bool:
    """Whether a noun is a word for somebody or something that sources are."""
    keys = ("people.heads", "institution.heads", "document.heads", "document.pieces", "outlet.nouns")
    return any(lemma in words("sources", key) or lemma.rstrip("s") in words("sources", key) for key in keys)


def _of_itself(side: list[Token], rest: list[Token], person: Callable[[Token], bool]) -> Token | None:
    """Who a headline tells of and then lets speak: "Lind backs Marsh: I am horrified"."""
    if not rest or rest[0].i < side[0].i or rest[0].lower_ not in ("i", "my", "our", "we"):
        return None
    last = _name(side[0])[1]
    return last if person(last) else None


def _name(head: Token) -> tuple[Token, Token]:
    """The first and the last word of a name that a word belongs to."""
    first = last = head
    while first.i and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    while last.i + 1 < len(last.doc) and last.nbor(1).pos_ == "PROPN":
        last = last.nbor(1)
    return first, last


def _source(side: list[Token], person: Callable[[Token], bool]) -> Token | None:
    """The head of a few words that name a source and nothing else."""
    if not 0 < len(side) <= LONGEST or any(t.pos_ in {"VERB", "AUX"} or t.text == "," for t in side[:-1]):
        return None
    head = side[-1]
    lemma = head.lemma_.lower()
    if head.text in words("sources", "labels"):
        return None
    known = _known(lemma)
    named = all(t.ent_type_ in {"PERSON", "ORG", "GPE"} for t in side) or (
        len(side) == 1 and head.text.isupper() and len(head) > 2 and head.pos_ == "PROPN"
    )
    named = named or all(person(t) for t in side)
    return head if known or named else None
