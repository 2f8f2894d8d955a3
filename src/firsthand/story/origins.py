"""Who has a claim first-hand: one graph of who has it from whom, echoes folded.

An arrow leads from whoever passes a claim on to whoever told them: from the outlet to the agency, from the agency
to the official. What no arrow leaves is an origin. Reprints, taken-over passages and credits add arrows that no
sentence spells out. Where arrows run in a circle, nobody in it has the claim first-hand as far as the texts show;
the earliest to print it stands for all, and the circle is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from firsthand.model import Article, Entity, Origin, Source, SourceKind, Statement
from firsthand.story.copies import Copies, Passage
from firsthand.story.naming import fold
from firsthand.story.registry import Registry

Chain = tuple[str, ...]
"""Ids of origins, nearest to the reader first; the article's outlet opens it."""


@dataclass(frozen=True)
class Circle:
    """Outlets that have a claim from one another: its number, and their origin ids in order of printing."""

    claim: int
    origins: tuple[str, ...]


@dataclass(frozen=True)
class Origins:
    """The origins of a story's claims.

    `of` gives each claim's first-hand ends, in the order of the claims; `by_statement` those of one statement;
    `chains` the way from its outlet to the first hand; `records` every origin, those in the middle too.
    """

    of: tuple[tuple[str, ...], ...] = ()
    by_statement: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chains: Mapping[str, Chain] = field(default_factory=dict)
    records: tuple[Origin, ...] = ()
    circles: tuple[Circle, ...] = ()


def origins(
    claims: Sequence[Sequence[Statement]],
    articles: Sequence[Article],
    copies: Copies,
    entities: Sequence[Entity],
    registry: Registry,
) -> Origins:
    """Find the first hands of each claim by the rules of the output contract.

    Args:
        claims: the statements of each claim; entity ids in them are those of the story.
        articles: every article a statement is from.
        entities: the story's entities, for the full names of persons and organisations.
    """
    desk = _Desk(articles, copies, entities, registry)
    for statement in (s for claim in claims for s in claim):
        desk.statements[statement.article].append(statement)
    found = [_Claim(desk, statements) for statements in claims]
    by_statement = {s: ends for claim in found for s, ends in claim.by_statement.items()}
    return Origins(
        of=tuple(claim.ends for claim in found),
        by_statement=by_statement,
        chains={s: chain for claim in found for s, chain in claim.chains.items()},
        records=desk.records(found),
        circles=tuple(Circle(i, c) for i, claim in enumerate(found) for c in claim.circles),
    )


class _Desk:
    """What all claims of a story share: names of outlets, ids of origins."""

    def __init__(
        self, articles: Sequence[Article], copies: Copies, entities: Sequence[Entity], registry: Registry
    ) -> None:
        self.articles = {a.id: a for a in articles}
        self.copies = copies
        self.registry = registry
        self.entities = {e.id: e for e in entities}
        self.names: dict[str, tuple[str, SourceKind]] = {}
        self.statements: dict[str, list[Statement]] = defaultdict(list)
        self.outlet = {a.id: self.known(registry.of(a), "outlet") for a in articles}
        self.credits = {
            a.id: tuple(self.known(name, "organization") for name in registry.credited(a)) for a in articles
        }

    def known(self, name: str, kind: SourceKind, under: str | None = None) -> str:
        """Return the id of an origin; an anonymous one is another under another outlet."""
        slug = "-".join(fold(name)) or "unnamed"
        if under:
            slug = f"{slug}-{under.rpartition(':')[2]}"
        id_ = f"o:{kind}:{slug}"
        self.names.setdefault(id_, (name, kind))
        return id_

    def link(self, source: Source) -> tuple[str, SourceKind] | None:
        """Return the name and kind a named source goes by; None for an anonymous one."""
        if source.kind == "anonymous":
            return None
        entity = self.entities.get(source.entity or "")
        outlet = self.registry.find(source.name) or (self.registry.find(entity.name) if entity else None)
        if outlet and source.kind in ("outlet", "organization"):
            return outlet.name, "organization" if outlet.kind == "agency" else "outlet"
        return (entity.name if entity and source.kind != "document" else source.name), source.kind

    def records(self, claims: Iterable[_Claim]) -> tuple[Origin, ...]:
        """Return all origins, each with the articles that lead to it and whom they lead through."""
        articles: dict[str, set[str]] = defaultdict(set)
        via: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in claims:
            for statement, ways in claim.ways.items():
                for way in ways:
                    for i, origin in enumerate(way):
                        articles[origin].add(claim.article[statement])
                        via[origin].update(dict.fromkeys(way[:i]))
        kept = sorted(articles)
        return tuple(
            Origin(
                id=id_,
                name=self.names[id_][0],
                kind=self.names[id_][1],
                articles=tuple(sorted(articles[id_])),
                via=tuple(sorted(v for v in via[id_] if v != id_)),
            )
            for id_ in kept
        )


class _Claim:
    """The graph of one claim."""

    def __init__(self, desk: _Desk, statements: Sequence[Statement]) -> None:
        self.desk = desk
        self.statements = sorted(statements, key=lambda s: _when(desk.articles[s.article], s))
        self.article = {s.id: s.article for s in statements}
        self._anonymous: dict[str, str] = {}
        self.chains = {s.id: (desk.outlet[s.article], *self._links(s)) for s in self.statements}
        self._take_over()
        self._same_article()
        self._credit()
        self.graph = self._graph()
        self.circles = tuple(self._circles())
        self.ways = {s: self._ways(chain) for s, chain in self.chains.items()}
        self.by_statement = {s: tuple(dict.fromkeys(w[-1] for w in ways)) for s, ways in self.ways.items()}
        self.ends = tuple(dict.fromkeys(e for s in self.statements for e in self.by_statement[s.id]))

    def _links(self, statement: Statement) -> Iterator[str]:
        """Name the links of a chain; anonymous sources under one outlet are one (rule c)."""
        under = self.desk.outlet[statement.article]
        for source in statement.sources:
            named = self.desk.link(source)
            if named is None:
                fresh = self.desk.known(source.name, "anonymous", under)
                yield self._anonymous.setdefault(under, fresh)
                continue
            under_next = self.desk.known(*named)
            if under_next != under:
                yield under_next
            under = under_next if named[1] in ("outlet", "organization") else under

    def _take_over(self) -> None:
        """Give a statement of shared words the chain they have where they were taken from (rule e).

        Words that are somebody's by name in one article are that somebody's where another names nobody, or only "a doctor".
        """
        for statement in self.statements:
            chain = self.chains[statement.id]
            if len(chain) == 1:
                self.chains[statement.id] = (chain[0], *self._taken(statement))
            elif self._nameless(chain) and (named := self._named_elsewhere(statement)):
                self.chains[statement.id] = (chain[0], *named)

    def _nameless(self, chain: Chain) -> bool:
        return self.desk.names[chain[-1]][1] == "anonymous"

    def _named_elsewhere(self, statement: Statement) -> Chain:
        shared = [self.chains[o.id] for o in self.statements if o.id != statement.id and self._shares(statement, o)]
        named = [c for c in shared if len(c) > 1 and not self._nameless(c)]
        return self._beyond(statement, max(named, key=len)) if named else ()

    def _taken(self, statement: Statement) -> Chain:
        """Return the chain of the words an unsourced statement shares: the longest one, earlier words first."""
        shared = [self.chains[o.id] for o in self.statements if o.id != statement.id and self._shares(statement, o)]
        sourced = [c for c in shared if len(c) > 1]
        if sourced:
            return self._beyond(statement, max(sourced, key=len))
        earlier = [o for o in self.statements if self._took(statement, o)]
        if earlier:
            return self._beyond(statement, self.chains[earlier[0].id])
        return self._elsewhere(statement)

    def _elsewhere(self, statement: Statement) -> Chain:
        """Return the chain of the words a statement was taken from where no claim of its own holds them."""
        for passage in self.desk.copies.over(statement.article, statement.start, statement.end):
            if passage.source not in self.desk.outlet or passage.same_day:
                continue
            over = [o for o in self.desk.statements[passage.source] if _holds(passage, statement, o)]
            links = [tuple(self._links(o)) for o in over]
            return self._beyond(statement, (self.desk.outlet[passage.source], *max(links, key=len, default=())))
        original = self.desk.copies.copy_of.get(statement.article)
        return self._beyond(statement, (self.desk.outlet[original],)) if original in self.desk.outlet else ()

    def _beyond(self, statement: Statement, chain: Chain) -> Chain:
        own = self.desk.outlet[statement.article]
        return chain[1:] if chain[0] == own or len(chain) > 1 else chain

    def _shares(self, a: Statement, b: Statement) -> bool:
        return self._took(a, b) or self._took(b, a)

    def _took(self, a: Statement, b: Statement) -> bool:
        """Whether a statement's words stand in a passage taken from another's, or in a reprint of its article."""
        if a.article == b.article:
            return False
        if self.desk.copies.copy_of.get(a.article) == b.article:
            return True
        return any(_covers(p, b) for p in self.desk.copies.over(a.article, a.start, a.end))

    def _same_article(self) -> None:
        """Rule a: what an article gives on someone's word elsewhere needs no second "he said"."""
        sourced: dict[str, list[str]] = defaultdict(list)
        for statement in self.statements:
            if len(self.chains[statement.id]) > 1:
                sourced[statement.article].append(statement.id)
        for statement in self.statements:
            if len(self.chains[statement.id]) == 1 and (found := sourced.get(statement.article)):
                self.chains[statement.id] = self.chains[found[0]]

    def _credit(self) -> None:
        """Rest what nobody else is named for on the agency whose name stands over the article."""
        for statement in self.statements:
            agencies = self.desk.credits[statement.article]
            if len(self.chains[statement.id]) == 1 and len(agencies) == 1:
                self.chains[statement.id] = (self.chains[statement.id][0], agencies[0])

    def _graph(self) -> nx.DiGraph:
        graph = nx.DiGraph()
        for chain in self.chains.values():
            nx.add_path(graph, chain)
        return graph

    def _circles(self) -> Iterator[tuple[str, ...]]:
        """Break circles at whoever printed first, so that one of each is left as an origin (rule b folds the rest)."""
        first = list(dict.fromkeys(link for chain in self.chains.values() for link in chain[:1]))
        rank = {origin: i for i, origin in enumerate([*first, *sorted(set(self.graph) - set(first))])}
        for circle in sorted(map(sorted, nx.strongly_connected_components(self.graph))):
            if len(circle) > 1:
                ordered = tuple(sorted(circle, key=rank.__getitem__))
                self.graph.remove_edges_from([(ordered[0], other) for other in circle])
                yield ordered

    def _ways(self, chain: Chain) -> list[Chain]:
        """Follow a chain to its end, and on along what others say of it, to the first hands."""
        ways: list[Chain] = []
        for end in self._ends(chain[-1]):
            rest = nx.shortest_path(self.graph, chain[-1], end)
            way = tuple(dict.fromkeys((*chain, *rest[1:])))
            ways.append((*(w for w in way if w != end), end))
        return ways

    def _ends(self, node: str) -> list[str]:
        reached = [node, *sorted(nx.descendants(self.graph, node))]
        return [n for n in reached if not self.graph.out_degree(n)]


def _when(article: Article, statement: Statement) -> tuple[str, str, int, int, str]:
    return (article.published or "9999", article.id, statement.start, statement.end, statement.id)


def _holds(passage: Passage, statement: Statement, other: Statement) -> bool:
    """Whether a statement stands about where another's words were taken from."""
    shift = passage.source_start - passage.start
    start, end = statement.start + shift, statement.end + shift
    common = min(end, other.end) - max(start, other.start)
    return common >= 0.6 * min(end - start, other.end - other.start)


def _covers(passage: Passage, statement: Statement) -> bool:
    """Whether the words a passage was taken from hold most of a statement."""
    if passage.source != statement.article:
        return False
    common = min(statement.end, passage.source_end) - max(statement.start, passage.source_start)
    return common >= 0.5 * (statement.end - statement.start)
