"""What the steps of reading one article hand to one another, beside the records of the contract.

All offsets are code points of the article's text. Nothing here leaves the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from firsthand.language.lexicon import words
from firsthand.model import Entity, EntityType, Mention, Quote, Source, Value

Place = tuple[int, int]


@dataclass(frozen=True)
class Name:
    """A name in running text, cut of titles and credits, with the type the whole article gives it."""

    start: int
    end: int
    text: str
    type: EntityType


@dataclass(frozen=True)
class Run:
    """A stretch between quotation marks (marks left out), or opened by a colon without marks; one paragraph at most.

    `opens` and `closes` say whether its marks stand; `depth` is 0 for an outermost quotation, 1 for one inside it;
    `marked` is False for a speech opened by a colon alone.
    """

    start: int
    end: int
    paragraph: int
    opens: bool = True
    closes: bool = True
    depth: int = 0
    marked: bool = True


@dataclass(frozen=True)
class Cast:
    """Who and what is in the article: entities with their mentions, and the way back from words to entities."""

    entities: tuple[Entity, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        return {e.id: e for e in self.entities}

    @cached_property
    def _mentions(self) -> list[tuple[Mention, Entity]]:
        pairs = [(m, e) for e in self.entities for m in e.mentions]
        return sorted(pairs, key=lambda p: (p[0].start, p[0].end, p[1].id))

    @cached_property
    def _at(self) -> Mapping[int, tuple[Mention, Entity]]:
        """For every character in a mention, the shortest mention that holds it."""
        found: dict[int, tuple[Mention, Entity]] = {}
        for mention, entity in sorted(self._mentions, key=lambda p: p[0].start - p[0].end):
            for offset in range(mention.start, mention.end):
                found[offset] = (mention, entity)
        return found

    def at(self, offset: int) -> Entity | None:
        """Return the entity of the shortest mention that holds this character."""
        hit = self._at.get(offset)
        return hit[1] if hit else None

    def mention_at(self, offset: int) -> Mention | None:
        """Return the shortest mention that holds this character."""
        hit = self._at.get(offset)
        return hit[0] if hit else None

    def within(self, start: int, end: int) -> list[Entity]:
        """Return the entities mentioned in [start, end), in order of first mention there, each once."""
        inside = (e for m, e in self._mentions if start <= m.start and m.end <= end)
        return list({e.id: e for e in inside}.values())

    def names(self, ids: Iterable[str]) -> list[str]:
        """Return the names of entities."""
        return [self.by_id[i].name for i in ids]


@dataclass(frozen=True)
class Quantity:
    """A Value and how it hangs in the parse.

    `head` is the offset of the token it modifies or is (the noun counted, the person aged, the number alone);
    `clause` the offset of the verb or event noun that governs it, where one does.
    """

    value: Value
    head: int
    clause: int | None = None


@dataclass(frozen=True)
class Attribution:
    """A Quote with all that statements inside it need to know.

    `content` are the stretches attributed (more than one where the cue breaks them); `chain` the sources this
    attribution gives, nearest first; `rumour` is True where the cue or an unnamed source hedges (claimed, reportedly);
    `denied` for "denied that …"; `asked` for "asked whether …". `speaker_head` and `cue_head` are offsets of the head
    tokens of the source's and the cue's words.
    """

    quote: Quote
    content: tuple[Place, ...]
    chain: tuple[Source, ...]
    rumour: bool = False
    denied: bool = False
    asked: bool = False
    speaker_head: int | None = None
    cue_head: int | None = None
    lemma: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def withheld(self) -> bool:
        """Whether the source put nothing on record: "declined to say whether", "did not say that"."""
        return self.asked and self.lemma not in words("cues", "verbs.asking")

    def holds(self, start: int, end: int) -> bool:
        """Whether the words [start, end) stand inside what is attributed (nine tenths of them)."""
        if all(end <= a or b <= start for a, b in self.content):
            return False
        common = sum(max(0, min(end, b) - max(start, a)) for a, b in self.content)
        return common >= 0.9 * (end - start)
