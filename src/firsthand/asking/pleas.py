"""How somebody pleaded: guilty, not guilty, or what they denied or admitted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.asking.parsing.question import Question, table
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Evidence, Statement

_WORD = r"((?:not )?guilty|no contest)"
_PLEA = re.compile(rf"\bplea(?:d|ded|ds|ding)?\b[^.;]{{0,30}}?\b{_WORD}\b|\b{_WORD} pleas?\b", re.IGNORECASE)


def pleas(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer "how did X plead" with the plea of a sentence about X, or the offence X denied or admitted."""
    charges = "|".join((*table("kinds")["charge"], "charges?", "offences?", "offenses?"))
    owned = re.compile(rf"\b(?:denied|denies|admitted|admits)\s+(?:\w+\s+){{0,2}}?(?:{charges})\b", re.IGNORECASE)
    found: dict[str, list[tuple[Statement, Evidence]]] = {}
    for statement in scenes.story.statements:
        start, end = scenes.sentence(statement)
        about = scenes.words(statement.article, start, end).entities | {*statement.subjects, statement.subject}
        if not question.given & about or statement.certainty == "asked":
            continue
        text = scenes.articles[statement.article].text
        hit = _PLEA.search(text, start, end) or owned.search(text, start, end)
        if hit:
            words = next((g for g in hit.groups() if g), hit.group())
            place = Evidence(article=statement.article, start=hit.start(), end=hit.end(), text=hit.group())
            found.setdefault(words.casefold(), []).append((statement, place))
    for words, said in sorted(found.items(), key=lambda f: (-len(f[1]), f[0])):
        told = words[:1].upper() + words[1:]
        yield ledger.answer(told, [s for s, _ in said], list(dict.fromkeys(place for _, place in said)))
