"""Small records for the tests of this room."""

from __future__ import annotations

from typing import Any

from firsthand.model import Article, Entity, Mention, Part, Reading, Source, Statement


def article(id: str, text: str = "", published: str | None = "2031-03-01", **rest: Any) -> Article:
    credit = rest.pop("credit", None)
    if credit:
        text = f"{credit}\n\n{text}"
        rest["parts"] = (Part(kind="credit", start=0, end=len(credit)),)
    return Article(id=id, sha256="", text=text, published=published, **rest)


def entity(name: str, type: str = "person", *aliases: str, kind: str = "name", **rest: Any) -> Entity:
    forms = [name, *aliases]
    mentions = tuple(
        Mention(article="", start=i, end=i + len(f), text=f, kind=kind)
        for i, f in enumerate(forms)  # type: ignore[arg-type]
    )
    slug = name.casefold().replace(" ", "-")
    return Entity(id=f"e:{type}:{slug}", name=name, type=type, aliases=aliases, mentions=mentions, **rest)  # type: ignore[arg-type]


def reading(id: str, *entities: Entity, published: str = "2031-03-01") -> Reading:
    return Reading(article=article(id, published=published), entities=entities)


def outlet(name: str) -> Source:
    return Source(name=name, kind="outlet")


def person(name: str) -> Source:
    return Source(name=name, kind="person")


def anonymous(name: str = "official") -> Source:
    return Source(name=name, kind="anonymous")


def statement(article: Article, words: str, *sources: Source) -> Statement:
    start = article.text.index(words)
    end = start + len(words)
    return Statement(
        id=f"s:{article.id}:{start}-{end}",
        article=article.id,
        start=start,
        end=end,
        text=words,
        predicate="be",
        sources=sources,
    )
