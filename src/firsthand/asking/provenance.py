"""From whom an article has it: "Who does the Calder Ledger have it from?", "Who are the Ledger's sources?"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from firsthand.model import Answer, Evidence, Origin, OriginLink, Statement, Story

MOST = 12
"""Origins named at most."""
SHOWN = 3
"""Passages shown for one origin."""
_ASKED = (
    re.compile(
        r"(?:from\s+)?(?:who|whom|where|on\s+whose\s+word)\s+(?:do|does|did|has|have)\s+(?P<outlet>.+?)\s+"
        r"(?:get|got|gotten|had|has|have|take|taken)\s+(?:it|that|this|(?:its|their|the)\s+(?:information|news|report|story))"
        r"(?:\s+from)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:what|who|whom|which)\s+are\s+(?:(?P<outlet>.+?)(?:['’]s?)\s+(?:origins|sources)|the\s+(?:origins|sources)\s+of\s+(?P<of>.+))",
        re.IGNORECASE,
    ),
)
_HOW = {
    "own": "on its own word",
    "named": "named in the text",
    "credited": "credited at its head or foot",
    "taken": "in words it shares with another article",
    "cited": "as others say of it",
    "voice": "by another name, or on the word of another that may be the same",
}


def linked(question: str, story: Story) -> tuple[Answer, ...] | None:
    """Return how an outlet's articles have what they say, an origin an answer; None where that is not asked.

    Args:
        question: as asked.
        story: its origins carry the links.
    """
    outlet = _outlet(question)
    articles = _articles(outlet, story) if outlet else frozenset()
    if not articles:
        return None
    on = _statements(story, articles)
    links = [(o, link) for o in story.origins for link in o.links if link.article in articles]
    links.sort(key=lambda pair: (-pair[1].claims, pair[0].name, pair[1].article))
    return tuple(a for o, link in links if (a := _answer(o, link, story, on.get((o.id, link.article), ()))))[:MOST]


def _outlet(question: str) -> str | None:
    plain = question.strip().rstrip("?!. ")
    for pattern in _ASKED:
        found = pattern.fullmatch(plain)
        if found:
            return next((g for g in found.groups() if g), None)
    return None


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name).casefold().strip().removeprefix("the ")


def _articles(outlet: str, story: Story) -> frozenset[str]:
    """The articles of an outlet that the question may mean by its name, or the one of that id."""
    wanted = _key(outlet)
    exact = [a.id for a in story.articles if wanted in (_key(a.outlet or ""), _key(a.id))]
    loose = [a.id for a in story.articles if wanted and f" {wanted} " in f" {_key(a.outlet or '')} "]
    return frozenset(exact or loose)


def _statements(story: Story, articles: frozenset[str]) -> dict[tuple[str, str], list[Statement]]:
    """Origin and article -> the statements the article has from it."""
    by_id = {s.id: s for s in story.statements}
    found: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in story.claims:
        for statement in (by_id[i] for i in claim.statements):
            if statement.article in articles:
                for origin in claim.origins:
                    found[origin, statement.article].append(statement)
    return found


def _answer(origin: Origin, link: OriginLink, story: Story, on: Sequence[Statement]) -> Answer | None:
    passages = [Evidence(article=s.article, start=s.start, end=s.end, text=s.text) for s in on]
    if not passages:
        return None
    names = {o.id: o.name for o in story.origins}
    through = ", ".join(names[v] for v in link.via if v in names and v != origin.id)
    how = f"through {through}, {_HOW[link.how]}" if through else _HOW[link.how]
    many = "1 claim" if link.claims == 1 else f"{link.claims} claims"
    return Answer(
        text=f"From {origin.name} ({how}): {many}.",
        status="single-source",
        claim=None,
        origins=(origin.id,),
        evidence=tuple(passages[:SHOWN]),
    )
