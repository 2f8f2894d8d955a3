"""Films, shows and books named in running text without any marks: what stands beside a name and makes a work of it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.naming.spotting import Spot
from firsthand.language.parse import Parsed

MARKS = frozenset("\"'“”‘’")
JOINING = frozenset(("of", "on", "for", "from", "in"))
_WORD = re.compile(r"(?=\b([^\W\d_]+(?:-[^\W\d_]+)?))")


def speaks_of_stage(parsed: Parsed) -> bool:
    """Whether the article speaks of stage or screen at all, so that "play" and "role" may be meant so."""
    stage = words("portrayals", "stage")
    written = {w for word in _WORD.findall(parsed.text.lower()) for w in (word, word[:-1], word[:-2])}
    if not written & stage:
        return False
    lemmas = (t.lemma_.lower() for p in parsed.paragraphs for t in p.doc if t.pos_ in ("NOUN", "PROPN"))
    return any(lemma in stage for lemma in lemmas)


def named_as_work(spot: Spot) -> bool:
    """Whether the words about a name say that it is a work: "the comedy X", "X, a film by …", "the X finale"."""
    tokens = spot.tokens
    if tokens.text.isupper() and len(tokens) == 1:
        return False  # "the BBC series": who shows it
    root = tokens.root
    if root.dep_ == "dobj" and root.head.lemma_ in words("names", "work.done"):
        return True
    return _kind_before(spot) or _kind_beside(tokens.root) or _part_after(spot) or _part_before(spot)


def _kind(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in words("names", "work.kinds")


def _before(spot: Spot) -> list[Token]:
    found = list(spot.paragraph.doc[max(0, spot.first - 5) : spot.first])
    if found and found[-1].text == "The":
        found.pop()
    return [t for t in found if t.text not in MARKS]


def _kind_before(spot: Spot) -> bool:
    """ "the Canadian comedy Larch Lane"; not "the film Festival", where the name is one word for an event."""
    before = _before(spot)
    return bool(before) and _kind(before[-1]) and before[-1].is_lower and spot.label != "event"


def _kind_beside(root: Token) -> bool:
    beside = [t for t in root.children if t.dep_ == "appos"]
    if root.dep_ == "appos":
        beside.append(root.head)
    owners = {t.head.i for noun in beside for t in noun.children if t.dep_ == "case"}  # "the show's Nora Hale"
    return any(_kind(noun) and noun.i not in owners for noun in beside)


def _part_after(spot: Spot) -> bool:
    """ "the Larch Lane finale", "a Larch Lane episode", "Larch Lane season 4"."""
    doc, at = spot.paragraph.doc, spot.last
    while at < len(doc) and doc[at].text in MARKS:
        at += 1
    if at >= len(doc) or doc[at].lower_ not in (words("names", "work.pieces") | words("names", "work.people")):
        return False
    after = doc[at + 1] if at + 1 < len(doc) else None
    if doc[at].pos_ == "VERB" or (after is not None and after.pos_ in ("ADP", "SCONJ")):  # "Ana Bell stars in …"
        return False
    if doc[at].lower_ in words("names", "work.people"):
        return _loose(spot)
    return doc[at].lower_ != "season" or (
        after is not None and (after.like_num or after.lower_ in ("finale", "premiere"))
    )


def _part_before(spot: Spot) -> bool:
    """ "the finale of Larch Lane", "fans of", "her role in"."""
    before = _before(spot)
    if len(before) < 2 or before[-1].lower_ not in JOINING:
        return False
    noun = before[-2]
    if noun.like_num and len(before) > 2:  # "season 3 of Larch Lane"
        noun = before[-3]
    if noun.lower_ in words("names", "work.people") and before[-1].lower_ == "of":
        return _loose(spot)
    wanted = "work.roles" if before[-1].lower_ == "in" else "work.pieces"
    return noun.lower_ in words("names", wanted)


def _loose(spot: Spot) -> bool:
    """Whether a name is long enough, and not known for a place or a body, to have a star, a cast, fans."""
    return len(spot.tokens) > 1 and spot.label in (None, "person", "work")
