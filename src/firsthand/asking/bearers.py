"""Who bears a title: the referee, the mother of X, the owner of the ship."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.asking.parsing.question import Question, Term
from firsthand.asking.scenes import Scenes, Words
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Evidence, Mention, Statement

BEFORE, AFTER = 80, 90
"""Characters before and after a name that a title may stand in."""
AROUND = 300
"""Characters on either side in which what the title is of must be named, where the story is not about it."""


@dataclass(frozen=True)
class _Bearing:
    """A name and the words beside it that hold the title; `fully` says that what the title is of stands there too."""

    mention: Mention
    fully: bool


def titled(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer "who is the referee" with whoever bears the title, before the name or after it."""
    said = list(borne(question, scenes, ledger)) if question.asked == "title" else []
    yield from said
    if said or not question.bearing:
        return
    bearers: dict[str, list[_Bearing]] = {}
    for entity in (e for e in scenes.story.entities if e.type == "person" and e.id not in question.given):
        for mention in (m for m in entity.mentions if m.kind == "name"):
            bearing = _bearing(question, mention, scenes)
            if bearing:
                bearers.setdefault(entity.id, []).append(bearing)
    if any(b.fully for found in bearers.values() for b in found):
        bearers = {i: kept for i, found in bearers.items() if (kept := [b for b in found if b.fully])}
    most = max(map(len, bearers.values()), default=0)
    for id_, found in sorted(bearers.items(), key=lambda b: (-len(b[1]), b[0])):
        if 2 * len(found) >= most:
            mentions = [b.mention for b in found]
            places = [Evidence(article=m.article, start=m.start, end=m.end, text=m.text) for m in mentions]
            yield ledger.answer(scenes.entities[id_].name, _over(mentions[0], scenes), places)


def _bearing(question: Question, mention: Mention, scenes: Scenes) -> _Bearing | None:
    """Return the title beside a name, where what it is of stands there, or goes without saying."""
    place = _title(question, mention, scenes)
    if place is None:
        return None
    beside = scenes.words(mention.article, *place)
    around = scenes.words(mention.article, max(0, mention.start - AROUND), mention.end + AROUND).entities
    given = [t for t in question.terms if t.entities]
    fully = bool(given) and all(_stands(t, beside) for t in given)
    strictly = question.asked != "title" or any(t.entities & question.owners for t in given)
    if (strictly and not fully) or not all(t.entities & around or scenes.usual(t.entities) for t in given):
        return None
    return _Bearing(mention, fully)


def _title(question: Question, mention: Mention, scenes: Scenes) -> tuple[int, int] | None:
    """Return where the words of a title stand, before a name or after it, with what it is of."""
    nouns = "|".join(map(re.escape, question.bearing))
    of = r"(?:\s+(?:of|for|at|to)\s[^,.\n]{1,40})"
    text = scenes.articles[mention.article].text
    left, right = text[max(0, mention.start - BEFORE) : mention.start], text[mention.end : mention.end + AFTER]
    before = re.search(rf"[^,.;:\n]*\b(?:{nouns})(?:{of},)?,?\s+$", left, re.IGNORECASE)
    if before:
        return mention.start - len(left) + before.start(), mention.start
    opening = r"\s*(?:\([^)\n]*\))?,\s+(?:(?:the|a|an|its|his|her|their)\s+)?"
    after = re.match(rf"{opening}[^,.\n]{{0,40}}\b(?:{nouns})\b{of}?", right, re.IGNORECASE)
    return (mention.end, mention.end + after.end()) if after else None


def _stands(term: Term, beside: Words) -> bool:
    """Whether the words of a title have what it is of: its name, a pronoun for it, or its adjective ("Greek")."""
    alike = (a[:4] == b[:4] for a in term.stems for b in beside.stems if len(a) > 3 and len(b) > 3)
    return bool(term.entities & beside.entities) or any(alike)


def borne(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Yield those said to be it in a clause: "Carys Dunmore, the head of Westmoor College"."""
    places: dict[str, list[Statement]] = {}
    for s in scenes.story.statements:
        complement = next((a for a in s.arguments if a.relation == "complement"), None)
        who = scenes.entities.get(s.subject or "")
        kinds = ("person", "organization") if question.asked == "title" else ("organization", "place", "work")
        if s.predicate != "be" or complement is None or who is None or who.type not in kinds:
            continue
        held = scenes.words(s.article, complement.start, complement.end)
        if s.polarity == "affirmed" and all(_holds(t, held) for t in question.terms):
            places.setdefault(who.id, []).append(s)
    for id_, said in sorted(places.items(), key=lambda p: -len(p[1])):
        yield ledger.answer(scenes.entities[id_].name, said, [ledger.evidence(s) for s in said])


def _holds(term: Term, held: Words) -> bool:
    return bool(term.entities & held.entities) or bool(term.stems & held.stems) or bool(term.kin & held.kin)


def _over(mention: Mention, scenes: Scenes) -> list[Statement]:
    """Return the first statement that holds a mention."""
    found = (
        s
        for s in scenes.story.statements
        if s.article == mention.article and s.start <= mention.start and mention.end <= s.end
    )
    return [s for s in [next(found, None)] if s]
