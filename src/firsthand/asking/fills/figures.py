"""What figure: a number that stands after the noun asked about ("a record of 12-3"), or counts it ("seven rifles")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, at
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.scenes import Scenes
from firsthand.story.naming import fold

_HEDGE = r"(?:(?:about|around|nearly|almost|over|more than|up to|at least)\s+)?"
_UNIT = r"(?:\s?(?:%|percent|per cent|million|billion)\b)?"
_FIGURE = rf"{_HEDGE}[$£€]?\.?\s?\d[\d.,/-]*(?<![.,/-]){_UNIT}"
_NUMBERS = r"(?:\d[\d,]*|a dozen|{words})"


def figures(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the figure a sentence gives for the noun asked about: "a blood alcohol level of .12 percent"."""
    core = [t.text for t in question.terms if t.core and not t.entities]
    if not core or question.relations:
        return
    noun = re.escape(core[-1])
    tests = [
        rf"\b{noun}\b(?:\s+(?:level|content|rate|number))?,?\s+(?:of|was|is|at|to|stood at|stands at)\s*({_FIGURE})"
    ]
    if core[-1] == "record":
        names = "|".join(re.escape(w) for t in question.terms if t.entities for w in fold(t.text) if len(w) > 2)
        tests.append(rf"\b(?:{names})\b,?\s*\(?(\d+-\d+(?:-\d+)?)\b")
    yield from _read(tests, match, scenes)


def numbered(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the number right before the noun that is counted, where the clause has no value for it."""
    if not question.noun or not match.direct or question.roles:
        return
    noun = re.escape(re.sub(r"s$", "", question.noun))
    number = _NUMBERS.format(words="|".join(sorted(listed("words.numbers"))))
    between = r"(?:[\w'’-]+\s+){0,2}?" if len(question.noun) > 2 else ""
    yield from _read([rf"\b({number})\s+{between}{noun}s?\b"], match, scenes, rank=3)


def _read(tests: list[str], match: Match, scenes: Scenes, rank: int = 0) -> Iterator[Fill]:
    article = match.statement.article
    start, end = scenes.sentence(match.statement)
    for test in tests:
        for hit in re.compile(test, re.IGNORECASE).finditer(scenes.articles[article].text, start, end):
            place = at(scenes, article, *hit.span(1))
            words = hit.group(1).strip()
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=rank)
