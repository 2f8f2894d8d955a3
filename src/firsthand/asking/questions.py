"""A question is a statement with a hole; it is answered from what the articles say, or not at all."""

from __future__ import annotations

from spacy.language import Language

from firsthand.model import Answers, Story


def ask(story: Story, question: str, nlp: Language) -> Answers:
    """Return what a story answers, best first; nothing where its articles do not say.

    Args:
        question: in English, one sentence.
        nlp: the pipeline that parses it.
    """
    return Answers(question=question)
