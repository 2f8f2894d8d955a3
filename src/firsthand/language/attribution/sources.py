"""What kind of source a phrase names, and how it is called."""

from __future__ import annotations

import re

from spacy.tokens import Token

from firsthand.language.attribution.cues import FINITE
from firsthand.language.attribution.outer import speaks
from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.naming.twofold import twofold
from firsthand.language.naming.types import person_noun
from firsthand.language.parse import Paragraph
from firsthand.language.syntax import child, phrase, quoting, sentence_of
from firsthand.model import Entity, Source, SourceKind

DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|their|its|our|my|your)\s+", re.IGNORECASE)
LONGEST_ADDITION = 6
"""Tokens of a participle's phrase that may belong to what a source is called ("officials briefed on the plan")."""
LONGEST_WAY = 80
"""Tokens from a poll to the shares it found, at most."""
NAMING = frozenset({"ADJ", "NOUN", "NUM", "PRON", "PROPN", "SYM", "X"})
"""Parts of speech of words that can name a source."""
CITING = frozenset({"cite", "quote"})
WORD = re.compile(r"[\w&.'’-]+")


def source_of(paragraph: Paragraph, head: Token, cast: Cast) -> Source:
    """Return the source a noun phrase names: an entity by its name, anything else in the article's own words.

    A word that names nobody, which a misread sentence gives, is an unnamed source.
    """
    if head.pos_ == "DET" and head.head.pos_ in NAMING and head.i < head.head.i:
        head = head.head  # "An" of "An autopsy"
    if head.pos_ not in NAMING:
        return Source(name="unnamed source", kind="anonymous")
    if head.tag_ in ("WP", "WDT") and (stands_for := antecedent(head)) is not None:
        return source_of(paragraph, stands_for, cast)
    if (poll := _surveyed_by(head)) is not None:
        return source_of(paragraph, poll, cast)
    paper = next((t for t in head.lefts if t.tag_ == "NNS" and is_document(t)), None)
    if paper is not None:
        # "receipts police found": a plural before a noun is no part of its name.
        return Source(name=paper.text, kind="document")
    entity = entity_of(paragraph, head, cast)
    kind = source_kind(head, entity)
    if entity is not None and kind in {"person", "organization", "outlet"}:
        return Source(name=entity.name, kind=kind, entity=entity.id)
    owner = publisher(paragraph, head, cast)
    if owner is not None:
        return Source(name=owner.name, kind=source_kind(head, owner), entity=owner.id)
    if entity is None and (noun := _spoken_of(head)) is not None:
        return source_of(paragraph, noun, cast)
    if entity is None and head.tag_ in ("PRP", "WP", "WDT"):
        return Source(name="unnamed source", kind="anonymous")  # a pronoun nobody is known for names nobody
    unnamed = entity is not None and head.pos_ == "PRON"
    name = entity.name if entity is not None and unnamed else description(paragraph, head)
    return Source(name=name, kind=kind, entity=entity.id if entity else None)


def _surveyed_by(head: Token) -> Token | None:
    """Return the poll whose respondents a share is of: "In a new survey, 59 percent said that …"."""
    among = head.tag_ == "CD" and any(c.lower_ in ("in", "of", "out") for c in head.children)  # "four in 10"
    if not (among or head.ent_type_ == "PERCENT" or head.lemma_.lower() in words("sources", "document.shares")):
        return None
    before = head.doc[max(0, head.i - LONGEST_WAY) : head.i]
    return next(
        (t for t in reversed(before) if t.pos_ == "NOUN" and t.lemma_.lower() in words("sources", "document.polls")),
        None,
    )


def antecedent(relative: Token) -> Token | None:
    """Return the noun a relative pronoun stands for: "the villagers, [who] say that …"."""
    if relative.lower_ not in ("who", "which", "that"):
        return None
    verb = relative.head
    while verb.dep_ in ("conj", "aux", "xcomp", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    noun = verb.head
    return noun if verb.dep_ == "relcl" and noun.pos_ in ("NOUN", "PROPN") and noun.i < relative.i else None


def _spoken_of(pronoun: Token) -> Token | None:
    """Return the noun that a pronoun which says something stands for: the subject before, where that can say it.

    "The inquiry published its report. It found that …": the inquiry.
    """
    if pronoun.tag_ != "PRP" or pronoun.lower_ not in ("he", "she", "it", "they"):
        return None
    start = sentence_of(pronoun).start
    before = sentence_of(pronoun.doc[start - 1]) if start else ()
    nouns = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ in ("ROOT", "conj")]
    if len(nouns) != 1 or nouns[0].pos_ != "NOUN" or any(t.ent_type_ == "PERSON" for t in before):
        return None
    noun, kind = nouns[0], source_kind(nouns[0], None)
    person = noun.lemma_.lower() in words("sources", "people.heads")
    fits = {
        "it": noun.tag_ == "NN" and kind in ("organization", "outlet", "document"),
        "they": noun.tag_ == "NNS" and person,
    }
    return noun if fits.get(pronoun.lower_, noun.tag_ == "NN" and person) else None


def entity_of(paragraph: Paragraph, head: Token, cast: Cast) -> Entity | None:
    """Return the entity a phrase stands for: its head's, or that of the name in apposition to it."""
    for token in (twofold(head), head, child(head, "appos")):
        if token is None:
            continue
        entity = cast.at(paragraph.place(token)[0])
        if entity is not None:
            return entity
    return None


def publisher(paragraph: Paragraph, head: Token, cast: Cast) -> Entity | None:
    """Return whose piece "an article from the site" is: on the word of that one it stands."""
    if head.lemma_.lower() not in words("sources", "document.pieces"):
        return None
    owner = child(head, "poss")
    for preposition in head.children:
        if preposition.dep_ == "agent" or preposition.lemma_ in {"from", "in", "by", "on", "at", "of"}:
            owner = owner or child(preposition, "pobj")
    return entity_of(paragraph, owner, cast) if owner is not None else None


def source_kind(head: Token, entity: Entity | None) -> SourceKind:
    """Return what kind of source a noun or an entity is."""
    lemma = head.lemma_.lower()
    if entity is not None:
        if is_outlet(entity.name) or any(is_outlet(a) for a in entity.aliases):
            return "outlet" if entity.type != "person" else "person"
        article = head.left_edge.lower_ == "the" and lemma in words("sources", "outlet.words")
        if article and (entity.type == "organization" or entity.name.casefold() == head.lower_):
            return "outlet"  # "the Gazette" is nobody's surname
        if entity.type == "person" or (entity.type == "group" and entity.members):
            return "person"
        if entity.type in {"organization", "place"}:
            return "outlet" if lemma in words("sources", "outlet.nouns") else "organization"
        if entity.type == "work" and lemma not in words("sources", "people.heads"):
            return "document"
    if lemma in words("sources", "people.heads"):
        return "anonymous"
    outlets = words("sources", "outlet.nouns")
    if lemma in outlets or head.lower_ in outlets or (head.pos_ == "PROPN" and is_outlet(head.text)):
        return "outlet"
    if is_document(head):
        return "document"
    if lemma in words("sources", "institution.heads"):
        return "organization"
    if head.pos_ == "PROPN":
        return "organization" if head.ent_type_ in {"ORG", "GPE", "NORP"} else "person"
    return "anonymous"


def may_say(noun: Token) -> bool:
    """Return whether a noun or a name is somebody, some body of people or some paper that can say something."""
    known = noun.lemma_.lower() in words("sources", "people.heads")
    return known or person_noun(noun) or source_kind(noun, None) != "anonymous"


def is_document(noun: Token) -> bool:
    """Whether a noun names something written, drawn or filmed."""
    heads = words("sources", "document.heads") | words("sources", "document.pieces")
    return noun.lemma_.lower() in heads or noun.lower_ in heads


def cites(verb: Token) -> bool:
    """Whether a verb only says whom a report has it from: "citing two officials", "was quoted as saying".

    "Citing the cost" says why.
    """
    if any(quoting(t) is not None for c in verb.children if c.dep_ == "prep" for t in c.children):
        return True
    thing = child(verb, "dobj")
    if verb.lemma_.lower() not in CITING or verb.tag_ != "VBG" or thing is None:
        return False
    lemma = thing.lemma_.lower()
    known = ("people.heads", "institution.heads", "outlet.nouns")
    named = thing.pos_ == "PROPN" or thing.ent_type_ in {"PERSON", "ORG"} or person_noun(thing)
    return named or is_document(thing) or any(lemma in words("attribution/sources", key) for key in known)


def is_outlet(name: str) -> bool:
    """Whether a name is a news outlet's or agency's by the words in it."""
    folded = name.casefold().removeprefix("the ").replace(".", "")
    if folded in words("sources", "outlet.agencies"):
        return True
    parts = WORD.findall(folded)
    last = parts[-1:] and parts[-1]
    return len(parts) > 1 and (last in words("sources", "outlet.words") or bool(set(parts) & _agencies()))


def _agencies() -> frozenset[str]:
    return frozenset(a for a in words("sources", "outlet.agencies") if " " not in a)


def _says_or_holds(token: Token) -> bool:
    """Whether a participle behind a source is its cue ("saying"), or says who has it ("obtained by the paper")."""
    held = token.lemma_.lower() in words("sources", "document.obtained") and child(token, "agent") is not None
    return held or speaks(token) or child(token, "ccomp") is not None


def _tells_more(participle: Token) -> bool:
    """Whether a participle tells a story of its own, longer than what tells a source from others."""
    size = 0
    for token in participle.subtree:
        if token.text == ",":
            break
        size += 1
    return size > LONGEST_ADDITION


def description(paragraph: Paragraph, head: Token) -> str:
    """Return a source in the article's own words, without its determiner and what is added after a comma."""
    start, end = phrase(head, without=("relcl", "appos", "punct"))
    aside = re.search(r", (?:who|which|where|whose)\b", paragraph.text[start:end])
    end = start + aside.start() if aside else end
    saying = next((t for t in head.rights if t.dep_ == "acl" and (_says_or_holds(t) or _tells_more(t))), None)
    end = min(end, saying.idx) if saying is not None else end
    deed = next((t for t in head.subtree if t.i > head.i and t.idx < end and t.tag_ in FINITE), None)
    end = min(end, deed.idx) if deed is not None else end
    words_of = paragraph.text[start:end].strip(" ,;:")
    if ": " in words_of and head.idx >= start + words_of.rindex(": "):
        words_of = words_of[words_of.rindex(": ") + 2 :]  # a headline: what is said stands before the colon
    words_of = re.sub(r"(?<=\w)['’]s?$", "", words_of) if head.dep_ == "poss" else words_of
    return DETERMINER.sub("", words_of)
