"""On nobody's name: "is said to have fled", "reportedly fled"."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found, act_of, source_place
from firsthand.language.attribution.outer import View
from firsthand.language.layers import Place
from firsthand.language.lexicon import words
from firsthand.language.syntax import agent, child, phrase, verb_group


def passive(view: View, verb: Token, lemma: str) -> Found | None:
    """Return what "X is said to be Y" puts on nobody's, or its agent's, account: X to be Y, round the cue."""
    if lemma not in words("cues", "verbs.passive") or verb.tag_ != "VBN" or child(verb, "auxpass") is None:
        return None
    about, infinitive = child(verb, "nsubjpass"), child(verb, "xcomp", "oprd", "advcl")
    if about is None or infinitive is None or infinitive.i < verb.i or about.tag_ in {"WP", "WDT"}:
        return None
    if infinitive.dep_ != "oprd" and not any(c.tag_ == "TO" for c in infinitive.children):
        return None
    start, end = phrase(about, without=("relcl",))
    subject = view.strip(view.paragraph.start + start, view.paragraph.start + end)
    rest = view.stretch(infinitive.left_edge, infinitive.right_edge)
    by = agent(verb)
    if subject is None or rest is None or subject[1] > rest[0]:
        return None
    first, last = verb_group(verb)
    return Found(
        cue=view.place(first, last),
        head=view.paragraph.place(verb)[0],
        lemma=lemma,
        act=act_of(lemma) or "speech",
        content=(subject, rest),
        at=view.at,
        source=source_place(view, by) if by is not None else None,
        source_head=by,
        cue_token=verb,
        rumour=lemma in words("cues", "verbs.rumour"),
        unnamed=by is None,
    )


def adverb(view: View, token: Token, lemma: str) -> Found | None:
    """Return the clause that "reportedly" or "allegedly" puts on nobody's account."""
    if lemma not in words("cues", "adverbs.rumour"):
        return None
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"} or view.boxed(verb):
        return None
    content = _round(view, verb, token)
    if not content:
        return None
    return Found(
        cue=view.place(token, token),
        head=view.paragraph.place(token)[0],
        lemma=lemma,
        act="speech",
        content=content,
        at=view.at,
        cue_token=token,
        rumour=True,
        unnamed=True,
    )


def _round(view: View, verb: Token, token: Token) -> tuple[Place, ...]:
    doc = verb.doc
    low, high = verb.left_edge.i, verb.right_edge.i
    while high > verb.i and doc[high].is_punct:
        high -= 1
    pieces = []
    if low < token.i:
        pieces.append(view.stretch(doc[low], doc[token.i - 1]))
    if high > token.i:
        pieces.append(view.stretch(doc[token.i + 1], doc[high]))
    return tuple(p for p in pieces if p is not None)
