"""Where it comes from: sources, those who passed their word on, and outlets, as a drawn graph and a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.model import Origin
from firsthand.views.index import Index, Link, outlet_of
from firsthand.views.layers import Edge, Placed, layout
from firsthand.views.wording import clean, listing, plural, short

WIDTH = 1080
_SOURCES, _OUTLETS = 18, 34
_LISTED, _NUMBERS = 12, 60
_KINDS = {
    "outlet": "outlet",
    "person": "person",
    "organization": "organisation",
    "document": "document",
    "anonymous": "unnamed source",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the graph."""

    x: float
    y: float
    width: float
    height: float
    label: str
    note: str
    href: str
    look: str
    key: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the graph from left to right; `dashed` where the words were taken over."""

    path: str
    width: float
    dashed: bool
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The provenance graph in the units of its view box."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    columns: tuple[tuple[float, str], ...]
    summary: str


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Somebody on whose word claims rest, or who passed them on."""

    anchor: str
    name: str
    kind: str
    via: tuple[Link, ...]
    articles: tuple[Link, ...]
    claims: int
    counted: str
    more: int
    first_hand: tuple[Link, ...]
    entity: str


class _Builder:
    """Counts who gave what to whom, by names: an outlet is one node whether it publishes or is quoted."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.edges: Counter[tuple[str, str]] = Counter()
        self.echoes: Counter[tuple[str, str]] = Counter()
        self.claims = _claims_of(index)
        self.publishers = {outlet_of(article) for article in index.story.articles}
        self.plain = {_plain(name): name for name in sorted(self.publishers)}
        self.plain |= {_plain(article.id): outlet_of(article) for article in index.story.articles if not article.outlet}
        self.folded: defaultdict[str, list[Origin]] = defaultdict(list)

    def key(self, origin: Origin) -> str:
        name = self.plain.get(_plain(clean(origin.name)))
        return f"p {name}" if origin.kind in ("outlet", "organization") and name else f"o {origin.id}"

    def draw(self) -> None:
        story = self.index.story
        first = [origin for origin in story.origins if self._drawn(origin)]
        first.sort(key=lambda o: (-len(self.claims[o.id]), -len(o.articles), o.id))
        for origin in first[:_SOURCES]:
            self._give(origin, self.key(origin))
        for origin in first[_SOURCES:]:
            outlets = sorted({outlet_of(self.index.articles[a]) for a in origin.articles if a in self.index.articles})
            self.folded[outlets[0] if len(outlets) == 1 else ""].append(origin)
        for where, many in self.folded.items():
            for origin in many:
                self._give(origin, f"f {where}" if len(many) > 1 else self.key(origin))
        for article in story.articles:
            original = self.index.articles.get(article.copy_of or "")
            if original and outlet_of(original) != outlet_of(article):
                self.echoes[f"p {outlet_of(original)}", f"p {outlet_of(article)}"] += 1

    def _drawn(self, origin: Origin) -> bool:
        return bool(self.claims[origin.id]) and not self.key(origin).startswith("p ")

    def _give(self, origin: Origin, node: str) -> None:
        """One line to whoever passed it on, and from there to the outlets; straight to those nobody served."""
        index, served = self.index, set[str]()
        weight = max(1, len(self.claims[origin.id]))
        # What a reprint has from its original comes by the echo; what it adds is its own.
        copies = {a.id for a in index.story.articles if a.copy_of in origin.articles}
        for ident in origin.via:
            via = index.origins.get(ident)
            if via is None or self.key(via) == node or self._echoes(via, origin, copies):
                continue
            self.edges[node, self.key(via)] += weight
            for article in origin.articles:
                if article in via.articles and article in index.articles:
                    served.add(article)
                    self._pass(self.key(via), article, copies)
        for outlet in {
            outlet_of(index.articles[a]): None for a in origin.articles if self._unserved(a, served, copies)
        }:
            self.edges[node, f"p {outlet}"] += weight

    def _echoes(self, via: Origin, origin: Origin, copies: set[str]) -> bool:
        """Whether an outlet has what an origin says by reprints alone."""
        these = [a for a in origin.articles if a in self.index.articles]
        printed = [a for a in these if f"p {outlet_of(self.index.articles[a])}" == self.key(via)]
        return bool(printed) and copies.issuperset(printed)

    def _unserved(self, article: str, served: set[str], copies: set[str]) -> bool:
        return article in self.index.articles and article not in served and article not in copies

    def _pass(self, via: str, article: str, copies: set[str]) -> None:
        outlet = f"p {outlet_of(self.index.articles[article])}"
        if outlet != via and article not in copies:
            self.edges[via, outlet] += 1


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _claims_of(index: Index) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in index.story.claims:
        for origin in claim.origins:
            found[origin].append(claim.id)
    return found


def _node_text(builder: _Builder, key: str) -> tuple[str, str, str, str]:
    """The label, the note, the address and the look of a node."""
    index, kind, name = builder.index, key[0], key[2:]
    if kind == "p":
        these = [article for article in index.story.articles if outlet_of(article) == name]
        return name, plural(len(these), "article"), f"#{index.anchor('a', these[0].id)}", "outlet"
    if kind == "f":
        many = builder.folded[name]
        return f"{len(many)} further " + ("source" if len(many) == 1 else "sources"), "", "#origins", "folded"
    origin = index.origins[name]
    claims = len(builder.claims[name])
    note = plural(claims, "claim") if claims else "passed it on"
    label = f"“{clean(origin.name)}”" if origin.kind == "anonymous" else index.origin_name(origin)
    return label, note, f"#{index.anchor('o', name)}", origin.kind


def _trim(builder: _Builder) -> tuple[set[str], int]:
    """The outlets kept when there are more than can be read: those that gave or took most."""
    weight: Counter[str] = Counter({f"p {name}": 1 for name in builder.publishers})
    for (source, target), many in (*builder.edges.items(), *builder.echoes.items()):
        weight[source] += many
        weight[target] += many
    outlets = sorted((key for key in weight if key.startswith("p ")), key=lambda key: (-weight[key], key))
    return set(outlets[_OUTLETS:]), max(0, len(outlets) - _OUTLETS)


def graph(index: Index) -> Graph | None:
    """Draw the provenance graph, or nothing where nobody's word is known."""
    builder = _Builder(index)
    builder.draw()
    dropped, left_out = _trim(builder)
    edges = [
        Edge(source, target, many, dashed)
        for counted, dashed in ((builder.edges, False), (builder.echoes, True))
        for (source, target), many in sorted(counted.items())
        if source not in dropped and target not in dropped
    ]
    nodes = dict.fromkeys(key for edge in edges for key in (edge.source, edge.target))
    nodes |= dict.fromkeys(f"p {name}" for name in sorted(builder.publishers) if f"p {name}" not in dropped)
    if not nodes:
        return None
    placed = layout(list(nodes), edges, WIDTH, pinned_right={key for key in nodes if key.startswith("p ")})
    return _drawn(builder, placed, left_out)


def _drawn(builder: _Builder, placed: Placed, left_out: int) -> Graph:
    texts = {key: _node_text(builder, key) for key in placed.boxes}
    ids = {key: f"n{n}" for n, key in enumerate(placed.boxes)}
    most = int((placed.box_width - 20) / 6.5)
    nodes = tuple(
        Node(box.x, box.y, placed.box_width, box.height, short(texts[key][0], most), texts[key][1], texts[key][2],
             texts[key][3], ids[key], 17 if texts[key][1] else box.height / 2 + 5)
        for key, box in placed.boxes.items()
    )  # fmt: skip
    most_claims = max((edge.weight for edge, _ in placed.paths), default=1)
    lines = tuple(
        Line(path, round(0.9 + 3.1 * (edge.weight / most_claims) ** 0.5, 2), edge.dashed,
             f"{ids[edge.source]} {ids[edge.target]}", _line_title(texts[edge.source][0], texts[edge.target][0], edge))
        for edge, path in placed.paths
    )  # fmt: skip
    sources = sum(key[0] != "p" for key in placed.boxes)
    summary = f"{plural(sources, 'source')} and {plural(len(placed.boxes) - sources, 'outlet')}"
    summary += f"; {plural(left_out, 'outlet')} with few links not drawn" if left_out else ""
    return Graph(WIDTH, placed.height, nodes, lines, placed.columns, summary)


def _line_title(source: str, target: str, edge: Edge) -> str:
    if edge.dashed:
        return f"{target} reprints {source} ({plural(edge.weight, 'article')})"
    return f"{source} → {target} ({plural(edge.weight, 'claim')})"


def origin_rows(index: Index) -> tuple[OriginRow, ...]:
    """Give every origin with what rests on it and where, those first-hand for most claims first."""
    claims = _claims_of(index)
    names = {entity.name: entity.id for entity in reversed(index.story.entities)}
    rows = [_row(index, origin, claims[origin.id], names) for origin in index.story.origins]
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.name)))


def _row(index: Index, origin: Origin, claims: Iterable[str], names: dict[str, str]) -> OriginRow:
    numbers = sorted(index.numbers[ident] for ident in claims)
    articles = tuple(index.article_link(ident) for ident in origin.articles if ident in index.articles)
    anchor = index.anchor("e", names.get(origin.name)) if origin.kind != "anonymous" else ""
    printed = {_plain(outlet_of(index.articles[ident])) for ident in origin.articles if ident in index.articles}
    via = tuple(link for link in index.origin_links(origin.via) if _plain(link.text) not in printed)
    return OriginRow(
        index.anchor("o", origin.id), index.origin_name(origin) if origin.kind != "anonymous" else clean(origin.name),
        _KINDS[origin.kind], via,
        articles[:_LISTED], len(numbers), plural(len(numbers), "claim"), max(0, len(articles) - _LISTED),
        tuple(Link(str(n), f"#c{n}") for n in numbers[:_NUMBERS]), f"#{anchor}" if anchor else "",
    )  # fmt: skip


def circles(index: Index) -> tuple[tuple[str, Link], ...]:
    """Say who has a claim from one another, with the claim: as far as the texts show nobody in a circle has it."""
    found = []
    for circle in index.story.circles:
        names = [link.text for link in index.origin_links(circle.origins)]
        number = index.numbers.get(circle.claim)
        if len(names) > 1 and number is not None:
            text = f"{listing(names)} have it from one another; {names[0]} is the first to print it."
            found.append((text, Link(f"claim {number}", f"#c{number}")))
    return tuple(found)


def spread(rows: Iterable[OriginRow]) -> str:
    """Give the kinds of first-hand origins in one phrase: "4 persons, 2 documents"."""
    kinds = Counter(row.kind for row in rows if row.claims)
    return listing(
        [
            plural(many, kind, "people" if kind == "person" else None)
            for kind, many in sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
        ]
    )
