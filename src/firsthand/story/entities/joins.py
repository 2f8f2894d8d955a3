"""Entities of single articles, and the sets of them that are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.language.naming.vessels import vessel_name
from firsthand.model import Entity, EntityType
from firsthand.story.naming import PersonName, fold, listed, organization_key, person_name, place_key

Name = tuple[str, ...]
"""A name folded."""
PERSONS = 4
"""What the mentions of those that a parse takes for a person count, beside those it takes for something else."""


@dataclass(frozen=True)
class Node:
    """One article's entity and what its names say; `key` is () for one that has no name."""

    article: str
    entity: Entity
    forms: tuple[str, ...]
    key: tuple[str, ...]
    person: PersonName | None

    @property
    def type(self) -> EntityType:
        return self.entity.type

    @classmethod
    def of(cls, article: str, entity: Entity) -> Node:
        """Read the names of one article's entity."""
        forms = _forms(entity)
        person = _fullest(forms) if entity.type == "person" else None
        return cls(article, entity, forms, _key(entity.type, forms, person), person)


def _forms(entity: Entity) -> tuple[str, ...]:
    """Return the names it has, its own first; none for one that only nominals and pronouns stand for."""
    named = {m.text for m in entity.mentions if m.kind == "name"}
    plain = [f for f in (entity.name, *entity.aliases) if any(c.isupper() for c in f)]
    if entity.mentions and not named:
        return (entity.name,) if entity.type == "organization" and _institution(entity.name) else ()
    return tuple(dict.fromkeys(plain or sorted(named)))


def _institution(name: str) -> bool:
    parts = fold(name)
    return len(parts) > 1 or bool(set(parts) & listed("institutions"))


def _fullest(forms: Sequence[str]) -> PersonName | None:
    """Return the name with most parts, the first of equals."""
    names = [n for n in map(person_name, forms) if n]
    return max(names, key=lambda n: (bool(n.first), len(n.middle), bool(n.suffix)), default=None)


def _key(kind: EntityType, forms: Sequence[str], person: PersonName | None) -> tuple[str, ...]:
    if not forms:
        return ()
    if kind == "person":
        return (person.first, person.last) if person else ()
    if kind == "place":
        return place_key(forms[0])
    if kind == "product":
        return fold(next((own for form in forms if (own := vessel_name(form))), forms[0]))
    return organization_key(forms[0]) if kind == "organization" else fold(forms[0])


class Joins:
    """Which nodes are one entity, and the clue each join rests on (union-find; Galler and Fischer 1964).

    hidden: the numbers of nodes that `sets` leaves out until they are shown, so that they have no say in the joins.
    """

    def __init__(
        self, nodes: Sequence[Node], apart: Sequence[tuple[Name, Name]] = (), hidden: frozenset[int] = frozenset()
    ) -> None:
        self.nodes = nodes
        self.hidden = hidden
        self._apart = apart
        self._parent = list(range(len(nodes)))
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(nodes))}
        self.clues: dict[int, set[str]] = defaultdict(set)

    def head(self, node: int) -> int:
        """Return the number that stands for the set a node is in: its first node's."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, a: int, b: int, clue: str) -> None:
        """Make two sets one."""
        a, b = sorted((self.head(a), self.head(b)))
        if a == b or self._ruled_apart(a, b):
            return
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        self.clues[a] |= self.clues.pop(b, set()) | {clue}

    def called(self, name: Name) -> list[int]:
        """Return the numbers of the nodes that bear a name, folded."""
        return [i for i, node in enumerate(self.nodes) if name in map(fold, node.forms)]

    def _ruled_apart(self, a: int, b: int) -> bool:
        """Whether an editor holds a name of one set and a name of the other for two."""
        if not self._apart:
            return False
        ours, theirs = ({f for n in self.members(x) for f in map(fold, n.forms)} for x in (a, b))
        return any((x in ours and y in theirs) or (y in ours and x in theirs) for x, y in self._apart)

    def members(self, head: int) -> list[Node]:
        """Return the nodes of a set, in order."""
        return [self.nodes[i] for i in sorted(self._members[self.head(head)])]

    def sets(self, *types: EntityType) -> list[int]:
        """Return the heads of the sets of these types (all where none is given) that have a name."""
        shown = (h for h in sorted(self._members) if h not in self.hidden)
        return [h for h in shown if self.nodes[h].key and (not types or self.kind(h) in types)]

    def heads(self) -> list[int]:
        """Return the heads of all sets."""
        return sorted(self._members)

    def kind(self, head: int) -> EntityType:
        """Return the type most of a set's mentions have; a person's where one in a few has it."""
        weights: dict[EntityType, int] = defaultdict(int)
        for node in self.members(head):
            weights[node.type] += max(1, len(node.entity.mentions))
        if PERSONS * weights["person"] >= sum(weights.values()):
            return "person"
        return max(sorted(weights), key=lambda t: weights[t])

    def articles(self, head: int) -> set[str]:
        """Return the articles a set is in."""
        return {self.nodes[i].article for i in self._members[self.head(head)]}

    def apart(self, a: int, b: int) -> bool:
        """Whether some article holds the two apart."""
        return not self.articles(a).isdisjoint(self.articles(b))

    def people(self, head: int) -> list[PersonName]:
        """Return the distinct full names of a set of persons, else its bare names, in order."""
        names = list(dict.fromkeys(n for node in self.members(head) for n in _names(node)))
        return [n for n in names if not n.bare] or names

    def genders(self, head: int) -> set[str]:
        """Return the genders a set's articles give it."""
        return {n.entity.gender for n in self.members(head) if n.entity.gender}

    def keys(self, head: int) -> list[tuple[str, ...]]:
        """Return the distinct keys of a set's nodes, in order."""
        return list(dict.fromkeys(n.key for n in self.members(head) if n.key))


def _names(node: Node) -> Iterable[PersonName]:
    return (n for n in map(person_name, node.forms) if n)
