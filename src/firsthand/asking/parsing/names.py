"""Every name of a story's entities, found again in a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc

from firsthand.model import Entity, Story
from firsthand.story.naming import fold


class Names:
    """Every name of a story's entities, found again in a question."""

    def __init__(self, story: Story) -> None:
        self.by_words: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for entity in story.entities:
            for form in _named_forms(entity):
                if key := _spelt_out(fold(form)):
                    self.by_words[key][entity.id] = None
        self.counts = {e.id: len(e.mentions) for e in story.entities}
        self.longest = max(map(len, self.by_words), default=0)

    def by_part(self, word: str) -> frozenset[str]:
        """Return the entity, named oftener than any other, that has a word in its name."""
        found = [i for name, ids in self.by_words.items() if word in name and len(name) > 1 for i in ids]
        most = max(dict.fromkeys(found), key=lambda i: self.counts[i], default=None)
        return frozenset({most} if most else ())

    def find(self, doc: Doc) -> list[tuple[int, int, frozenset[str]]]:
        """Return the names in a question, as (first token, token after it, entities), the longest at each place."""
        found: list[tuple[int, int, frozenset[str]]] = []
        start = 0
        while start < len(doc):
            hit = self._at(doc, start)
            if hit:
                found.append(hit)
            start = hit[1] if hit else start + 1
        return found

    def _at(self, doc: Doc, start: int) -> tuple[int, int, frozenset[str]] | None:
        if doc[start].is_punct or doc[start].is_space or (doc[start].is_stop and doc[start].text.islower()):
            return None
        for end in range(min(len(doc), start + self.longest + 3), start, -1):
            text = doc[start:end].text
            ids = self.by_words.get(_spelt_out(fold(text)))
            if ids and (any(c.isupper() for c in text) or end - start > 1) and not doc[end - 1].is_punct:
                return start, end, frozenset(ids)
        part = self.by_part("".join(fold(doc[start].text))) if doc[start].text[0].isupper() and start else None
        return (start, start + 1, part) if part else None


def _spelt_out(key: tuple[str, ...]) -> tuple[str, ...]:
    short = {"mt": "mount", "ft": "fort", "st": "saint"}
    return tuple(short.get(word, word) for word in key) if len(key) > 1 else key


def _named_forms(entity: Entity) -> Iterator[str]:
    for form in (entity.name, *entity.aliases):
        owned = re.search(r"['’]s?\s+[a-z]", form)
        if entity.type != "group" and not owned and any(c.isupper() for c in form):
            yield form
