"""Who said what, and the people, places and works of a story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from firsthand.model import Entity, EntityType, Quote
from firsthand.views.index import Index, Link, few, outlet_of
from firsthand.views.passages import first_mentions
from firsthand.views.wording import clean, day, days, listing, plural

_HEADINGS: tuple[tuple[str, tuple[EntityType, ...]], ...] = (
    ("People", ("person", "group")),
    ("Organisations", ("organization",)),
    ("Places", ("place",)),
    ("Works", ("work",)),
    ("Events, products and others", ("event", "product", "other")),
)
_ACTS = {
    "speech": "said",
    "writing": "wrote",
    "thought": "thought",
    "attitude": "held",
    "evidence": "showed",
}
_PLACES = 6
_NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote: its words, where they stand, and how the article brings them in."""

    anchor: str
    text: str
    direct: bool
    how: str
    outlet: str
    date: str
    href: str
    also: tuple[Link, ...]
    outlets: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody and all that is quoted of them."""

    who: Link
    note: str
    sayings: tuple[Saying, ...]
    counted: str


@dataclass(frozen=True, slots=True)
class Person:
    """An entity with what the articles call it and where they name it first."""

    anchor: str
    name: str
    notes: tuple[str, ...]
    parts: tuple[Link, ...]
    part_label: str
    counted: str
    places: tuple[Link, ...]
    more: int
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The entities of one kind."""

    heading: str
    people: tuple[Person, ...]


def _how(index: Index, quote: Quote) -> str:
    cue = clean(quote.cue) if quote.cue and quote.cue[0].isalpha() else _ACTS[quote.act]
    audience = index.entity_name(quote.audience)
    said = days(quote.said.earliest, quote.said.latest) if quote.said else ""
    printed = day(index.articles[quote.article].published)
    return f"{cue} {audience}".rstrip() + (f", {said}" if said and said != printed else "")


def _bare(text: str, *, direct: bool) -> str:
    """A quote less the marks at its edges, which the page sets itself, and the comma that ties it to its cue."""
    return text.strip('"“”„« »').rstrip(", ") if direct else text.rstrip(", ")


def _saying(index: Index, quote: Quote, echoes: list[Quote]) -> Saying:
    article = index.articles[quote.article]
    links = [Link(index.article_link(echo.article).text, f"#{index.anchor('q', echo.id)}") for echo in echoes]
    outlets = {index.outlets[outlet_of(index.articles[one.article])] for one in (quote, *echoes)}
    direct = quote.kind != "indirect"
    return Saying(
        anchor=index.anchor("q", quote.id), text=_bare(clean(quote.text), direct=direct), direct=direct,
        how=_how(index, quote), outlet=outlet_of(article), date=day(article.published),
        href=f"#{index.anchor('q', quote.id)}", also=few(links, 8), outlets=" ".join(map(str, sorted(outlets))),
    )  # fmt: skip


def _folded(quotes: list[Quote]) -> list[tuple[Quote, list[Quote]]]:
    first: dict[str, tuple[Quote, list[Quote]]] = {}
    for quote in quotes:
        key = " ".join(quote.text.casefold().split()).strip(" ,.")
        if key in first:
            first[key][1].append(quote)
        else:
            first[key] = quote, []
    return list(first.values())


def speakers(index: Index) -> tuple[Speaker, ...]:
    """Give the quotes by speaker, those with most first; a speaker without an entity goes by the article's words."""
    by: defaultdict[tuple[str, str], list[Quote]] = defaultdict(list)
    for quote in index.said:
        if quote.article in index.articles:
            known = quote.speaker if quote.speaker in index.entities else None
            by[known or "", "" if known else (quote.speaker_text or "")].append(quote)
    found = []
    for (ident, text), quotes in by.items():
        folded = _folded(quotes)
        name = index.entity_name(ident, text) or _NOBODY
        entity = index.entities.get(ident)
        counted = f"{plural(len(folded), 'quote')} in {plural(len({q.article for q in quotes}), 'article')}"
        anchor = index.anchor("e", ident)
        found.append(
            Speaker(
                Link(name, f"#{anchor}" if anchor else ""), clean(entity.description or "") if entity else "",
                tuple(_saying(index, quote, echoes) for quote, echoes in folded), counted,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.who.text == _NOBODY, -len(one.sayings), one.who.text)))


def _person(index: Index, entity: Entity, follows: dict[str, list[str]]) -> Person:
    anchor = index.anchor("e", entity.id)
    first = first_mentions(entity.mentions)
    places = [
        Link(index.article_link(article).text, f"#{anchor}{index.anchor('a', article)}")
        for article in first
        if article in index.articles
    ]
    aliases = [clean(alias) for alias in entity.aliases if alias != entity.name]
    notes = [clean(entity.description)] if entity.description else []
    notes += ["a character"] if entity.fictional else []
    notes += [f"also {listing(aliases, 5)}"] if aliases else []
    others = entity.portrays or entity.portrayed_by
    label = "" if not others else "plays" if entity.portrays else "played by"
    return Person(
        anchor, clean(entity.name), tuple(notes),
        tuple(index.link("e", other, index.entity_name(other, other)) for other in others), label,
        f"{plural(len(entity.mentions), 'time')} in {plural(len(first), 'article')}",
        tuple(places[:_PLACES]), max(0, len(places) - _PLACES), tuple(follows.get(entity.id, ())),
    )  # fmt: skip


def people(index: Index) -> tuple[People, ...]:
    """Give the entities by kind, those most articles name first."""
    follows: defaultdict[str, list[str]] = defaultdict(list)
    for n, inference in enumerate(index.story.inferences, 1):
        follows[inference.about].append(f"i{n}")
    found = []
    for heading, types in _HEADINGS:
        these = [entity for entity in index.story.entities if entity.type in types]
        these.sort(key=lambda e: (-len({m.article for m in e.mentions}), -len(e.mentions), e.name, e.id))
        if these:
            listed = tuple(_person(index, entity, follows) for entity in these)
            found.append(People(heading, listed))
    return tuple(found)
