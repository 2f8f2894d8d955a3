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
from typing import Literal

import networkx as nx

from firsthand.model import Article, Entity, Origin, OriginLink, Statement
from firsthand.story.origins.chains import Chain, Chains
from firsthand.story.origins.copies import Copies, Passage
from firsthand.story.origins.shared_words import counts_otherwise, of_one_text, said_alike, worded_alike
from firsthand.story.origins.voices import Voice, one_voice
from firsthand.story.registry import Registry

How = Literal["own", "named", "credited", "taken", "cited", "voice"]


@dataclass(frozen=True)
class Circle:
    """Outlets that have a claim from one another: its number, and their origin ids in order of printing."""

    claim: int
    origins: tuple[str, ...]


@dataclass(frozen=True)
class Origins:
    """The origins of a story's claims.

    `of` gives each claim's independent first hands, in the order of the claims; `by_statement` the first hands of one
    statement, all of them; `chains` the way from its outlet to the first hand; `records` every origin, those in the
    middle too; `voices` the first hands that are no outlets, by what tells which of them are one.
    """

    of: tuple[tuple[str, ...], ...] = ()
    by_statement: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chains: Mapping[str, Chain] = field(default_factory=dict)
    records: tuple[Origin, ...] = ()
    circles: tuple[Circle, ...] = ()
    voices: Mapping[str, Voice] = field(default_factory=dict)

    def folded(self, hands: Sequence[str]) -> tuple[str, ...]:
        """Return for each first hand of one claim the one that stands for its voice, itself where that is its own."""
        same = one_voice([self.voices[hand] for hand in hands if hand in self.voices])
        return tuple(same.get(hand, hand) for hand in hands)

    def said_by(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Return who has first-hand what some statements of a claim say alike, in the order of the statements.

        An agency stands for whom it quotes in one of them, not in another that says something else of the same claim.
        """
        told = [s for s in statements if s in self.chains]
        graph = nx.DiGraph()
        for statement in told:
            nx.add_path(graph, self.chains[statement])
        ends: dict[str, None] = {}
        for statement in told:
            last = self.chains[statement][-1]
            reached = [n for n in (last, *sorted(nx.descendants(graph, last))) if not graph.out_degree(n)]
            ends |= dict.fromkeys(reached or self.by_statement[statement])
        return tuple(ends)

    def independent(self, hands: Sequence[str]) -> tuple[str, ...]:
        """Return first hands of one claim, with those that are one voice told as one."""
        return tuple(dict.fromkeys(self.folded(hands)))


def origins(
    claims: Sequence[Sequence[Sequence[Statement]]],
    articles: Sequence[Article],
    copies: Copies,
    entities: Sequence[Entity],
    registry: Registry,
    shared: Sequence[tuple[str, str]] = (),
) -> Origins:
    """Find the first hands of each claim by the rules of the output contract.

    Args:
        claims: the statements of each claim, in parts of which none is on the word of another; entity ids in them are
            those of the story.
        articles: every article a statement is from.
        entities: the story's entities, for the full names of persons and organisations.
        registry: outlets and agencies.
        shared: pairs of outlets that an editor holds for one source.
    """
    known = Chains([s for c in claims for part in c for s in part], articles, copies, entities, registry)
    one = [tuple(known.known(_outlet(registry, name), "outlet") for name in pair) for pair in shared]
    found = [[_Claim(known, part, one) for part in claim] for claim in claims]
    parts = [part for claim in found for part in claim]
    return Origins(
        of=tuple(tuple(dict.fromkeys(end for part in claim for end in part.independent)) for claim in found),
        by_statement={s: ends for part in parts for s, ends in part.by_statement.items()},
        chains={s: chain for part in parts for s, chain in part.chains.items()},
        records=_records(parts, known),
        circles=tuple(Circle(i, c) for i, claim in enumerate(found) for part in claim for c in part.circles),
        voices={end: known.voice(end) for part in parts for end in part.ends if known.speaks(end)},
    )


def _records(claims: Iterable[_Claim], known: Chains) -> tuple[Origin, ...]:
    """Return all origins, each with the articles that lead to it, whom they lead through, and how each one does."""
    articles: dict[str, set[str]] = defaultdict(set)
    via: dict[str, set[str]] = defaultdict(set)
    links: dict[str, dict[tuple[str, Chain, How], set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, claim in enumerate(claims):
        for statement, ways in claim.ways.items():
            for way in ways:
                article = claim.article[statement]
                links[way[-1]][article, way[1:-1], claim.how(statement, way)].add(number)
                if claim.same.get(way[-1], way[-1]) not in way:
                    way = (*way, claim.same[way[-1]])
                    links[way[-1]][article, way[1:-1], "voice"].add(number)
                for i, origin in enumerate(way):
                    articles[origin].add(article)
                    via[origin].update(way[:i])
    return tuple(
        Origin(
            id=id_,
            name=known.names[id_][0],
            kind=known.names[id_][1],
            articles=tuple(sorted(articles[id_])),
            via=tuple(sorted(via[id_] - {id_})),
            links=tuple(
                OriginLink(article=article, via=through, how=how, claims=len(numbers))
                for (article, through, how), numbers in sorted(links[id_].items())
            ),
        )
        for id_ in sorted(articles)
    )


class _Claim:
    """The graph of one claim."""

    def __init__(self, known: Chains, statements: Sequence[Statement], shared: Sequence[tuple[str, ...]] = ()) -> None:
        self.known = known
        self.statements = sorted(statements, key=lambda s: _when(known.articles[s.article], s))
        self.order = {s.id: i for i, s in enumerate(self.statements)}
        self.article = {s.id: s.article for s in statements}
        self.given = {s.id: known.of(s) for s in self.statements}
        self.told = {i: way.told for i, way in self.given.items()}
        self.chains = {i: way.chain for i, way in self.given.items()}
        self.shared = {i for i, way in self.given.items() if way.echo}
        self._share_words()
        self._same_article()
        self._one_voice()
        self._one_source(shared)
        echoes = [s.id for s in self.statements if known.of(s).echo]
        firsts = [s.id for s in self.statements if not known.of(s).echo] or echoes
        self.graph = nx.DiGraph()
        for id_ in firsts:
            nx.add_path(self.graph, self.chains[id_])
        self.circles = tuple(self._circles())
        self.ways = {id_: self._ways(self.chains[id_]) for id_ in firsts}
        self.ends = tuple(dict.fromkeys(way[-1] for ways in self.ways.values() for way in ways))
        self.same = one_voice([known.voice(end) for end in self.ends if known.speaks(end)])
        self.independent = tuple(dict.fromkeys(self.same.get(end, end) for end in self.ends))
        for id_ in echoes:
            if id_ not in self.ways:
                self.ways[id_] = self._echoed(self.chains[id_])
        self.by_statement = {s: tuple(dict.fromkeys(w[-1] for w in ways)) for s, ways in self.ways.items()}

    def how(self, statement: str, way: Chain) -> How:
        """Return how it is known that an article has a statement by this way."""
        if len(way) == 1:
            return "own"
        if statement in self.shared:
            return "taken"
        given = self.given[statement]
        if given.told or len(given.chain) > 1:
            return "named" if given.told else "credited"
        return "named" if self.told[statement] or len(self.chains[statement]) > 1 else "cited"

    def _share_words(self) -> None:
        """Rule e on one day, where either may have taken from the other: shared words have the source one names.

        Words that are somebody's by name in one article are so where another says only "a doctor". Where neither names
        anybody, they are the first's; nobody unnamed in them is a second one.
        """
        for statement, others in zip(self.statements, self._sharing(), strict=True):
            told, chain = self.told[statement.id], self.chains[statement.id]
            if told and not self.known.nameless(chain[-1]):
                continue
            named = [c for o in others if self.told[o] and not self.known.nameless((c := self.chains[o])[-1])]
            first = next((o for o in others if self.order[o] < self.order[statement.id]), None)
            spoken = [c for o in others if self.told[o] and len(c := self.chains[o]) > 1]
            if named:
                self._rest(statement, max(named, key=len)[1:])
            elif told and first and self.told[first]:
                self._rest(statement, self.chains[first][1:])
            elif not told and spoken:
                self._rest(statement, max(spoken, key=len)[1:])
            elif not told and first:
                self._from(statement, first)

    def _from(self, statement: Statement, first: str) -> None:
        """Let a statement on nobody's word be from who printed its words first."""
        own, chain = self.chains[statement.id][0], self.chains[first]
        if own not in chain:
            self.chains[statement.id] = (own, *chain)
            self.shared.add(statement.id)

    def _sharing(self) -> list[list[str]]:
        """Return for each statement those of other articles with the same words, in order; none for an echo."""
        own = [s for s in self.statements if not self.known.of(s).echo]
        by_article: dict[str, list[Statement]] = defaultdict(list)
        for statement in own:
            by_article[statement.article].append(statement)
        pairs: set[tuple[str, str]] = set()
        for statement in own if len(by_article) > 1 else ():
            for passage in self.known.copies.over(statement.article, statement.start, statement.end):
                for other in by_article.get(passage.source, ()):
                    if _covers(passage, other):
                        pairs |= {(statement.id, other.id), (other.id, statement.id)}
        heard = {i for i, told in self.told.items() if told}
        pairs.update(said_alike(own, heard, self.known.copies.kin))
        pairs.update(worded_alike(own, self.known.articles))
        pairs.update(of_one_text(own, self.known.articles, self.known.copies.share))
        near: dict[str, list[str]] = defaultdict(list)
        for a, b in sorted((self.order[a], self.order[b]) for a, b in pairs):
            one, other = self.statements[a], self.statements[b]
            if not counts_otherwise(one, other, self.known.articles[other.article].text):
                near[one.id].append(other.id)
        return [near[s.id] for s in self.statements]

    def _rest(self, statement: Statement, links: Chain) -> None:
        self.chains[statement.id] = tuple(dict.fromkeys((self.chains[statement.id][0], *links)))
        self.told[statement.id] = True
        self.shared.add(statement.id)

    def _same_article(self) -> None:
        """Rule a: what an article gives on someone's word elsewhere needs no second "he said"."""
        first: dict[str, Chain] = {}
        for statement in self.statements:
            if self.told[statement.id]:
                first.setdefault(statement.article, self.chains[statement.id])
        for statement in self.statements:
            if not self.told[statement.id] and statement.article in first:
                self.chains[statement.id] = first[statement.article]

    def _one_voice(self) -> None:
        """Rule c: anonymous sources under one outlet and for one claim are one."""
        voices: dict[str, str] = {}
        for id_, chain in self.chains.items():
            folded = list(chain)
            for i, link in enumerate(chain):
                if i and self.known.nameless(link):
                    folded[i] = voices.setdefault(chain[i - 1], link)
            self.chains[id_] = tuple(dict.fromkeys(folded))

    def _one_source(self, shared: Sequence[tuple[str, ...]]) -> None:
        """Of two outlets that an editor holds for one source, let the later have it from the earlier."""
        for pair in shared:
            own = [s for s in self.statements if self.chains[s.id][0] in pair and len(self.chains[s.id]) == 1]
            for statement in own[1:]:
                first = self.chains[own[0].id][0]
                if self.chains[statement.id][0] != first:
                    self.chains[statement.id] = (self.chains[statement.id][0], first)

    def _circles(self) -> Iterator[tuple[str, ...]]:
        """Break circles at whoever printed first, so that one of each is left as an origin (rule b folds the rest)."""
        first = list(dict.fromkeys(chain[0] for chain in self.chains.values()))
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
            way = dict.fromkeys((*chain, *rest[1:]))
            ways.append((*(w for w in way if w != end), end))
        return ways

    def _echoed(self, chain: Chain) -> list[Chain]:
        """Follow the chain of an echo into the graph of those who are none; an echo adds nobody to it."""
        met = next((i for i in range(len(chain) - 1, -1, -1) if chain[i] in self.graph), None)
        if met is None:
            return [chain]
        return self._ways(chain[: met + 1])

    def _ends(self, node: str) -> list[str]:
        reached = [node, *sorted(nx.descendants(self.graph, node))]
        return [n for n in reached if not self.graph.out_degree(n)]


def _outlet(registry: Registry, name: str) -> str:
    known = registry.find(name)
    return known.name if known else name


def _when(article: Article, statement: Statement) -> tuple[str, str, int, int, str]:
    return (article.published or "9999", article.id, statement.start, statement.end, statement.id)


def _covers(passage: Passage, statement: Statement) -> bool:
    """Whether the words a passage was taken from hold most of a statement."""
    if passage.source != statement.article:
        return False
    common = min(statement.end, passage.source_end) - max(statement.start, passage.source_start)
    return common >= 0.5 * (statement.end - statement.start)
