"""Who beat whom, as the words before a name tell it: "a win over X", "lost to Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Evidence, Statement

_NEXT = r"\s(?:\S+\s){0,3}?$"
_BEATEN = re.compile(rf"\b(?:decision|success|triumph|victory|win)(?:\s\w+)?\s+(?:against|over){_NEXT}", re.IGNORECASE)
_BEATING = re.compile(
    rf"\b(?:beaten|defeated|knocked out|stopped) by{_NEXT}"
    rf"|\b(?:defeat|fell|falling|lose|loses|losing|loss|lost)(?:\s\w+)?\s+(?:against|by|to){_NEXT}",
    re.IGNORECASE,
)


def contested(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer whom somebody beat, or who beat them, where no clause of beating says so."""
    if not any("defeat" in t.relations and not t.aside for t in question.terms):
        return
    cue = _BEATEN if question.asked == "who" and question.slot == "patient" else _BEATING
    found: dict[str, list[tuple[Statement, Evidence]]] = {}
    for statement in scenes.story.statements:
        start, end = scenes.sentence(statement)
        about = scenes.words(statement.article, start, end).entities | {*statement.subjects, statement.subject}
        if not question.given & about:
            continue
        for id_, place in _cued(cue, statement, scenes):
            if id_ not in question.given:
                found.setdefault(id_, []).append((statement, place))
    for id_, said in sorted(found.items(), key=lambda f: (-len({p.article for _, p in f[1]}), f[0])):
        places = list(dict.fromkeys(p for _, p in said))
        yield ledger.answer(scenes.entities[id_].name, [s for s, _ in said], places)


def _cued(cue: re.Pattern[str], statement: Statement, scenes: Scenes) -> Iterator[tuple[str, Evidence]]:
    """Yield the names in the sentence of a statement that stand right after a cue."""
    start, end = scenes.sentence(statement)
    text = scenes.articles[statement.article].text
    for id_ in dict.fromkeys(scenes.named(statement.article, start, end)):
        mention = scenes.mention(statement.article, start, end, id_)
        known = scenes.entities[id_].type in ("person", "organization") and mention and mention.kind == "name"
        if mention and known and cue.search(text[start : mention.start]):
            yield id_, Evidence(article=statement.article, start=mention.start, end=mention.end, text=mention.text)
