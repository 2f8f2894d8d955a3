"""Whom a noun with "the" means, and who comes in with "a": "the actress", "the couple", "a man from …"."""

from __future__ import annotations

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.coreference.appositions import SHIP, noun_phrase, role_of, sex_of
from firsthand.language.coreference.discourse import SUBJECT, Walk
from firsthand.language.coreference.figures import Figure, Gender
from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.types import key, person_noun
from firsthand.language.naming.vessels import vessel_noun

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
AGED = re.compile(r"(\d{1,3})[- ]year[- ]old", re.IGNORECASE)
DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|some|any|his|her|their|its|our|my|your)\s+", re.IGNORECASE)
LONGEST_NAME = 60
FAR = 12
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
PLAIN = frozenset(
    "the this that these those a an , - young old older younger former late longtime veteran now then".split()
)


def phrase(noun: Token) -> Tokens:
    """Return the noun with what stands before it in its phrase."""
    first = noun
    for token in noun.lefts:
        if token.i < first.i and token.dep_ in (
            "det", "amod", "compound", "nummod", "nmod", "poss", "predet", "quantmod", "punct", "advmod", "npadvmod",
        ):  # fmt: skip
            first = noun.doc[token.left_edge.i]
    return noun.doc[first.i : noun.i + 1]


def definite(tokens: Tokens) -> bool:
    """Whether a phrase begins with a word that points back."""
    return tokens[0].lower_ in DEFINITE


def meant(walk: Walk, noun: Token, tokens: Tokens) -> Figure | None:
    """Return whom a definite phrase means that needs no weighing, None where it is new or unclear."""
    lemma = noun.lemma_.lower()
    if lemma in lexicon("roles")["group"] or (noun.lower_ in NUMBERS and len(tokens) == 2):
        return _group(walk, lexicon("roles")["group"].get(lemma) or NUMBERS[noun.lower_])
    if noun.tag_ in ("NNS", "NNPS"):
        return _characters(walk) if lemma == "character" else None
    if lemma == "character":
        return next((s.figure for s in walk.recent(3) if s.figure.fictional), None)
    if noun.dep_ in ("attr", "oprd") or noun.head.lemma_ == "become":
        return None  # what somebody is or will be, not who
    if any(t.dep_ == "prep" and t.lower_ in ("of", "from", "for", "at", "with") for t in noun.rights):
        return None
    if aged := AGED.search(tokens.text):
        return _aged(walk, f"{aged[1]}-year-old", sex_of(role_of(noun)))
    if lemma in words("names", "organization.governing"):
        return _governing(walk, lemma, tokens)
    return _vessel(walk, tokens) if vessel_noun(noun) else None


def _governing(walk: Walk, lemma: str, tokens: Tokens) -> Figure | None:
    """The only such body of the article that has somebody's name: "the Bell administration … the administration"."""
    if len(tokens) > 2 or not definite(tokens):
        return None
    named = [f for f in walk.met() if f.named and any(key(form).split()[-1:] == [lemma] for form in f.forms)]
    return named[0] if len(named) == 1 else None


def _group(walk: Walk, size: int) -> Figure | None:
    for seen in walk.recent(4):
        if seen.figure.plural and len(seen.figure.members) == size:
            return seen.figure
    last = _people_in(walk, walk.sentence - 1)
    if len(last) == size and not any(s.figure.plural for s in walk.recent(1)):
        return _together(walk, last)
    return None


def _people_in(walk: Walk, sentence: int) -> list[Figure]:
    near = [s for s in walk.recent(walk.sentence - sentence) if s.sentence == sentence]
    found = [s.figure for s in reversed(near) if s.figure.type == "person" and not s.figure.plural]
    return list(dict.fromkeys(found))


def _together(walk: Walk, members: list[Figure]) -> Figure | None:
    if not all(m.named for m in members):
        return None
    return Figure("group", forms=[" and ".join(m.name for m in members)], plural=True, members=members)


def _characters(walk: Walk) -> Figure | None:
    for seen in walk.recent(2):
        if seen.figure.plural and seen.figure.members and all(m.fictional for m in seen.figure.members):
            return seen.figure
    last = [f for back in (0, 1) for f in _people_in(walk, walk.sentence - back) if f.fictional]
    return _together(walk, list(dict.fromkeys(last))) if len(set(map(id, last))) > 1 else None


def _aged(walk: Walk, age: str, sex: Gender | None) -> Figure | None:
    holders = [f for f in walk.met() if age in f.words and not f.plural]
    if holders:
        return holders[0] if len(holders) == 1 else None
    ageless = [f for f in _of_late(walk, sex) if not any(AGED.search(w) for w in f.words)]
    return _one_spoken_of(walk, ageless)


def like(role: str) -> str:
    """Return the word that stands for a role and its like."""
    return next((group[0] for group in lexicon("roles")["like"]["roles"] if role in group), role)


def _of_late(walk: Walk, sex: Gender | None) -> list[Figure]:
    """People with names of the last two sentences, spoken of rather than speaking, of one sex where it is told."""
    people = [s for s in walk.recent(2) if s.figure.type == "person" and not s.figure.plural]
    near = list(dict.fromkeys(s.figure for s in [s for s in people if not s.speaks] or people))
    fits = [f for f in near if f.named and not f.fictional and (sex is None or f.gender in (None, sex))]
    return [f for f in fits if sex is not None and f.gender == sex] or fits


def _one_spoken_of(walk: Walk, fits: list[Figure]) -> Figure | None:
    """The only one of several, else the only one who was what the last sentence spoke of."""
    if len(fits) < 2:
        return fits[0] if fits else None
    spoken = {id(s.figure): s.figure for s in walk.recent(1) if s.weight >= SUBJECT - 10 and s.quote is None}
    told = [f for f in fits if id(f) in spoken]
    return told[0] if len(told) == 1 else None


def _vessel(walk: Walk, tokens: Tokens) -> Figure | None:
    """The only ship with a name of late: "INS Arden … the warship"."""
    if len(tokens) > 2:
        return None
    fits = list(dict.fromkeys(s.figure for s in walk.recent(FAR) if s.figure.named and SHIP in s.figure.roles))
    return fits[0] if len(fits) == 1 else None


def compound_body(noun: Token) -> Figure | None:
    """Return the institution two or more small words describe before a noun: "[national fishery agency] spokesman"."""
    if noun.lemma_.lower() not in words("roles", "collective.kinds"):
        return None
    first = noun.i
    while first > noun.sent.start and noun.doc[first - 1].is_lower and noun.doc[first - 1].tag_ in ("NN", "JJ"):
        first -= 1
    text = noun.doc[first : noun.i + 1].text
    if noun.i - first < 2 or len(text.split()) != noun.i - first + 1:
        return None
    return Figure("organization", roles=[noun.lemma_.lower()], named=False, lasting=True, forms=[text])


def newcomer(noun: Token, tokens: Tokens) -> Figure:
    """Return the unnamed figure a phrase brings in."""
    lemma = noun.lemma_.lower()
    figure = Figure("other", roles=[role_of(noun) or lemma], named=False, forms=[_unnamed(noun)])
    figure.plural = noun.tag_ in ("NNS", "NNPS") or lemma in ("police", "people")
    figure.words = {t.lower_ for t in tokens}
    if lemma in words("roles", "collective.bodies") or lemma in words("roles", "collective.kinds"):
        figure.type = "organization"
    elif figure.plural:
        figure.type = "group" if _people(noun) else "other"
    elif person_noun(noun):
        figure.type = "person"
        figure.gender = sex_of(role_of(noun))
    if aged := AGED.search(tokens.text):
        figure.words.add(f"{aged[1]}-year-old")
    return figure


def _people(noun: Token) -> bool:
    return person_noun(noun) or noun.lemma_.lower() in ("people", *words("roles", "collective.crowds"))


def classed(role: str) -> bool:
    """Whether two words of a kind mean one unnamed person: "a convicted offender … the inmate"."""
    return role in words("roles", "deed.accused.roles")


def _unnamed(noun: Token) -> str:
    text = re.sub(r"['’]s?$", "", noun_phrase(noun).text.strip(" ,"))
    lemma = noun.lemma_.lower()
    if lemma in words("roles", "collective.crowds") and noun.tag_ in ("NNS", "NNPS"):
        text = noun.text
    if len(text) > LONGEST_NAME or lemma in words("roles", "collective.bodies"):
        text = phrase(noun).text
    return DETERMINER.sub("", text)


def known(walk: Walk, noun: Token, tokens: Tokens) -> Figure | None:
    """Return the unnamed figure a phrase takes up again: "a driver … the driver", "police … police"."""
    lemma = noun.lemma_.lower()
    plural = noun.tag_ in ("NNS", "NNPS") or lemma in ("police", "people")
    crowd = lemma in words("roles", "collective.bodies") or (plural and lemma in words("roles", "collective.crowds"))
    if not definite(tokens) and not (crowd and tokens[0].lower_ not in ("a", "an")):
        return None
    extra = {t.lower_ for t in tokens if t != noun and t.lower_ not in PLAIN}
    role = role_of(noun) or lemma
    for figure in walk.met() if crowd else (s.figure for s in walk.recent(FAR)):
        if figure.named or figure.plural != plural:
            continue
        if role not in figure.roles and not (classed(role) and any(like(r) == like(role) for r in figure.roles)):
            continue
        if extra <= figure.words and (not crowd or (figure.words <= {lemma, noun.lower_} | PLAIN or extra)):
            return figure
    return None
