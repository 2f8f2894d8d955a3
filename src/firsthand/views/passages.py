"""Articles in full, with their statements, quotes and names marked, and captions and credits told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.model import Article, Mention, Part, PartKind
from firsthand.views.cite import citation, web_address
from firsthand.views.index import Index, Link, outlet_of, standing_of
from firsthand.views.linked import Linked, linked
from firsthand.views.marks import Mark, Token, nested
from firsthand.views.wording import clean, day

_LABELS: dict[PartKind, str] = {
    "boilerplate": "Standing matter",
    "caption": "Caption",
    "credit": "Credit",
    "embed": "Embedded post",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an article, as the part it is."""

    kind: PartKind
    label: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article in full with what a reader needs to cite it."""

    anchor: str
    number: int
    outlet: str
    known: bool
    outlet_number: int
    title: str
    date: str
    byline: str
    url: str | None
    sha256: str
    citation: str
    copy_of: Link | None
    copies: tuple[Link, ...]
    blocks: tuple[Block, ...]
    titled: bool
    linked: tuple[Linked, ...] = ()


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in re.finditer(r"\n[^\S\n]*(?:\n\s*)*", text):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _kind(text: str, parts: Sequence[Part], start: int, end: int) -> PartKind:
    """The kind of its longest part, if parts cover a paragraph to the last word; one with words of its own is body."""
    at = start
    for part in sorted(parts, key=lambda part: part.start):
        if text[at : max(at, part.start)].strip(" \u00a0|–—-"):
            return "body"
        at = max(at, part.end)
    if not parts or text[at:end].strip(" \u00a0|–—-"):
        return "body"
    return max(parts, key=lambda part: (min(part.end, end) - max(part.start, start), -part.start)).kind


def _blocks(article: Article, marks: Sequence[Mark]) -> Iterator[Block]:
    parts = [part for part in article.parts if part.kind not in ("body", "title")]
    titles = [part for part in article.parts if part.kind == "title"]
    inner = [Mark(p.start, p.end, f"part {p.kind}", label=_LABELS[p.kind]) for p in parts]
    marks = sorted([*marks, *inner], key=lambda mark: mark.start)
    waiting = 0
    running: list[Mark] = []
    for start, end in _paragraphs(article.text):
        while waiting < len(marks) and marks[waiting].start < end:
            running.append(marks[waiting])
            waiting += 1
        running = [mark for mark in running if mark.end > start]
        kind = _kind(
            article.text, [part for part in (*parts, *titles) if part.start < end and part.end > start], start, end
        )
        near = [mark for mark in running if mark.look != f"part {kind}"]
        tokens = tuple(_cleaned(token) for token in nested(article.text, near, start, end))
        yield Block(kind, _LABELS.get(kind, ""), tokens)


def _cleaned(token: Token) -> Token:
    return Token("text", clean(token.text)) if token.kind == "text" else token


def _statement_marks(index: Index) -> Iterator[tuple[str, Mark]]:
    for statement in index.story.statements:
        claim = index.claims.get(index.claim_of.get(statement.id, ""))
        anchor = index.anchor("s", statement.id)
        if claim is None:
            yield statement.article, Mark(statement.start, statement.end, "", anchor)
            continue
        standing, look = standing_of(claim)
        number = str(index.numbers[claim.id])
        yield (
            statement.article,
            Mark(
                statement.start,
                statement.end,
                "" if look in ("single", "unsure") else f"s {look}",
                anchor,
                number,
                f"claim {number}: {standing}",
            ),
        )


def _quote_marks(index: Index) -> Iterator[tuple[str, Mark]]:
    for quote in index.story.quotes:
        yield (
            quote.article,
            Mark(quote.start, quote.end, "" if quote.kind == "indirect" else "q", index.anchor("q", quote.id)),
        )


def _odds_marks(index: Index) -> Iterator[tuple[str, Mark]]:
    seen: set[tuple[str, int, int]] = set()
    for conflict in index.story.conflicts:
        for span in (span for side in conflict.sides for span in side.spans):
            key = (span.article, span.start, span.end)
            if key not in seen:
                seen.add(key)
                yield span.article, Mark(span.start, span.end, "odds")


def _name_marks(index: Index) -> Iterator[tuple[str, Mark]]:
    """The first name of each entity in each article: where its entry leads to."""
    for entity in index.story.entities:
        anchor = index.anchor("e", entity.id)
        for article, mention in first_mentions(entity.mentions).items():
            yield article, Mark(mention.start, mention.end, "nm", f"{anchor}{index.anchor('a', article)}")


def first_mentions(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Give the first mention in each article, a name before any other."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        held = first.get(mention.article)
        if held is None or (held.kind != "name" and mention.kind == "name"):
            first[mention.article] = mention
    return first


def article_views(index: Index) -> tuple[ArticleView, ...]:
    """Give every article in full, in the story's order."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for maker in (_statement_marks, _quote_marks, _odds_marks, _name_marks):
        for article, mark in maker(index):
            marks[article].append(mark)
    copies: defaultdict[str, list[Link]] = defaultdict(list)
    for record in index.story.articles:
        if record.copy_of in index.articles:
            copies[record.copy_of].append(index.article_link(record.id))
    ways = linked(index)
    return tuple(
        replace(_view(index, n, record, marks[record.id], tuple(copies[record.id])), linked=ways.get(record.id, ()))
        for n, record in enumerate(index.story.articles, 1)
    )


def _view(index: Index, n: int, article: Article, marks: Sequence[Mark], copies: tuple[Link, ...]) -> ArticleView:
    return ArticleView(
        anchor=index.anchor("a", article.id), number=n, outlet=outlet_of(article), known=bool(article.outlet),
        outlet_number=index.outlets[outlet_of(article)], title=clean(article.title or f"Article {article.id}"),
        date=day(article.published), byline=clean(article.byline or ""), url=web_address(article.url),
        sha256=article.sha256, citation=citation(article),
        copy_of=index.article_link(article.copy_of) if article.copy_of in index.articles else None,
        copies=copies, blocks=tuple(_blocks(article, marks)),
        titled=any(part.kind == "title" for part in article.parts),
    )  # fmt: skip
