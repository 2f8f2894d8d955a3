"""From whom each article has each statement: its sources, those of words it took over, the agency it credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Entity, Source, SourceKind, Statement
from firsthand.story.naming import fold
from firsthand.story.origins.copies import Copies, moved, overlap, own_words, stands_for
from firsthand.story.origins.voices import Voice, called, voice
from firsthand.story.registry import Registry

Chain = tuple[str, ...]
"""Ids of origins, nearest to the reader first; the article's outlet opens it."""


@dataclass(frozen=True)
class Way:
    """A chain, and how it is known.

    `told`: a sentence spells it out; one that none does gives way to one that some does. `echo`: the words are another
    article's, so that they are no evidence of their own.
    """

    chain: Chain
    told: bool
    echo: bool = False


class Chains:
    """The chains of a story's statements, each worked out once."""

    def __init__(
        self,
        statements: Sequence[Statement],
        articles: Sequence[Article],
        copies: Copies,
        entities: Sequence[Entity],
        registry: Registry,
    ) -> None:
        self.articles = {a.id: a for a in articles}
        self.copies = copies
        self.registry = registry
        self.entities = {e.id: e for e in entities}
        self.names: dict[str, tuple[str, SourceKind]] = {}
        self.outlet = {a.id: self.known(registry.of(a), "outlet") for a in articles}
        self._printing = {fold(name): name for name in map(registry.of, articles)}
        self.credits = {a.id: [self.known(n, "organization") for n in registry.credited(a)] for a in articles}
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._statements[statement.article].append(statement)
        self._ways: dict[str, Way] = {}
        self._bearers: dict[str, Entity] = {}
        self._voices: dict[str, Voice] = {}

    def known(self, name: str, kind: SourceKind, under: str | None = None, slug: str = "") -> str:
        """Return the id of an origin; an anonymous one is another under another outlet."""
        slug = slug or "-".join(fold(name)) or "unnamed"
        if under:
            slug = f"{slug}-{under.rpartition(':')[2]}"
        id_ = f"o:{kind}:{slug}"
        self.names.setdefault(id_, (name, kind))
        return id_

    def nameless(self, origin: str) -> bool:
        """Whether an origin is somebody the article does not name."""
        return self.names[origin][1] == "anonymous"

    def speaks(self, origin: str) -> bool:
        """Whether an origin is somebody an outlet has it from, and no outlet."""
        return self.names[origin][1] != "outlet"

    def voice(self, origin: str) -> Voice:
        """Return an origin as a voice: whom it belongs to and speaks for, by what it is called."""
        if origin not in self._voices:
            name, kind = self.names[origin]
            bearer = self._bearers.get(origin)
            said = called(bearer, self.articles) if bearer and kind == "person" else ""
            self._voices[origin] = voice(origin, name, kind, said, bearer.aliases if bearer else ())
        return self._voices[origin]

    def of(self, statement: Statement) -> Way:
        """Return from whom its article has a statement."""
        if statement.id not in self._ways:
            self._ways[statement.id] = self._way(statement)
        return self._ways[statement.id]

    def _way(self, statement: Statement) -> Way:
        """Prefer what the words were taken from, then the sources given, then whoever is credited (rule e)."""
        own = self.outlet[statement.article]
        original = self.copies.copy_of.get(statement.article)
        added = original in self.articles and self._added(statement, original)
        if original in self.articles and not added:
            way = self._reprinted(statement, original)
            return Way(_joined(own, way.chain), way.told, echo=True)
        links = tuple(self._links(statement, own))
        taken = self._taken(statement)
        if taken and (taken.told or not links):
            return Way(_joined(own, taken.chain), taken.told, echo=True)
        if links:
            return Way(_joined(own, links), True)
        credited = () if added else self.credits[statement.article]
        return Way(_joined(own, tuple(credited) if len(credited) == 1 else ()), False)

    def _added(self, statement: Statement, original: str) -> bool:
        """Whether the paragraph of a statement is the reprint's own: few of its words stand in what it reprints."""
        text = self.articles[statement.article].text
        start = text.rfind("\n", 0, statement.start) + 1
        end = text.find("\n", statement.end)
        end = len(text) if end < 0 else end
        taken = self.copies.over(statement.article, statement.start, statement.end, share=0.3)
        return not taken and own_words(text[start:end], self.articles[original].text)

    def _taken(self, statement: Statement) -> Way | None:
        """Return the chain of the words a statement was taken from, in an article known to be earlier."""
        for passage in self.copies.over(statement.article, statement.start, statement.end):
            if passage.source in self.outlet and not passage.same_day:
                over = [o for o in self._statements[passage.source] if stands_for(passage, statement, o)]
                return self._nearest(statement, over) or Way((self.outlet[passage.source],), False)
        return None

    def _nearest(self, statement: Statement, others: Sequence[Statement]) -> Way | None:
        """Return the way of the statement of nearly the same words, of equals the one that names most."""

        def rank(other: Statement) -> tuple[bool, int, bool, int]:
            way = self.of(other)
            apart = abs(len(other.text) - len(statement.text))
            return (other.text == statement.text, -apart, way.told, len(way.chain))

        return self.of(max(others, key=rank)) if others else None

    def _reprinted(self, statement: Statement, original: str) -> Way:
        """Return the way of what a reprint reprints; it brings no source that its original does not name."""
        at = self.articles[original].text.find(statement.text)
        passages = self.copies.over(statement.article, statement.start, statement.end)
        passages = [p for p in passages if p.source == original]
        stretches = [(at, at + len(statement.text))] if at >= 0 else []
        stretches += [moved(p, statement) for p in passages]
        low, high = min((a for a, _ in stretches), default=0), max((b for _, b in stretches), default=0)
        near = [o for o in self._statements[original] if o.start < high and low < o.end]
        over = [o for o in near if any(overlap(o, *stretch) for stretch in stretches)]
        if way := self._nearest(statement, over):
            return way
        outlet = self.outlet[original]
        known = {link for o in self._statements[original] for link in self.of(o).chain}
        links = tuple(link for link in self._links(statement, outlet) if link in known)
        return Way(_joined(outlet, links), bool(links))

    def _links(self, statement: Statement, under: str) -> Iterator[str]:
        """Name the sources a statement gives."""
        for source in statement.sources:
            named = self._named(source)
            if named is None:
                yield self.known(source.name, "anonymous", under)
                continue
            link = self._printed(named[0], under) or self.known(*named, slug=self._slug(source, named[1]))
            if source.entity in self.entities:
                self._bearers.setdefault(link, self.entities[source.entity])
            if link != under:
                yield link
            under = link if named[1] in ("outlet", "organization") else under

    def _printed(self, name: str, under: str) -> str | None:
        """Return the outlet whose own article calls it by the end of its name: "told the Courier" in one of its own."""
        said, whole = fold(name), fold(self.names[under][0])
        ends = bool(said) and len(said) < len(whole) and tuple(whole[-len(said) :]) == tuple(said)
        return under if ends and self.names[under][1] == "outlet" else None

    def _named(self, source: Source) -> tuple[str, SourceKind] | None:
        """Return the name and kind a source goes by; None for an anonymous one."""
        if source.kind == "anonymous":
            return None
        entity = self.entities.get(source.entity or "")
        outlet = self.registry.find(source.name) or (self.registry.find(entity.name) if entity else None)
        if outlet and source.kind in ("outlet", "organization"):
            return outlet.name, "organization" if outlet.kind == "agency" else "outlet"
        name = entity.name if entity and source.kind != "document" else source.name
        printing = self._printing.get(fold(name)) if source.kind != "person" else None
        return (printing, "outlet") if printing else (name, source.kind)

    def _slug(self, source: Source, kind: SourceKind) -> str:
        """Return the slug of a person's or organisation's entity, which outlives a change of name.

        A body without a name ("authorities") is one whoever quotes it: nothing shows that there are two.
        """
        entity = self.entities.get(source.entity or "")
        if entity is None or entity.type == "group" or self.registry.find(source.name) or kind == "outlet":
            return ""
        return entity.id.rpartition(":")[2] if kind in ("person", "organization") else ""


def _joined(own: str, links: Chain) -> Chain:
    return tuple(dict.fromkeys((own, *links)))
