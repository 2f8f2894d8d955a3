"""Where names may stand: the parse's entities trimmed to the name, and capitals the parse passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.capitals import bare, runs_of_capitals
from firsthand.language.parse import Paragraph, Parsed

LABELS = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "WORK_OF_ART": "work", "EVENT": "event", "PRODUCT": "product", "NORP": "group", "LAW": "work",
}  # fmt: skip
MARKS = "\"“”‘’'`´«»()[]{},;:.!?-–—…*#/|"
POSSESSIVE = re.compile(r"['’‘][sS]?$")
AFFILIATION = re.compile(r"[DRI]-[A-Z]")
_PARTY = re.compile(
    r"[DRI]-(?:[A-Z]{2}|(?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.|Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah)"
)
"""A member's party and state: "R-S.C."; not "I-Team"."""
WORD = re.compile(r"[^\W\d_]+")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
PARTING = frozenset('"“”«»©|/;:•')
STOP = frozenset("after before during following since until when while".split())
FULL_STOP = re.compile(r"[^\W\d_]{3,}\.[\"”’')]?(?:$|\s)|\d\.$")
HOUR = re.compile(r"\d{1,2}[.:]\d\d\s?[ap]\.?m\.?$|\d{1,2}\s?[ap]m$", re.IGNORECASE)
HEADLINE_SHARE = 0.7
_NO_NAME = frozenset({"IN", "MD", "TO", "VBD", "VBG", "VBN", "VBP", "VBZ"})
"""Tags of words that no name of a headline goes on with, where nothing in the article shows that it does."""


@dataclass(frozen=True)
class Spot:
    """Tokens that may be a name, the type the parse gives them, whether a title stands before them.

    `sure` is False where only capitals speak for it.
    """

    paragraph: Paragraph
    first: int
    last: int
    label: str | None = None
    title: str | None = None
    sure: bool = True

    @property
    def tokens(self) -> Tokens:
        """The tokens of the name."""
        return self.paragraph.doc[self.first : self.last]

    @property
    def place(self) -> tuple[int, int]:
        """The article's characters of the name, a possessive cut off."""
        start, end = self.paragraph.place(self.tokens)
        cut = POSSESSIVE.search(self.tokens.text)
        return (start, end - len(cut.group())) if cut else (start, end)


def spots(parsed: Parsed) -> list[Spot]:
    """Return the places where names may stand, in order, none overlapping another."""
    lower = _lower_words(parsed)
    body = "\n".join(p.text for p in parsed.paragraphs if not headline(p))
    found = (_as_below(spot, body, lower) for paragraph in parsed.paragraphs for spot in _spots(paragraph, lower))
    return [spot for spot in found if spot is not None]


def _as_below(spot: Spot, body: str, lower: frozenset[str]) -> Spot | None:
    """A name of a headline in capitals without the words that stand beside it there alone: "Ada Lorne [Quits]".

    None for words that the article below has in small letters: "[Driver] Charged in Crash".
    """
    if not headline(spot.paragraph) or _stands(spot.tokens, body):
        return spot
    doc = spot.paragraph.doc
    for length in range(spot.last - spot.first - 1, 0, -1):
        for first in range(spot.first, spot.last - length + 1):
            name = doc[first : first + length]
            if name[0].text[:1].isupper() and name[-1].text[:1].isupper() and _stands(name, body):
                return replace(spot, first=first, last=first + length)
    return _uncommon(spot, lower)


def _uncommon(spot: Spot, lower: frozenset[str]) -> Spot | None:
    """The longest run of words in a name that the article has in no other way; None where there is none."""
    doc, best, begin = spot.paragraph.doc, (spot.first, spot.first), spot.first
    for at in range(spot.first, spot.last + 1):
        if at == spot.last or doc[at].lower_ in lower or doc[at].tag_ in _NO_NAME:
            best = max(best, (begin, at), key=lambda run: (run[1] - run[0], -run[0]))
            begin = at + 1
    first, last = best
    if first == last or not _opens(doc[first]) or not any(t.is_title or t.is_upper for t in doc[first:last]):
        return None
    return replace(spot, first=first, last=last)


def _stands(name: Tokens, body: str) -> bool:
    """Whether a name stands in a text so spelt, behind a word of the same sentence."""
    return bool(re.search(rf"(?<=[\w,’'] ){re.escape(name.text)}\b", body))


def titled(token: Token) -> bool:
    """Whether a token is a title that stands before names, or the capitals for a place in a team ("QB Lind")."""
    return bare(token) in lexicon("names")["titles"] or (
        token.is_upper and token.text in words("names", "positions.caps")
    )


def headline(paragraph: Paragraph) -> bool:
    """Whether nearly every long word of a paragraph has a capital, so that capitals say nothing.

    What ends with a full stop is a sentence, be it full of names, and what has one in its midst is two.
    """
    long = LONG_WORD.findall(paragraph.text)
    return (
        not any(m.group().strip() not in _abbreviations() for m in FULL_STOP.finditer(paragraph.text))
        and len(long) >= 3
        and sum(w[0].isupper() for w in long) >= HEADLINE_SHARE * len(long)
    )


@cache
def _abbreviations() -> frozenset[str]:
    return words("parse", "abbreviations.titles") | words("parse", "abbreviations.months")


def _lower_words(parsed: Parsed) -> frozenset[str]:
    return frozenset(w for w in WORD.findall(parsed.text) if w.islower())


def _spots(paragraph: Paragraph, lower: frozenset[str]) -> list[Spot]:
    found: list[Spot] = []
    for entity in paragraph.doc.ents:
        if entity.label_ not in LABELS:
            continue
        for first, last in _pieces(entity, lower):
            found += _cut(paragraph, first, last, LABELS[entity.label_])
    found = [_governing(_twofold(s)) for s in found]
    if headline(paragraph):
        return found
    for first, last in runs_of_capitals(paragraph, lower):
        found = _joined(paragraph, first, last, found)
    return sorted(found, key=lambda s: s.first)


def _twofold(spot: Spot) -> Spot:
    """Take in the first half of a body's name of two: "the [Fish and] Wildlife Service"."""
    doc, first = spot.paragraph.doc, spot.first
    if (
        spot.label != "organization"
        or first < 3
        or bare(doc[spot.last - 1]) not in words("names", "organization.twofold")
    ):
        return spot
    opens, half, joint = doc[first - 3], doc[first - 2], doc[first - 1]
    alone = half.is_title and half.pos_ in ("PROPN", "NOUN") and half.ent_type_ not in ("GPE", "PERSON", "NORP")
    whole = joint.lower_ == "and" and alone and opens.lower_ in ("the", "us", "u.s.", "of", "national", "state")
    return replace(spot, first=first - 2) if whole else spot


def _governing(spot: Spot) -> Spot:
    """Take in the word for those who govern under somebody: "the Bell [administration]"."""
    doc, last = spot.paragraph.doc, spot.last
    if spot.label not in ("organization", "person", "place") or last >= len(doc) or last - spot.first > 2:
        return spot
    noun = doc[last]
    headed = noun.is_lower and noun.lower_ in words("names", "organization.governing") and doc[last - 1].tag_ == "NNP"
    return replace(spot, last=last + 1, label="organization", title=None) if headed else spot


def _pieces(entity: Tokens, lower: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Part an entity at marks and at small words no name holds; leave out what a new sentence begins with."""
    begin = entity.start
    doc = entity.doc
    for token in entity:
        if (
            token.text in PARTING
            or (token.text == ")" and all(t.text != "(" for t in doc[begin : token.i]))
            or AFFILIATION.match(token.text)
            or (token.text == "," and entity.label_ in ("PERSON", "GPE"))
            or (token.lower_ in ("on", "in", "at", "with", "to") and token.is_lower and entity.label_ != "WORK_OF_ART")
        ):
            yield begin, token.i
            begin = token.i + 1
        elif (
            token.i > begin
            and token.lower_ in ("season", "series", "episode")
            and token.i + 1 < entity.end
            and doc[token.i + 1].like_num
        ):
            yield begin, token.i
            return
    end = entity.end
    while (
        end > begin
        and doc[end - 1].pos_ not in ("PROPN", "NOUN", "NUM", "PART", "PUNCT", "X")
        and doc[end - 1].lower_ in (lower | STOP)
    ):
        end -= 1
    if doc[begin - 1 : begin].text == "©" and end - begin > 1:
        begin += 1
    if (
        entity.label_ == "PERSON"
        and end - begin > 2
        and (doc[begin].lower_ in lower or _after_of(doc[begin]))
        and (
            _given(doc[begin + 1]) or (_after_of(doc[begin]) and doc[begin].lower_ in words("names", "portfolio.words"))
        )
    ):
        begin += 1  # "Secretary of [State] Ana Bell"
    yield begin, end


def _after_of(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "of"


def _given(token: Token) -> bool:
    return token.lower_ in words("given_names", "female") or token.lower_ in words("given_names", "male")


def _joined(paragraph: Paragraph, first: int, last: int, found: list[Spot]) -> list[Spot]:
    """Let a run of capitals widen the one entity it holds, or stand alone where it holds none."""
    within = [s for s in found if s.first < last and first < s.last]
    if not within:
        return [*found, *_cut(paragraph, first, last, None, sure=False)]
    if len(within) > 1 or (within[0].first <= first and last <= within[0].last):
        return found
    one = within[0]
    if one.label == "person" and _given(paragraph.doc[one.first]):
        first = max(first, one.first)  # a given name begins it
    cut = _cut(paragraph, min(first, one.first), max(last, one.last), one.label)
    wide = next((s for s in cut if s.first <= one.first and one.last <= s.last), None)
    if wide is None or one.label == "group":
        return found
    label = one.label if one.label != "place" or wide.last == one.last else None
    widened = Spot(paragraph, wide.first, wide.last, label, wide.title or one.title, sure=True)
    return [s for s in found if s is not one] + [widened]


def _cut(paragraph: Paragraph, first: int, last: int, label: str | None, sure: bool = True) -> Iterator[Spot]:
    """Yield the names in a stretch of tokens: titles part them, what is no name at the edges is cut."""
    doc = paragraph.doc
    begin = first
    title: str | None = None
    for at in range(first, last):
        title_here = (titled(doc[at]) and (last - at > 2 or not _caps(doc[at]))) or (
            at == first and _calling(doc, at, last)
        )
        of_an_office = label == "organization" and at > first and doc[at - 1].lower_ in ("of", "the")
        if of_an_office:
            continue  # "the Arden Office of the Chief Medical Examiner"
        if title_here and at + 1 < last and doc[at + 1].text[:1].isupper() and not _whole(doc[at:last], label):
            if at > begin:
                yield from _trimmed(paragraph, begin, at, None, title, sure)
            begin, title = at + 1, bare(doc[at])
            label = "person" if label in ("organization", "place", None) else label
    yield from _trimmed(paragraph, begin, last, label, title or _title_word(doc[begin:last]), sure)


def _caps(token: Token) -> bool:
    """Whether a title is capitals that may be a name themselves ("GM Canada")."""
    return token.text in words("names", "positions.bodies")


def _calling(doc: Doc, at: int, last: int) -> bool:
    """Whether what somebody does stands with a capital before the full name: "Showrunner Ana Bell"."""
    token = doc[at]
    sexes = ("female", "male", "either")
    return (
        last - at > 2
        and (bool(token.is_sent_start) or _given(doc[at + 1]))
        and not _given(token)
        and any(token.lower_ in words("roles", f"person.{sex}") for sex in sexes)
    )


def _whole(rest: Tokens, label: str | None) -> bool:
    """Whether what begins with a title is a name as it stands: "General Motors", "Star Trek"."""
    tail = bare(rest[-1])
    if _given(rest[1]):
        return False
    return (
        label == "work"
        or tail in words("names", "organization.tail")
        or any(
            bare(t) in words("names", "organization.holds") or bare(t) in words("names", "place.holds")
            for t in rest[1:]
        )
    )


def title_before(tokens: Tokens) -> Token | None:
    """Return the title right before a name, the dot of an abbreviation passed over."""
    at = tokens.start - 1
    if at > 0 and tokens.doc[at].text == "." and not tokens.doc[at - 1].whitespace_:
        at -= 1
    return tokens.doc[at] if at >= 0 and titled(tokens.doc[at]) else None


def _title_word(tokens: Tokens) -> str | None:
    before = title_before(tokens) if len(tokens) else None
    return bare(before) if before is not None else None


def _trimmed(
    paragraph: Paragraph, first: int, last: int, label: str | None, title: str | None, sure: bool
) -> Iterator[Spot]:
    doc = paragraph.doc
    if last - first > 3 and doc[first].text in ("D", "I", "R") and doc[first + 1].text == "-":
        first += 3  # the party and state of the one before: "D-Ohio"
    while first < last and not _opens(doc[first]):
        first += 1
    while first < last and not (_closes(doc[last - 1]) and not _hyphened(doc[last - 1])):
        last -= 1
    if label != "work":  # what stands before a name: "Ontario Finance [Minister]"
        while first < last and _office(doc, last, label is None and sure):
            last -= 1
    if label in ("person", "work") and last - first > 1 and doc[last - 1].like_num and doc[last - 2].text != "Local":
        last -= 1
    if first < last and _fit(doc[first:last], label):
        yield Spot(paragraph, first, last, label, title, sure)


def _hyphened(token: Token) -> bool:
    """Whether a letter belongs to a small word behind a hyphen: "Bell [T]-shirts"."""
    after = token.doc[token.i + 1 : token.i + 3]
    joined = len(after) == 2 and after[0].text == "-" and not token.whitespace_ and not after[0].whitespace_
    return len(token) == 1 and joined and after[1].is_lower


def _office(doc: Doc, last: int, before_title: bool) -> bool:
    """Whether the last token is a title, or a word for the office, before a name."""
    word = bare(doc[last - 1])
    if before_title:
        return word in words("names", "portfolio.words") or word in lexicon("names")["titles"]
    return (
        word in lexicon("names")["titles"]
        and word not in ("police", "star")
        and last < len(doc)
        and doc[last].ent_type_ == "PERSON"
    )


def _opens(token: Token) -> bool:
    if titled(token) and token.i + 1 < len(token.doc) and bare(token) in ("mr", "mrs", "ms", "dr", "sir"):
        return False
    if token.lower_ in ("our", "my") and token.is_title and not token.is_sent_start:
        return True  # "from Our Harbours Trust"
    return (token.text[:1].isupper() or token.text[:1].isdigit() or _particle(token)) and token.lower_ not in (
        "the", "a", "an", "'s", "’s", "this", "that", "and", "as", "his", "her", "its", "their", "our", "my",
    )  # fmt: skip


def _particle(token: Token) -> bool:
    return bare(token) in words("names", "person.particles") and token.pos_ == "PROPN"


def _closes(token: Token) -> bool:
    if token.text in ("'s", "’s", "'", "’") or token.text.strip(MARKS) == "":
        return False
    return token.text[:1].isupper() or token.text[:1].isdigit() or token.text in (")",)


def _fit(tokens: Tokens, label: str | None) -> bool:
    text = tokens.text.strip(MARKS)
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    addressed = before is not None and bare(before) in ("mr", "mrs", "ms", "miss", "dr")
    if (
        not text
        or HOUR.match(text)
        or _PARTY.fullmatch(tokens.text)
        or (not addressed and text.casefold() in words("names", "common.words"))
        or not any(c.isalpha() for c in text)
    ):
        return False
    if all(bare(t) in lexicon("names")["titles"] or bare(t) in words("names", "portfolio.words") for t in tokens):
        return False
    if len(tokens) > 1 and not _given(tokens[0]) and all(bare(t) in words("names", "office.words") for t in tokens):
        return False  # "Public Relations Officer"
    if label == "group":
        return tokens[-1].tag_ == "NNPS" or (len(tokens) > 1 and tokens[-1].pos_ == "PROPN")
    if len(tokens) == 1:
        token = tokens[0]
        if (
            titled(token)
            and token.i + 1 < len(token.doc)
            and (token.nbor().text[:1].isupper() or token.nbor().text == ".")
        ):
            return False
        if token.dep_ == "amod" and token.tag_ != "NNP":
            return False
        if token.is_sent_start and token.tag_ == "NNS":
            return False
        return token.tag_ not in ("JJ", "PRP", "PRP$", "DT", "UH", "MD", "WP", "CC", "IN") and len(text) > 1
    return len(tokens) <= 12
