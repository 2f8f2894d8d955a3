"""Whether somebody who left a post chose to go or was made to, where articles tell it differently.

"He resigned" leaves it open: many resign who are told to. A sentence counts that says whose choice it was, in any of
the words of departures.toml, in an article that tells of one who left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Evidence
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import named
from firsthand.story.claims.roles import PERSON
from firsthand.story.conflicts.drafts import Draft, DraftSide

CONFIDENCE = 0.75
SOLE = 0.6
"""Share of a story's departures that are one person's, from which a choice to go is theirs."""
BEFORE = 40
"""Characters before a phrase in which a word may deny it."""
_PARTS = re.compile(r"[.:;]")
_PACKAGE = "firsthand.story.conflicts"


@dataclass(frozen=True)
class _Told:
    """A sentence that says whose choice it was: the clause nearest to the words, the words, whether the leaver's."""

    facets: Facets
    words: Evidence
    own: bool


def conflicts(facets: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft where some articles say that the story's leaver chose to go and others that they had to."""
    live = [f for f in facets if f.statement.frame == "real"]
    leaver = _leaver(live)
    if leaver is None:
        return []
    told = list(_told(live, leaver))
    own, pushed = ([t for t in told if t.own is kind] for kind in (True, False))
    if not own or not pushed or len({t.words.article for t in told}) < 2:
        return []
    return [
        Draft(
            claim=claim_of[own[0].facets.statement.id],
            role="departure",
            kind="polarity",
            confidence=CONFIDENCE,
            sides=(_side(own), _side(pushed)),
            about=(leaver,),
            whether="{} chose to go",
        )
    ]


def _leaver(live: Sequence[Facets]) -> str | None:
    """The person of whom the story says most often that they left or were sent off; None where it is not one alone."""
    going, posts = (words("departures", f"words.{name}", _PACKAGE) for name in ("going", "posts"))
    if not any("fire" in f.classes or f.statement.predicate in posts for f in live):
        return None
    found: Counter[str] = Counter()
    for facets in live:
        if "fire" in facets.classes & going:
            who = facets.relation.patients
        elif facets.classes & going and named(facets.relation.patients) <= named(facets.relation.actors):
            who = facets.relation.actors
        else:
            continue
        found.update(i for i in named(who) if i.startswith(PERSON))
    if not found:
        return None
    (leaver, times), *_ = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return leaver if times > 1 and times >= SOLE * found.total() else None


def _told(live: Sequence[Facets], leaver: str) -> Iterator[_Told]:
    """The sentences that say whose choice it was, each once, in order."""
    by_sentence: dict[tuple[str, int], list[Facets]] = {}
    for facets in live:
        s = facets.statement
        by_sentence.setdefault((s.article, (s.sentence or s).start), []).append(facets)
    for (article, start), group in by_sentence.items():
        sentence = group[0].sentence
        if _of_another(group, leaver):
            continue
        for own, match in _phrases(sentence):
            at, end = start + match.start(), start + match.end()
            words_ = Evidence(article=article, start=at, end=end, text=match[0])
            nearest = min(group, key=lambda f: (not _holds(f, at, end), f.statement.end - f.statement.start))
            yield _Told(nearest, words_, own)
            break


def _holds(facets: Facets, at: int, end: int) -> bool:
    return facets.statement.start <= at and end <= facets.statement.end


def _of_another(group: Sequence[Facets], leaver: str) -> bool:
    """Whether it is somebody else with a name who acts or undergoes something in a sentence, and not the leaver."""
    who = {i for f in group for i in named((*f.relation.actors, *f.relation.patients)) if i.startswith(PERSON)}
    return bool(who) and leaver not in who


def _phrases(sentence: str) -> Iterator[tuple[bool, re.Match[str]]]:
    """What a sentence says of whose choice it was, the first first; a denial turns it round."""
    if _pattern("open").search(sentence):
        return
    found = [(kind == "own", m) for kind in ("own", "pushed") for m in _pattern(kind).finditer(sentence)]
    for own, match in sorted(found, key=lambda f: f[1].start()):
        before = _PARTS.split(sentence[max(0, match.start() - BEFORE) : match.start()])
        yield own != bool(_pattern("denied").search(before[-1])), match


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = lexicon("departures", _PACKAGE)["said"]
    given = table[name] if isinstance(table[name], list) else [table[name]]
    patterns = list(given)
    for part in ("go", "his", "he"):
        patterns = [p.replace(f"{{{part}}}", table[part]) for p in patterns]
    return re.compile("|".join(patterns), re.IGNORECASE)


def _side(members: Sequence[_Told]) -> DraftSide:
    facets = {m.facets.statement.id: m.facets for m in members}
    spans = tuple(
        Evidence(article=s.article, start=s.start, end=s.end, text=s.text)
        for s in (m.facets.statement if _holds(m.facets, m.words.start, m.words.end) else m.words for m in members)
    )
    return DraftSide(spans[0].text, None, None, tuple(facets.values()), spans)
