"""Words of an article put together: what was left out between them, marks at the edges, spaces, and whom they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph
from firsthand.model import Mention, Phrase

SHORT_INSERT = 5
"""Words of an insertion that a comma has opened."""

_SHORT = {"ll": "will", "m": "am", "re": "are", "ve": "have"}
"""What a verb that leans on the word before is in full."""
Piece = Token | str
"""A word of the article, or one put in its place."""


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the words without marks and conjunctions left over at their edges and where something is left out."""
    return _trimmed(_unquoted(_trimmed(_closed(pieces))))


def _closed(pieces: Sequence[Piece]) -> list[Piece]:
    """With the commas and dashes that set apart what is left out gone; one stays where what follows is no verb."""
    if not any(_gap(a, b) for a, b in pairwise(pieces)):
        return list(pieces)
    bare = [p for p, before, after in _neighbours(pieces) if not _left_over(p, before, after)]
    kept: list[Piece] = []
    for piece, before, _ in _neighbours(bare):
        comma = _set_apart(before, piece) and (not _verbal(piece) or _opened(kept, piece))
        kept += [",", piece] if comma else [piece]
    return kept


def _left_over(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    """Whether a mark stood beside what is left out, or a conjunction led to it."""
    joins = isinstance(piece, Token) and piece.dep_ == "cc"
    return (_parts(piece) and (_gap(before, piece) or _gap(piece, after))) or (joins and _gap(piece, after))


def _neighbours(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece | None, Piece | None]]:
    return zip(pieces, [None, *pieces], [*pieces[1:], None], strict=False)


def _gap(before: Piece | None, piece: Piece | None) -> bool:
    return isinstance(before, Token) and isinstance(piece, Token) and piece.i != before.i + 1


def _set_apart(before: Piece | None, piece: Piece) -> bool:
    """Whether a comma or dash stands at either end of what is left out between two words."""
    if not (isinstance(before, Token) and isinstance(piece, Token)) or piece.i <= before.i + 1:
        return False
    return _parts(before.doc[before.i + 1]) or _parts(piece.doc[piece.i - 1])


def _opened(kept: Sequence[Piece], piece: Piece) -> bool:
    """Whether a comma opened something that has to be closed before a verb: "Mr. Bell, 38, had left"."""
    last = kept[-1]
    verb = isinstance(piece, Token) and piece.pos_ in ("VERB", "AUX")
    inserted = isinstance(last, Token) and (last.like_num or "appos" in (last.dep_, last.head.dep_))
    return verb and inserted and any(_parts(p) for p in kept[-SHORT_INSERT:])


def _verbal(piece: Piece) -> bool:
    return isinstance(piece, str) or piece.pos_ in ("VERB", "AUX", "ADP", "PART", "CCONJ", "PUNCT")


def _parts(piece: Piece | None) -> bool:
    return isinstance(piece, Token) and piece.text in words("telling", "marks.parting")


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without marks and conjunctions at the edges, and without the preposition a clause left behind."""

    def bare(piece: Piece) -> bool:
        return piece == "," or (isinstance(piece, Token) and (piece.is_punct or piece.is_space or piece.dep_ == "cc"))

    while pieces and bare(pieces[0]) and not _opens_quote(pieces[0]):
        pieces = pieces[1:]
    while pieces and ((bare(pieces[-1]) and not _closes_quote(pieces[-1])) or _left_behind(pieces)):
        pieces = pieces[:-1]
    return pieces


def _unquoted(pieces: list[Piece]) -> list[Piece]:
    """Without marks around the whole, and without the stop or comma before a closing mark at the end."""
    texts = [_text(p) for p in pieces]
    if len(texts) > 2 and texts[0] in ('"', "“") and texts[-1] in ('"', "”") and not set(texts[1:-1]) & {'"', "“", "”"}:
        pieces = pieces[1:-1]
    while len(pieces) > 1 and _text(pieces[-1]) in ('"', "”") and _text(pieces[-2]) in (",", "."):
        pieces = [*pieces[:-2], pieces[-1]]
    return pieces


def _opens_quote(piece: Piece) -> bool:
    return isinstance(piece, Token) and piece.text in ('"', "“", "(")


def _closes_quote(piece: Piece) -> bool:
    return isinstance(piece, Token) and piece.text in ('"', "”", ")", "%", "$")


def _left_behind(pieces: Sequence[Piece]) -> bool:
    """Whether the last word led to a clause that is left out: "because", "and then"."""
    last, before = pieces[-1], pieces[-2] if len(pieces) > 1 else None
    if not isinstance(last, Token):
        return False
    after_and = isinstance(before, Token) and before.dep_ == "cc" and last.dep_ == "advmod"
    return after_and or (last.pos_ in ("SCONJ", "CCONJ") and last.dep_ != "prt")


def _balanced(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Without quotation marks and brackets that have lost their other half."""
    marks = [p for p in pieces if isinstance(p, Token) and p.text in words("telling", "marks.paired")]
    texts = [m.text for m in marks]
    even = texts.count('"') % 2 == 0
    if even and texts.count("“") == texts.count("”") and texts.count("(") == texts.count(")"):
        return pieces
    return [p for p in pieces if not (isinstance(p, Token) and p in marks)]


def phrases(paragraph: Paragraph, pieces: Sequence[Piece], cast: Cast, subject: Token | None) -> Iterator[Phrase]:
    """The words, those that mean somebody by a name or as the subject by a pronoun apart."""
    pieces = _balanced(pieces)
    texts = _spaced(pieces)
    plain, at = "", 0
    while at < len(pieces):
        last = at
        mention = _bound(paragraph, pieces[at], cast, subject)
        while mention is not None and last + 1 < len(pieces) and _within(paragraph, pieces[last + 1], mention.end):
            last += 1
        words_ = "".join(texts[at : last + 1])
        entity = cast.at(mention.start) if mention is not None and not _modifies(pieces[last]) else None
        if entity is None:
            plain += words_
        else:
            yield from [Phrase(text=plain)] if plain else []
            bare = words_.rstrip()
            yield Phrase(text=bare, entity=entity.id, owns=_possessive(pieces[at]))
            plain = words_[len(bare) :]
        at = last + 1
    if plain.strip():
        yield Phrase(text=plain.rstrip())


def _bound(paragraph: Paragraph, piece: Piece, cast: Cast, subject: Token | None) -> Mention | None:
    """The name that begins with this word, or the pronoun that is it where it is the subject or owns it."""
    if not isinstance(piece, Token):
        return None
    start = paragraph.place(piece)[0]
    mention = cast.mention_at(start)
    if mention is None or mention.kind == "nominal" or mention.start != start:
        return None
    leads = subject is not None and (piece.i == subject.i or (piece.dep_ == "poss" and piece.head.i == subject.i))
    return mention if mention.kind == "name" or leads else None


def _modifies(piece: Piece) -> bool:
    """Whether a name only tells what kind of thing is meant: "a [Lind] rule", "the [Interior] department"."""
    return (
        isinstance(piece, Token)
        and piece.dep_ in ("amod", "compound", "nmod")
        and piece.head.i > piece.i
        and piece.head.pos_ == "NOUN"
    )


def _possessive(piece: Piece) -> bool:
    return isinstance(piece, Token) and piece.tag_ == "PRP$"


def _within(paragraph: Paragraph, piece: Piece, end: int) -> bool:
    return isinstance(piece, Token) and paragraph.place(piece)[1] <= end


def _spaced(pieces: Sequence[Piece]) -> list[str]:
    """Each piece with the space after it."""
    return [
        _text(piece) + _space(piece, following) for piece, following in pairwise([*pieces, None]) if piece is not None
    ]


def _text(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if not _clitic(piece):
        return piece.text
    if piece.lower_[1:] in _SHORT:
        return _SHORT[piece.lower_[1:]]
    return "has" if piece.lemma_ == "have" or _perfect(piece) else "is"


def _perfect(clitic: Token) -> bool:
    """Whether "'s" is "has" by the participle it helps: "'s been", "'s had", "'s got"."""
    return clitic.head.lower_ in ("been", "had", "got") or any(
        c.lower_ == "been" and c.dep_ in ("aux", "auxpass") for c in clitic.head.children
    )


def _clitic(piece: Piece | None) -> bool:
    """Whether a word is a verb leaning on the one before: "he's"."""
    if not isinstance(piece, Token) or piece.text[0] not in "'’" or piece.pos_ not in ("AUX", "VERB"):
        return False
    return piece.lower_[1:] == "s" or piece.lower_[1:] in _SHORT


def _space(piece: Piece, following: Piece | None) -> str:
    if isinstance(piece, Token) and isinstance(following, Token):
        if following.i == piece.i + 1:
            return " " if piece.whitespace_ or _clitic(following) else ""
        closing = following.text == '"' and not following.doc[following.i - 1].whitespace_
        return "" if closing or following.text in words("telling", "marks.joining") else " "
    return "" if following is None or following == "," else " "
