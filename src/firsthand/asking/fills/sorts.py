"""What kind of it: the things in a sentence that are one of the sort asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firsthand.asking.fills.fill import Fill, at
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, table
from firsthand.asking.scenes import Scenes
from firsthand.story.naming import fold

OPENS = r"\b(?:an?|the|his|her|their|its|this|that|one|two|three|with|of|and|or)\b"

_MODEL = re.compile(r"(?:\s[A-Z][\w-]+){1,2}")
"""The model that stands after a make: "a grey Toyota *Camry*"."""


@cache
def _sort(noun: str) -> re.Pattern[str]:
    """Return a pattern of the things of a sort, each with the words between its determiner and its noun."""
    heads = "|".join(re.escape(n) for n in sorted(table("kinds").get(noun, (noun,)), key=len, reverse=True))
    between = rf"(?:(?!{OPENS})[\w.'’/-]+\s+){{0,4}}?"
    return re.compile(
        rf"{OPENS}\.?\s+({between}(?:{heads})s?)\b|\b((?:{heads})s?)\b",
        re.IGNORECASE,
    )


def _bare(words: str) -> bool:
    """Whether words only name another sort: "a gun", where a weapon is asked for."""
    return len(fold(words)) == 1 and words.casefold().rstrip("s") in ("firearm", *table("kinds"))


def sorts(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what is of the sort asked for: of the clause first; never the bare noun asked with."""
    statement = match.statement
    text = scenes.articles[statement.article].text
    start, end = scenes.sentence(statement)
    asked = {question.noun, f"{question.noun}s"}
    for hit in _sort(question.noun).finditer(text, start, end):
        begin, stop = hit.span(1 if hit.group(1) else 2)
        model = _MODEL.match(text, stop, end) if text[begin:stop].split()[-1][0].isupper() else None
        stop = max(stop, model.end()) if model else stop
        words = text[begin:stop]
        if {" ".join(fold(words))} & asked or not fold(words):
            continue
        inside = statement.start <= begin and stop <= statement.end
        place = at(scenes, statement.article, begin, stop)
        yield Fill(
            text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=2 - inside + 2 * _bare(words)
        )
