"""Who says what: every run of words an article puts on somebody's account, with the chain of sources it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.language.layers import Attribution, Cast, Place, Run
from firsthand.language.outer import View
from firsthand.language.parse import Paragraph, Parsed
from firsthand.language.cues import Found
from firsthand.language.said import sayings
from firsthand.language.sources import entity_of, source_of
from firsthand.language.tagger import Tagger
from firsthand.model import Interval, Quote, QuoteKind, Source, Span, Time

SILENT_PARTS = frozenset({"caption", "credit", "embed", "boilerplate"})


def attributions(
    parsed: Parsed, runs: Sequence[Run], cast: Cast, times: Sequence[Time] = (), tagger: Tagger | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in order of their words.

    `runs` are its quotations, `times` its time expressions (an attribution is dated by those of its cue's clause);
    without a tagger the rules alone serve.
    """
    views = [_view(at, paragraph, runs) for at, paragraph in enumerate(parsed.paragraphs)]
    found = [one for view in views for one in sayings(view)]
    made = [_attribution(parsed, views[f.at], f, cast, times) for f in found]
    made += _floating(parsed, views, found, made, cast)
    return tuple(sorted(made, key=lambda a: (a.quote.start, a.quote.end, a.quote.id)))


def _view(at: int, paragraph: Paragraph, runs: Sequence[Run]) -> View:
    mine = [r for r in runs if r.paragraph == at]
    through = [r for r in mine if not r.opens]
    boxes = [r for r in mine if r.opens and not any(_inside(r, o) for o in mine if o is not r and o not in through)]
    return View(at, paragraph, tuple(boxes))


def _inside(inner: Run, outer: Run) -> bool:
    return (
        outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != (outer.start, outer.end)
    )


def _attribution(parsed: Parsed, view: View, found: Found, cast: Cast, times: Sequence[Time]) -> Attribution:
    start, end = min(a for a, _ in found.content), max(b for _, b in found.content)
    speaker = None
    chain: tuple[Source, ...] = ()
    if found.source_head is not None:
        entity = entity_of(view.paragraph, found.source_head, cast)
        speaker = entity.id if entity else None
        chain = (source_of(view.paragraph, found.source_head, cast),)
    quote = Quote(
        id=f"q:{parsed.article.id}:{start}-{end}",
        article=parsed.article.id,
        start=start,
        end=end,
        text=parsed.text[start:end],
        kind=_kind(found.content, view.runs),
        act=found.act,
        speaker=speaker,
        speaker_text=parsed.text[slice(*found.source)] if found.source else None,
        speaker_span=Span(start=found.source[0], end=found.source[1]) if found.source else None,
        cue=parsed.text[slice(*found.cue)] if found.cue else None,
        cue_span=Span(start=found.cue[0], end=found.cue[1]) if found.cue else None,
        said=_said(found, times),
        pieces=tuple(Span(start=a, end=b) for a, b in found.content) if len(found.content) > 1 else (),
    )
    return Attribution(
        quote=quote,
        content=found.content,
        chain=chain,
        rumour=found.rumour,
        denied=found.denied,
        asked=found.asked,
        speaker_head=view.paragraph.place(found.source_head)[0] if found.source_head is not None else None,
        cue_head=found.head,
        lemma=found.lemma,
    )


def _kind(content: Sequence[Place], runs: Sequence[Run]) -> QuoteKind:
    size = sum(b - a for a, b in content)
    marked = sum(max(0, min(b, r.end) - max(a, r.start)) for a, b in content for r in runs)
    if marked >= 0.9 * size:
        return "direct"
    return "mixed" if marked else "indirect"


def _said(found: Found, times: Sequence[Time]) -> Interval | None:
    return None


def _floating(
    parsed: Parsed, views: Sequence[View], found: Sequence[Found], made: Sequence[Attribution], cast: Cast
) -> list[Attribution]:
    """Quotations with no cue of their own go on with whoever spoke last."""
    covered = [p for a in made for p in a.content]
    out: list[Attribution] = []
    spoken = sorted(made, key=lambda a: a.cue_head or 0)
    for view in views:
        if view.paragraph.kind in SILENT_PARTS:
            continue
        for sentence in view.sentences:
            for run in sentence.runs:
                if any(a < run.end and run.start < b for a, b in covered) or not _whole(
                    view, sentence.start, sentence.end
                ):
                    continue
                last = next(
                    (
                        a
                        for a in reversed(spoken)
                        if (a.cue_head or 0) < run.start and a.quote.act in ("speech", "writing")
                    ),
                    None,
                )
                out.append(_floated(parsed, run, last))
    return out


def _whole(view: View, start: int, end: int) -> bool:
    return all(view.boxed(t) or t.is_punct or t.is_space for t in view.paragraph.doc[start:end])


def _floated(parsed: Parsed, run: Run, last: Attribution | None) -> Attribution:
    quote = Quote(
        id=f"q:{parsed.article.id}:{run.start}-{run.end}",
        article=parsed.article.id,
        start=run.start,
        end=run.end,
        text=parsed.text[run.start : run.end],
        kind="direct",
        speaker=last.quote.speaker if last else None,
        speaker_text=last.quote.speaker_text if last else None,
    )
    content = ((run.start, run.end),)
    if last is None:
        return Attribution(quote=quote, content=content, chain=())
    return replace(last, quote=quote, content=content, cue_head=None)
