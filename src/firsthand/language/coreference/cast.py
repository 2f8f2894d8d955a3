"""Who is who in one article: names, nominals and pronouns gathered into entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from firsthand.language.coreference.aliases import join_aliases
from firsthand.language.coreference.appositions import describe
from firsthand.language.coreference.deeds import note_deeds
from firsthand.language.coreference.figures import Figure, MentionKind
from firsthand.language.coreference.portrayals import portrayals
from firsthand.language.coreference.reading_order import resolve
from firsthand.language.coreference.variants import group_names
from firsthand.language.layers import Attribution, Cast, Name, Run
from firsthand.language.lexicon import words
from firsthand.language.naming.slugs import identify
from firsthand.language.parse import Parsed
from firsthand.model import Entity, Mention


def coreference(parsed: Parsed, names: Sequence[Name], runs: Sequence[Run]) -> Cast:
    """Return the entities of an article with all their mentions.

    names: those of `names.names`; runs: those of `quotes.runs`, whose words are another's. What cannot be
    told is left out.
    """
    figures = resolve(parsed, named_figures(parsed, names), runs)
    portrayals(parsed, _by_place(figures).get)
    return Cast(tuple(_entities(parsed, figures)))


def named_figures(parsed: Parsed, names: Sequence[Name]) -> list[Figure]:
    """Return whom and what the names of an article stand for, with all that is said beside them."""
    figures = join_aliases(parsed.text, group_names(parsed.text, names))
    named = _by_place(figures)
    describe(parsed, figures, named.get)
    portrayals(parsed, named.get)
    note_deeds(parsed, figures, named.get)
    return figures


def first_person(parsed: Parsed, cast: Cast, attributions: Iterable[Attribution]) -> Cast:
    """Return the cast with "I" and "my" in direct speech given to who speaks, "we" and "our" to a body or group.

    A "he" or "she" that speaks and was left open goes to whom the quotation is given to.
    """
    more: dict[str, list[Mention]] = {}
    taken: set[int] = set()
    attributions = tuple(attributions)
    for said in sorted(attributions, key=lambda a: (a.quote.end - a.quote.start, a.quote.start)):
        speaker = cast.by_id.get(said.quote.speaker or "")
        if speaker is None or said.quote.kind == "indirect":
            continue
        kind = "first" if speaker.type == "person" else "first_plural"
        for start, end in _pronouns(parsed, said, kind):
            if start not in taken and cast.mention_at(start) is None:
                more.setdefault(speaker.id, []).append(_mention(parsed, start, end, "pronoun"))
            taken.add(start)
    for id_, start, end in _speakers(cast, attributions):
        if start not in taken:
            more.setdefault(id_, []).append(_mention(parsed, start, end, "pronoun"))
            taken.add(start)
    return Cast(tuple(_with(e, more.get(e.id, [])) for e in cast.entities))


def _speakers(cast: Cast, attributions: Iterable[Attribution]) -> Iterator[tuple[str, int, int]]:
    """Yield the pronouns that speak and were left open, but whose quotation tells who they are."""
    third = words("pronouns", "female") | words("pronouns", "male")
    for said in sorted(attributions, key=lambda a: (a.quote.start, a.quote.end)):
        id_, span = said.quote.speaker, said.quote.speaker_span
        if id_ not in cast.by_id or id_ is None or span is None or cast.mention_at(span.start) is not None:
            continue
        if (said.quote.speaker_text or "").lower() in third:
            yield id_, span.start, span.end


def _pronouns(parsed: Parsed, said: Attribution, kind: str) -> list[tuple[int, int]]:
    found = []
    for start, end in said.content:
        paragraph = parsed.paragraph(start)
        tokens = paragraph.tokens(start, min(end, paragraph.end)) if paragraph else None
        if paragraph is not None and tokens is not None:
            found += [paragraph.place(t) for t in tokens if t.lower_ in words("pronouns", kind)]
    return found


def _with(entity: Entity, more: list[Mention]) -> Entity:
    if not more:
        return entity
    return msgspec.structs.replace(
        entity, mentions=tuple(sorted((*entity.mentions, *more), key=lambda m: (m.start, m.end)))
    )


def _mention(parsed: Parsed, start: int, end: int, kind: MentionKind) -> Mention:
    return Mention(article=parsed.article.id, start=start, end=end, text=parsed.text[start:end], kind=kind)


def _by_place(figures: Iterable[Figure]) -> dict[int, Figure]:
    """Who with a name is meant at each character, by the shortest mention that holds it."""
    placed = [(e - s, s, e, f) for f in figures if f.named and not f.plural for s, e, _ in f.places]
    ordered = sorted(placed, key=lambda p: (-p[0], p[1]))
    return {offset: figure for _, start, end, figure in ordered for offset in range(start, end)}


def _entities(parsed: Parsed, figures: list[Figure]) -> list[Entity]:
    ordered = sorted(figures, key=lambda f: (min(f.places), f.type, f.name))
    ids = identify(ordered)
    return [_entity(parsed, f, ids) for f in ordered]


def _entity(parsed: Parsed, figure: Figure, ids: dict[int, str]) -> Entity:
    return Entity(
        id=ids[id(figure)],
        name=figure.name,
        type="other" if figure.type == "person" and not figure.named else figure.type,
        aliases=tuple(dict.fromkeys([*figure.forms, *figure.surnamed])) if figure.named else (),
        fictional=figure.fictional,
        portrays=tuple(sorted(ids[id(f)] for f in figure.portrays if id(f) in ids)),
        portrayed_by=tuple(sorted(ids[id(f)] for f in figure.portrayed_by if id(f) in ids)),
        members=tuple(ids[id(f)] for f in figure.members if id(f) in ids),
        description=figure.descriptions[0] if figure.descriptions else None,
        gender=figure.gender,
        mentions=tuple(_mention(parsed, s, e, k) for s, e, k in sorted(figure.places)),
    )
