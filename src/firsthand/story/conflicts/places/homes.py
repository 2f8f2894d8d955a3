"""Where somebody lives, where two articles put it in two towns.

Said in a clause ("she lives in Arden"), beside a name ("Nora Veldane, 36, of Arden"; "Arden resident Nora Veldane"),
or by what is hers ("her home in Arden").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from firsthand.language.lexicon import words
from firsthand.model import Article, Entity, Mention
from firsthand.story.atlas.atlas import Atlas, Where
from firsthand.story.atlas.spots import Spot, read
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.ages import dead
from firsthand.story.conflicts.drafts import Draft
from firsthand.story.conflicts.places.located import Apart, Clauses, Located, evidence, located, quarrel

CONFIDENCE = 0.75

_OF = re.compile(r",?\s+(?P<age>\(?\d{1,3}\)?,?\s+)?of\s+(?=[A-Za-z])|,\s+of\s+")
_ENDED = re.compile(r"[.!?][\"”’']?\s+[A-Z“\"]|\n")
"""What ends a sentence."""
_NAMED = re.compile(r"[A-Z][\w.’'-]*\.?\s+$")
_FOR_A_TIME = re.compile(
    r"\b(?:when|while) (?:\w+ ){0,3}liv(?:ed|ing)\b|\bin (?:\w+ )?(?:earlier|early|later|those) (?:days|life|years)\b",
    re.IGNORECASE,
)
"""What tells that somebody lived there for a part of a life."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Arden resident" before a name or in a nominal; "home in" behind a possessor."""
    people, homes = (
        "|".join(sorted(words("places", f"words.{key}", "firsthand.story.conflicts"))) for key in ("people", "homes")
    )
    before = re.compile(rf"(?P<place>[A-Z][\w.’-]*(?: [A-Z][\w.’-]*){{0,3}}) (?:{people})\b,?\s*$")
    return before, re.compile(rf"(?:[’']s)?\s+(?:\w+\s+)?(?:{homes})\s+(?:in|near|outside)\s+")


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    claim_of: Mapping[str, int],
    atlas: Atlas,
) -> list[Draft]:
    """Return a draft for everybody who lives in two places by two articles, and by no one article in both."""
    found: defaultdict[str, list[Located]] = defaultdict(list)
    for person, home in (*_said(every, articles, entities), *_beside(every, articles, entities)):
        found[person].append(home)
    drafts, gone = [], dead(every)
    for person in sorted(found):
        homes = sorted(found[person], key=lambda h: (articles[h.article].published or "9999", h.article, h.spot.start))
        sides = quarrel(homes, _apart(homes, atlas))
        if sides:
            claim = claim_of[sides[0].facets[0].statement.id]
            asks = f"where {{}} {'lived' if person in gone else 'lives'}"
            drafts.append(Draft(claim, "home", "name", CONFIDENCE, sides, (person,), asks=asks))
    return drafts


def _apart(homes: Sequence[Located], atlas: Atlas) -> Apart:
    """Whether two homes are apart: of two articles, all that the one gives from all that the other does."""
    of: defaultdict[str, list[Where]] = defaultdict(list)
    for home in homes:
        of[home.article].append(home.spot)

    def apart(a: Located, b: Located) -> bool:
        if a.article == b.article:
            return atlas.apart(a.spot, b.spot)
        return all(atlas.apart(x, y) for x in of[a.article] for y in of[b.article])

    return apart


def _person(entity: str | None, entities: Mapping[str, Entity]) -> bool:
    return entity in entities and entities[str(entity)].type == "person"


def _said(
    every: Sequence[Facets], articles: Mapping[str, Article], entities: Mapping[str, Entity]
) -> Iterator[tuple[str, Located]]:
    """Who lives where, as clauses say it."""
    for facets in every:
        s = facets.statement
        sure = s.polarity == "affirmed" and s.certainty in ("asserted", "rumoured") and s.frame == "real"
        if (
            not sure
            or facets.anchor.past
            or s.predicate not in words("places", "words.living", "firsthand.story.conflicts")
        ):
            continue
        who = [w.entity for w in facets.relation.actors if w.entity and _person(w.entity, entities)]
        if len(who) == 1 and not _moved(s.text) and not _FOR_A_TIME.search(facets.sentence):
            yield from ((who[0], one) for one in located(facets, articles[s.article]))


def _moved(text: str) -> bool:
    said = set(re.findall(r"[a-z]+", text.casefold()))
    return bool(said & words("places", "words.moved", "firsthand.story.conflicts")) or "had lived" in text


def _beside(
    every: Sequence[Facets], articles: Mapping[str, Article], entities: Mapping[str, Entity]
) -> Iterator[tuple[str, Located]]:
    """Who lives where, as the words beside a mention say it."""
    clauses, named = Clauses(every), _names(entities)
    for entity in entities.values():
        for mention in entity.mentions if entity.type == "person" and not entity.fictional else ():
            article = articles.get(mention.article)
            own = article and not _anothers(mention, entity.id, named, article.text)
            spot = _spot(mention, article.text) if article and own else None
            facets = clauses.at(mention.article, spot.start) if spot else None
            if article and spot and facets:
                yield entity.id, Located(facets, spot, evidence(article, spot))


def _names(entities: Mapping[str, Entity]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Where each article names people, in order, and whom."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for entity in entities.values():
        for mention in entity.mentions if entity.type == "person" else ():
            if mention.kind == "name":
                found[mention.article].append((mention.start, entity.id))
    return {article: sorted(names) for article, names in found.items()}


def _anothers(mention: Mention, whose: str, named: Mapping[str, Sequence[tuple[int, str]]], text: str) -> bool:
    """Whether a sentence names somebody else right before a pronoun: "Arden shot Veldane in his home"."""
    if mention.kind != "pronoun":
        return False
    names = named.get(mention.article, ())
    nth = bisect_left(names, (mention.start, ""))
    if not nth or names[nth - 1][1] == whose:
        return False
    return not _ENDED.search(text, names[nth - 1][0], mention.start)


def _spot(mention: Mention, text: str) -> Spot | None:
    """The home that the words around a mention give."""
    resident, home = _patterns()
    if (mention.kind == "pronoun" or text.startswith(("’s", "'s"), mention.end)) and (
        found := home.match(text, mention.end)
    ):
        return None if _moved(found.group()) else read(text, found.end(), near=" in " not in found.group())
    if mention.kind == "pronoun":
        return None
    if mention.kind == "name" and (found := _OF.match(text, mention.end)):
        titled = _NAMED.search(text, max(0, mention.start - 24), mention.start)
        return None if titled and not found["age"] else read(text, found.end())
    upto = mention.start if mention.kind == "name" else mention.end
    called = resident.search(text, max(0, upto - 60), upto)
    return read(text, called.start("place")) if called else None
