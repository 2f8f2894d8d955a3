"""Who somebody is, who bears a title, and who plays whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Token

from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.language.lexicon import words
from firsthand.model import Answer, Entity, Evidence, Mention, Statement
from firsthand.story.naming import fold

LOOKED_AT = 12
"""Mentions of somebody whose sentences are read for a description."""
SHOWN = 3
"""Descriptions given in one answer."""


_CALLED = re.compile(r"\b((?:an?|the)\s[^,.;:\n]{3,60}?),?\s(?:named|called|identified as|known as)\s$", re.IGNORECASE)


def described(question: Question, scenes: Scenes, ledger: Ledger, nlp: Language) -> Iterator[Answer]:
    """Answer "who is X" from what X is said to be: predicates, appositions and titles, the fullest first."""
    for id_ in sorted(question.given):
        entity = scenes.entities[id_]
        said = [s for s in scenes.story.statements if s.subject == id_ and s.predicate == "be" and _tells(s)]
        said.sort(key=lambda s: (-len((s.object_text or "").split()), s.id))
        found = [(place.text, place) for place in _beside(entity, scenes, nlp)]
        found += [((s.object_text or s.text).strip(" ,"), ledger.evidence(s)) for s in said]
        kept = _distinct(_agreed(found))[:SHOWN]
        if kept:
            text = f"{entity.name}: {'; '.join(told for told, _ in kept)}"
            over = [s for s in said if any(s.text == place.text for _, place in kept)] or said[:1]
            yield ledger.answer(text, over, [place for _, place in kept])


def _tells(statement: Statement) -> bool:
    """Whether a statement says what somebody is, and not only how old or that nothing is known."""
    text = statement.object_text or ""
    return statement.polarity == "affirmed" and any(c.isalpha() for c in text) and len(text.split()) > 1


def _agreed(found: list[tuple[str, Evidence]]) -> list[tuple[str, Evidence]]:
    """Order descriptions by how many others share a word with them, of equals the fuller first."""
    content = [{w for w in fold(told) if len(w) > 3} for told, _ in found]
    shared = [sum(bool(a & b) for b in content) for a in content]
    ranked = sorted(range(len(found)), key=lambda i: (-shared[i], -len(content[i]), i))
    return [found[i] for i in ranked]


def _distinct(found: list[tuple[str, Evidence]]) -> list[tuple[str, Evidence]]:
    """Leave out descriptions whose words an earlier one holds already."""
    kept: list[tuple[str, Evidence]] = []
    for told, place in found:
        if not any(set(fold(told)) <= set(fold(other)) for other, _ in kept):
            kept.append((told, place))
    return kept


def _beside(entity: Entity, scenes: Scenes, nlp: Language) -> Iterator[Evidence]:
    """Yield the titles before a name and the appositions after it, longest first."""
    places: dict[str, Evidence] = {}
    for mention in [m for m in entity.mentions if m.kind == "name"][:LOOKED_AT]:
        for start, end in _phrases(mention, scenes, nlp):
            text = scenes.articles[mention.article].text[start:end]
            if any(c.isalpha() for c in text) and "\n" not in text:
                evidence = Evidence(article=mention.article, start=start, end=end, text=text)
                places.setdefault(text.casefold(), evidence)
    yield from sorted(places.values(), key=lambda e: (-len(e.text.split()), e.article, e.start))


def _phrases(mention: Mention, scenes: Scenes, nlp: Language) -> Iterator[tuple[int, int]]:
    text = scenes.articles[mention.article].text
    titled = re.match(r"(?:\S+\s+)+?(?=\S+\s+\S+$)", mention.text)
    called = _CALLED.search(text[max(0, mention.start - 90) : mention.start])
    if called:
        yield mention.start - len(called.group()), mention.start - len(called.group()) + len(called.group(1))
    if titled and set(fold(titled.group())) & words("naming", "titles", "firsthand.story"):
        yield mention.start, mention.start + len(titled.group().rstrip())
    start = max(text.rfind("\n", 0, mention.start) + 1, mention.start - 200)
    end = min((text.find("\n", mention.end) + 1 or len(text) + 1) - 1, mention.end + 200)
    doc = nlp(text[start:end])
    span = doc.char_span(mention.start - start, mention.end - start, alignment_mode="expand")
    if span is None:
        return
    root = span.root
    before = [t for t in root.subtree if t.i < span.start and t.dep_ in ("compound", "amod", "nmod", "poss", "det")]
    before = [t for t in before if t.i >= span.start - 8 and not t.is_punct]
    if before and any(t.pos_ in ("NOUN", "PROPN") for t in before):
        yield start + before[0].idx, start + doc[span.start - 1].idx + len(doc[span.start - 1])
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN") and child.i >= span.end:
            yield _whole(child, start)
    if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < span.start:
        left = [t for t in root.head.subtree if t.i < span.start and not t.is_punct]
        yield start + left[0].idx, start + left[-1].idx + len(left[-1])


def _whole(head: Token, start: int) -> tuple[int, int]:
    tokens = [t for t in head.subtree if t.i >= head.left_edge.i]
    last = tokens[-1] if not tokens[-1].is_punct or len(tokens) == 1 else tokens[-2]
    return start + tokens[0].idx, start + last.idx + len(last)


def played(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer who plays a character, or whom an actor plays."""
    for id_ in sorted(question.given):
        entity = scenes.entities[id_]
        for other in (*entity.portrayed_by, *entity.portrays):
            if other in question.given or other not in scenes.entities:
                continue
            both = _together(id_, other, scenes)
            actor, character = (entity, scenes.entities[other])
            if other in entity.portrayed_by:
                actor, character = character, actor
            if both:
                yield ledger.answer(
                    f"{actor.name} plays {character.name}", both[:3], [ledger.evidence(s) for s in both[:3]]
                )


def _together(a: str, b: str, scenes: Scenes) -> list[Statement]:
    """Return the statements whose sentence names both, the shortest first."""
    found = []
    for statement in scenes.story.statements:
        named = scenes.words(statement.article, *scenes.sentence(statement)).entities
        if a in named and b in named:
            found.append(statement)
    return sorted(found, key=lambda s: (len(s.text), s.id))
