"""Who somebody is, and who plays whom."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.asking.matching import Scenes
from firsthand.asking.parsing import Question
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Evidence, Statement


def described(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer "who is X" from what is said X is: the fullest description first."""
    for id_ in sorted(question.given):
        entity = scenes.entities[id_]
        said = [s for s in scenes.story.statements if s.subject == id_ and s.predicate == "be" and _tells(s)]
        said.sort(key=lambda s: (-len((s.object_text or "").split()), s.id))
        if said:
            best = said[0]
            text = f"{entity.name}: {(best.object_text or best.text).strip(' ,')}"
            yield ledger.answer(text, said[:1], [ledger.evidence(best)])
        elif entity.description and (place := _place(entity.description, id_, scenes)):
            yield ledger.answer(f"{entity.name}: {entity.description}", (), [place])


def _tells(statement: Statement) -> bool:
    """Whether a statement says what somebody is, and not only how old or that nothing is known."""
    text = statement.object_text or ""
    return statement.polarity == "affirmed" and any(c.isalpha() for c in text) and len(text.split()) > 1


def _place(words: str, id_: str, scenes: Scenes) -> Evidence | None:
    for mention in scenes.entities[id_].mentions:
        text = scenes.articles[mention.article].text
        at = text.find(words, max(0, mention.start - 200), mention.end + 200)
        if at >= 0:
            return Evidence(article=mention.article, start=at, end=at + len(words), text=words)
    return None


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
