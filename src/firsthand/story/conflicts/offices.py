"""What one person is at a time, where articles differ: a rank, or the body somebody speaks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from firsthand.language.lexicon import lexicon
from firsthand.model import Article, Entity, Evidence, Mention
from firsthand.story.claims.anchors import published
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.drafts import Draft, DraftSide

CONFIDENCE = 0.7
SOON = 30
"""Days of publication within which a rank is the same; later somebody may have been promoted."""
AROUND = 60
"""Characters beside a name in which its office stands."""
_BEFORE = re.compile(r"([\w' ]{3,50}?)\s+spokes(?:man|woman|person)\s*,?\s*$")
_AFTER = re.compile(
    r",?\s+(?:who is )?(?:an?|the)?\s*(?:\w+ )?spokes(?:man|woman|person)\s+(?:for|of|at|with)\s+([^,.;()]{3,50})"
)

Held = tuple[str, Evidence]
"""An office, and the words of an article that give it."""


def conflicts(
    entities: Sequence[Entity], articles: Mapping[str, Article], facets: Sequence[Facets], claim_of: Mapping[str, int]
) -> list[Draft]:
    """Return a draft for every person to whom articles of one time give two ranks, or two bodies to speak for."""
    about: defaultdict[str, list[Facets]] = defaultdict(list)
    for one in facets:
        about[one.statement.article].append(one)
    found = []
    for entity in (e for e in entities if e.type == "person" and not e.fictional):
        for role, asks, read, apart in _OFFICES:
            sides = _sides(entity, articles, read, apart)
            draft = _draft(entity, role, asks, sides, about, claim_of) if len(sides) > 1 else None
            found += [draft] if draft else []
    return found


def _sides(
    entity: Entity,
    articles: Mapping[str, Article],
    read: Callable[[str, Mention], Held | None],
    apart: Callable[[str, str], bool],
) -> list[list[Held]]:
    """The offices of a person that exclude one another; none where one article gives two of them."""
    held: defaultdict[str, list[Held]] = defaultdict(list)
    for mention in entity.mentions:
        found = read(articles[mention.article].text, mention) if mention.kind == "name" else None
        if found:
            held[found[0]].append(found)
    odd = [(a, b) for a, b in combinations(held, 2) if apart(a, b)]
    names = [n for n in held if any(n in pair for pair in odd)]
    where = {n: {e.article for _, e in held[n]} for n in names}
    if any(where[a] & where[b] or not _together(where[a], where[b], articles) for a, b in odd):
        return []
    return [held[n] for n in names]


def _together(a: set[str], b: set[str], articles: Mapping[str, Article]) -> bool:
    """Whether articles are of one time, as far as they are dated."""
    mine, theirs = ([d for x in sorted(s) if (d := published(articles[x])) is not None] for s in (a, b))
    return not (mine and theirs) or min(abs(x - y) for x in mine for y in theirs) <= SOON


def _draft(
    entity: Entity,
    role: str,
    asks: str,
    sides: Sequence[Sequence[Held]],
    told: Mapping[str, Sequence[Facets]],
    claim_of: Mapping[str, int],
) -> Draft | None:
    made = tuple(_side(s, told) for s in sides)
    if not all(s.facets for s in made):
        return None
    claim = claim_of[made[0].facets[0].statement.id]
    forms = " or ".join(f"“{s.text}”" for s in made)
    note = f"The articles differ on {asks.format(entity.name)}: {forms}."
    return Draft(claim, role, "name", CONFIDENCE, made, (entity.id,), note)


def _side(held: Sequence[Held], told: Mapping[str, Sequence[Facets]]) -> DraftSide:
    """One side, with the statements of the sentences in which the office stands."""
    spans = tuple(e for _, e in held)
    around = {f.statement.id: f for e in spans for f in told.get(e.article, ()) if _holds(f, e)}
    return DraftSide(spans[0].text, None, None, tuple(around.values()), spans)


def _holds(facets: Facets, words: Evidence) -> bool:
    place = facets.statement.sentence or facets.statement
    return place.start <= words.start and words.end <= place.end


def _evidence(mention: Mention, text: str, start: int, end: int) -> Evidence:
    return Evidence(article=mention.article, start=start, end=end, text=text[start:end])


# Ranks


def _rank(text: str, mention: Mention) -> Held | None:
    """The rank written before a name, or at the head of it."""
    titled = _rank_first().search(text[mention.start : mention.end])
    if titled:
        start, end = mention.start + titled.start(1), mention.start + titled.end(1)
    else:
        found = _rank_last().search(text[max(0, mention.start - AROUND) : mention.start])
        if not found:
            return None
        start = max(0, mention.start - AROUND) + found.start(1)
        end = max(0, mention.start - AROUND) + found.end(1)
    plain = " ".join(text[start:end].casefold().replace(".", " ").replace("-", " ").split())
    return _ranks()[plain], _evidence(mention, text, start, end)


@cache
def _ranks() -> Mapping[str, str]:
    """Form -> the rank it stands for."""
    ladders = _table()["ranks"].values()
    return {form: rank for ladder in ladders for rank, short in ladder.items() for form in (rank, *short)}


@cache
def _written() -> str:
    longest = sorted(_ranks(), key=lambda f: (-len(f), f))
    forms = ("".join(r"[.\s-]+" if c == " " else re.escape(c) for c in f) for f in longest)
    return rf"\b((?:{'|'.join(forms)})\b)"


@cache
def _rank_first() -> re.Pattern[str]:
    return re.compile(_written() + r"\.?\s+(?=\S)", re.IGNORECASE)


@cache
def _rank_last() -> re.Pattern[str]:
    return re.compile(_written() + r"\.?\s+$", re.IGNORECASE)


def _two_ranks(a: str, b: str) -> bool:
    """Whether two ranks are of one ladder and neither is the other cut short."""
    ladders = _table()["ranks"].values()
    cut = set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())
    return any(a in ladder and b in ladder for ladder in ladders) and not cut


# Those who speak for a body


def _spoken_for(text: str, mention: Mention) -> Held | None:
    """The kind of body somebody is called the spokesman of, beside the name."""
    after = _AFTER.match(text[mention.end : mention.end + 2 * AROUND])
    base = mention.end
    found = after
    if not found:
        base = max(0, mention.start - AROUND)
        found = _BEFORE.search(text[base : mention.start])
    kinds = list(_bodies(found[1])) if found else []
    if found is None or len(kinds) != 1:
        return None
    return kinds[0], _evidence(mention, text, base + found.start(1), base + found.end(1))


def _bodies(words: str) -> Iterator[str]:
    plain = f" {' '.join(re.findall(r'[a-z]+', words.casefold()))} "
    for kind, forms in _table()["bodies"].items():
        if any(f" {form} " in plain for form in forms):
            yield kind


def _two_bodies(a: str, b: str) -> bool:
    return sorted((a, b)) not in [sorted(pair) for pair in _table()["overlaps"]["pairs"]]


def _table() -> dict[str, Any]:
    return lexicon("offices", "firsthand.story")


_OFFICES = (
    ("rank", "the rank of {}", _rank, _two_ranks),
    ("spokesman", "whom {} speaks for", _spoken_for, _two_bodies),
)
