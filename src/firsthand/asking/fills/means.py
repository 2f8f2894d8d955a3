"""How: by, with or through what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, at
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes
from firsthand.story.claims.facets import stem
from firsthand.story.naming import fold

_FATAL = ("after", "from", "in", "of")
"""What opens how somebody died: "in a fall", "of a stroke", "after slipping"."""


_USING = re.compile(r"\bus(?:ed|es|ing|e)\s+((?:(?!\bto\b)[^,.;]){2,50}?)\s+to\s+(\w+)", re.IGNORECASE)


def how(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the means: what somebody used to do it, or did it by or with."""
    article = match.statement.article
    start, end = scenes.sentence(match.statement)
    asked = {s for t in question.terms for s in t.stems}
    for hit in _USING.finditer(scenes.articles[article].text, start, end):
        if stem(hit.group(2).casefold()) in asked:
            words, key = hit.group(1), " ".join(fold(hit.group(1)))
            yield Fill(text=words, key=key, match=match, evidence=at(scenes, article, *hit.span(1)))
    if question.relations and not match.direct:
        return
    ways = ("by", "with", "through", "via", "using", *(_FATAL if "death" in question.relations else ()))
    for argument in match.statement.arguments:
        if argument.relation in ways and not (argument.relation in _FATAL and argument.entity):
            place = at(scenes, match.statement.article, argument.start, argument.end)
            words = f"{argument.relation} {argument.text.strip(' ,;')}"
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place)
