"""Readings under the story's own entity ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model import Quote, Reading, Source, Statement, Value

Ids = Mapping[tuple[str, str], str]
"""(article, entity id of its reading) -> entity id of the story."""


def joined(readings: Sequence[Reading], ids: Ids, parts: frozenset[str] = frozenset()) -> tuple[Reading, ...]:
    """Return the readings with every entity id replaced by the story's; an id unknown stays as it is.

    parts: the story's ids of characters; what is said of them is fiction, whether or not the article says who plays.
    """
    return tuple(
        msgspec.structs.replace(
            r,
            quotes=tuple(_quote(q, ids) for q in r.quotes),
            statements=tuple(_framed(_statement(s, ids), parts) for s in r.statements),
        )
        for r in readings
    )


def _framed(statement: Statement, parts: frozenset[str]) -> Statement:
    if statement.frame == "fiction" or not statement.subjects or not parts.issuperset(statement.subjects):
        return statement
    return msgspec.structs.replace(statement, frame="fiction")


def _one(article: str, entity: str | None, ids: Ids) -> str | None:
    return ids.get((article, entity), entity) if entity else None


def _quote(quote: Quote, ids: Ids) -> Quote:
    return msgspec.structs.replace(
        quote,
        speaker=_one(quote.article, quote.speaker, ids),
        audience=_one(quote.article, quote.audience, ids),
    )


def _statement(statement: Statement, ids: Ids) -> Statement:
    article = statement.article

    def source(link: Source) -> Source:
        return msgspec.structs.replace(link, entity=_one(article, link.entity, ids))

    def value(one: Value) -> Value:
        return msgspec.structs.replace(one, about=_one(article, one.about, ids))

    return msgspec.structs.replace(
        statement,
        subject=_one(article, statement.subject, ids),
        subjects=tuple(dict.fromkeys(ids.get((article, s), s) for s in statement.subjects)),
        object=_one(article, statement.object, ids),
        arguments=tuple(
            msgspec.structs.replace(a, entity=_one(article, a.entity, ids)) if a.entity else a
            for a in statement.arguments
        ),
        told=tuple(
            msgspec.structs.replace(p, entity=_one(article, p.entity, ids)) if p.entity else p for p in statement.told
        ),
        sources=tuple(source(link) if link.entity else link for link in statement.sources),
        values=tuple(value(v) if v.about else v for v in statement.values),
    )
