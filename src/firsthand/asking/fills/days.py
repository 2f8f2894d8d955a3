"""When: the days and hours a statement allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, at, of_value
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes
from firsthand.story.naming import fold
from firsthand.story.sentences import in_words


def when(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    if question.noun == "point":
        yield from _moments(match, scenes)
        return
    statement = match.statement
    days = [v for v in statement.values if v.kind == "date"]
    if statement.when and (statement.when.earliest or statement.when.latest):
        text = in_words(statement.when.earliest, statement.when.latest)
        clocks = [v.text for v in statement.values if v.kind == "clock"]
        place = (days[0].start, days[0].end) if days else (statement.start, statement.end)
        yield Fill(
            text=f"{text}, {clocks[0]}" if clocks else text,
            key=f"{statement.when.earliest}/{statement.when.latest}",
            match=match,
            evidence=at(scenes, statement.article, *place),
            low=statement.when.earliest,
            high=statement.when.latest,
            role="date",
        )
        return
    asked = {w for t in question.terms for w in fold(t.text)}
    for time in scenes.times(statement.article, statement.start, statement.end):
        if not set(fold(time.text)) <= asked:
            stands = at(scenes, statement.article, time.start, time.end)
            yield Fill(text=time.text, key=" ".join(fold(time.text)), match=match, evidence=stands, role="date")
    for value in statement.values:
        if value.kind == "ordinal" and not set(fold(value.text)) <= asked:
            yield of_value(match, value, scenes, rank=1)


_WORDS = r"(?:\s[^\s,.;]+){1,4}"
_MOMENT = re.compile(
    rf"\bat (?:the )?\d+:\d\d(?:-minute| mark)?\b(?:\s+mark)?(?:\s+of{_WORDS})?"
    rf"|\bafter (?:just |only )?\d+ (?:seconds|minutes)\b(?:\s+of{_WORDS})?"
    rf"|\b\d+ (?:seconds|minutes) into{_WORDS}"
    rf"|\b(?:early|late|midway|halfway)\s+(?:in|into|through){_WORDS}",
    re.IGNORECASE,
)
"""How far into a thing something came: "after 44 seconds of the seventh round", "early in the second half"."""


def _moments(match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield how far into a thing it came, of the sentence of a match whose own verb is asked about."""
    article = match.statement.article
    start, end = scenes.sentence(match.statement)
    for hit in _MOMENT.finditer(scenes.articles[article].text, start, end):
        if match.direct:
            place = at(scenes, article, *hit.span())
            yield Fill(text=hit.group(), key=" ".join(fold(hit.group())), match=match, evidence=place)


def clock(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    yield from (of_value(match, v, scenes) for v in match.statement.values if v.kind == "clock")
