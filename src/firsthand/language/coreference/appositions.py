"""What stands beside a name and says what it names: titles, nouns before it, appositions, predicates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.coreference.figures import Figure, Gender, Who
from firsthand.language.coreference.peoples import of_a_people, peoples_before
from firsthand.language.coreference.variants import parts
from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.capitals import bare
from firsthand.language.naming.spotting import title_before, titled
from firsthand.language.naming.types import person_noun
from firsthand.language.naming.vessels import called_vessel, vessel_name
from firsthand.language.parse import Parsed

AGED = re.compile(r"(\d{1,3})[- ]years?[- ]old", re.IGNORECASE)
AGE = re.compile(r"\s*,\s*(\d{1,3})(?=\s*[,.;)]|\s+and\b|\s*$)|\s*\((\d{1,3})\)")
LONGEST = 120
SHIP = "ship"
"""The role of whatever bears a ship's name."""


def describe(parsed: Parsed, figures: list[Figure], who: Who) -> None:
    """Give figures the roles, words, ages and sex that stand beside their names.

    figures: those of `group_names`, changed in place; who: which of them is named at a character.
    """
    for figure in figures:
        for start, end, _ in list(figure.places):
            _beside(parsed, figure, start, end, who)
        if figure.type == "person" and figure.gender is None:
            figure.gender = given_sex(figure)


def given_sex(figure: Figure) -> Gender | None:
    """Return the sex a given name tells, None where it is borne by both or unknown."""
    for form in sorted(figure.forms, key=lambda f: -len(f.split())):
        first = parts(form)[0].split("-")[0]
        if " " not in form and len(figure.forms) > 1 and first == parts(figure.name)[-1]:
            continue
        if first in words("given_names", "female"):
            return "female"
        if first in words("given_names", "male"):
            return "male"
    return None


def role_of(token: Token) -> str:
    """Return the lemma of a noun for people, of "Lt." the rank it stands for, "" of anything else."""
    if titled(token):
        return str(lexicon("names")["titles"].get(bare(token), "player"))
    return token.lemma_.lower() if person_noun(token) else ""


def sex_of(role: str) -> Gender | None:
    """Return the sex a noun for people tells."""
    if role in words("roles", "person.female"):
        return "female"
    return "male" if role in words("roles", "person.male") else None


def _beside(parsed: Parsed, figure: Figure, start: int, end: int, who: Who) -> None:
    paragraph = parsed.paragraph(start)
    tokens = paragraph.tokens(start, end) if paragraph else None
    if paragraph is None or tokens is None or not len(tokens):
        return
    _titles(figure, tokens)
    age = AGE.match(parsed.text, end)
    if age and figure.type == "person":
        figure.words.add(f"{age[1] or age[2]}-year-old")
    if figure.type == "place":
        _kind_of_place(figure, tokens)
    if figure.type == "product" and (called_vessel(tokens) or vessel_name(tokens.text)):
        figure.role(SHIP)
    if figure.type == "person":
        figure.peoples.update(peoples_before(tokens.root, tokens[0]))
        _prenominal(figure, tokens, lambda t: who(paragraph.place(t)[0]))
    for noun, phrase in _appositions(tokens):
        if any((found := who(paragraph.place(t)[0])) is not None and found is not figure and t == noun for t in phrase):
            continue
        _said_of(figure, noun, phrase, lambda t: who(paragraph.place(t)[0]))


def _kind_of_place(figure: Figure, tokens: Tokens) -> None:
    """Note what a place is called: "Aberdeen district", "the town of Aberdeen"."""
    doc = tokens.doc
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if after is not None and after.is_lower and after.lower_ in words("names", "place.nouns"):
        figure.role(after.lower_)
    if (
        tokens.start > 1
        and doc[tokens.start - 1].lower_ == "of"
        and doc[tokens.start - 2].lower_ in words("names", "place.nouns")
    ):
        figure.role(doc[tokens.start - 2].lower_)


def _titles(figure: Figure, tokens: Tokens) -> None:
    before = title_before(tokens)
    at = before.i if before is not None else tokens.start - 1
    while at >= 0 and (titled(tokens.doc[at]) or tokens.doc[at].lower_ in ("former", "late", "then")):
        token = tokens.doc[at]
        if figure.type == "person" and titled(token):
            figure.role(role_of(token))
            figure.words.update((token.lower_, role_of(token)))
            _sex(figure, {"mr": "man", "mrs": "woman", "ms": "woman", "miss": "woman"}.get(bare(token), role_of(token)))
        at -= 1


def _sex(figure: Figure, role: str) -> None:
    if figure.gender is None:
        figure.gender = sex_of(role)


def _prenominal(figure: Figure, tokens: Tokens, who: Callable[[Token], Figure | None]) -> None:
    """Small nouns and numbers right before the name: "harbour board official Moran"."""
    doc, at = tokens.doc, tokens.start - 1
    while at >= 0 and titled(doc[at]):
        at -= 1
    noun = doc[at] if at >= 0 else None
    of_another = tokens.root.dep_ == "compound" and tokens.root.head.pos_ == "NOUN"  # "a 21-year-old Lind supporter"
    if noun is None or noun.sent != tokens[0].sent or of_another:
        return
    if noun.lower_ == "old" or AGED.search(noun.text) or noun.text == "old":
        aged = AGED.search(doc[max(0, at - 5) : at + 1].text)
        if aged:
            figure.words.add(f"{aged[1]}-year-old")
    if (noun.is_lower or noun.is_sent_start) and person_noun(noun) and noun.tag_ in ("NN", "NNP"):
        left = at
        while (
            left > 0
            and doc[left - 1].dep_ in ("compound", "amod", "nmod", "poss", "nummod")
            and doc[left - 1].pos_ != "PRON"
        ):
            left -= 1
        _said_of(figure, noun, doc[left : at + 1], who)


def _appositions(tokens: Tokens) -> Iterator[tuple[Token, Tokens]]:
    root = tokens.root
    for child in root.children:
        if child.dep_ == "appos" and child.i >= tokens.end and child.pos_ == "NOUN":
            yield child, noun_phrase(child)
    if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < tokens.start:
        yield root.head, root.doc[root.head.left_edge.i : root.head.i + 1]
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in ("be", "become", "remain"):
        for child in root.head.children:
            if child.dep_ == "attr" and child.pos_ == "NOUN" and not any(t.dep_ == "neg" for t in root.head.children):
                yield child, noun_phrase(child)


def noun_phrase(noun: Token) -> Tokens:
    """Return a noun with what narrows it, cut before a relative clause, an apposition or a further conjunct."""
    cut = (t.left_edge.i for t in noun.rights if t.dep_ in ("relcl", "appos", "conj", "cc", "acl") or t.is_punct)
    end = min(cut, default=noun.right_edge.i + 1)
    return noun.doc[noun.left_edge.i : max(end, noun.i + 1)]


def _said_of(figure: Figure, noun: Token, phrase: Tokens, who: Callable[[Token], Figure | None]) -> None:
    role = role_of(noun) or noun.lemma_.lower()
    if figure.type == "person" and not person_noun(noun):
        return
    if figure.type == "person" and noun.tag_ in ("NNS", "NNPS"):
        return
    figure.role(role)
    figure.words.update(t.lower_ for t in phrase if not t.is_punct)
    figure.peoples.update(t.lower_ for t in phrase if of_a_people(t) and t.head == noun)
    if aged := AGED.search(phrase.text):
        figure.words.add(f"{aged[1]}-year-old")
    if len(phrase.text) <= LONGEST and phrase.text not in figure.descriptions:
        figure.descriptions.append(phrase.text)
    _sex(figure, role)
    if figure.type == "person" and role in words("roles", "kin.surnamed") and all(" " not in f for f in figure.forms):
        owner = next((t for t in noun.children if t.dep_ == "poss"), None)
        kin = who(owner) if owner is not None else None
        if kin is not None and kin is not figure and kin.type == "person" and " " in kin.name:
            figure.surnamed = [f"{figure.name} {kin.name.split()[-1]}"]
    if role in ("character", "role"):
        figure.fictional = True
