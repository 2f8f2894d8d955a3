"""Why: what a sentence gives as the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.fills.fill import Fill, at
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.scenes import Scenes
from firsthand.story.claims.facets import stem
from firsthand.story.naming import fold

_NOT = re.compile(r"\b(?:not|never|unable|fail(?:ed)?|unsuccessful)\b|n['’]t\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b[\w'’-]+\s+(?:prevented|stopped|blocked|kept|hindered|hampered|delayed|impeded)\s"
    r"[^,.;]{2,60}?\s?(?:from\s\w+ing\b[^,.;]*)?(?=[,.;])"
)
"""What kept somebody from doing it: "demonstrators prevented the crew from reaching the house"."""


def why(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the reasons a sentence gives for what its clause tells, those with a word for a reason first."""
    yield from _opened(question, match, scenes)
    yield from _setback(match, scenes)
    yield from _too(question, match, scenes)
    if _NOT.search(question.text):
        yield from _kept(match, scenes)
    yield from _done(match, scenes)
    yield from _purpose(match, scenes)


def _opened(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the reason the sentence opens with "because", "due to", …, once the clause itself is told."""
    statement = match.statement
    start, end = scenes.sentence(statement)
    text = scenes.articles[statement.article].text[start:end]
    asked = {s for t in question.terms if t.verb for s in t.stems}
    phrases = "|".join(sorted(map(re.escape, listed("words.reasons")), key=len, reverse=True))
    for hit in re.finditer(rf"\b(?:{phrases})\b[^,;.]*", text):
        told = statement.predicate_span
        before = text[: hit.start()].split()[-1:]
        after = told is not None and start + hit.start() >= told.start
        after = after or bool(before and stem(before[0].casefold()) in asked)
        if after and len(hit.group().split()) > 1:
            rank = int(start + hit.start() > statement.end + 3)
            yield _read(match, scenes, start + hit.start(), start + hit.end(), rank)


def _setback(match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what came in between, after the deed: "pulled out with an ankle injury"."""
    statement = match.statement
    deed = statement.predicate_span
    if deed is None or not match.direct:
        return
    nouns = "|".join(sorted(listed("words.setbacks")))
    between = re.compile(rf"\b(?:after|amid|through|with)\s(?:[\w'’-]+\s){{0,4}}?(?:{nouns})s?\b", re.IGNORECASE)
    text = scenes.articles[statement.article].text
    for hit in between.finditer(text, deed.end, max(statement.end, deed.end)):
        yield _read(match, scenes, *hit.span(), 0)


def _too(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what somebody was too much of to do it: "too ill to travel"."""
    asked = "|".join(sorted(re.escape(s) for t in question.terms if t.verb for s in t.stems))
    start, end = scenes.sentence(match.statement)
    text = scenes.articles[match.statement.article].text
    for hit in re.finditer(rf"\btoo [\w-]+ to (?:{asked})\w*", text[start:end]) if asked else ():
        yield _read(match, scenes, start + hit.start(), start + hit.end(), 0)


def _kept(match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what kept somebody from what is asked why it was not done."""
    start, end = scenes.sentence(match.statement)
    for hit in _KEPT.finditer(scenes.articles[match.statement.article].text, start, end):
        yield _read(match, scenes, *hit.span(), 0)


def _done(match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the deed something was for: "suspended for quarrelling with colleagues"."""
    statement = match.statement
    deed = statement.predicate_span
    if deed is None or not match.direct:
        return
    text = scenes.articles[statement.article].text
    hit = re.compile(r"\s(?:[\w'’-]+\s+){0,7}?(for \w+ing\b[^,.;]*)").match(
        text, deed.end, scenes.sentence(statement)[1]
    )
    if hit:
        yield _read(match, scenes, *hit.span(1), 1)


def _purpose(match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what stands after "for": "charged for the damage"."""
    statement = match.statement
    measured = [(v.start, v.end) for v in statement.values]
    for argument in statement.arguments:
        plain = argument.relation == "for" and not argument.entity and match.direct and argument.lemma != "time"
        if plain and not any(a < argument.end and argument.start < b for a, b in measured):
            yield _read(match, scenes, argument.start, argument.end, 2, "for")


def _read(match: Match, scenes: Scenes, start: int, end: int, rank: int, opened: str = "") -> Fill:
    place = at(scenes, match.statement.article, start, end)
    words = f"{opened} {place.text.strip(' ,;')}".strip()
    return Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=rank)
