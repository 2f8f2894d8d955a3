"""All conflicts about where, over one atlas of the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.model import Article, Entity
from firsthand.story.atlas.atlas import Atlas
from firsthand.story.atlas.holders import holders
from firsthand.story.atlas.spots import Spot, read
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.struck import named_places, several, within
from firsthand.story.conflicts.drafts import Draft
from firsthand.story.conflicts.places import homes, scenes
from firsthand.story.conflicts.places.located import located


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    claim_of: Mapping[str, int],
    weights: Weights,
) -> list[Draft]:
    """Return a draft for every matter of where that articles put differently; `claim_of` is by statement."""
    if len(articles) < 2:
        return []
    atlas = Atlas(_spots(every, articles, entities))
    found = scenes.conflicts(every, articles, claim_of, weights, atlas)
    return [*homes.conflicts(every, articles, entities, claim_of, atlas), *_at_one_place(found, articles, entities)]


def _at_one_place(
    found: Sequence[Draft], articles: Mapping[str, Article], entities: Mapping[str, Entity]
) -> Iterator[Draft]:
    """The conflicts about where the news took place, unless an article names both places in one breath."""
    larger = holders({e.id: e.name for e in entities.values() if e.type == "place"})
    spots = named_places(entities)
    at = {(article, start): i for article, named in spots.items() for start, _, i in named}
    breaths = [s for n in sorted(spots) if n in articles for s in several(articles[n], spots[n], larger)]
    for draft in found:
        sides = [{i for e in s.spans if (i := at.get((e.article, e.start)))} for s in draft.sides]
        if draft.role != "place" or not all(sides) or not any(within(set().union(*sides), b, larger) for b in breaths):
            yield draft


def _spots(every: Sequence[Facets], articles: Mapping[str, Article], entities: Mapping[str, Entity]) -> Iterator[Spot]:
    """Every place the articles name, each way they name it once."""
    for facets in every:
        places = (one.spot for one in located(facets, articles[facets.statement.article]))
        yield from (spot for spot in places if isinstance(spot, Spot))
    for entity in entities.values():
        for mention in entity.mentions if entity.type == "place" else ():
            article = articles.get(mention.article)
            spot = read(article.text, mention.start) if article else None
            if spot:
                yield spot
