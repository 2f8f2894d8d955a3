"""Why: what a sentence gives as the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, at
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.scenes import Scenes
from firsthand.story.naming import fold


def why(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the reason the sentence opens with "because", "due to", …, once the clause itself is told."""
    statement = match.statement
    start, end = scenes.sentence(statement)
    text = scenes.articles[statement.article].text[start:end]
    phrases = "|".join(sorted(map(re.escape, listed("words.reasons")), key=len, reverse=True))
    for hit in re.finditer(rf"\b(?:{phrases})\b[^,;.]*", text):
        told = statement.predicate_span
        after = told is not None and start + hit.start() >= told.start
        if after and len(hit.group().split()) > 1:
            rank = int(start + hit.start() > statement.end + 3)
            place = at(scenes, statement.article, start + hit.start(), start + hit.end())
            text, key = hit.group().strip(), " ".join(fold(hit.group()))
            yield Fill(text=text, key=key, match=match, evidence=place, rank=rank)
    measured = [(v.start, v.end) for v in statement.values]
    for argument in statement.arguments:
        plain = argument.relation == "for" and not argument.entity and match.direct
        if plain and not any(a < argument.end and argument.start < b for a, b in measured):
            place = at(scenes, statement.article, argument.start, argument.end)
            words = f"for {argument.text.strip(' ,;')}"
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=2)
