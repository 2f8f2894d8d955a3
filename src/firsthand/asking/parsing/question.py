"""A question read: what it asks for, and what a passage must speak of to answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from firsthand.language.lexicon import lexicon, words
from firsthand.story.claims.relations import verb_classes

PACKAGE = "firsthand.asking"


Asked = Literal[
    "who",
    "what",
    "title",
    "describe",
    "play",
    "name",
    "when",
    "clock",
    "where",
    "why",
    "how",
    "count",
    "value",
    "money",
    "polar",
    "attribute",
    "maker",
    "home",
    "population",
    "said",
    "with",
    "sayer",
    "kind",
    "fate",
    "plea",
]


Slot = Literal["actor", "patient", "other"]


WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})


CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True)
class Term:
    """One thing a passage must speak of: an entity under any of its names, or a word under any of its kin.

    `proper` terms must stand in the sentence or go without saying; `core` ones, that do or undergo what is asked, must
    stand there. What stands `aside` tells when or in which case ("after beating *Y*"), and counts half.
    """

    text: str
    entities: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    verb: bool = False
    proper: bool = False
    core: bool = False
    aside: bool = False


@dataclass(frozen=True)
class Question:
    """What is asked for, under which relation, and the terms given.

    `roles` are those of the values that answer; `types` the kinds of entity; `noun` the word asked with ("which
    *city*"); `doers` and `undergoers` the entities given in those slots; `stranded` the preposition it ends on
    ("charged *with*"); `makers` what somebody did who made the thing ("directed"); `speaker` the stems of who is asked
    to have said it; `speaking` the verb it was said with; `bearing` the words of the title asked for,
    and `owners` whose it is ("*X*'s lawyer").
    """

    text: str
    asked: Asked
    terms: tuple[Term, ...] = ()
    relations: frozenset[str] = frozenset()
    slot: Slot = "other"
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    noun: str = ""
    earlier: bool = False
    doers: frozenset[str] = frozenset()
    undergoers: frozenset[str] = frozenset()
    given: frozenset[str] = field(default=frozenset())
    stranded: str = ""
    makers: tuple[str, ...] = ()
    speaker: frozenset[str] = frozenset()
    speaking: str = ""
    bearing: tuple[str, ...] = ()
    owners: frozenset[str] = frozenset()

    @cached_property
    def about(self) -> tuple[Term, ...]:
        """The entities the question names."""
        return tuple(t for t in self.terms if t.entities)


def listed(key: str) -> frozenset[str]:
    """Return one list of questions.toml."""
    return words("questions", key, PACKAGE)


def table(key: str) -> Mapping[str, Sequence[str]]:
    """Return one table of questions.toml."""
    found: Mapping[str, Sequence[str]] = lexicon("questions", PACKAGE)[key]
    return found


@cache
def befallen() -> Mapping[str, frozenset[str]]:
    """Return the relation classes of what befell those counted under each role."""
    rows = lexicon("questions", PACKAGE)["befallen"]
    return {role: frozenset(name for name, _ in verb_classes(verb)) for role, verb in rows.items()}
