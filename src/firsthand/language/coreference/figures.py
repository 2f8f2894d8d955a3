"""People and things while they are being found: what an entity is before it is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from firsthand.model import EntityType

Gender = Literal["female", "male"]
MentionKind = Literal["name", "nominal", "pronoun"]
Who = Callable[[int], "Figure | None"]
"""Who is named at a character of the article."""


@dataclass(eq=False)
class Figure:
    """Somebody or something the article speaks of, growing as the article is read.

    forms: the names without titles, in order of appearance; places: (start, end, kind) of mentions; roles: lemmas
    of the nouns said of it; words: every small word said of it; deeds: roles that what it did or underwent gives
    it; peoples: words for the peoples or parties it was said to be of; `named` is False for "a man" and his like,
    who are kept if they speak, come again or are `lasting`; surnamed: a given name with the family name of kin
    ("Lind's son, Bo"); also: forms that few call it by.
    """

    type: EntityType
    forms: list[str] = field(default_factory=list)
    places: list[tuple[int, int, MentionKind]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    peoples: set[str] = field(default_factory=set)
    descriptions: list[str] = field(default_factory=list)
    gender: Gender | None = None
    fictional: bool = False
    named: bool = True
    plural: bool = False
    lasting: bool = False
    surnamed: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    members: list[Figure] = field(default_factory=list)
    portrays: list[Figure] = field(default_factory=list)
    portrayed_by: list[Figure] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form: most words, then longest, then first."""
        forms = [f for f in self.forms if f not in self.also]
        return max(forms, key=lambda f: (len(f.split()), len(f)), default="")

    def add(self, start: int, end: int, kind: MentionKind) -> None:
        """Note a mention, once."""
        if (start, end, kind) not in self.places:
            self.places.append((start, end, kind))

    def role(self, lemma: str) -> None:
        """Note a noun said of it."""
        if lemma and lemma not in self.roles:
            self.roles.append(lemma)
