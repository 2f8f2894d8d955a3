"""A Story looked up by id, with the anchors and short phrases every view needs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.model import Article, Claim, Entity, Evidence, Origin, Quote, Source, Span, Statement, Story
from firsthand.views.cite import fragment
from firsthand.views.wording import clean, day, listing

_LOOK_ORDER = {"disputed": 0, "established": 1, "unsure": 2, "rumour": 3, "single": 4, "overtaken": 5}
_CONTEXT = 280
"""Most characters of context shown on either side of the words themselves."""


_TELLING = 6
"""So many words are the same words wherever they stand; fewer have to stand in the same sentence."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere on the page; no address where there is nothing to lead to."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of an article with what stands around them, and how to cite them."""

    href: str
    before: str
    words: str
    after: str
    outlet: str
    date: str
    article: str
    source: str
    through: str
    original: str | None
    also: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as a line of the report, with whose word it is and the words it rests on."""

    anchor: str
    number: int
    text: str
    look: str
    standing: str
    origins: tuple[Link, ...]
    denied_by: tuple[Link, ...]
    first: str
    fiction: bool
    lines: tuple[Words, ...]
    counted: str
    outlets: str
    near: str
    change: Link | None = None
    course: str = ""


def outlet_of(article: Article) -> str:
    """Give the outlet of an article; where none is known, the article by its id."""
    return clean(article.outlet or f"article {article.id}")


def first_origin(claim: Claim) -> str:
    """Give the origin a claim on one word rests on."""
    return claim.origins[0] if claim.origins else ""


def claims_in_order(story: Story) -> list[Claim]:
    """Give the claims as the page lists them: disputed, on several words, perhaps so, rumoured, on one, overtaken."""
    contested = {conflict.claim: n for n, conflict in reversed(list(enumerate(story.conflicts)))}
    alone = Counter((look_of(claim), first_origin(claim)) for claim in story.claims)

    def place(claim: Claim) -> tuple[int, int, int, str, str, str]:
        order, look = contested.get(claim.id, len(contested)), look_of(claim)
        grouped = look in ("single", "rumour")
        group = first_origin(claim) if grouped else ""
        many = -alone[look, group] if grouped else -len(claim.origins) * (look in ("established", "unsure"))
        return _LOOK_ORDER[look], order, many, group, claim.first_reported or "", claim.id

    return sorted(story.claims, key=place)


class Index:
    """What a Story holds, by id; ids nobody defined are passed over in silence."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.articles = {article.id: article for article in story.articles}
        self.statements = {statement.id: statement for statement in story.statements}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in story.entities}
        self.origins: dict[str, Origin] = {origin.id: origin for origin in story.origins}
        self.claims = {claim.id: claim for claim in story.claims}
        self.claim_of = {ident: claim.id for claim in reversed(story.claims) for ident in claim.statements}
        self.updates = {update.claim: f"u{n}" for n, update in reversed(list(enumerate(story.updates, 1)))}
        self.numbers = {claim.id: n for n, claim in enumerate(claims_in_order(story), 1)}
        outlets = sorted({outlet_of(article) for article in story.articles})
        self.outlets = {name: n for n, name in enumerate(outlets, 1)}
        self._anchors = dict(self._name_anchors())

    @cached_property
    def said(self) -> tuple[Quote, ...]:
        """The quotes worth a line: words in marks, speech, and what else holds a statement; not "sought [a loan]"."""
        inside: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.story.statements:
            inside[statement.article].append(statement)
        return tuple(
            q
            for q in self.story.quotes
            if q.kind != "indirect"
            or q.act in ("speech", "writing")
            or any(q.start <= s.start and s.end <= q.end + 1 for s in inside[q.article])
        )

    def _name_anchors(self) -> Iterable[tuple[str, str]]:
        story = self.story
        groups: tuple[tuple[str, Iterable[str]], ...] = (
            ("a", (record.id for record in story.articles)),
            ("s", (record.id for record in story.statements)),
            ("q", (record.id for record in story.quotes)),
            ("e", (record.id for record in story.entities)),
            ("o", (record.id for record in story.origins)),
        )
        for letter, idents in groups:
            for n, ident in enumerate(idents, 1):
                yield f"{letter} {ident}", f"{letter}{n}"

    def anchor(self, letter: str, ident: str | None) -> str:
        """Give the anchor of an article (a), statement (s), quote (q), entity (e) or origin (o), or nothing."""
        return self._anchors.get(f"{letter} {ident}", "")

    def link(self, letter: str, ident: str | None, text: str) -> Link:
        """Give a link to a record, or its bare text where the page has no place for it."""
        anchor = self.anchor(letter, ident)
        return Link(clean(text), f"#{anchor}" if anchor else "")

    def article_link(self, ident: str) -> Link:
        """Give the link to an article by its outlet and date."""
        article = self.articles[ident]
        return Link(f"{outlet_of(article)}, {day(article.published)}", f"#{self.anchor('a', ident)}")

    def origin_name(self, origin: Origin) -> str:
        """Give an origin as a reader should see it: an unnamed one is called so."""
        if origin.kind == "anonymous":
            return _unnamed(origin.name)
        return f"article {clean(origin.name)}" if origin.name in self.articles else clean(origin.name)

    def origin_links(self, idents: Sequence[str]) -> tuple[Link, ...]:
        """Give the links to origins, those unknown left out."""
        found = [self.origins[ident] for ident in idents if ident in self.origins]
        names = [self.origin_name(origin) for origin in found]
        return tuple(
            Link(
                f"{name} in {self._outlet(origin)}" if names.count(name) > 1 else name,
                f"#{self.anchor('o', origin.id)}",
                origin.kind,
            )
            for origin, name in zip(found, names, strict=True)
        )

    def _outlet(self, origin: Origin) -> str:
        """The outlets whose articles have an origin, which tell it from another of the same name."""
        known = (self.articles[ident] for ident in origin.articles if ident in self.articles)
        return listing(list(dict.fromkeys(map(outlet_of, known))), 2) or "another article"

    def entity_name(self, ident: str | None, otherwise: str = "") -> str:
        """Give an entity's full name, or what stands in for it."""
        entity = self.entities.get(ident or "")
        return clean(entity.name if entity else otherwise)

    def _source(self, source: Source) -> str:
        name = self.entity_name(source.entity, source.name)
        return _unnamed(name) if source.kind == "anonymous" else name

    def through(self, statement: Statement) -> str:
        """Give who passed a statement on to the article, farthest first."""
        nearer = [self._source(source) for source in reversed(statement.sources[:-1])]
        return f"through {listing(nearer)}" if nearer else ""

    def chain(self, statement: Statement) -> str:
        """Give on whose word a statement is: "according to X, through Y", or that the outlet itself reports it."""
        if not statement.sources:
            return ""
        through = self.through(statement)
        return f"according to {self._source(statement.sources[-1])}" + (f", {through}" if through else "")

    def _context(self, article: Article, span: Span, start: int, end: int) -> tuple[str, str]:
        # A sentence never runs over a line: what a parse has joined there is a caption or a heading.
        before = article.text[span.start : start].rpartition("\n")[2]
        after = article.text[end : span.end].partition("\n")[0]
        if len(before) > _CONTEXT:
            before = "… " + before[-_CONTEXT:].partition(" ")[2]
        if len(after) > _CONTEXT:
            after = after[:_CONTEXT].rpartition(" ")[0] + " …"
        return clean(before.lstrip()), clean(after.rstrip())

    def _words(self, article: Article, span: Span, start: int, end: int, anchor: str, said: Statement | None) -> Words:
        before, after = self._context(article, span, start, end)
        text = article.text[start:end]
        return Words(
            href=f"#{anchor}", before=before, words=clean(text), after=after, outlet=outlet_of(article),
            date=day(article.published), article=f"#{self.anchor('a', article.id)}",
            source=self.chain(said) if said else "", through=self.through(said) if said else "",
            original=fragment(article.url, text, article.text[:start], article.text[end : end + 200]),
        )  # fmt: skip

    def statement_words(self, ident: str, *, context: bool = False) -> Words | None:
        """Give the words of a statement, with the sentence around them if asked for."""
        statement = self.statements.get(ident)
        if statement is None or statement.article not in self.articles:
            return None
        own = Span(start=statement.start, end=statement.end)
        span = statement.sentence if context and statement.sentence else own
        return self._words(
            self.articles[statement.article], _hull(span, own), own.start, own.end,
            self.anchor("s", ident), statement,
        )  # fmt: skip

    def evidence_words(self, evidence: Evidence, statements: Sequence[str]) -> Words | None:
        """Give words at odds in their sentence: that of the statement they stand in, else their line."""
        article = self.articles.get(evidence.article)
        if article is None:
            return None
        own = Span(start=evidence.start, end=evidence.end)
        home = self._home(evidence, statements)
        if home is None:
            line = Span(
                start=article.text.rfind("\n", 0, own.start) + 1,
                end=end if (end := article.text.find("\n", own.end)) >= 0 else len(article.text),
            )
            return self._words(article, line, own.start, own.end, self.anchor("a", article.id), None)
        span = _hull(home.sentence or own, Span(start=home.start, end=home.end), own)
        return self._words(
            article, span, own.start, own.end, self.anchor("s", home.id), home
        )  # fmt: skip

    def _home(self, evidence: Evidence, statements: Sequence[str]) -> Statement | None:
        found = (self.statements[ident] for ident in statements if ident in self.statements)
        near = [
            one for one in found
            if one.article == evidence.article and one.start <= evidence.end and evidence.start <= one.end
        ]  # fmt: skip
        return min(near, key=lambda one: (one.end - one.start, one.start), default=None)

    def claim_text(self, claim: Claim, text: str | None = None) -> str:
        """Give a claim's sentence, or its event's, less the "according to" that the line under it says with links."""
        sentence = clean(claim.text if text is None else text)
        head, according, tail = sentence.rpartition(", according to ")
        names = [clean(self.origins[ident].name) for ident in claim.origins if ident in self.origins]
        said = according and head and any(name.casefold() in tail.casefold() for name in names)
        return f"{head.rstrip('.')}." if said else sentence

    def item(self, claim: Claim, *, context: bool = False) -> Item:
        """Give a claim as a line of the report."""
        found = [self.statement_words(ident, context=context) for ident in claim.statements]
        lines = [line for line in found if line is not None]
        outlets = sorted({self.outlets[line.outlet] for line in lines})
        anchor = self.updates.get(claim.id)
        standing, look = standing_of(claim)
        return Item(
            anchor=f"c{self.numbers[claim.id]}", number=self.numbers[claim.id], text=self.claim_text(claim), look=look,
            standing=standing, origins=self.origin_links(claim.origins), denied_by=self.origin_links(claim.denied_by),
            first=day(claim.first_reported), fiction=claim.frame == "fiction", lines=fold(lines),
            counted=_counted(lines), outlets=" ".join(map(str, outlets)),
            near=lines[0].href if len(lines) == 1 and _says(claim.text, lines[0].words) else "",
            change=Link("how it changed", f"#{anchor}") if anchor else None, course=clean(claim.course or ""),
        )  # fmt: skip


def _says(claim: str, words: str) -> bool:
    """Whether a claim's sentence holds the words it rests on, so that they need not be shown beside it."""
    short, long = (" ".join(["", *re.findall(r"\w+", text.casefold()), ""]) for text in (words, claim))
    return short in long


def _unnamed(name: str) -> str:
    words = clean(name)
    bare = words.casefold() in ("", "source", "sources", "unnamed source", "anonymous source", "unnamed sources")
    return "an unnamed source" if bare else f"an unnamed source (“{words}”)"


def _hull(*spans: Span) -> Span:
    return Span(start=min(span.start for span in spans), end=max(span.end for span in spans))


def _counted(lines: Sequence[Words]) -> str:
    articles = len({line.article for line in lines})
    statements = f"{len(lines)} statement" + ("" if len(lines) == 1 else "s")
    return f"{statements} in {articles} article" + ("" if articles == 1 else "s")


def look_of(claim: Claim) -> str:
    """Give the name of a claim's look: several origins of which no two surely say it are "unsure"."""
    return standing_of(claim)[1]


def standing_of(claim: Claim) -> tuple[str, str]:
    """Give how a claim stands, in words and as the name of its look."""
    many = len(claim.origins)
    origins = f"{many} independent origins" if many != 1 else "one origin"
    alone = ("One origin", "single") if many < 2 else (f"{many} origins, not surely independent", "unsure")
    return {
        "disputed": ("Disputed", "disputed"),
        "corroborated": (origins[0].upper() + origins[1:], "established"),
        "unconfirmed": ("Unconfirmed: unnamed or hedged sources only", "rumour"),
        "single-source": alone,
        "superseded": ("Overtaken by later reports", "overtaken"),
    }[claim.status]


def fold(lines: Sequence[Words]) -> tuple[Words, ...]:
    """Give lines with those that repeat the words of an earlier one folded into it: an echo is no second voice."""
    first: dict[str, Words] = {}
    echoes: dict[str, list[Link]] = {}
    for line in lines:
        whole = len(line.words.split()) < _TELLING
        said = line.before + line.words + line.after if whole else line.words
        key = re.sub(r"\W+", " ", said).casefold().strip() + "|" + line.source
        if key in first:
            echoes[key].append(Link(f"{line.outlet}, {line.date}", line.href))
        else:
            first[key], echoes[key] = line, []
    return tuple(replace(line, also=few(echoes[key], 8)) for key, line in first.items())


def few(links: Sequence[Link], most: int) -> tuple[Link, ...]:
    """Give the first links and, where there are many more, their number."""
    if len(links) <= most + 1:
        return tuple(links)
    return (*links[:most], Link(f"{len(links) - most} more"))
