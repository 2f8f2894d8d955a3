"""Readings made by hand, a sentence a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from firsthand.model import (
    Argument,
    Article,
    Entity,
    Interval,
    MadeWith,
    Mention,
    Part,
    Reading,
    Source,
    Span,
    Statement,
    Value,
)

MADE = MadeWith(version="0", pipeline="none")


@dataclass(frozen=True)
class Said:
    """A clause as a test writes it; words are found in its text."""

    text: str
    predicate: str
    subject: str = ""
    object: str = ""
    agent: str = ""
    args: Sequence[tuple[str, str]] = ()
    values: Sequence[dict[str, Any]] = ()
    sources: Sequence[Source] = ()
    when: tuple[str, str] | None = None
    more: dict[str, Any] = field(default_factory=dict)


def slug(name: str) -> str:
    return name.casefold().replace(" ", "-")


def entity_id(words: str, names: dict[str, str]) -> str | None:
    found = next((n for n in names if words and (words == n or words in n.split())), None)
    return f"e:{names[found]}:{slug(found)}" if found else None


def argument(relation: str, words: str, text: str, base: int, names: dict[str, str]) -> Argument:
    start = text.index(words)
    return Argument(
        relation=relation,
        lemma=words.split()[-1].casefold().rstrip("s"),
        text=words,
        start=base + start,
        end=base + start + len(words),
        entity=entity_id(words, names),
    )


def value(text: str, base: int, given: dict[str, Any]) -> Value:
    words = given["text"]
    start = base + text.index(words)
    low = given.get("low")
    rest = {"kind": "count", "role": "thing", "low": low, "high": low, **given}
    return Value(start=start, end=start + len(words), **rest)


def statement(article: str, said: Said, base: int, names: dict[str, str]) -> Statement:
    relations = (("subject", said.subject), ("object", said.object), ("agent", said.agent), *said.args)
    arguments = tuple(argument(r, w, said.text, base, names) for r, w in relations if w)
    subject = entity_id(said.subject, names)
    end = base + len(said.text)
    return Statement(
        id=f"s:{article}:{base}-{end}",
        article=article,
        start=base,
        end=end,
        text=said.text,
        subject=subject,
        subjects=(subject,) if subject else (),
        subject_text=said.subject or None,
        predicate=said.predicate,
        object=entity_id(said.object, names),
        object_text=said.object or None,
        arguments=arguments,
        values=tuple(value(said.text, base, v) for v in said.values),
        sources=tuple(said.sources),
        when=Interval(earliest=said.when[0], latest=said.when[1]) if said.when else None,
        sentence=Span(start=base, end=end),
        **said.more,
    )


def reading(
    article: str, published: str | None, said: Sequence[Said], names: dict[str, str], outlet: str = ""
) -> Reading:
    """A reading of one article; `names` are full names with their types, found by any of their words."""
    text, placed = "", []
    for one in said:
        placed.append(statement(article, one, len(text), names))
        text += one.text + ".\n\n"
    return Reading(
        article=Article(
            id=article,
            sha256="0" * 64,
            text=text,
            published=published,
            outlet=outlet or f"The {article.title()} Post",
            parts=(Part(kind="body", start=0, end=len(text)),),
        ),
        entities=tuple(_entity(article, text, name, kind) for name, kind in names.items() if _first(text, name) >= 0),
        statements=tuple(placed),
    )


def _first(text: str, name: str) -> int:
    return next((text.index(w) for w in (name, *reversed(name.split())) if w in text), -1)


def _entity(article: str, text: str, name: str, kind: Any) -> Entity:
    words = next(w for w in (name, *reversed(name.split())) if w in text)
    start = text.index(words)
    mention = Mention(article=article, start=start, end=start + len(words), text=words)
    return Entity(id=f"e:{kind}:{slug(name)}", name=name, type=kind, aliases=(name,), mentions=(mention,))
