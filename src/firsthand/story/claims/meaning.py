"""How near two clauses are in meaning, whoever they name: a sentence encoder reads each without its names.

Names would make every two clauses about one person alike; who takes part is weighed apart (roles.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.language.contradiction import Contradictions
from firsthand.language.encoder import Encoder
from firsthand.language.encoder.model import Floats
from firsthand.model import DENIED, Phrase, Statement
from firsthand.story.claims.facets import Facets

NAMELESS = ("e:group", "e:other")
_STANDS = {"person": "a person", "place": "the place", "organization": "a company", "work": "the work"}
"""What is read for a name, by the type of what it names."""
_QUOTES = " “”\"'"
_SPACE = re.compile(r"\s+")


def without_names(statement: Statement) -> str:
    """Return a clause as a sentence of its own in which every name is somebody or something."""
    told = "".join(_words(statement)) or statement.text
    return _SPACE.sub(" ", told).strip(_QUOTES).removeprefix(DENIED)


def _words(statement: Statement) -> Iterator[str]:
    for phrase in statement.told:
        yield phrase.text if _unnamed(phrase) else _stand(phrase)


def _unnamed(phrase: Phrase) -> bool:
    return phrase.entity is None or phrase.entity.startswith(NAMELESS)


def _stand(phrase: Phrase) -> str:
    word = _STANDS.get(str(phrase.entity).split(":")[1], "it")
    return f"{word}'s" if phrase.owns else word


class Meaning:
    """Clauses as an encoder reads them, each only when it is first asked for, and kept for the story.

    encoder: the encoder itself; contradictions: what tells whether two sentences contradict each other, where it is at
    hand.
    """

    def __init__(self, encoder: Encoder, contradictions: Contradictions | None = None) -> None:
        self.encoder, self.contradictions = encoder, contradictions
        self._vectors: dict[str, Floats] = {}

    def likeness(self, a: Facets, b: Facets) -> float:
        """Return how near two clauses are in meaning, -1 to 1, rounded."""
        return round(float(self.vector(a) @ self.vector(b)), 4)

    def vector(self, facet: Facets) -> Floats:
        """Return what is read of a clause."""
        statement = facet.statement
        if statement.id not in self._vectors:
            self._vectors[statement.id] = self.encoder.vector(without_names(statement))
        return self._vectors[statement.id]
