"""On whose word an attribution has it, nearest first: an outlet that was told, the speaker, whom the speaker cites."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import View
from firsthand.language.attribution.sources import entity_of, is_outlet, source_of
from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.syntax import agent, child
from firsthand.model import Entity, Source

UNNAMED = Source(name="unnamed source", kind="anonymous")


def chain_of(view: View, found: Found, told: Token | None, listener: Entity | None, cast: Cast) -> tuple[Source, ...]:
    """Return the sources an attribution gives, nearest first; none where the article itself says it.

    `told` is the head of the words for whom it was told to, `listener` who that is.
    """
    links: list[Source] = []
    if listener is not None and is_outlet(listener.name):
        links.append(Source(name=listener.name, kind="outlet", entity=listener.id))
    elif told is not None and passes_on(view, told, cast):
        links.append(_outlet(source_of(view.paragraph, told, cast)))
    if found.source_head is not None:
        keeper = _obtained_by(found.source_head)
        if keeper is not None and passes_on(view, keeper, cast):
            links.append(_outlet(source_of(view.paragraph, keeper, cast)))
        links.append(source_of(view.paragraph, found.source_head, cast))
        links += [source_of(view.paragraph, t, cast) for t in _cited(view, found)]
    elif found.unnamed:
        links.append(UNNAMED)
    return tuple(dict.fromkeys(links))


def passes_on(view: View, told: Token, cast: Cast) -> bool:
    """Whether who was told is an outlet, on whose word the rest of us have it: no police, court, crowd or reporters."""
    if told.pos_ == "PRON":
        return False
    lemma = told.lemma_.lower()
    if lemma in words("sources", "outlet.nouns"):
        return True
    if lemma in words("sources", "people.listeners") or lemma in words("attribution/sources", "institution.heads"):
        return False
    if told.pos_ != "PROPN":
        return False
    entity = entity_of(view.paragraph, told, cast)
    if entity is None:
        return is_outlet(told.text) or told.ent_type_ == "ORG"
    return is_outlet(entity.name) or entity.type in {"organization", "work", "other"}


def _outlet(source: Source) -> Source:
    return Source(name=source.name, kind="outlet", entity=source.entity)


def _obtained_by(noun: Token) -> Token | None:
    """ "records obtained by the Post": the Post has them, and we have them from the Post."""
    for token in noun.children:
        if token.dep_ in {"acl", "relcl"} and token.lemma_.lower() in words("sources", "document.obtained"):
            return agent(token)
    return None


def _cited(view: View, found: Found) -> list[Token]:
    """Whom the source in turn cites: "…, AP reported, citing residents"."""
    cue = found.cue_token
    if cue is None or cue.pos_ not in {"VERB", "AUX"}:
        return []
    source = found.source_head
    citing = [t for t in cue.doc if t.lower_ in {"citing", "quoting"} and not view.boxed(t)]
    out: list[Token] = []
    for token in citing:
        owner = token.head
        hangs = owner.i == cue.i or owner.head.i == cue.i or (source is not None and owner.i == source.i)
        if not hangs and not (0 < token.i - max(cue.i, source.i if source is not None else 0) <= 3):
            continue
        thing = child(token, "dobj")
        while thing is not None:
            out.append(thing)
            thing = child(thing, "conj")
    return out
