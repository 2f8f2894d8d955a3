"""Nominals and pronouns resolved in the order they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.coreference.appositions import SHIP, role_of
from firsthand.language.coreference.candidates import pointer
from firsthand.language.coreference.discourse import Walk
from firsthand.language.coreference.figures import Figure, MentionKind
from firsthand.language.coreference.foretold import foretold
from firsthand.language.coreference.leads import leader
from firsthand.language.coreference.nominals import classed, compound_body, definite, known, meant, newcomer, phrase
from firsthand.language.coreference.peoples import meant_of_a_people, one_of_a_people
from firsthand.language.coreference.pronouns import sex_of_pronoun
from firsthand.language.coreference.ranking import Chooser, chosen
from firsthand.language.coreference.tellers import teller
from firsthand.language.layers import Run
from firsthand.language.lexicon import words
from firsthand.language.naming.spotting import titled
from firsthand.language.naming.types import person_noun
from firsthand.language.naming.vessels import vessel_noun
from firsthand.language.parse import Paragraph, Parsed

TEASER = re.compile(r"(?:[A-Z]{3,} ?){1,3}:\s|(?:Read|Watch|See|Listen)(?: \w+)?:\s")
TELLS_SEX = 0.8
"""How likely it must be that a pronoun means somebody for it to tell their sex."""
PLURALS = ("NNS", "NNPS")


def resolve(parsed: Parsed, figures: list[Figure], runs: Sequence[Run], choose: Chooser = chosen) -> list[Figure]:
    """Return the figures with their nominals and pronouns, groups that are spoken of added.

    figures: those the names stand for, changed in place; choose: tells whom a pronoun or "the …" means.
    """
    walk = Walk(parsed, runs, [])
    at = {offset: f for f in figures for s, e, _ in f.places for offset in range(s, e)}
    walk.named = at
    walk.names = figures
    groups: list[Figure] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        walk.paragraph = number
        if TEASER.match(paragraph.text):
            continue
        for sentence in paragraph.doc.sents:
            if not walk.inside(*paragraph.place(sentence)):
                walk.sentence += 1
            _sentence(walk, paragraph, sentence, at, groups, choose)
    foretold(walk, figures, groups)
    speaking = {id(s.figure) for s in walk.seen if s.speaks}
    return [*figures, *(g for g in groups if _counts(g, speaking))]


def _counts(figure: Figure, speaking: set[int]) -> bool:
    """Whether a figure without a name is worth a record: a group spoken of, or a speaker, or one spoken of again."""
    if figure.members or not figure.places:
        return bool(figure.places)
    if figure.lasting:
        return True
    if figure.type == "other" or (figure.type == "person" and " " not in figure.name):
        return False
    taken_up = len(figure.places) if figure.type == "person" else sum(kind != "pronoun" for _, _, kind in figure.places)
    return id(figure) in speaking or taken_up > 1


def _sentence(
    walk: Walk,
    paragraph: Paragraph,
    sentence: Tokens,
    at: dict[int, Figure],
    groups: list[Figure],
    choose: Chooser,
) -> None:
    done: set[int] = set()
    for token in sentence:
        start = paragraph.place(token)[0]
        named = at.get(start)
        if named is not None:
            if at.get(start - 1) is not named or token.i == sentence.start:
                head = _head(paragraph, token, at, named)
                walk.note(named, paragraph, sentence.doc[token.i : head.i + 1], head)
                _conjoined(walk, paragraph, head, at, groups)
            continue
        if token.pos_ == "PRON":
            _pronoun(walk, paragraph, token, choose)
        elif one_of_a_people(token):
            _of_a_people(walk, paragraph, token)
        elif token.dep_ in ("compound", "nmod") and token.pos_ == "NOUN" and token.i not in done:
            if not _before_a_body(paragraph, token, at) and (body := compound_body(token)) is not None:
                groups.append(body)
                _add(
                    walk,
                    paragraph,
                    body,
                    token.doc[token.i - len(body.name.split()) + 1 : token.i + 1],
                    token,
                    "nominal",
                )
        elif (
            (token.pos_ in ("NOUN", "NUM") or (token.lower_ == "old" and token.dep_ != "amod"))
            and token.i not in done
            and token.dep_ not in ("compound", "nummod", "npadvmod")
        ):
            _noun(walk, paragraph, token, at, groups, choose)


def _before_a_body(paragraph: Paragraph, noun: Token, at: dict[int, Figure]) -> bool:
    """Whether a noun says what the body named right behind it is: "the fishery agency Lorpol"."""
    named = at.get(paragraph.place(noun.nbor())[0]) if noun.i + 1 < len(noun.doc) else None
    return named is not None and named.type == "organization"


def _head(paragraph: Paragraph, token: Token, at: dict[int, Figure], figure: Figure) -> Token:
    """The syntactic head among the tokens of a name."""
    last = token
    while (
        last.i + 1 < len(token.doc)
        and at.get(paragraph.place(last.nbor())[0]) is figure
        and at.get(paragraph.place(last.nbor())[0] - 1, figure) is figure
    ):
        last = last.nbor()
    return token.doc[token.i : last.i + 1].root


def _conjoined(walk: Walk, paragraph: Paragraph, head: Token, at: dict[int, Figure], groups: list[Figure]) -> None:
    """People joined by "and" are a group from their last one on."""
    if head.dep_ != "conj" or any(t.dep_ == "conj" for t in head.children):
        return
    tokens = sorted((head, *head.conjuncts), key=lambda t: t.i)
    members = [at.get(paragraph.place(t)[0]) for t in tokens]
    people = [m for m in members if m is not None and m.type == "person"]
    if len(people) != len(members) or len(set(map(id, people))) != len(people):
        return
    known = next((g for g in groups if set(map(id, g.members)) == set(map(id, people))), None)
    group = known or Figure("group", forms=[_joined(people)], plural=True, members=people)
    group.fictional = all(p.fictional for p in people)
    if known is None:
        groups.append(group)
    tokens_of = head.doc[tokens[0].left_edge.i if tokens[0].left_edge.ent_type_ else tokens[0].i : head.i + 1]
    walk.note(group, paragraph, tokens_of, tokens[0])


def _joined(people: Sequence[Figure]) -> str:
    names = [p.name for p in people]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _pronoun(walk: Walk, paragraph: Paragraph, token: Token, choose: Chooser) -> None:
    tokens = token.doc[token.i : token.i + 1]
    if (body := teller(walk, token) or leader(walk, token)) is not None:
        _add(walk, paragraph, body, tokens, token, "pronoun")
        return
    asked = pointer(walk, paragraph, token, tokens)
    found = choose(walk, asked) if asked is not None else None
    if found is None:
        return
    figure, odds = found
    if figure.gender is None and figure.type == "person" and not figure.plural and odds >= TELLS_SEX:
        figure.gender = sex_of_pronoun(token)
    _add(walk, paragraph, figure, tokens, token, "pronoun")


def _of_a_people(walk: Walk, paragraph: Paragraph, token: Token) -> None:
    figure = meant_of_a_people(walk, token, paragraph.place(token)[0])
    if figure is not None:
        figure.peoples.add(token.lower_)
        _add(walk, paragraph, figure, token.doc[token.i - 1 : token.i + 1], token, "nominal")


def _noun(
    walk: Walk, paragraph: Paragraph, token: Token, at: dict[int, Figure], groups: list[Figure], choose: Chooser
) -> None:
    tokens = phrase(token)
    beside = _apposed(paragraph, token, at)
    if beside is not None:
        beside.role(role_of(token))
        _add(walk, paragraph, beside, tokens, token, "nominal", note=token.dep_ in ("nsubj", "nsubjpass"))
        return
    asked = pointer(walk, paragraph, token, tokens)
    if asked is not None:
        found = choose(walk, asked)
        if found is not None:
            _add(walk, paragraph, found[0], tokens, token, "nominal")
            return
    figure = meant(walk, token, tokens) if asked is None and definite(tokens) else None
    if figure is not None:
        if figure.plural and figure.members and figure not in groups:
            figure.fictional = all(m.fictional for m in figure.members)
            groups.append(figure)
        _add(walk, paragraph, figure, tokens, token, "nominal")
        return
    if token.pos_ == "NOUN":
        figure = known(walk, token, tokens) if asked is None or classed(asked.role) else None
        if figure is None:
            figure = newcomer(token, tokens)
            groups.append(figure)
        _add(walk, paragraph, figure, tokens, token, "nominal")


def _apposed(paragraph: Paragraph, token: Token, at: dict[int, Figure]) -> Figure | None:
    """The person, ship or body a noun stands in apposition to: "the suspect, Bo Lind", "the frigate Arden"."""
    if vessel_noun(token) and token.i + 1 < len(token.doc):
        ship = at.get(paragraph.place(token.nbor())[0])
        return ship if ship is not None and SHIP in ship.roles else None
    if token.lemma_.lower() in words("roles", "collective.kinds") and _before_a_body(paragraph, token, at):
        return at.get(paragraph.place(token.nbor())[0])
    if not person_noun(token) or token.tag_ in PLURALS:
        return None
    for child in token.children:
        if (
            child.dep_ == "appos"
            and (figure := at.get(paragraph.place(child)[0])) is not None
            and figure.type == "person"
        ):
            return figure
    for verb in token.children:  # "a man named Bo Lind", "the suspect, identified as Bo Lind"
        if verb.dep_ in ("acl", "relcl") and verb.lemma_ in ("identify", "name", "know", "call"):
            for child in verb.subtree:
                figure = at.get(paragraph.place(child)[0])
                near = child.dep_ in ("oprd", "pobj", "dobj", "appos") and child.i - verb.i <= 6
                if near and figure is not None and figure.type == "person":
                    return figure
    if (
        token.dep_ == "appos"
        and (figure := at.get(paragraph.place(token.head)[0])) is not None
        and figure.type == "person"
    ):
        return figure
    return _in_commas(paragraph, token, at)


def _in_commas(paragraph: Paragraph, noun: Token, at: dict[int, Figure]) -> Figure | None:
    """The name set between commas behind a noun for one person, whatever the parse makes of it.

    "A spokesman for Lind, Bo Moran, said", "the driver, 43-year-old Bo Moran, was …".
    """
    doc, here = noun.doc, noun.i + 1
    if here < len(doc) and doc[here].lower_ in ("for", "of", "at", "from", "with"):
        here = next((t.i for t in doc[here : here + 7] if t.text == ","), len(doc))
    if here + 1 >= len(doc) or doc[here].text != ",":
        return None
    here += 1
    while here < len(doc) and (doc[here].like_num or doc[here].lower_ in ("year", "old", "-") or titled(doc[here])):
        here += 1
    figure = at.get(paragraph.place(doc[here])[0]) if here < len(doc) else None
    if figure is None or figure.type != "person":
        return None
    while here < len(doc) and at.get(paragraph.place(doc[here])[0]) is figure:
        here += 1
    return figure if here < len(doc) and doc[here].text == "," else None


def _add(
    walk: Walk, paragraph: Paragraph, figure: Figure, tokens: Tokens, head: Token, kind: MentionKind, note: bool = True
) -> None:
    start, end = paragraph.place(tokens)
    figure.add(start, end, kind)
    if note:
        walk.note(figure, paragraph, tokens, head)
