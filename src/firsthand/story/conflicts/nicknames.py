"""What somebody is called besides the name, written in two ways: "Sepe" and "Sepy" are one nickname, misheard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.model import Evidence
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.naming import respelt_once

CONFIDENCE = 0.7
_CALLED = re.compile(
    r"\b(?:(?:nick|street |gang |code ?|screen |ring |stage )names?|nicknamed|moniker|alias|a\.?k\.?a\.?|goes by"
    r"|went by|(?:better )?known (?:\w+ly )?as|known on the streets? as)"
    r"(?:\s+(?:is|was|of|by|as|the name|the nickname))*[\s,:]*[\"“'‘]?(?P<name>[A-Z][\w’'-]{3,})(?![\w’'-]*\s+[A-Z])"
)
"""Words that give a nickname, and the one word it is."""

Called = tuple[Facets, Evidence]


def conflicts(facets: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft for every nickname that articles write in ways so near that they are of one person.

    Initials are no nickname: "ISIS" and "ISIL" are two short forms.
    """
    found: defaultdict[str, list[Called]] = defaultdict(list)
    for one in facets:
        for words in _called(one):
            found[words.text].append((one, words))
    drafts = []
    for a, b in combinations(sorted(found), 2):
        where = [{e.article for _, e in found[n]} for n in (a, b)]
        if (
            not (a.isupper() or b.isupper())
            and respelt_once(a.casefold(), b.casefold())
            and where[0].isdisjoint(where[1])
        ):
            drafts.append(_draft(found[a], found[b], claim_of))
    return drafts


def _called(facets: Facets) -> Iterator[Evidence]:
    statement = facets.statement
    start = (statement.sentence or statement).start
    for found in _CALLED.finditer(facets.sentence):
        first, last = start + found.start("name"), start + found.end("name")
        if statement.start <= last and first <= statement.end:
            yield Evidence(article=statement.article, start=first, end=last, text=found["name"])


def _draft(one: Sequence[Called], other: Sequence[Called], claim_of: Mapping[str, int]) -> Draft:
    sides = sorted((_side(one), _side(other)), key=lambda s: (s.spans[0].article, s.spans[0].start))
    people = dict.fromkeys(e for s in sides for f in s.facets for e in sorted(f.entities) if e.startswith("e:person"))
    forms = " or ".join(f"“{s.text}”" for s in sides)
    claim = claim_of[sides[0].facets[0].statement.id]
    note = f"The articles write a nickname in more than one way: {forms}."
    return Draft(claim, "nickname", "name", CONFIDENCE, tuple(sides), tuple(people)[:1], note)


def _side(called: Sequence[Called]) -> DraftSide:
    spans = {(e.article, e.start): e for _, e in called}
    facets = {f.statement.id: f for f, _ in called}
    text = next(iter(spans.values())).text
    return DraftSide(text, None, None, tuple(facets.values()), tuple(spans.values()))
