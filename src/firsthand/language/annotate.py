"""The language stage in one place: an article in, its reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.language.attribution.attributions import attributions
from firsthand.language.attribution.quotes import runs
from firsthand.language.clauses.statements import statements
from firsthand.language.coreference.cast import coreference, first_person
from firsthand.language.naming.names import names
from firsthand.language.parse import Parser
from firsthand.language.quantities import quantities, time_values
from firsthand.language.tagger.model import Tagger
from firsthand.language.times import times
from firsthand.model import Article, Reading


def annotate(articles: Iterable[Article], parser: Parser, tagger: Tagger | None = None) -> Iterator[Reading]:
    """Read articles one after another; each reading depends on its article alone.

    tagger: finds sources, cues and contents beside the rules; None leaves the rules alone.
    """
    for article in articles:
        yield annotate_one(article, parser, tagger)


def annotate_one(article: Article, parser: Parser, tagger: Tagger | None = None) -> Reading:
    """Read one article."""
    parsed = parser.parse_one(article)
    found = runs(parsed)
    cast = coreference(parsed, names(parsed), found)
    when = times(parsed)
    said = attributions(parsed, found, cast, when, tagger)
    cast = first_person(parsed, cast, said)
    numbers = (*quantities(parsed, when, cast), *time_values(parsed, when))
    clauses = statements(parsed, cast, when, numbers, said)
    quotes = tuple(sorted((a.quote for a in said), key=lambda q: (q.start, q.end, q.id)))
    return Reading(article=article, times=when, entities=cast.entities, quotes=quotes, statements=clauses)
