"""Who says what: every run of words an article puts on somebody's account, with the chain of sources it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from spacy.tokens import Token

from firsthand.language.attribution.articles_within import credited, embedding
from firsthand.language.attribution.audience import addressee, interviewer
from firsthand.language.attribution.chains import UNNAMED, chain_of
from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.dating import said_on
from firsthand.language.attribution.floating import Floating, floating
from firsthand.language.attribution.headlines import headline
from firsthand.language.attribution.introduced import introduced, taken_up
from firsthand.language.attribution.issuers import issuer
from firsthand.language.attribution.joining import joined
from firsthand.language.attribution.nested import nested
from firsthand.language.attribution.outer import Sentence, View
from firsthand.language.attribution.said import post, sayings
from firsthand.language.attribution.sources import entity_of, publisher, source_of
from firsthand.language.attribution.speechless import held_by, speechless
from firsthand.language.attribution.transcripts import below, signed, transcript
from firsthand.language.layers import Attribution, Cast, Place, Run
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph, Parsed
from firsthand.language.syntax import agent, child, phrase, said_of
from firsthand.language.tagger.model import Tagger
from firsthand.model import Entity, Quote, QuoteKind, Source, Span, Time

NEAR, LATELY = 3, 12
"""How many paragraphs, and how many attributions, back the outlet stands that "the paper" means, at most."""


def attributions(
    parsed: Parsed, runs: Sequence[Run], cast: Cast, times: Sequence[Time] = (), tagger: Tagger | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in order of their words.

    `runs` are its quotations, `times` its time expressions (an attribution is dated by those of its cue's clause);
    without a tagger the rules alone serve.
    """
    through = embedding(parsed.text, runs)
    views = [_view(at, paragraph, runs, through) for at, paragraph in enumerate(parsed.paragraphs)]
    found = [one for view in views for one in _of_paragraph(view, tagger, cast)]
    found += credited(parsed, views, through)
    turns = [*below(views), *transcript(parsed, views), *signed(parsed, views)]
    found = [f for f in found if all(f.cue is None or f.cue != t.cue for t in turns)]
    found += [*nested(parsed, views, runs), *turns]
    maker = _Maker(parsed, views, found, cast, times)
    made = maker.all()
    made += [_floated(parsed, f, made) for f in floating(views, found)]
    return tuple(_numbered(sorted(made, key=lambda a: (a.quote.start, a.quote.end, a.quote.cue or ""))))


def _of_paragraph(view: View, tagger: Tagger | None, cast: Cast) -> list[Found]:
    if view.paragraph.kind == "embed":
        # A post shown in the page speaks; the headline of another article, behind a link, does not speak here.
        shown = post(view)
        return [shown] if shown is not None else []
    found = [*headline(view, lambda token: _is_person(view, token, cast)), *sayings(view)]
    every = found if tagger is None else joined(view, found, tagger)
    return [_of_accusers(view, _without_bearer(one)) for one in every if not _does_otherwise(view, one)]


def _is_person(view: View, token: Token, cast: Cast) -> bool:
    entity = cast.at(view.paragraph.place(token)[0])
    return entity is not None and entity.type == "person"


def _of_accusers(view: View, found: Found) -> Found:
    """The attribution without the source that only answers what others say: "responded to claims that he lied"."""
    cue = found.cue_token
    if cue is None:
        return found
    verb = cue.head if cue.pos_ == "NOUN" and cue.dep_ == "dobj" else cue
    verb = cue.head.head if cue.pos_ == "NOUN" and cue.dep_ == "pobj" else verb
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words("cues", "verbs.answering"):
        return found
    objects = [c for p in (verb, *verb.children) if p == verb or p.dep_ == "prep" for c in p.children]
    said = [c for c in objects if c.dep_ in ("dobj", "pobj") and c.lemma_.lower() in words("cues", "nouns.accusing")]
    spans = [(view.paragraph.place(n.left_edge)[0], view.paragraph.place(n.right_edge)[1]) for n in said]
    theirs = cue in said or any(start <= a and b <= end for start, end in spans for a, b in found.content)
    answers = found.source_head is None or found.source_head in verb.children
    return replace(found, source=None, source_head=None, unnamed=True, rumour=True) if theirs and answers else found


def _without_bearer(found: Found) -> Found:
    """The attribution without the source that others say it of: "will stay until May and is expected to retire"."""
    verb, who = found.cue_token, found.source_head
    if verb is None or who is None or verb.tag_ != "VBN" or found.lemma not in words("cues", "verbs.passive"):
        return found
    passive = child(verb, "auxpass") is not None and agent(verb) is None
    return replace(found, source=None, source_head=None, unnamed=True) if passive and who.i < verb.i else found


def _does_otherwise(view: View, found: Found) -> bool:
    """Whether somebody a relative tells of says nothing of what stands around it.

    "clashed with police, who responded"; "said Bell, who has pleaded not guilty, left".
    """
    verb = found.cue_token
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or who is None or who.tag_ != "WP" or who.i == 0 or who.nbor(-1).text != ",":
        return False
    if said_of(verb) is not None:
        return False
    quoted = any(a < run.end and run.start < b for run in view.runs for a, b in found.content)
    if quoted or verb.dep_ != "relcl":
        return not quoted and all(end <= view.paragraph.place(verb)[0] for _, end in found.content)
    last = view.paragraph.place(verb.right_edge)[1]
    return any(end <= view.paragraph.place(verb)[0] or last < end for _, end in found.content)


def _view(at: int, paragraph: Paragraph, runs: Sequence[Run], through: frozenset[Run]) -> View:
    mine = [r for r in runs if r.paragraph == at and r not in through]
    boxes = [r for r in mine if not any(o.start <= r.start and r.end <= o.end and o != r for o in mine)]
    return View(at, paragraph, tuple(boxes))


class _Maker:
    """Makes records of what was found, in the light of the whole article."""

    def __init__(
        self, parsed: Parsed, views: Sequence[View], found: Sequence[Found], cast: Cast, times: Sequence[Time]
    ) -> None:
        self.runs = [r for v in views for r in v.runs]
        self.parsed, self.views, self.found, self.cast, self.times = parsed, views, found, cast, times

    def all(self) -> list[Attribution]:
        """Make them in order: a "he" nobody could place goes on with who spoke just before, by name or without."""
        made: dict[int, Attribution] = {}
        told: list[tuple[int, Quote]] = []
        last: tuple[int, str] | None = None
        nameless: tuple[int, Source] | None = None
        for n, found in sorted(enumerate(self.found), key=lambda pair: pair[1].head):
            one = self.make(found)
            pronoun = found.source_head is not None and found.source_head.lower_ in {"he", "she"}
            if pronoun and one.quote.speaker is None and last is not None and found.at - last[0] <= 1:
                one = self._spoken_by(one, last[1], str(found.source_head))
            elif pronoun and one.quote.speaker is None and nameless is not None and found.at - nameless[0] <= 1:
                one = replace(one, chain=tuple(nameless[1] if s == UNNAMED else s for s in one.chain))
            person = self.cast.by_id.get(one.quote.speaker or "")
            if person is not None and person.type == "person" and one.quote.act in {"speech", "writing"}:
                last, nameless = (found.at, person.id), None
            elif (source := _nameless(found, one)) is not None:
                last, nameless = None, (found.at, source)
            one = self._taken_up(found, one, [quote for at, quote in told[-LATELY:] if at >= found.at - NEAR])
            told.append((found.at, one.quote))
            made[n] = one
        return [made[n] for n in range(len(self.found))]

    def _taken_up(self, found: Found, one: Attribution, before: Sequence[Quote]) -> Attribution:
        known = self.cast.by_id.get(one.quote.speaker or "")
        nobody = known is None or all(m.kind != "name" for m in known.mentions)
        body = taken_up(found.source_head, before, self.cast) if nobody else None
        if body is None or found.source_head is None:
            return one
        own = source_of(self.views[found.at].paragraph, found.source_head, self.cast)
        named = Source(name=body.name, kind="outlet" if own.kind == "outlet" else "organization", entity=body.id)
        quote = msgspec.structs.replace(one.quote, speaker=body.id)
        return replace(one, quote=quote, chain=tuple(named if s == own else s for s in one.chain))

    def _spoken_by(self, one: Attribution, speaker: str, pronoun: str) -> Attribution:
        person = self.cast.by_id[speaker]
        if person.gender not in {None, "male" if pronoun.lower() == "he" else "female"}:
            return one
        own = Source(name=person.name, kind="person", entity=person.id)
        return replace(
            one,
            quote=msgspec.structs.replace(one.quote, speaker=speaker),
            chain=tuple(own if s == UNNAMED or s.name.lower() == pronoun.lower() else s for s in one.chain),
        )

    def make(self, found: Found) -> Attribution:
        view = self.views[found.at]
        sentence = _sentence(view, found)
        told = addressee(view, sentence, found) or self._told_before(view, sentence, found)
        listener = self._listener(view, told) if told is not None else None
        if (owner := held_by(view, found, self.cast)) is not None:
            found = replace(found, source_head=owner)
        speaker = self._speaker(view, found)
        start, end = min(a for a, _ in found.content), max(b for _, b in found.content)
        text = self.parsed.text
        quote = Quote(
            id="",
            article=self.parsed.article.id,
            start=start,
            end=end,
            text=text[start:end],
            kind=_kind(found.content, self.runs),
            act=found.act,
            speaker=speaker,
            speaker_text=text[slice(*found.source)] if found.source else None,
            speaker_span=Span(start=found.source[0], end=found.source[1]) if found.source else None,
            cue=text[slice(*found.cue)] if found.cue else None,
            cue_span=Span(start=found.cue[0], end=found.cue[1]) if found.cue else None,
            audience=listener.id if listener is not None and listener.id != speaker else None,
            said=said_on(view, sentence, found, self.times),
            pieces=tuple(Span(start=a, end=b) for a, b in found.content) if len(found.content) > 1 else (),
        )
        return Attribution(
            quote=quote,
            content=found.content,
            chain=()
            if speechless(view, found, self.cast)
            else self._issued(view, found, chain_of(view, found, told, listener, self.cast), speaker),
            rumour=found.rumour,
            denied=found.denied,
            asked=found.asked,
            speaker_head=view.paragraph.place(found.source_head)[0] if found.source_head is not None else None,
            cue_head=found.head,
            lemma=found.lemma,
        )

    def _speaker(self, view: View, found: Found) -> str | None:
        if found.source_head is None:
            return None
        entity = entity_of(view.paragraph, found.source_head, self.cast)
        if entity is None:
            entity = publisher(view.paragraph, found.source_head, self.cast)
        if entity is None:
            entity = issuer(self.views, found, self.cast)
        if found.act in {"speech", "writing"}:
            entity = introduced(self.parsed, view, found.source_head, self.cast, entity) or entity
        return entity.id if entity is not None else None

    def _issued(self, view: View, found: Found, chain: tuple[Source, ...], speaker: str | None) -> tuple[Source, ...]:
        """Let a title stand for whose it is, a statement for who issued it; not one that is cited."""
        if found.source_head is None or speaker is None:
            return chain
        own = source_of(view.paragraph, found.source_head, self.cast)
        if own.kind != "document":
            named = self._named(speaker) if own.entity is None or self._named(own.entity) is None else None
            return tuple(named if named is not None and s == own else s for s in chain)
        if own.entity is not None:
            return chain
        return tuple(msgspec.structs.replace(s, entity=speaker) if s == own else s for s in chain)

    def _named(self, speaker: str) -> Source | None:
        """The source somebody is by name."""
        entity = self.cast.by_id[speaker]
        if all(m.kind != "name" for m in entity.mentions):
            return None
        return Source(name=entity.name, kind="person" if entity.type == "person" else "organization", entity=speaker)

    def _listener(self, view: View, told: Token) -> Entity | None:
        """Who is told, if it is somebody: "told the Post's Jane Doe", "told Agency (AG) news service"."""
        entity = entity_of(view.paragraph, told, self.cast)
        if entity is None and told.pos_ != "PRON":
            start, end = phrase(told, without=("relcl", "prep"))
            inside = self.cast.within(view.paragraph.start + start, view.paragraph.start + end)
            entity = next((e for e in inside if e.type in {"person", "organization"}), None)
        return entity if entity is not None and entity.type != "event" else None

    def _told_before(self, view: View, sentence: Sentence, found: Found) -> Token | None:
        """ "Jane opened up to the Post. "…," she said": the sentence before says whom she speaks to."""
        if found.act not in {"speech", "writing"} or not found.beside:
            return None
        at = next((n for n, s in enumerate(view.sentences) if s == sentence), 0)
        for before in reversed(view.sentences[max(0, at - 2) : at]):
            told = interviewer(view, before)
            if told is not None:
                return told
        return None


def _nameless(found: Found, one: Attribution) -> Source | None:
    """Somebody without a name who says something: "the officer said"; None of several, and of whom a pronoun names."""
    head = found.source_head
    if head is None or head.tag_ != "NN" or one.quote.speaker is not None or one.quote.act not in {"speech", "writing"}:
        return None
    return one.chain[-1] if one.chain and one.chain[-1].kind == "anonymous" else None


def _sentence(view: View, found: Found) -> Sentence:
    at = view.index(found.head)
    return next((s for s in view.sentences if s.start <= at < s.end), view.sentences[0])


def _kind(content: Sequence[Place], runs: Sequence[Run]) -> QuoteKind:
    size = sum(b - a for a, b in content)
    marked = sum(max(0, min(b, r.end) - max(a, r.start)) for a, b in content for r in runs)
    if marked >= 0.9 * size:
        return "direct"
    return "mixed" if marked else "indirect"


def _floated(parsed: Parsed, floating_run: Floating, made: Sequence[Attribution]) -> Attribution:
    run = floating_run.run
    like = made[floating_run.like] if floating_run.like is not None else None
    quote = Quote(
        id="~" if floating_run.continues else "",
        article=parsed.article.id,
        start=run.start,
        end=run.end,
        text=parsed.text[run.start : run.end],
        kind="direct",
        act="writing" if like is not None and like.quote.act == "writing" else "speech",
        speaker=like.quote.speaker if like else None,
        speaker_text=like.quote.speaker_text if like else None,
        audience=like.quote.audience if like else None,
        said=like.quote.said if like else None,
    )
    content = ((run.start, run.end),)
    if like is None:
        return Attribution(quote=quote, content=content, chain=())
    return replace(like, quote=quote, content=content, cue_head=None, rumour=False, denied=False, asked=False)


def _numbered(made: Iterable[Attribution]) -> Iterable[Attribution]:
    """Give quotes their ids, and the parts of one speech over paragraphs the one before."""
    seen: dict[str, int] = {}
    before: str | None = None
    for one in made:
        quote = one.quote
        base = f"q:{quote.article}:{quote.start}-{quote.end}"
        seen[base] = seen.get(base, 0) + 1
        changes: dict[str, Any] = {"id": base if seen[base] == 1 else f"{base}:{seen[base]}"}
        if quote.id == "~":
            changes["continues"] = before
        quote = msgspec.structs.replace(quote, **changes)
        if quote.kind != "indirect":
            before = quote.id
        yield replace(one, quote=quote)
