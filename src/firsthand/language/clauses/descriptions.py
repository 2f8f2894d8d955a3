"""What an article says of somebody in passing: an age, an apposition ("Ana Bell, 48, a staff nurse")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.layers import Cast, Quantity
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph, Parsed
from firsthand.model import Argument, Entity, Span, Statement, Value

LONGEST_AGE = 80  # characters between a name and its age; beyond, the parse has gone astray
DATELINE = re.compile(r"\s*(?:,[^–—-]{0,40})?(?:\([^)]*\))?\s*[–—-]{1,2}\s")
"""Between a place and the text it was sent from: "ARDEN (RPN) – Two men …" tells nothing of Arden."""
DESCRIBED = frozenset({"person", "organization", "place", "work"})


def descriptions(
    parsed: Parsed, paragraph: Paragraph, sentence: Tokens, cast: Cast, quantities: list[Quantity]
) -> Iterator[Statement]:
    """Yield a statement for each age in apposition or before a name, and for each apposition to a name.

    sentence: tokens of the paragraph; quantities: those that stand in the sentence. Ids and sources are left open.
    """
    for quantity in quantities:
        found = _age(paragraph, cast, quantity)
        if found is not None:
            yield _be(parsed, paragraph, found)
    for token in sentence:
        if (
            token.dep_ == "appos"
            and token.pos_ == "NOUN"
            and token.text.replace("-", "").isalpha()
            and not _prefix(token)
        ):
            found = _apposition(paragraph, cast, token, quantities)
            if found is not None:
                yield _be(parsed, paragraph, found)


@dataclass(frozen=True)
class _Said:
    """The name's words [name), the words said of it [said), and the values among them."""

    entity: Entity
    name: tuple[int, int]
    said: tuple[int, int]
    values: tuple[Value, ...]


def _age(paragraph: Paragraph, cast: Cast, quantity: Quantity) -> _Said | None:
    value = quantity.value
    if value.kind != "age" or value.about is None:
        return None
    person = next((m for m in cast.by_id[value.about].mentions if m.start <= quantity.head < m.end), None)
    if person is None:
        return None
    start, end = min(person.start, value.start), max(person.end, value.end)
    if end - start > LONGEST_AGE or paragraph.start > start or end > paragraph.end:
        return None
    return _Said(cast.by_id[value.about], (person.start, person.end), (value.start, value.end), (value,))


def _apposition(paragraph: Paragraph, cast: Cast, noun: Token, quantities: list[Quantity]) -> _Said | None:
    named = paragraph.place(noun.head)[0]
    entity, mention = cast.at(named), cast.mention_at(named)
    if entity is None or mention is None or entity.type not in DESCRIBED or noun.head.pos_ != "PROPN":
        return None
    if entity.type == "person" and (_bracketed(noun) or noun.lemma_.lower() in words("sources", "institution.heads")):
        return None  # "Ana Bell of the River Trust, a charity"
    start, end = paragraph.place(_phrase(noun))
    if DATELINE.match(paragraph.doc.text[mention.end - paragraph.start : start - paragraph.start]):
        return None
    if mention.start < paragraph.start or mention.start > start:
        return None
    inside = (q.value for q in quantities if start <= q.value.start and q.value.end <= end and q.value.kind != "age")
    return _Said(entity, (mention.start, mention.end), (start, end), tuple(inside))


def _bracketed(noun: Token) -> bool:
    """Whether a noun stands alone in brackets, as what ails a player does: "Rudi Marsh (knee)"."""
    return noun.i > 0 and noun.nbor(-1).text == "(" and all(c.is_punct for c in noun.children)


def _prefix(token: Token) -> bool:
    """Whether a word is the first part of one with a hyphen that a parse takes for three nouns."""
    return token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_


def _phrase(noun: Token) -> Tokens:
    """The noun with what narrows it, cut before a relative clause, a further apposition or a new conjunct."""
    cut = (t.left_edge.i for t in noun.rights if t.dep_ in ("relcl", "appos", "conj", "cc") or t.is_punct)
    end = min(cut, default=noun.right_edge.i + 1)
    return noun.doc[noun.left_edge.i : max(end, noun.i + 1)]


def _be(parsed: Parsed, paragraph: Paragraph, found: _Said) -> Statement:
    start, end = min(found.name[0], found.said[0]), max(found.name[1], found.said[1])
    said = parsed.text[slice(*found.said)]
    place = Span(start=found.said[0], end=found.said[1])
    return Statement(
        id="",
        article=parsed.article.id,
        start=start,
        end=end,
        text=parsed.text[start:end],
        subject=found.entity.id,
        subjects=(found.entity.id,),
        subject_text=parsed.text[slice(*found.name)],
        predicate="be",
        predicate_span=place,
        object_text=said,
        arguments=(
            Argument(
                relation="complement", lemma=said.split()[-1].lower(), text=said, start=place.start, end=place.end
            ),
        ),
        frame="fiction" if found.entity.fictional else "real",
        nominal=True,
        values=found.values,
        sentence=_sentence_of(paragraph, start),
    )


def _sentence_of(paragraph: Paragraph, offset: int) -> Span:
    tokens = paragraph.tokens(offset, offset + 1)
    start, end = (
        paragraph.place(tokens[0].sent) if tokens is not None and len(tokens) else (paragraph.start, paragraph.end)
    )
    return Span(start=start, end=end)
