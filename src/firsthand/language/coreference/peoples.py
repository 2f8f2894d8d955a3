"""Whom "the Russian" or "the Democrat" means: who was said to be one, else the only other person in play."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.language.coreference.binding import SUBJECTS, subjects_above
from firsthand.language.coreference.discourse import Walk
from firsthand.language.coreference.figures import Figure
from firsthand.language.lexicon import words

REACH = 2
"""Sentences back, for one who was not said to be of a people."""
REACH_BEFORE = 6
"""Words before a name that may say so."""
PAIRS = ({"briton", "british"}, {"spaniard", "spanish"})
PLACES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "agent"))
_MANY = ("ch", "ese", "ish", "iss", "s", "x")
"""How words end that mean a whole people after "the": "the French", "the Dutch"."""


def one_of_a_people(token: Token) -> bool:
    """Return whether a token after "the" means one person of a people or party."""
    before = token.doc[token.i - 1] if token.i else token
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return (
        of_a_people(token)
        and token.dep_ in PLACES
        and before.lower_ == "the"
        and not token.lower_.endswith(_MANY)
        and not (after.text[:1].isupper() or after.text == "-")
        and not (token.tag_ == "JJ" and after.pos_ in ("NOUN", "ADJ", "PROPN"))
        and not any(t.dep_ in ("prep", "relcl", "acl") for t in token.rights)
    )


def of_a_people(token: Token) -> bool:
    """Return whether a token is one word for a people or party, as the parse has it."""
    return token.ent_type_ == "NORP" and token.text[:1].isupper() and token.text.isalpha()


def meant_of_a_people(walk: Walk, token: Token, start: int) -> Figure | None:
    """Return whom "the Russian" means, None where more than one or nobody may be.

    start: the article's character the token begins with.
    """
    above = {id(f) for f in subjects_above(walk, token)}
    people = [f for f in walk.met() if f.type == "person" and f.named and not f.plural and id(f) not in above]
    known = [f for f in people if any(one_people(token.lower_, word) for word in f.peoples)]
    if known:
        return known[0] if len(known) == 1 else None
    if (beside := _beside(walk, token)) is not None:
        return beside
    late = {
        id(s.figure): s.figure for s in walk.recent(REACH) if id(s.figure) not in above and _like_a_person(s.figure)
    }
    fits = [f for f in late.values() if not f.peoples]
    return fits[0] if len(fits) == 1 and fits[0] in people and not _unknown(walk, token, start) else None


def _beside(walk: Walk, token: Token) -> Figure | None:
    """The only other person of the clause before: "Bo Lind was to face Viktor Sund, but the Russian pulled out"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "conj":
        return None
    first = {t.i for t in verb.head.children if t.dep_ in SUBJECTS}
    others = {id(s.figure): s.figure for s in walk.recent(0) if s.token.i not in first and _like_a_person(s.figure)}
    subjects = {id(s.figure) for s in walk.recent(0) if s.token.i in first}
    fits = [f for at, f in others.items() if at not in subjects]
    return fits[0] if subjects and len(fits) == 1 and fits[0].type == "person" and not fits[0].peoples else None


def one_people(one: str, other: str) -> bool:
    """Return whether two small words are of one people: "swede" and "swedish", not "austrian" and "australian"."""
    short, long = sorted((one, other), key=len)
    return short == long or long.startswith(short.rstrip("aeo")) or {one, other} in PAIRS


def _like_a_person(figure: Figure) -> bool:
    """Whether somebody is a person or, by the look of the name, may be one whose type the parse missed."""
    held = figure.name.split()
    titled = 2 <= len(held) <= 3 and all(w.istitle() and w.isalpha() for w in held)
    bodies = words("names", "organization.holds") | words("names", "organization.tail") | words("names", "place.holds")
    unlike = figure.type in ("place", "group", "event") or not bodies.isdisjoint(figure.name.casefold().split())
    return figure.named and (figure.type == "person" or (titled and not unlike))


def _unknown(walk: Walk, token: Token, start: int) -> bool:
    """Whether a name that nobody was found for stands before a token in its paragraph."""
    return any(
        t.tag_ == "NNP" and t.dep_ in PLACES and not t.ent_type_ and walk.named.get(start + t.idx - token.idx) is None
        for t in token.doc[: token.i]
    )


def peoples_before(name: Token, first: Token) -> Iterator[str]:
    """Yield the peoples said of a person before the name: "Russian heavyweight Bo Lind".

    name: the name's head; first: its first token.
    """
    before = first.doc[max(first.sent.start, first.i - REACH_BEFORE) : first.i]
    for token in reversed(before):
        if token.pos_ in ("VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "PUNCT"):
            return
        if of_a_people(token) and name.is_ancestor(token):
            yield token.lower_
