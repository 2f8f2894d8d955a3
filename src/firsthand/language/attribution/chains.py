"""On whose word an attribution has it, nearest first: an outlet that was told, the speaker, whom the speaker cites."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import View
from firsthand.language.attribution.sources import CITING, DETERMINER, entity_of, is_outlet, source_of
from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.syntax import agent, child, quoting
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
        outlet = _quoted_by(found.cue_token)
        if outlet is not None and outlet.i != found.source_head.i:
            links.append(_outlet(source_of(view.paragraph, outlet, cast)))
        keeper = _obtained_by(found.source_head)
        if keeper is not None and passes_on(view, keeper, cast):
            links.append(_outlet(source_of(view.paragraph, keeper, cast)))
        links.append(_short(view, found, source_of(view.paragraph, found.source_head, cast)))
        links += [source_of(view.paragraph, t, cast) for t in (*_cited(view, found), *_learned_from(found))]
    elif found.unnamed:
        links.append(UNNAMED)
    return tuple(dict.fromkeys(links))


def _short(view: View, found: Found, source: Source) -> Source:
    """A source in no more words than the article gives it, where the parse runs it on into what is said."""
    if source.entity is not None or found.source is None:
        return source
    start = view.paragraph.start
    given = DETERMINER.sub("", view.paragraph.text[found.source[0] - start : found.source[1] - start])
    runs_on = len(source.name) > len(given) and source.name.startswith(given)
    return Source(name=given, kind=source.kind) if runs_on and given else source


def passes_on(view: View, told: Token, cast: Cast) -> bool:
    """Whether who was told is an outlet, on whose word the rest of us have it: no police, court, crowd or reporters."""
    if told.pos_ == "PRON":
        return False
    lemma = told.lemma_.lower()
    if lemma in words("sources", "outlet.nouns") or _titled(told):
        return True
    if lemma in words("sources", "people.listeners") or lemma in words("attribution/sources", "institution.heads"):
        return False
    if told.pos_ != "PROPN":
        return False
    entity = entity_of(view.paragraph, told, cast)
    if entity is None:
        return is_outlet(told.text) or told.ent_type_ == "ORG"
    return is_outlet(entity.name) or entity.type in {"organization", "work", "other"}


def _titled(told: Token) -> bool:
    """Whether a common word stands for the paper of that name: "told People that"."""
    return told.lower_ in words("sources", "outlet.titles") and told.text[:1].isupper() and not told.is_sent_start


def _outlet(source: Source) -> Source:
    return Source(name=source.name, kind="outlet", entity=source.entity)


def _obtained_by(noun: Token) -> Token | None:
    """ "records obtained by the Post": the Post has them, and we have them from the Post."""
    for token in noun.children:
        if token.dep_ in {"acl", "relcl"} and token.lemma_.lower() in words("sources", "document.obtained"):
            return agent(token)
    return None


def _quoted_by(cue: Token | None) -> Token | None:
    """The Post in "was quoted by the Post as saying", "… as saying by the Post", "the Post quoted her as saying"."""
    quoted = quoting(cue) if cue is not None else None
    if quoted is None or cue is None:
        return None
    by = next((c for c in cue.children if c.dep_ == "prep" and c.lower_ in {"by", "in"}), None)
    quoting_her = child(quoted, "nsubj") if child(quoted, "dobj") is not None else None
    return quoting_her or agent(quoted) or agent(cue) or (child(by, "pobj") if by is not None else None)


def _cited(view: View, found: Found) -> list[Token]:
    """Whom the source in turn cites: "…, AP reported, citing residents", "according to AP, which cited residents"."""
    cue, source = found.cue_token, found.source_head
    if cue is None:
        return []
    out: list[Token] = []
    for token in cue.sent:
        if token.lemma_.lower() not in CITING or view.boxed(token) or token.i == cue.i:
            continue
        if not _cites_for(token, cue, source):
            continue
        thing = child(token, "dobj")
        while thing is not None:
            out.append(thing)
            thing = child(thing, "conj")
    return out


def _learned_from(found: Found) -> list[Token]:
    """From whom the source has it: "the Post has learned from residents that …"."""
    cue = found.cue_token
    if cue is None or cue.lemma_.lower() not in words("cues", "verbs.learning"):
        return []
    behind = (c for c in cue.children if c.dep_ == "prep" and c.lower_ == "from")
    return [t for c in behind if (t := child(c, "pobj")) is not None and t.tag_ not in ("WDT", "DT")]


def _cites_for(token: Token, cue: Token, source: Token | None) -> bool:
    """Whether it is this cue's source that cites."""
    owner = token.head
    if source is not None and token.dep_ == "relcl":
        return owner.i == source.i or (source.i < owner.i <= source.right_edge.i)
    if token.tag_ != "VBG":
        return False
    lower = owner.head.i == cue.i and (owner.dep_ != "ccomp" or cue.i < token.i < _that(owner))
    if owner.i == cue.i or lower or (source is not None and owner.i == source.i):
        return True
    near = [source.i] if source is not None and source.i > cue.i else []
    return any(0 < token.i - at <= 3 for at in (cue.i, *near, *([source.right_edge.i] if source is not None else [])))


def _that(content: Token) -> int:
    """Where the "that" of a clause stands: "reported, citing an official, *that* …"; before all where it has none."""
    return next((c.i for c in content.lefts if c.lower_ == "that"), -1)
